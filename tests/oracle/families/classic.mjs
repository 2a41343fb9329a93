// The policies of every textbook, on one core and several: `classic-*`, and the one-core forms with all tasks at 0.
import { not_covered } from '../conversion.mjs';
import { duration, kTick, scenario_text } from '../scenario_text.mjs';

/** Higher is more urgent here. @param {import('../corpus.mjs').Case} test @param {import('../corpus.mjs').Task} task */
export function priority(test, task) {
  const number = task.priority ?? 0;
  return `priority ${test.params.priority_order === 'lower-number-first' ? -number || 0 : number}`;
}

/** @param {string} policy @returns {import('../conversion.mjs').Convert} */
export function plain(policy) {
  return (test) => ({ text: scenario_text(test, { policy }), unit: kTick });
}

/** @param {string} policy @returns {import('../conversion.mjs').Convert} */
export function by_priority(policy) {
  return (test) => ({
    text: scenario_text(test, { policy, attributes: (task) => priority(test, task) }),
    unit: kTick,
  });
}

/** @type {import('../conversion.mjs').Convert} */
export function round_robin(test) {
  const requeue = test.params.requeue_order ?? 'arrivals-first';
  const policy = `round-robin quantum ${duration(test.params.quantum)} requeue ${requeue}`;
  return { text: scenario_text(test, { policy }), unit: kTick };
}

/** @type {import('../conversion.mjs').Convert} */
export function priority_round_robin(test) {
  return by_priority(`priority quantum ${duration(test.params.quantum)}`)(test);
}

/**
 * Whether a switch is paid here that is free there, or the other way round. There a task goes to the core that has been free
 * for longest and pays if that core has run a task and was busy until this one came; here it goes to the lowest idle core
 * and pays if that core has run a task.
 * @param {import('../corpus.mjs').Case} test
 */
function pays_otherwise(test) {
  const cost = test.params.context_switch_cost;
  const order = [...test.tasks].sort((a, b) => a.arrival - b.arrival);
  const free_at = new Array(test.cores).fill(-1); // -1: it has run nothing yet
  for (const task of order) {
    const core = free_at.indexOf(Math.min(...free_at));
    const begin = Math.max(free_at[core], task.arrival);
    const here = free_at.findIndex((time) => time <= begin);
    const pays = free_at[core] >= task.arrival;
    if (pays !== free_at[here] >= 0) return true;
    free_at[core] = begin + (pays ? cost : 0) + task.segments[0].t;
  }
  return false;
}

/** @type {import('../conversion.mjs').Convert} */
function fcfs_with_switches(test) {
  if (pays_otherwise(test)) return not_covered('a core that was idle switches to another task for free');
  const settings = [`cost switch ${duration(test.params.context_switch_cost)}`];
  return { text: scenario_text(test, { policy: 'fifo', settings }), unit: kTick };
}

/** @type {Record<string, import('../conversion.mjs').Convert>} */
export const classic = {
  'classic-fcfs': plain('fifo'),
  'classic-sjf': plain('sjf'),
  'classic-srtf': plain('srtf'),
  'classic-hrrn': plain('hrrn'),
  'classic-npp': by_priority('priority cooperative'),
  'classic-pp': by_priority('priority'),
  'classic-rr': round_robin,
  'classic-fcfs-cs': fcfs_with_switches,
  'ostep-fcfs': plain('fifo'),
  'ostep-sjf': plain('sjf'),
  'ostep-rr': round_robin,
};
