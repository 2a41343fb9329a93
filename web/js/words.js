// Text for people, in their language. What the sources say is plain English, and the key under which another language has its own
// (web/strings); with no other language there all is as the sources have it. Each script of the page is bundled with this
// file for itself: the explorer's is told the language, the others ask `window.explorer` for its words.

/** @typedef {Record<string, string>} Words */

/** @type {Words | undefined} */
let own;

/** @param {Words} words from now on */
export function speak(words) {
  own = words;
}

/** @returns {Words} of another language than English, none for that */
export function words() {
  return own ?? /** @type {any} */ (globalThis).explorer?.words ?? {};
}

/** Says only that the texts in it are given to `say` elsewhere. @template T @param {T} texts @returns {T} */
export function translatable(texts) {
  return texts;
}

/**
 * @param {string} english may have places: {0} is the first of the values, {0|was|were} one of the two words, the first where that is 1
 * @param {...unknown} values
 * @returns {string}
 */
export function say(english, ...values) {
  return (words()[english] ?? english).replace(/\{(\d)(?:\|([^|}]*)\|([^}]*))?\}/g, (_, place, one, more) =>
    String(one === undefined ? values[place] : String(values[place]) === '1' ? one : more),
  );
}
