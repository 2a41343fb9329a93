// Takes the README's pictures of the built page: node tools/web/picture.mjs [BUILD-FOLDER]  ->  assets/explorer-{light,dark}.png
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { start_browser } from '../../tests/e2e/harness/browsers.mjs';
import { serve } from './serve.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const server = await serve(join(resolve(process.argv[2] ?? join(root, 'build/web')), 'dist'));
const folder = mkdtempSync(join(tmpdir(), 'interleave-picture-'));
const browser = await start_browser('chromium', folder);
try {
  for (const theme of ['light', 'dark']) {
    const page = await browser.newPage();
    await page.setViewport({ width: 1200, height: 760, deviceScaleFactor: 2 });
    await page.goto(`${server.origin}/?theme=${theme}`);
    await page.waitForFunction('window.explorer');
    await page.evaluate(async () => {
      const explorer = /** @type {any} */ (window).explorer;
      await explorer.whenIdle();
      explorer.dispatch({ type: 'seek', time: 45_000_000 });
      await explorer.whenIdle();
    });
    await page.screenshot({ path: join(root, `assets/explorer-${theme}.png`) });
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}
