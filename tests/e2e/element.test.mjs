// The custom element in somebody else's page: a poster, one gesture, the explorer; methods and events; many on one page.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { guest_explorer, guests, open_host, phases, until, until_live, watch_requests } from './harness/host.mjs';
import { check, page_folder } from './harness/suite.mjs';

const kHead = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>';
const kInline = `title "Mine"
param n = 20ms from 10ms to 40ms step 10ms
task a
  cpu $n
task b
  cpu 20ms
`;

const host = (origin, body) => `${kHead}<script async src="${origin}/interleave.js"></script><body>${body}`;
const coffee = (more = '') =>
  `<interleave-explorer scenario="coffee" height="420" ${more}><a href="#">Open</a></interleave-explorer>`;

const wasm_in = (requests) => requests.filter((url) => /\.wasm(\.js)?$/.test(url));
const has_poster = (page) => () =>
  page.evaluate(() => {
    const image = document.querySelector('interleave-explorer').shadowRoot.querySelector('img');
    return !!image && image.complete && image.naturalWidth > 0;
  });

check(
  'before the gesture there is a light poster and no WebAssembly, and Enter starts the explorer in its place',
  { open: false },
  async ({ t, page, origin }) => {
    const requests = watch_requests(page);
    await open_host(
      t,
      page,
      host(origin, `<p>Before</p>${coffee('frame="your-code" at="45ms"')}<p id="after">After</p>`),
    );
    await until(has_poster(page), 'the poster');
    const ours = requests.filter((url) => url.startsWith(origin));
    assert.deepEqual(wasm_in(ours), []);
    assert.ok(
      ours.some((url) => url.endsWith('/posters/coffee.tasks.svg')),
      ours.join(),
    );
    const weight = gzipSync(readFileSync(join(page_folder(), 'interleave.js')), { level: 9 }).length;
    t.diagnostic(`before the click: ${weight} bytes of script (gzip), ${ours.length} requests, no WebAssembly`);
    assert.ok(weight <= 6000, `${weight} bytes of script`);

    const place = () => page.$eval('#after', (element) => element.getBoundingClientRect().top);
    const before = await place();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await until_live(page);
    const explorer = await guest_explorer(page);
    await explorer.idle();
    const state = await explorer.snapshot();
    assert.equal(state.title, 'Coffee while it rains');
    assert.equal(state.frame, 'your-code');
    assert.equal(state.cursor, 45e6);
    assert.equal(state.embedded, true);
    assert.equal(state.editor.width, 0, 'the text is not there to be edited');
    assert.equal(await place(), before, 'nothing moved');
    const focused = await explorer.frame.evaluate(() => document.activeElement?.id);
    assert.equal(focused, 'canvas', 'who came by the keyboard goes on by the keyboard');
  },
);

check('methods and events say what happens inside', { open: false }, async ({ t, page, origin }) => {
  await open_host(t, page, host(origin, coffee()));
  await until(has_poster(page), 'the poster');
  const said = await page.evaluate(async () => {
    const element = /** @type {any} */ (document.querySelector('interleave-explorer'));
    const seen = [];
    for (const type of ['ready', 'state', 'step', 'finished', 'error']) {
      element.addEventListener(type, ({ detail }) => seen.push([type, detail]));
    }
    const turned = await element.knob('brew', '50ms');
    const sought = await element.seek('45ms');
    await element.set({ frame: 'whole-system', variant: 1, speed: 1 });
    const wrong = await element.knob('brew', '3').catch((error) => error.message);
    const finished = new Promise((done) => element.addEventListener('finished', done, { once: true }));
    await element.play();
    await finished;
    const state = await element.get();
    await element.set({ text: 'task a\n  cpu 1ms\n  nonsense\n' });
    return { turned, sought, wrong, state, types: [...new Set(seen.map(([type]) => type))], seen };
  });
  assert.equal(said.turned.knobs.brew, '50ms');
  assert.equal(said.sought.time, 45e6);
  assert.match(said.wrong, /brew/);
  assert.equal(said.state.frame, 'whole-system');
  assert.equal(said.state.variant, 1);
  assert.equal(said.state.time, said.state.end);
  assert.match(said.state.link, /^\?scenario=coffee#.*k\.brew=50ms/);
  assert.equal(said.state.runs.length, 3);
  assert.ok(said.state.runs[2].makespan > 0);
  for (const type of ['ready', 'state', 'step', 'finished', 'error']) assert.ok(said.types.includes(type), type);
});

check(
  'a scenario that stands in the page is drawn by the small program and opened by a click',
  { open: false },
  async ({ t, page, origin }) => {
    const requests = watch_requests(page);
    const text = `<interleave-explorer height="480" editable k-n="40ms"><pre>\n${kInline.replace(/^/gm, '    ')}</pre></interleave-explorer>`;
    await open_host(t, page, host(origin, text));
    const frame = await until(() => guests(page)[0], 'the frame of the poster');
    const words = await until(
      () => frame.evaluate(() => document.querySelector('#poster svg')?.textContent),
      'its picture',
    );
    assert.match(words, /Mine[^]*60 ms/, 'with the knob turned');
    assert.ok(
      wasm_in(requests).every((url) => /poster\.wasm$/.test(url)),
      wasm_in(requests).join(),
    );
    await page.click('interleave-explorer');
    await until_live(page);
    const explorer = await guest_explorer(page);
    assert.equal(guests(page).length, 1, 'in the same frame');
    await explorer.idle();
    const state = await explorer.snapshot();
    assert.equal(state.text.trim(), kInline.trim());
    assert.equal(state.knobs[0].value, '40ms');
    assert.ok(state.editor.width > 0, 'and may be edited');
    assert.equal(await explorer.frame.evaluate(() => document.querySelector('#poster')), null);
  },
);

check('an author’s own picture stands there, or none', { open: false }, async ({ t, page, origin }) => {
  const requests = watch_requests(page);
  const picture = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";
  const own = `<interleave-explorer><img src="${picture}" alt="mine"><pre>${kInline}</pre></interleave-explorer>`;
  const none = `<interleave-explorer poster="none"><pre>${kInline}</pre></interleave-explorer>`;
  await open_host(t, page, host(origin, own + none));
  await until(async () => (await phases(page)).length === 2, 'both elements');
  const shown = await page.evaluate(async () => {
    await new Promise((idle) => setTimeout(() => (globalThis.requestIdleCallback ?? setTimeout)(idle), 0));
    return [...document.querySelectorAll('interleave-explorer')].map((element) => [
      element.shadowRoot.querySelectorAll('.picture img').length,
      element.querySelectorAll('iframe').length,
    ]);
  });
  assert.deepEqual(shown, [
    [1, 0],
    [0, 0],
  ]);
  assert.deepEqual(wasm_in(requests), []);
});

const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);

