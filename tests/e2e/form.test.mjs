// The form: every part of a scenario as inputs, used by pointer, keys and touch; the text keeps its comments and its order.
import assert from 'node:assert/strict';
import { check } from './harness/suite.mjs';

const kText = `# kitchen
title "Kitchen"
task cook # the cook
  cpu 10ms "chop" # first
  repeat 2
    cpu 5ms "stir"
  end
  cpu 7ms "serve"
`;

const field = (key) => `#form [data-key="${key}"]`;

async function open_form(page, explorer, text = kText) {
  await explorer.settle({ type: 'set-text', text });
  await page.click('#way-form');
  await page.waitForSelector('#form h2');
}

async function fill(page, key, value) {
  const box = await page.waitForSelector(field(key));
  await box.evaluate((input) => input.select());
  await page.keyboard.type(value);
  await page.keyboard.press('Enter');
}

check('a newcomer makes a second task and puts both on two cores', {}, async ({ page, explorer }) => {
  await page.click('#way-gallery');
  const [create] = await page.$$('#gallery-pane .actions button');
  await create.click();
  const alone = await explorer.until((s) => s.runs[0].tasks.length === 1 && s.runs.length === 1, 'a new scenario');
  assert.equal(alone.runs[0].makespan, 30_000_000);
  await page.waitForSelector('#form h2');
  await page.click(field('add task'));
  await explorer.until((s) => s.runs[0].tasks.length === 2, 'a second task');
  await explorer.idle();
  await page.keyboard.type('friend');
  await page.keyboard.press('Enter');
  const named = await explorer.until((s) => s.runs[0].tasks[1].name === 'friend', 'its name');
  assert.equal(named.runs[0].makespan, 50_000_000);
  await page.click(field('cores/value/more'));
  const both = await explorer.until((s) => s.runs[0].makespan === 30_000_000, 'both on two cores');
  assert.match(both.text, /cores 2\n/);
  assert.ok(both.rows.length >= 2, 'two cores are drawn');
});

check('what is entered changes its statement, and comments and order stay', {}, async ({ page, explorer }) => {
  await open_form(page, explorer);
  await fill(page, 'op 0 0/length', '12');
  await explorer.until((s) => s.text === kText.replace('cpu 10ms "chop"', 'cpu 12ms "chop"'), 'the entry in the text');
  await explorer.idle();
  await fill(page, 'task 0/name', 'chef');
  const state = await explorer.until((s) => s.runs[0].tasks[0]?.name === 'chef', 'the name');
  assert.match(state.text, /^# kitchen\ntitle "Kitchen"\ntask chef # the cook\n/);
  await page.keyboard.down('Control');
  await page.keyboard.press('z');
  await page.keyboard.press('z');
  await page.keyboard.up('Control');
  await explorer.until((s) => s.text === kText, 'both taken back');
  await explorer.idle();
  assert.equal(await page.$eval(field('task 0/name'), (input) => /** @type {any} */ (input).value), 'cook');
});

check(
  'a wrong entry gets the sentence of the language beside it and changes nothing',
  {},
  async ({ page, explorer }) => {
    await open_form(page, explorer);
    await fill(page, 'op 0 0/length', '12parsecs');
    await page.waitForSelector('#form .wrong');
    assert.match(await page.$eval('#form .wrong', (p) => p.textContent), /parsecs/);
    assert.equal((await explorer.snapshot()).text, kText);
    assert.equal(await page.$eval(field('op 0 0/length'), (input) => input.hasAttribute('aria-invalid')), true);
    await fill(page, 'op 0 0/length', '3ms');
    await explorer.until((s) => s.text.includes('cpu 3ms "chop"'), 'the mended entry');
    assert.equal(await page.$('#form .wrong'), null);
  },
);

check('what is typed right behind the press that adds a task is its name', {}, async ({ page, explorer }) => {
  await open_form(page, explorer);
  const focused = await page.evaluate(() => {
    /** @type {HTMLElement} */ (document.querySelector('#form [data-key="add task"]')).click();
    return /** @type {HTMLElement} */ (document.activeElement).dataset.key;
  });
  assert.equal(focused, 'task 1/name');
  await page.keyboard.type('friend');
  await page.keyboard.press('Enter');
  await explorer.until((s) => /^task friend$/m.test(s.text), 'the new task to have its name');
});

check('steps are moved by the arrow keys, in and out of a repeat', {}, async ({ page, explorer }) => {
  await open_form(page, explorer);
  await page.focus(field('op 0 0/grip'));
  await page.keyboard.press('ArrowDown');
  const inside = await explorer.until((s) => s.text !== kText, 'the move');
  assert.match(inside.text, /repeat 2\n {4}cpu 10ms "chop" # first\n {4}cpu 5ms "stir"\n {2}end/);
  await explorer.idle();
  assert.equal(
    await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).dataset.key),
    'op 0 1/grip',
  );
  await page.keyboard.press('ArrowUp');
  await explorer.until((s) => s.text === kText, 'the way back');
});

