// Multi-level feedback: tasks sink as they use up their quanta.
import { not_covered } from '../conversion.mjs';
import { duration, kTick, scenario_text } from '../scenario_text.mjs';

/** @type {import('../conversion.mjs').Convert} */
function ostep_mlfq(test) {
  const { levels, boost_period, io_resets_quantum, io_return_to_front } = test.params;
  const policy = [
    `mlfq levels ${levels.length}`,
    `quantum ${levels.map((level) => duration(level.quantum)).join(',')}`,
    `allotment ${levels.map((level) => level.allotment_slices).join(',')}`,
    `boost ${duration(boost_period ?? 0)}`,
    `on-io ${io_resets_quantum ? 'reset' : 'keep'}`,
    `after-io ${io_return_to_front ? 'front' : 'back'}`,
    'requeue preempted-first',
  ].join(' ');
  const compare = { timeline_levels: 'the level of a slice is not part of the output' };
  return { text: scenario_text(test, { policy }), unit: kTick, compare };
}

/** Enough for a task that sinks at each quantum: no case of a book is longer. */
const kManyLevels = 16;

/**
 * Stallings' feedback: quantum 1 at every level, or 1, 2, 4, ... Who is alone keeps its level there, and sinks here; that
 * makes no difference when nobody comes later.
 * @type {import('../conversion.mjs').Convert}
 */
export function feedback(test) {
  if (test.tasks.some((task) => task.arrival > 0)) {
    return not_covered('who is alone in the system keeps its level');
  }
  const { quantum = 1, quantum_doubles = false } = test.params;
  const quanta = Array.from({ length: kManyLevels }, (_, level) => quantum * (quantum_doubles ? 2 ** level : 1));
  const policy = `mlfq levels ${kManyLevels} quantum ${quanta.map((ticks) => duration(ticks)).join(',')}`;
  return { text: scenario_text(test, { policy }), unit: kTick };
}

/** @type {Record<string, import('../conversion.mjs').Convert>} */
export const levels = { 'ostep-mlfq': ostep_mlfq };
