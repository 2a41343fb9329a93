// Looking around on the timeline: zoom, pan, fit, select, with keys, wheel, pointer and fingers.
import assert from 'node:assert/strict';
import { middle, time_at } from './harness/explorer.mjs';
import { check } from './harness/suite.mjs';

const spans = (state) => state.viewport.span;

check('W and S zoom, A and D pan, F shows everything again', {}, async ({ explorer }) => {
  await explorer.focus_canvas();
  const all = await explorer.snapshot();
  const near = await explorer.key('KeyW');
  assert.ok(spans(near) < spans(all));
  await explorer.key('KeyW');
  const nearer = await explorer.key('KeyW');
  assert.ok(spans(nearer) < spans(near));
  const right = await explorer.key('KeyD');
  assert.ok(right.viewport.start > nearer.viewport.start);
  assert.equal(spans(right), spans(nearer));
  const left = await explorer.key('KeyA');
  assert.equal(left.viewport.start, nearer.viewport.start);
  assert.ok(spans(await explorer.key('KeyS')) > spans(nearer));
  assert.deepEqual((await explorer.key('KeyF')).viewport, all.viewport);
});

check('Ctrl and wheel zoom around the instant under the pointer', {}, async ({ page, explorer }) => {
  await explorer.idle();
  const before = await explorer.snapshot();
  const timeline = await explorer.control('timeline');
  const place = { x: timeline.x + timeline.width * 0.3, y: timeline.y + timeline.height * 0.5 };
  const { x, y } = await explorer.on_page(place);
  await page.mouse.move(x, y);
  await explorer.focus_canvas();
  await page.keyboard.down('Control');
  await page.mouse.wheel({ deltaY: -240 });
  await page.keyboard.up('Control');
  const after = await explorer.until((s) => spans(s) < spans(before), 'the view to come closer');
  const pixel = after.viewport.span / after.rows[0].width;
  assert.ok(
    Math.abs(time_at(after, place.x) - time_at(before, place.x)) <= 2 * pixel,
    'the instant stays under the pointer',
  );
  assert.equal(await page.evaluate(() => globalThis.visualViewport.scale), 1, 'the page itself is not zoomed');
  assert.equal(await page.evaluate(() => globalThis.devicePixelRatio), 1);
});

check('keys count by their place, whatever letter the keyboard has there', {}, async ({ page, explorer }) => {
  await explorer.focus_canvas();
  const all = await explorer.snapshot();
  const press = async (key, code) => {
    await page.$eval(
      'canvas',
      (canvas, about) => canvas.dispatchEvent(new KeyboardEvent('keydown', { ...about, bubbles: true })),
      { key, code },
    );
    await explorer.idle();
    return explorer.snapshot();
  };
  const near = await press('z', 'KeyW'); // as on a French keyboard
  assert.ok(spans(near) < spans(all));
  assert.deepEqual((await press('w', 'KeyZ')).viewport, near.viewport);
});

check('the command key and the wheel zoom as well', {}, async ({ page, explorer }) => {
  const before = await explorer.snapshot();
  const { x, y } = await explorer.on_page(middle(await explorer.control('timeline')));
  await page.mouse.move(x, y);
  await explorer.focus_canvas();
  await page.keyboard.down('Meta');
  await page.mouse.wheel({ deltaY: -240 });
  await page.keyboard.up('Meta');
  await explorer.until((s) => spans(s) < spans(before), 'the view to come closer');
});

check('the axis is marked in round steps of a unit that suits what is on view', {}, async ({ explorer }) => {
  await explorer.settle({ type: 'set-text', text: 'task a; cpu 2.5s\n' });
  const units = [];
  for (let i = 0; i < 12; ++i) {
    const { axis, viewport } = await explorer.settle({ type: 'zoom', factor: 6, about: 0 });
    assert.ok(axis.length >= 2, `${axis.length} marks over ${viewport.span} ns`);
    const [, digits] = /^([125])0*$/.exec(String(axis[1].time - axis[0].time)) ?? [];
    assert.ok(digits, `steps of ${axis[1].time - axis[0].time} ns`);
    for (const { label } of axis) assert.match(label, /^(0|[\d.]+ (s|ms|µs|ns))$/);
    units.push(axis.at(-1).label.split(' ')[1]);
  }
  assert.ok(new Set(units).size >= 3, units.join());
});

