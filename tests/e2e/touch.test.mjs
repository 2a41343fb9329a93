// Fingers on the figure: tap, drag, pinch, hold and drag. The events are made in the page, so that both browsers have them.
import assert from 'node:assert/strict';
import { middle, place_of } from './harness/explorer.mjs';
import { check, on_firefox } from './harness/suite.mjs';

const kTurns = 'policy round-robin quantum 5ms\ntask alpha; cpu 20ms\ntask beta; cpu 20ms\n';

// What the fingers do, one after another: [what, finger, {x, y}], or null for a rest that is long enough to hold.
function fingers(page, steps) {
  return page.evaluate(async (all) => {
    const canvas = document.querySelector('canvas');
    canvas.setPointerCapture = () => {}; // made-up pointers cannot be captured
    for (const step of all) {
      if (!step) {
        await new Promise((resolve) => setTimeout(resolve, 600));
        continue;
      }
      const [what, pointerId, { x, y }] = step;
      const button = what === 'pointermove' ? -1 : 0;
      const about = { bubbles: true, pointerId, pointerType: 'touch', isPrimary: pointerId === 1, button };
      canvas.dispatchEvent(new PointerEvent(what, { ...about, clientX: x, clientY: y }));
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }, steps);
}

async function begin(explorer) {
  const state = await explorer.settle({ type: 'set-text', text: kTurns });
  return { state, y: middle(state.rows[0]).y };
}

check('a tap picks a slice, and says why', {}, async ({ page, explorer }) => {
  const { state } = await begin(explorer);
  const at = middle(state.items.find((item) => item.task === 'beta'));
  await fingers(page, [
    ['pointerdown', 1, at],
    ['pointerup', 1, at],
  ]);
  const tapped = await explorer.until((s) => s.selection !== null, 'the selection');
  assert.equal(tapped.detail, 'why');
  assert.equal(tapped.why.title, 'beta');
});

check('a finger that rests and then moves measures; one that moves at once pans', {}, async ({ page, explorer }) => {
  const { state, y } = await begin(explorer);
  const [from, to] = [5e6, 15e6].map((time) => ({ x: place_of(state, time) + 2, y }));
  await fingers(page, [
    ['pointerdown', 1, from],
    null,
    ['pointermove', 1, { x: (from.x + to.x) / 2, y }],
    ['pointermove', 1, to],
    ['pointerup', 1, to],
  ]);
  const measured = await explorer.until((s) => s.measure !== null, 'the measure');
  assert.deepEqual(measured.measure, { from: 5e6, to: 15e6 });
  assert.deepEqual(measured.viewport, state.viewport, 'nothing else moves');
  await explorer.settle({ type: 'look', start: 10e6, span: 10e6 });
  await fingers(page, [
    ['pointerdown', 1, to],
    ['pointermove', 1, { x: to.x + 30, y }],
    ['pointermove', 1, { x: to.x + 60, y }],
    ['pointerup', 1, { x: to.x + 60, y }],
  ]);
  await explorer.until((s) => s.viewport.start < 10e6, 'the view to have moved');
});

check('two fingers look closer', {}, async ({ page, explorer }) => {
  const { state, y } = await begin(explorer);
  const x = place_of(state, 20e6);
  await fingers(page, [
    ['pointerdown', 1, { x: x - 20, y }],
    ['pointerdown', 2, { x: x + 20, y }],
    ['pointermove', 1, { x: x - 60, y }],
    ['pointermove', 2, { x: x + 60, y }],
    ['pointerup', 1, { x: x - 60, y }],
    ['pointerup', 2, { x: x + 60, y }],
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
