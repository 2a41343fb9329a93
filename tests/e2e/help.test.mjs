// The help: keys, mouse, fingers, editing; opened by `?` or its button, left by Esc, and never in the way of typing.
import assert from 'node:assert/strict';
import { check } from './harness/suite.mjs';

const is_open = (page) => page.$eval('#help', (dialog) => dialog.hasAttribute('open'));

check('a question mark shows the help, Esc takes it away and gives the focus back', {}, async ({ page, explorer }) => {
  await explorer.idle();
  await explorer.focus_canvas();
  await page.keyboard.press('?');
  assert.equal(await is_open(page), true);
  const words = await page.$eval('#help', (dialog) => dialog.textContent);
  for (const part of ['Time', 'Mouse', 'Fingers', 'Editing', 'Space', 'undo']) assert.ok(words.includes(part), part);
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => !document.querySelector('#help').hasAttribute('open'));
  assert.equal(await page.evaluate(() => document.activeElement.id), 'canvas');
});

check('a question mark in the text is a question mark; the button helps as well', {}, async ({ page, explorer }) => {
  await explorer.idle();
  await page.click('textarea');
  await page.keyboard.down('Control');
  await page.keyboard.press('Home');
  await page.keyboard.up('Control');
  await page.keyboard.type('# why?');
  await explorer.until((s) => s.text.startsWith('# why?'), 'the text');
  assert.equal(await is_open(page), false);
  await page.click('#editor-bar [aria-label="Help"]');
  assert.equal(await is_open(page), true);
  const close = await page.$('#help button');
  await close.click();
  assert.equal(await is_open(page), false);
});
