// The language that the page speaks. English stands in the page and in its program; another one comes in a script of its own, before
// anything is built. Without that script (it may be missing, or no network) the page is in English.
import { load_script } from '../load_script.js';
import { speak_of_problems } from '../problem_words.js';
import { say, speak } from '../words.js';
import { element } from './elements.js';

/** Each but English is a file of web/strings. */
export const kLanguages = { en: 'English', de: 'Deutsch' };

/** @param {string | null} asked such as `de` or `de-AT` @returns {string} one that the page speaks */
export function language_of(asked) {
  const language = (asked ?? '').slice(0, 2).toLowerCase();
  return Object.hasOwn(kLanguages, language) ? language : 'en';
}

/**
 * @param {string} language not English
 * @param {string} base address of the page's own folder
 * @returns {Promise<string>} its words as the engine takes them, '' when they could not be had
 */
export async function speak_language(language, base) {
  try {
    /** @type {string} */
    const content = await load_script(new URL(`words.${language}.js`, base).href);
    const [lines, problems = ''] = content.split('\n\n');
    speak_of_problems(problems);
    speak(Object.fromEntries(lines.split('\n').map((line) => line.split('\t'))));
    document.documentElement.lang = language;
    put_page_in_words();
    return lines;
  } catch {
    return '';
  }
}

/** What stands in the page from the beginning. */
function put_page_in_words() {
  const page = element('explorer');
  for (const part of page.querySelectorAll('[aria-label]')) {
    part.setAttribute('aria-label', say(part.getAttribute('aria-label') ?? ''));
  }
  const texts = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = /** @type {Text} */ (texts.currentNode);
    if (text.data.trim()) text.data = say(text.data.trim());
  }
}
