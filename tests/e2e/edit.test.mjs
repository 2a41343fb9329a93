// Editing: the text area, its errors in place, the knobs, the variants.
import assert from 'node:assert/strict';
import { middle, place_of } from './harness/explorer.mjs';
import { brightness, colours_at } from './harness/picture.mjs';
import { check } from './harness/suite.mjs';

// Puts the caret at the end of the text, as a person does.
async function enter_text(page) {
  await page.click('textarea');
  await page.keyboard.down('Control');
  await page.keyboard.press('End');
  await page.keyboard.up('Control');
}

const task_names = (run) => run.tasks.map((task) => task.name);

check('what is typed into the text area is simulated at once', {}, async ({ page, explorer }) => {
  await enter_text(page);
  await page.keyboard.type('\ntask garlic; cpu 10ms; cpu 5ms "peel"');
  const state = await explorer.until((s) => s.runs[0].tasks.length === 3, 'the new task to be run');
  for (const run of state.runs) assert.deepEqual(task_names(run), ['cucumber', 'tomato', 'garlic']);
  assert.ok(state.text.endsWith('cpu 5ms "peel"'));
  assert.equal(await page.$eval('textarea', (area) => area.value), state.text);
  await explorer.until((s) => s.items.some((item) => item.task === 'garlic'), 'the new task to be drawn');
});

check(
  'a wrong text keeps the text and the last good runs, and shows where it is wrong',
  {},
  async ({ page, explorer }) => {
    await enter_text(page);
    await page.keyboard.type('\ntask garlic; cpu 10ms');
    await explorer.until((s) => s.runs[0].tasks[2]?.cpu === 10_000_000, 'the new task to be run');
    await explorer.idle();
    const before = await explorer.snapshot();
    await page.keyboard.press('Backspace');
    await page.keyboard.type('m');
    const state = await explorer.until(
      (s) => s.diagnostics.some((d) => d.severity === 'error'),
      'an error to be shown',
    );
    assert.deepEqual(state.runs, before.runs);
    assert.ok(state.text.endsWith('cpu 10mm'));
    const error = state.diagnostics.find((d) => d.severity === 'error');
    const lines = state.text.split('\n');
    assert.equal(error.line, lines.length, 'the error stands on the last line');
    assert.ok(error.column > 1 && error.column <= lines.at(-1).length + 1, 'its column lies in that line');
    assert.ok(error.message.length > 10);
    await explorer.idle();
    const words = await page.evaluate(() => document.body.innerText);
    assert.ok(words.includes(error.message), 'the message can be read in the page');
    assert.match(words, new RegExp(`${error.line}:${error.column}`), 'line:column can be read in the page');

    await page.keyboard.press('Backspace');
    await page.keyboard.type('s');
    const mended = await explorer.until((s) => s.diagnostics.length === 0, 'the error to go');
    assert.ok(mended.text.endsWith('cpu 10ms'));
    assert.equal(mended.runs[0].makespan, before.runs[0].makespan);
  },
);

check('undo in the text area brings the former text and its runs back', {}, async ({ page, explorer }) => {
  const before = await explorer.snapshot();
  await enter_text(page);
  await page.keyboard.type('\ntask garlic');
  await explorer.until((s) => s.runs[0].tasks.length === 3, 'the new task to be run');
  for (let i = 0; i < 20; ++i) {
    if ((await explorer.snapshot()).text === before.text) break;
    await page.keyboard.down('Control');
    await page.keyboard.press('z');
    await page.keyboard.up('Control');
  }
  const state = await explorer.until((s) => s.text === before.text && s.runs[0].tasks.length === 2, 'the former runs');
  assert.deepEqual(state.runs, before.runs);
});

