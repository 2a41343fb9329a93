// Time as a place: play, pause, step, scrub, and the instant that stays when the frame changes.
import assert from 'node:assert/strict';
import { middle, place_of, time_at } from './harness/explorer.mjs';
import { check } from './harness/suite.mjs';

check('play moves the cursor on and stops at the end', {}, async ({ explorer }) => {
  const { end } = await explorer.snapshot();
  for (let i = 0; i < 3; ++i) await explorer.press('faster');
  await explorer.start('play');
  const first = await explorer.until((s) => s.cursor > 0, 'the cursor to move');
  assert.ok(first.playing && first.cursor < end, 'it moves and does not leap');
  const second = await explorer.until((s) => s.cursor > first.cursor, 'the cursor to move on');
  assert.ok(second.frames > first.frames, 'by drawn frames');
  const last = await explorer.until((s) => !s.playing, 'playback to stop');
  assert.equal(last.cursor, end);
});

check('the space key plays and pauses where it is', {}, async ({ page, explorer }) => {
  await explorer.focus_canvas();
  await page.keyboard.press(' ');
  await explorer.until((s) => s.playing && s.cursor > 0, 'playback');
  await page.keyboard.press(' ');
  const paused = await explorer.until((s) => !s.playing, 'the pause');
  await explorer.idle();
  const state = await explorer.snapshot();
  assert.equal(state.cursor, paused.cursor);
  assert.ok(state.cursor > 0 && state.cursor < state.end);
});

check('stepping goes from event to event and back over the same instants', {}, async ({ explorer }) => {
  await explorer.idle();
  const events = (state) =>
    new Set(state.items.filter((item) => item.run === state.chosenRun).flatMap((item) => [item.start, item.end]));
  const cursors = [0];
  for (let i = 0; i < 3; ++i) {
    await explorer.press('step-on');
    const state = await explorer.until((s) => s.cursor > cursors.at(-1), 'the cursor to step on');
    assert.ok(events(state).has(state.cursor), `${state.cursor} ns is an event`);
    cursors.push(state.cursor);
  }
  for (const expected of cursors.slice(0, -1).reverse()) {
    await explorer.press('step-back');
    await explorer.until((s) => s.cursor === expected, `the cursor to step back to ${expected} ns`);
  }
});

check('arrow keys step, Home and End go to the ends', {}, async ({ explorer }) => {
  await explorer.focus_canvas();
  const { end } = await explorer.snapshot();
  const stepped = await explorer.key('ArrowRight');
  assert.ok(stepped.cursor > 0);
  assert.equal((await explorer.key('ArrowLeft')).cursor, 0);
  assert.equal((await explorer.key('End')).cursor, end);
  assert.equal((await explorer.key('Home')).cursor, 0);
});

check('the outer signs lead to the ends of the run', {}, async ({ explorer }) => {
  const { end } = await explorer.snapshot();
  await explorer.press('to-end');
  assert.equal((await explorer.snapshot()).cursor, end);
  await explorer.press('to-start');
  assert.equal((await explorer.snapshot()).cursor, 0);
});

check('a run that is still growing is played as far as it has got', {}, async ({ explorer }) => {
  await explorer.settle({
    type: 'set-text',
    text: 'policy fifo\ntask a; cpu 30ms\ntask b; cpu 10ms\ntask c; cpu 5ms\ntask d; cpu 5ms\n',
  });
  await explorer.press('be-scheduler');
  for (let i = 0; i < 4; ++i) await explorer.press('faster');
  for (const [option, decisions, end] of [
    [1, 1, 10e6],
    [0, 2, 40e6],
  ]) {
    await explorer.press(`decide-${option}`);
    const grown = await explorer.until((s) => s.manual.decisions === decisions, 'the decision');
    assert.equal(grown.end, end);
    await explorer.press('to-start');
    assert.equal((await explorer.snapshot()).cursor, 0);
    await explorer.start('play');
    // It takes some 20 ms, which a busy machine may spend on one frame: that it is under way need not be seen.
    const played = await explorer.until((s) => !s.playing && s.cursor > 0, 'the end so far');
    assert.equal(played.cursor, end);
    assert.equal(played.manual.ended, false);
  }
});

