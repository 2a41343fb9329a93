// The scheduling part of a worker: one run, either handed out to compute workers by their ports, or, without ports, computed
// right here. Who runs when, the wasm decides; here are the timers, the mail and the watch over silent workers.
import { kTurnMs, pace_bytes } from './compute.js';

const kBeatMs = 100; // progress, also as a sign of life
const kWatchMs = 250;
const kEchoes = 20;

/**
 * @typedef {object} Latency
 * @property {number} mean of the way of a message in one direction, in ms
 * @property {number} spread between the slowest and the fastest worker's mean
 */

/**
 * @typedef {{type: 'progress', fraction: number} | {type: 'lost', worker: number} |
 *   {type: 'ended', trace: Uint8Array<ArrayBuffer>, verified: boolean, at_limit: boolean, given_up: string[],
 *     latency: Latency, account: string, ideal: string}} RunNews
 */

export class RunRole {
  /**
   * @param {import('./instance.js').Instance} instance
   * @param {import('./turns.js').Turns} turns
   * @param {() => number} clock
   * @param {number} handle of a run that can start
   * @param {MessagePort[]} ports to the compute workers; none: this worker computes
   * @param {import('./compute.js').Pace} pace
   * @param {number} cores that really run at once
   * @param {(news: RunNews) => void} tell
   */
  constructor(instance, turns, clock, handle, ports, pace, cores, tell) {
    this.instance = instance;
    this.calls = instance.calls;
    this.turns = turns;
    this.clock = clock;
    this.handle = handle;
    this.ports = ports;
    this.pace = pace;
    this.cores = cores;
    this.tell = tell;
    this.order_length = this.calls.run_mail_length();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    /** @type {ReturnType<typeof setInterval> | undefined} */
    this.watch = undefined;
    /** @type {ReturnType<typeof setInterval> | undefined} */
    this.beat = undefined;
    /** @type {Latency} */
    this.latency = { mean: 0, spread: 0 };
  }

  async start() {
    if (this.ports.length > 0) this.latency = await this.measure_latency();
    if (this.handle === 0) return;
    this.beat = setInterval(
      () => this.tell({ type: 'progress', fraction: this.calls.run_fraction(this.handle, this.clock()) }),
      kBeatMs,
    );
    const solo = this.ports.length === 0;
    this.instance.with_bytes(pace_bytes(this.pace), (place) =>
      this.calls.run_prepare(this.handle, place, solo ? 1 : 0),
    );
    this.calls.run_start(this.handle, this.clock());
    if (solo) {
      this.compute();
      return;
    }
    for (const worker of this.ports.keys()) this.listen(worker);
    this.watch = setInterval(() => this.look_for_silence(), kWatchMs);
    this.go_on();
  }

  /** A new worker stands in the place of a lost one. @param {number} worker @param {MessagePort} port */
  replace(worker, port) {
    if (this.handle === 0) return;
    this.ports[worker] = port;
    this.listen(worker);
    this.calls.run_replace(this.handle, worker, this.clock());
    this.go_on();
  }

  /** Nothing more is handed out, computed or told. */
  stop() {
    if (this.handle === 0) return;
    clearTimeout(this.timer);
    clearInterval(this.watch);
    clearInterval(this.beat);
    for (const port of this.ports) port.close();
    this.calls.run_destroy(this.handle);
    this.handle = 0;
  }

  /** @param {number} worker */
  listen(worker) {
    const port = this.ports[worker];
    port.onmessage = ({ data }) => {
      if (this.handle === 0 || this.ports[worker] !== port || !(data instanceof Uint8Array)) return;
      this.instance.with_bytes(data, (place, length) =>
        this.calls.run_report(this.handle, worker, place, length, this.clock()),
      );
      this.go_on();
    };
  }

  // Parallel: sends what there is to send and waits for a report or for what is due.
  go_on() {
    for (;;) {
      const place = this.calls.run_mail(this.handle);
      if (place === 0) break;
      this.ports[this.calls.run_mail_to(this.handle)].postMessage(this.instance.bytes(place, this.order_length));
    }
    if (this.calls.run_ended(this.handle)) return this.end();
    this.wake_when_due(() => {
      this.calls.run_tick(this.handle, this.clock());
      this.go_on();
    });
  }

  // Interleaved: computes for a turn and comes back.
  compute() {
    let now = this.clock();
    const ends = now + kTurnMs;
    let more = true;
    while (more && now < ends) {
      more = this.calls.run_begin(this.handle, now) === 1;
      if (!more) break;
      now = this.clock();
      this.calls.run_end(this.handle, now);
    }
    if (this.calls.run_ended(this.handle)) {
      this.end();
    } else if (more) {
      this.turns.soon(() => this.handle && this.compute());
    } else {
      this.wake_when_due(() => this.compute());
    }
  }

  /** @param {() => void} callback */
  wake_when_due(callback) {
    clearTimeout(this.timer);
    const due = this.calls.run_due(this.handle);
    if (due === Infinity) return;
    // By way of a turn: timers set by timers are held to 4 ms.
    this.timer = setTimeout(() => this.turns.soon(() => this.handle && callback()), Math.max(0, due - this.clock()));
  }

  look_for_silence() {
    const worker = this.calls.run_watch(this.handle, this.clock());
    if (worker < 0) return;
    this.ports[worker].close();
    this.tell({ type: 'lost', worker });
    this.go_on();
  }

  end() {
    const { calls, handle } = this;
    const given_up = this.instance.text(calls.run_failures(handle), calls.run_length(handle));
    const trace = this.instance.bytes(calls.run_trace(handle), calls.run_length(handle));
    const verified = calls.run_verified(handle) === 1;
    const at_limit = calls.run_at_limit(handle) === 1;
    const { latency } = this;
    const account = this.account(this.cores);
    const ideal = this.account(calls.run_workers(handle));
    this.stop();
    this.tell({
      type: 'ended',
      trace,
      verified,
      at_limit,
      given_up: given_up.split('\n').filter(Boolean),
      latency,
      account,
      ideal,
    });
  }

  /** @param {number} cores @returns {string} what the run comes to beside a simulation on so many cores, real_account.hpp */
  account(cores) {
    const { calls, handle } = this;
    const hand_over = Number.isFinite(this.latency.mean) ? this.latency.mean : 0;
    return this.instance.text(calls.run_account(handle, cores, hand_over), calls.run_length(handle));
  }

  /** @returns {Promise<Latency>} */
  async measure_latency() {
    const means = [];
    for (const port of this.ports) means.push((await echo_ms(port, this.clock)) / 2);
    const mean = means.reduce((sum, value) => sum + value, 0) / means.length;
    return { mean, spread: Math.max(...means) - Math.min(...means) };
  }
}

/**
 * @param {MessagePort} port whose other end sends back what it gets
 * @param {() => number} clock
 * @returns {Promise<number>} how long there and back takes, the mean of several; Infinity if the other end is silent
 */
function echo_ms(port, clock) {
  return new Promise((resolve) => {
    let left = kEchoes;
    const began = clock();
    const give_up = setTimeout(() => resolve(Infinity), 1000);
    port.onmessage = () => {
      if (--left > 0) {
        port.postMessage(0);
        return;
      }
      clearTimeout(give_up);
      resolve((clock() - began) / kEchoes);
    };
    port.postMessage(0);
  });
}
