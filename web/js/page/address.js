// What the page's address asks for in its query: which scenario, which theme, how much of itself. What it does not understand it says, and goes on
// with the default, so that no address leads to a blank page. The fragment is page/links.js's.
import scenarios from 'scenarios';
import { kPresentation, read_presentation } from './presentation.js';

/** @type {Readonly<Record<string, string>>} */
export const kScenarios = Object.fromEntries(scenarios.map(({ id, text }) => [id, text]));
const kDefault = 'salad';
const kThemes = ['auto', 'light', 'dark', 'contrast'];

/**
 * @param {string} query with or without its `?`
 * @returns {{scenario: string, text: string, theme: string, presentation: import('./presentation.js').Presentation,
 *   message: string}} message: '' or sentences for the reader
 */
export function read_address(query) {
  const parameters = new URLSearchParams(query);
  /** @type {string[]} */
  const sentences = [];
  const names = Object.keys(kScenarios);

  let scenario = parameters.get('scenario') ?? kDefault;
  if (!Object.hasOwn(kScenarios, scenario)) {
    sentences.push(`There is no scenario “${short(scenario)}” (there are ${names.join(', ')}): this is ${kDefault}.`);
    scenario = kDefault;
  }
  let theme = parameters.get('theme') ?? 'auto';
  if (!kThemes.includes(theme)) {
    sentences.push(`The theme “${short(theme)}” is none of ${kThemes.join(', ')}.`);
    theme = 'auto';
  }
  const presentation = read_presentation(parameters, sentences);
  for (const name of new Set(parameters.keys())) {
    if (name !== 'scenario' && name !== 'theme' && !kPresentation.includes(name)) {
      sentences.push(`The address asks for “${short(name)}”, which this page does not know.`);
    }
  }
  return { scenario, text: kScenarios[scenario], theme, presentation, message: sentences.join(' ') };
}

/** @param {string} text */
function short(text) {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
