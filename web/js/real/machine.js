// What this machine is like while so many workers compute at once, as a calibration found out just before a run. What one
// calibration found stays shown until the next; the page's having been hidden, or a figure that drifted, asks for another.
import { kKernels, measurement_ms } from './calibrate.js';

// A rate that is measured anew within this of the former one keeps the former one, so that all runs of a session do the same
// work for the same scenario and can be compared.
const kSameRate = 0.1;
const kMostRounds = 3;
const kStartMs = 5; // until all workers compute
const kRises = 1.12; // one worker more that adds less than this to the throughput has found no core of its own
const kMostCores = 16;
const kLeastTogether = 3;
const kMostTogether = 8;
const kAgreeTogether = 0.05;
const kWarmed = 4; // workers, one after the other

/**
 * @typedef {object} Calibrated
 * @property {number[]} rates of the kernels, in steps a millisecond, by which the scenario's lengths become work; 0: not measured
 * @property {number[]} rates_now the same as measured for this run
 * @property {number} grain of the clock, in ms
 * @property {number} spread of the rate of one worker alone between measurements, as a share of it
 * @property {boolean} agreed three measurements of each worker lay within 5 % of each other
 * @property {number[]} cores that really run at once, by kernel: the rates of all workers together, divided by that of one alone;
 *     of those that were not measured as of `spin`
 * @property {number} cores_at_once the least of them
 */

/**
 * @typedef {object} Known
 * @property {number[]} throughput of 1, 2, ... spinning workers, in those of one, until it stops rising
 * @property {number} cores the most of them
 * @property {number} grain of the clock, in ms
 * @property {{name: string, rate: number, spread: number}[]} kernels in steps a millisecond
 */

export class Machine {
  constructor() {
    /** @type {number[]} */
    this.rates = kKernels.map(() => 0);
    /** @type {Known | undefined} */
    this.known = undefined;
    this.stale = false; // the page was hidden, or a rate has drifted
  }

  /**
   * @param {import('./worker_pool.js').PoolWorker[]} workers those that will compute; all others are quiet
   * @param {number[]} kinds the kernels that they will run
   * @returns {Promise<Calibrated>}
   */
  async calibrate(workers, kinds) {
    for (let round = 1; ; ++round) {
      const { faster_together, found, ...calibrated } = await measure(workers, kinds, this.rates);
      // Together nobody is faster than alone, unless the browser optimized the kernel only now.
      if (faster_together > 1 + kSameRate && round < kMostRounds) continue;
      const rates_now = [...this.rates];
      const cores = kKernels.map(() => found[found.length - 1].cores);
      for (const { kind, rate, cores: own } of found) {
        this.take_rate(kind, rate);
        rates_now[kind] = rate;
        cores[kind] = own;
      }
      return { ...calibrated, cores, rates: [...this.rates], rates_now, cores_at_once: Math.min(...cores) };
    }
  }

  /**
   * How fast a kernel is now, beside before: what has drifted is noted for the next run.
   * @param {import('./worker_pool.js').PoolWorker} worker that has nothing to do
   * @param {number} kind
   * @param {number[]} before rates, by kernel
   * @returns {Promise<number>} as a share
   */
  async speed_now(worker, kind, before) {
    const known = kKernels.map(() => 0);
    const { warmth } = /** @type {Warmed} */ (await worker.ask({ type: 'warm', kinds: [kind], known }));
    this.take_rate(kind, warmth[0].rate);
    return warmth[0].rate / before[kind];
  }

  /** @param {number} kind @param {number} rate */
  take_rate(kind, rate) {
    const drifted = Math.abs(rate - this.rates[kind]) > kSameRate * this.rates[kind];
    if (drifted && this.rates[kind] > 0) this.stale = true;
    if (drifted) this.rates[kind] = rate;
  }

