// Figures of real runs on Web Workers, through the explorer's own page:
//   node tests/bench/real/run.mjs --browser chromium|firefox [--rounds N]
// Matrix multiplication beside the same kernel compiled natively (build the target bench_multiply first), on one worker and on two;
// what interleaving costs on one worker and on two; how far measured runs of all scenarios are from their prediction, and how many
// were too short for one; how long workers take to start, and what they weigh. Printed, never judged: a busy machine is no defect.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { begin_program } from '../../e2e/harness/program.mjs';

const kPatienceMs = 120_000;
const kSize = 512;
const kTimes = 15;

const interleaving = (cores) => `cores ${cores}
task rows x${4 * cores}
  cpu 60ms
variant "whole bursts"     ; policy fifo
variant "quantum 10 ms"    ; policy round-robin quantum 10ms
variant "quantum 2 ms"     ; policy round-robin quantum 2ms
`;

const { call, root, browser_name, page_folder, output_folder } = await begin_program('bench-real', {
  rounds: { type: 'string', default: '7' },
});
const rounds = Math.max(1, Math.min(100, Math.trunc(Number(call.rounds)) || 7));
const { start_browser } = await import('../../e2e/harness/browsers.mjs');
const { serve } = await import('../../e2e/harness/servers.mjs');

// In the page, before its own scripts: notes when each worker is made and when it first answers.
function watch_workers() {
  const seen = { made: [], answered: [] };
  Object.defineProperty(globalThis, 'seen', { value: seen, enumerable: false });
  const Original = globalThis.Worker;
  globalThis.Worker = class extends Original {
    /** @param {string | URL} url @param {WorkerOptions} [options] */
    constructor(url, options) {
      super(url, options);
      seen.made.push(performance.now());
      this.addEventListener('message', () => seen.answered.push(performance.now()), { once: true });
    }
  };
}

async function open_page(browser, address) {
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(watch_workers);
  await page.goto(address);
  await page.waitForFunction(() => globalThis.explorer?.snapshot().runs.length > 0, {
    timeout: kPatienceMs,
    polling: 100,
  });
  return page;
}

// In one call, so that nothing asks the page how far it is while it measures.
/** @returns {Promise<any[]>} the runs of a text, simulated and measured */
async function run_real(page, text) {
  const runs = await page.evaluate(async (given) => {
    await globalThis.explorer.dispatch({ type: 'set-text', text: given });
    await globalThis.explorer.whenIdle();
    await globalThis.explorer.dispatch({ type: 'run-real' });
    await globalThis.explorer.whenIdle();
    return globalThis.explorer.snapshot().runs;
  }, text);
  const failed = runs.find((run) => run.failure || !run.measured);
  if (failed) throw new Error(`${failed.variant}: ${failed.failure || 'no run was measured'}`);
  return runs;
}

/** @param {any} page @param {string} text @returns {Promise<number[][]>} measured makespans in ms, by variant, one a round */
async function measure(page, text) {
  const makespans = [];
  let runs = [];
  for (let round = 0; round < rounds; ++round) {
    runs = await run_real(page, text);
    runs.forEach((run, i) => (makespans[i] ??= []).push(run.measured.makespan / 1e6));
  }
  runs.forEach((run, i) => {
    const simulated = run.makespan / 1e6;
    const [least, middle, most] = spread(makespans[i]);
    const error = (100 * (middle - simulated)) / simulated;
    console.log(
      `  ${run.variant.padEnd(16)} simulated ${ms(simulated)}   measured ${ms(middle)} (${least.toFixed(1)} to ${most.toFixed(1)})` +
        `   ${error >= 0 ? '+' : ''}${error.toFixed(1)} %`,
    );
  });
  console.log(`  ${runs.at(-1).measured.machine}`);
  return makespans;
}

function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted[sorted.length - 1]];
}
const median = (values) => spread(values)[1];
const ms = (value) => `${value.toFixed(1)} ms`.padStart(9);

// In the page: the matrices by workers of their own, without a run around them. Each worker has its part of the rows.
async function multiply_in_page(size, times) {
  const script = document.createElement('script');
  const content = new Promise((resolve) =>
    script.addEventListener('content', (event) => resolve(/** @type {CustomEvent} */ (event).detail)),
  );
  script.src = 'real.js';
  document.head.append(script);
  const get_module = async (name) => WebAssembly.compileStreaming(fetch(name));
  const pane = (await content)({ pane: document.createElement('div'), get_module });
  const workers = await pane.real.pool.take(2);
  const part = (first, rows, count) => ({ type: 'multiply', size, first, rows, times: count });
  await Promise.all(workers.map((worker) => worker.ask(part(0, size, 10)))); // until the browser has optimized it
  const one = await workers[0].ask(part(0, size, times));
  const halves = [];
  const sums = [];
  for (let i = 0; i < times; ++i) {
    const began = performance.now();
    const answers = await Promise.all(workers.map((worker, k) => worker.ask(part((k * size) / 2, size / 2, 4))));
    halves.push(performance.now() - began);
    sums.push(answers[0].sum + answers[1].sum);
  }
  const wholes = [];
  for (let i = 0; i < times; ++i) {
    const began = performance.now();
    await workers[0].ask(part(0, size, 4));
    wholes.push(performance.now() - began);
  }
  pane.real.dispose();
  return { one: one.ms, wholes, halves, same: sums.every((sum) => sum === one.sum) };
}

