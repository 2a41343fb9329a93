// A good guest: nothing is drawn without a reason, and wheel, keys and focus are the page's until the reader gives them.
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { Explorer, middle } from './harness/explorer.mjs';
import { check, on_firefox, serve_page } from './harness/suite.mjs';

const kIdleMs = 5000; // waiting is the test

// Counts what asks for frames from outside the explorer's own counter; installed before the page's scripts.
async function count_frame_requests(page) {
  await page.evaluateOnNewDocument(() => {
    const ask = globalThis.requestAnimationFrame;
    const counted = { value: 0, enumerable: false, writable: true };
    Object.defineProperty(globalThis, 'frame_requests', counted);
    globalThis.requestAnimationFrame = (then) => {
      globalThis.frame_requests += 1;
      return ask.call(globalThis, then);
    };
  });
}

const drawn = async ({ page, explorer }) => [
  (await explorer.snapshot()).frames,
  await page.evaluate(() => globalThis.frame_requests),
];

check(
  'nothing is drawn and no frame is asked for while idle',
  { prepare: count_frame_requests },
  async ({ page, explorer }) => {
    await explorer.idle();
    const before = await drawn({ page, explorer });
    assert.ok(before[0] > 0 && before[1] > 0, 'frames were counted at all');
    await pause(kIdleMs);
    assert.deepEqual(await drawn({ page, explorer }), before);

    // After a real run, a step, and a pointer that rests on a slice.
    await explorer.settle({ type: 'set-text', text: 'task a; cpu 5ms\ntask b; cpu 5ms\n' });
    await explorer.dispatch({ type: 'run-real' });
    await explorer.idle();
    await explorer.press('step-on');
    const { x, y } = await explorer.on_page(middle((await explorer.snapshot()).items[0]));
    await page.mouse.move(x, y);
    await explorer.idle();
    const after = await drawn({ page, explorer });
    assert.ok(after[0] > before[0], 'input is drawn');
    await pause(kIdleMs);
    assert.deepEqual(await drawn({ page, explorer }), after);
  },
);

check('a blinking caret in the text draws at most four frames a second', {}, async ({ page, explorer }) => {
  await page.click('textarea');
  await explorer.idle();
  const before = await explorer.snapshot();
  const seconds = 2;
  await pause(seconds * 1000);
  const after = await explorer.snapshot();
  assert.ok(after.frames - before.frames <= 4 * seconds, `${after.frames - before.frames} frames in ${seconds} s`);
});

