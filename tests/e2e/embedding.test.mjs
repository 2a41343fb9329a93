// In somebody else's page: a strict policy, a sandboxed frame of opaque origin, no isolation.
import assert from 'node:assert/strict';
import { Explorer } from './harness/explorer.mjs';
import { check, serve_page } from './harness/suite.mjs';

// Keeps what the page's policy forbade, unseen by Object.keys.
async function keep_violations(page) {
  await page.evaluateOnNewDocument(() => {
    const violations = [];
    Object.defineProperty(globalThis, 'violations', { value: violations, enumerable: false });
    document.addEventListener('securitypolicyviolation', (event) => {
      violations.push(`${event.violatedDirective}: ${event.blockedURI || event.sample}`);
    });
  });
}

check(
  'everything works under a strict content security policy',
  { server: 'strict', prepare: keep_violations },
  async ({ page, explorer }) => {
    await explorer.idle();
    assert.equal((await explorer.snapshot()).webgl, true);
    await page.click('textarea');
    await page.keyboard.type('# typed\n');
    await explorer.until((s) => s.text.includes('# typed'), 'the typed text');
    await explorer.press('step-on');
    await explorer.settle({ type: 'set-text', text: 'cores 2\ntask a x2; cpu 20ms\n' });
    await explorer.dispatch({ type: 'run-real' });
    const state = await explorer.until((s) => !s.real.running && s.real.number > 0, 'the real run', 40_000);
    assert.equal(state.runs[0].failure, '');
    assert.ok(state.runs[0].measured);
    assert.deepEqual(await page.evaluate(() => globalThis.violations), []);
  },
);

check(
  'the policy of the test is one that forbids what it should',
  { server: 'strict', prepare: keep_violations, expected: [/./] },
  async ({ page }) => {
    await page.evaluate(() => {
      const style = document.createElement('style');
      style.textContent = 'body { color: red }';
      document.head.append(style);
    });
    const violations = await page.evaluate(
      () => new Promise((done) => setTimeout(() => done(globalThis.violations), 0)),
    );
    assert.equal(violations.length > 0, true);
  },
);

async function open_sandboxed(t, page, origin) {
  const host = await serve_page(
    t,
    `<!doctype html><title>Host</title><body style="margin:0">
         <iframe sandbox="allow-scripts" src="${origin}/" style="width:1200px;height:740px;border:0"></iframe>`,
  );
  await page.goto(`${host.origin}/`);
  const explorer = new Explorer(page.frames()[1]);
  await explorer.ready();
  return explorer;
}

check(
  'in a sandboxed frame with allow-scripts alone the salad is drawn, edited and played',
  { open: false },
  async ({ t, page, origin }) => {
    const explorer = await open_sandboxed(t, page, origin);
    assert.equal(await explorer.frame.evaluate(() => globalThis.origin), 'null', 'its origin is opaque');
    await explorer.idle();
    assert.equal((await explorer.snapshot()).webgl, true);
    await explorer.press('step-on');
    await explorer.until((s) => s.cursor > 0, 'a step');
    await explorer.frame.click('textarea');
    await page.keyboard.type('# typed\n');
    await explorer.until((s) => s.text.includes('# typed'), 'the typed text');
    await explorer.start('play');
    await explorer.until((s) => s.playing, 'playback');
    await explorer.dispatch({ type: 'pause' });
  },
);

check('in a sandboxed frame the real run works without isolation', { open: false }, async ({ t, page, origin }) => {
  const explorer = await open_sandboxed(t, page, origin);
  assert.deepEqual(
    await explorer.frame.evaluate(() => [globalThis.crossOriginIsolated, typeof globalThis.SharedArrayBuffer]),
    [false, 'undefined'],
  );
  await explorer.settle({ type: 'set-text', text: 'cores 2\ntask a x2; cpu 20ms\n' });
  await explorer.start('run-real');
  const state = await explorer.until((s) => !s.real.running && s.real.number > 0, 'the real run', 40_000);
  assert.equal(state.runs[0].failure, '');
  assert.ok(state.runs[0].measured.makespan > 0);
});
