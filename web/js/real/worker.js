// What runs in each Web Worker of a real run: it takes one role at a time (calibrating, computing for a coordinator, or
// scheduling a run), as the page says. Started from a Blob as a classic script, with the compiled module posted to it: it
// fetches nothing and shares no memory.
import { Calibration, Cancelled } from './calibrate.js';
import { ComputeRole } from './compute.js';
import { RunRole } from './coordinate.js';
import { Instance, clock_since } from './instance.js';
import { Turns } from './turns.js';

/**
 * What the page may ask for; each is answered by {id, ...}, a run by several.
 * @typedef {{id: number} & (
 *   {type: 'start', module: WebAssembly.Module, epoch: number} |
 *   {type: 'warm'} |
 *   {type: 'measure', from: number, until: number} |
 *   {type: 'plan', spec: Uint8Array, workers: number} |
 *   {type: 'compute', port: MessagePort, pace: import('./compute.js').Pace} |
 *   {type: 'run', spec: Uint8Array, workers: number, ports: MessagePort[], pace: import('./compute.js').Pace} |
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
let activity = 0; // grows when what is going on is to stop

function stop() {
  ++activity;
  role?.stop();
  role = undefined;
}

/** @param {Uint8Array} spec @param {number} workers @returns {number} handle of a run */
function create_run(spec, workers) {
  return instance.with_bytes(spec, (place, length) => instance.calls.run_create(place, length, workers));
}

/**
 * @param {Uint8Array} spec @param {number} workers
 * @returns {{error: string, workers: number}} why it cannot be executed, or ''; and on how many workers
 */
function plan(spec, workers) {
  const { calls } = instance;
  const run = create_run(spec, workers);
  const error = instance.text(calls.run_error(run), calls.run_length(run));
  const answer = { error, workers: calls.run_workers(run) };
  calls.run_destroy(run);
  return answer;
}

function calibration() {
  const mine = activity;
  return new Calibration(instance, turns, () => activity !== mine);
}

/** @param {Request} request @returns {Promise<object | undefined>} the answer; undefined: there is none, or not yet */
async function answer(request) {
  switch (request.type) {
    case 'start':
      instance = new Instance(request.module);
      clock = clock_since(request.epoch);
      return {};
    case 'warm':
      return calibration().warm();
    case 'measure':
      return { rate: await calibration().measure(request.from, request.until, clock) };
    case 'plan':
      return plan(request.spec, request.workers);
    case 'compute':
      stop();
      role = new ComputeRole(instance, turns, clock, request.port, request.pace);
      return {};
    case 'run': {
      stop();
      const tell = (/** @type {import('./coordinate.js').RunNews} */ news) =>
        scope.postMessage({ id: request.id, ...news });
      const handle = create_run(request.spec, request.workers);
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