check('dragging the rows pans', {}, async ({ explorer }) => {
  await explorer.settle({ type: 'zoom', factor: 4, about: 40_000_000 });
  const before = await explorer.snapshot();
  const timeline = await explorer.control('timeline');
  const y = before.rows[0].y + before.rows[0].height / 2; // headings have things to press
  const from = { x: timeline.x + timeline.width * 0.8, y };
  const to = { x: timeline.x + timeline.width * 0.5, y };
  await explorer.drag(from, to);
  const after = await explorer.snapshot();
  const pixel = before.viewport.span / before.rows[0].width;
  const moved = after.viewport.start - before.viewport.start;
  assert.ok(Math.abs(moved - (from.x - to.x) * pixel) <= 4 * pixel, `moved by ${moved} ns, as far as the hand`);
  assert.equal(spans(after), spans(before));
});

check('a click on a slice selects its task and puts the cursor there', {}, async ({ explorer }) => {
  await explorer.idle();
  const before = await explorer.snapshot();
  const item = before.items
    .filter((i) => i.task === 'tomato' && i.state === 'running')
    .sort((a, b) => b.width - a.width)[0];
  const place = middle(item);
  await explorer.click(place);
  const after = await explorer.until((s) => s.selection !== null, 'a selection');
  const { run, measured, task, time } = after.selection;
  assert.deepEqual({ run, measured, task }, { run: item.run, measured: false, task: 1 });
  assert.ok(time >= item.start && time <= item.end, 'that very slice is picked');
  assert.ok(after.cursor >= item.start && after.cursor <= item.end, 'the cursor lies in the slice');
});

check('zooming far in and out stays within sense', {}, async ({ explorer }) => {
  let state = await explorer.settle({ type: 'zoom', factor: 1e12 });
  assert.ok(spans(state) >= 1 && Number.isFinite(spans(state)));
  for (let i = 0; i < 3; ++i) state = await explorer.settle({ type: 'zoom', factor: 1e-6 });
  assert.ok(spans(state) >= state.end && spans(state) <= 4 * state.end, 'everything, and not much more');
  state = await explorer.settle({ type: 'pan', by: 10 ** 14 });
  assert.ok(state.viewport.start <= state.end, 'the run is not lost from view');
});

check('many small slices are folded, and unfolded by looking closer', {}, async ({ explorer }) => {
  const text = 'policy round-robin quantum 10us\ntask a; cpu 40ms\ntask b; cpu 40ms\n';
  const far = await explorer.settle({ type: 'set-text', text });
  const folds = far.items.filter((item) => item.folded);
  assert.ok(folds.length > 0, 'there are folds');
  assert.ok(far.items.length < 3000, `${far.items.length} items for 8000 slices`);
  assert.equal(folds[0].count > 1, true);
  const near = await explorer.settle({ type: 'zoom', factor: 1000, about: 20_000_000 });
  assert.ok(near.items.length > 0);
  assert.ok(
    near.items.every((item) => !item.folded),
    'near enough, each slice is itself',
  );
});

check('two fingers zoom', {}, async ({ page, explorer }) => {
  await explorer.idle();
  const before = await explorer.snapshot();
  const timeline = await explorer.control('timeline');
  const { x, y } = await explorer.on_page(middle(timeline));
  const left = await page.touchscreen.touchStart(x - 40, y);
  const right = await page.touchscreen.touchStart(x + 40, y);
  for (let apart = 50; apart <= 120; apart += 10) {
    await left.move(x - apart, y);
    await right.move(x + apart, y);
  }
  await left.end();
  await right.end();
  await explorer.until((s) => spans(s) < spans(before) / 1.5, 'the view to come closer');
});

check('a tap on the play button plays', {}, async ({ page, explorer }) => {
  await explorer.idle();
  const { x, y } = await explorer.on_page(middle(await explorer.control('play')));
  await page.touchscreen.tap(x, y);
  const state = await explorer.until((s) => s.playing, 'playback');
  assert.ok(state.playing);
  await explorer.dispatch({ type: 'pause' });
});
