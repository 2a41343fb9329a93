// What messages, timers and the scheduling itself cost on this machine, measured just before a run by the very ways that the run
// will take: what its prediction is made of, beside how fast the kernels are.
const kTrips = 8; // there and back, in a measurement
const kMeasurements = 5;
const kMostMeasured = 4; // workers, one after the other; the others are like them
const kSilentMs = 1000;
const kTimers = 6;
const kTimerMs = 2;
const kRehearsalMs = 5;
const kLoadOrders = 80; // shared out to the workers, who have them all at once, so that no core is free
const kLeastLoadOrders = 8; // of each
const kLoadMs = 1.5; // of each order
const kKindAt = 4; // web/worker/messages.hpp: where a message has its kind, and an Order its steps
const kStepsAt = 16;
const kEndAt = 32;
const kDone = 2;
const kStop = 1;
const kNsPerMs = 1e6;

/**
 * @typedef {object} Latency
 * @property {number} mean of the way of a message in one direction, in ms, until it is acted on
 * @property {number} spread between the slowest measurement and the fastest
 */

/**
 * @param {MessagePort[]} ports to compute workers that have nothing to do
 * @param {() => number} clock
 * @param {number} order_length in bytes
 * @returns {Promise<Latency>} what an order of one step takes until it is reported done, halved
 */
export async function message_latency(ports, clock, order_length) {
  const order = new Uint8Array(order_length);
  order[kStepsAt] = 1;
  const found = [];
  for (const port of ports.slice(0, kMostMeasured)) {
    for (let i = 0; i < kMeasurements; ++i) {
      const ms = await trips_ms(port, clock, order);
      if (ms === undefined) break; // the watch over the workers will see to it
      found.push(ms / 2);
    }
  }
  return { mean: usual(found), spread: Math.max(0, Math.max(...found) - Math.min(...found)) };
}

/** @param {MessagePort} port @param {() => number} clock @param {Uint8Array} order @returns {Promise<number | undefined>} of one trip */
function trips_ms(port, clock, order) {
  return new Promise((resolve) => {
    let left = kTrips;
    const began = clock();
    const give_up = setTimeout(() => resolve(undefined), kSilentMs);
    port.onmessage = ({ data }) => {
      if (data[kKindAt] !== kDone) return;
      if (--left > 0) {
        port.postMessage(order);
        return;
      }
      clearTimeout(give_up);
      resolve((clock() - began) / kTrips);
    };
    port.postMessage(order);
  });
}

/**
 * While all workers compute, so that the side that schedules has to wait for a core.
 * @param {MessagePort[]} ports to compute workers that have nothing to do
 * @param {() => number} clock
 * @param {number} order_length in bytes
 * @param {number} rate of the kernel `spin`, in steps a millisecond
 * @returns {Promise<number>} what a report takes until it is looked at, in ms; the workers have nothing to do any more
 */
export function crowded_latency(ports, clock, order_length, rate) {
  const order = new Uint8Array(order_length);
  new DataView(order.buffer).setBigUint64(kStepsAt, BigInt(Math.ceil(rate * kLoadMs)), true);
  return new Promise((resolve) => {
    /** @type {number[]} */
    const found = [];
    const orders = Math.max(kLeastLoadOrders, Math.ceil(kLoadOrders / ports.length));
    // Threads that have just begun may share a core until the operating system sees it: what they say first is not counted.
    const counted = Math.ceil(orders / 2);
    let going_on = ports.length;
    const give_up = setTimeout(() => {
      const stop = new Uint8Array(order_length);
      stop[kKindAt] = kStop;
      for (const port of ports) port.postMessage(stop);
      resolve(usual(found));
    }, kSilentMs);
    for (const port of ports) {
      let left = orders;
      port.onmessage = ({ data }) => {
        if (data[kKindAt] !== kDone) return;
        const ended = Number(new DataView(data.buffer).getBigInt64(kEndAt, true)) / kNsPerMs;
        if (--left > 0 && left < counted && going_on === ports.length) found.push(Math.max(0, clock() - ended));
        if (left > 0 || --going_on > 0) return;
        clearTimeout(give_up);
        resolve(usual(found));
      };
      for (let i = 0; i < orders; ++i) port.postMessage(order);
    }
  });
}

/**
 * @param {(due: number, callback: () => void) => void} wait until the clock says `due`, perhaps for less
 * @param {() => number} clock
 * @returns {Promise<number>} how long after its time a timer is noticed, in ms
 */
export async function timer_lateness(wait, clock) {
  const found = [];
  for (let i = 0; i < kTimers; ++i) {
    const due = clock() + kTimerMs;
    while (clock() < due) await new Promise((resolve) => wait(due, /** @type {() => void} */ (resolve)));
    found.push(clock() - due);
  }
  return usual(found);
}

/**
 * @param {() => number} rehearse the run, reckoned, which takes as much scheduling; how many reports that came to
 * @param {() => number} clock
 * @returns {number} what the scheduling of one report takes, in ms; the browser has optimized it after this
 */
export function handling_ms(rehearse, clock) {
  let reports = 0;
  const began = clock();
  do reports += rehearse();
  while (clock() - began < kRehearsalMs);
  return reports > 0 ? (clock() - began) / reports : 0;
}

/** @param {number[]} found @returns {number} the mean without the largest, which somebody else may have held up */
function usual(found) {
  const sum = found.reduce((all, one) => all + one, 0);
  return found.length > 1 ? (sum - Math.max(...found)) / (found.length - 1) : sum;
}
