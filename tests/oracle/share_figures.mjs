// Comparers for policies that deal out shares: who was picked for each quantum, and what each got by the end of the run.
import { difference } from './compare.mjs';
import { by_core } from './run_view.mjs';

/**
 * Who ran in each quantum of a single core, in order; as many as are expected. A piece that is no whole number of quanta
 * ends with a short one.
 * @type {import('./conversion.mjs').Comparer}
 */
export function picks(expected, [view], test) {
  const { quantum } = test.params;
  const all = by_core(view.pieces).flatMap(([, job, start, end]) => {
    return new Array(Math.ceil((end - start) / quantum)).fill(job);
  });
  const at = expected.findIndex((job, i) => job !== all[i]);
  return at < 0 ? [] : difference(`pick ${at + 1}`, expected[at], all[at] ?? 'nobody');
}

/**
 * Whether each task's cpu time, in ticks, is within `tolerance` of what was expected, in every variant.
 * @param {import('./run_view.mjs').RunView[]} views @param {Record<string, number>} expected @param {number} tolerance
 */
export function cpu_within(views, expected, tolerance) {
  return views.flatMap((view) =>
    Object.entries(expected).flatMap(([name, share]) => {
      const got = view.jobs.get(name).reduce((total, job) => total + job.executed, 0);
      return difference(`${view.variant} cpu of ${name}`.trimStart(), share, got, tolerance);
    }),
  );
}
