// embed.html in a plain iframe: what its address asks for, what it says to its host, and what a hostile host can do (nothing).
import assert from 'node:assert/strict';
import { guest_explorer, guests, open_host, until, watch_requests } from './harness/host.mjs';
import { Explorer } from './harness/explorer.mjs';
import { check } from './harness/suite.mjs';

// Keeps what the frame says, and asks it things: talk.ask(type, fields) gives the answer to that question.
const kTalk = `<script>
  Object.defineProperty(globalThis, 'talk', { enumerable: false, value: (() => {
    const heard = [], waiting = new Map();
    addEventListener('message', ({ data }) => {
      const message = data && data.interleave;
      if (!message) return;
      heard.push(message);
      waiting.get(message.id)?.(message);
    });
    const frame = () => document.querySelector('iframe').contentWindow;
    let count = 0;
    return {
      heard,
      raw: (data) => frame().postMessage(data, '*'),
      ask: (type, fields) => new Promise((done) => {
        const id = 'q' + ++count;
        waiting.set(id, done);
        frame().postMessage({ interleave: { v: 1, type, id, ...fields } }, '*');
      }),
    };
  })() });
</script>`;

const host = (origin, query, more = '') =>
  `<!doctype html><html lang="en"><title>Host</title><body>${kTalk}` +
  `<iframe ${more} src="${origin}/embed.html?embed&${query}" width="800" height="460"></iframe>`;

const heard = (page, type) =>
  page.evaluate((wanted) => globalThis.talk.heard.filter((one) => one.type === wanted), type);
const ask = (page, type, fields) => page.evaluate((a, b) => globalThis.talk.ask(a, b), type, fields);

check('the address says how a guest shows itself', { open: false }, async ({ t, page, origin }) => {
  await open_host(
    t,
    page,
    host(origin, 'scenario=salad&theme=dark&hide=real,title&speed=0.5&lang=en#t=45ms&f=threads'),
  );
  const explorer = await guest_explorer(page);
  await explorer.idle();
  const state = await explorer.snapshot();
  assert.equal(state.dark, true);
  assert.equal(state.frame, 'threads');
  assert.equal(state.cursor, 45e6);
  assert.equal(state.speed, 0.5);
  assert.equal(state.message, '');
  assert.equal(state.editor.width, 0);
  const ids = state.controls.map(({ id }) => id);
  assert.ok(!ids.includes('run-real') && !ids.includes('theme'), ids.join());
  assert.ok(ids.includes('knob-turn') && ids.includes('play'), ids.join());
  const knob = await explorer.control('knob-turn');
  const y = knob.y + knob.height / 2;
  await explorer.drag({ x: knob.x + knob.width * 0.3, y }, { x: knob.x + knob.width - 1, y });
  const turned = await explorer.until((s) => s.knobs[0].value === '40ms' && !s.simulating, 'the knob at its end');
  assert.equal(turned.text, state.text, 'though nothing may be edited');
  assert.notDeepEqual(turned.runs[1].tasks, state.runs[1].tasks);
});

check('a guest may be edited, begin as a question, and play at once', { open: false }, async ({ t, page, origin }) => {
  await open_host(t, page, host(origin, 'scenario=salad&editable&predict'));
  const asking = await guest_explorer(page);
  await asking.idle();
  const state = await asking.snapshot();
  assert.ok(state.editor.width > 0);
  assert.equal(state.predict.phase, 'guessing');
  await open_host(t, page, host(origin, 'scenario=salad&running&seed=7'));
  const playing = await guest_explorer(page);
  await playing.until((s) => s.playing || s.cursor > 0, 'playback');
  assert.match((await playing.snapshot()).text, /^seed 7$/m);
});

