// How long a click would have waited: a message is sent to itself again and again, and the longest way of one counts, by the
// clock on the wall. In every browser; what other programs take of the machine is in it.

/** @param {import('puppeteer-core').Page} page @returns {Promise<{begin: () => Promise<unknown>, end: () => Promise<{longest: number, over: number}>}>} */
export async function watch_messages(page) {
  await page.evaluate(watch);
  return {
    begin: () => page.evaluate(() => globalThis.begin_watch()),
    end: () => page.evaluate(() => ({ ...globalThis.seen })),
  };
}

// In the page.
function watch() {
  const seen = { longest: 0, over: 0, at: 0 };
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    const now = performance.now();
    seen.longest = Math.max(seen.longest, now - seen.at);
    seen.over += now - seen.at > 16 ? 1 : 0;
    seen.at = now;
    channel.port2.postMessage(0);
  };
  channel.port2.postMessage(0);
  globalThis.seen = seen;
  globalThis.begin_watch = () => Object.assign(seen, { longest: 0, over: 0, at: performance.now() }).at;
}
