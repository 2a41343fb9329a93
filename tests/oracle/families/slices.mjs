// Homework simulators that share the processor in slices of their own making: aligned slices on several cores, instructions
// of a toy machine, processes that issue I/O.
import { not_covered } from '../conversion.mjs';
import { io_busy } from '../histories.mjs';
import { duration, kTick, scenario_text } from '../scenario_text.mjs';

/**
 * Whether tasks take turns on a core, and a slice may begin between the global instants, or tasks of several cores queue
 * together at such an instant (there in the order of cores, which are dealt out otherwise).
 * @param {import('../corpus.mjs').Case} test
 */
function slices_matter(test) {
  if (test.tasks.length <= test.cores) return false;
  if (test.params.queue === 'central' && test.cores > 1) return true;
  return test.tasks.some((task) => task.segments.some(({ t }) => t % test.params.quantum !== 0));
}

/**
 * ostep-multi ends every core's slice at the same global instants; ours count from each dispatch.
 * @type {import('../conversion.mjs').Convert}
 */
function ostep_multi(test) {
  const { quantum, queue, steal_period, cache } = test.params;
  if (cache) return not_covered('work goes faster on a warm cache');
  if (steal_period > 0) return not_covered('queues are balanced at a period of their own');
  if (test.tasks.some((task) => task.affinity))
    return not_covered('an idle core searches the queue for who may use it');
  if (slices_matter(test)) return not_covered('slices end at global instants');
  const settings = queue === 'per-cpu' ? ['queues per-core'] : [];
  return {
    text: scenario_text(test, { policy: `round-robin quantum ${duration(quantum)}`, settings }),
    unit: kTick,
    // a central queue is dealt out anew to cores 0, 1, ... at each instant; here threads return to the core they used
    timeline: queue === 'per-cpu' ? 'by-core' : 'coreless',
    compare: { utilization_pct_warm_pct_2dp: 'shares of cores that are dealt out otherwise, and of a cache' },
  };
}

/**
 * ostep-x86: a ring of threads is a first-in-first-out queue. With a quantum, a thread that halts leaves the rest of its
 * quantum to the next, which matters as long as a third one is there.
 * @type {import('../conversion.mjs').Convert}
 */
function ostep_x86(test) {
  const { quantum } = test.params;
  if (quantum !== null && test.tasks.length > 2)
    return not_covered('who halts leaves the rest of its quantum to the next');
  const policy = quantum === null ? 'fifo' : `round-robin quantum ${duration(quantum)}`;
  return { text: scenario_text(test, { policy }), unit: kTick };
}

/**
 * ostep-procrun. SWITCH_ON_END: one process after another, each to its end. SWITCH_ON_IO takes the next ready process in
 * cyclic order: as all I/O takes equally long, processes return in the order in which they ran, so that the first-in-
 * first-out queue has that order too, unless returning processes take the core (IO_RUN_IMMEDIATE) and two of them can
 * return out of turn, with a third one waiting.
 * @type {import('../conversion.mjs').Convert}
 */
function ostep_procrun(test) {
  const common = { unit: kTick, watch: true, compare: { peer_total_ticks: 'counts ticks after the end', io_busy } };
  if (test.params.switch === 'SWITCH_ON_END') {
    return { text: scenario_text(test, { policy: 'fifo', settings: ['model serial'] }), ...common };
  }
  const immediate = test.params.io_done === 'IO_RUN_IMMEDIATE';
  const with_io = test.tasks.filter((task) => task.segments.some(({ op }) => op === 'io')).length;
  if (immediate && test.tasks.length > 2 && with_io > 1) {
    return not_covered('the next is taken in cyclic order of the processes');
  }
  const policy = immediate ? 'fifo after-io preempt' : 'fifo';
  return { text: scenario_text(test, { policy }), ...common };
}

/** @type {Record<string, import('../conversion.mjs').Convert>} */
export const slices = { 'ostep-multi': ostep_multi, 'ostep-x86': ostep_x86, 'ostep-procrun': ostep_procrun };
