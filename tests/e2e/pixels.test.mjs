// Sharp at every device pixel ratio: the canvas has exactly the pixels that its place on the screen has. Each ratio is a browser of its
// own, because emulated ratios report wrong boxes.
import assert from 'node:assert/strict';
import { colours_at } from './harness/picture.mjs';
import { check } from './harness/suite.mjs';

const borders_another = (item, items) =>
  items.some(
    (i) => i.y === item.y && Math.abs(i.x + i.width - item.x) < 0.01 && i.task !== null && i.task !== item.task,
  );

for (const ratio of [1, 1.5, 2, 3]) {
  check(`the canvas is sharp at device pixel ratio ${ratio}`, { browser: { ratio } }, async ({ page, explorer }) => {
    await explorer.idle();
    const state = await explorer.snapshot();
    const size = await page.$eval('canvas', (canvas) => ({
      ratio: globalThis.devicePixelRatio,
      width: canvas.width,
      height: canvas.height,
      css: canvas.getBoundingClientRect().toJSON(),
    }));
    assert.equal(size.ratio, ratio);
    assert.equal(size.width, Math.round(size.css.width * ratio));
    assert.equal(size.height, Math.round(size.css.height * ratio));

    // From one task's slice to the next, at most two device pixels are neither's.
    const item = state.items.find((i) => i.task === 'tomato' && borders_another(i, state.items));
    const place = await explorer.on_page({ x: item.x, y: item.y + item.height - 5 });
    const edge = place.x * ratio;
    const across = Array.from({ length: 13 }, (_, i) => ({ x: Math.round(edge) - 6 + i, y: place.y * ratio }));
    const colours = (await colours_at(page, across)).map(String);
    const between = colours.filter((colour) => colour !== colours[0] && colour !== colours.at(-1));
    assert.notEqual(colours[0], colours.at(-1), `there is an edge: ${colours.join(' | ')}`);
    assert.ok(between.length <= 2, `${between.length} pixels are neither: ${colours.join(' | ')}`);
  });

  if (ratio === 1) continue;
  check(
    `a pointer finds what it points at at device pixel ratio ${ratio}`,
    { browser: { ratio } },
    async ({ explorer }) => {
      await explorer.idle();
      await explorer.press('frame-your-code');
      await explorer.until((s) => s.frame === 'your-code', 'the other frame');
    },
  );
}

check(
  'states can be told without their colours: computing is plain, switching and polling are hatched',
  {},
  async ({ page, explorer }) => {
    const text =
      'policy rr quantum 20ms; cost switch 20ms; device disk\ntask a; cpu 20ms; io disk 90ms polling\ntask b; cpu 20ms\n';
    await explorer.settle({ type: 'set-text', text });
    const state = await explorer.settle({ type: 'fit' });
    const colours = {};
    for (const kind of ['running', 'switching', 'polling']) {
      const item = state.items.find((i) => i.state === kind);
      const start = await explorer.on_page({ x: item.x + item.width / 2, y: item.y + item.height - 5 });
      const along = Array.from({ length: 16 }, (_, i) => ({ x: start.x + i, y: start.y }));
      colours[kind] = new Set((await colours_at(page, along)).map(String)).size;
    }
    assert.equal(colours.running, 1, 'a plain colour');
    assert.ok(colours.switching > 1, 'switching is hatched');
    assert.ok(colours.polling > 1, 'polling is hatched');
  },
);
