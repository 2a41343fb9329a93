// The site around the explorer, as a reader meets it: no barriers on any page in either theme, nothing wider than a phone, no page
// that jumps while it loads, light; under the strictest policy, below another address, without a network, on paper.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Explorer } from './harness/explorer.mjs';
import { check, on_firefox, page_file, page_names, serve_copy } from './harness/suite.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const kNotSite = ['index.html', 'embed.html', 'freeze.html'];

function site_pages() {
  return page_names().filter((name) => name.endsWith('.html') && !kNotSite.includes(name));
}

// What depends on colours; everything else is the same in both themes.
const kOfColour = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds wrong with the page that is open, with all that is folded unfolded.
 * @param {import('puppeteer-core').Page} page
 * @param {string[] | undefined} rules all by default
 */
async function barriers(page, rules) {
  await page.evaluate(axe);
  return page.evaluate(async (values) => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
    const runOnly = values && { type: 'rule', values };
    const { violations } = await globalThis.axe.run(document, {
      resultTypes: ['violations'],
      ...(runOnly && { runOnly }),
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
  }, rules);
}

async function read_every_page(page, origin, rules) {
  for (const name of site_pages()) {
    await page.goto(`${origin}/${name}`);
    assert.deepEqual(await barriers(page, rules), [], name);
  }
}

// A server of their own: the service worker that they start stays out of the way of other tests.
// Firefox says of a picture that was on its way when the reader went on that it failed.
const quiet = {
  open: false,
  server: /** @type {const} */ ('site'),
  expected: [/NS_BINDING_ABORTED|A ServiceWorker intercepted/],
};

check('site: no page has a barrier in the light theme, under a strict policy', quiet, async ({ page, origin }) => {
  assert.ok(site_pages().length >= 19);
  await read_every_page(page, origin);
});

check(
  'site: no page has a barrier in the dark theme',
  { ...quiet, browser: { dark: true } },
  async ({ page, origin }) => {
    await page.goto(`${origin}/about.html`);
    const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    assert.equal(ground, 'rgb(23, 24, 27)');
    await read_every_page(page, origin, kOfColour);
  },
);

check('site: no page is wider than a phone, also with letters twice as large', quiet, async ({ page, origin }) => {
  await page.setViewport({ width: 360, height: 720 });
  for (const name of site_pages()) {
    await page.goto(`${origin}/${name}`);
    const too_wide = await page.evaluate(() => {
      const root = document.documentElement;
      const widths = [root.scrollWidth];
      root.style.fontSize = `${2 * parseFloat(getComputedStyle(root).fontSize)}px`;
      return [...widths, root.scrollWidth];
    });
    assert.ok(
      too_wide.every((width) => width <= 360),
      `${name} is ${too_wide} wide`,
    );
  }
});

check(
  'site: the keyboard leads past the head of a page, and everywhere it is seen where it is',
  quiet,
  async ({ page, origin }) => {
    await page.goto(`${origin}/lessons/knife.html`);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Skip to the text');
    const box = await page.evaluate(() => document.activeElement?.getBoundingClientRect().toJSON());
    assert.ok(box.width > 40 && box.height > 20, 'the link is seen when it has the focus');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const inside = await page.evaluate(() => document.querySelector('main')?.contains(document.activeElement));
    assert.equal(inside, true);
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.equal(outline, 'solid');
  },
);

check('site: a question keeps its answer until it is asked for', quiet, async ({ page, origin }) => {
  await page.goto(`${origin}/lessons/knife.html`);
  const seen = () => page.$eval('.predict p', (answer) => answer.checkVisibility?.() ?? answer.offsetHeight > 0);
  assert.equal(await seen(), false);
  await page.focus('.predict summary');
  await page.keyboard.press('Enter');
  assert.equal(await seen(), true);
});

check(
  'site: search finds a word while it is typed, and its results can be linked to',
  quiet,
  async ({ page, origin }) => {
    await page.goto(`${origin}/search.html`);
    await page.type('#asked', 'interruptib');
    await page.waitForFunction(() => document.querySelectorAll('#found a').length > 0);
    const found = await page.$$eval('#found a', (links) => links.map((link) => link.getAttribute('href')));
    assert.ok(found.includes('glossary.html#interruptible'), found.join(' '));
    assert.match(page.url(), /[?]q=interruptib$/);
    await page.goto(`${origin}/search.html?q=zzyzx`);
    await page.waitForFunction(() => document.querySelector('#found-says')?.textContent !== '');
    assert.match(await page.$eval('#found-says', (words) => words.textContent), /^Nothing was found/);
  },
);

check('site: an example opens in the explorer as it stands on the page', quiet, async ({ page, explorer, origin }) => {
  await page.goto(`${origin}/how-it-works.html`);
  const [text, way] = await page.$eval('.example', (example) => [
    example.querySelector('code')?.textContent,
    example.querySelector('a')?.href,
  ]);
  await page.goto(way);
  const state = await explorer.ready();
  const wanted = [...text.matchAll(/variant "([^"]*)"/g)].map(([, name]) => name);
  assert.deepEqual(
    state.runs.map(({ title }) => title),
    wanted,
  );
});

check('site: read below another address, with the explorer one step away', quiet, async ({ t, page, explorer }) => {
  const { origin } = await serve_copy(t, { below: '/some/where' });
  await page.goto(`${origin}/some/where/lessons/waiting.html`);
  const loaded = await page.$$eval('img', (all) =>
    Promise.all(all.map((image) => ((image.loading = 'eager'), image.decode().then(() => image.naturalWidth)))),
  );
  assert.ok(loaded.length > 1 && loaded.every((width) => width > 0));
  await Promise.all([page.waitForNavigation(), page.click('.mark')]);
  assert.equal((await explorer.ready()).diagnostics.length, 0);
});

check('site: pages are light and do not jump while they load', quiet, async ({ t, page, origin }) => {
  await page.setViewport({ width: 1280, height: 800 });
  const rows = [];
  for (const name of [
    'lessons/index.html',
    'lessons/waiting.html',
    'gallery.html',
    'how-it-works.html',
    'search.html',
  ]) {
    await page.goto(`${origin}/${name}`, { waitUntil: 'load' });
    const { files, shift } = await page.evaluate(async () => {
      await document.fonts.ready;
      const kinds = PerformanceObserver.supportedEntryTypes;
      const shifts = await new Promise((resolve) => {
        if (!kinds.includes('layout-shift')) return resolve([]);
        const observer = new PerformanceObserver((list) => resolve(list.getEntries()));
        observer.observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(observer.takeRecords())));
      });
      return {
        files: performance.getEntriesByType('resource').map((entry) => entry.name),
        shift: shifts.reduce((sum, entry) => sum + entry.value, 0),
      };
    });
    const loaded = [name, ...files.map((file) => new URL(file).pathname.slice(1))];
    const bytes = loaded.reduce((sum, file) => sum + page_file(file).length, 0);
    rows.push(
      `${name}: ${Math.round(bytes / 1024)} KB uncompressed in ${loaded.length} files, layout shift ${shift.toFixed(3)}`,
    );
    assert.ok(bytes < 400_000, rows.at(-1));
    assert.ok(shift < 0.05, rows.at(-1));
  }
  for (const row of rows) t.diagnostic(row);
});

