// Sentences of a lesson whose numbers are those of the reader's own machine: empty places here, which web/site/measured.js fills when
// the live scenario of that page has run for real. A variant that is not there is an error when the page is made.
import { escape_html } from './markdown.mjs';

/** @typedef {{variants: string[], tasks: string[]}} Names that a scenario has */

/** @param {string} text of a scenario @returns {Names} */
function names_in(text) {
  const all = (/** @type {RegExp} */ pattern) => [...text.matchAll(pattern)].map(([, name]) => name);
  return { variants: all(/^\s*variant\s+"([^"]*)"/gm), tasks: all(/^\s*task\s+(\w+)/gm) };
}

/**
 * "{One knife}" is how long that variant took, "{tomato in One knife}" how long that task had to wait there until it began,
 * "{One knife / Two knives}" how many times as long one took as the other.
 * @param {string} sentence @param {Names} known @returns {string} HTML
 */
function with_places(sentence, known) {
  return sentence.replace(/\{([^}]*)\}|[^{]+/g, (part, names) => {
    if (names === undefined) return escape_html(part);
    return `<b data-runs="${runs_named(names, known)}"></b>`;
  });
}

/** @param {string} names @param {Names} known @returns {string} "1", "1:tomato", or "1 2" */
function runs_named(names, { variants, tasks }) {
  const found = names.split(' / ').map((name) => {
    const [, task = '', variant = name] = (!variants.includes(name) && /^(\w+) in (.*)$/.exec(name)) || [];
    if (!variants.includes(variant)) throw new Error(`there is no variant “${variant}” to be measured.`);
    if (task && !tasks.includes(task)) throw new Error(`there is no task “${task}” to be measured.`);
    return variants.indexOf(variant) + (task && `:${task}`);
  });
  return found.join(' ');
}

/**
 * @param {{id: string, text: string}} scenario
 * @param {string} says
 * @param {{of: string, over: number, then: string, else: string}} [verdict] a last sentence: `then` where the quotient `of` is more
 * @returns {string} HTML
 */
export function measured_paragraph({ id, text }, says, verdict) {
  const known = names_in(text);
  const judged = verdict
    ? ` <span data-over="${verdict.over}" data-of="${runs_named(verdict.of, known)}" hidden>${with_places(verdict.then, known)}</span>` +
      `<span data-else hidden>${with_places(verdict.else, known)}</span>`
    : '';
  return (
    `<p class="measured" role="status" data-scenario="${id}" hidden>` +
    '<span data-before>Your machine has not run it yet. Press <i>Run it for real</i>, and this says what it did.</span>' +
    `<span data-after hidden>${with_places(says, known)}${judged}</span>` +
    '<span data-failed hidden>Your machine did not bring it to an end; the explorer above says why.</span></p>'
  );
}

/** Of the page that freezes: {stood} and {missed}. @param {string} here @param {string} there @returns {string} HTML */
export function frozen_paragraph(here, there) {
  const filled = (/** @type {string} */ sentence) =>
    sentence.replace(/\{(stood|missed)\}|[^{]+/g, (part, name) => (name ? `<b data-${name}></b>` : escape_html(part)));
  return (
    '<p class="measured" role="status" data-frozen hidden>' +
    '<span data-before>Press one of the two and type meanwhile; then this says what your page went through.</span>' +
    `<span data-here hidden>${filled(here)}</span> <span data-there hidden>${filled(there)}</span></p>`
  );
}
