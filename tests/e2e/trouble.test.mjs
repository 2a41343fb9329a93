// When something is missing or wrong: a lost context, no WebGL, a download that fails, a link that is damaged. Each is a sentence, and
// the reader goes on.
import assert from 'node:assert/strict';
import { colours_at } from './harness/picture.mjs';
import { check, serve_copy } from './harness/suite.mjs';

const visible_text = (page) => page.evaluate(() => document.body.innerText);

check(
  'a lost WebGL context is drawn again when it comes back, and editing goes on meanwhile',
  { expected: [/context/i] },
  async ({ page, explorer }) => {
    await explorer.idle();
    const item = (state) => state.items.find((i) => i.state === 'running' && i.width > 12);
    const before = item(await explorer.snapshot());
    const place = await explorer.on_page({ x: before.x + before.width - 4, y: before.y + before.height - 4 });
    const [colour] = await colours_at(page, [place]);

    const canvas = await page.$('canvas');
    const extension = await canvas.evaluateHandle((element) => {
      const lose = element.getContext('webgl2').getExtension('WEBGL_lose_context');
      return new Promise((resolve) => {
        element.addEventListener('webglcontextlost', () => resolve(lose), { once: true });
        lose.loseContext();
      });
    });
    await explorer.settle({ type: 'set-text', text: 'task cucumber; cpu 30ms\n' });
    const { frames } = await explorer.snapshot();
    await extension.evaluate((lose) => lose.restoreContext());
    await explorer.until((s) => s.frames > frames, 'a frame after the context came back');
    await explorer.idle();
    const after = item(await explorer.snapshot());
    const again = await explorer.on_page({ x: after.x + after.width - 4, y: after.y + after.height - 4 });
    assert.deepEqual((await colours_at(page, [again]))[0], colour, 'the slice is drawn as before');
  },
);

check(
  "without WebGL the engine's picture stands in for the canvas, with a sentence that says why",
  { browser: { webgl: false } },
  async ({ page, explorer }) => {
    await explorer.idle();
    const state = await explorer.snapshot();
    assert.equal(state.webgl, false);
    assert.match(await visible_text(page), /WebGL/);
    const picture = () =>
      page.evaluate(() => {
        const svg = [...document.querySelectorAll('svg')].find(
          (element) => element.getBoundingClientRect().width > 200,
        );
        return svg ? { width: svg.getBoundingClientRect().width, words: svg.textContent } : null;
      });
    const first = await picture();
    assert.ok(first, 'an SVG is shown');
    assert.match(first.words, /cucumber|core 0/);

    await page.click('textarea');
    await page.keyboard.down('Control');
    await page.keyboard.press('a');
    await page.keyboard.up('Control');
    await page.keyboard.type('task garlic; cpu 3ms');
    await explorer.until(
      (s) => s.runs.length === 1 && s.runs[0].tasks[0].name === 'garlic',
      'the typed text to be run',
    );
    await explorer.idle();
    assert.notEqual((await picture()).words, first.words, 'the picture is of the new text');
  },
);

check(
  'a download that fails is a sentence, and a press tries again',
  { open: false, expected: [/503|wasm|download|failed/i] },
  async ({ t, page, explorer }) => {
    let broken = true;
    const server = await serve_copy(t, {
      answer: (path, response) => {
        if (!broken || !/wasm/.test(path)) return false;
        response.writeHead(503).end();
        return true;
      },
    });
    await page.goto(`${server.origin}/`);
    const retry = await page.waitForSelector('#notice button', { visible: true, timeout: 10_000 });
    assert.match(await visible_text(page), /\w+ .*(download|load)/i);
    assert.match(await retry.evaluate((button) => button.innerText), /again|retry/i);
    await retry.click();
    await page.waitForSelector('#notice button', { visible: true, timeout: 10_000 });
    broken = false;
    const again = await page.waitForSelector('#notice button', { visible: true, timeout: 10_000 });
    await again.click();
    const state = await explorer.ready();
    assert.equal(state.runs.length, 3);
  },
);

check(
  'a wasm that arrives with a wrong type still starts',
  { open: false, expected: [/MIME|wasm/i] },
  async ({ t, page, explorer }) => {
    const server = await serve_copy(t, { types: { '.wasm': 'text/plain' } });
    await page.goto(`${server.origin}/`);
    const state = await explorer.ready();
    assert.equal(state.runs.length, 3);
  },
);

const kBadLinks = {
  'a query with an unknown theme': '?theme=purple',
  'a query with an unknown scenario': '?scenario=nowhere',
  'a query that is not one': '?%E0%A4%A&=&&===',
  'a fragment with a damaged scenario': '#s=1.%%%not-base64',
  'a fragment of a later version': '#s=9.AAAA',
  'a fragment with a time that is none': '#t=soon',
  'a fragment that is noise': '#%00%ff&&&=&v=1..&f=sideways',
};
for (const [what, path] of Object.entries(kBadLinks)) {
  check(`${what} opens the default scenario with a sentence`, { path }, async ({ page, explorer }) => {
    const state = await explorer.snapshot();
    assert.equal(state.runs[0].variant, 'One knife');
    assert.match(state.message, /\w+ \w+.*\.$/, 'a sentence says what is wrong');
    await explorer.idle();
    assert.ok((await explorer.snapshot()).items.length > 0);
    assert.ok(page.url().includes('127.0.0.1'));
  });
}

check('a command that makes no sense is refused and changes nothing', {}, async ({ page, explorer }) => {
  await explorer.idle();
  const before = await explorer.snapshot();
  const senseless = [
    { type: 'nonsense' },
    { type: 'seek', time: 'soon' },
    { type: 'zoom', factor: -1 },
    { type: 'frame' },
    {},
    null,
    7,
  ];
  for (const command of senseless) {
    await page.evaluate(async (given) => {
      try {
        await globalThis.explorer.dispatch(given);
      } catch {
        // refusing by an exception is an answer too
      }
    }, command);
  }
  await explorer.idle();
  const { frames, message, ...after } = await explorer.snapshot();
  const { frames: frames_before, message: message_before, ...was } = before;
  assert.deepEqual(after, was);
});
