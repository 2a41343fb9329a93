// Fingers on the figure: tap, drag, pinch, hold and drag.
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { middle, place_of } from './harness/explorer.mjs';
import { check, on_firefox } from './harness/suite.mjs';

const kHoldMs = 600; // holding is the test
const kTurns = 'policy round-robin quantum 5ms\ntask alpha; cpu 20ms\ntask beta; cpu 20ms\n';

// What the fingers do, one after another: [what, finger, {x, y}], or null for a rest that is long enough to hold.
async function fingers(page, explorer, steps) {
  const touching = new Map();
  for (const step of steps) {
    if (!step) {
      await pause(kHoldMs);
      continue;
    }
    const [what, finger, place] = step;
    const { x, y } = await explorer.on_page(place);
    if (what === 'down') touching.set(finger, await page.touchscreen.touchStart(x, y));
    else if (what === 'move') await touching.get(finger).move(x, y);
    else await touching.get(finger).end();
  }
}

async function begin(explorer) {
  const state = await explorer.settle({ type: 'set-text', text: kTurns });
  return { state, y: middle(state.rows[0]).y };
}

check('a tap picks a slice, and says why', {}, async ({ page, explorer }) => {
  const { state } = await begin(explorer);
  const at = middle(state.items.find((item) => item.task === 'beta'));
  await fingers(page, explorer, [
    ['down', 1, at],
    ['up', 1, at],
  ]);
  const tapped = await explorer.until((s) => s.selection !== null, 'the selection');
  assert.equal(tapped.detail, 'why');
  assert.equal(tapped.why.title, 'beta');
});

check('a finger that rests and then moves measures; one that moves at once pans', {}, async ({ page, explorer }) => {
  const { state, y } = await begin(explorer);
  const [from, to] = [5e6, 15e6].map((time) => ({ x: place_of(state, time) + 2, y }));
  await fingers(page, explorer, [
    ['down', 1, from],
    null,
    ['move', 1, { x: (from.x + to.x) / 2, y }],
    ['move', 1, to],
    ['up', 1, to],
  ]);
  const measured = await explorer.until((s) => s.measure !== null, 'the measure');
  assert.deepEqual(measured.measure, { from: 5e6, to: 15e6 });
  assert.deepEqual(measured.viewport, state.viewport, 'nothing else moves');
  await explorer.settle({ type: 'look', start: 10e6, span: 10e6 });
  await fingers(page, explorer, [
    ['down', 1, to],
    ['move', 1, { x: to.x + 30, y }],
    ['move', 1, { x: to.x + 60, y }],
    ['up', 1, { x: to.x + 60, y }],
  ]);
  await explorer.until((s) => s.viewport.start < 10e6, 'the view to have moved');
});

check('two fingers look closer', {}, async ({ page, explorer }) => {
  const { state, y } = await begin(explorer);
  const x = place_of(state, 20e6);
  await fingers(page, explorer, [
    ['down', 1, { x: x - 20, y }],
    ['down', 2, { x: x + 20, y }],
    ['move', 1, { x: x - 60, y }],
    ['move', 2, { x: x + 60, y }],
    ['up', 1, { x: x - 60, y }],
    ['up', 2, { x: x + 60, y }],
  ]);
  const near = await explorer.until((s) => s.viewport.span < state.viewport.span / 2, 'a closer view');
  assert.equal(near.selection, null, 'nothing was clicked');
});

check('on a phone what moved is reached, and all that is pressed is 44 px high', {}, async ({ t, page, explorer }) => {
  if (on_firefox()) return t.skip('Firefox cannot be a phone');
  await page.setViewport({ width: 360, height: 740, hasTouch: true, isMobile: true });
  await page.reload();
  await explorer.ready();
  await explorer.settle({ type: 'detail', detail: 'tasks' });
  const state = await explorer.snapshot();
  assert.equal(state.narrow, true);
  const moved = middle(await explorer.control('moved'));
  await page.touchscreen.tap(moved.x, moved.y);
  await explorer.until((s) => s.difference, 'the marks');
  const small = state.controls.filter(({ id, height }) => /^(tab|detail|frame|play|step|to-)/.test(id) && height < 44);
  assert.deepEqual(
    small.map(({ id, height }) => [id, height]),
    [],
  );
});
