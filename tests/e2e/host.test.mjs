// A hostile host: a strict policy, right to left, zoomed, dark, with keys, wheel and a focus of its own; and nothing may jump, speak or
// be left behind.
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { guest_explorer, guests, open_host, phases, until, until_live } from './harness/host.mjs';
import { check, on_firefox } from './harness/suite.mjs';

/** All that a host has to allow. @param {string} origin ours */
const policy = (origin) => ({
  'content-security-policy': `default-src 'none'; script-src ${origin}; frame-src ${origin}; img-src ${origin}`,
});

const page_of = (origin, body, { dir = 'ltr', tags = '' } = {}) =>
  `<!doctype html><html lang="en" dir="${dir}"><meta charset="utf-8"><title>Host</title>${tags}` +
  `<script async src="${origin}/interleave.js"></script><body>${body}`;

const element = (more = '') =>
  `<interleave-explorer scenario="salad" height="420" ${more}><a href="#x">Salad</a></interleave-explorer>`;

// What the page's policy forbade, and what shifted, unseen by Object.keys.
async function watch_host(page) {
  await page.evaluateOnNewDocument(() => {
    const watched = { violations: [], shift: 0, names: new Set(Object.getOwnPropertyNames(globalThis)) };
    Object.defineProperty(globalThis, 'watched', { value: watched, enumerable: false });
    addEventListener('securitypolicyviolation', (event) =>
      watched.violations.push(`${event.violatedDirective} ${event.blockedURI}`),
    );
    if (PerformanceObserver.supportedEntryTypes.includes('layout-shift')) {
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) watched.shift += /** @type {any} */ (entry).value;
      }).observe({ type: 'layout-shift', buffered: true });
    }
  });
}

check(
  'under a policy that names us three times everything works, nothing shifts, no name is left',
  { open: false, prepare: watch_host, expected: [/favicon\.ico/] },
  async ({ t, page, origin }) => {
    const inline = '<interleave-explorer height="300"><pre>task a\n  cpu 20ms</pre></interleave-explorer>';
    await open_host(t, page, page_of(origin, `${element()}<p id="after">After</p>${inline}`), policy(origin));
    await until(async () => (await phases(page)).length === 2, 'the elements');
    await page.evaluate(() => document.querySelectorAll('interleave-explorer')[1].scrollIntoView());
    await until(() => guests(page)[0]?.evaluate(() => !!document.querySelector('#poster svg')), 'the inline poster');
    await page.evaluate(() => scrollTo(0, 0));
    const top = await page.$eval('#after', (after) => after.getBoundingClientRect().top);
    await page.evaluate(() => (globalThis.watched.shift = 0));
    await page.click('interleave-explorer');
    await until_live(page);
    const { violations, shift, names } = await page.evaluate(() => {
      const watched = globalThis.watched;
      const now = Object.getOwnPropertyNames(globalThis).filter(
        (name) => !watched.names.has(name) && !/^\d+$/.test(name),
      );
      return { violations: watched.violations, shift: watched.shift, names: now.filter((name) => name !== 'watched') };
    });
    // A browser may ask for the host's icon, which this host's policy forbids.
    assert.deepEqual(
      violations.filter((violation) => !violation.endsWith('/favicon.ico')),
      [],
    );
    assert.equal(shift, 0);
    assert.deepEqual(names, []);
    assert.equal(await page.$eval('#after', (after) => after.getBoundingClientRect().top), top);
  },
);

