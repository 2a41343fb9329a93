// What the lower panel says, as ordinary elements: why the slice that is selected is as it is, with buttons that lead to the
// jobs concerned, and what was checked. Built anew only when it says something else.
import { make } from '../page/elements.js';
import { say } from '../words.js';

/** @typedef {(command: import('../page/commands.js').Command) => void} Dispatch */

/** @param {number} tenths */
function percent(tenths) {
  return `${(tenths / 10).toLocaleString('en', { maximumFractionDigits: 1 })} %`;
}

/** @param {any[]} account */
function account_of(account) {
  return make('p', {}, account.map((part) => `${part.label} ${percent(part.tenths)}`).join(', '));
}

/** @param {any} one @param {Dispatch} dispatch */
function way_to(one, dispatch) {
  const words = [one.name, one.words, one.chosen ? say('chosen') : ''].filter(Boolean).join(', ');
  const button = make('button', { type: 'button' }, words);
  const { run, measured, task, core, time } = one;
  button.addEventListener('click', () => dispatch({ type: 'select', run, measured, task, core, time }));
  return make('li', {}, button);
}

/** @param {any} why null while nothing is selected @param {Dispatch} dispatch @returns {Node[]} */
export function why_elements(why, dispatch) {
  if (!why) return [];
  const parts = [make('h2', {}, say('Why: {0}', why.title))];
  /** @type {Node[]} */
  const all = [...parts, ...why.sentences.map((/** @type {string} */ sentence) => make('p', {}, sentence))];
  if (why.concerned.length > 0) {
    all.push(make('p', {}, `${why.concernedTitle}:`));
    all.push(make('ul', {}, ...why.concerned.map((/** @type {any} */ one) => way_to(one, dispatch))));
  }
  if (why.account.length > 0) all.push(make('p', {}, `${why.accountTitle}:`), account_of(why.account));
  return all;
}

/** @param {any} run @returns {Node[]} */
export function check_elements(run) {
  const { checks, account } = run;
  const lines = checks.list.map((/** @type {any} */ check) => {
    const verdict = check.failure
      ? say('does not hold: {0}', check.failure)
      : say('holds, {0} compared', check.lookedAt);
    return make('li', {}, `${check.sentence} (${verdict})`);
  });
  const where = account.length > 0 ? [make('p', {}, say('Where the core time went:')), account_of(account)] : [];
  return [
    make('h2', {}, say('Checks: {0} hold, {1} fail', checks.passed, checks.failed)),
    make('ul', {}, ...lines),
    ...where,
  ];
}