check('a host that asks is answered, and then hears what happens', { open: false }, async ({ t, page, origin }) => {
  await open_host(t, page, host(origin, 'scenario=coffee'));
  await until(async () => (await heard(page, 'ready')).length === 1, 'ready');
  await until(async () => (await heard(page, 'height'))[0]?.height > 300, 'a height');
  assert.equal((await heard(page, 'state')).length, 0, 'who has not asked is told nothing of the scenario');
  assert.equal((await ask(page, 'ping')).type, 'pong');
  assert.equal((await ask(page, 'PING')).type, 'PONG');
  const sought = await ask(page, 'seek', { time: '20ms' });
  assert.equal(sought.time, 20e6);
  assert.equal((await ask(page, 'seek', { time: 30e6 })).time, 30e6);
  assert.equal((await heard(page, 'step')).at(-1).time, 30e6);
  const wrong = await ask(page, 'knob', { name: 'none', value: 3 });
  assert.equal(wrong.type, 'error');
  assert.match(wrong.message, /none/);
  const all = await ask(page, 'get');
  assert.match(all.text, /Coffee while it rains/);
  assert.match(all.link, /^\?scenario=coffee#t=30ms/);
  await ask(page, 'run-real');
  const finished = await until(async () => (await heard(page, 'finished'))[0], 'the real run');
  assert.equal(finished.what, 'real');
  assert.ok(finished.runs[0].measured.makespan > 0);
});

check('damaged, huge and poisoned messages change nothing', { open: false }, async ({ t, page, origin }) => {
  await open_host(t, page, host(origin, 'scenario=coffee'));
  const explorer = await guest_explorer(page);
  await ask(page, 'ping');
  await explorer.idle();
  const before = await explorer.snapshot();
  const count = await page.evaluate(async () => {
    const { raw, heard: said } = globalThis.talk;
    const told = said.length;
    const wrap = (message) => ({ interleave: message });
    for (const data of [
      null,
      7,
      'text',
      [],
      {},
      wrap(null),
      wrap(7),
      wrap([]),
      wrap({ v: 2, type: 'get' }),
      wrap({ v: 1 }),
    ])
      raw(data);
    for (const type of [
      'nothing',
      '__proto__',
      'constructor',
      'hasOwnProperty',
      'toString',
      'module',
      'start',
      'eval',
      7,
      {},
    ]) {
      raw(wrap({ v: 1, type, id: 1, text: 'x', fragment: 't=9ms' }));
    }
    raw(new ArrayBuffer(1 << 20));
    const poison = JSON.parse(
      '{"v":1,"type":"set","id":"p1","__proto__":{"text":"task b"},"knobs":{"__proto__":"4","constructor":"5"}}',
    );
    raw(wrap(poison));
    await globalThis.talk.ask('ping');
    return said.slice(told).filter(({ id, type }) => id === 1 || type === 'ready').length;
  });
  assert.equal(count, 0, 'nothing of it is answered');
  const refused = [
    ['set', { text: 'x'.repeat(3 << 20) }],
    ['set', { text: { toString: 'task a' } }],
    ['set', { link: 5 }],
    ['set', { frame: '__proto__' }],
    ['set', { theme: 'x'.repeat(1000) }],
    ['set', { speed: '1' }],
    ['set', { knobs: { brew: {} } }],
    ['seek', { time: '1e999ms' }],
    ['seek', { time: Number.NaN }],
    ['seek', {}],
    ['knob', { name: 'x'.repeat(1 << 20), value: 1 }],
  ];
  for (const [type, fields] of refused) {
    // As text: a driver may refuse to carry what a host could well send. NaN becomes null there.
    const answer = await page.evaluate(
      (verb, text) => {
        const said = JSON.parse(text);
        return globalThis.talk.ask(verb, said.time === null ? { time: NaN } : said);
      },
      type,
      JSON.stringify(fields),
    );
    assert.equal(answer.type, 'error', `${type} ${JSON.stringify(fields).slice(0, 80)}`);
    assert.ok(answer.message.length < 300, answer.message);
  }
  const after = await explorer.snapshot();
  assert.equal(after.text, before.text);
  assert.equal(after.cursor, before.cursor);
  assert.deepEqual(after.knobs, before.knobs);
  assert.equal(await explorer.frame.evaluate(() => ({}).text), undefined, 'no prototype was touched');
});

check('answers go to their sender alone', { open: false }, async ({ t, page, origin }) => {
  // A second frame of the host's own asks the guest of the first; the host hears nothing of it.
  const other = `<iframe name="other" srcdoc="<script>addEventListener('message', ({data}) => (globalThis.got = data))</script>"></iframe>`;
  await open_host(t, page, host(origin, 'scenario=coffee') + other);
  await guest_explorer(page);
  const frame = page.frames().find((one) => one.url() === 'about:srcdoc');
  await frame.evaluate(() => parent[0].postMessage({ interleave: { v: 1, type: 'get', id: 'mine' } }, '*'));
  await until(() => frame.evaluate(() => globalThis.got?.interleave?.type === 'state'), 'the answer');
  const overheard = await page.evaluate(() =>
    globalThis.talk.heard.filter(({ id, type }) => id === 'mine' || type === 'state'),
  );
  assert.deepEqual(overheard, []);
});

check(
  'a host in a sandbox of its own, without storage, has explorer and element all the same',
  { open: false },
  async ({ t, page, origin }) => {
    await page.evaluateOnNewDocument(() => {
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
        Object.defineProperty(globalThis, name, {
          get() {
            throw new DOMException('Not here.', 'SecurityError');
          },
        });
      }
    });
    const inner = `<script src='${origin}/interleave.js'></script><interleave-explorer scenario='salad' autoload></interleave-explorer>`;
    await open_host(
      t,
      page,
      `<!doctype html><iframe sandbox="allow-scripts" width="800" height="500" srcdoc="${inner}"></iframe>`,
    );
    const frame = await until(() => guests(page)[0], 'the guest');
    const explorer = new Explorer(frame);
    await explorer.ready();
    assert.equal(await frame.evaluate(() => globalThis.origin), 'null');
    const outer = page.frames()[1];
    const state = await outer.evaluate(() =>
      /** @type {any} */ (document.querySelector('interleave-explorer')).seek('45ms'),
    );
    assert.equal(state.time, 45e6);
  },
);

check('plain frames of one page compile once, too', { open: false }, async ({ t, page, origin }) => {
  const requests = watch_requests(page);
  const frames = Array.from(
    { length: 3 },
    () => `<iframe src="${origin}/embed.html?embed&scenario=salad" width="700" height="300"></iframe>`,
  );
  await open_host(t, page, `<!doctype html><title>Host</title><body>${frames.join('')}`);
  for (let i = 0; i < 3; ++i) await guest_explorer(page, i);
  assert.equal(requests.filter((url) => url.endsWith('/explorer.wasm')).length, 1);
});
