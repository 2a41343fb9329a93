// What each program that drives a browser begins with: reading its call, and saying in one sentence what is missing. Firefox has WebGL
// only with a display: without one the program starts itself again under xvfb-run.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const kRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

/**
 * Exits with 2 when the call is wrong or something is missing.
 * @param {string} name of the program, said before each sentence; its files go to build/<name>/<browser>
 * @param {import('node:util').ParseArgsConfig['options']} options beside --browser and --page
 */
export async function begin_program(name, options) {
  /** @returns {never} */
  const give_up = (sentence) => {
    console.error(`${name}: ${sentence}`);
    process.exit(2);
  };
  const call = read_call({ browser: { type: 'string' }, page: { type: 'string' }, ...options }, give_up);
  if (!existsSync(join(kRoot, 'node_modules/puppeteer-core'))) {
    give_up('the Node packages are not installed: run tools/bootstrap web.');
  }
  const { find_browser, find_on_path, kBrowserNames, MissingBrowser } = await import('./browsers.mjs');
  const browser_name = /** @type {'chromium'|'firefox'} */ (call.browser ?? '');
  if (!kBrowserNames.includes(browser_name)) {
    give_up(`--browser must be ${kBrowserNames.join(' or ')}, not "${browser_name}".`);
  }
  const page_folder = resolve(String(call.page ?? join(kRoot, 'build/web/dist')));
  if (!existsSync(join(page_folder, 'index.html'))) {
    give_up(`there is no page in ${page_folder}: run tools/build web first.`);
  }
  try {
    find_browser(browser_name);
  } catch (error) {
    if (error instanceof MissingBrowser) give_up(error.message);
    throw error;
  }
  if (browser_name === 'firefox' && process.platform === 'linux' && !process.env.DISPLAY) {
    const xvfb = find_on_path(['xvfb-run']);
    if (!xvfb) give_up("Firefox needs a display for WebGL, and xvfb-run was not found: install Debian's package xvfb.");
    const screen = ['-a', '-s', '-screen 0 2560x2048x24'];
    const again = spawnSync(xvfb, [...screen, process.execPath, ...process.argv.slice(1)], { stdio: 'inherit' });
    process.exit(again.status ?? 2);
  }
  const output_folder = join(kRoot, 'build', name, browser_name);
  mkdirSync(output_folder, { recursive: true });
  return { call, root: kRoot, browser_name, page_folder, output_folder };
}

function read_call(options, give_up) {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    return give_up(`${basename(process.argv[1])}: ${error.message}`);
  }
}
