// Makes the pages of web/site: Markdown through Eleventy, with numbers, claims and links asked of the command line while they are made.
// A claim that no longer holds, a wrong example, an address that leads nowhere: each is an error, and there is no site then.
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import Eleventy from '@11ty/eleventy';
import { scenarios_in } from '../web/scenario_list.mjs';
import { CommandLine } from './command_line.mjs';
import { poster_of } from './figures.mjs';
import { inspect_pages } from './inspect.mjs';
import { lesson_fault } from './lessons.mjs';
import { examples_in, questions_about } from './markdown.mjs';
import { plain_runs } from './numbers.mjs';
import { scripts_and_styles } from './scripts_and_styles.mjs';
import { search_index } from './search_index.mjs';
import { service_worker } from './service_worker.mjs';
import { sitemap } from './sitemap.mjs';
import { add_vocabulary } from './vocabulary.mjs';

/** @param {string} folder */
function documents_in(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

/**
 * @param {object} given
 * @param {string} given.root a checkout
 * @param {string} given.build_folder where build/node's neighbour keeps the page; answers are kept in it
 * @param {string} [given.source] other documents than web/site
 * @param {string} [given.address] where the site will stand, for the feed and the site map; without it addresses stay relative
 * @param {Map<string, Buffer>} given.page the files of the explorer and its embedding
 * @returns {Promise<Map<string, Buffer>>} the files of the site, by their names beside the page's
 */
export async function site_files({ root, build_folder, source = join(root, 'web/site'), address: said = '', page }) {
  const address = said && said.replace(/\/?$/, '/');
  const command_line = new CommandLine(
    resolve(build_folder, '../node/interleave.cjs'),
    join(build_folder, 'site-answers'),
  );
  const scenarios = scenarios_in(join(root, 'assets/scenarios'));
  const documents = documents_in(source);
  for (const { name, text } of documents) {
    const fault = name.startsWith('lessons/') ? lesson_fault(text) : '';
    if (fault) throw new Error(`${name} ${fault}.`);
  }
  const examples = documents.flatMap(({ text }) => examples_in(text));
  await command_line.ask_ahead([
    ...plain_runs(scenarios),
    ...examples.flatMap((text) => Object.values(questions_about(text))),
  ]);

  const poster = (id, kind = '') => {
    const file = page.get(`posters/${id}${kind}.svg`);
    return file && poster_of(file.toString());
  };
  const eleventy = new Eleventy(relative(process.cwd(), source), undefined, {
    quietMode: true,
    configPath: relative(process.cwd(), join(root, 'tools/site/eleventy.mjs')),
    config: (settings) => {
      settings.benchmarks.config.setIsVerbose(false);
      add_vocabulary(settings, { command_line, scenarios, poster });
      settings.addGlobalData('scenarios', scenarios);
      settings.addGlobalData('address', address);
    },
  });
  eleventy.disableLogger();
  return finished(await written_by(eleventy), { root, page, address });
}

/** @param {any} eleventy @throws {Error} the document, and the first cause in one sentence */
async function written_by(eleventy) {
  try {
    return await eleventy.toJSON();
  } catch (error) {
    let cause = error;
    while (cause.originalError ?? cause.cause) cause = cause.originalError ?? cause.cause;
    const [document = ''] = error.message.match(/[\w./-]+\.(md|njk)/) ?? [];
    throw new Error(`${document}: ${cause.message}`, { cause });
  }
}

/** @param {{url: string, content: string}[]} written @param {{root: string, page: Map<string, Buffer>, address: string}} given */
async function finished(written, { root, page, address }) {
  const pages = new Map(
    written.map(({ url, content }) => [url.slice(1).replace(/(^|\/)$/, '$1index.html'), Buffer.from(content)]),
  );
  const files = new Map([...pages, ...(await scripts_and_styles(root)), ...search_index(pages)]);
  const all = new Map([...page, ...files]);
  if (address) files.set('sitemap.xml', Buffer.from(sitemap(all.keys(), address)));
  const faults = inspect_pages(pages, all);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const worker = await service_worker(root, page, files);
  return new Map([...files, ...worker]);
}
