// The page's workers in a test's hands, in every browser, though a driver may not reach into them: what they run before their own
// script, and what they are told besides.

/**
 * Before the page's own scripts: what every worker runs before its own.
 * @param {string} prefix JavaScript
 * @returns {(page: import('puppeteer-core').Page) => Promise<void>}
 */
export function into_workers(prefix) {
  return async (page) => {
    await page.evaluateOnNewDocument((source) => {
      const Original = globalThis.Blob;
      globalThis.Blob = /** @type {any} */ (
        class extends Original {
          /** @param {BlobPart[]} [parts] @param {BlobPropertyBag} [options] */
          constructor(parts = [], options = {}) {
            super(options.type === 'text/javascript' ? [source, ...parts] : parts, options);
          }
        }
      );
    }, prefix);
  };
}

const kObey = `addEventListener('message', (event) => {
  if (!event.data.strike) return;
  event.stopImmediatePropagation();
  if (event.data.strike === 'die') close();
  else for (;;);
});`;

// A message to itself, again and again: while the worker computes, it arrives late by as much.
const kBeat = `{
  const { port1, port2 } = new MessageChannel();
  let last = performance.now();
  let stretches = [];
  port1.onmessage = () => {
    const now = performance.now();
    if (now - last > 2) stretches.push(now - last);
    if (stretches.length === 10) postMessage({ stretches: stretches.splice(0) });
    last = now;
    port2.postMessage(0);
  };
  port2.postMessage(0);
}`;

/** So that computing_stretches() works. @param {import('puppeteer-core').Page} page */
export async function watch_turns(page) {
  await into_workers(kBeat)(page);
  await page.evaluateOnNewDocument(() => {
    const seen = [];
    Object.defineProperty(globalThis, 'stretches', { value: seen, enumerable: false });
    const Original = globalThis.Worker;
    globalThis.Worker = class extends Original {
      /** @param {string | URL} url @param {WorkerOptions} [options] */
      constructor(url, options) {
        super(url, options);
        this.addEventListener('message', ({ data }) => seen.push(...(data.stretches ?? [])));
      }
    };
  });
}

/**
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<number[]>} how long, in ms, workers computed between two looks at their event loop; of more than 2 ms
 */
export function computing_stretches(page) {
  return page.evaluate(() => globalThis.stretches);
}

/** So that strike() and cancel_before() work. @param {import('puppeteer-core').Page} page */
export async function hold_workers(page) {
  await into_workers(kObey)(page);
  await page.evaluateOnNewDocument(() => {
    const held = { made: [], asked: [], ended: 0, cancel_before: '', quiet_after: [] };
    Object.defineProperty(globalThis, 'held', { value: held, enumerable: false });
    const Original = globalThis.Worker;
    globalThis.Worker = class extends Original {
      /** @param {string | URL} url @param {WorkerOptions} [options] */
      constructor(url, options) {
        super(url, options);
        held.made.push(this);
        const stops = (this.stops = new Map());
        this.addEventListener('message', ({ data }) => {
          if (stops.has(data.id)) held.quiet_after.push(performance.now() - stops.get(data.id));
        });
      }
      terminate() {
        ++held.ended;
        super.terminate();
      }
      /** @param {any} message @param {any} [transfer] */
      postMessage(message, transfer) {
        held.asked.push(message.type);
        if (message.type === 'stop') this.stops.set(message.id, performance.now());
        if (message.type === held.cancel_before) {
          held.cancel_before = '';
          globalThis.explorer.dispatch({ type: 'cancel-real' });
        }
        super.postMessage(message, transfer);
      }
    };
  });
}

/**
 * @param {import('puppeteer-core').Page} page
 * @param {number} index of the worker, in the order of their making
 * @param {'die' | 'hang'} what
 */
export function strike(page, index, what) {
  return page.evaluate((at, strike) => globalThis.held.made[at].postMessage({ strike }), index, what);
}

/**
 * The next time that a worker is asked so, the run is cancelled just before.
 * @param {import('puppeteer-core').Page} page
 * @param {string} type of the request, web/js/real/worker.js
 */
export function cancel_before(page, type) {
  return page.evaluate((stage) => {
    globalThis.held.cancel_before = stage;
    globalThis.held.asked.length = 0;
  }, type);
}

/** @param {import('puppeteer-core').Page} page @returns {Promise<string[]>} the requests to workers since cancel_before() */
export function asked_since(page) {
  return page.evaluate(() => globalThis.held.asked);
}

/** @param {import('puppeteer-core').Page} page @returns {Promise<{made: number, ended: number}>} how many workers there were, and were ended by force */
export function count_workers(page) {
  return page.evaluate(() => ({ made: globalThis.held.made.length, ended: globalThis.held.ended }));
}

/**
 * @param {import('puppeteer-core').Page} page
 * @param {number} workers that compute or schedule
 * @returns {Promise<number>} how long, in ms, the slowest of them took to be quiet after the run was cancelled now
 */
export async function cancel_and_time(page, workers) {
  await page.evaluate(() => {
    globalThis.held.quiet_after.length = 0;
    globalThis.explorer.dispatch({ type: 'cancel-real' });
  });
  await page.waitForFunction((count) => globalThis.held.quiet_after.length >= count, {}, workers);
  return page.evaluate(() => Math.max(...globalThis.held.quiet_after));
}

/** As if its tab had been in the background for a moment. @param {import('puppeteer-core').Page} page */
export function hide_and_show(page) {
  return page.evaluate(() => {
    for (const visibility of ['hidden', 'visible']) {
      Object.defineProperty(document, 'visibilityState', { value: visibility, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }
  });
}