check('site: on paper there are the answers, and nothing to press', quiet, async ({ page, origin }) => {
  await page.goto(`${origin}/lessons/knife.html`);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.equal(await page.$eval('.predict', (fold) => fold.hasAttribute('open')), true);
  if (on_firefox()) return; // its driver does not imitate paper
  await page.emulateMediaType('print');
  const shown = await page.$$eval(
    '.top, .bottom, .predict i',
    (all) => all.filter((one) => one.getClientRects().length > 0).length,
  );
  assert.equal(shown, 0);
});

check(
  'site: after one visit it is read, and its explorer runs, without a network',
  { open: false, expected: [/failed request|ERR_CONNECTION_REFUSED|NS_ERROR|Failed to load|service-worker/i] },
  async ({ t, page, explorer }) => {
    const server = await serve_copy(t);
    await page.goto(`${server.origin}/lessons/waiting.html`);
    await page.waitForFunction(
      async () => {
        const [name] = await caches.keys();
        const kept = name ? await (await caches.open(name)).keys() : [];
        return (
          kept.some(({ url }) => url.endsWith('explorer.wasm')) && kept.some(({ url }) => url.endsWith('explorer.js'))
        );
      },
      { polling: 100, timeout: 20_000 },
    );
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await server.close();
    await page.goto(`${server.origin}/lessons/threads.html`);
    assert.equal(await page.$eval('h1', (title) => title.textContent), 'Threads are not cores');
    await page.goto(`${server.origin}/?scenario=coffee`);
    assert.equal((await explorer.ready()).title, 'Coffee while it rains');
  },
);

