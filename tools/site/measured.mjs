// Sentences of a lesson whose numbers are those of the reader's own machine: empty places here, which web/site/measured.js fills when
// the live scenario of that page has run for real. A variant that is not there is an error when the page is made.
import { escape_html } from './markdown.mjs';

/** @param {string} text of a scenario @returns {string[]} */
function variants_of(text) {
  return [...text.matchAll(/^\s*variant\s+"([^"]*)"/gm)].map(([, name]) => name);
}

/**
 * "{One knife}" is how long that variant took, "{One knife / Two knives}" how many times as long one took as the other.
 * @param {string} sentence @param {string[]} variants @returns {string} HTML
 */
function with_places(sentence, variants) {
  return sentence.replace(/\{([^}]*)\}|[^{]+/g, (part, names) => {
    if (names === undefined) return escape_html(part);
    return `<b data-runs="${runs_named(names, variants)}"></b>`;
  });
}

/** @param {string} names @param {string[]} variants @returns {string} "1", or "1 2" */
function runs_named(names, variants) {
  const found = names.split(' / ').map((name) => {
    if (!variants.includes(name)) throw new Error(`there is no variant “${name}” to be measured.`);
    return variants.indexOf(name);
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
  const variants = variants_of(text);
  const judged = verdict
    ? ` <span data-over="${verdict.over}" data-of="${runs_named(verdict.of, variants)}" hidden>${with_places(verdict.then, variants)}</span>` +
      `<span data-else hidden>${with_places(verdict.else, variants)}</span>`
    : '';
  return (
    `<p class="measured" role="status" data-scenario="${id}" hidden>` +
    '<span data-before>Your machine has not run it yet. Press <i>Run it for real</i>, and this says what it did.</span>' +
    `<span data-after hidden>${with_places(says, variants)}${judged}</span>` +
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
