// Entries of books, whose `semantics` is the policy's name: first come first served among equals, in the order of the text.
import { kTick, scenario_text } from '../scenario_text.mjs';
import { by_priority, plain, priority_round_robin, round_robin } from './classic.mjs';
import { feedback } from './levels.mjs';

/** Only yields change the task. @type {import('../conversion.mjs').Convert} */
function cooperative(test) {
  return { text: scenario_text(test, { policy: 'fifo' }), unit: kTick };
}

/** @type {Record<string, import('../conversion.mjs').Convert>} */
export const textbook = {
  fcfs: plain('fifo'),
  sjf: plain('sjf'),
  srtf: plain('srtf'),
  hrrn: plain('hrrn'),
  rr: round_robin,
  priority: by_priority('priority cooperative'),
  'priority-preemptive': by_priority('priority'),
  'priority-rr': priority_round_robin,
  feedback,
  cooperative,
};