async function multiply(page) {
  const { one, wholes, halves, same } = await page.evaluate(multiply_in_page, kSize, kTimes);
  console.log(`${kSize} x ${kSize} doubles`);
  const program = join(root, 'build/native/tests/bench/real/bench_multiply');
  const native = existsSync(program) ? Number(spawnSync(program, { encoding: 'utf8' }).stdout) : NaN;
  const beside = Number.isNaN(native)
    ? 'no native program to compare with: build bench_multiply'
    : `native ${ms(native)}, ${(median(one) / native).toFixed(2)} times (wanted: at most 1.5)`;
  console.log(`  one worker ${ms(median(one))}   ${beside}`);
  const times = (median(wholes) / median(halves)).toFixed(2);
  console.log(
    `  two workers are ${times} times as fast as one (wanted on two cores: 1.85), ${same ? 'the same numbers' : 'OTHER NUMBERS'}`,
  );
}

/** @param {string} sentence @returns {number | undefined} in percent; undefined: too short to say */
function error_of(sentence) {
  const found = /[+−]([\d.]+) %/.exec(sentence);
  return found ? Number(found[1]) : undefined;
}

// What the page says of a run in which the machine was not as it was measured just before.
const kUnsteady =
  /times as fast as just before|workers at once meanwhile|took the cores away|keeps this machine busy|The page was hidden/;

/** @param {number[]} errors in percent @returns {string} */
function within(errors) {
  if (errors.length === 0) return 'none';
  const sorted = [...errors].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)].toFixed(1);
  return `${errors.length}: half within ${at(0.5)} %, nine of ten within ${at(0.9)} %`;
}

// How far every scenario's makespan is from its prediction, as the page states it: the median of the rounds, by variant; and all
// runs, beside those of them in which the machine computed as fast as it was measured to. An error in brackets is of a run in
// which it did not.
async function predict(page) {
  const folder = join(root, 'assets/scenarios');
  const medians = [];
  const every = [];
  let too_short = 0;
  console.log('all scenarios');
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.ilv'))) {
    const text = readFileSync(join(folder, name), 'utf8');
    const found = [];
    try {
      for (let round = 0; round < rounds; ++round) {
        const runs = await run_real(page, text);
        runs.forEach(({ measured }, i) => {
          const steady = !kUnsteady.test(measured.machine);
          (found[i] ??= []).push({ error: error_of(measured.error), steady, cores: measured.cores });
        });
      }
    } catch (error) {
      console.log(`  ${name.padEnd(24)} ${error.message}`);
      continue;
    }
    const told = found.map((of_variant) => {
      const said = of_variant.filter(({ error }) => error !== undefined);
      const most_say = said.length * 2 > of_variant.length;
      if (!most_say) return 'too short to say';
      every.push(...said);
      medians.push(median(said.map(({ error }) => error)));
      return said.map(({ error, steady }) => (steady ? error.toFixed(1) : `(${error.toFixed(1)})`)).join(' ');
    });
    console.log(`  ${name.padEnd(24)} ${told.join(', ')} %`);
    too_short += told.filter((one) => one === 'too short to say').length;
  }
  const errors = (/** @type {(run: any) => boolean} */ wanted) =>
    within(every.filter(wanted).map(({ error }) => error));
  console.log(`  medians of ${within(medians)} (wanted: 10); ${too_short} too short to say`);
  console.log(`  all runs ${errors(() => true)}`);
  console.log(`  those in which the machine kept its speed ${errors(({ steady }) => steady)}`);
  for (const [what, fits] of /** @type {const} */ ([
    ['one worker', (cores) => cores === 1],
    ['several', (cores) => cores > 1],
  ])) {
    console.log(
      `    on ${what} ${errors((run) => fits(run.cores))}; at its speed ${errors((run) => fits(run.cores) && run.steady)}`,
    );
  }
}

const server = await serve([page_folder]);
const browser = await start_browser(browser_name, output_folder);
try {
  const page = await open_page(browser, `${server.origin}/`);
  console.log(`${await browser.version()}, ${rounds} rounds`);

  await multiply(page);

  for (const cores of [1, 2]) {
    console.log(
      `${4 * cores} tasks of 60 ms on ${cores === 1 ? 'one worker' : 'two workers'} (wanted: ${cores === 1 ? 5 : 8} % at 10 ms)`,
    );
    const [whole, ten, two] = await measure(page, interleaving(cores));
    const cost = (values) => `${(100 * (median(values) / median(whole) - 1)).toFixed(1)} %`;
    console.log(`  interleaving costs ${cost(ten)} at 10 ms, ${cost(two)} at 2 ms`);
  }

  await predict(page);

  const seen = await page.evaluate(() => globalThis.seen);
  const start = seen.answered.map((answered, i) => answered - seen.made[i]);
  const weigh = (name) => brotliCompressSync(readFileSync(join(page_folder, name))).length;
  console.log(
    `worker.wasm ${weigh('worker.wasm')} bytes of brotli, real.js ${weigh('real.js')} with the workers' script in it`,
  );
  console.log(`${start.length} workers started in ${start.map((value) => value.toFixed(0)).join(', ')} ms each`);
} finally {
  await browser.close();
  await server.close();
}
