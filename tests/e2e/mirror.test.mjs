// What is on the canvas is also said in words; without a canvas, real controls do what those on it would.
import assert from 'node:assert/strict';
import { check } from './harness/suite.mjs';

check('the page says in words and numbers what the canvas shows', {}, async ({ page, explorer }) => {
  await explorer.idle();
  const state = await explorer.settle({ type: 'choose-run', run: 1 });
  assert.equal(await page.title(), `${state.title} · Interleave`);
  const words = await page.evaluate(() => document.body.textContent);
  assert.ok(words.includes(state.runs[1].sentence), 'the sentence for the chosen run');
  const tables = await page.$$eval('table', (found) => found.map((table) => table.textContent));
  assert.ok(
    tables.some((text) => text.includes('cucumber') && text.includes('tomato')),
    'a table of its tasks',
  );
});

check('stepping is said in a polite live region', {}, async ({ page, explorer }) => {
  await explorer.settle({ type: 'step', by: 1 });
  const state = await explorer.settle({ type: 'step', by: 1 });
  assert.match(state.now, /\w+ \w+/);
  const said = await page.$$eval('[aria-live="polite"]', (all) => all.map((element) => element.textContent));
  assert.deepEqual(said, [state.now]);
});

check('every element that can be used has a name', {}, async ({ page, explorer }) => {
  await explorer.settle({ type: 'set-text', text: 'task a; cpu\n' });
  const names = await page.$$eval('button, select, input, textarea, canvas', (all) =>
    all.map((element) => {
      const label = /** @type {any} */ (element).labels?.[0]?.textContent;
      return [element.tagName, element.getAttribute('aria-label') ?? label ?? element.textContent.trim()];
    }),
  );
  assert.ok(names.length >= 3, 'the canvas, the text and the error');
  for (const [tag, name] of names) assert.notEqual(name, '', `${tag} has a name`);
});

const kNoWebgl = { browser: { webgl: false } };

// The first button of this name, used by the keyboard as one who does not point would.
async function use_button(page, name) {
  // The page says it a turn after the engine has it.
  const is_there = (wanted) =>
    [...document.querySelectorAll('button')].some(({ textContent }) => textContent === wanted);
  await page.waitForFunction(is_there, { timeout: 5000 }, name).catch(() => {});
  const buttons = await page.$$('button');
  const names = await Promise.all(buttons.map((button) => button.evaluate((element) => element.textContent)));
  assert.ok(names.includes(name), `"${name}" is among ${names.join(', ')}`);
  await buttons[names.indexOf(name)].focus();
  await page.keyboard.press('Enter');
}

check('without WebGL the buttons step, play and pause', kNoWebgl, async ({ page, explorer }) => {
  await use_button(page, 'One event on');
  const stepped = await explorer.until((s) => s.cursor > 0, 'a step');
  await use_button(page, 'One event back');
  await explorer.until((s) => s.cursor < stepped.cursor, 'a step back');
  await use_button(page, 'One decision on');
  const decided = await explorer.until((s) => s.cursor > 0, 'a decision');
  assert.equal(decided.cursor, 40_000_000);
  await use_button(page, 'One decision back');
  await explorer.until((s) => s.cursor === 0, 'the one before');
  await use_button(page, 'Play');
  await explorer.until((s) => s.playing && s.cursor > 0, 'playback');
  await use_button(page, 'Pause');
  await explorer.until((s) => !s.playing, 'the pause');
});

check('without WebGL the sliders turn the knob and move in time', kNoWebgl, async ({ page, explorer }) => {
  await explorer.idle(); // the mirror is built a turn after the runs are there
  const before = await explorer.snapshot();
  const slider = async (pattern) => {
    const sliders = await page.$$('input[type="range"]');
    const names = await Promise.all(
      sliders.map((found) => found.evaluate((e) => e.getAttribute('aria-label') ?? e.labels[0].textContent)),
    );
    const index = names.findIndex((name) => pattern.test(name));
    assert.ok(index >= 0, `${pattern} is among ${names.join(', ')}`);
    return sliders[index];
  };
  await (await slider(/time/i)).focus();
  await page.keyboard.press('End');
  await explorer.until((s) => s.cursor === before.end, 'the cursor at the end');
  await (await slider(/turn/i)).focus();
  await page.keyboard.press('End');
  const state = await explorer.until((s) => s.knobs[0].position === s.knobs[0].last, 'the knob at its end');
  assert.notEqual(state.knobs[0].value, before.knobs[0].value);
});

check('without WebGL the tasks still run for real', kNoWebgl, async ({ page, explorer }) => {
  await explorer.settle({ type: 'set-text', text: 'cores 2\ntask a x2; cpu 20ms\n' });
  await use_button(page, 'Run for real');
  const state = await explorer.until((s) => s.real.number > 0 && !s.real.running, 'the real run', 40_000);
  assert.equal(state.runs[0].failure, '');
  assert.ok(state.runs[0].measured.makespan > 0);
});

check('without WebGL each frame has its picture, and deadlines stand in it', kNoWebgl, async ({ page, explorer }) => {
  const text = 'cores 2\ndevice disk\ntask a deadline 4ms; cpu 5ms; io disk 3ms\ntask b; cpu 5ms\n';
  await explorer.settle({ type: 'set-text', text });
  const words = async (frame) => {
    await use_button(page, frame);
    await explorer.idle();
    return page.$eval('#picture svg', (svg) => svg.textContent);
  };
  assert.match(await words('Threads'), /thread a/);
  assert.match(await words('Whole system'), /core 1.*disk/s);
  assert.doesNotMatch(await words('Cores'), /disk/);
  const crosses = await page.$$eval('#picture svg line[stroke-width="1.5"]', (lines) => lines.length);
  assert.equal(crosses, 2, 'the missed one is crossed');
});

