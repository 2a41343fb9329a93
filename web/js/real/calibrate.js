// How fast this worker's kernels are and how finely its clock ticks. Like all that computes here it goes back to the event loop
// every few milliseconds, and stops there when it is told to.

const kTurnMs = 8;
const kSpinSteps = 10_000; // some 10 µs once the browser has optimized the kernel, 50 before; a unit of any other takes as long
const kMostBlocksInTurn = 300; // where the clock ticks too seldom to end a turn
const kShortestMs = 8;
const kLongestMs = 60;
const kGrainsInMeasurement = 30; // so that a tick more or less is 3 %
const kAgreement = 0.05;
const kMostAttempts = 16;
const kLeastWarmMs = 120; // a kernel that nobody has measured: the browser optimizes it meanwhile, caches fill
const kMostWarmMs = 200; // one that was faster before

/** Thrown out of an activity that was cancelled. */
export class Cancelled extends Error {}

/** As web/worker/kernel_units.hpp numbers them. */
export const kKernels = ['spin', 'matrix', 'mandelbrot', 'primes', 'pi', 'sort'];

/** @param {number} kind index into kKernels @returns {number} steps between two readings of the clock */
const block_steps = (kind) => (kind === 0 ? kSpinSteps : 1);

/**
 * @typedef {object} Warmth
 * @property {number} rate steps in a millisecond: the median of the three fastest measurements
 * @property {number} spread of these three: (largest - smallest) / median
 * @property {boolean} agreed they lie within 5 %
 * @property {number} grain of the clock, in ms
 */

export class Calibration {
  /**
   * @param {import('./instance.js').Instance} instance
   * @param {import('./turns.js').Turns} turns
   * @param {() => boolean} cancelled
   */
  constructor(instance, turns, cancelled) {
    this.calls = instance.calls;
    this.turns = turns;
    this.cancelled = cancelled;
  }

  /**
   * Runs a kernel until its three fastest measurements agree. The first are slower by far, until the browser has optimized
   * it, and whenever something else takes the core one is slower; nothing makes one faster than the kernel is.
   * @param {number} kind index into kKernels
   * @param {number} grain of the clock, in ms
   * @param {number} known steps in a millisecond that it has made before, which it is given time to come to; 0: nobody knows
   * @returns {Promise<Warmth>}
   */
  async warm(kind, grain, known) {
    const length = measurement_ms(grain);
    const least = known > 0 ? 0 : Math.ceil(kLeastWarmMs / length);
    const patience = Math.ceil(kMostWarmMs / length);
    const wanted = known * (1 - kAgreement);
    /** @type {number[]} */
    const rates = [];
    let best = { rate: 0, spread: Infinity };
    const fast = () => rates.length >= (best.rate >= wanted ? least : patience);
    while (!fast() || (best.spread > kAgreement && rates.length < kMostAttempts)) {
      rates.push(await this.rate_over(kind, length));
      rates.sort((a, b) => b - a);
      if (rates.length >= 3) best = { rate: rates[1], spread: (rates[0] - rates[2]) / rates[1] };
    }
    return { ...best, agreed: best.spread <= kAgreement, grain };
  }

  /**
   * Computes until `until`, as all workers of a run do at once: who got no core in that time made few steps in it.
   * @param {number} kind index into kKernels
   * @param {number} from @param {number} until by `clock`
   * @param {() => number} clock
   * @returns {Promise<number>} steps in a millisecond of that time
   */
  async measure(kind, from, until, clock) {
    const spin = this.calls.spin_create(kind);
    const steps_at_once = block_steps(kind);
    try {
      let steps = 0;
      for (let now = clock(); now < until;) {
        const turn_ends = now + kTurnMs;
        for (let block = 0; block < kMostBlocksInTurn && now < turn_ends; ++block) {
          this.calls.spin_run(spin, steps_at_once);
          now = clock();
          if (now >= from && now < until) steps += steps_at_once;
        }
        await this.turn();
        now = clock();
      }
      return steps / (until - from);
    } finally {
      this.calls.spin_destroy(spin);
    }
  }

  /** @param {number} kind @param {number} length_ms @returns {Promise<number>} steps in a millisecond */
  async rate_over(kind, length_ms) {
    const spin = this.calls.spin_create(kind);
    const block = block_steps(kind);
    try {
      let steps = 0;
      let began;
      let last = performance.now();
      for (;;) {
        const turn_ends = performance.now() + kTurnMs;
        for (let i = 0; i < kMostBlocksInTurn && last < turn_ends; ++i) {
          this.calls.spin_run(spin, block);
          steps += block;
          const now = performance.now();
          if (now === last) continue;
          // From tick to tick, so that the grain of the clock does not blur it.
          last = now;
          if (began === undefined) {
            began = now;
            steps = 0;
          } else if (now - began >= length_ms) {
            return steps / (now - began);
          }
        }
        await this.turn();
      }
    } finally {
      this.calls.spin_destroy(spin);
    }
  }

  /** @returns {Promise<number>} the least difference between two readings, in ms */
  async clock_grain() {
    let least = Infinity;
    for (let turn = 0, seen = 0; turn < 20 && seen < 5; ++turn) {
      const ends = performance.now() + kTurnMs;
      let last = performance.now();
      for (let reading = 0; reading < 100_000 && last < ends; ++reading) {
        const now = performance.now();
        if (now === last) continue;
        if (seen > 0) least = Math.min(least, now - last); // the first began before we looked
        ++seen;
        last = now;
      }
      await this.turn();
    }
    return Number.isFinite(least) ? least : 100;
  }

  async turn() {
    await this.turns.next();
    if (this.cancelled()) throw new Cancelled();
  }
}

/** @param {number} grain in ms @returns {number} how long a measurement has to take, in ms */
export function measurement_ms(grain) {
  return Math.min(kLongestMs, Math.max(kShortestMs, kGrainsInMeasurement * grain));
}
