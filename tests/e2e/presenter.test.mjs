// For an audience: the figure alone, in large type; by key, button and command. High contrast.
import assert from 'node:assert/strict';
import { brightness, colours_at } from './harness/picture.mjs';
import { middle } from './harness/explorer.mjs';
import { check, on_firefox } from './harness/suite.mjs';

check('P shows the figure alone and larger, Esc brings the rest back', {}, async ({ page, explorer }) => {
  await explorer.idle();
  const before = await explorer.snapshot();
  await explorer.focus_canvas();
  const during = await explorer.key('KeyP');
  assert.equal(during.presenter, true);
  assert.ok(during.width < before.width * 0.8, 'fewer, larger pixels');
  assert.equal(await page.$eval('#editor', (/** @type {any} */ editor) => editor.hidden), true);
  assert.ok(during.timeline.width > during.width * 0.9, 'the figure has all the width');
  const ids = during.controls.map((control) => control.id);
  assert.ok(ids.includes('play') && ids.includes('knob-turn'), ids.join());
  assert.ok(!ids.includes('copy-link') && !ids.includes('detail-tasks'), ids.join());
  const after = await explorer.key('Escape');
  assert.equal(after.presenter, false);
  assert.equal(after.width, before.width);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'canvas', 'Esc was the presentation\u2019s');
});

check('while presenting, the pointer finds what it points at', {}, async ({ page, explorer }) => {
  await explorer.press('presenter');
  await explorer.idle();
  const state = await explorer.until((s) => s.presenter, 'the presentation');
  const scale = (await explorer.canvas_box()).width / state.width;
  assert.ok(scale > 1.2);
  const cores = middle(state.controls.find((control) => control.id === 'frame-your-code'));
  await page.mouse.click(cores.x * scale, cores.y * scale);
  await explorer.until((s) => s.frame === 'your-code', 'the frame');
  const leave = middle((await explorer.snapshot()).controls.find((control) => control.id === 'presenter'));
  await page.mouse.click(leave.x * scale, leave.y * scale);
  await explorer.until((s) => !s.presenter, 'the way back');
});

check('high contrast is black on white', { path: '?theme=contrast' }, async ({ page, explorer }) => {
  await explorer.idle();
  const state = await explorer.snapshot();
  assert.equal(state.contrast, true);
  assert.equal(state.message, '');
  const [ground] = await colours_at(page, [await explorer.on_page({ x: 3, y: 3 })]);
  assert.equal(Math.round(brightness(ground) * 255), state.dark ? 0 : 255);
});

check('a system that asks for more contrast has it, whatever the theme', {}, async ({ t, page, explorer }) => {
  if (on_firefox()) return t.skip('Firefox cannot be told so while it runs');
  const session = await page.createCDPSession();
  const features = [{ name: 'prefers-contrast', value: 'more' }];
  await session.send('Emulation.setEmulatedMedia', { features });
  const state = await explorer.until((s) => s.contrast, 'high contrast');
  assert.equal(state.theme, 'auto');
});
