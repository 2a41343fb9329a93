// Tasks that wait for I/O, for locks and for each other's messages, on several cores; and donation of priorities.
import { not_covered } from '../conversion.mjs';
import { finish_order, lock_order, operation_events } from '../histories.mjs';
import { kTick, scenario_text } from '../scenario_text.mjs';
import { priority } from './classic.mjs';

const kPolicies = { fcfs: 'fifo', priority: 'priority cooperative', 'priority-preemptive': 'priority' };

/** @type {import('../conversion.mjs').Convert} */
function simpy(test) {
  const policy = kPolicies[test.policy];
  if (!policy) return not_covered('a policy that its section does not describe');
  const attributes = (task) => (task.priority === undefined ? '' : priority(test, task));
  const text = scenario_text(test, { policy, attributes });
  return { text, unit: kTick, watch: true, compare: { events: operation_events } };
}

/** @type {import('../conversion.mjs').Convert} */
function pintos(test) {
  const text = scenario_text(test, {
    policy: 'priority',
    protocol: 'inherit',
    attributes: (task) => priority(test, task),
  });
  return { text, unit: kTick, watch: true, by: 'order alone', compare: { lock_order, finish_order } };
}

/** @type {Record<string, import('../conversion.mjs').Convert>} */
export const coordination = { simpy, 'pintos-donation': pintos };
