// The panel under the transport: what it shows, and how what is clicked elsewhere brings it there.
import assert from 'node:assert/strict';
import { middle } from './harness/explorer.mjs';
import { check } from './harness/suite.mjs';

check('the lower panel shows the detail that is pressed', {}, async ({ explorer }) => {
  await explorer.idle();
  assert.equal((await explorer.snapshot()).detail, 'tasks');
  await explorer.control('task-0');
  await explorer.press('detail-checks');
  const checks = await explorer.until((s) => s.detail === 'checks', 'the checks');
  assert.ok(!checks.controls.some((control) => control.id === 'task-0'), 'the table has made room');
  await explorer.press('detail-tasks');
  await explorer.control('task-0');
});

check('a click on a slice asks why, and moves nothing', {}, async ({ explorer }) => {
  await explorer.idle();
  const before = await explorer.snapshot();
  await explorer.click(middle(before.items.find((item) => item.task === 'tomato')));
  const after = await explorer.until((s) => s.detail === 'why', 'the detail');
  assert.deepEqual(
    after.rows.map((row) => row.y),
    before.rows.map((row) => row.y),
  );
});

check('the badge of a run leads to its checks', {}, async ({ explorer }) => {
  await explorer.idle();
  await explorer.press('checks-2');
  const state = await explorer.until((s) => s.detail === 'checks', 'the checks');
  assert.equal(state.chosenRun, 2);
});

check(
  'where the titles of all runs have no room, the chosen one has its own and the others their numbers',
  { path: '?scenario=threads', prepare: (page) => page.setViewport({ width: 360, height: 740 }) },
  async ({ explorer }) => {
    await explorer.idle();
    const tabs = (state) => state.controls.filter((c) => /^table-\d/.test(c.id)).map((c) => c.label);
    await explorer.press('tab-tasks');
    const first = await explorer.until((s) => s.tab === 'tasks', 'the results');
    assert.deepEqual(tabs(first), ['8 threads, 1 core', '2', '3', '4']);
    await explorer.press('table-2');
    const state = await explorer.until((s) => s.chosenRun === 2, 'the third run to be chosen');
    assert.deepEqual(tabs(state), ['1', '2', '2 threads, 2 cores', '4']);
  },
);

check(
  'on a phone the details stand in the tab of the results',
  { prepare: (page) => page.setViewport({ width: 360, height: 740 }) },
  async ({ explorer }) => {
    await explorer.idle();
    await explorer.press('tab-tasks');
    await explorer.press('detail-why');
    const state = await explorer.until((s) => s.detail === 'why' && s.tab === 'tasks', 'the detail');
    const details = state.controls.filter((control) => control.id.startsWith('detail-'));
    assert.ok(details.length >= 3);
    for (const { x, width, id } of details) assert.ok(x >= 0 && x + width <= 360, `${id} is on the page`);
  },
);

const kPriorities =
  'policy priority\nmutex m\ntask low priority 1; lock m; cpu 10ms; unlock m\n' +
  'task high at 2ms priority 3; cpu 3ms; lock m; cpu 1ms; unlock m\ntask mid at 3ms priority 2; cpu 5ms\n';

check('a click on a slice says by which rule it was chosen, and among whom', {}, async ({ page, explorer }) => {
  const before = await explorer.settle({ type: 'set-text', text: kPriorities });
  await explorer.click(middle(before.items.find((item) => item.task === 'high')));
  const { why } = await explorer.until((s) => s.why?.sentences.length > 1, 'the reason');
  assert.equal(why.title, 'high');
  assert.match(why.sentences[1], /The rule is: the highest priority goes first/);
  assert.deepEqual(
    why.concerned.map(({ name, words, chosen }) => [name, words, chosen]),
    [
      ['high', 'priority 3', true],
      ['low', 'priority 1', false],
    ],
  );
  await explorer.idle();
  const said = await page.$eval('#why', (place) => place.textContent);
  assert.ok(
    why.sentences.every((sentence) => said.includes(sentence)),
    'the page says the same in words',
  );
});

