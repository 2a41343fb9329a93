// How long the timeline takes to be laid out and drawn into lists, in the WebAssembly that browsers run:
//   node tests/bench/timeline/run.mjs --browser chromium|firefox [--rounds N]
// A million slices on 8 cores in full view, beside ten thousand of which as many items are on view. Printed, never judged.
import { join } from 'node:path';
import { begin_program } from '../../e2e/harness/program.mjs';
import { build_page } from '../build_page.mjs';

const kFrameWantedMs = 2.5;
const kRatioWanted = 2;
const kCores = 8;
const kSize = { width: 1920, height: 1080 };

const { call, root, browser_name, output_folder } = await begin_program('bench-timeline', {
  rounds: { type: 'string', default: '40' },
});
const rounds = Math.max(1, Math.min(1000, Math.trunc(Number(call.rounds)) || 40));
const built = build_page(root, 'timeline_bench', 'timeline');
const { start_browser } = await import('../../e2e/harness/browsers.mjs');
const { serve } = await import('../../e2e/harness/servers.mjs');

// In the page.
async function measure({ slices, cores, width, height, share, rounds: count }) {
  globalThis.bench ??= await globalThis.createTimelineBench();
  const bench = globalThis.bench;
  bench._bench_load(slices, cores, width, height, share);
  for (let i = 0; i < 8; ++i) bench._bench_frame_us(); // until the optimising compiler has been by
  const times = Array.from({ length: count }, () => bench._bench_frame_us());
  times.sort((a, b) => a - b);
  return { median: times[count >> 1] / 1000, least: times[0] / 1000, items: bench._bench_items() };
}

const server = await serve([built, join(root, 'tests/bench/timeline')]);
const browser = await start_browser(browser_name, output_folder);
try {
  const page = await browser.newPage();
  await page.goto(`${server.origin}/timeline.html`);
  const run = (slices, share, size = kSize, cores = kCores) =>
    page.evaluate(measure, { slices, cores, share, rounds, ...size });
  const many = await run(1_000_000, 1);
  const few = await run(10_000, Math.min(1, many.items / 10_000));
  const wide = await run(1_000_000, 1, { width: 3840, height: 2400 }, 64);
  const line = (name, { median, least, items }) =>
    console.log(
      `${name.padEnd(34)} ${median.toFixed(2).padStart(7)}  ${least.toFixed(2).padStart(7)}  ${String(items).padStart(7)}`,
    );
  console.log(`${await browser.version()}, ${rounds} samples of 10 frames, layout and draw list`);
  console.log('                                   median    least    items   (ms a frame)');
  line('1,000,000 slices, 8 cores, 1920 px', many);
  line('10,000 slices, as many items', few);
  line('1,000,000 slices, 64 cores, 3840 px', wide);
  console.log(
    `wanted: at most ${kFrameWantedMs} ms; ratio ${(many.median / few.median).toFixed(2)} (wanted: at most ${kRatioWanted})`,
  );
} finally {
  await browser.close();
  await server.close();
}
