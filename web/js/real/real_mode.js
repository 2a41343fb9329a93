// Real runs for a page: the same scenario, executed on Web Workers, measured. One run at a time; a second one waits for the
// first. Nothing of a cancelled run appears: its results are dropped at once, and its workers are quiet before the next begins.
//
//   const real = createRealMode({ getModule });
//   const { trace, stats } = await real.run({ spec, workers: 2, signal, onProgress });
import { Machine } from './machine.js';
import { RealModeError, WorkerPool, within } from './worker_pool.js';

export { RealModeError } from './worker_pool.js';

const kPlanMs = 10_000;
const kCalibrationMs = 20_000;
const kSilenceMs = 4_000; // the scheduling worker gives a sign of life every 100 ms
const kSilenceTicks = 16;
const kMostReplacements = 4;
const kAskAheadMs = 4;

/**
 * @typedef {object} RealStats
 * @property {number} workers that computed
 * @property {number} coresAtOnce how many cores really ran at once, measured
 * @property {number} grainNs of the clock
 * @property {number} latencyNs of a message between workers, one way; 0 when there were none
 * @property {number} latencySpreadNs between the workers
 * @property {number} rate of the kernel in steps a millisecond
 * @property {number} spread of the rate, as a share of it
 * @property {boolean} verified every result was checked and right
 * @property {string} sentence the figures above, for the reader
 * @property {string} [error] what went wrong although there is a trace, as a sentence
 */

/**
 * @typedef {object} RealRequest
 * @property {Uint8Array} spec the run, as engine/model/spec_bytes.hpp writes it
 * @property {number} [workers] instead of as many as the run has cores
 * @property {boolean} [interleaved] on one worker that also schedules; what one worker does if this is not said
 * @property {(fraction: number) => void} [onProgress] 0 to 1, some ten times a second
 * @property {AbortSignal} [signal] cancels the run
 */

/**
 * @param {object} options
 * @param {() => Promise<WebAssembly.Module>} options.getModule the compiled worker.wasm; asked for when first needed
 * @param {(line: string) => void} [options.onLog]
 */
export function createRealMode({ getModule, onLog = () => {} }) {
  const pool = new WorkerPool(getModule);
  const machine = new Machine();
  /** @type {Promise<unknown>} */
  let last = Promise.resolve();
  /** @type {Set<AbortController>} */
  const controls = new Set();

  /**
   * @param {RealRequest} request
   * @returns {Promise<{trace: Uint8Array<ArrayBuffer>, stats: RealStats}>} the trace as engine/trace/wire.hpp writes it;
   *     rejected with an Error whose message is a sentence
   */
  function run(request) {
    const control = new AbortController();
    const abort = () => control.abort();
    request.signal?.addEventListener('abort', abort);
    if (request.signal?.aborted) abort();
    controls.add(control);
    const until_cancelled = cancelled(control.signal);
    const execution = last.then(() => execute(pool, machine, request, control.signal, until_cancelled, onLog));
    // The next run waits until this one has let go of the workers, which its caller need not.
    last = execution
      .then(
        () => {},
        () => pool.quiet(),
      )
      .finally(() => {
        controls.delete(control);
        request.signal?.removeEventListener('abort', abort);
      });
    return Promise.race([execution, until_cancelled]);
  }

  /** Cancels what is going on. @returns {Promise<void>} when no worker computes any more */
  async function cancel() {
    for (const control of controls) control.abort();
    await last;
  }

  /** Cancels what is going on and ends the workers. */
  function dispose() {
    for (const control of controls) control.abort();
    pool.dispose();
  }

  return { run, cancel, dispose };
}

/** @param {AbortSignal} signal @returns {Promise<never>} rejected when it is aborted */
function cancelled(signal) {
  const promise = new Promise((_, reject) => {
    const fail = () => reject(new RealModeError('The real run was cancelled.'));
    if (signal.aborted) fail();
    else signal.addEventListener('abort', fail, { once: true });
  });
  promise.catch(() => {}); // whoever waits for it hears of it
  return /** @type {Promise<never>} */ (promise);
}

/**
 * @param {WorkerPool} pool
 * @param {Machine} machine
 * @param {RealRequest} request
 * @param {AbortSignal} signal
 * @param {Promise<never>} until_cancelled
 * @param {(line: string) => void} log
 */
async function execute(pool, machine, request, signal, until_cancelled, log) {
  const burning = pool.burning_ms();
  if (burning > 0) {
    log(`Waiting ${Math.ceil(burning)} ms for a worker that was ended to leave its core.`);
    await Promise.race([new Promise((resolve) => setTimeout(resolve, burning)), until_cancelled]);
  }
  if (signal.aborted) return until_cancelled;
  const began = performance.now();
  const [scheduler] = await pool.take(1);
  const plan = await within(
    kPlanMs,
    scheduler.ask({ type: 'plan', spec: request.spec, workers: request.workers ?? 0 }),
    'The worker that schedules the run does not answer.',
  );
  if (plan.error) throw new RealModeError(plan.error);
  const interleaved = plan.workers === 1 && request.interleaved !== false;
  const all = interleaved ? [scheduler] : await pool.take(plan.workers + 1);
  log(`${all.length} workers ready after ${(performance.now() - began).toFixed(1)} ms.`);
  if (signal.aborted) return until_cancelled;
  const computing = interleaved ? all : all.slice(1);
  const calibrated = await Promise.race([
    within(
      kCalibrationMs,
      machine.calibrate(computing),
      'This machine could not be measured: its workers were too slow.',
    ),
    until_cancelled,
  ]);
  const session = new Session(pool, all[0], interleaved ? [] : computing, calibrated, request.onProgress, signal);
  const ended = await Promise.race([session.run(request.spec, plan.workers), until_cancelled]);
  if (!ended.verified) throw new RealModeError('A worker computed a wrong result, so nothing of this run is shown.');
  return { trace: ended.trace, stats: stats_of(computing.length, calibrated, ended) };
}

