// Links to a moment: copied here, opened there, made by the command line, damaged, or with the scenario on another server.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from './harness/servers.mjs';
import { check, source_root } from './harness/suite.mjs';

const kText = `title "Two"
param turn = 10ms from 2ms to 40ms step 2ms
policy round-robin quantum $turn
task a
  cpu 40ms
task b
  cpu 40ms
variant "One"
variant "Both"
  cores 2
`;

// The clipboard keeps what it is given where the test can see it, or refuses it.
const with_clipboard = (refuses) => (page) =>
  page.evaluateOnNewDocument((refused) => {
    const copied = [];
    Object.defineProperty(globalThis, 'copied', { value: copied, enumerable: false });
    const writeText = async (text) => {
      if (refused) throw new DOMException('Not allowed.', 'NotAllowedError');
      copied.push(text);
    };
    Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => ({ writeText }) });
  }, refuses);

const copied = (page) => page.evaluate(() => globalThis.copied.at(-1));
const moment = ({ goodText, knobs, cursor, frame, selection, chosenRun, viewport }) => ({
  goodText,
  knobs,
  cursor,
  frame,
  selection,
  chosenRun,
  span: Math.round(viewport.span / 1e5),
});

async function go_to_a_moment(explorer) {
  await explorer.settle({ type: 'set-text', text: kText });
  await explorer.settle({ type: 'knob', name: 'turn', value: '4ms' });
  await explorer.dispatch({ type: 'frame', frame: 'your-code' });
  await explorer.dispatch({ type: 'seek', time: 30e6 });
  await explorer.dispatch({ type: 'zoom', factor: 4 });
  return explorer.settle({ type: 'select', run: 1, task: 1 });
}

async function open(page, explorer, address) {
  await page.goto('about:blank');
  await page.goto(address);
  await explorer.ready();
  await explorer.idle();
  return explorer.snapshot();
}

check(
  'a link copied from the top bar shows the same moment where it is opened',
  { prepare: with_clipboard(false) },
  async ({ page, explorer, origin }) => {
    const there = await go_to_a_moment(explorer);
    await explorer.press('copy-link');
    assert.equal((await explorer.until((s) => s.message, 'an answer')).message, 'Link copied.');
    const address = await copied(page);
    assert.ok(address.startsWith(`${origin}/#s=1.`), address);
    assert.ok(address.length < 330, `${address.length} characters`);
    const here = await open(page, explorer, address);
    assert.deepEqual(moment(here), moment(there));
    assert.equal(here.message, '');
    assert.equal(await page.$('#link-field'), null);
  },
);

check(
  'a link to a named scenario names it, in less than 120 characters',
  { path: '?theme=dark', prepare: with_clipboard(false) },
  async ({ page, explorer, origin }) => {
    await explorer.settle({ type: 'seek', time: 45e6 });
    await explorer.settle({ type: 'copy-link' });
    const address = await copied(page);
    assert.equal(address, `${origin}/?scenario=salad#t=45ms&f=cores`);
    assert.ok(address.length < 120);
    assert.equal((await open(page, explorer, address)).cursor, 45e6);
  },
);

check(
  'where the clipboard refuses, the link stands selected in a field that Escape closes',
  { prepare: with_clipboard(true) },
  async ({ page, explorer, origin }) => {
    await explorer.press('copy-link');
    await page.waitForSelector('#link-field input');
    const shown = await page.evaluate(() => {
      const input = /** @type {HTMLInputElement} */ (document.querySelector('#link-field input'));
      return {
        focused: document.activeElement === input,
        chosen: input.value.slice(input.selectionStart, input.selectionEnd),
      };
    });
    assert.deepEqual(shown, { focused: true, chosen: `${origin}/?scenario=salad#t=0&f=cores` });
    await page.keyboard.press('Escape');
    assert.equal(await page.$('#link-field'), null);
  },
);

check('links that were once given away say in the page what they say to the command line', {}, async ({ explorer }) => {
  const folder = join(source_root(), 'tests/golden/links');
  for (const file of readdirSync(folder)) {
    const [link, ...lines] = readFileSync(join(folder, file), 'utf8').split('\n');
    const state = await explorer.settle({ type: 'open-link', link });
    assert.equal(state.text, lines.filter((line) => !line.startsWith('# ')).join('\n'), file);
    assert.ok(!state.diagnostics.some(({ severity }) => severity === 'error'), file);
  }
});

