// Nobody is shut out: no violation that axe finds, with a canvas and without, light and dark; room for fingers; twice the size.
import assert from 'node:assert/strict';
import { violations } from './harness/axe.mjs';
import { check } from './harness/suite.mjs';

// Colours of words over a canvas are the palette's business, which has its own test.
const kLooks = { light: '?theme=light', dark: '?theme=dark', 'high contrast': '?theme=contrast' };
for (const [name, path] of Object.entries(kLooks)) {
  check(`axe finds nothing on the explorer (${name})`, { path }, async ({ page, explorer }) => {
    await explorer.settle({ type: 'select', run: 0, task: 0 });
    assert.deepEqual(await violations(page), []);
    await page.click('#way-form');
    await explorer.idle();
    assert.deepEqual(await violations(page), [], 'with the form');
    await page.click('#way-gallery');
    assert.deepEqual(await violations(page), [], 'with the gallery');
  });
}

for (const theme of ['light', 'dark']) {
  const options = { path: `?theme=${theme}`, browser: { webgl: false } };
  check(`axe finds nothing where there is no WebGL (${theme})`, options, async ({ page, explorer }) => {
    await explorer.settle({ type: 'select', run: 0, task: 0 });
    assert.deepEqual(await violations(page), []);
    await explorer.settle({ type: 'be-scheduler' });
    assert.deepEqual(await violations(page), [], 'in a game');
  });
}

check('the mirror is seen by whoever comes to it by the keyboard', {}, async ({ page, explorer }) => {
  await explorer.idle();
  const size = () => page.$eval('#words', (words) => words.getBoundingClientRect().width);
  assert.ok((await size()) < 2);
  await page.focus('#words button');
  assert.ok((await size()) > 200);
});

check('at half the width, as with twice the zoom, nothing sticks out', { browser: { webgl: false } }, async (given) => {
  const { page, explorer } = given;
  await page.setViewport({ width: 360, height: 640 });
  await explorer.idle();
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok((await wide()) <= 0, `${await wide()} px`);
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  assert.ok((await wide()) <= 0, `${await wide()} px with large letters`);
});