  /**
   * How many cores really run at once, and how fast each kernel is.
   * @param {(count: number) => Promise<import('./worker_pool.js').PoolWorker[]>} take so many workers that are quiet
   * @param {number} most workers to try
   * @returns {Promise<Known>}
   */
  async find_out(take, most) {
    const [first] = await take(1);
    const kinds = kKernels.map((_, kind) => kind);
    const { grain, warmth } = /** @type {Warmed} */ (await first.ask({ type: 'warm', kinds, known: this.rates }));
    const throughput = [1];
    let alone = 0;
    for (let count = 1; count <= Math.min(most, kMostCores); ++count) {
      const workers = await take(count);
      if (count > 1) await workers[count - 1].ask({ type: 'warm', kinds: [0], known: this.rates });
      const sums = [];
      for (let i = 0; i < 3; ++i) sums.push((await together(workers, grain, 0)).reduce((sum, one) => sum + one, 0));
      const sum = sums.sort((a, b) => a - b)[1];
      if (count === 1) alone = sum;
      else throughput.push(sum / alone);
      if (count > 1 && throughput[count - 1] < throughput[count - 2] * kRises) break;
    }
    const kernels = kKernels.map((name, i) => ({ name, rate: warmth[i].rate, spread: warmth[i].spread }));
    kinds.forEach((kind) => this.take_rate(kind, warmth[kind].rate));
    this.stale = false;
    this.known = { throughput, cores: Math.max(...throughput), grain, kernels };
    return this.known;
  }
}

/** @typedef {{grain: number, warmth: import('./calibrate.js').Warmth[]}} Warmed */

/**
 * @param {import('./worker_pool.js').PoolWorker[]} workers
 * @param {number[]} kinds
 * @param {readonly number[]} before rates of earlier calibrations, by kernel; 0: there was none
 */
async function measure(workers, kinds, before) {
  // `spin` in any case: it is what polls. And first: it needs nothing but a core, so that it tells how many there are.
  const all_kinds = [0, ...kinds.filter((kind) => kind !== 0)];
  const known = [...before];
  const alone = [];
  // They share the compiled code: what the browser has optimized for some is so for all.
  for (const worker of workers.slice(0, kWarmed)) {
    const { grain, warmth } = /** @type {Warmed} */ (await worker.ask({ type: 'warm', kinds: all_kinds, known }));
    all_kinds.forEach((kind, i) => (known[kind] = Math.max(known[kind], warmth[i].rate)));
    alone.push({ grain, warmth });
  }
  const grain = Math.max(...alone.map((one) => one.grain));
  const found = [];
  let faster_together = 0;
  // What the browser says is not believed, but a reason to look again before less than that is.
  let most_cores = Math.min(workers.length, globalThis.navigator?.hardwareConcurrency || 1);
  for (const [i, kind] of all_kinds.entries()) {
    const rate = Math.max(...alone.map(({ warmth }) => warmth[i].rate));
    const { rates, sum } =
      workers.length > 1 ? await best_together(workers, grain, kind, rate * most_cores) : { rates: [rate], sum: rate };
    faster_together = Math.max(faster_together, ...rates.map((one) => one / rate));
    const cores = Math.min(workers.length, sum / rate);
    most_cores = i === 0 ? cores : Math.max(most_cores, cores);
    found.push({ kind, rate, cores });
  }
  const every = alone.flatMap(({ warmth }) => warmth);
  return {
    found,
    faster_together,
    grain,
    spread: Math.max(...every.map((warmth) => warmth.spread)),
    agreed: every.every((warmth) => warmth.agreed),
  };
}

/**
 * The largest of several measurements, once the two largest agree: threads that have just begun may share a core for a while
 * although another is free, until the operating system sees it. So less than is to be expected is believed only in the end.
 * @param {import('./worker_pool.js').PoolWorker[]} workers @param {number} grain @param {number} kind
 * @param {number} wanted what all of them together make on as many cores as another kernel has found, or as there are said to be
 */
async function best_together(workers, grain, kind, wanted) {
  const found = [];
  for (;;) {
    const rates = await together(workers, grain, kind);
    found.push({ rates, sum: rates.reduce((all, one) => all + one, 0) });
    found.sort((a, b) => b.sum - a.sum);
    const agree = found.length >= kLeastTogether && found[1].sum > found[0].sum * (1 - kAgreeTogether);
    const enough = found[0].sum > wanted * (1 - kAgreeTogether);
    if ((agree && enough) || found.length === kMostTogether) return found[0];
  }
}

/**
 * @param {import('./worker_pool.js').PoolWorker[]} workers @param {number} grain of the clock, in ms
 * @param {number} kind index into kKernels
 * @returns {Promise<number[]>} the rate of each while all compute, in steps a millisecond
 */
async function together(workers, grain, kind) {
  // The workers' clock is that of this page (worker_pool.js).
  const from = performance.now() + kStartMs;
  const until = from + 3 * measurement_ms(grain);
  const answers = await Promise.all(workers.map((worker) => worker.ask({ type: 'measure', kind, from, until })));
  return answers.map((answer) => answer.rate);
}