check(
  'wheel, keys and focus are the page’s until the figure has been given the focus',
  { open: false },
  async ({ t, page, origin }) => {
    const body = `<input id="first">${element('autoload')}<div style="height:2000px"></div>`;
    await open_host(t, page, page_of(origin, body));
    await page.focus('#first');
    await until_live(page);
    const explorer = await guest_explorer(page);
    await explorer.idle();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'first', 'it takes no focus');
    const before = await explorer.snapshot();
    const box = await (await page.$('interleave-explorer')).boundingBox();
    await page.mouse.move(box.x + 300, box.y + 200);
    await page.mouse.wheel({ deltaY: 200 });
    await until(() => page.evaluate(() => scrollY > 0), 'the page to scroll');
    await page.keyboard.type('wasd ');
    assert.equal(await page.$eval('#first', (/** @type {any} */ input) => input.value), 'wasd ');
    await explorer.idle();
    const after = await explorer.snapshot();
    assert.deepEqual([after.viewport, after.playing, after.cursor], [before.viewport, false, before.cursor]);

    await page.evaluate(() => scrollTo(0, 0));
    await explorer.focus_canvas();
    const kept = await explorer.frame.evaluate(() => {
      const canvas = document.querySelector('canvas');
      const press = (key, code, more = {}) =>
        canvas.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true, ...more }));
      return [
        press('s', 'KeyS', { ctrlKey: true }),
        press('F11', 'F11'),
        press('Tab', 'Tab'),
        press('d', 'KeyD', { metaKey: true }),
      ];
    });
    assert.deepEqual(kept, [true, true, true, true], 'saving, full screen, Tab and bookmarks stay the browser’s');
  },
);

check(
  'a drag that begins beside the figure selects the host’s words and moves nothing inside',
  { open: false },
  async ({ t, page, origin }) => {
    await open_host(t, page, page_of(origin, `<p id="words">Some words of the host</p>${element('autoload')}`));
    await until_live(page);
    const explorer = await guest_explorer(page);
    await explorer.idle();
    const before = (await explorer.snapshot()).viewport;
    const words = await (await page.$('#words')).boundingBox();
    await page.mouse.move(words.x + 2, words.y + words.height / 2);
    await page.mouse.down();
    await page.mouse.move(words.x + 200, words.y + 180, { steps: 6 });
    await page.mouse.up();
    await explorer.idle();
    assert.deepEqual((await explorer.snapshot()).viewport, before);
    // A driven drag selects no words in Firefox.
    if (!on_firefox()) assert.notEqual(await page.evaluate(() => String(getSelection())), '');
  },
);

check(
  'right to left, zoomed and dark it is the same figure, and follows the page’s own switch',
  { open: false },
  async ({ t, page, origin }) => {
    const body = element('autoload style="--interleave-radius: 0px"');
    await open_host(t, page, page_of(origin, body, { dir: 'rtl' }));
    await page.evaluate(() => {
      document.documentElement.style.colorScheme = 'dark';
      document.body.style.zoom = '1.5';
    });
    await until_live(page);
    const explorer = await guest_explorer(page);
    const dark = await explorer.until((s) => s.dark, 'the dark theme');
    const [row] = dark.rows;
    assert.ok(row.x > 60, 'labels stand on the left');
    const radius = await page.evaluate(() => {
      const box = document.querySelector('interleave-explorer').shadowRoot.querySelector('[part=box]');
      return getComputedStyle(box).borderTopLeftRadius;
    });
    assert.equal(radius, '0px', 'the host’s own edge');
    await page.evaluate(() => (document.documentElement.style.colorScheme = 'light'));
    await explorer.until((s) => !s.dark, 'the light theme');
  },
);

check(
  'room is kept before the script is there, and the words inside serve without it',
  { open: false },
  async ({ t, page, origin }) => {
    if (on_firefox()) return t.skip('it knows no layout-shift entries');
    await watch_host(page);
    const late = page_of('', `${element('autoload style="display:block;min-height:422px"')}<p>After</p>`).replace(
      /<script.*?<\/script>/,
      '',
    );
    await open_host(t, page, late);
    assert.match(await page.$eval('interleave-explorer', (/** @type {any} */ one) => one.innerText), /Salad/);
    await page.evaluate((source) => {
      const script = document.createElement('script');
      script.src = source;
      document.head.append(script);
    }, `${origin}/interleave.js`);
    await until_live(page);
    await pause(100); // what shifts is told a frame later
    assert.equal(await page.evaluate(() => globalThis.watched.shift), 0);
  },
);