/** One run on its way: the page's part in it. */
class Session {
  /**
   * @param {WorkerPool} pool
   * @param {import('./worker_pool.js').PoolWorker} scheduler
   * @param {import('./worker_pool.js').PoolWorker[]} computing none: the scheduler computes
   * @param {import('./machine.js').Calibrated} calibrated
   * @param {((fraction: number) => void) | undefined} on_progress
   * @param {AbortSignal} signal
   */
  constructor(pool, scheduler, computing, calibrated, on_progress, signal) {
    this.pool = pool;
    this.scheduler = scheduler;
    this.computing = [...computing];
    this.pace = { rate: calibrated.rate, grain: calibrated.grain, ask_ahead: kAskAheadMs };
    this.on_progress = on_progress;
    this.signal = signal;
    this.replacements = 0;
    this.silent_ticks = 0;
  }

  /**
   * @param {Uint8Array} spec @param {number} workers
   * @returns {Promise<any>} the news of its end, coordinate.js
   */
  async run(spec, workers) {
    const ports = await Promise.all(this.computing.map((worker) => this.connect(worker)));
    return new Promise((resolve, reject) => {
      const watch = setInterval(() => {
        if (++this.silent_ticks < kSilenceTicks) return;
        finish(() => reject(new RealModeError('The worker that schedules the run stopped answering.')));
        this.pool.kill(this.scheduler);
      }, kSilenceMs / kSilenceTicks);
      const finish = (/** @type {() => void} */ settle) => {
        clearInterval(watch);
        this.scheduler.forget();
        settle();
      };
      this.signal.addEventListener('abort', () => clearInterval(watch));
      this.scheduler.follow(
        { type: 'run', spec, workers, ports, pace: this.pace },
        (news) => {
          this.silent_ticks = 0;
          if (this.signal.aborted) return;
          if (news.failure) finish(() => reject(new RealModeError(`The run failed: ${news.failure}.`)));
          else if (news.type === 'progress') this.on_progress?.(news.fraction);
          else if (news.type === 'lost') this.replace(news.worker).catch((error) => finish(() => reject(error)));
          else if (news.type === 'ended') finish(() => resolve(news));
        },
        (error) => finish(() => reject(error)),
        ports,
      );
    });
  }

  /**
   * Gives a worker its part in this run.
   * @param {import('./worker_pool.js').PoolWorker} worker
   * @returns {Promise<MessagePort>} the scheduler's end
   */
  async connect(worker) {
    const { port1, port2 } = new MessageChannel();
    await worker.ask({ type: 'compute', port: port1, pace: this.pace }, [port1]);
    return port2;
  }

  /** @param {number} index of a computing worker that is silent */
  async replace(index) {
    if (++this.replacements > kMostReplacements) {
      throw new RealModeError('One worker after the other stopped answering, so the run was given up.');
    }
    const fresh = await this.pool.replace(this.computing[index]);
    this.computing[index] = fresh;
    const port = await this.connect(fresh);
    if (this.signal.aborted) return;
    this.scheduler.tell({ type: 'replace', worker: index, port }, [port]);
  }
}

/**
 * @param {number} workers
 * @param {import('./machine.js').Calibrated} calibrated
 * @param {any} ended
 * @returns {RealStats}
 */
function stats_of(workers, calibrated, ended) {
  /** @type {RealStats} */
  const stats = {
    workers,
    coresAtOnce: calibrated.cores,
    grainNs: Math.round(calibrated.grain * 1e6),
    latencyNs: Math.round(ended.latency.mean * 1e6),
    latencySpreadNs: Math.round(ended.latency.spread * 1e6),
    rate: calibrated.rate,
    spread: calibrated.spread,
    verified: ended.verified,
    sentence: sentence_of(workers, calibrated, ended.latency),
  };
  if (ended.at_limit) {
    stats.error =
      'The run was stopped at the limit of a real run, which is 60 s or a schedule of some hundred thousand slices.';
  } else if (ended.given_up.length > 0) {
    stats.error = `A worker stopped answering, so ${ended.given_up.join(', ')} was given up; the rest went on.`;
  } else if (!calibrated.agreed) {
    stats.error = 'Something else keeps this machine busy: the kernel’s speed did not settle within 5 %.';
  }
  return stats;
}

/**
 * @param {number} workers
 * @param {import('./machine.js').Calibrated} calibrated
 * @param {import('./coordinate.js').Latency} latency
 */
function sentence_of(workers, calibrated, latency) {
  const parts = [
    workers === 1 ? 'One worker' : `${workers} workers, ${calibrated.cores.toFixed(1)} cores really at once`,
    `the clock ticks every ${calibrated.grain.toPrecision(2)} ms`,
    `the kernel’s speed varied by ${(calibrated.spread * 100).toFixed(1)} %`,
  ];
  if (latency.mean > 0) {
    parts.push(`a message took ${latency.mean.toFixed(2)} ms (± ${(latency.spread / 2).toFixed(2)})`);
  }
  return `${parts.join('; ')}.`;
}
