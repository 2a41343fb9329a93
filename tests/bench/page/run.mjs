// Figures of the page as a browser has it, beside the smallest ImGui and SDL2 page built the same way (tests/bench/bare):
//   node tests/bench/page/run.mjs --browser chromium|firefox [--rounds N]
// Time from navigation to the first frame drawn, and from the click on an element in somebody else's page to its first frame;
// WebAssembly memory at start, frames while idle. Printed, never judged: a slow machine is no defect. The pages are opened in turn, each
// time in a fresh context, and seen by the same hooks.
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { begin_program } from '../../e2e/harness/program.mjs';
import { build_page } from '../build_page.mjs';

const kIdleSeconds = 5;
const kPatienceMs = 20_000;
const kRatioWanted = 1.3;
const kMemoryWantedMiB = 32;

const { call, root, browser_name, page_folder, output_folder } = await begin_program('bench-page', {
  rounds: { type: 'string', default: '9' },
});
const rounds = Math.max(1, Math.min(100, Math.trunc(Number(call.rounds)) || 9));
const bare_folder = build_page(root, 'bare', 'bare');
const { start_browser } = await import('../../e2e/harness/browsers.mjs');
const { serve } = await import('../../e2e/harness/servers.mjs');

// In the page, before its own scripts: notes the end of the first frame, counts the frames asked for, keeps hold of the memory. A
// frame begins with clearing the canvas and ends with the turn it is drawn in. Instants are those of all frames of a page together.
function watch_page() {
  const seen = { begun_ms: performance.timeOrigin, first_frame_ms: 0, frames: 0, memories: [] };
  Object.defineProperty(globalThis, 'seen', { value: seen, enumerable: false });
  const clear = WebGL2RenderingContext.prototype.clear;
  WebGL2RenderingContext.prototype.clear = function (mask) {
    if (seen.first_frame_ms === 0)
      queueMicrotask(() => (seen.first_frame_ms ||= performance.timeOrigin + performance.now()));
    return clear.call(this, mask);
  };
  const ask = globalThis.requestAnimationFrame;
  globalThis.requestAnimationFrame = (then) => {
    seen.frames += 1;
    return ask.call(globalThis, then);
  };
  const keep = (result) => {
    for (const value of Object.values((result.instance ?? result).exports)) {
      if (value instanceof WebAssembly.Memory) seen.memories.push(value);
    }
    return result;
  };
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = (...given) => original.apply(WebAssembly, given).then(keep);
  }
}

async function first_frame(page, address) {
  const deadline = Date.now() + kPatienceMs;
  while (Date.now() <= deadline) {
    for (const frame of page.frames()) {
      const at = await frame.evaluate(() => globalThis.seen?.first_frame_ms ?? 0).catch(() => 0);
      if (at > 0) return at;
    }
    await pause(20);
  }
  throw new Error(`${address} drew nothing in ${kPatienceMs / 1000} s`);
}

// The reader's gesture, once the element shows its picture; when it was made.
async function start_element(page) {
  const element = await page.waitForSelector('interleave-explorer');
  await page.waitForFunction(
    () => document.querySelector('interleave-explorer').shadowRoot?.querySelector('img')?.complete,
  );
  await page.evaluate(() => {
    addEventListener('click', () => (globalThis.seen.begun_ms = performance.timeOrigin + performance.now()), {
      capture: true,
    });
  });
  await element.click();
  return page.evaluate(() => globalThis.seen.begun_ms);
}

/**
 * How long it took to the first frame, and what `look` finds then.
 * @param {{address?: string, begin?: Function, look?: Function}} [gestures] `begin` makes the reader's gesture and says when
 */
async function open_once(browser, address, gestures = {}) {
  const { begin, look } = gestures;
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport({ width: 1280, height: 720 });
    await page.evaluateOnNewDocument(watch_page);
    await page.goto(address);
    const begun = await (begin?.(page) ?? page.evaluate(() => globalThis.seen.begun_ms));
    const first_frame_ms = (await first_frame(page, address)) - begun;
    return { first_frame_ms, ...(await look?.(page)) };
  } finally {
    await context.close();
  }
}

async function memory_and_idleness(page) {
  await page.evaluate(() => globalThis.explorer?.whenIdle());
  const bytes = await page.evaluate(() =>
    globalThis.seen.memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
  );
  const heap = browser_name === 'chromium' ? (await page.metrics()).JSHeapUsedSize : undefined;
  const before = await page.evaluate(() => globalThis.seen.frames);
  await pause(kIdleSeconds * 1000);
  const idle_frames = (await page.evaluate(() => globalThis.seen.frames)) - before;
  return { bytes, heap, idle_frames };
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

const ms = (value) => `${value.toFixed(0)} ms`.padStart(8);
const mib = (bytes) => (bytes === undefined ? '' : `${(bytes / 2 ** 20).toFixed(1)} MiB`);

const explorer_server = await serve([page_folder]);
const bare_server = await serve([bare_folder, join(root, 'tests/bench/bare')]);
const host = `<!doctype html><title>host</title><script src="${explorer_server.origin}/interleave.js"></script>
<interleave-explorer scenario="salad" height="600"></interleave-explorer>`;
const host_server = await serve([], {
  answer: (path, response) => {
    if (path !== '/') return false;
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(host);
    return true;
  },
});
const browser = await start_browser(browser_name, output_folder);
const places = {
  explorer: { address: `${explorer_server.origin}/` },
  element: { address: `${host_server.origin}/`, begin: start_element },
  bare: { address: `${bare_server.origin}/bare.html` },
};
const times = { explorer: [], element: [], bare: [] };
try {
  for (const place of Object.values(places)) await open_once(browser, place.address, place); // warms the browser itself
  for (let round = 0; round < rounds; ++round) {
    for (const [name, place] of Object.entries(places)) {
      times[name].push((await open_once(browser, place.address, place)).first_frame_ms);
    }
  }
  const explorer = await open_once(browser, places.explorer.address, { look: memory_and_idleness });
  const bare = await open_once(browser, places.bare.address, { look: memory_and_idleness });

  console.log(`${await browser.version()}, ${rounds} rounds, local server, 1280 x 720`);
  console.log(`first frame      median     least   ratio of medians, of the least (wanted: at most ${kRatioWanted})`);
  const least = (name) => Math.min(...times[name]);
  for (const name of Object.keys(times)) {
    const ratios = [median(times[name]) / median(times.bare), least(name) / least('bare')];
    const told = name === 'bare' ? '' : ratios.map((ratio) => ratio.toFixed(2).padStart(8)).join('');
    console.log(`  ${name.padEnd(12)} ${ms(median(times[name]))}  ${ms(least(name))} ${told}`);
  }
  console.log(
    `memory at start  ${mib(explorer.bytes)} of WebAssembly (wanted: at most ${kMemoryWantedMiB}), bare ${mib(bare.bytes)}`,
  );
  if (explorer.heap) console.log(`                 ${mib(explorer.heap)} of JavaScript, bare ${mib(bare.heap)}`);
  console.log(`idle frames      ${explorer.idle_frames} in ${kIdleSeconds} s (wanted: 0)`);
} finally {
  await browser.close();
  await Promise.all([explorer_server.close(), host_server.close(), bare_server.close()]);
}
