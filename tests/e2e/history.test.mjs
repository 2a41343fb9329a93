// Undo and redo, over the text, the form and the knobs: by key wherever the focus is, by button, by command.
import assert from 'node:assert/strict';
import { check } from './harness/suite.mjs';

async function press(page, ...keys) {
  for (const key of keys.slice(0, -1)) await page.keyboard.down(key);
  await page.keyboard.press(keys.at(-1));
  for (const key of keys.slice(0, -1)) await page.keyboard.up(key);
}

const value_of = (page) => page.$eval('textarea', (area) => area.value);

check('typing is undone and done again, with the caret at the place', {}, async ({ page, explorer }) => {
  const before = await explorer.snapshot();
  await page.click('textarea');
  await press(page, 'Control', 'Home');
  await page.keyboard.type('# new ');
  const typed = await explorer.until((s) => s.text.startsWith('# new ') && s.canUndo, 'the typing to arrive');
  await press(page, 'Control', 'z');
  const undone = await explorer.until((s) => s.text === before.text, 'the typing to be taken back');
  assert.equal(undone.canRedo, true);
  await explorer.idle();
  assert.equal(await value_of(page), before.text);
  assert.equal(await page.$eval('textarea', (area) => area.selectionStart), 0);
  await press(page, 'Control', 'Shift', 'z');
  await explorer.until((s) => s.text === typed.text, 'the typing to be done again');
  await press(page, 'Control', 'z');
  await explorer.until((s) => s.text === before.text, 'it to be taken back again');
  await press(page, 'Control', 'y');
  await explorer.until((s) => s.text === typed.text, 'it to be done again by the other key');
  await explorer.idle();
  assert.equal(await page.$eval('textarea', (area) => area.selectionStart), 6);
});

check(
  'with the focus on the canvas the keys undo as well, and knobs are undone, too',
  {},
  async ({ page, explorer }) => {
    const before = await explorer.snapshot();
    await explorer.settle({ type: 'knob', name: 'turn', value: '20ms' });
    const turned = await explorer.settle({ type: 'set-text', text: before.text.replace('cucumber', 'carrot') });
    assert.equal(turned.runs[0].tasks[0].name, 'carrot');
    await explorer.focus_canvas();
    await press(page, 'Control', 'z');
    const text_back = await explorer.until((s) => s.runs[0].tasks[0].name === 'cucumber', 'the text of before');
    assert.equal(text_back.knobs[0].value, '20ms');
    await press(page, 'Control', 'z');
    const knob_back = await explorer.until(
      (s) => s.knobs[0].value === before.knobs[0].value && !s.simulating,
      'the knob of before',
    );
    assert.deepEqual(knob_back.runs, before.runs);
    assert.equal(knob_back.canUndo, false, 'what the page began with is the beginning');
  },
);

check('buttons undo and redo, and are off where there is nothing to do', {}, async ({ page, explorer }) => {
  const before = await explorer.snapshot();
  const disabled = () =>
    page.$$eval('#editor-bar .tool:not([aria-label="Help"])', (all) =>
      all.map((button) => [button.getAttribute('aria-label'), button.hasAttribute('disabled')]),
    );
  await explorer.idle();
  assert.deepEqual(await disabled(), [
    ['Undo', true],
    ['Redo', true],
  ]);
  await explorer.settle({ type: 'set-text', text: 'task a; cpu 5ms\n' });
  await page.click('#editor-bar [aria-label="Undo"]');
  await explorer.until((s) => s.text === before.text, 'the former text');
  await explorer.idle();
  assert.deepEqual(await disabled(), [
    ['Undo', true],
    ['Redo', false],
  ]);
  await page.click('#editor-bar [aria-label="Redo"]');
  await explorer.until((s) => s.text === 'task a; cpu 5ms\n', 'the later text');
});

check("the browser's own undo, as from its menu, is the app's", {}, async ({ page, explorer }) => {
  const before = await explorer.snapshot();
  await explorer.settle({ type: 'set-text', text: 'task a; cpu 5ms\n' });
  await page.$eval('textarea', (area) => {
    for (const inputType of ['historyUndo', 'historyRedo', 'historyUndo']) {
      area.dispatchEvent(new InputEvent('beforeinput', { inputType, bubbles: true, cancelable: true }));
    }
  });
  await explorer.until((s) => s.text === before.text && s.canRedo, 'the former text');
});

check(
  'a paste that no scenario can hold is refused by a sentence and changes nothing',
  {},
  async ({ page, explorer }) => {
    const before = await explorer.snapshot();
    const prevented = await page.$eval('textarea', (area) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'x'.repeat(10 << 20));
      const event = new Event('paste', { bubbles: true, cancelable: true });
      return !area.dispatchEvent(Object.assign(event, { clipboardData }));
    });
    assert.equal(prevented, true);
    assert.match(await page.$eval('#says', (says) => says.textContent), /10\.0 MB.*at most 1 MB/);
    assert.equal((await explorer.snapshot()).text, before.text);
  },
);

check('undo goes back to the beginning, however much was done', {}, async ({ page, explorer }) => {
  const before = await explorer.snapshot();
  const kChanges = 150;
  await page.evaluate(async (changes) => {
    for (let i = 0; i < changes; ++i) {
      await globalThis.explorer.dispatch({ type: 'set-text', text: `task a${i}; cpu 5ms\n` });
    }
  }, kChanges);
  await explorer.until((s) => s.runs[0].tasks[0].name === `a${kChanges - 1}`, 'the last of them');
  await explorer.focus_canvas();
  await page.keyboard.down('Control');
  for (let i = 0; i < kChanges; ++i) await page.keyboard.press('z');
  await page.keyboard.up('Control');
  const back = await explorer.until((s) => s.text === before.text && !s.simulating, 'the beginning');
  assert.equal(back.canUndo, false);
  assert.deepEqual(back.runs, before.runs);
});
