// The verdict on one case: converted, run, compared.
import { compare, unknown_expectation } from './compare.mjs';
import { kFamilies } from './families/index.mjs';
import { read_histories } from './histories.mjs';
import { unknown_input } from './known_input.mjs';
import { RunView } from './run_view.mjs';

/** @typedef {import('./compare.mjs').Difference} Difference @typedef {import('./corpus.mjs').Case} Case */
/**
 * @typedef {object} Verdict
 * @property {string} id
 * @property {'agree' | 'differ' | 'not covered'} verdict
 * @property {Difference[]} differences
 * @property {string} [reason] why it is not covered
 * @property {string} [by] what was compared instead of the exact figures
 * @property {[string, string][]} left_out keys of `expect` that were not compared, with the reason
 */

const kModes = ['exact', 'order-only', 'statistical'];

/** @param {Case} test @returns {import('./conversion.mjs').Conversion} */
export function convert(test) {
  const family = kFamilies[test.semantics];
  if (!family) return { reason: `unknown semantics: ${test.semantics}` };
  if (!kModes.includes(test.compare.mode)) return { reason: `unknown mode of comparing: ${test.compare.mode}` };
  const input = unknown_input(test);
  if (input) return { reason: input };
  const conversion = family(test);
  if ('reason' in conversion || 'measure' in conversion) return conversion;
  const unknown = unknown_expectation(test, conversion.compare ?? {});
  return unknown ? { reason: `expects ${unknown}, which nothing here compares` } : conversion;
}

/** What is wrong with a run before any figure is compared. @param {import('./engine.mjs').Output} output @returns {Difference[]} */
function defects(output) {
  if (!output.report) {
    return [{ what: 'run', expected: 'a result', got: output.error.trim().split('\n')[0] || `exit ${output.exit}` }];
  }
  return output.report.runs.flatMap((run) => [
    ...(['completed', 'horizon'].includes(run.end)
      ? []
      : [{ what: `${run.variant} end`.trimStart(), expected: 'completed', got: run.end }]),
    ...run.checks.failed.map((failed) => ({ what: 'checks', expected: 'none failed', got: failed })),
  ]);
}

/** @param {Case} test @param {import('./engine.mjs').Engine} engine @returns {Promise<Verdict>} */
export async function judge(test, engine) {
  const conversion = convert(test);
  const { id } = test;
  if ('reason' in conversion) {
    return { id, verdict: 'not covered', differences: [], reason: conversion.reason, left_out: [] };
  }
  const differences =
    'measure' in conversion ? await conversion.measure(engine) : await differences_of(test, conversion, engine);
  const verdict = differences.length > 0 ? 'differ' : 'agree';
  return { id, verdict, differences, by: conversion.by, left_out: left_out(test, conversion) };
}

/** @param {Case} test @param {import('./conversion.mjs').Covered} conversion @param {import('./engine.mjs').Engine} engine */
async function differences_of(test, conversion, engine) {
  const output = await engine.run(conversion.text, { trace: conversion.watch });
  const wrong = defects(output);
  if (!output.report) return wrong;
  const histories = output.trace ? read_histories(test, output.trace, conversion.unit) : undefined;
  const views = output.report.runs.map((run) => new RunView(run, test, conversion.unit, histories));
  return [...wrong, ...compare(test, conversion, views)];
}

/** @param {Case} test @param {import('./conversion.mjs').Conversion} conversion @returns {[string, string][]} */
function left_out(test, conversion) {
  if (!('compare' in conversion)) return [];
  return Object.entries(conversion.compare).flatMap(([key, reason]) =>
    typeof reason === 'string' && key in test.expect ? [/** @type {[string, string]} */ ([key, reason])] : [],
  );
}
