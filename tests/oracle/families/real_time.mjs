// Periodic and sporadic jobs under deadlines: earliest deadline first, rate monotonic, fixed priorities, lock protocols.
import { not_covered } from '../conversion.mjs';
import { duration, kTick, scenario_text } from '../scenario_text.mjs';
import { priority } from './classic.mjs';
import { order_of_releases } from './release_order.mjs';

/** @typedef {import('../corpus.mjs').Case} Case @typedef {import('../corpus.mjs').Task} Task */

/** @param {Case} test @param {Task} task */
function deadline(test, task) {
  if (task.deadline === undefined) return '';
  return `deadline ${duration(task.deadline)}${test.params.on_deadline_miss === 'abort' ? ' drop' : ''}`;
}

/** @param {Case} test @param {Task} task */
function pin(test, task) {
  const core = test.params.partition?.[task.name];
  return core === undefined ? '' : `pin ${core}`;
}

/**
 * Rate monotonic. The rank of a task with listed releases is given (`rm_period`); the policy takes the smallest gap, and
 * where that is another number the same order is written as priorities.
 * @param {Case} test @returns {{policy: string, rank: (task: Task) => string}}
 */
function rate_monotonic(test) {
  const smallest_gap = (times) => Math.min(...times.slice(1).map((time, i) => time - times[i]));
  const known = test.tasks.every((task) => !task.release_times || smallest_gap(task.release_times) === task.rm_period);
  if (known) return { policy: 'rm', rank: () => '' };
  return { policy: 'priority', rank: (task) => `priority -${task.rm_period ?? task.period}` };
}

/** @param {Case} test @returns {{policy: string, rank: (task: Task) => string}} */
function policy_of(test) {
  switch (test.policy) {
    case 'edf':
      return { policy: 'edf', rank: () => '' };
    case 'rm':
      return rate_monotonic(test);
    default:
      return { policy: 'priority', rank: (task) => priority(test, task) };
  }
}

/**
 * @param {Case} test
 * @param {object} [options]
 * @param {string} [options.ties]
 * @param {string} [options.protocol] of mutexes
 * @param {Task[]} [options.tasks] in the order of the text
 * @returns {import('../conversion.mjs').Covered}
 */
function real_time(test, { ties = '', protocol = '', tasks = test.tasks } = {}) {
  const { policy, rank } = policy_of(test);
  const attributes = (task) => [deadline(test, task), rank(task), pin(test, task)].filter(Boolean).join(' ');
  const text = scenario_text(test, { policy: `${policy} ${ties}`.trimEnd(), protocol, tasks, attributes });
  return { text, unit: kTick };
}

/** What a lock protocol of the source is called here. `srp`: on one core, with fixed priorities, a job that may not start
 * below the ceiling of what is held and one that waits for a holder at that ceiling wait for the same time (Baker 1991). */
const kProtocols = { pip: 'inherit', pcp: 'pcp', srp: 'ceiling', npcs: 'non-preemptive' };

/** @type {import('../conversion.mjs').Convert} */
function partsim(test) {
  const protocol = test.params.lock_protocol ?? 'none';
  return protocol === 'none' ? real_time(test) : not_covered('an unknown lock protocol');
}

/** @type {import('../conversion.mjs').Convert} */
function mcrtsim(test) {
  const protocol = kProtocols[test.params.lock_protocol];
  return protocol ? real_time(test, { protocol }) : not_covered('an unknown lock protocol');
}

/** Jobs of equal keys go by activation: the order of the text must be that of simultaneous releases.
 * @type {import('../conversion.mjs').Convert} */
function by_activation(test) {
  if (test.ties !== 'rule') return real_time(test);
  const tasks = order_of_releases(test);
  return tasks ? real_time(test, { tasks }) : not_covered('simultaneous releases queue in a changing order');
}

/** @type {import('../conversion.mjs').Convert} */
function global_edf(test) {
  return real_time(test, { ties: 'ties index' });
}

/** Only the first jobs are expected. @type {import('../conversion.mjs').Convert} */
function rta(test) {
  return { ...real_time(test), compare: { note: 'prose' } };
}

/** @type {Record<string, import('../conversion.mjs').Convert>} */
export const real_time_families = {
  partsim,
  mcrtsim,
  rta,
  edf: (test) => real_time(test),
  rm: (test) => real_time(test),
  'simso-EDF_mono': by_activation,
  'simso-RM_mono': by_activation,
  'simso-P_EDF': by_activation,
  'simso-P_RM': by_activation,
  'simso-RM': by_activation,
  'simso-EDF': global_edf,
  'simso-FP': by_activation,
};
