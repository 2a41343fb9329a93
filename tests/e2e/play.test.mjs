// What is played: predict, then reveal; you are the scheduler.
import assert from 'node:assert/strict';
import { check } from './harness/suite.mjs';

// Under round-robin b finishes at 20 ms, c at 50 ms, a at 60 ms.
const kTurns = `title "Turns"
policy round-robin quantum 10ms
task a; cpu 30ms
task b; cpu 10ms
task c; cpu 20ms
`;
const kOrder = kTurns.replace('policy round-robin quantum 10ms', 'policy fifo');

check('a hidden schedule tells nothing until it is revealed', {}, async ({ page, explorer }) => {
  await explorer.settle({ type: 'set-text', text: kTurns });
  await explorer.press('predict');
  const hidden = await explorer.until((s) => s.predict.phase === 'guessing', 'the question');
  assert.deepEqual(hidden.predict.names, ['a', 'b', 'c']);
  assert.equal(hidden.items.filter((item) => item.task).length, 0, 'no slice is drawn');
  assert.deepEqual(hidden.runs[0].tasks, []);
  const { axis: _, ...told } = hidden; // as long as it might take
  assert.doesNotMatch(JSON.stringify(told), /60 ms|60000000/);
  const words = await page.evaluate(() => document.body.innerText + document.body.textContent);
  assert.doesNotMatch(words, /60 ms|finish(ed)? at/);
  for (const id of ['guess-1', 'guess-0', 'guess-2']) await explorer.press(id);
  const guessed = await explorer.until((s) => s.predict.order.length === 3, 'the order');
  assert.deepEqual(guessed.predict.order, ['b', 'a', 'c']);
  const slider = await explorer.control('guess-makespan');
  const y = slider.y + slider.height / 2;
  await explorer.drag({ x: slider.x + 6, y }, { x: slider.x + slider.width * 0.45, y });
  const { predict } = await explorer.snapshot();
  assert.ok(Math.abs(predict.makespan - 0.45 * predict.longest) < 0.03 * predict.longest);
  await explorer.press('reveal');
  const revealed = await explorer.until((s) => s.predict.phase === 'revealed', 'the reveal');
  assert.match(revealed.predict.verdict, /^The order was b, c, a: you had 2 of 3 pairs right\. You said 4\d/);
  assert.equal(revealed.runs[0].makespan, 60_000_000);
  assert.ok(revealed.items.length > 0);
  await explorer.press('leave-play');
  await explorer.until((s) => s.predict.phase === 'off', 'the end');
});

check('the order is guessed by keys, and Esc leaves the game, not the canvas', {}, async ({ page, explorer }) => {
  await explorer.settle({ type: 'set-text', text: kTurns });
  await explorer.press('predict');
  await explorer.focus_canvas();
  await explorer.key('Digit2');
  await explorer.key('Digit1');
  assert.deepEqual((await explorer.key('Backspace')).predict.order, ['b']);
  await explorer.key('Digit3');
  await explorer.key('Digit1');
  const revealed = await explorer.key('Enter');
  assert.equal(revealed.predict.verdict, 'You had the order right: b, c, a. It took 60 ms.');
  assert.equal((await explorer.key('Escape')).predict.phase, 'off');
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'CANVAS');
});

check('the reader schedules, takes back, and is compared with the policies', {}, async ({ explorer }) => {
  await explorer.settle({ type: 'set-text', text: kOrder });
  await explorer.press('be-scheduler');
  const asked = await explorer.until((s) => s.manual.options.length === 3, 'the first decision');
  assert.equal(asked.now, 'Core 0 is free at 0: who runs, a, b or c?');
  assert.equal(asked.text, kOrder);
  await explorer.press('decide-1');
  const second = await explorer.until((s) => s.manual.decisions === 1, 'the second decision');
  assert.equal(second.manual.at, 10_000_000);
  assert.deepEqual(
    second.items.filter((item) => item.state === 'running').map((item) => item.task),
    ['b'],
  );
  await explorer.press('decide-0');
  await explorer.until((s) => s.manual.ended, 'the end');
  await explorer.press('take-back');
  await explorer.until((s) => !s.manual.ended && s.manual.decisions === 1, 'the decision taken back');
  await explorer.press('decide-1');
  await explorer.until((s) => s.manual.ended, 'the end again');
  await explorer.idle();
  const { manual, runs } = await explorer.snapshot();
  const policies =
    'fifo sjf srtf hrrn round-robin priority mlfq lottery stride vtime cfs eevdf edf rm llf random'.split(' ');
  assert.deepEqual(manual.standings.map(({ policy }) => policy).sort(), ['you', ...policies].sort());
  const of = (name) => manual.standings.find((standing) => standing.policy === name);
  assert.equal(of('you').turnaround, of('sjf').turnaround);
  assert.ok(of('fifo').turnaround > of('you').turnaround);
  assert.equal(runs.length, 1);
  await explorer.press('leave-play');
  const left = await explorer.until((s) => !s.manual.on, 'the end of the game');
  assert.equal(left.runs[0].tasks.find((task) => task.name === 'b').finish, 40_000_000, 'the true run is back');
});

check('keys decide as well, and editing ends the game', {}, async ({ explorer }) => {
  await explorer.settle({ type: 'set-text', text: kTurns });
  await explorer.press('be-scheduler');
  await explorer.focus_canvas();
  await explorer.key('Digit3');
  assert.equal((await explorer.snapshot()).manual.decisions, 1);
  await explorer.key('Backspace');
  assert.equal((await explorer.snapshot()).manual.decisions, 0);
  await explorer.press('decide-rest');
  await explorer.until((s) => s.manual.ended, 'the end');
  const edited = await explorer.settle({ type: 'set-text', text: kOrder });
  assert.equal(edited.manual.on, false);
  assert.equal(edited.runs[0].makespan, 60_000_000);
});

check('both games begin on a phone, from the knobs', {}, async ({ page, explorer }) => {
  await page.setViewport({ width: 360, height: 740 });
  await explorer.settle({ type: 'set-text', text: kTurns });
  await explorer.press('tab-knobs');
  await explorer.press('predict');
  const hidden = await explorer.until((s) => s.predict.phase === 'guessing', 'the question');
  for (const control of hidden.controls.filter((one) => /^(guess-|reveal|leave-play)/.test(one.id))) {
    assert.ok(control.x >= 0 && control.x + control.width <= 360, `${control.id} is on the page`);
  }
  await explorer.press('leave-play');
  await explorer.press('be-scheduler');
  await explorer.press('decide-2');
  await explorer.until((s) => s.manual.decisions === 1, 'a decision');
});
