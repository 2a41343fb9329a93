// The contact sheet: see tools/contact_sheet. The cursor stands at a third of each run, where most has begun and little is over.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { start_browser } from '../../tests/e2e/harness/browsers.mjs';
import { scenarios_in } from './scenario_list.mjs';
import { serve } from './serve.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const { filter = '', page: page_folder = join(root, 'build/web/dist') } = parseArgs({
  options: { filter: { type: 'string' }, page: { type: 'string' } },
}).values;

const kFrames = ['your-code', 'threads', 'cores', 'whole-system'];
const kThemes = ['light', 'dark'];
const kScreens = {
  wide: { width: 1280, height: 800 },
  phone: { width: 360, height: 740, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
};

const folder = join(root, 'build/contact-sheet');
mkdirSync(folder, { recursive: true });
const scenarios = scenarios_in(join(root, 'assets/scenarios')).filter(({ id }) => id.includes(filter));
const server = await serve(page_folder);
const browser = await start_browser('chromium', folder);

/** @param {import('puppeteer-core').Page} page @param {object[]} commands */
function settle(page, commands) {
  return page.evaluate(async (all) => {
    const { explorer } = /** @type {any} */ (globalThis);
    for (const command of all) await explorer.dispatch(command);
    await explorer.whenIdle();
  }, commands);
}

/** @type {string[]} */
const rows = [];
for (const { id, title } of scenarios) {
  rows.push(`<h2>${title}</h2>`);
  for (const [screen, viewport] of Object.entries(kScreens)) {
    for (const theme of kThemes) {
      const page = await browser.newPage();
      await page.setViewport(viewport);
      await page.goto(`${server.origin}/?scenario=${id}&theme=${theme}`);
      await page.waitForFunction(() => /** @type {any} */ (globalThis).explorer?.snapshot().runs.length > 0);
      const end = await page.evaluate(() => /** @type {any} */ (globalThis).explorer.snapshot().end);
      await settle(page, [
        { type: 'seek', time: Math.round(end / 3) },
        { type: 'tab', tab: 'tasks' },
      ]);
      const pictures = [];
      for (const frame of kFrames) {
        await settle(page, [{ type: 'frame', frame }]);
        const file = `${id}-${screen}-${theme}-${frame}.webp`;
        await page.screenshot({ path: join(folder, file), type: 'webp', quality: 80 });
        pictures.push(`<a href="${file}"><img class="${screen}" loading="lazy" src="${file}" alt="${file}"></a>`);
      }
      rows.push(`<p>${pictures.join('')}</p>`);
      await page.close();
    }
  }
  console.log(id);
}
await browser.close();
await server.close();
const style =
  'body{margin:24px;background:#888;font:14px system-ui}img{margin:4px}.wide{width:480px}.phone{width:240px}';
const file = join(folder, 'index.html');
writeFileSync(
  file,
  `<!doctype html><meta charset="utf-8"><title>Contact sheet</title><style>${style}</style>\n${rows.join('\n')}\n`,
);
console.log(`contact-sheet: ${file}`);
