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
    all.map((element) => [element.tagName, element.getAttribute('aria-label') ?? element.textContent.trim()]),
  );
  assert.ok(names.length >= 3, 'the canvas, the text and the error');
  for (const [tag, name] of names) assert.notEqual(name, '', `${tag} has a name`);
});

const kNoWebgl = { browser: { webgl: false } };

// The first button of this name, used by the keyboard as one who does not point would.
async function use_button(page, name) {
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
  await use_button(page, 'Play');
  await explorer.until((s) => s.playing && s.cursor > 0, 'playback');
  await use_button(page, 'Pause');
  await explorer.until((s) => !s.playing, 'the pause');
});

check('without WebGL the sliders turn the knob and move in time', kNoWebgl, async ({ page, explorer }) => {
  const before = await explorer.snapshot();
  const sliders = await page.$$('input[type="range"]');
  const names = await Promise.all(
    sliders.map((slider) => slider.evaluate((e) => e.getAttribute('aria-label') ?? e.labels[0].textContent)),
  );
  const slider = (pattern) => sliders[names.findIndex((name) => pattern.test(name))];
  await slider(/time/i).focus();
  await page.keyboard.press('End');
  await explorer.until((s) => s.cursor === before.end, 'the cursor at the end');
  await slider(/turn/i).focus();
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