check('steps are dragged to another place', {}, async ({ page, explorer }) => {
  await open_form(page, explorer);
  const middle = (box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
  const grip = middle(await (await page.$(field('op 0 4/grip'))).boundingBox());
  const target = await (await page.$(field('op 0 0/grip'))).boundingBox();
  await page.mouse.move(grip.x, grip.y);
  await page.mouse.down();
  await page.mouse.move(grip.x, grip.y - 20, { steps: 2 });
  await page.mouse.move(target.x + 4, target.y + 2, { steps: 4 });
  assert.ok(await page.$('.drop-mark'), 'a line shows where it would go');
  await page.mouse.up();
  const state = await explorer.until((s) => s.text !== kText, 'the move');
  assert.match(state.text, /task cook # the cook\n {2}cpu 7ms "serve"\n {2}cpu 10ms "chop" # first\n/);
});

check('steps, fields and settings are added and taken away', {}, async ({ page, explorer }) => {
  await open_form(page, explorer);
  const choose = async (key, label) => {
    const found = await page.waitForFunction(
      (selector, wanted) =>
        [...(document.querySelector(selector)?.querySelectorAll('option') ?? [])].find(
          (option) => option.textContent === wanted,
        )?.value,
      {},
      field(key),
      label,
    );
    const value = String(await found.jsonValue());
    await page.select(field(key), value);
    await explorer.idle();
  };
  await choose('add op 0 5', 'Use device');
  const io = await explorer.until((s) => s.text.includes('io disk'), 'a device to be asked');
  assert.match(io.text, /device disk\ntask cook/);
  assert.deepEqual(io.diagnostics, []);
  await choose('op 0 5/menu', 'Add waits');
  await explorer.until((s) => s.text.includes('io disk 10ms blocking'), 'the way to wait');
  await page.select(field('op 0 5/wait'), 'polling');
  await explorer.until((s) => s.text.includes('io disk 10ms polling'), 'polling');
  await choose('add setting ', 'Costs');
  await explorer.until((s) => s.text.includes('cost typical'), 'the costs');
  await page.select(field('policy/kind'), 'mlfq');
  await explorer.until((s) => s.text.includes('policy mlfq'), 'another policy');
  await choose('policy/menu', 'Add boost');
  await explorer.until((s) => s.text.includes('policy mlfq boost 10ms'), 'its parameter');
  await choose('op 0 1/menu', 'Remove');
  const state = await explorer.until((s) => !s.text.includes('repeat'), 'the repeat to go');
  assert.ok(!state.text.includes('stir'), 'with what was in it');
  await page.click(field('add variant'));
  const two = await explorer.until((s) => s.runs.length === 2, 'something to compare');
  assert.deepEqual(
    two.runs.map((run) => run.cores),
    [1, 2],
  );
});

check('while the text is wrong the form waits and says so', {}, async ({ page, explorer }) => {
  await open_form(page, explorer);
  await explorer.settle({ type: 'set-text', text: `${kText}  cpu 5parsecs\n` });
  const form = await page.$eval('#form-pane', (pane) => [pane.textContent, pane.querySelector('fieldset').disabled]);
  assert.match(String(form[0]), /has an error/);
  assert.equal(form[1], true);
  await page.click('#problems button');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'text');
});

check('what the text is warned of stands under its row', {}, async ({ page, explorer }) => {
  await open_form(page, explorer);
  const state = await explorer.settle({ type: 'set-text', text: 'cores 2.5\ntask a\n  cpu 5ms\n' });
  const [warning] = state.diagnostics;
  assert.equal(warning.severity, 'warning');
  const [words, before] = await page.$eval('#form-pane .told', (told) => [
    told.textContent,
    told.previousElementSibling.className,
  ]);
  assert.ok(words.startsWith(warning.message), words);
  assert.match(before, /row-cores/);
  await explorer.settle({ type: 'set-text', text: 'cores 2\ntask a\n  cpu 5ms\n' });
  assert.equal(await page.$('#form-pane .told'), null);
});
