// A plugin of the bundler: the module 'scenarios' is the list of all of assets/scenarios, by name, with the first words that
// each says of itself. The list is put together when the page is built, so that a new file is in it by being there.
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

// The first steps first; the others follow by name.
const kFirst = ['salad', 'coffee', 'together', 'interruptible', 'frames'];

/** @param {string} text @param {string} word @returns {string} the string of its first such statement, '' if there is none */
function said(text, word) {
  const [, literal] = text.match(new RegExp(`^${word} +("(?:\\\\.|[^"\\\\])*")`, 'm')) ?? [];
  return literal ? literal.slice(1, -1).replace(/\\(.)/g, '$1') : '';
}

/** @param {string} name */
function rank(name) {
  const at = kFirst.indexOf(basename(name, '.ilv'));
  return at < 0 ? kFirst.length : at;
}

/** @param {string} folder @returns {{id: string, title: string, note: string, text: string}[]} */
export function scenarios_in(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ilv'))
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      return { id: basename(name, '.ilv'), title: said(text, 'title'), note: said(text, 'note'), text };
    });
}

/** @param {string} root @returns {import('esbuild').Plugin} */
export function scenario_list(root) {
  const folder = join(root, 'assets/scenarios');
  return {
    name: 'scenario-list',
    setup(bundler) {
      bundler.onResolve({ filter: /^scenarios$/ }, () => ({ path: folder, namespace: 'scenarios' }));
      bundler.onLoad({ filter: /.*/, namespace: 'scenarios' }, () => ({
        contents: JSON.stringify(scenarios_in(folder)),
        loader: 'json',
        watchDirs: [folder],
      }));
    },
  };
}
