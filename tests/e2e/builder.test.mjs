// The dialog in which an author puts an embedded explorer together.
import assert from 'node:assert/strict';
import { guests, open_host, until, until_live } from './harness/host.mjs';
import { check } from './harness/suite.mjs';

const code = (page) => page.$eval('#builder textarea', (area) => /** @type {HTMLTextAreaElement} */ (area).value);

async function open_dialog(page, explorer) {
  await explorer.press('export');
  await page.waitForSelector('#exports:not([hidden])');
  await page.evaluate(() => {
    const items = [...document.querySelectorAll('#exports button')];
    /** @type {HTMLElement} */ (items.find(({ textContent }) => textContent?.startsWith('Embed'))).click();
  });
  await page.waitForSelector('#builder textarea');
}

check(
  'what an author pastes shows elsewhere what was chosen and previewed',
  {},
  async ({ t, page, explorer, origin }) => {
    await explorer.settle({ type: 'knob', name: 'turn', value: '4ms' });
    await explorer.settle({ type: 'seek', time: 45e6 });
    await open_dialog(page, explorer);
    await page.select('#builder select', 'your-code');
    const pasted = await code(page);
    assert.match(pasted, /scenario="salad" at="45ms" frame="your-code" k-turn="4ms" height="420"/);
    const drawn = () => guests(page)[0]?.evaluate(() => document.querySelector('#poster svg') !== null);
    await until(drawn, 'the preview with the knob turned');
    await page.evaluate(() => {
      const way = /** @type {HTMLSelectElement} */ (document.querySelector('#builder .bar select'));
      way.value = 'iframe';
      way.dispatchEvent(new Event('input', { bubbles: true }));
    });
    assert.match(
      await code(page),
      /^<iframe src=".*\/embed\.html\?embed&amp;scenario=salad#t=45ms&amp;f=your-code&amp;k\.turn=4ms"/,
    );
    await page.keyboard.press('Escape');
    await until(async () => (await page.$('#builder')) === null, 'the dialog to go');

    await open_host(t, page, `<!doctype html><title>Host</title><body>${pasted}`);
    assert.ok(pasted.includes(`${origin}/interleave.js`));
    await until(() => page.evaluate(() => !!document.querySelector('interleave-explorer').shadowRoot), 'the element');
    const state = await page.evaluate(() => /** @type {any} */ (document.querySelector('interleave-explorer')).get());
    await until_live(page);
    assert.deepEqual([state.frame, state.time, state.knobs.turn], ['your-code', 45e6, '4ms']);
  },
);

// The clipboard keeps what it is given where the test can see it.
const with_clipboard = (page) =>
  page.evaluateOnNewDocument(() => {
    const copied = { value: '', enumerable: false, writable: true };
    Object.defineProperty(globalThis, 'copied', copied);
    const writeText = async (text) => (globalThis.copied = text);
    Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => ({ writeText }) });
  });

check('a scenario of one’s own is copied as text', { prepare: with_clipboard }, async ({ page, explorer }) => {
  await explorer.settle({ type: 'set-text', text: 'title "A < B"\ntask a\n  cpu 5ms\n' });
  await open_dialog(page, explorer);
  await page.$$eval('#builder button', (all) => all.find((one) => one.textContent === 'Copy').click());
  await page.waitForFunction(() => globalThis.copied !== '');
  assert.equal(await page.evaluate(() => globalThis.copied), await code(page));
  assert.match(await code(page), /<pre>\ntitle &quot;A &lt; B&quot;\ntask a\n {2}cpu 5ms\n<\/pre>/);
});
