// The workers of real runs: started when first needed, kept for the next run, told to stop, replaced when they hang or die.
// A worker is a classic one from a Blob, which also starts in a sandboxed frame without an origin.
import source from 'worker:./worker.js';
import { say } from '../words.js';

const kStartMs = 10_000;
const kQuietMs = 1_000; // an order to stop is answered within a turn; who takes longer hangs
const kBurnMs = 2_000; // Chromium lets a busy worker run on for so long after terminate()

/** Why there is no real run, as a sentence for the reader. */
export class RealModeError extends Error {}

/**
 * @typedef {object} Answer
 * @property {(answer: any) => void} take called with each answer
 * @property {(error: Error) => void} fail called when there will be none any more
 */

/** One worker and the questions that it owes an answer. */
export class PoolWorker {
  /** @param {WebAssembly.Module} module */
  constructor(module) {
    /** @type {Map<number, Answer>} */
    this.owed = new Map();
    this.last_id = 0;
    this.gone = false;
    this.started = false;
    const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
    try {
      this.worker = new Worker(url);
    } catch {
      URL.revokeObjectURL(url);
      throw new RealModeError(say('This page may not start workers, which a real run needs.'));
    }
    this.worker.onmessage = ({ data }) => this.hear(data);
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.end(
        new RealModeError(
          this.started ? say('A worker broke down.') : say('This page may not start workers, which a real run needs.'),
        ),
      );
    };
    const started = this.ask({ type: 'start', module, epoch: performance.timeOrigin });
    /** @type {Promise<void>} */
    this.ready = within(kStartMs, started, say('The workers did not start in time.'))
      .then(() => {
        this.started = true;
      })
      .catch((error) => {
        this.end(error);
        throw error;
      })
      .finally(() => URL.revokeObjectURL(url));
  }

  /**
   * @param {any} request without an id
   * @param {Transferable[]} [transfer]
   * @returns {Promise<any>} the first answer
   */
  ask(request, transfer = []) {
    return new Promise((take, fail) => {
      const id = this.follow(
        request,
        (answer) => {
          this.owed.delete(id);
          if (answer.failure) fail(new RealModeError(failure_sentence(answer.failure)));
          else take(answer);
        },
        fail,
        transfer,
      );
    });
  }

  /**
   * @param {any} request without an id
   * @param {(answer: any) => void} take called with each answer until forget()
   * @param {(error: Error) => void} fail
   * @param {Transferable[]} [transfer]
   * @returns {number} the question's id
   */
  follow(request, take, fail, transfer = []) {
    const id = ++this.last_id;
    if (this.gone) {
      fail(new RealModeError(say('A worker has stopped.')));
      return id;
    }
    this.owed.set(id, { take, fail });
    this.worker.postMessage({ ...request, id }, transfer);
    return id;
  }

  /** @param {any} request to which no answer is expected @param {Transferable[]} transfer */
  tell(request, transfer) {
    if (!this.gone) this.worker.postMessage({ ...request, id: 0 }, transfer);
  }

  /** Answers to what was asked so far are of no interest any more. */
  forget() {
    this.owed.clear();
  }

  /** @param {any} answer */
  hear(answer) {
    this.owed.get(answer.id)?.take(answer);
  }

  /** @param {Error} why */
  end(why) {
    if (this.gone) return;
    this.gone = true;
    this.worker.terminate();
    for (const { fail } of this.owed.values()) fail(why);
    this.owed.clear();
  }
}

export class WorkerPool {
  /** @param {() => Promise<WebAssembly.Module>} get_module */
  constructor(get_module) {
    this.get_module = get_module;
    /** @type {PoolWorker[]} */
    this.workers = [];
    this.burning_until = 0;
  }

  /**
   * @param {number} count
   * @returns {Promise<PoolWorker[]>} so many that are ready and quiet, always the same ones first
   */
  async take(count) {
    const module = await this.load_module();
    await this.quiet();
    while (this.workers.length < count) this.workers.push(new PoolWorker(module));
    const taken = this.workers.slice(0, count);
    await Promise.all(taken.map((worker) => worker.ready));
    return taken;
  }

  /** @param {PoolWorker} lost which does not answer @returns {Promise<PoolWorker>} another in its place */
  async replace(lost) {
    this.kill(lost);
    const fresh = new PoolWorker(await this.load_module());
    this.workers[this.workers.indexOf(lost)] = fresh;
    await fresh.ready;
    return fresh;
  }

  /** @returns {Promise<void>} when no worker computes any more; those that do not stop by themselves are ended */
  async quiet() {
    await Promise.all(
      this.workers.map(async (worker) => {
        try {
          await worker.ready;
          worker.forget();
          await within(kQuietMs, worker.ask({ type: 'stop' }), '');
        } catch {
          this.kill(worker);
        }
      }),
    );
    this.workers = this.workers.filter((worker) => !worker.gone);
  }

  async load_module() {
    try {
      return await this.get_module();
    } catch (error) {
      throw new RealModeError(
        error instanceof WebAssembly.CompileError
          ? say('This page may not run WebAssembly, which a real run needs.')
          : say('The program of the workers could not be loaded: {0}', error instanceof Error ? error.message : error),
      );
    }
  }

  /** @returns {number} how long, in ms, an ended worker may still keep its core busy */
  burning_ms() {
    return Math.max(0, this.burning_until - performance.now());
  }

  /** @param {PoolWorker} worker */
  kill(worker) {
    if (worker.gone) return;
    worker.end(new RealModeError(say('A worker stopped answering.')));
    this.burning_until = performance.now() + kBurnMs;
  }

  dispose() {
    for (const worker of this.workers) worker.end(new RealModeError(say('The real run was cancelled.')));
    this.workers = [];
  }
}

/**
 * @template Value
 * @param {number} ms @param {Promise<Value>} promise @param {string} sentence
 * @returns {Promise<Value>}
 */
export function within(ms, promise, sentence) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new RealModeError(sentence)), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** @param {string} failure */
function failure_sentence(failure) {
  return /CompileError|LinkError|WebAssembly/.test(failure)
    ? say('This page may not run WebAssembly in workers, which a real run needs.')
    : say('A worker failed: {0}.', failure);
}