check('a slice says what ended it and what to switch to it had cost', {}, async ({ explorer }) => {
  const text = 'policy round-robin quantum 5ms\ncost switch 1ms\ntask a; cpu 12ms\ntask b; cpu 12ms\n';
  const state = await explorer.settle({ type: 'set-text', text });
  await explorer.click(middle(state.items.find((item) => item.task === 'b' && item.state === 'running')));
  const { why } = await explorer.until((s) => s.why?.title === 'b' && !s.why.pending, 'the reason');
  assert.match(why.sentences[0], /to switch to it had cost 1 ms; then its quantum ended and somebody waited/);
  assert.match(why.sentences[1], /because the quantum of a had ended/);
});

check('a name in the answer leads to what that job did then', {}, async ({ explorer }) => {
  await explorer.settle({ type: 'set-text', text: kPriorities });
  await explorer.settle({ type: 'select', run: 0, task: 1, time: 2_500_000 });
  await explorer.settle({ type: 'detail', detail: 'why' });
  await explorer.press('concerned-1');
  const { why, selection } = await explorer.until((s) => s.why?.title === 'low', 'the other job');
  assert.match(why.sentences[0], /low is ready and waits for a core from 2 ms/);
  assert.equal(selection.time, 2_000_000);
});

check('a click on a gap says what it waits for and since when', {}, async ({ explorer }) => {
  await explorer.settle({ type: 'set-text', text: kPriorities });
  const state = await explorer.settle({ type: 'frame', frame: 'your-code' });
  await explorer.click(middle(state.items.find((item) => item.task === 'high' && item.state === 'blocked')));
  const { why } = await explorer.until((s) => s.why?.concerned.length > 0, 'the reason');
  assert.match(why.sentences[0], /high waits for the mutex m from 5 ms/);
  assert.equal(why.concerned[0].name, 'low');
  const whole = why.account.reduce((sum, part) => sum + part.time, 0);
  assert.equal(whole, state.runs[0].tasks[1].turnaround, 'its account adds up to its turnaround');
});

check('a click on an idle stretch of a core says why nobody is there', {}, async ({ explorer }) => {
  const state = await explorer.settle({ type: 'set-text', text: 'task a at 5ms; cpu 5ms\n' });
  const row = state.rows[0];
  await explorer.click({ x: row.x + row.width * 0.2, y: row.y + row.height / 2 });
  const { why } = await explorer.until((s) => s.why !== null, 'the reason');
  assert.match(why.sentences[0], /Core 0 is idle from 0 to 5 ms/);
});

check('the checks say what each compared, and the core time adds up to 100 %', {}, async ({ page, explorer }) => {
  await explorer.idle();
  await explorer.press('checks-0');
  const state = await explorer.until((s) => s.detail === 'checks', 'the checks');
  const { checks, account } = state.runs[0];
  assert.equal(checks.list.length, 11);
  assert.ok(checks.list.some((one) => one.lookedAt > 0 && one.failure === ''));
  assert.equal(
    account.reduce((sum, part) => sum + part.tenths, 0),
    1000,
  );
  const said = await page.$eval('#checks', (place) => place.textContent);
  for (const { sentence } of checks.list) assert.ok(said.includes(sentence), sentence);
});

check('the buttons of the words do what a click on the canvas does', {}, async ({ page, explorer }) => {
  await explorer.settle({ type: 'set-text', text: kPriorities });
  await explorer.settle({ type: 'select', run: 0, task: 1, time: 2_500_000 });
  const buttons = await page.$$('#why button');
  assert.equal(buttons.length, 2);
  await buttons[1].focus();
  await page.keyboard.press('Enter');
  await explorer.until((s) => s.why?.title === 'low', 'the other job');
});

check('pressing the head of a column sorts the table, up, down, and not at all', {}, async ({ page, explorer }) => {
  await explorer.settle({ type: 'set-text', text: 'task long; cpu 9ms\ntask short; cpu 1ms\ntask mid; cpu 5ms\n' });
  const names = (state) => state.rows && state.controls.filter((c) => /^task-\d/.test(c.id)).map((c) => c.label);
  await explorer.press('sort-cpu');
  assert.deepEqual(names(await explorer.snapshot()), ['short', 'mid', 'long']);
  await explorer.press('sort-cpu');
  assert.deepEqual(names(await explorer.snapshot()), ['long', 'mid', 'short']);
  const said = await page.$$eval('#numbers tbody th', (cells) => cells.map((cell) => cell.textContent));
  assert.deepEqual(said, ['long', 'mid', 'short']);
  await explorer.press('sort-cpu');
  assert.deepEqual(names(await explorer.snapshot()), ['long', 'short', 'mid']);
});

