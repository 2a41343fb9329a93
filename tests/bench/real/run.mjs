// Figures of real runs on Web Workers, through the explorer's own page:
//   node tests/bench/real/run.mjs --browser chromium|firefox [--rounds N] [--only multiply|interleave|predict]
// Matrix multiplication on one worker and on two, beside bare workers and native threads (build the target bench_multiply first);
// what interleaving costs on one worker and on two; how far measured runs of all scenarios are from their prediction, and how many
// were too short for one; how long workers take to start, and what they weigh. Printed, never judged: a busy machine is no defect.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { begin_program } from '../../e2e/harness/program.mjs';

const kPatienceMs = 120_000;

const interleaving = (cores) => `cores ${cores}
task rows x${4 * cores}
  cpu 60ms
variant "whole bursts"     ; policy fifo
variant "quantum 10 ms"    ; policy round-robin quantum 10ms
variant "quantum 2 ms"     ; policy round-robin quantum 2ms
`;

const { call, root, browser_name, page_folder, output_folder } = await begin_program('bench-real', {
  rounds: { type: 'string', default: '7' },
  only: { type: 'string' },
});
const rounds = Math.max(1, Math.min(100, Math.trunc(Number(call.rounds)) || 7));
const { median, spread_of } = await import('./spread.mjs');
const { watch_others } = await import('./others.mjs');
const { kBarePath, multiply } = await import('./multiply.mjs');
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

// Variants of a round follow each other at once, so that they are compared with each other and not with those of another time.
async function interleave(page, cores) {
  const wanted = cores === 1 ? 5 : 8;
  console.log(
    `${4 * cores} tasks of 60 ms on ${cores === 1 ? 'one worker' : 'two workers'} (wanted: ${wanted} % at 10 ms)`,
  );
  const makespans = [];
  let runs = [];
  for (let round = 0; round < rounds; ++round) {
    runs = await run_real(page, interleaving(cores));
    runs.forEach((run, i) => (makespans[i] ??= []).push(run.measured.makespan / 1e6));
  }
  runs.forEach((run, i) =>
    console.log(
      `  ${run.variant.padEnd(16)} simulated ${(run.makespan / 1e6).toFixed(1)} ms   measured ${spread_of(makespans[i], 1)} ms`,
    ),
  );
  console.log(`  ${runs.at(-1).measured.machine}`);
  const [whole, ten, two] = makespans;
  const cost = (sliced) =>
    `${spread_of(
      sliced.map((ms, round) => 100 * (ms / whole[round] - 1)),
      1,
    )} %`;
  console.log(`  interleaving costs ${cost(ten)} at 10 ms, ${cost(two)} at 2 ms`);
}

/** @param {string} sentence @returns {number | undefined} in percent; undefined: too short to say */
function error_of(sentence) {
  const found = /[+−]([\d.]+) %/.exec(sentence);
  return found ? Number(found[1]) : undefined;
}

// What the page says of a run in which the machine was not as it was measured just before.
const kUnsteady =
  /times as fast as just before|workers at once meanwhile|took the cores away|keeps this machine busy|The page was hidden/;

const kDisturbing = 0.05;

/** @param {number[]} errors in percent @returns {string} */
function within(errors) {
  if (errors.length === 0) return 'none';
  const sorted = [...errors].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)].toFixed(1);
  return `${errors.length}: half within ${at(0.5)} %, nine of ten within ${at(0.9)} %`;
}

// How far every scenario's makespan is from its prediction, as the page states it: the median of the rounds, by variant; and all
// runs, beside those of them in which nothing else ran and those in which the machine computed as fast as it was measured to. An error
// in brackets is of a run in which it did not.
async function predict(page) {
  const folder = join(root, 'assets/scenarios');
  const medians = [];
  const every = [];
  let too_short = 0;
  const others = watch_others(browser.process()?.pid ?? 0);
  console.log('all scenarios');
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.ilv'))) {
    const text = readFileSync(join(folder, name), 'utf8');
    const found = [];
    try {
      for (let round = 0; round < rounds; ++round) {
        others();
        const runs = await run_real(page, text);
        const alone = others() < kDisturbing;
        runs.forEach(({ measured }, i) => {
          const steady = !kUnsteady.test(measured.machine);
          (found[i] ??= []).push({ error: error_of(measured.error), steady, alone, cores: measured.cores });
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
  console.log(
    `  those in which other programs took less than ${100 * kDisturbing} % of the cores ${errors(({ alone }) => alone)}`,
  );
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

async function multiply_beside_bare(page) {
  const bare = await browser.newPage();
  await bare.goto(server.origin + kBarePath);
  await multiply(page, bare, root, rounds);
  await bare.close();
}

const kParts = {
  multiply: multiply_beside_bare,
  interleave: async (page) => {
    for (const cores of [1, 2]) await interleave(page, cores);
  },
  predict,
};
const parts = Object.keys(kParts).filter((part) => [undefined, part].includes(/** @type {any} */ (call.only)));

const server = await serve([page_folder], {
  answer: (path, response) => {
    if (path !== kBarePath) return false;
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Nothing</title>');
    return true;
  },
});
const browser = await start_browser(browser_name, output_folder);
try {
  const page = await open_page(browser, `${server.origin}/`);
  console.log(`${await browser.version()}, ${rounds} rounds`);

  const others = watch_others(browser.process()?.pid ?? 0);
  for (const part of parts) {
    others();
    await kParts[part](page);
    const share = others();
    if (!Number.isNaN(share)) console.log(`  meanwhile other programs took ${(100 * share).toFixed(0)} % of the cores`);
  }

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