check('a hidden page plays without drawing', {}, async ({ page, explorer }) => {
  await explorer.dispatch({ type: 'speed', speed: 0.001 });
  await explorer.dispatch({ type: 'play' });
  await explorer.until((s) => s.cursor > 0, 'playback');
  const hide = (hidden) =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { value, configurable: true });
      Object.defineProperty(document, 'visibilityState', { value: value ? 'hidden' : 'visible', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  await hide(true);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const before = await explorer.snapshot();
  await page.evaluate(() => new Promise((done) => setTimeout(done, 500)));
  assert.equal((await explorer.snapshot()).frames, before.frames);
  await hide(false);
  await explorer.until((s) => s.frames > before.frames, 'drawing to go on');
  await explorer.dispatch({ type: 'pause' });
});

// A long page of somebody else's, with the explorer in it.
async function open_embedded(t, page, origin) {
  const host = await serve_page(
    t,
    `<!doctype html><title>Host</title><body style="margin:0"><p>Above</p>
     <iframe src="${origin}/" style="width:100%;height:600px;border:0"></iframe><div style="height:4000px">Below</div>`,
  );
  await page.goto(`${host.origin}/`);
  const explorer = new Explorer(page.frames()[1]);
  await explorer.ready();
  await explorer.idle();
  return explorer;
}

check(
  'an embedded explorer leaves the wheel to the page until it has the focus',
  { open: false },
  async ({ t, page, origin }) => {
    const explorer = await open_embedded(t, page, origin);
    const before = await explorer.snapshot();
    const { x, y } = await explorer.on_page(middle(await explorer.control('timeline')));
    await page.mouse.move(x, y);
    await page.mouse.wheel({ deltaY: 100 });
    const scrolled = () => page.evaluate(() => globalThis.scrollY);
    for (let i = 0; i < 100 && (await scrolled()) === 0; ++i) await pause(20);
    assert.ok((await scrolled()) > 0, 'the page scrolled');
    assert.deepEqual((await explorer.snapshot()).viewport, before.viewport);

    await page.evaluate(() => globalThis.scrollTo(0, 0));
    await explorer.settle({ type: 'zoom', factor: 4 });
    const near = await explorer.snapshot();
    await explorer.focus_canvas();
    await page.mouse.wheel({ deltaY: 60 });
    const same = (s) => JSON.stringify([s.viewport, s.rows[0].y]) === JSON.stringify([near.viewport, near.rows[0].y]);
    await explorer.until((s) => !same(s), 'the focused explorer to take the wheel');
    assert.equal(await scrolled(), 0, 'and the page stays');
  },
);

check(
  'a finger that swipes over an embedded explorer scrolls the page',
  { open: false },
  async ({ t, page, origin }) => {
    if (on_firefox()) return t.skip('driven touches do not scroll in Firefox');
    const explorer = await open_embedded(t, page, origin);
    const before = await explorer.snapshot();
    const { x, y } = await explorer.on_page(middle(await explorer.control('timeline')));
    const finger = await page.touchscreen.touchStart(x, y);
    for (let up = 20; up <= 200; up += 20) await finger.move(x, y - up);
    await finger.end();
    const scrolled = () => page.evaluate(() => globalThis.scrollY);
    for (let i = 0; i < 100 && (await scrolled()) === 0; ++i) await pause(20);
    assert.ok((await scrolled()) > 0, 'the page scrolled');
    await explorer.idle();
    assert.deepEqual((await explorer.snapshot()).viewport, before.viewport);
  },
);

const focused = (page) => page.evaluate(() => document.activeElement?.tagName ?? '');

check('Tab reaches the canvas and leaves it, Escape lets go of it', {}, async ({ page, explorer }) => {
  for (let i = 0; i < 60 && (await focused(page)) !== 'CANVAS'; ++i) await page.keyboard.press('Tab');
  assert.equal(await focused(page), 'CANVAS');
  await page.keyboard.press('Tab');
  assert.notEqual(await focused(page), 'CANVAS', 'Tab goes on');
  await page.keyboard.down('Shift');
  await page.keyboard.press('Tab');
  await page.keyboard.up('Shift');
  assert.equal(await focused(page), 'CANVAS', 'and back');
  await page.keyboard.press('Escape');
  assert.notEqual(await focused(page), 'CANVAS', 'Escape leaves');
  const before = await explorer.snapshot();
  await page.keyboard.press('KeyW');
  await explorer.idle();
  assert.deepEqual((await explorer.snapshot()).viewport, before.viewport, "keys are no longer the canvas's");
});

check('the browser keeps its own keys while the canvas has the focus', {}, async ({ page, explorer }) => {
  await explorer.focus_canvas();
  const kept = await page.evaluate(() => {
    const canvas = document.querySelector('canvas');
    const press = (key, code, more = {}) =>
      canvas.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true, ...more }));
    return {
      tab: press('Tab', 'Tab', { keyCode: 9 }),
      f5: press('F5', 'F5', { keyCode: 116 }),
      f11: press('F11', 'F11', { keyCode: 122 }),
      f12: press('F12', 'F12', { keyCode: 123 }),
      save: press('s', 'KeyS', { ctrlKey: true, keyCode: 83 }),
      find: press('f', 'KeyF', { ctrlKey: true, keyCode: 70 }),
      reload: press('r', 'KeyR', { metaKey: true, keyCode: 82 }),
      address: press('d', 'KeyD', { altKey: true, keyCode: 68 }),
      newTab: press('t', 'KeyT', { ctrlKey: true, keyCode: 84 }),
      larger: press('+', 'Equal', { ctrlKey: true, keyCode: 187 }),
      ours: press('ArrowRight', 'ArrowRight', { keyCode: 39 }),
    };
  });
  const { ours, ...browsers } = kept;
  assert.deepEqual(browsers, Object.fromEntries(Object.keys(browsers).map((name) => [name, true])));
  assert.equal(ours, false, "an arrow key is the canvas's, so that the page does not scroll");
  await explorer.idle();
});

