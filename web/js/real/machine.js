// What this machine is like while so many workers compute at once, as a calibration found out just before a run.
import { measurement_ms } from './calibrate.js';

// A rate that is measured anew within this of the former one keeps the former one, so that all runs of a session do the same
// work for the same scenario and can be compared.
const kSameRate = 0.1;
const kMostRounds = 3;
const kStartMs = 5; // until all workers compute

/**
 * @typedef {object} Calibrated
 * @property {number} rate of the kernel, in steps a millisecond, by which the scenario's lengths become work
 * @property {number} grain of the clock, in ms
 * @property {number} spread of the rate of one worker alone between measurements, as a share of it
 * @property {boolean} agreed three measurements of each worker lay within 5 % of each other
 * @property {number} cores that really run at once: the rates of all workers together, divided by that of one alone
 */

export class Machine {
  constructor() {
    this.rate = 0;
  }

  /**
   * @param {import('./worker_pool.js').PoolWorker[]} workers those that will compute; all others are quiet
   * @returns {Promise<Calibrated>}
   */
  async calibrate(workers) {
    for (let round = 1; ; ++round) {
      const { fastest_together, ...calibrated } = await measure(workers);
      // Together nobody is faster than alone, unless the browser optimized the kernel only now.
      if (fastest_together > calibrated.rate * (1 + kSameRate) && round < kMostRounds) continue;
      if (Math.abs(calibrated.rate - this.rate) > kSameRate * this.rate) this.rate = calibrated.rate;
      return { ...calibrated, rate: this.rate };
    }
  }
}

/** @param {import('./worker_pool.js').PoolWorker[]} workers */
async function measure(workers) {
  const alone = [];
  for (const worker of workers) {
    alone.push(/** @type {import('./calibrate.js').Warmth} */ (await worker.ask({ type: 'warm' })));
  }
  const grain = Math.max(...alone.map((warmth) => warmth.grain));
  const rate = Math.max(...alone.map((warmth) => warmth.rate));
  // The workers' clock is that of this page (worker_pool.js).
  const from = performance.now() + kStartMs;
  const until = from + 4 * measurement_ms(grain);
  const answers = await Promise.all(workers.map((worker) => worker.ask({ type: 'measure', from, until })));
  const together = /** @type {number[]} */ (answers.map((answer) => answer.rate));
  const fastest_together = Math.max(...together);
  return {
    rate,
    grain,
    spread: Math.max(...alone.map((warmth) => warmth.spread)),
    agreed: alone.every((warmth) => warmth.agreed),
    cores: workers.length === 1 ? 1 : together.reduce((sum, one) => sum + one, 0) / rate,
    fastest_together,
  };
}
