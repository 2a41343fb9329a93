// What a test file needs: check(name, options, body) registers one test in the browser of this run. Each gets a fresh page and,
// when it ends, must have left no error, no warning and no request to elsewhere; when it fails, its picture and its snapshot are
// kept in build/e2e/<browser>. A test that failed is done once more, in another page; one that passes only then is listed as
// unsteady when the run closes, and more than kUnsteadyAllowed of them fail it; what took longest is listed, too. The ordinary browser process is shared; unusual
// ones (another pixel ratio, no WebGL) are started when first asked for and closed when the next one is.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { after, before, test } from 'node:test';
import { start_browser } from './browsers.mjs';
import { Explorer } from './explorer.mjs';
import { serve, kSitePolicy, kStrictPolicy } from './servers.mjs';
import { watch_trouble } from './trouble.mjs';

const kTestTimeoutMs = 180_000;
const kUnsteadyAllowed = 3;
const kSlowestTold = 10;
const kViewport = { width: 1280, height: 800 };

/** @type {{browser_name: 'chromium'|'firefox', page_folder: string, output_folder: string, root: string, filter: string}} */
let suite;
const servers = {};
const shared = { key: '', browser: undefined };
const special = { key: '', browser: undefined };
const unsteady = [];
/** @type {{name: string, ms: number}[]} */
const took = [];
let opening_ms = 0;

export function begin_suite(settings) {
  suite = settings;
  before(async () => {
    servers.plain = await serve([suite.page_folder]);
    servers.strict = await serve([suite.page_folder], { headers: { 'content-security-policy': kStrictPolicy } });
    servers.site = await serve([suite.page_folder], { headers: { 'content-security-policy': kSitePolicy } });
  });
  after(async () => {
    if (unsteady.length > 0) console.error(`unsteady, passed only the second time:\n  ${unsteady.join('\n  ')}`);
    tell_what_took_long();
    await Promise.all([shared.browser?.close(), special.browser?.close()]);
    await Promise.all(Object.values(servers).map((server) => server.close()));
  });
}

export function on_firefox() {
  return suite.browser_name === 'firefox';
}

export function page_folder() {
  return suite.page_folder;
}

export function source_root() {
  return suite.root;
}

/** What the built page consists of, such as "lessons/index.html". */
export function page_names() {
  const names = readdirSync(suite.page_folder, { recursive: true, encoding: 'utf8' });
  return names.map((name) => name.replaceAll(sep, '/')).sort();
}

/** @param {string} name */
export function page_file(name) {
  return readFileSync(join(suite.page_folder, name));
}

/** The built page's files on a server of the test's own; closed when the test ends. */
export async function serve_copy(t, options) {
  const server = await serve([suite.page_folder], options);
  t.after(() => server.close());
  return server;
}

/** One page of the test's own at another port; closed when the test ends. */
export async function serve_page(t, html) {
  const server = await serve([], {
    answer: (path, response) => {
      if (path !== '/') return false;
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
      return true;
    },
  });
  t.after(() => server.close());
  return server;
}

function tell_what_took_long() {
  const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
  const all_ms = took.reduce((sum, { ms }) => sum + ms, 0);
  took.sort((a, b) => b.ms - a.ms);
  console.log(
    `${took.length} tests in ${seconds(all_ms)}, ${seconds(opening_ms)} of that until pages were there; the slowest:`,
  );
  for (const { name, ms } of took.slice(0, kSlowestTold)) console.log(`  ${seconds(ms)}  ${name}`);
}

async function browser_for(options) {
  const place = options ? special : shared;
  const key = JSON.stringify(options ?? {});
  if (place.browser && place.key === key) return place.browser;
  await place.browser?.close();
  place.browser = await start_browser(suite.browser_name, suite.output_folder, options);
  place.key = key;
  return place.browser;
}

async function keep_evidence(name, page) {
  const file = join(
    suite.output_folder,
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 80),
  );
  try {
    await page.screenshot({ path: `${file}.png` });
    const state = await page.evaluate(() => JSON.stringify(globalThis.explorer?.snapshot() ?? null, null, 1));
    writeFileSync(`${file}.json`, state);
    console.error(`the picture and the state are in ${file}.png and .json`);
  } catch (error) {
    console.error(`no picture could be taken: ${error.message}`);
  }
}

/**
 * @typedef {object} CheckOptions
 * @property {import('./browsers.mjs').BrowserOptions} [browser] a process of its own
 * @property {'plain'|'strict'|'site'} [server] the latter two under a strict policy
 * @property {string} [path] query and fragment
 * @property {boolean} [open] false: the test opens what it wants itself
 * @property {RegExp[]} [expected] troubles that belong to the test
 * @property {(page: import('puppeteer-core').Page) => Promise<void>} [prepare] before the page is opened
 */

async function try_once(t, name, options, body) {
  const began = Date.now();
  const browser = await browser_for(options.browser);
  const page = await browser.newPage();
  const origin = servers[options.server ?? 'plain'].origin;
  const trouble = watch_trouble(page, options.expected ?? []);
  try {
    if (!options.browser) await page.setViewport(kViewport);
    await options.prepare?.(page);
    const explorer = new Explorer(page.mainFrame());
    if (options.open !== false) {
      await page.goto(`${origin}/${options.path ?? ''}`);
      await explorer.ready();
    }
    opening_ms += Date.now() - began;
    await body({ t, page, explorer, origin, trouble });
    if (trouble.length > 0) throw new Error(`the page was not quiet:\n  ${trouble.join('\n  ')}`);
  } catch (error) {
    if (trouble.length > 0) t.diagnostic(`the page said: ${trouble.join('; ')}`);
    await keep_evidence(name, page);
    throw error;
  } finally {
    await page.close();
  }
}

/**
 * @param {string} name a sentence
 * @param {CheckOptions} options
 * @param {(given: {t: import('node:test').TestContext, page: import('puppeteer-core').Page, explorer: Explorer,
 *   origin: string, trouble: string[]}) => Promise<void>} body
 */
export function check(name, options, body) {
  if (!name.toLowerCase().includes(suite.filter.toLowerCase())) return;
  test(name, { timeout: kTestTimeoutMs }, async (t) => {
    const began = Date.now();
    t.after(() => took.push({ name, ms: Date.now() - began }));
    try {
      await try_once(t, name, options, body);
    } catch (error) {
      if (unsteady.length >= kUnsteadyAllowed) throw error;
      t.diagnostic(`done once more, because: ${error.message}`);
      await try_once(t, name, options, body);
      unsteady.push(name);
    }
  });
}
