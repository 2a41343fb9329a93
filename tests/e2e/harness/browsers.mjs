// Starts Debian's Chromium or Firefox through puppeteer-core, with WebGL 2 in software, in a home folder of their own under
// build/e2e. Guarantees: no download, nothing written to the user's own home; a missing browser is one sentence (MissingBrowser).
import { accessSync, constants, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import puppeteer from 'puppeteer-core';

export const kBrowserNames = ['chromium', 'firefox'];

const kPrograms = {
  chromium: {
    variable: 'INTERLEAVE_CHROMIUM',
    package: 'chromium',
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    places: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  },
  firefox: {
    variable: 'INTERLEAVE_FIREFOX',
    package: 'firefox-esr',
    names: ['firefox-esr', 'firefox'],
    places: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  },
};

export class MissingBrowser extends Error {}

function is_program(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

// The first program of these names on the PATH, or undefined.
export function find_on_path(names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(is_program);
}

export function find_browser(name) {
  const program = kPrograms[name];
  const wanted = process.env[program.variable];
  if (wanted) {
    if (is_program(wanted)) return wanted;
    throw new MissingBrowser(`${program.variable} names ${wanted}, which is not a program that can be started.`);
  }
  const found = find_on_path(program.names) ?? program.places.find(is_program);
  if (found) return found;
  throw new MissingBrowser(
    `no ${name} was found: install Debian's package ${program.package}, or name the program in ${program.variable}.`,
  );
}

/**
 * @typedef {object} BrowserOptions
 * @property {number} [ratio] device pixel ratio of the whole browser; the window then keeps its own size
 * @property {boolean} [webgl] false: the browser has none at all
 * @property {boolean} [dark] the system prefers dark and reduced motion
 */

function chromium_options({ ratio = 1, webgl = true, dark = false }) {
  const graphics = webgl
    ? ['--use-angle=swiftshader', '--enable-unsafe-swiftshader']
    : ['--disable-gpu', '--disable-3d-apis', '--disable-software-rasterizer'];
  return {
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--no-first-run',
      '--disable-sync',
      '--disable-component-update',
      '--hide-scrollbars',
      '--window-size=1000,720',
      `--force-device-scale-factor=${ratio}`,
      ...graphics,
      ...(dark ? ['--force-dark-mode', '--force-prefers-reduced-motion'] : []),
    ],
  };
}

function firefox_options({ ratio = 1, webgl = true, dark = false }) {
  return {
    browser: 'firefox',
    args: [`--width=${Math.round(1000 * ratio)}`, `--height=${Math.round(720 * ratio)}`],
    extraPrefsFirefox: {
      // One process for all pages of a suite: starting one for each takes a quarter of what opening a page costs.
      'fission.autostart': false,
      'dom.ipc.processCount': 1,
      'dom.ipc.processPrelaunch.enabled': false,
      'layout.css.devPixelsPerPx': String(ratio),
      'webgl.disabled': !webgl,
      'browser.zoom.siteSpecific': false,
      'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1,
      'ui.prefersReducedMotion': dark ? 1 : 0,
    },
  };
}

/**
 * A browser of its own process. Close it with close().
 * @param {'chromium'|'firefox'} name
 * @param {string} folder where the browser may keep its files
 * @param {BrowserOptions} [options]
 */
export function start_browser(name, folder, options = {}) {
  const home = join(folder, 'home');
  mkdirSync(home, { recursive: true });
  return puppeteer.launch({
    executablePath: find_browser(name),
    defaultViewport: null,
    headless: true,
    env: {
      ...process.env,
      HOME: home,
      XDG_CACHE_HOME: join(home, '.cache'),
      XDG_CONFIG_HOME: join(home, '.config'),
    },
    ...(name === 'chromium' ? chromium_options(options) : firefox_options(options)),
  });
}
