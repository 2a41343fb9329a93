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
const kWarmed = 4; // workers, one after the other

/**
 * @typedef {object} Calibrated
 * @property {number[]} rates of the kernels, in steps a millisecond, by which the scenario's lengths become work; 0: not measured
 * @property {number} grain of the clock, in ms
 * @property {number} spread of the rate of one worker alone between measurements, as a share of it
 * @property {boolean} agreed three measurements of each worker lay within 5 % of each other
 * @property {number} cores that really run at once: the rates of all workers together, divided by that of one alone
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
      const { fastest_together, spin, measured, ...calibrated } = await measure(workers, kinds);
      // Together nobody is faster than alone, unless the browser optimized the kernel only now.
      if (fastest_together > spin * (1 + kSameRate) && round < kMostRounds) continue;
      kinds.forEach((kind, i) => this.take_rate(kind, measured[i]));
      return { ...calibrated, rates: [...this.rates] };
    }
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
    const { grain, warmth } = /** @type {Warmed} */ (await first.ask({ type: 'warm', kinds }));
    const throughput = [1];
    let alone = 0;
    for (let count = 1; count <= Math.min(most, kMostCores); ++count) {
      const workers = await take(count);
      if (count > 1) await workers[count - 1].ask({ type: 'warm', kinds: [0] });
      const sums = [];
      for (let i = 0; i < 3; ++i) sums.push((await together(workers, grain)).reduce((sum, one) => sum + one, 0));
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

/** @param {import('./worker_pool.js').PoolWorker[]} workers @param {number[]} kinds */
async function measure(workers, kinds) {
  const all_kinds = kinds.includes(0) ? kinds : [...kinds, 0]; // to count cores by
  const alone = [];
  // They share the compiled code: what the browser has optimized for some is so for all.
  for (const worker of workers.slice(0, kWarmed)) {
    alone.push(/** @type {Warmed} */ (await worker.ask({ type: 'warm', kinds: all_kinds })));
  }
  const grain = Math.max(...alone.map((one) => one.grain));
  const best = all_kinds.map((_, i) => Math.max(...alone.map(({ warmth }) => warmth[i].rate)));
  const spin = best[all_kinds.indexOf(0)];
  const rates = await together(workers, grain);
  const every = alone.flatMap(({ warmth }) => warmth);
  return {
    measured: best.slice(0, kinds.length),
    spin,
    grain,
    spread: Math.max(...every.map((warmth) => warmth.spread)),
    agreed: every.every((warmth) => warmth.agreed),
    cores: workers.length === 1 ? 1 : rates.reduce((sum, one) => sum + one, 0) / spin,
    fastest_together: Math.max(...rates),
  };
}

/**
 * @param {import('./worker_pool.js').PoolWorker[]} workers @param {number} grain of the clock, in ms
 * @returns {Promise<number[]>} the rate of each while all compute, in steps a millisecond
 */
async function together(workers, grain) {
  // The workers' clock is that of this page (worker_pool.js).
  const from = performance.now() + kStartMs;
  const until = from + 4 * measurement_ms(grain);
  const answers = await Promise.all(workers.map((worker) => worker.ask({ type: 'measure', from, until })));
  return answers.map((answer) => answer.rate);
}
