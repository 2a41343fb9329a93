// A text that is too long to be shown as a whole: the area has a part of it, and what a person does there is done to the whole.
import assert from 'node:assert/strict';
import { type_instead } from './harness/explorer.mjs';
import { check } from './harness/suite.mjs';

const kLines = Array.from({ length: 4000 }, (_, i) => `task t${i}; cpu 1ms`);
const kText = kLines.join('\n');

// As by the keys; what the browser itself would do with a paste is not for a page to bring about.
function paste(page, text) {
  return page.$eval(
    'textarea',
    (area, given) => {
      area.focus();
      area.select();
      const data = new DataTransfer();
      data.setData('text/plain', given);
      const event = new Event('paste', { bubbles: true, cancelable: true });
      area.dispatchEvent(Object.assign(event, { clipboardData: data }));
    },
    text,
  );
}

const part = (page) => page.$eval('textarea', (area) => area.value);
const said = (page) => page.$eval('#says', (element) => element.textContent);

async function press_with_control(page, key) {
  await page.keyboard.down('Control');
  await page.keyboard.press(key);
  await page.keyboard.up('Control');
}

async function long_text(page, explorer) {
  await paste(page, kText);
  await explorer.until((s) => s.text === kText, 'the whole text to be there');
  await explorer.idle();
}

check('of a long text the area has a part, and says which', {}, async ({ page, explorer }) => {
  await long_text(page, explorer);
  assert.ok((await part(page)).endsWith('task t3999; cpu 1ms'), 'the caret is behind what was pasted');
  assert.ok((await part(page)).length < 30_000);
  assert.match(await said(page), /^Lines \d+ to 4000 of 4000;/);
  await press_with_control(page, 'Home');
  assert.ok((await part(page)).startsWith('task t0; cpu 1ms\n'));
  assert.match(await said(page), /^Lines 1 to \d+ of 4000;/);
  assert.equal((await explorer.snapshot()).text, kText);
});

check('whoever scrolls on in a long text comes to its next part', {}, async ({ page, explorer }) => {
  await long_text(page, explorer);
  await press_with_control(page, 'Home');
  const scroll_until = async (to, name) => {
    for (let turns = 0; !(await part(page)).includes(name); ++turns) {
      assert.ok(turns < 40, `${name} never comes`);
      await page.$eval('textarea', (area, where) => (area.scrollTop = where === 'end' ? area.scrollHeight : 0), to);
      await explorer.idle();
    }
  };
  await scroll_until('end', 'task t1500;');
  // Neither at its beginning nor at its end: what was on the screen still is.
  const place = await page.$eval('textarea', (area) => area.scrollTop / (area.scrollHeight - area.clientHeight));
  assert.ok(place > 0.2 && place < 0.8, `scrolled to ${place} of the part`);
  await scroll_until('start', 'task t100;');
  assert.equal((await explorer.snapshot()).text, kText);
});

check(
  'what is typed into a part of a long text belongs to the whole, and is taken back',
  {},
  async ({ page, explorer }) => {
    await long_text(page, explorer);
    await press_with_control(page, 'Home');
    await page.$eval('textarea', (area) => {
      const at = area.value.indexOf('t42;') + 1;
      area.setSelectionRange(at, at);
    });
    await page.keyboard.type('x');
    const changed = kText.replace('t42;', 'tx42;');
    await explorer.until((s) => s.text === changed, 'the letter to be in the text');
    await press_with_control(page, 'End');
    await explorer.settle({ type: 'undo' });
    assert.equal((await explorer.snapshot()).text, kText);
    assert.ok((await part(page)).includes('t42;'), 'it is seen what was taken back');
  },
);

check('a problem in a long text is gone to where it is', {}, async ({ page, explorer }) => {
  await paste(page, kText.replace('t3000; cpu 1ms', 't3000; cpu soon'));
  await page.waitForSelector('#problems li');
  await press_with_control(page, 'Home');
  await page.click('#problems button');
  const chosen = await page.$eval('textarea', (area) => area.value.slice(area.selectionStart, area.selectionEnd));
  assert.equal(chosen, 'soon');
  assert.ok((await part(page)).includes('t3000;'));
  await explorer.idle();
});

check('all of a part stands for all of a long text', {}, async ({ page, explorer }) => {
  await long_text(page, explorer);
  const copied = await page.$eval('textarea', (area) => {
    area.select();
    const data = new DataTransfer();
    const event = new Event('copy', { bubbles: true, cancelable: true });
    area.dispatchEvent(Object.assign(event, { clipboardData: data }));
    return data.getData('text/plain');
  });
  assert.equal(copied, kText);
  await type_instead(page, 'task afterwards; cpu 7ms');
  const state = await explorer.until((s) => s.runs[0]?.tasks[0]?.name === 'afterwards', 'the next text to be run');
  assert.equal(state.text, 'task afterwards; cpu 7ms');
  assert.equal(await part(page), state.text);
});
