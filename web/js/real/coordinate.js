// The scheduling part of a worker: one run, either handed out to compute workers by their ports, or, without ports, computed
// right here. Who runs when, the wasm decides; here are the timers, the mail and the watch over silent workers.
import { expected_rates, kHungryTurnMs, kTurnMs, figures_bytes, pace_bytes } from './compute.js';
import { kept_its_speed, read_account } from './account.js';
import { crowded_latency, handling_ms, message_latency, timer_lateness } from './costs.js';

const kLeastAskAheadMs = 4;
const kMostAskAheadMs = 30;
const kBeatMs = 100; // progress, also as a sign of life
const kWatchMs = 250;

/**
 * @typedef {{type: 'progress', fraction: number} | {type: 'lost', worker: number} |
 *   {type: 'ended', trace: Uint8Array<ArrayBuffer>, verified: boolean, at_limit: boolean, given_up: string[],
 *     costs: Costs, doubt: number, account: string, ideal: string, at_its_speed: number}} RunNews
 * @typedef {object} Costs measured before the run, in ms
 * @property {import('./costs.js').Latency} latency of a message; 0 where there are none
 * @property {number} crowded what a message takes while no core is free; 0 where there are none
 * @property {number} late how long after its time a timer is noticed
 * @property {number} handling what the scheduling of a report takes
 */

export class RunRole {
  /**
   * @param {import('./instance.js').Instance} instance
   * @param {import('./turns.js').Turns} turns
   * @param {() => number} clock
   * @param {number} handle of a run that can start
   * @param {MessagePort[]} ports to the compute workers; none: this worker computes
   * @param {import('./compute.js').Pace} pace
   * @param {(news: RunNews) => void} tell
   */
  constructor(instance, turns, clock, handle, ports, pace, tell) {
    this.instance = instance;
    this.calls = instance.calls;
    this.turns = turns;
    this.clock = clock;
    this.handle = handle;
    this.ports = ports;
    this.pace = pace;
    this.tell = tell;
    this.order_length = this.calls.run_mail_length();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.timer_due = Infinity; // when `timer` is to go off, by the clock; Infinity: there is none
    /** @type {ReturnType<typeof setInterval> | undefined} */
    this.watch = undefined;
    /** @type {ReturnType<typeof setInterval> | undefined} */
    this.beat = undefined;
    /** @type {Costs} */
    this.costs = { latency: { mean: 0, spread: 0 }, crowded: 0, late: 0, handling: 0 };
  }

  async start() {
    const solo = this.ports.length === 0;
    if (!solo) await this.measure_messages();
    this.costs.late = await timer_lateness((due, callback) => this.wait(due, callback), this.clock);
    if (this.handle === 0) return;
    this.beat = setInterval(
      () => this.tell({ type: 'progress', fraction: this.calls.run_fraction(this.handle, this.clock()) }),
      kBeatMs,
    );
    this.costs.handling = handling_ms(() => this.predict(this.pace.cores), this.clock);
    const rates = expected_rates(this.pace, Math.max(1, this.ports.length));
    const paces = new Uint8Array([...pace_bytes(this.pace), ...pace_bytes({ ...this.pace, rates })]);
    this.instance.with_bytes(paces, (place) =>
      this.calls.run_prepare(this.handle, place, solo ? 1 : 0, this.ask_ahead()),
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

  // Not right before the start: where tasks begin with a wait, workers that have just computed would come back to crowd on one core.
  async measure_messages() {
    const { ports, clock, order_length } = this;
    this.costs.latency = await message_latency(ports, clock, order_length);
    const crowded = await crowded_latency(ports, clock, order_length, this.pace.rates_now[0]);
    this.costs.crowded = Math.max(crowded, this.costs.latency.mean);
  }

  /** @returns {number} how long before its end an order's next has to be asked for, to be there in time, in ms */
  ask_ahead() {
    const there_and_back = 2 * this.costs.crowded + kHungryTurnMs;
    return Math.min(kMostAskAheadMs, Math.max(kLeastAskAheadMs, there_and_back));
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

  /** @param {() => void} callback the same each time */
  wake_when_due(callback) {
    const due = this.calls.run_due(this.handle);
    if (due === this.timer_due) return;
    clearTimeout(this.timer);
    this.timer_due = due;
    if (due === Infinity) return;
    // By way of a turn: timers set by timers are held to 4 ms.
    this.wait(due, () => {
      this.timer_due = Infinity;
      callback();
    });
  }

  /** @param {number} due by the clock @param {() => void} callback called then, or a little before, if there still is a run */
  wait(due, callback) {
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
    const doubt = this.find_doubt();
    const account = this.account();
    const at_its_speed = this.predict_at_its_speed(read_account(account));
    this.predict(this.pace.cores.map(() => calls.run_workers(handle)));
    const ideal = this.account();
    const { costs } = this;
    this.stop();
    this.tell({
      type: 'ended',
      trace,
      verified,
      at_limit,
      given_up: given_up.split('\n').filter(Boolean),
      costs,
      doubt,
      account,
      ideal,
      at_its_speed,
    });
  }

  /** @param {import('./account.js').Account} account @returns {number} the makespan with the speed that there was, in ms; 0: it was the same */
  predict_at_its_speed(account) {
    if (kept_its_speed(account)) return 0;
    this.predict(this.pace.cores, this.costs, account.speed.mean);
    return this.calls.run_predicted(this.handle);
  }

  /** Predicts, too. @returns {number} by how much the makespan may differ because messages and timers do not always take the same, in ms */
  find_doubt() {
    const { costs } = this;
    const { spread } = costs.latency;
    const latency = { mean: costs.latency.mean + spread, spread };
    const slow = { ...costs, latency, crowded: costs.crowded + spread, late: 2 * costs.late };
    this.predict(this.pace.cores, slow);
    const longest = this.calls.run_predicted(this.handle);
    this.predict(this.pace.cores);
    return Math.max(0, longest - this.calls.run_predicted(this.handle)) + this.pace.grain;
  }

  /**
   * @param {number[]} cores that there are, by kernel
   * @param {Costs} [costs]
   * @param {number} [speed] of the kernels, as a share of what was measured before the run
   * @returns {number} reports that the run can be expected to come to
   */
  predict(cores, costs = this.costs, speed = 1) {
    const { latency, crowded, late, handling } = costs;
    // To send it, and to read it, each as long as its way: who brings it works meanwhile, too, on a core that somebody needs.
    const effort = latency.mean;
    const pace = { ...this.pace, rates_now: this.pace.rates_now.map((rate) => rate * speed) };
    const figures = figures_bytes(pace, cores, [latency.mean, crowded, effort, handling, late], this.ask_ahead());
    const solo = this.ports.length === 0 ? 1 : 0;
    return this.instance.with_bytes(pace_bytes(pace), (ordered) =>
      this.instance.with_bytes(figures, (place) => this.calls.run_predict(this.handle, ordered, place, solo)),
    );
  }

  /** @returns {string} what the run comes to beside what was predicted last, real_account.hpp */
  account() {
    const { calls, handle } = this;
    return this.instance.text(calls.run_account(handle), calls.run_length(handle));
  }
}
