// Figures of the page as a browser has it, beside the smallest ImGui and SDL2 page built the same way (tests/bench/bare):
//   node tests/bench/page/run.mjs --browser chromium|firefox [--rounds N]
// Time from navigation to the first frame drawn, WebAssembly memory at start, frames while idle. Printed, never judged: a slow machine
// is no defect. Both pages are opened in turn, each time in a fresh context, and seen by the same hooks.
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
// frame begins with clearing the canvas and ends with the turn it is drawn in.
function watch_page() {
  const seen = { first_frame_ms: 0, frames: 0, memories: [] };
  Object.defineProperty(globalThis, 'seen', { value: seen, enumerable: false });
  const clear = WebGL2RenderingContext.prototype.clear;
  WebGL2RenderingContext.prototype.clear = function (mask) {
    if (seen.first_frame_ms === 0) queueMicrotask(() => (seen.first_frame_ms ||= performance.now()));
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

async function open_once(browser, address, look) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport({ width: 1280, height: 720 });
    await page.evaluateOnNewDocument(watch_page);
    await page.goto(address);
    const deadline = Date.now() + kPatienceMs;
    for (;;) {
      const first_frame_ms = await page.evaluate(() => globalThis.seen.first_frame_ms);
      if (first_frame_ms > 0) return { first_frame_ms, ...(await look?.(page)) };
      if (Date.now() > deadline) throw new Error(`${address} drew nothing in ${kPatienceMs / 1000} s`);
      await pause(20);
    }
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
const browser = await start_browser(browser_name, output_folder);
const addresses = { explorer: `${explorer_server.origin}/`, bare: `${bare_server.origin}/bare.html` };
const times = { explorer: [], bare: [] };
try {
  for (const address of Object.values(addresses)) await open_once(browser, address); // warms the browser itself
  for (let round = 0; round < rounds; ++round) {
    for (const [name, address] of Object.entries(addresses)) {
      times[name].push((await open_once(browser, address)).first_frame_ms);
    }
  }
  const explorer = await open_once(browser, addresses.explorer, memory_and_idleness);
  const bare = await open_once(browser, addresses.bare, memory_and_idleness);

  console.log(`${await browser.version()}, ${rounds} rounds, local server, 1280 x 720`);
  console.log('first frame      median     least');
  for (const name of ['explorer', 'bare']) {
    console.log(`  ${name.padEnd(12)} ${ms(median(times[name]))}  ${ms(Math.min(...times[name]))}`);
  }
  const ratio = median(times.explorer) / median(times.bare);
  const least = Math.min(...times.explorer) / Math.min(...times.bare);
  console.log(`  ratio           ${ratio.toFixed(2)}      ${least.toFixed(2)}   (wanted: at most ${kRatioWanted})`);
  console.log(
    `memory at start  ${mib(explorer.bytes)} of WebAssembly (wanted: at most ${kMemoryWantedMiB}), bare ${mib(bare.bytes)}`,
  );
  if (explorer.heap) console.log(`                 ${mib(explorer.heap)} of JavaScript, bare ${mib(bare.heap)}`);
  console.log(`idle frames      ${explorer.idle_frames} in ${kIdleSeconds} s (wanted: 0)`);
} finally {
  await browser.close();
  await Promise.all([explorer_server.close(), bare_server.close()]);
}