check('site: a page that is not there says so and knows the way', { ...quiet }, async ({ page, origin }) => {
  await page.goto(`${origin}/404.html`);
  assert.equal(await page.$eval('h1', (title) => title.textContent), 'Not here');
});

check(
  'site: the feed can be read where nothing runs: pictures, words, addresses that lead somewhere',
  quiet,
  async ({ page, origin }) => {
    await page.goto(`${origin}/about.html`);
    const { entries, text, sources } = await page.evaluate(async () => {
      const answer = await fetch('feed.xml');
      const feed = new DOMParser().parseFromString(await answer.text(), 'application/xml');
      const all = [...feed.querySelectorAll('entry > content')].map((content) => content.textContent ?? '');
      const read = new DOMParser().parseFromString(all.join(''), 'text/html');
      return {
        entries: all.length,
        text: all.join(''),
        sources: [...read.querySelectorAll('img')].map((image) => image.getAttribute('src')),
      };
    });
    assert.equal(entries, 11);
    assert.doesNotMatch(text, /<(interleave-explorer|script|source)/);
    assert.ok(sources.length >= entries);
    for (const source of sources) assert.ok(page_names().includes(source), source);
  },
);

/** @param {import('puppeteer-core').Page} page */
async function live_explorer(page) {
  await page.waitForSelector('interleave-explorer iframe');
  const frame = await (await page.$('interleave-explorer iframe')).contentFrame();
  const explorer = new Explorer(frame);
  await explorer.ready();
  return explorer;
}

check(
  'site: a knob that the text speaks of is turned in the live scenario above it',
  quiet,
  async ({ page, origin }) => {
    await page.goto(`${origin}/lessons/knife.html`);
    const requests = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.click('.do a');
    const explorer = await live_explorer(page);
    await explorer.until(({ knobs }) => knobs[0].value === '2ms', 'the knob to be turned');
    assert.equal(page.url(), `${origin}/lessons/knife.html`);
    assert.ok(requests.some((url) => url.endsWith('explorer.wasm')));
  },
);

// A picture that was on its way when its page changed its theme, or was left, is given up.
const changing = { ...quiet, expected: [...quiet.expected, /posters\/[^ ]*svg net::ERR_ABORTED/] };

