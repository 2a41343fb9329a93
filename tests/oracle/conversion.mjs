// What a family makes of a case: a scenario to run and how to compare the run with the expectation, or the reason why the
// case is not covered. The reason follows from the case's rules and input alone, never from what a run gave.

/**
 * Compares one entry of `expect` with what was run. @typedef {(expected: any, views: import('./run_view.mjs').RunView[],
 * test: import('./corpus.mjs').Case) => import('./compare.mjs').Difference[]} Comparer
 */
/**
 * @typedef {object} Covered
 * @property {string} text the scenario
 * @property {number} unit nanoseconds of a tick
 * @property {'by-core' | 'coreless' | 'none'} [timeline] where the case's own choice asks for core numbers that are not ours
 * @property {boolean} [watch] whether comparers look at the instants of operations that take no time
 * @property {string} [by] what is compared instead of the case's exact figures, for the report
 * @property {Record<string, Comparer | string>} [compare] instead of compare.mjs's table: a comparer for an entry of
 *   `expect`, or the reason why that entry is left out
 */
/** A family that needs many runs judges by itself. @typedef {{measure: (engine: import('./engine.mjs').Engine) =>
 *  Promise<import('./compare.mjs').Difference[]>, text: string, by?: string}} Measured */
/** @typedef {{reason: string}} NotCovered */
/** @typedef {Covered | Measured | NotCovered} Conversion */
/** @typedef {(test: import('./corpus.mjs').Case) => Conversion} Convert */

/** @param {string} reason the same words for the same cause: the report counts them @returns {NotCovered} */
export function not_covered(reason) {
  return { reason };
}
