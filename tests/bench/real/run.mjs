// Figures of real runs on Web Workers, through the explorer's own page:
//   node tests/bench/real/run.mjs --browser chromium|firefox [--rounds N]
// How much sooner assets/scenarios/matrix.ilv ends on two workers than on one, what interleaving costs on one worker, how far measured
// runs are from the simulation, how long workers take to start. Printed, never judged: a busy machine is no defect.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { begin_program } from '../../e2e/harness/program.mjs';

const kPatienceMs = 120_000;
const kSpeedUpWanted = 1.8;

const kInterleaving = `task rows x4
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

const server = await serve([page_folder]);
const browser = await start_browser(browser_name, output_folder);
try {
  const page = await open_page(browser, `${server.origin}/`);
  console.log(`${await browser.version()}, ${rounds} rounds`);

  console.log('matrix.ilv');
  const matrix = await measure(page, readFileSync(join(root, 'assets/scenarios/matrix.ilv'), 'utf8'));
  const pairs = matrix[0].map((one, round) => one / matrix[1][round]);
  console.log(
    `  two workers are ${(median(matrix[0]) / median(matrix[1])).toFixed(2)} times as fast as one` +
      ` (round by round ${spread(pairs)[0].toFixed(2)} to ${spread(pairs)[2].toFixed(2)}; wanted on two cores: ${kSpeedUpWanted})`,
  );

  console.log('four tasks of 60 ms on one worker');
  const [whole, ten, two] = await measure(page, kInterleaving);
  const cost = (values) => `${(100 * (median(values) / median(whole) - 1)).toFixed(1)} %`;
  console.log(`  interleaving costs ${cost(ten)} at 10 ms, ${cost(two)} at 2 ms`);

  const seen = await page.evaluate(() => globalThis.seen);
  const start = seen.answered.map((answered, i) => answered - seen.made[i]);
  console.log(`${start.length} workers started in ${start.map((value) => value.toFixed(0)).join(', ')} ms each`);
} finally {
  await browser.close();
  await server.close();
}
