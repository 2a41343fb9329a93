// The timeline under the hand: minimap, measuring, the keys, finding a task; the way from frame to frame.
import assert from 'node:assert/strict';
import { middle, place_of } from './harness/explorer.mjs';
import { check } from './harness/suite.mjs';

const kTurns = 'policy round-robin quantum 5ms\ntask alpha; cpu 20ms; sleep 5ms; cpu 10ms\ntask beta; cpu 20ms\n';

check('dragging in the minimap moves the view, dragging its edge stretches it', {}, async ({ explorer }) => {
  await explorer.settle({ type: 'set-text', text: kTurns });
  const all = await explorer.snapshot();
  const before = await explorer.settle({ type: 'look', start: 10_000_000, span: 10_000_000 });
  const strip = await explorer.control('minimap');
  const x_of = (time) => strip.x + (time / all.viewport.span) * strip.width;
  const y = strip.y + strip.height / 2;
  await explorer.drag({ x: x_of(15e6), y }, { x: x_of(25e6), y });
  const moved = await explorer.snapshot();
  assert.equal(moved.viewport.span, before.viewport.span);
  assert.ok(Math.abs(moved.viewport.start - 20e6) < 1e6, `from ${moved.viewport.start} ns`);
  await explorer.drag({ x: x_of(30e6), y }, { x: x_of(40e6), y });
  const wider = await explorer.snapshot();
  assert.equal(wider.viewport.start, moved.viewport.start);
  assert.ok(Math.abs(wider.viewport.span - 20e6) < 1e6, `${wider.viewport.span} ns on view`);
  await explorer.click({ x: x_of(5e6), y });
  await explorer.idle();
  const fetched = await explorer.snapshot();
  assert.ok(fetched.viewport.start < 1e6, 'a press elsewhere fetches the view');
});

check('shift and drag measure from slice to slice', {}, async ({ page, explorer }) => {
  await explorer.settle({ type: 'set-text', text: kTurns });
  const state = await explorer.snapshot();
  const y = middle(state.rows[0]).y;
  await page.keyboard.down('Shift');
  await explorer.drag({ x: place_of(state, 5e6) + 3, y }, { x: place_of(state, 15e6) - 3, y });
  await page.keyboard.up('Shift');
  const measured = await explorer.snapshot();
  assert.deepEqual(measured.measure, { from: 5e6, to: 15e6 });
  assert.deepEqual(measured.viewport, state.viewport, 'nothing else moves');
  await explorer.click({ x: place_of(state, 2e6), y });
  await explorer.idle();
  assert.equal((await explorer.snapshot()).measure, null, 'a click takes it away');
});

check('shift and arrows step from decision to decision', {}, async ({ page, explorer }) => {
  await explorer.settle({
    type: 'set-text',
    text: 'policy fifo\ntask a; cpu 5ms; cpu 5ms\ntask b; cpu 5ms\ntask c; cpu 5ms\n',
  });
  await explorer.focus_canvas();
  await page.keyboard.down('Shift');
  assert.equal((await explorer.key('ArrowRight')).cursor, 10e6);
  assert.equal((await explorer.key('ArrowRight')).cursor, 15e6);
  assert.equal((await explorer.key('ArrowLeft')).cursor, 10e6);
  await page.keyboard.up('Shift');
  assert.equal((await explorer.key('ArrowLeft')).cursor, 5e6, 'without shift, every event');
});

check('dot and comma go along the row that was clicked', {}, async ({ explorer }) => {
  const state = await explorer.settle({ type: 'set-text', text: kTurns });
  await explorer.click(middle(state.items.find((item) => item.start === 5e6)));
  await explorer.until((s) => s.selection !== null, 'the selection');
  assert.equal((await explorer.key('Period')).cursor, 10e6);
  assert.equal((await explorer.key('Period')).cursor, 15e6);
  assert.equal((await explorer.key('Comma')).cursor, 10e6);
});

check('F looks at the slice at the cursor and back at everything, R lets everything go', {}, async ({ explorer }) => {
  const all = await explorer.settle({ type: 'set-text', text: kTurns });
  await explorer.click(middle(all.items.find((item) => item.start === 10e6)));
  await explorer.until((s) => s.selection !== null, 'the selection');
  const near = await explorer.key('KeyF');
  assert.ok(near.viewport.span < all.viewport.span / 2);
  assert.deepEqual((await explorer.key('KeyF')).viewport, all.viewport);
  await explorer.key('KeyW');
  const reset = await explorer.key('KeyR');
  assert.deepEqual([reset.viewport, reset.selection], [all.viewport, null]);
});

check('a slash opens a field that finds a task', {}, async ({ page, explorer }) => {
  await explorer.settle({ type: 'set-text', text: 'task chop x40; cpu 1ms\ntask stir at 9ms; cpu 1ms\n' });
  await explorer.settle({ type: 'frame', frame: 'your-code' });
  await explorer.focus_canvas();
  await page.keyboard.press('/');
  await page.waitForSelector('#find-text:focus');
  await page.keyboard.type('stir');
  const found = await explorer.until((s) => s.selection?.task === 40, 'the task to be selected');
  assert.equal(found.cursor, 9e6);
  await explorer.idle();
  const rows = (await explorer.snapshot()).rows.map((row) => row.label);
  assert.ok(rows.includes('stir'), 'its row is on screen');
  await page.keyboard.type('zzz');
  await page.waitForFunction(() => document.getElementById('find-outcome').textContent !== '');
  await page.keyboard.press('Escape');
  await page.waitForSelector('#canvas:focus');
  await page.waitForSelector('#find', { hidden: true });
});

check('Esc leaves the canvas, and Tab goes on in the page', {}, async ({ page, explorer }) => {
  await explorer.focus_canvas();
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.activeElement?.id !== 'canvas');
  await page.keyboard.press('Tab');
  await page.waitForFunction(() => document.activeElement && document.activeElement !== document.body);
});

check('what passes between the selected task and others is drawn as lines', {}, async ({ explorer }) => {
  const text =
    'cores 2\nchannel c capacity 2\ntask from; cpu 5ms; send c; cpu 5ms\ntask to; receive c; cpu 3ms\ntask other; cpu 9ms\n';
  await explorer.dispatch({ type: 'frame', frame: 'your-code' });
  const before = await explorer.settle({ type: 'set-text', text });
  assert.deepEqual(before.flows, [], 'of nobody while nobody is selected');
  const state = await explorer.settle({ type: 'select', run: 0, task: 1 });
  assert.equal(state.flows.length, 1);
  const [{ kind, from, to }] = state.flows;
  assert.deepEqual([kind, from.task, to.task], ['message', 'from', 'to']);
  const row = (label) => state.rows.find((r) => r.label === label);
  assert.equal(from.y, row('from').y + row('from').height);
  assert.equal(to.y, row('to').y);
  assert.deepEqual((await explorer.settle({ type: 'select', run: 0, task: 2 })).flows, []);
});

check('the way to another frame ends soon, and then nothing is drawn', {}, async ({ explorer }) => {
  await explorer.settle({ type: 'set-text', text: kTurns });
  const before = await explorer.snapshot();
  await explorer.dispatch({ type: 'frame', frame: 'your-code' });
  await explorer.idle();
  const after = await explorer.snapshot();
  assert.ok(after.frames > before.frames, 'it is drawn on the way');
  const again = await explorer.snapshot();
  assert.equal(again.frames, after.frames, 'and rests');
});
