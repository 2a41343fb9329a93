// By whose eyes the run is read: a task's own code, threads, cores, the whole system; and what each shows.
import assert from 'node:assert/strict';
import { middle, place_of } from './harness/explorer.mjs';
import { check } from './harness/suite.mjs';

const kMachine = `cores 2
policy priority
device disk
mutex m
channel c capacity 2
task low priority 1; lock m; cpu 8ms; unlock m; io disk 5ms; send c; cpu 1ms
task high at 2ms priority 3; cpu 1ms; lock m; cpu 2ms; unlock m; io disk 2ms
task mid at 1ms priority 2; cpu 20ms; receive c; cpu 1ms
`;

const labels = (state) => state.rows.map((row) => row.label);
const of_row = (state, label) => {
  const row = state.rows.find((r) => r.label === label);
  return state.items.filter((item) => item.row === row.row);
};

check('the keys 1 to 4 choose the frame, and each has its rows', {}, async ({ explorer }) => {
  await explorer.settle({ type: 'set-text', text: kMachine });
  await explorer.focus_canvas();
  const code = await explorer.key('Digit1');
  assert.deepEqual([code.frame, labels(code)], ['your-code', ['low', 'high', 'mid']]);
  const threads = await explorer.key('Digit2');
  assert.deepEqual([threads.frame, labels(threads)], ['threads', ['thread low', 'thread high', 'thread mid']]);
  const cores = await explorer.key('Digit3');
  assert.deepEqual([cores.frame, labels(cores)], ['cores', ['core 0', 'core 1']]);
  const system = await explorer.key('Digit4');
  assert.equal(system.frame, 'whole-system');
  assert.deepEqual(labels(system), ['core 0', 'core 1', 'disk', 'mutex m', 'channel c']);
});

check('a thread carries one task after the other, and its row says which', {}, async ({ explorer }) => {
  await explorer.dispatch({ type: 'frame', frame: 'threads' });
  const text = 'model green 2; cores 2\ntask a; cpu 10ms\ntask b; cpu 20ms\ntask c; cpu 10ms\n';
  const state = await explorer.settle({ type: 'set-text', text });
  assert.deepEqual(labels(state), ['thread 0', 'thread 1']);
  const carried = (label) => of_row(state, label).map((item) => [item.task, item.start / 1e6, item.end / 1e6]);
  assert.deepEqual(['thread 0', 'thread 1'].map(carried), [
    [
      ['a', 0, 10],
      ['c', 10, 20],
    ],
    [['b', 0, 20]],
  ]);
});

check('the switch at the top offers all four frames', {}, async ({ explorer }) => {
  await explorer.idle();
  for (const frame of ['your-code', 'threads', 'whole-system', 'cores']) {
    await explorer.press(`frame-${frame}`);
    assert.equal((await explorer.until((s) => s.frame === frame, frame)).frame, frame);
  }
});

check(
  'the whole system shows who holds a lock, who waits for it, and whom a device serves',
  {},
  async ({ explorer }) => {
    await explorer.dispatch({ type: 'frame', frame: 'whole-system' });
    const state = await explorer.settle({ type: 'set-text', text: kMachine });
    const mutex = of_row(state, 'mutex m');
    const held = mutex.filter((item) => !item.waits).map((item) => item.task);
    const waits = mutex.filter((item) => item.waits);
    assert.deepEqual(held, ['low', 'high']);
    assert.deepEqual(
      waits.map((item) => item.task),
      ['high'],
    );
    assert.equal(
      waits[0].end,
      mutex.find((item) => !item.waits && item.task === 'high').start,
      'who waited has it next',
    );
    const disk = of_row(state, 'disk').filter((item) => !item.waits);
    assert.deepEqual(
      disk.map((item) => item.task),
      ['low', 'high'],
    );
    const message = of_row(state, 'channel c').filter((item) => !item.waits);
    assert.deepEqual(
      message.map((item) => item.task),
      ['low'],
    );
  },
);

check('closing the gaps lets time stand still while the code does not run', {}, async ({ explorer }) => {
  await explorer.dispatch({ type: 'frame', frame: 'your-code' });
  const open = await explorer.settle({ type: 'set-text', text: kMachine });
  assert.ok(of_row(open, 'low').some((item) => item.state === 'blocked'));
  await explorer.press('gaps');
  const closed = await explorer.until((s) => s.gapsClosed, 'the gaps to be closed');
  const low = of_row(closed, 'low');
  assert.ok(low.every((item) => item.state === 'running'));
  low.forEach((item, i) => assert.equal(item.start, i === 0 ? 0 : low[i - 1].end, 'no gap'));
  assert.equal(low.at(-1).end, 9e6, 'as long as it computes');
  await explorer.click(middle(low.at(-1)));
  const after = await explorer.until((s) => s.cursor > 0, 'the cursor to move');
  const ran = of_row(open, 'low').findLast((item) => item.state === 'running');
  assert.ok(after.cursor >= ran.start && after.cursor <= ran.end, 'the instant at which that code ran');
  await explorer.press('gaps');
  assert.equal((await explorer.snapshot()).gapsClosed, false);
});

check('who is ready at the cursor is listed in order', {}, async ({ explorer }) => {
  await explorer.settle({ type: 'set-text', text: 'policy round-robin quantum 2ms\ntask a x4; cpu 9ms\n' });
  const at = async (time) => (await explorer.settle({ type: 'seek', time })).queues[0].ready;
  assert.deepEqual(await at(1e6), ['a.2', 'a.3', 'a.4']);
  assert.deepEqual(await at(3e6), ['a.3', 'a.4', 'a.1']);
});

check('every frame keeps the instant under the cursor', {}, async ({ explorer }) => {
  await explorer.settle({ type: 'set-text', text: kMachine });
  const before = await explorer.settle({ type: 'seek', time: 9e6 });
  for (const frame of ['your-code', 'threads', 'whole-system']) {
    const state = await explorer.settle({ type: 'frame', frame });
    assert.equal(state.cursor, before.cursor);
    assert.ok(Math.abs(place_of(state, state.cursor) - place_of(before, before.cursor)) < 0.5);
  }
});

for (const [language, path] of [
  ['English', ''],
  ['German', '?lang=de'],
]) {
  check(`on a phone all four frames and all three modes can be tapped in ${language}`, { path }, tap_switches);
}

async function tap_switches({ page, explorer }) {
  await page.setViewport({ width: 360, height: 740 });
  await explorer.until((s) => s.narrow, 'the narrow page');
  await explorer.idle();
  const state = await explorer.snapshot();
  const choices = state.controls.filter((control) => /^(frame|mode)-/.test(control.id));
  assert.equal(choices.length, 7);
  for (const control of choices) {
    assert.ok(control.x >= 0 && control.x + control.width <= 360, `${control.id} is on the screen`);
  }
  await explorer.tap('frame-whole-system');
  await explorer.until((s) => s.frame === 'whole-system', 'the frame');
  await explorer.idle();
  await explorer.tap('mode-real');
  await explorer.until((s) => s.mode === 'real', 'the mode');
}
