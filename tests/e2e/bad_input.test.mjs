// What a reader may give the page by mistake or on purpose. Each is answered by a sentence where they look, keeps what was there, and
// leaves a page that goes on: the next text is run as ever.
import assert from 'node:assert/strict';
import { type_instead } from './harness/explorer.mjs';
import { check } from './harness/suite.mjs';

const kDeadlock = `mutex left
mutex right
task one
  lock left; cpu 20ms; lock right; cpu 5ms; unlock right; unlock left
task two
  lock right; cpu 20ms; lock left; cpu 5ms; unlock left; unlock right
policy round-robin quantum 10ms
`;

const said = (page) => page.$eval('#says', (element) => element.textContent);

// The page lists them a turn after the engine has them.
async function problems(page) {
  await page.waitForSelector('#problems li');
  return page.$$eval('#problems li', (all) => all.map((item) => item.textContent));
}

async function paste_instead(page, length) {
  await page.$eval(
    'textarea',
    (area, count) => {
      area.focus();
      area.select();
      const data = new DataTransfer();
      data.setData('text/plain', 'task a; cpu 5ms\n'.repeat(count / 16));
      const event = new Event('paste', { bubbles: true, cancelable: true });
      area.dispatchEvent(Object.assign(event, { clipboardData: data }));
    },
    length,
  );
}

async function goes_on(page, explorer) {
  await type_instead(page, 'task afterwards; cpu 7ms');
  const state = await explorer.until((s) => s.runs[0]?.tasks[0]?.name === 'afterwards', 'the next text to be run');
  assert.deepEqual(state.diagnostics, []);
}

check('a wrong text is a sentence beside it, and the last good runs stay', {}, async ({ page, explorer }) => {
  const before = await explorer.snapshot();
  await type_instead(page, 'task a; cpu soon');
  const state = await explorer.until((s) => s.diagnostics.some((d) => d.severity === 'error'), 'the error');
  assert.deepEqual(state.runs, before.runs);
  assert.match((await problems(page))[0], /1:\d+.*\w+ \w+/);
  await goes_on(page, explorer);
});

check('a long wrong text can be read, and its first errors are told', {}, async ({ page, explorer }) => {
  // At once, as a paste is: to be typed it would take its time.
  await page.$eval('textarea', (area) => {
    area.value = 'task a; cpu soon\n'.repeat(4000);
    area.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
  });
  await explorer.until((s) => s.diagnostics.length > 0, 'the errors');
  assert.match((await problems(page))[0], /1:\d+/);
  const is_seen = () =>
    page.$eval('textarea', (area) => getComputedStyle(area).color !== 'rgba(0, 0, 0, 0)' && area.value.length > 3000);
  assert.ok(await is_seen(), 'it is too long to be coloured, and stands there');
  assert.equal(await page.$eval('#highlight', (behind) => behind.textContent), '');
  await goes_on(page, explorer);
  assert.equal(await page.$eval('textarea', (area) => getComputedStyle(area).color), 'rgba(0, 0, 0, 0)');
  assert.equal(await page.$eval('#highlight', (behind) => behind.textContent.trim()), 'task afterwards; cpu 7ms');
});

check('a million tasks are refused by a sentence that says how many may be', {}, async ({ page, explorer }) => {
  const before = await explorer.snapshot();
  await type_instead(page, 'task many x1000000; cpu 1us');
  const state = await explorer.until((s) => s.diagnostics.length > 0, 'the error');
  assert.match(state.diagnostics[0].message, /1,?000,?000/);
  assert.match((await problems(page)).join(' '), /100,?000/);
  assert.deepEqual(state.runs, before.runs);
  await goes_on(page, explorer);
});

check('a hundred thousand tasks, as many as there may be, are run and shown', {}, async ({ page, explorer }) => {
  await type_instead(page, 'cores 4\ntask many x100000; cpu 1us');
  await explorer.until((s) => !s.simulating && s.runs[0].tasks[0].name.startsWith('many'), 'the run', 60_000);
  const state = await explorer.settle({ type: 'frame', frame: 'your-code' });
  assert.equal(state.runs[0].taskCount, 100_000);
  assert.ok(state.rows.length > 0 && state.rows.length < 1000, 'only the rows on view are laid out');
  const cursor = await explorer.settle({ type: 'seek', time: 12_000_000 });
  assert.ok(cursor.queues[0].ready.length > 0);
  await goes_on(page, explorer);
});

check('10 MB of text are not taken into the editor, and a sentence says why', {}, async ({ page, explorer }) => {
  const before = await explorer.snapshot();
  await paste_instead(page, 10 * 1024 * 1024);
  assert.match(await said(page), /10\.0 MB .* at most 1 MB\. Nothing was changed\./);
  await explorer.idle();
  assert.equal((await explorer.snapshot()).text, before.text);
  await goes_on(page, explorer);
});

check('a deadlock is named, with who waits for whom, and the run is shown up to it', {}, async ({ page, explorer }) => {
  await explorer.settle({
    type: 'set-text',
    text: kDeadlock,
  });
  const state = await explorer.snapshot();
  assert.equal(state.runs[0].end, 'deadlock');
  assert.match(state.runs[0].sentence, /deadlock|wait/i);
  assert.ok(state.items.some((item) => item.state === 'running'));
  await goes_on(page, explorer);
});

check('a run without an end is stopped, said to be so, and shown as far as it went', {}, async ({ page, explorer }) => {
  await type_instead(page, 'horizon 1000s\ntask a; repeat forever; cpu 1us; yield; end');
  const state = await explorer.until(
    (s) => s.diagnostics.length > 0 || (!s.simulating && s.runs[0].tasks[0]?.name === 'a'),
    'an answer',
    100_000,
  );
  assert.deepEqual(state.diagnostics, []);
  assert.match(state.runs[0].end, /budget|horizon/);
  await goes_on(page, explorer);
});
