// Fills in what the reader's own machine has just done, in paragraphs that tools/site/measured.mjs has made. Before a run they say how
// to get there; without this script they are not there.

/** @param {number} ns @returns {string} "41 ms", "1.2 s" */
function time_words(ns) {
  const ms = ns / 1e6;
  if (ms < 0.05) return 'less than a millisecond'; // of a clock that ticks every one
  if (ms >= 1000) return `${(ms / 1000).toFixed(1)} s`;
  return `${ms.toFixed(ms >= 10 ? 0 : 1)} ms`;
}

/**
 * @typedef {{makespan: number, tasks: {name: string, response: number | null}[]}} Measured
 * @typedef {{measured: Measured | null}[]} Runs as an element's event `finished` has them
 */

/** @param {string | undefined} which "1", "1:task" or two of them @param {Runs} runs @returns {number[]} in ns, how long a run or a wait took */
function lengths(which, runs) {
  return (which ?? '').split(' ').map((place) => {
    const [index, task] = place.split(':');
    const measured = runs[Number(index)]?.measured;
    const waited = measured?.tasks.find(({ name }) => name === task);
    return (task ? waited?.response : measured?.makespan) ?? NaN;
  });
}

/** @param {HTMLElement} paragraph @param {string} name of a data attribute */
function part(paragraph, name) {
  return /** @type {HTMLElement | null} */ (paragraph.querySelector(`[data-${name}]`));
}

/** @param {HTMLElement} paragraph @param {Runs} runs */
function tell_runs(paragraph, runs) {
  let whole = true;
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (paragraph.querySelectorAll('[data-runs]'))) {
    const [one, other] = lengths(place.dataset.runs, runs);
    whole &&= one >= 0 && other !== 0 && !Number.isNaN(other);
    place.textContent = other === undefined ? time_words(one) : (one / other).toFixed(1);
  }
  const then = part(paragraph, 'over');
  if (then) {
    const [one, other] = lengths(then.dataset.of, runs);
    then.hidden = !(one / other > Number(then.dataset.over));
    /** @type {HTMLElement} */ (part(paragraph, 'else')).hidden = !then.hidden;
  }
  show(paragraph, whole ? 'after' : 'failed');
}

/** @param {HTMLElement} paragraph @param {string} name of the one part that is read */
function show(paragraph, name) {
  for (const one of ['before', 'after', 'failed']) {
    const found = part(paragraph, one);
    if (found) found.hidden = one !== name;
  }
}

/** @param {HTMLElement} paragraph @param {{where: 'here' | 'there', longest: number, missed: number}} found */
function tell_frozen(paragraph, { where, longest, missed }) {
  const sentence = /** @type {HTMLElement} */ (part(paragraph, where));
  const stood = part(sentence, 'stood');
  const lost = part(sentence, 'missed');
  if (stood) stood.textContent = time_words(longest * 1e6);
  if (lost) lost.textContent = String(missed);
  sentence.hidden = false;
  /** @type {HTMLElement} */ (part(paragraph, 'before')).hidden = true;
}

/** Every such paragraph of the page whose figure can run. */
export function tell_what_is_measured() {
  for (const paragraph of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.measured'))) {
    const { scenario } = paragraph.dataset;
    const figure = document.querySelector(
      scenario ? `interleave-explorer[scenario="${scenario}"]` : 'interleave-frozen-page',
    );
    if (!figure) continue;
    paragraph.hidden = false;
    figure.addEventListener('finished', (event) => {
      const { detail } = /** @type {CustomEvent} */ (event);
      if (!scenario) tell_frozen(paragraph, detail);
      else if (detail.what === 'real') tell_runs(paragraph, detail.runs);
    });
  }
}