check('typing into the text area moves nothing on the canvas', {}, async ({ page, explorer }) => {
  await page.click('textarea');
  await explorer.idle();
  const before = await explorer.snapshot();
  await page.keyboard.down('Control');
  await page.keyboard.press('Home'); // where a comment changes no run
  await page.keyboard.up('Control');
  await page.keyboard.type('# wasd 12 ');
  const after = await explorer.until((s) => s.text.includes('# wasd 12 '), 'the text');
  assert.deepEqual(after.viewport, before.viewport);
  assert.equal(after.frame, before.frame);
  assert.equal(after.playing, false);
});

check('a resized window gets a canvas and rows of its size', {}, async ({ page, explorer }) => {
  for (const [width, height] of [
    [900, 600],
    [1500, 900],
    [480, 800],
  ]) {
    await page.setViewport({ width, height });
    const fits = (box, s) =>
      Math.abs(box.width - width) < 40 && s.rows.every((row) => row.x + row.width <= box.width + 0.5);
    let box = await explorer.canvas_box();
    await explorer
      .until((s) => fits(box, s) && s.narrow === width < 720, `rows that fit ${width} pixels`)
      .catch(async (error) => {
        box = await explorer.canvas_box();
        throw new Error(`${error.message}: the canvas is ${box.width} x ${box.height}`);
      });
    await explorer.idle();
    const real = await page.$eval('canvas', (canvas) => [
      canvas.width,
      canvas.height,
      canvas.clientWidth,
      canvas.clientHeight,
    ]);
    assert.deepEqual(real.slice(0, 2), real.slice(2), 'one device pixel a CSS pixel');
  }
});

check(
  'a page that gives the explorer less room by its style alone gets a smaller canvas',
  {},
  async ({ page, explorer }) => {
    await explorer.idle();
    await page.evaluate(() => Object.assign(document.querySelector('canvas').parentElement.style, { width: '820px' }));
    const state = await explorer.until((s) => s.rows.every((row) => row.x + row.width <= 820), 'rows in 820 pixels');
    assert.ok(state.rows.length > 0);
    await explorer.idle();
    assert.equal(await page.$eval('canvas', (canvas) => canvas.width), 820);
  },
);

check(
  'a narrow page shows text, knobs and tasks one at a time',
  { prepare: (page) => page.setViewport({ width: 400, height: 800 }) },
  async ({ page, explorer }) => {
    await explorer.idle();
    assert.equal((await explorer.snapshot()).narrow, true);
    assert.ok((await explorer.snapshot()).editor.width > 300, 'the text is there');
    await explorer.press('tab-knobs');
    const knobs = await explorer.control('knob-turn');
    assert.ok(knobs.width > 200);
    assert.equal(await page.$eval('textarea', (area) => area.checkVisibility()), false, 'the text makes room');
    await explorer.press('tab-tasks');
    await explorer.control('task-0');
    await explorer.press('tab-text');
    assert.equal(await page.$eval('textarea', (area) => area.checkVisibility()), true);
  },
);

check('the ways to edit stand beside each other at any width, and a wide screen is used', {}, async (given) => {
  const { page, explorer } = given;
  const places = [
    { path: '', width: 730 },
    { path: '?lang=de', width: 730 },
    { path: '', width: 960 },
    { path: '?lang=de', width: 1200 },
    { path: '', width: 3840 },
  ];
  for (const { path, width } of places) {
    await page.setViewport({ width, height: 900 });
    await page.goto(`${new URL(page.url()).origin}/${path}`);
    await explorer.ready();
    await explorer.idle();
    const boxes = await page.$$eval('#editor-bar :is(button, a)', (all) =>
      all.map((it) => it.getBoundingClientRect().toJSON()).filter((box) => box.width > 0),
    );
    assert.ok(boxes.length >= 6);
    boxes.forEach((a, i) => {
      const overlap = (b) => [
        Math.min(a.right, b.right) - Math.max(a.left, b.left),
        Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
      ];
      const touches = (b) => overlap(b).every((pixels) => pixels > 1.5); // the row of tabs stands on the line
      assert.ok(!boxes.slice(i + 1).some(touches), `number ${i} lies on another at ${width} px ${path}`);
    });
    const { rows } = await explorer.snapshot();
    assert.ok(rows[0].x + rows[0].width > width - 100, 'rows reach to the right');
  }
});
