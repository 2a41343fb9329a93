// Somebody who has never seen the page makes a second task, finds out why it waits, and puts both on two cores: by the keyboard
// alone, and by touch alone on a phone. (By the pointer: form.test.mjs and reading.test.mjs.)
import assert from 'node:assert/strict';
import { middle } from './harness/explorer.mjs';
import { check } from './harness/suite.mjs';

const kMostStops = 120;

// Tab by Tab, to what is held then.
async function tab_to(page, what, is_it) {
  for (let stops = 0; stops < kMostStops; ++stops) {
    await page.keyboard.press('Tab');
    const held = await page.evaluate(() => {
      const element = document.activeElement;
      return [
        element?.getAttribute('data-key'),
        element?.id,
        element?.getAttribute('aria-label'),
        element?.textContent,
      ];
    });
    if (held.some((name) => is_it.test(name ?? ''))) return;
  }
  assert.fail(`${what} is not reached by the Tab key`);
}

const as_phone = (page) => page.setViewport({ width: 360, height: 740, hasTouch: true });
const both_run = (s) => s.runs.length === 1 && s.runs[0].tasks.length === 2 && !s.simulating;

check(
  'a newcomer finds out by the keyboard why the second task waits, and puts both on two cores',
  {},
  async ({ page, explorer }) => {
    await explorer.idle();
    await tab_to(page, 'the way to the text', /^way-text$/);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await tab_to(page, 'a new scenario', /^New$/);
    await page.keyboard.press('Enter');
    await explorer.until((s) => s.runs.length === 1 && s.runs[0].tasks.length === 1, 'a new scenario');
    await explorer.idle();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'way-form', 'the hand is led along');
    await tab_to(page, 'another task', /^add task$/);
    await page.keyboard.press('Enter');
    await explorer.until(both_run, 'a second task');
    await explorer.idle();
    await page.keyboard.type('friend');
    await page.keyboard.press('Enter');
    await explorer.until((s) => both_run(s) && s.runs[0].tasks[1].name === 'friend', 'its name');
    await explorer.idle();
    await tab_to(page, 'the frame', /^Your code$/);
    await page.keyboard.press('Enter');
    await explorer.until((s) => s.frame === 'your-code', 'the frame');
    await explorer.idle();
    await tab_to(page, 'who waits', /^friend is ready, and waits for a core/);
    await page.keyboard.press('Enter');
    const { why } = await explorer.until((s) => s.why && !s.why.pending, 'why');
    assert.match(why.sentences.join(' '), /friend is ready and waits for a core/);
    await explorer.idle();
    await page.keyboard.down('Shift'); // back to the form
    await tab_to(page, 'one core more', /^cores\/value\/more$/);
    await page.keyboard.up('Shift');
    await page.keyboard.press('Enter');
    await explorer.until((s) => both_run(s) && s.runs[0].makespan === 30_000_000, 'both on two cores');
  },
);

// A finger on whatever the page itself shows there.
async function tap_at(page, { x, y }) {
  await page.touchscreen.tap(x, y);
}

check('a newcomer does it with a finger on a phone', { prepare: as_phone }, async ({ page, explorer }) => {
  await explorer.until((s) => s.narrow, 'the narrow page');
  await explorer.idle();
  const tap = async (selector) => {
    const element = await page.waitForSelector(selector, { visible: true });
    await element.evaluate((it) => it.scrollIntoView({ block: 'center' }));
    await tap_at(page, middle(await element.boundingBox()));
  };
  await tap('#way-gallery');
  await tap('#gallery-pane .actions button');
  await explorer.until((s) => s.runs.length === 1 && s.runs[0].tasks.length === 1, 'a new scenario');
  await tap('#form [data-key="add task"]');
  const two = await explorer.until(both_run, 'a second task');
  assert.equal(two.runs[0].makespan, 50_000_000);
  await explorer.idle();
  await explorer.tap('tab-tasks');
  await explorer.until((s) => s.tab === 'tasks', 'the results');
  await explorer.idle();
  const head = await explorer.control('sort-waiting');
  const row = await explorer.control('task-1');
  await tap_at(page, await explorer.on_page({ x: head.x + head.width - 4, y: middle(row).y }));
  const { why } = await explorer.until((s) => s.why && !s.why.pending, 'why');
  assert.match(why.sentences.join(' '), /is ready and waits for a core/);
  await explorer.tap('tab-text');
  await explorer.until((s) => s.tab === 'text', 'the form');
  await explorer.idle();
  await tap('#form [data-key="cores/value/more"]');
  await explorer.until((s) => both_run(s) && s.runs[0].makespan === 30_000_000, 'both on two cores');
});
