// Real runs for a page: the same scenario, executed on Web Workers, measured. One run at a time; a second one waits for the
// first. Nothing of a cancelled run appears: its results are dropped at once, and its workers are quiet before the next begins.
//
//   const real = createRealMode({ getModule });
//   const { trace, stats } = await real.run({ spec, workers: 2, signal, onProgress });
import { kKernels } from './calibrate.js';
import { kReadyTurnMs, kTurnMs } from './compute.js';
import { Machine } from './machine.js';
import { kept_its_speed, read_account } from './account.js';
import { error_of, sentence_of } from './sentences.js';
import { RealModeError, WorkerPool, within } from './worker_pool.js';
import { say, translatable } from '../words.js';

export { RealModeError } from './worker_pool.js';

const kPlanMs = 10_000;
const kCalibrationMs = 20_000;
const kSilenceMs = 4_000; // the scheduling worker gives a sign of life every 100 ms
const kSilenceTicks = 16;
const kMostReplacements = 4;
const kFindingMs = 60_000;
const kTooSlow = translatable('This machine could not be measured: its workers were too slow.');
const kShortNs = 20e6; // some slices of an operating system: longer runs even out
const kDoubtful = 0.1;

/**
 * @typedef {object} RealStats
 * @property {number} workers that computed
 * @property {number} coresAtOnce how many cores really ran at once, measured
 * @property {number} grainNs of the clock
 * @property {number} latencyNs of a message between workers, one way; 0 when there were none
 * @property {number} latencySpreadNs between the workers
 * @property {number} spread of the kernels' rates, as a share of them
 * @property {boolean} agreed the rates settled within 5 %
 * @property {import('./account.js').Account} account what the run comes to, beside a simulation that knows this machine
 * @property {number} doubtNs by how much the prediction may be off because messages and the clock are uneven
 * @property {boolean} tooShort for a prediction: the doubt is more than a tenth of it
 * @property {number} coresUsed how many workers computed at once on average
 * @property {number} atItsSpeedNs the makespan that is predicted with the speed that the kernels then had in the run; 0: it was the same
 * @property {number} speedAfter of a kernel measured again after a run that was not at the speed of before, as a share of that; 0: not measured
 * @property {number} idealNs the makespan if every worker had a core of its own
 * @property {boolean} hidden the page was hidden meanwhile
 * @property {boolean} verified every result was checked and right
 * @property {string} sentence the figures above, for the reader
 * @property {string} [error] what went wrong although there is a trace, as a sentence
 */

/**
 * @typedef {object} RealRequest
 * @property {Uint8Array} spec the run, as engine/model/spec_bytes.hpp writes it
 * @property {number} [workers] instead of as many as the run has cores
 * @property {number} [way] 0: as its text says; 1: one task after another; 2: on one worker; 3: on so many workers; 4: a worker
 *     for every task (web/worker/way.hpp)
 * @property {number} [kernel] of all operations, an index into kKernels; else what their labels name
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
  const watch = watch_hiding(() => (machine.stale = true));
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
    const execution = last.then(() =>
      execute({ pool, machine, watch, log: onLog }, request, control.signal, until_cancelled),
    );
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

  /**
   * Measures the machine anew: how many cores really run at once, the clock, the kernels.
   * @param {AbortSignal} [signal]
   * @returns {Promise<import('./machine.js').Known>}
   */
  function find_out(signal) {
    const finding = last.then(async () => {
      await burnt_out(pool, onLog);
      if (signal?.aborted) throw new RealModeError(say('The measuring was cancelled.'));
      const most = (navigator.hardwareConcurrency || 4) + 1;
      const known = within(
        kFindingMs,
        machine.find_out((count) => pool.take(count), most),
        say(kTooSlow),
      );
      return signal ? Promise.race([known, cancelled(signal)]) : known;
    });
    last = finding.then(
      () => {},
      () => pool.quiet(),
    );
    return finding;
  }

  return { run, find_out, cancel, dispose, machine, pool };

  /** @param {() => void} on_hide */
  function watch_hiding(on_hide) {
    const state = { hidden: 0 };
    globalThis.document?.addEventListener('visibilitychange', () => {
      if (document.visibilityState !== 'hidden') return;
      ++state.hidden;
      on_hide();
    });
    return state;
  }
}

