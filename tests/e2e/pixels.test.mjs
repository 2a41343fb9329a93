// Sharp at every device pixel ratio: the canvas has exactly the pixels that its place on the screen has. Each ratio is a browser of its
// own, because emulated ratios report wrong boxes.
import assert from 'node:assert/strict';
import { place_of } from './harness/explorer.mjs';
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

// The distinct colours of a stretch of pixels in the middle of what is `share` of the way down an item.
async function colours_across(page, explorer, item, share, count = 24) {
  const x = item.x + item.width / 2 - count / 2;
  const start = await explorer.on_page({ x, y: item.y + item.height * share });
  const along = Array.from({ length: count }, (_, i) => ({ x: start.x + i, y: start.y }));
  return new Set((await colours_at(page, along)).map(String));
}

check(
  'ready is an outline, blocked a dotted line, and an idle core hatched in nobody’s colour',
  {},
  async ({ page, explorer }) => {
    const text = 'device disk\ntask a; cpu 20ms; io disk 40ms; cpu 20ms\ntask b at 1ms; cpu 5ms; sleep 60ms; cpu 5ms\n';
    await explorer.settle({ type: 'set-text', text });
    const code = await explorer.settle({ type: 'frame', frame: 'your-code' });
    const of = (state) =>
      code.items.find((item) => item.task === (state === 'ready' ? 'b' : 'a') && item.state === state);
    const inside = await colours_across(page, explorer, of('ready'), 0.5);
    assert.equal(inside.size, 1, 'nothing in it');
    const edge = await explorer.on_page({ x: of('ready').x + of('ready').width / 2, y: of('ready').y });
    const rim = await colours_at(
      page,
      [0, 1].map((by) => ({ x: edge.x, y: edge.y + by })),
    );
    assert.ok(
      rim.some((colour) => !inside.has(String(colour))),
      'but a line around it',
    );
    assert.ok((await colours_across(page, explorer, of('blocked'), 0.5)).size > 1, 'dots');
    assert.equal((await colours_across(page, explorer, of('blocked'), 0.25)).size, 1, 'in a line');
    const cores = await explorer.settle({ type: 'frame', frame: 'cores' });
    const [row] = cores.rows;
    assert.ok(!cores.items.some((item) => item.state === 'running' && item.start < 47e6 && item.end > 47e6));
    const idle = { ...row, x: place_of(cores, 47e6), width: 0 };
    const hatch = [...(await colours_across(page, explorer, idle, 0.5))].map((colour) => colour.split(',').map(Number));
    assert.ok(hatch.length > 1, 'hatched');
    assert.ok(
      hatch.every((colour) => Math.max(...colour) - Math.min(...colour) < 16),
      'in nobody’s colour',
    );
  },
);

check('twelve tasks have twelve hues, the next twelve a texture as well', {}, async ({ page, explorer }) => {
  const names = 'abcdefghijklmnopqrstuvwx';
  const text = `policy fifo; cores 2\n${[...names].map((name) => `task ${name}; cpu 20ms\n`).join('')}`;
  const { items } = await explorer.settle({ type: 'set-text', text });
  assert.equal(items.length, 24);
  const colours = [];
  for (const name of names) {
    const item = items.find((one) => one.task === name);
    const start = await explorer.on_page({ x: item.x + item.width - 24, y: item.y + 5 });
    colours.push(Array.from({ length: 20 }, (_, i) => ({ x: start.x + i, y: start.y })));
  }
  const seen = (await colours_at(page, colours.flat())).map(String);
  const of_task = names.split('').map((_, i) => new Set(seen.slice(20 * i, 20 * (i + 1))));
  const plain = of_task.filter((found) => found.size === 1);
  assert.equal(new Set(plain.map((found) => [...found][0])).size, 12);
  assert.equal(of_task.filter((found) => found.size > 1).length, 12);
});

check('a task has its colour wherever its name stands', {}, async ({ page, explorer }) => {
  const colour_in = async (text) => {
    const { items } = await explorer.settle({ type: 'set-text', text });
    const item = items.find((one) => one.task === 'tomato' && one.state === 'running');
    const [colour] = await colours_at(page, [
      await explorer.on_page({ x: item.x + item.width - 6, y: item.y + item.height - 6 }),
    ]);
    return String(colour);
  };
  const first = await colour_in('task tomato; cpu 20ms\n');
  assert.equal(await colour_in('cores 2\ntask leek; cpu 5ms\ntask garlic; cpu 9ms\ntask tomato; cpu 20ms\n'), first);
});

check('words stand on a slice only where they fit', {}, async ({ page, explorer }) => {
  await explorer.settle({ type: 'set-text', text: 'policy fifo\ntask cucumber; cpu 4ms; sleep 1ms; cpu 90ms\n' });
  const { items } = await explorer.snapshot();
  const shades_of = async (item) => {
    const places = [];
    for (let y = 4; y < item.height - 4; ++y) {
      for (let x = 4; x < Math.min(item.width - 4, 80); ++x) places.push({ x, y });
    }
    const { x, y } = await explorer.on_page(item);
    return new Set(
      (
        await colours_at(
          page,
          places.map((at) => ({ x: x + at.x, y: y + at.y })),
        )
      ).map(String),
    ).size;
  };
  const [narrow, wide] = items.filter((item) => item.state === 'running');
  assert.ok(narrow.width > 12 && narrow.width < 60, `${narrow.width} px`);
  assert.equal(await shades_of(narrow), 1);
  assert.ok((await shades_of(wide)) > 3);
});
