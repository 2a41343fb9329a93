// Light, dark and automatic; reduced motion.
import assert from 'node:assert/strict';
import { brightness, colours_at } from './harness/picture.mjs';
import { check, on_firefox } from './harness/suite.mjs';

async function ground_brightness(page, explorer) {
  await explorer.idle();
  const places = [await explorer.on_page({ x: 3, y: 3 }), { x: 2, y: 2 }];
  return (await colours_at(page, places)).map(brightness);
}

check('the theme button changes between light and dark, page and canvas alike', {}, async ({ page, explorer }) => {
  const light = await ground_brightness(page, explorer);
  assert.ok(
    light.every((value) => value > 0.8),
    `light: ${light}`,
  );
  await explorer.press('theme');
  await explorer.until((s) => s.dark, 'the dark theme');
  await page.mouse.move(5, 300);
  const dark = await ground_brightness(page, explorer);
  assert.ok(
    dark.every((value) => value < 0.25),
    `dark: ${dark}`,
  );
  const area = await page.$eval(
    'textarea',
    (element) => getComputedStyle(element).caretColor + getComputedStyle(element).color,
  );
  assert.ok(area.length > 0);
  await explorer.press('theme');
  await explorer.until((s) => !s.dark, 'the light theme again');
});

check(
  "the system's dark theme is taken on, and the query can ask for light",
  { browser: { dark: true } },
  async ({ page, explorer, origin }) => {
    const state = await explorer.snapshot();
    assert.equal(state.theme, 'auto');
    assert.equal(state.dark, true);
    const dark = await ground_brightness(page, explorer);
    assert.ok(
      dark.every((value) => value < 0.25),
      `dark: ${dark}`,
    );
    await page.goto(`${origin}/?theme=light`);
    await explorer.ready();
    const light = await ground_brightness(page, explorer);
    assert.ok(
      light.every((value) => value > 0.8),
      `light: ${light}`,
    );
  },
);

check("a theme in the query wins over the system's", { path: '?theme=dark' }, async ({ page, explorer }) => {
  const state = await explorer.snapshot();
  assert.equal(state.dark, true);
  assert.equal(state.message, '');
  assert.ok((await ground_brightness(page, explorer)).every((value) => value < 0.25));
});

check(
  'with reduced motion nothing moves by itself and the frame changes at once',
  { browser: { dark: true } },
  async ({ page, explorer }) => {
    assert.ok(await page.evaluate(() => matchMedia('(prefers-reduced-motion: reduce)').matches));
    await explorer.idle();
    const before = await explorer.snapshot();
    assert.equal(before.playing, false);
    assert.equal(before.cursor, 0);
    await explorer.press('frame-your-code');
    const after = await explorer.snapshot();
    assert.ok(after.frames - before.frames <= 12, `${after.frames - before.frames} frames for one press`);
  },
);

check('a system that turns dark is followed while the theme is automatic', {}, async ({ t, page, explorer }) => {
  if (on_firefox()) return t.skip('Firefox cannot be told so while it runs');
  const turn = (value) => page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
  await turn('light');
  await explorer.until((s) => !s.dark, 'light');
  await turn('dark');
  await explorer.until((s) => s.dark, 'dark');
});