check(
  'the page and the command line write the same bytes',
  { prepare: with_clipboard(false) },
  async ({ t, page, explorer }) => {
    const command = join(source_root(), 'build/native/interleave');
    if (!existsSync(command)) return t.skip('build/native/interleave is not built');
    await go_to_a_moment(explorer);
    await explorer.settle({ type: 'copy-link' });
    const fragment = new URL(await copied(page)).hash;
    const fields = fragment.slice(1).split('&').slice(1);
    const told = execFileSync(command, ['link', '-', ...fields], { input: kText, encoding: 'utf8' });
    assert.equal(fragment, told.trim());
  },
);

check('another fragment in the address is opened at once', {}, async ({ page, explorer }) => {
  await page.evaluate(() => {
    location.hash = '#t=45ms&f=your-code';
  });
  await explorer.until((s) => s.cursor === 45e6 && s.frame === 'your-code', 'the moment of the address');
  await page.evaluate(() => {
    location.hash = '#s=1.damaged!';
  });
  const state = await explorer.until((s) => s.message, 'a sentence');
  assert.match(state.message, /damaged.*as it was/);
  assert.equal(state.cursor, 45e6);
});

check('a damaged link at the start shows the example and says why', { path: '#s=1.damaged!' }, async ({ explorer }) => {
  await explorer.idle();
  const state = await explorer.snapshot();
  assert.match(state.message, /damaged.*example/);
  assert.equal(state.runs.length, 3);
});

/**
 * A server of another origin that gives scenarios.
 * @param {import('node:test').TestContext} t @param {Record<string, string>} headers @param {string | Buffer} body
 */
async function elsewhere(t, headers, body = kText, status = 200) {
  const server = await serve([], {
    answer: (path, response) => {
      if (!path.endsWith('.ilv')) return false;
      response.writeHead(status, { 'content-type': 'text/plain', ...headers }).end(body);
      return true;
    },
  });
  t.after(() => server.close());
  return server.origin;
}

const kCors = { 'access-control-allow-origin': '*' };
const address_of = (origin, url, rest = '') => `${origin}/#url=${encodeURIComponent(url)}${rest}`;

check(
  'a scenario is read from another server, with the moment of the link',
  { open: false },
  async ({ t, page, explorer, origin }) => {
    const there = await elsewhere(t, kCors);
    const state = await open(page, explorer, address_of(origin, `${there}/two.ilv`, '&t=20ms&k.turn=2ms'));
    assert.equal(state.text, kText);
    assert.equal(state.cursor, 20e6);
    assert.equal(state.knobs[0].value, '2ms');
    assert.equal(state.message, '');
  },
);

/** @type {[string, Record<string, string>, string | Buffer, number, RegExp][]} */
const kFailures = [
  ['a server that lets no other page read', {}, kText, 200, /does not let other pages read/],
  ['a file that is not there', kCors, '', 404, /answered 404/],
  ['more than a scenario may have', kCors, ' '.repeat(1_200_000), 200, /longer/],
  ['what is no text', kCors, Buffer.from([0xff, 0xfe, 0x00]), 200, /no text/],
];
for (const [what, headers, body, status, sentence] of kFailures) {
  check(
    `of a scenario elsewhere the page says what is wrong: ${what}`,
    { open: false, expected: [/two\.ilv|CORS|Cross-Origin|404|ERR_/i] },
    async ({ t, page, explorer, origin }) => {
      const there = await elsewhere(t, headers, body, status);
      const state = await open(page, explorer, address_of(origin, `${there}/two.ilv`));
      assert.match(state.message, sentence);
      assert.match(state.message, /example/);
      assert.equal(state.runs.length, 3);
    },
  );
}

check(
  'scenarios come by https alone, apart from this machine',
  { path: `#url=${encodeURIComponent('http://example.org/two.ilv')}` },
  async ({ explorer }) => {
    await explorer.idle();
    assert.match((await explorer.snapshot()).message, /https:/);
  },
);