check('by the keyboard the words sort the same table', {}, async ({ page, explorer }) => {
  await explorer.settle({ type: 'set-text', text: 'task long; cpu 9ms\ntask short; cpu 1ms\n' });
  const heads = await page.$$('#numbers th button');
  await heads.at(-1).focus();
  await page.keyboard.press('Enter');
  const state = await explorer.until((s) => s.table.sort === 'cpu', 'the order');
  assert.deepEqual(
    state.tableRows.map((row) => row.name),
    ['short', 'long'],
  );
});

check('tasks of one name are told as a group, with percentiles', {}, async ({ explorer }) => {
  await explorer.settle({ type: 'set-text', text: 'task part x100; cpu 1ms\ntask other; cpu 1ms\n' });
  await explorer.press('by-groups');
  const state = await explorer.until((s) => s.table.grouping === 'groups', 'the groups');
  const value = (id) => state.tableRows[0].values[state.columns.findIndex((column) => column.id === id)];
  assert.equal(state.tableRows.length, 2);
  assert.equal(value('jobs'), 100);
  assert.equal(value('p95'), 95_000_000);
  await explorer.press('of-waiting');
  const waiting = await explorer.until((s) => s.table.measure === 'waiting', 'the waiting times');
  assert.equal(waiting.tableRows[0].values[waiting.columns.findIndex((column) => column.id === 'max')], 99_000_000);
});

check('of thousands of rows only those in sight are drawn, and the wheel reaches the last', {}, async (given) => {
  const { page, explorer } = given;
  await explorer.settle({ type: 'set-text', text: 'cores 8\ntask part x3000; cpu 1ms\n' });
  const rows = (state) => state.controls.filter((c) => /^task-\d/.test(c.id));
  const top = await explorer.snapshot();
  assert.ok(rows(top).length < 20, `${rows(top).length} rows are drawn`);
  const { x, y } = await explorer.on_page(middle(rows(top)[1]));
  await page.mouse.move(x, y);
  await explorer.focus_canvas();
  for (let i = 0; i < 8; ++i) await page.mouse.wheel({ deltaY: 20_000 });
  await explorer.until((s) => rows(s).some((row) => row.label === 'part.3000'), 'the last row');
});

// What the page would have downloaded: name and text of each file.
async function note_downloads(page) {
  await page.evaluate(() => {
    globalThis.downloads = [];
    HTMLAnchorElement.prototype.click = function () {
      const name = this.download;
      fetch_text(this.href).then((text) => globalThis.downloads.push({ name, text }));
    };
    const fetch_text = (address) =>
      new Promise((resolve) => {
        const request = new XMLHttpRequest();
        request.open('GET', address);
        request.responseType = 'arraybuffer';
        request.onload = () => resolve(new TextDecoder('latin1').decode(request.response));
        request.send();
      });
  });
}

check('the menu in the header saves the runs in five formats', {}, async ({ page, explorer }) => {
  await explorer.idle();
  await note_downloads(page);
  const names = await page.$$eval('#exports button', (buttons) => buttons.map((button) => button.textContent));
  const count = names.filter((name) => !/embed/i.test(name)).length;
  assert.equal(count, 5);
  for (let i = 0; i < count; ++i) {
    await explorer.press('export');
    await explorer.until((s) => s.exports !== null, 'the menu');
    for (let down = 0; down < i; ++down) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForFunction((wanted) => globalThis.downloads.length === wanted, {}, i + 1);
    await explorer.until((s) => s.exports === null, 'the menu to close');
  }
  const files = await page.evaluate(() => globalThis.downloads);
  assert.deepEqual(
    files.map((file) => file.name),
    ['svg', 'png', 'json', 'csv', 'trace.json'].map((ending) => `two-vegetables-one-knife.${ending}`),
  );
  const [svg, png, json, csv, trace] = files.map((file) => file.text);
  assert.match(svg, /^<svg[^]*Two vegetables[^]*<\/svg>\s*$/);
  assert.ok(png.slice(1, 4) === 'PNG' && png.length > 5_000, `${png.length} bytes of PNG`);
  assert.equal(JSON.parse(json).runs.length, 3);
  assert.match(csv, /^variant,core,thread,task,job,start_ns,end_ns,state\r\n/);
  assert.ok(JSON.parse(trace).traceEvents.length > 10);
});

