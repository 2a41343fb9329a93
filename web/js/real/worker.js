// What runs in each Web Worker of a real run: it takes one role at a time (calibrating, computing for a coordinator, or
// scheduling a run), as the page says. Started from a Blob as a classic script, with the compiled module posted to it: it
// fetches nothing and shares no memory.
import { Calibration, Cancelled } from './calibrate.js';
import { ComputeRole } from './compute.js';
import { RunRole } from './coordinate.js';
import { Instance, clock_since } from './instance.js';
import { Turns } from './turns.js';

/**
 * Which run: its bytes (model/spec_bytes.hpp), on how many workers (0: as it says), in which way (web/worker/way.hpp) and by
 * which kernel (-1: those that its labels name).
 * @typedef {{spec: Uint8Array, workers: number, way: number, kernel: number}} Asked
 */

/**
 * What the page may ask for; each is answered by {id, ...}, a run by several.
 * @typedef {{id: number} & (
 *   {type: 'start', module: WebAssembly.Module, epoch: number} |
 *   {type: 'warm', kinds: number[], known: number[]} |
 *   {type: 'measure', kind: number, from: number, until: number} |
 *   {type: 'spin', ms: number} |
 *   {type: 'multiply', size: number, first: number, rows: number, times: number} |
 *   {type: 'plan', asked: Asked} |
 *   {type: 'compute', port: MessagePort, pace: import('./compute.js').Pace} |
 *   {type: 'run', asked: Asked, ports: MessagePort[], pace: import('./compute.js').Pace} |
 *   {type: 'replace', worker: number, port: MessagePort} |
 *   {type: 'stop'}
 * )} Request
 */

const scope = /** @type {any} */ (globalThis);
const turns = new Turns();
/** @type {Instance} */
let instance;
/** @type {() => number} */
let clock;
/** @type {ComputeRole | RunRole | undefined} */
let role;
let matrices = 0; // of multiply()
let activity = 0; // grows when what is going on is to stop

function stop() {
  ++activity;
  role?.stop();
  role = undefined;
}

/** @param {Asked} asked @returns {number} handle of a run */
function create_run({ spec, workers, way, kernel }) {
  return instance.with_bytes(spec, (place, length) => instance.calls.run_create(place, length, workers, way, kernel));
}

/**
 * @param {Asked} asked
 * @returns {{error: string, workers: number, kernels: number, preempts: boolean}} why it cannot be executed, or ''; on how many
 *     workers; the kernels that it uses, a bit for each; whether a running thread may lose its core at any time
 */
function plan(asked) {
  const { calls } = instance;
  const run = create_run(asked);
  const error = instance.text(calls.run_error(run), calls.run_length(run));
  const answer = {
    error,
    workers: calls.run_workers(run),
    kernels: calls.run_kernels(run),
    preempts: calls.run_preempts(run) === 1,
  };
  calls.run_destroy(run);
  return answer;
}

function calibration() {
  const mine = activity;
  return new Calibration(instance, turns, () => activity !== mine);
}

/**
 * @param {number[]} kinds
 * @param {number[]} known rates, by kernel; 0: unknown
 * @returns {Promise<{grain: number, warmth: import('./calibrate.js').Warmth[]}>} in the order of `kinds`
 */
async function warm(kinds, known) {
  const measuring = calibration();
  const grain = await measuring.clock_grain();
  const warmth = [];
  for (const kind of kinds) warmth.push(await measuring.warm(kind, grain, known[kind]));
  return { grain, warmth };
}

/**
 * For benchmarks: multiplies so many rows of two matrices of doubles, again and again; the matrices are made the first time.
 * @param {{size: number, first: number, rows: number, times: number}} what
 * @returns {{ms: number[], sum: number}} what each time took; a sum over all rows made so far, to be given by another way of
 *     computing, too
 */
function multiply({ size, first, rows, times }) {
  const { calls } = instance;
  matrices ||= calls.matrix_create(size);
  const ms = [];
  for (let i = 0; i < times; ++i) {
    const began = performance.now();
    calls.matrix_multiply(matrices, first, rows);
    ms.push(performance.now() - began);
  }
  return { ms, sum: calls.matrix_sum(matrices) };
}

/** @param {Request} request @returns {Promise<object | undefined>} the answer; undefined: there is none, or not yet */
async function answer(request) {
  switch (request.type) {
    case 'start':
      instance = new Instance(request.module);
      clock = clock_since(request.epoch);
      return {};
    case 'warm':
      return warm(request.kinds, request.known);
    case 'measure':
      return { rate: await calibration().measure(request.kind, request.from, request.until, clock) };
    case 'spin': {
      const until = performance.now() + request.ms;
      return { rate: await calibration().measure(0, performance.now(), until, () => performance.now()) };
    }
    case 'multiply':
      return multiply(request);
    case 'plan':
      return plan(request.asked);
    case 'compute':
      stop();
      role = new ComputeRole(instance, turns, clock, request.port, request.pace);
      return {};
    case 'run': {
      stop();
      const tell = (/** @type {import('./coordinate.js').RunNews} */ news) =>
        scope.postMessage({ id: request.id, ...news });
      const handle = create_run(request.asked);
      const run = new RunRole(instance, turns, clock, handle, request.ports, request.pace, tell);
      role = run;
      await run.start();
      return undefined;
    }
    case 'replace':
      if (role instanceof RunRole) role.replace(request.worker, request.port);
      return undefined;
    case 'stop':
      stop();
      return {};
  }
}

scope.onmessage = async (/** @type {MessageEvent<Request>} */ { data }) => {
  try {
    const said = await answer(data);
    if (said) scope.postMessage({ id: data.id, ...said });
  } catch (error) {
    if (!(error instanceof Cancelled)) scope.postMessage({ id: data.id, failure: String(error) });
  }
};