check('dragging along the axis scrubs', {}, async ({ explorer }) => {
  await explorer.idle();
  const state = await explorer.snapshot();
  const timeline = await explorer.control('timeline');
  const y = timeline.y + 8;
  const from = place_of(state, state.end * 0.2);
  const to = place_of(state, state.end * 0.6);
  await explorer.drag({ x: from, y }, { x: to, y });
  const after = await explorer.snapshot();
  const pixel = state.viewport.span / state.rows[0].width;
  assert.ok(Math.abs(after.cursor - time_at(state, to)) <= 2 * pixel, `${after.cursor} ns is under the pointer`);
  assert.deepEqual(after.viewport, state.viewport);
});

check('the sentence about now follows the cursor', {}, async ({ explorer }) => {
  const at = async (time) => (await explorer.settle({ type: 'seek', time })).now;
  const [first, later, last] = [await at(5_000_000), await at(45_000_000), await at(10 ** 15)];
  assert.match(first, /cucumber/);
  assert.match(later, /tomato/);
  assert.notEqual(first, later);
  assert.notEqual(last, later);
});

check('seeking beyond the ends stops at them', {}, async ({ explorer }) => {
  const { end } = await explorer.snapshot();
  assert.equal((await explorer.settle({ type: 'seek', time: -5 })).cursor, 0);
  assert.equal((await explorer.settle({ type: 'seek', time: end * 3 })).cursor, end);
});

check('the same instant stays under the cursor when the frame changes', {}, async ({ explorer }) => {
  const before = await explorer.settle({ type: 'seek', time: 45_000_000 });
  assert.equal(before.frame, 'cores');
  await explorer.press('frame-your-code');
  const code = await explorer.until((s) => s.frame === 'your-code', 'the other frame');
  await explorer.idle();
  const settled = await explorer.snapshot();
  assert.equal(code.cursor, before.cursor);
  assert.ok(Math.abs(place_of(settled, settled.cursor) - place_of(before, before.cursor)) < 0.5, 'at the same place');
  const labels = (state) => state.rows.filter((row) => row.run === 0).map((row) => row.label);
  assert.deepEqual(labels(before), ['core 0']);
  assert.deepEqual(labels(settled), ['cucumber', 'tomato']);
  const at = (state, time) =>
    state.items.find((item) => item.run === 0 && item.state === 'running' && item.start <= time && time < item.end);
  assert.equal(at(settled, 45_000_000).task, at(before, 45_000_000).task);
});

check('playing again at the end begins at the start', {}, async ({ explorer }) => {
  const { end } = await explorer.settle({ type: 'seek', time: 10 ** 14 });
  await explorer.dispatch({ type: 'play' });
  const state = await explorer.until((s) => s.cursor < end, 'the cursor to begin again');
  assert.ok(state.playing);
  await explorer.dispatch({ type: 'pause' });
});

check('a press and a release while idle are exactly one click', {}, async ({ explorer }) => {
  await explorer.idle();
  const before = await explorer.snapshot();
  const { x, y } = await explorer.on_page(middle(await explorer.control('step-on')));
  await explorer.page.mouse.click(x, y);
  await explorer.until((s) => s.cursor > before.cursor, 'one step');
  await explorer.idle();
  const after = await explorer.snapshot();
  const reference = await explorer
    .settle({ type: 'seek', time: 0 })
    .then(() => explorer.settle({ type: 'step', by: 1 }));
  assert.equal(after.cursor, reference.cursor);
});

check('the speed goes step by step from a thousandth to ten times', {}, async ({ explorer }) => {
  await explorer.idle();
  const all_the_way = async (id) => {
    const speeds = [(await explorer.snapshot()).speed];
    for (let i = 0; i < 30; ++i) {
      await explorer.press(id);
      const { speed } = await explorer.snapshot();
      if (speed === speeds.at(-1)) break;
      speeds.push(speed);
    }
    return speeds;
  };
  assert.equal((await all_the_way('slower')).at(-1), 0.001);
  const speeds = await all_the_way('faster');
  assert.equal(speeds.at(-1), 10);
  assert.ok(speeds.every((speed, i) => i === 0 || speed > speeds[i - 1]));
});