check('Escape closes the menu of files and gives the keys back to the canvas', {}, async ({ page, explorer }) => {
  await explorer.idle();
  await explorer.press('export');
  await explorer.until((s) => s.exports !== null, 'the menu');
  await page.keyboard.press('Escape');
  await explorer.until((s) => s.exports === null, 'the menu to close');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'canvas');
});

check('what moved against the first run is marked, and nothing else', {}, async ({ explorer }) => {
  const text =
    'task a; cpu 4ms\ntask b; cpu 4ms\n' +
    'variant "In a row"\nvariant "The same"\nvariant "In turns"; policy round-robin quantum 2ms\n';
  const plain = await explorer.settle({ type: 'set-text', text });
  assert.ok(plain.items.every((item) => item.moved === undefined));
  await explorer.press('moved-2');
  const state = await explorer.until((s) => s.difference, 'the difference');
  const moved = (run) => state.items.filter((item) => item.run === run).flatMap((item) => item.moved);
  assert.deepEqual(moved(0), []);
  assert.deepEqual(moved(1), []);
  // a has the core from 4 ms to 6 ms for the first time, b from 2 ms to 4 ms.
  assert.deepEqual(
    moved(2).sort(([x], [y]) => x - y),
    [
      [2_000_000, 4_000_000],
      [4_000_000, 6_000_000],
    ],
  );
  await explorer.press('moved-1');
  await explorer.until((s) => !s.difference, 'the marks to go');
});

check(
  'on a phone a tap on a slice brings its reason in place of the text',
  { prepare: (page) => page.setViewport({ width: 360, height: 740, hasTouch: true }) },
  async ({ page, explorer }) => {
    await explorer.idle();
    const before = await explorer.snapshot();
    const item = before.items.find((one) => one.task === 'tomato');
    const { x, y } = await explorer.on_page(middle(item));
    await page.touchscreen.tap(x, y);
    const state = await explorer.until((s) => s.why?.sentences.length > 1, 'the reason');
    assert.equal(state.tab, 'tasks');
    assert.equal(state.detail, 'why');
    assert.equal(state.why.title, 'tomato');
  },
);

check('who stands in the ready queue is pressed, and says why he waits', {}, async ({ explorer }) => {
  await explorer.settle({ type: 'set-text', text: 'policy fifo\ntask a; cpu 5ms\ntask b; cpu 5ms\n' });
  await explorer.press('ready-0-1');
  const state = await explorer.until((s) => s.selection !== null, 'the selection');
  assert.equal(state.detail, 'why');
  assert.equal(state.why.title, 'b');
  assert.match(state.why.sentences[0], /waits for a core/);
});

check('how long a task waited is pressed to see why', {}, async ({ explorer }) => {
  await explorer.settle({ type: 'set-text', text: 'cores 1\ntask a; cpu 30ms\ntask b; cpu 20ms\n' });
  const head = await explorer.control('sort-waiting');
  const row = await explorer.control('task-1');
  await explorer.click({ x: head.x + head.width - 4, y: row.y + row.height / 2 });
  const state = await explorer.until((s) => s.detail === 'why' && s.why && !s.why.pending, 'why');
  assert.equal(state.selection.time, 0);
  assert.match(state.why.sentences[0], /b is ready and waits for a core from 0 to 10 ms/);
});

check('two curves say how many tasks are in progress and how many execute', {}, async ({ explorer }) => {
  await explorer.settle({
    type: 'set-text',
    text: 'cores 2; device disk\ntask a x2; cpu 2ms; io disk 4ms; cpu 1ms\ntask late at 1ms; cpu 2ms\n',
  });
  const said = [];
  for (const ms of [0, 2.5, 4.5]) {
    const state = await explorer.settle({ type: 'seek', time: ms * 1e6 });
    said.push(Object.values(state.runs[0].atCursor));
  }
  assert.deepEqual(said, [
    [2, 2], // both of the first
    [3, 1], // they wait for the disk, the late one executes
    [2, 0], // it has ended, and the disk is not done
  ]);
});