/** @param {WorkerPool} pool @param {(line: string) => void} log */
async function burnt_out(pool, log) {
  const burning = pool.burning_ms();
  if (burning === 0) return;
  log(`Waiting ${Math.ceil(burning)} ms for a worker that was ended to leave its core.`);
  await new Promise((resolve) => setTimeout(resolve, burning));
}

/** @param {AbortSignal} signal @returns {Promise<never>} rejected when it is aborted */
function cancelled(signal) {
  const promise = new Promise((_, reject) => {
    const fail = () => reject(new RealModeError(say('The real run was cancelled.')));
    if (signal.aborted) fail();
    else signal.addEventListener('abort', fail, { once: true });
  });
  promise.catch(() => {}); // whoever waits for it hears of it
  return /** @type {Promise<never>} */ (promise);
}

/**
 * @param {{pool: WorkerPool, machine: Machine, watch: {hidden: number}, log: (line: string) => void}} means
 * @param {RealRequest} request
 * @param {AbortSignal} signal
 * @param {Promise<never>} until_cancelled
 */
async function execute({ pool, machine, watch, log }, request, signal, until_cancelled) {
  await Promise.race([burnt_out(pool, log), until_cancelled]);
  if (signal.aborted) return until_cancelled;
  const began = performance.now();
  const [scheduler] = await pool.take(1);
  const plan = await within(
    kPlanMs,
    scheduler.ask({ type: 'plan', asked: asked_of(request) }),
    say('The worker that schedules the run does not answer.'),
  );
  if (plan.error) throw new RealModeError(plan.error);
  const interleaved = plan.workers === 1;
  const hidden_before = watch.hidden;
  const all = interleaved ? [scheduler] : await pool.take(plan.workers + 1);
  log(`${all.length} workers ready after ${(performance.now() - began).toFixed(1)} ms.`);
  if (signal.aborted) return until_cancelled;
  const computing = interleaved ? all : all.slice(1);
  const calibrated = await Promise.race([
    within(kCalibrationMs, machine.calibrate(computing, kinds_in(plan.kernels)), say(kTooSlow)),
    until_cancelled,
  ]);
  const turn = plan.preempts ? kReadyTurnMs : kTurnMs;
  const { rates, rates_now, cores, grain } = calibrated;
  const pace = { rates, rates_now, cores, grain, turn };
  const session = new Session(pool, all[0], interleaved ? [] : computing, pace, request.onProgress, signal);
  const ended = await Promise.race([session.run(asked_of(request)), until_cancelled]);
  if (!ended.verified)
    throw new RealModeError(say('A worker computed a wrong result, so nothing of this run is shown.'));
  const hidden = watch.hidden !== hidden_before;
  const account = read_account(ended.account);
  const [kind] = kinds_in(plan.kernels);
  const speed_after = kept_its_speed(account)
    ? 0
    : await Promise.race([speed_now(machine, session.computing[0] ?? scheduler, kind, rates_now), until_cancelled]);
  return { trace: ended.trace, stats: stats_of(computing.length, calibrated, ended, account, hidden, speed_after) };
}

/**
 * @param {Machine} machine @param {import('./worker_pool.js').PoolWorker} worker @param {number} kind @param {number[]} before
 * @returns {Promise<number>} as Machine.speed_now; 0: it cannot be told any more, which takes nothing from the run
 */
async function speed_now(machine, worker, kind, before) {
  try {
    return await within(kCalibrationMs, machine.speed_now(worker, kind, before), say(kTooSlow));
  } catch {
    return 0;
  }
}

/** @param {RealRequest} request @returns {import('./worker.js').Asked} */
function asked_of({ spec, workers = 0, way = 0, kernel = -1 }) {
  return { spec, workers, way, kernel };
}