check('dragging a knob changes the runs that use it and no other', {}, async ({ explorer }) => {
  const before = await explorer.snapshot();
  assert.equal(before.knobs[0].name, 'turn');
  const knob = await explorer.control('knob-turn');
  const { y } = middle(knob);
  await explorer.drag({ x: knob.x + knob.width * 0.3, y }, { x: knob.x + knob.width - 1, y });
  const state = await explorer.until(
    (s) => s.knobs[0].value === '40ms' && !s.simulating,
    'the knob to stand at its end',
  );
  assert.equal(state.text, before.text, 'the text is as it was');
  assert.deepEqual(state.runs[0].tasks, before.runs[0].tasks, 'One knife does not use it');
  assert.notDeepEqual(state.runs[1].tasks, before.runs[1].tasks, 'Finer slices does');
});

check('a knob beyond its range is refused by a sentence and changes nothing', {}, async ({ explorer }) => {
  const before = await explorer.snapshot();
  await explorer.dispatch({ type: 'knob', name: 'turn', value: '900ms' }).catch(() => {});
  await explorer.idle();
  const state = await explorer.snapshot();
  assert.deepEqual(state.knobs, before.knobs);
  assert.deepEqual(state.runs, before.runs);
});

check('pressing a variant makes it the one that the table and the sentence are about', {}, async ({ explorer }) => {
  await explorer.idle();
  assert.equal((await explorer.snapshot()).chosenRun, 0);
  await explorer.press('table-2');
  const state = await explorer.until((s) => s.chosenRun === 2, 'the third variant to be chosen');
  await explorer.press('run-0');
  await explorer.until((s) => s.chosenRun === 0, 'the first variant to be chosen again');
  assert.equal(state.runs[2].variant, 'Two knives');
});

check('variants stand below each other on one time axis', {}, async ({ explorer }) => {
  await explorer.idle();
  const state = await explorer.snapshot();
  const first = (run) => state.items.find((item) => item.run === run && item.start === 0);
  assert.ok(first(0).y < first(1).y && first(1).y < first(2).y, 'in the order of the text');
  assert.ok(
    Math.abs(first(0).x - first(1).x) < 0.01 && Math.abs(first(0).x - first(2).x) < 0.01,
    'time 0 at one place',
  );
});

check(
  'how a variant differs from the first is said, and a line stands at each finish',
  {},
  async ({ page, explorer }) => {
    const text =
      'policy round-robin quantum 10ms\ntask a; cpu 40ms\ntask b; cpu 31ms\n' +
      'variant "One"\nvariant "Finer"; policy round-robin quantum 1ms\nvariant "Two"; cores 2\n';
    await page.setViewport({ width: 1280, height: 1200 });
    const state = await explorer.settle({ type: 'set-text', text });
    assert.deepEqual(
      state.runs.map((run) => run.difference),
      [undefined, 'equally soon, same work, 11 % less waiting', '1.8 times sooner, same work, no waiting any more'],
    );
    // 71 ms and 40 ms: the latter is a mark of the axis, too, but its line is darker than those of marks.
    for (const [run, finish] of [
      [0, 71e6],
      [1, 71e6],
      [2, 40e6],
    ]) {
      const row = state.rows.findLast((one) => one.run === run);
      const at = await explorer.on_page({ x: place_of(state, finish), y: row.y + row.height + 3 });
      const across = [-1, 0, 1].map((by) => ({ x: at.x + by, y: at.y }));
      const mark = await explorer.on_page({ x: place_of(state, 20e6), y: row.y + row.height + 3 });
      const shades = (await colours_at(page, [...across, mark])).map(brightness);
      assert.ok(Math.min(...shades.slice(0, 3)) < shades[3] - 0.2, `a line where ${state.runs[run].variant} ends`);
    }
  },
);

check('a text that says nothing wrong but holds no task is shown as it is', {}, async ({ explorer }) => {
  const state = await explorer.settle({ type: 'set-text', text: 'title "Nothing"\n' });
  assert.deepEqual(
    state.diagnostics.filter((d) => d.severity === 'error'),
    [],
  );
  assert.equal(state.runs.length, 1);
  assert.equal(state.runs[0].makespan, 0);
});

