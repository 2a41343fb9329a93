// Matrix multiplication on one worker and on two, by turns with what there is without the explorer: two bare workers of an empty
// page, and two native threads. So whatever drifts does so in all of them, and what the machine or the browser withholds is seen.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { median, spread_of } from './spread.mjs';

export const kBarePath = '/bare'; // an empty page of the explorer's own server
const kSize = 512;
const kWarming = 10;
// In a measurement, whose second half counts: threads that have just begun may share a core until the operating system sees it.
const kTimes = 40;
const kShownMs = 1000; // until a page that came to the front has been drawn, which takes what two workers are to have
const kWanted = 'wanted on two cores: 1.85';

// In the explorer's page: workers of its own, without a run around them.
async function open_pool(size) {
  const script = document.createElement('script');
  const content = new Promise((resolve) =>
    script.addEventListener('content', (event) => resolve(/** @type {CustomEvent} */ (event).detail)),
  );
  script.src = 'real.js';
  document.head.append(script);
  const get_module = async (name) => WebAssembly.compileStreaming(fetch(name));
  const pane = (await content)({ pane: document.createElement('div'), get_module });
  const workers = await pane.real.pool.take(2);
  return {
    multiply: (worker, first, rows, times) => workers[worker].ask({ type: 'multiply', size, first, rows, times }),
    dispose: () => pane.real.dispose(),
  };
}

// In an empty page: the same kernel in workers that do nothing else.
async function open_bare(size) {
  const source = `
    let calls, matrices;
    onmessage = ({ data: { module, size, first, rows, times } }) => {
      if (module) {
        calls = new WebAssembly.Instance(module, {}).exports;
        calls._initialize();
        matrices = calls.matrix_create(size);
      }
      const ms = [];
      for (let i = 0; i < times; ++i) {
        const began = performance.now();
        calls.matrix_multiply(matrices, first, rows);
        ms.push(performance.now() - began);
      }
      postMessage({ ms, sum: calls.matrix_sum(matrices) });
    };`;
  const url = URL.createObjectURL(new Blob([source]));
  const workers = [new Worker(url), new Worker(url)];
  const ask = (worker, request) =>
    new Promise((resolve) => {
      workers[worker].onmessage = ({ data }) => resolve(data);
      workers[worker].postMessage(request);
    });
  const module = await WebAssembly.compileStreaming(fetch('worker.wasm'));
  for (const worker of [0, 1]) await ask(worker, { module, size, times: 0 });
  return {
    multiply: (worker, first, rows, times) => ask(worker, { first, rows, times }),
    dispose: () => workers.forEach((worker) => worker.terminate()),
  };
}

// In either: half of the rows on each of two workers, then all on one. So the sums of the two have to come to that of the one.
// Of two workers the slower one counts.
async function measure(pair, size, times) {
  const warm_ms = ({ ms }) => {
    const counted = ms.slice(Math.floor(times / 2));
    return counted.reduce((all, one) => all + one, 0) / counted.length;
  };
  const half = size / 2;
  const two = await Promise.all([0, 1].map((worker) => pair.multiply(worker, worker * half, half, times)));
  const one = await pair.multiply(0, 0, size, times);
  return {
    one: warm_ms(one),
    two: Math.max(...two.map(warm_ms)),
    each: one.ms,
    sum: one.sum,
    halves: two[0].sum + two[1].sum,
  };
}

/** @param {string} program @returns {{one: number, two: number, computing: {one: number, two: number}} | undefined} */
function measure_native(program) {
  if (!existsSync(program)) return undefined;
  const [one, two, ...computing] = spawnSync(program, { encoding: 'utf8' }).stdout.split(' ').map(Number);
  return { one, two, computing: { one: computing[0], two: computing[1] } };
}

/**
 * @param {{two: number}[]} found
 * @param {{computing: {two: number}}[]} native of the same rounds
 * @returns {string} which share of what both processors can compute, two of them came to
 */
const share_of = (found, native) =>
  `${spread_of(
    found.map(({ two }, i) => (100 * native[i].computing.two) / two),
    0,
  )} %`;

/** @param {{one: number, two: number}[]} found @returns {string} how many times as fast two are as one */
const times_of = (found) => spread_of(found.map(({ one, two }) => one / two));

/**
 * @param {any} page the explorer's @param {any} bare an empty page of the same server
 * @param {string} root of the project @param {number} rounds
 */
export async function multiply(page, bare, root, rounds) {
  const program = join(root, 'build/native/tests/bench/real/bench_multiply');
  const pages = [
    { page, pair: await page.evaluateHandle(open_pool, kSize), found: [] },
    { page: bare, pair: await bare.evaluateHandle(open_bare, kSize), found: [] },
  ];
  const native = [];
  let same = true;
  // The first halves are of matrices of which nothing else has been made.
  for (const { page, pair } of pages) {
    const { sum, halves } = await page.evaluate(measure, pair, kSize, kWarming);
    same &&= sum === halves;
  }
  for (let round = 0; round < rounds; ++round) {
    for (const { page, pair, found } of pages) {
      await page.bringToFront();
      await pause(kShownMs);
      found.push(await page.evaluate(measure, pair, kSize, kTimes));
    }
    const threads = measure_native(program);
    if (threads) native.push(threads);
  }
  for (const { page, pair } of pages) await page.evaluate((opened) => opened.dispose(), pair);
  await page.bringToFront();
  const [ours, floor] = pages.map(({ found }) => found);

  console.log(`${kSize} x ${kSize} doubles`);
  const one = median(ours.flatMap(({ each }) => each));
  const alone = median(native.map((threads) => threads.one));
  const beside = alone
    ? `native ${alone.toFixed(1)} ms, ${(one / alone).toFixed(2)} times (wanted: at most 1.5)`
    : 'no native program to compare with: build bench_multiply';
  console.log(`  one worker ${one.toFixed(1)} ms   ${beside}`);
  console.log(
    `  two workers are so many times as fast as one: ${times_of(ours)}, ${kWanted}; ${same ? 'the same numbers' : 'OTHER NUMBERS'}`,
  );
  console.log(`    two bare workers of an empty page: ${times_of(floor)}`);
  if (native.length === 0) return;
  console.log(`    two native threads: ${times_of(native)}`);
  console.log(`    two native threads that only compute: ${times_of(native.map(({ computing }) => computing))}`);
  const beside_threads = ours.map(({ one, two }, i) => one / two / (native[i].one / native[i].two));
  console.log(`    ours beside native threads right after: ${spread_of(beside_threads)}`);
  console.log(
    `    of what both processors can compute: ours ${share_of(ours, native)}, bare ${share_of(floor, native)}, native ${share_of(native, native)}`,
  );
}