/** @param {number} bits @returns {number[]} the kernels that they stand for; `spin` at least */
function kinds_in(bits) {
  const kinds = [];
  for (let kind = 0; bits >> kind > 0; ++kind) if ((bits >> kind) & 1) kinds.push(kind);
  return kinds.length > 0 ? kinds : [0];
}

/** One run on its way: the page's part in it. */
class Session {
  /**
   * @param {WorkerPool} pool
   * @param {import('./worker_pool.js').PoolWorker} scheduler
   * @param {import('./worker_pool.js').PoolWorker[]} computing none: the scheduler computes
   * @param {import('./compute.js').Pace} pace
   * @param {((fraction: number) => void) | undefined} on_progress
   * @param {AbortSignal} signal
   */
  constructor(pool, scheduler, computing, pace, on_progress, signal) {
    this.pool = pool;
    this.scheduler = scheduler;
    this.computing = [...computing];
    this.pace = pace;
    this.on_progress = on_progress;
    this.signal = signal;
    this.replacements = 0;
    this.silent_ticks = 0;
  }

  /**
   * @param {import('./worker.js').Asked} asked
   * @returns {Promise<any>} the news of its end, coordinate.js
   */
  async run(asked) {
    const ports = await Promise.all(this.computing.map((worker) => this.connect(worker)));
    return new Promise((resolve, reject) => {
      const watch = setInterval(() => {
        if (++this.silent_ticks < kSilenceTicks) return;
        finish(() => reject(new RealModeError(say('The worker that schedules the run stopped answering.'))));
        this.pool.kill(this.scheduler);
      }, kSilenceMs / kSilenceTicks);
      const finish = (/** @type {() => void} */ settle) => {
        clearInterval(watch);
        this.scheduler.forget();
        settle();
      };
      this.signal.addEventListener('abort', () => clearInterval(watch));
      this.scheduler.follow(
        { type: 'run', asked, ports, pace: this.pace },
        (news) => {
          this.silent_ticks = 0;
          if (this.signal.aborted) return;
          if (news.failure) finish(() => reject(new RealModeError(say('The run failed: {0}.', news.failure))));
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
      throw new RealModeError(say('One worker after the other stopped answering, so the run was given up.'));
    }
    const fresh = await this.pool.replace(this.computing[index]);
    this.computing[index] = fresh;
    const port = await this.connect(fresh);
    if (this.signal.aborted) return;
    this.scheduler.tell({ type: 'replace', worker: index, port }, [port]);
  }
}

/** @param {import('./account.js').Account} account @param {import('./machine.js').Calibrated} calibrated @returns {number} 0: it cannot be told */
function computing_ms({ kernels, speed }, { rates_now }) {
  if (speed.mean === 0) return 0;
  return kernels.reduce((sum, { name, steps }) => sum + steps / (rates_now[kKernels.indexOf(name)] * speed.mean), 0);
}

/**
 * @param {number} workers
 * @param {import('./machine.js').Calibrated} calibrated
 * @param {any} ended
 * @param {import('./account.js').Account} account
 * @param {boolean} hidden
 * @param {number} speedAfter
 * @returns {RealStats}
 */
function stats_of(workers, calibrated, ended, account, hidden, speedAfter) {
  const doubtNs = Math.round(ended.doubt * 1e6);
  const figures = {
    workers,
    coresAtOnce: calibrated.cores_at_once,
    grainNs: Math.round(calibrated.grain * 1e6),
    latencyNs: Math.round(ended.costs.latency.mean * 1e6),
    latencySpreadNs: Math.round(ended.costs.latency.spread * 1e6),
    spread: calibrated.spread,
    agreed: calibrated.agreed,
    verified: ended.verified,
    account,
    doubtNs,
    tooShort: account.predicted < kShortNs && doubtNs > kDoubtful * account.predicted,
    coresUsed: computing_ms(account, calibrated) / (account.measured / 1e6),
    atItsSpeedNs: Math.round(ended.at_its_speed * 1e6),
    speedAfter,
    idealNs: read_account(ended.ideal).predicted,
    hidden,
  };
  const error = error_of(figures, ended);
  return { ...figures, sentence: sentence_of(figures), ...(error ? { error } : {}) };
}