check('text that is not Latin keeps its letters and its columns', {}, async ({ page, explorer }) => {
  await page.click('textarea');
  await page.keyboard.down('Control');
  await page.keyboard.press('a');
  await page.keyboard.up('Control');
  await page.keyboard.type('task нарезка; cpu 10ms; cpu 3щс');
  const state = await explorer.until((s) => s.diagnostics.length > 0, 'an error');
  assert.equal(state.diagnostics[0].line, 1);
  assert.equal(state.text.slice(state.diagnostics[0].column - 1).startsWith('3щс'), true);
  const good = await explorer.settle({ type: 'set-text', text: 'task нарезка; cpu 10ms' });
  assert.deepEqual(task_names(good.runs[0]), ['нарезка']);
});

check('names in any alphabet of the typeface are drawn with their own letters', {}, async ({ page, explorer }) => {
  await explorer.settle({ type: 'frame', frame: 'your-code' });
  const label_of = async (name) => {
    const { rows } = await explorer.settle({ type: 'set-text', text: `task ${name}; cpu 10ms\n` });
    const corner = await explorer.on_page({ x: rows[0].x - 112, y: middle(rows[0]).y - 10 });
    const places = Array.from({ length: 60 * 20 }, (_, i) => ({
      x: corner.x + (i % 60),
      y: corner.y + Math.floor(i / 60),
    }));
    return String(await colours_at(page, places));
  };
  const pairs = ['ggg ppp', 'äää ééé', 'λλλ ωωω', 'жжж шшш'].map((pair) => pair.split(' '));
  for (const [one, other] of pairs) {
    assert.ok((await label_of(one)) !== (await label_of(other)), `${one} and ${other} look different`);
  }
});

check(
  'a newer text takes over from a simulation under way, and the last good runs stay meanwhile',
  {},
  async ({ explorer }) => {
    const before = await explorer.snapshot();
    const long =
      'policy round-robin quantum 1us\ntask a x4\n  repeat 200000\n    cpu 10us\n    io disk 1us\n  end\ndevice disk\n';
    await explorer.dispatch({ type: 'set-text', text: long });
    const during = await explorer.snapshot();
    if (during.simulating) assert.deepEqual(during.runs, before.runs);
    const state = await explorer.settle({ type: 'set-text', text: 'task b; cpu 7ms' });
    assert.deepEqual(
      state.runs.map((run) => [run.variant, run.makespan]),
      [['', 7_000_000]],
    );
  },
);

check('pressing a listed problem selects what it is about', {}, async ({ page, explorer }) => {
  await explorer.settle({ type: 'set-text', text: 'task a\n  cpu 10ms\n  cpu 7parsecs\n' });
  const [problem] = (await explorer.snapshot()).diagnostics;
  await page.click('#problems button');
  const selected = await page.$eval('textarea', (area) => ({
    before: area.value.slice(0, area.selectionStart),
    text: area.value.slice(area.selectionStart, area.selectionEnd),
    focused: document.activeElement === area,
  }));
  assert.equal(selected.focused, true);
  assert.equal(selected.before.split('\n').length, problem.line);
  assert.equal(selected.before.split('\n').at(-1).length + 1, problem.column);
  assert.equal(selected.text.length, problem.length);
});

check('a knob that makes the scenario wrong keeps the last good runs and says why', {}, async ({ explorer }) => {
  const text = 'param n = 1 from 0 to 3\ncores $n\ntask a x2; cpu 10ms\n';
  const good = await explorer.settle({ type: 'set-text', text });
  assert.equal(good.runs[0].makespan, 20_000_000);
  const wrong = await explorer.settle({ type: 'knob', name: 'n', value: '0' });
  assert.ok(
    wrong.diagnostics.some((d) => d.severity === 'error' && d.line === 2),
    'the place of the problem',
  );
  assert.deepEqual(wrong.runs, good.runs);
  assert.ok(wrong.items.length > 0);
  const mended = await explorer.settle({ type: 'knob', name: 'n', value: '2' });
  assert.deepEqual(mended.diagnostics, []);
  assert.equal(mended.runs[0].makespan, 10_000_000);
});
