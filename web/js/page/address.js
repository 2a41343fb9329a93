// What the page's address asks for in its query: which scenario, which theme, how much of itself. What it does not understand it says, and goes on
// with the default, so that no address leads to a blank page. The fragment is page/links.js's.
import scenarios from 'scenarios';
import { language_of } from './language.js';
import { kPresentation, read_presentation } from './presentation.js';
import { say } from '../words.js';

/** @type {Readonly<Record<string, string>>} */
export const kScenarios = Object.fromEntries(scenarios.map(({ id, text }) => [id, text]));
const kDefault = 'salad';
const kThemes = ['auto', 'light', 'dark', 'contrast'];

/**
 * @param {string} query with or without its `?`
 * @returns {{scenario: string, text: string, theme: string, language: string, presentation: import('./presentation.js').Presentation,
 *   message: string}} message: '' or sentences for the reader
 */
export function read_address(query) {
  const parameters = new URLSearchParams(query);
  /** @type {string[]} */
  const sentences = [];
  const names = Object.keys(kScenarios);

  let scenario = parameters.get('scenario') ?? kDefault;
  if (!Object.hasOwn(kScenarios, scenario)) {
    sentences.push(
      say('There is no scenario “{0}” (there are {1}): this is {2}.', short(scenario), names.join(', '), kDefault),
    );
    scenario = kDefault;
  }
  let theme = parameters.get('theme') ?? 'auto';
  if (!kThemes.includes(theme)) {
    sentences.push(say('The theme “{0}” is none of {1}.', short(theme), kThemes.join(', ')));
    theme = 'auto';
  }
  const presentation = read_presentation(parameters, sentences);
  for (const name of new Set(parameters.keys())) {
    if (name !== 'scenario' && name !== 'theme' && !kPresentation.includes(name)) {
      sentences.push(say('The address asks for “{0}”, which this page does not know.', short(name)));
    }
  }
  const language = language_of(parameters.get('lang'));
  return { scenario, text: kScenarios[scenario], theme, language, presentation, message: sentences.join(' ') };
}

/** @param {string} text */
function short(text) {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
