// The computing part of a worker: takes orders from a coordinator's port, computes them in turns of a few milliseconds, and
// sends reports back. What an order is and when to report, the wasm knows.

export const kTurnMs = 8;
export const kReadyTurnMs = 2; // where a running thread may lose its core at any time
export const kHungryTurnMs = 2; // while an order is expected: it is seen only between turns
const kNoCoreOfItsOwn = 0.12; // a worker that adds no more than this to the others

/**
 * @typedef {object} Pace
 * @property {number[]} rates steps in a millisecond, by kernel, by which lengths become work; 0: it is not used
 * @property {number[]} rates_now the same as measured just before the run
 * @property {number[]} cores that really run at once, by kernel
 * @property {number} grain of the clock, in ms
 * @property {number} turn how long to compute between two looks at the mail, in ms
 */

/** @param {Pace} pace @returns {Uint8Array} as web/worker/exports.cpp reads it */
export function pace_bytes({ grain, rates }) {
  return new Uint8Array(new Float64Array([grain, ...rates.map((rate) => rate * 1000)]).buffer);
}

/**
 * @param {Pace} pace
 * @param {number} workers
 * @returns {number[]} how fast each of so many can be expected to compute while it has a core, in steps a millisecond: cores that
 *     share what is in them are slower together
 */
export function expected_rates({ rates_now, cores }, workers) {
  return rates_now.map((rate, kind) => {
    const taken = Math.max(1, Math.min(workers, Math.ceil(cores[kind] - kNoCoreOfItsOwn)));
    return rate * Math.min(1, cores[kind] / taken);
  });
}

/**
 * @param {Pace} pace
 * @param {number[]} cores that run at once, by kernel
 * @param {number[]} costs in ms: of a message, of one while no core is free, of sending one, of scheduling, of a timer
 * @param {number} ask_ahead how long before the end of an order the next is asked for, in ms
 * @returns {Uint8Array} as web/worker/exports.cpp reads it
 */
export function figures_bytes({ grain, rates_now, turn }, cores, costs, ask_ahead) {
  const per_second = rates_now.map((rate) => rate * 1000);
  return new Uint8Array(new Float64Array([...costs, turn, ask_ahead, ...cores, grain, ...per_second]).buffer);
}

export class ComputeRole {
  /**
   * @param {import('./instance.js').Instance} instance
   * @param {import('./turns.js').Turns} turns
   * @param {() => number} clock
   * @param {MessagePort} port to the coordinator
   * @param {Pace} pace
   */
  constructor(instance, turns, clock, port, pace) {
    this.instance = instance;
    this.turns = turns;
    this.clock = clock;
    this.port = port;
    this.handle = instance.with_bytes(pace_bytes(pace), (place) => instance.calls.compute_create(place));
    this.turn_ms = pace.turn;
    this.report_length = instance.calls.compute_mail_length();
    this.awake = false;
    port.onmessage = ({ data }) => this.receive(data);
  }

  /** @param {unknown} message an order's bytes */
  receive(message) {
    if (!(message instanceof Uint8Array)) return;
    const { calls } = this.instance;
    this.instance.with_bytes(message, (place, length) =>
      calls.compute_accept(this.handle, place, length, this.clock()),
    );
    this.send_reports();
    if (this.awake) return;
    this.awake = true;
    this.turns.soon(() => this.turn());
  }

  turn() {
    if (this.handle === 0) return;
    const { calls } = this.instance;
    let now = this.clock();
    const began = now;
    do {
      this.awake = calls.compute_begin(this.handle, now) === 1;
      this.send_reports();
      if (!this.awake) return;
      now = this.clock();
      calls.compute_end(this.handle, now);
      this.send_reports();
    } while (now - began < (calls.compute_hungry(this.handle) ? kHungryTurnMs : this.turn_ms));
    // Twice around, because what has come from another worker is announced first and delivered after that.
    this.turns.soon(() => this.turns.soon(() => this.turn()));
  }

  send_reports() {
    for (;;) {
      const place = this.instance.calls.compute_mail(this.handle);
      if (place === 0) return;
      this.port.postMessage(this.instance.bytes(place, this.report_length));
    }
  }

  /** No more is computed and nothing more is sent. */
  stop() {
    if (this.handle === 0) return;
    this.port.close();
    this.instance.calls.compute_destroy(this.handle);
    this.handle = 0;
  }
}
