// What the engine says of a text ("expected a duration such as `5ms` for `at`, found `soon`"), in the page's language. The engine
// builds these sentences from parts, in English, for programs as well; here they are taken apart again by patterns
// (web/strings/problems), whatever fills a place of one is looked up in turn, and what has no pattern stays as it is. Words between
// backquotes are the scenario's own and never touched.

/** @type {[RegExp, string][]} the most exact first */
let patterns = [];

const kPlace = /\{\d\}/g;
const kFilling = '((?:`[^`]*`|[^`])+?)';

/** @param {string} lines of tools/web/strings.mjs: a pattern, a tab and its like; '' for English */
export function speak_of_problems(lines) {
  patterns = lines
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t'))
    .map(([english, own]) => {
      const exact = english.split(kPlace).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
      return [new RegExp(`^${exact.join(kFilling)}$`), own];
    });
}

/** @param {string} text a message, a hint or a part of one @returns {string} */
export function in_own_words(text) {
  for (const [pattern, own] of patterns) {
    const found = pattern.exec(text);
    if (found) return own.replace(kPlace, (place) => in_own_words(found[Number(place[1]) + 1]));
  }
  return text;
}
