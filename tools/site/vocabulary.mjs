// The words that a document of web/site may use beside Markdown: {{ run(…).makespan | time }}, {% claim … %}, {% explorer … %} and so
// on. CONTRIBUTING.md shows them in use.
import { for_feed, newest } from './feed.mjs';
import { figures } from './figures.mjs';
import { extend_markdown, way_up } from './markdown.mjs';
import { claim, numbers, percent, plain, time, word } from './numbers.mjs';

/**
 * @param {any} settings Eleventy's
 * @param {object} given
 * @param {import('./command_line.mjs').CommandLine} given.command_line
 * @param {{id: string, title: string, text: string}[]} given.scenarios
 * @param {(id: string, kind?: string) => import('./figures.mjs').Poster | undefined} given.poster
 */
export function add_vocabulary(settings, { command_line, scenarios, poster }) {
  for (const [name, value] of Object.entries(numbers(command_line, scenarios))) settings.addNunjucksGlobal(name, value);
  for (const [name, filter] of Object.entries({ time, plain, percent, word, way_up, for_feed, newest })) {
    settings.addFilter(name, filter);
  }
  settings.addShortcode('claim', claim);

  const { predict, ...on_pages } = figures(scenarios, poster);
  settings.addPairedShortcode('predict', predict);
  for (const [name, make] of Object.entries(on_pages)) settings.addShortcode(name, knowing_its_page(make));
  settings.amendLibrary('md', (markdown) => extend_markdown(markdown, command_line));
}

/** Eleventy tells a shortcode by `this` on which page it stands. @param {(url: string, ...rest: any) => string} make */
function knowing_its_page(make) {
  /** @this {any} @param {any[]} given */
  return function (...given) {
    return make(this.page.url, ...given);
  };
}