check(
  'of twelve explorers on a page at most six are alive, all of one module, and none is blank',
  { open: false },
  async ({ t, page, origin }) => {
    const requests = watch_requests(page);
    const many = Array.from({ length: 12 }, () => `${coffee('autoload')}<div style="height:300px"></div>`).join('');
    await open_host(t, page, host(origin, many));
    await until_live(page);
    let most = 0;
    for (let i = 0; i < 12; ++i) {
      await page.evaluate(
        (at) => document.querySelectorAll('interleave-explorer')[at].scrollIntoView({ block: 'center' }),
        i,
      );
      await until(async () => (await phases(page))[i] === 'live', `explorer ${i}`);
      most = Math.max(most, guests(page).length);
      if (i === 0) await (await guest_explorer(page)).settle({ type: 'seek', time: 30e6 });
    }
    assert.ok(most <= 6, `${most} at once`);
    const compiled = wasm_in(requests).length; // nobody compiles what it has not fetched
    assert.equal(compiled, 1, wasm_in(requests).join());
    const standing = await page.evaluate(() =>
      [...document.querySelectorAll('interleave-explorer')].map(
        ({ shadowRoot }) =>
          shadowRoot.querySelector('[part=box]').classList.contains('live') ||
          !!shadowRoot.querySelector('.picture img'),
      ),
    );
    assert.ok(standing.every(Boolean), 'each alive or with its picture');

    const frames = async () =>
      sum(await Promise.all(guests(page).map((frame) => frame.evaluate(() => globalThis.explorer.snapshot(4).frames))));
    await page.evaluate(() =>
      /** @type {any} */ ([...document.querySelectorAll('interleave-explorer')].at(-1)).seek(0),
    );
    const before = await frames();
    await new Promise((resolve) => setTimeout(resolve, 1000)); // waiting is the test
    assert.equal(await frames(), before, 'at rest nothing is drawn');
    t.diagnostic(`12 explorers: at most ${most} alive, ${compiled} module compiled, 0 frames in a second of rest`);

    await page.evaluate(() => scrollTo(0, 0));
    await until(async () => (await phases(page))[0] === 'live', 'the first one again');
    const state = await page.evaluate(() => /** @type {any} */ (document.querySelector('interleave-explorer')).get());
    assert.equal(state.time, 30e6, 'as it was left');
  },
);

check('an element whose height follows its figure keeps that height', { open: false }, async ({ t, page, origin }) => {
  const tall = '<interleave-explorer scenario="salad" height="auto" autoload></interleave-explorer>';
  await open_host(t, page, host(origin, tall));
  await until_live(page);
  const explorer = await guest_explorer(page);
  const heights = async () => {
    await page.evaluate(() => /** @type {any} */ (document.querySelector('interleave-explorer')).get());
    const { wantedHeight } = await explorer.snapshot();
    const inside = await explorer.frame.evaluate(() => innerHeight);
    return { wantedHeight, inside };
  };
  const first = await until(async () => {
    const now = await heights();
    return now.inside === now.wantedHeight && now;
  }, 'the frame to be as high as its figure');
  for (let i = 0; i < 4; ++i) assert.deepEqual(await heights(), first);
});