check(
  'site: the other theme is chosen for this visit, and goes along to other pages',
  changing,
  async ({ page, origin }) => {
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const turn = async () => (await page.waitForSelector('.top button[title]'))?.click();
    const is_dark = (/** @type {boolean} */ dark) =>
      page.waitForFunction(
        (wanted) => {
          // What the browser is to choose; it loads the picture only while that is seen.
          const picture = /** @type {HTMLElement} */ (document.querySelector('.live picture'));
          const chosen = [...picture.querySelectorAll('source')].find(({ media }) => matchMedia(media).matches);
          return Boolean(chosen?.srcset.endsWith('.dark.svg')) === wanted;
        },
        {},
        dark,
      );
    await page.goto(`${origin}/lessons/knife.html`);
    assert.equal(await ground(), 'rgb(252, 251, 248)');
    await turn();
    assert.equal(await ground(), 'rgb(23, 24, 27)');
    await is_dark(true);
    assert.equal(await page.$eval('.top button', (button) => button.textContent), 'Light');
    await Promise.all([page.waitForNavigation(), page.click('.lesson .next a')]);
    assert.match(page.url(), /\?theme=dark$/);
    assert.equal(await ground(), 'rgb(23, 24, 27)');
    await turn();
    assert.equal(await ground(), 'rgb(252, 251, 248)');
    await is_dark(false);
  },
);

check('site: a lesson says what the reader’s own machine has just done', quiet, async ({ page, origin }) => {
  await page.goto(`${origin}/lessons/knife.html`);
  const said = () => page.$eval('.measured', (/** @type {any} */ place) => place.innerText.trim());
  await page.waitForSelector('.measured:not([hidden])');
  assert.match(await said(), /^Your machine has not run it yet\. Press Run it for real, and this says what it did\.$/);
  await page.click('.do a[data-real]');
  await page.waitForSelector('.measured [data-after]:not([hidden])', { timeout: 60_000 });
  assert.match(
    await said(),
    /^Your machine cut both by turns on one worker in \d+ ms, and with a worker for each in \d+ ms\. (That is \d+\.\d times sooner|The second worker was hardly)/,
  );
});

check('site: a lesson says how long a task had to wait on the reader’s machine', quiet, async ({ page, origin }) => {
  await page.goto(`${origin}/lessons/interruptible.html`);
  await page.waitForSelector('.measured:not([hidden])');
  await page.click('.do a[data-real]');
  await page.waitForSelector('.measured [data-after]:not([hidden])', { timeout: 60_000 });
  const said = await page.$eval('.measured', (/** @type {any} */ place) => place.innerText.trim());
  const time = '([\\d.]+ (ms|s)|less than a millisecond)';
  const waits = new RegExp(`waited ${time} for the end of the whole report, ${time} where .*, and ${time} where`);
  assert.match(said, waits);
  assert.match(
    said,
    /(only where it could be put down differed|hardly mattered where the report could be put down)\.$/,
  );
});

check('site: the lesson with the frozen page says how long that stood still', quiet, async ({ page, origin }) => {
  await page.goto(`${origin}/lessons/attention.html`);
  await page.waitForSelector('interleave-frozen-page button');
  assert.match(await page.$eval('.measured', (/** @type {any} */ place) => place.innerText), /Press one of the two/);
  await page.click('interleave-frozen-page button');
  await page.waitForSelector('.measured [data-here]:not([hidden])');
  assert.match(
    await page.$eval('.measured', (/** @type {any} */ place) => place.innerText.trim()),
    /^With the work on its own thread your page stood still for [\d.]+ s: it owed you \d+ pictures/,
  );
});

check(
  'site: until a scenario is started nothing of its program is fetched, and its picture keeps its place',
  quiet,
  async ({ t, page }) => {
    const asked = [];
    const { origin } = await serve_copy(t, {
      answer: (path) => (asked.push(path), path.endsWith('/service-worker.js')),
    });
    await page.goto(`${origin}/lessons/waiting.html`);
    const height = () => page.$eval('interleave-explorer', (live) => live.getBoundingClientRect().height);
    const at_first = await height();
    await page.evaluate(() => customElements.whenDefined('interleave-explorer').then(() => true));
    assert.ok(Math.abs((await height()) - at_first) < 2, `${at_first} becomes ${await height()}`);
    assert.deepEqual(
      asked.filter((path) => /wasm|explorer/.test(path)),
      [],
    );
  },
);