// Real controls of the mirror, found by their names, beside the canvas and without it alike.
const kMirrors = { 'beside the canvas': {}, 'without WebGL': kNoWebgl };

for (const [where, options] of Object.entries(kMirrors)) {
  check(`${where} what stands around the cursor is a list that leads there`, options, async ({ page, explorer }) => {
    await explorer.settle({ type: 'set-text', text: 'policy fifo\ntask a; cpu 5ms\ntask b; cpu 5ms\n' });
    await explorer.settle({ type: 'seek', time: 2_000_000 });
    await use_button(page, 'b runs, 5 to 10 ms');
    const state = await explorer.until((s) => s.cursor === 5_000_000 && s.why !== null, 'the way to it');
    assert.equal(state.why.title, 'b');
  });

  check(`${where} a prediction is made by buttons`, options, async ({ page, explorer }) => {
    await explorer.settle({ type: 'set-text', text: 'policy fifo\ntask a; cpu 5ms\ntask b; cpu 5ms\n' });
    await use_button(page, 'Predict');
    await explorer.until((s) => s.predict.phase === 'guessing', 'the question');
    await explorer.idle();
    await use_button(page, 'a');
    await explorer.until((s) => s.predict.order.length === 1, 'the first name');
    await explorer.idle();
    await use_button(page, 'b');
    await explorer.until((s) => s.predict.order.length === 2, 'the second name');
    await explorer.idle();
    await use_button(page, 'Reveal');
    const { predict } = await explorer.until((s) => s.predict.phase === 'revealed', 'the reveal');
    await explorer.idle();
    assert.ok((await page.$eval('#games', (games) => games.textContent)).includes(predict.verdict));
  });
}

check('the reader schedules by buttons, and the policies are compared in a table', {}, async ({ page, explorer }) => {
  await explorer.settle({ type: 'set-text', text: 'policy fifo\ntask a; cpu 5ms\ntask b; cpu 5ms\ntask c; cpu 5ms\n' });
  await use_button(page, 'Be the scheduler');
  await explorer.until((s) => s.manual.options.length === 3, 'the question');
  await explorer.idle();
  await use_button(page, 'b');
  await explorer.until((s) => s.manual.decisions === 1, 'the decision');
  await explorer.idle();
  await use_button(page, 'Leave the rest to the queue');
  await explorer.until((s) => s.manual.ended && s.manual.standings.length > 10, 'the end');
  await explorer.idle();
  const rows = await page.$$eval('#games tbody th', (heads) => heads.map((head) => head.textContent));
  assert.ok(rows.includes('you') && rows.includes('fifo'), rows.join());
});

check('curves and outcomes are tables, their points and the worst seed buttons', {}, async ({ page, explorer }) => {
  const text = 'policy fifo\nparam n = 2 from 1 to 4\ntask a x$n; cpu uniform 1ms 6ms\n';
  await explorer.settle({ type: 'set-text', text });
  await use_button(page, 'Sweep a knob');
  await explorer.until((s) => s.detail === 'curves' && s.curves.done === s.curves.total, 'the curves');
  await explorer.idle();
  const select = await page.evaluateHandle(() =>
    [...document.querySelectorAll('#studies select')].find((/** @type {any} */ one) =>
      one.labels[0].textContent.startsWith('Knob'),
    ),
  );
  await select.select('n');
  await explorer.until(
    (s) => s.curves.axis === 'n' && s.curves.done === s.curves.total && s.curves.done > 0,
    'the knob',
  );
  await explorer.idle();
  const points = await page.$$('#studies tbody button');
  assert.equal(points.length, 4);
  await points[3].focus();
  await page.keyboard.press('Enter');
  await explorer.until((s) => s.knobs[0].value === '4', 'the point');
  await explorer.idle();
  await use_button(page, 'Try many seeds');
  const { outcomes } = await explorer.until(
    (s) => s.outcomes.total > 0 && s.outcomes.done === s.outcomes.total,
    'seeds',
  );
  await explorer.idle();
  const worst = await page.$$eval('#studies button', (all) => all.map((button) => button.textContent));
  assert.ok(
    worst.some((words) => words.startsWith(`Open the worst: seed ${outcomes.worstSeed}, `)),
    worst.join(),
  );
});

check('while it plays, the live region is not filled for every frame', {}, async ({ page, explorer }) => {
  await explorer.idle();
  await page.evaluate(() => {
    globalThis.said = 0;
    const count = () => ++globalThis.said;
    new MutationObserver(count).observe(document.querySelector('#now'), { childList: true });
  });
  await explorer.dispatch({ type: 'speed', speed: 0.1 });
  const { frames } = await explorer.snapshot();
  await explorer.dispatch({ type: 'play' });
  const state = await explorer.until((s) => !s.playing, 'the end of the run');
  await explorer.idle();
  assert.ok(state.frames - frames > 5);
  assert.ok((await page.evaluate(() => globalThis.said)) <= 3, 'at the beginning, and at the end');
});

check('a table of many tasks is whole once nothing is on its way', {}, async ({ page, explorer }) => {
  await explorer.settle({ type: 'set-text', text: 'cores 2\ntask many x700; cpu 1ms\n' });
  const names = () => page.$$eval('#numbers tbody th', (cells) => cells.map((cell) => cell.textContent));
  const all = await names();
  assert.equal(all.length, 500);
  assert.equal(all[499], 'many.500');
  await explorer.settle({ type: 'set-text', text: 'task few x3; cpu 1ms\n' });
  assert.deepEqual(await names(), ['few.1', 'few.2', 'few.3']);
});
