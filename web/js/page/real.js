// Real runs: when the engine asks for one, each variant is executed on workers, one after the other, and what was measured
// goes back to the engine. How tasks are executed is web/js/real's business.
import { createRealMode } from '../real/real_mode.js';
import { kRunsPart } from './engine.js';

// To draw how far it is takes time from a machine that is being measured, most of all where the processor paints: short runs are
// left alone.
const kProgressMs = 500;

/**
 * @param {import('./engine.js').Engine} engine
 * @param {(command: import('./commands.js').Command) => void} dispatch
 * @param {() => Promise<WebAssembly.Module>} get_module the worker's WebAssembly
 * @returns {(number: number, cancel: boolean) => void} to be called when the engine asks for a real run
 */
export function real_runs(engine, dispatch, get_module) {
  const real = createRealMode({ getModule: get_module });
  /** @type {AbortController | undefined} */
  let current;

  /** @param {number} number @param {AbortController} control */
  async function run_all(number, control) {
    const { runs } = engine.snapshot(kRunsPart);
    for (let run = 0; run < runs.length; ++run) {
      if (control.signal.aborted) return;
      dispatch({ type: 'real-progress', number, run, permille: 0 });
      let told = performance.now();
      try {
        const { trace, stats } = await real.run({
          spec: engine.spec(run),
          signal: control.signal,
          onProgress: (share) => {
            if (performance.now() - told < kProgressMs) return;
            told = performance.now();
            dispatch({ type: 'real-progress', number, run, permille: Math.round(share * 1000) });
          },
        });
        const machine = [stats.error, stats.sentence].filter(Boolean).join(' ');
        if (!control.signal.aborted) dispatch({ type: 'real-result', number, run, trace, machine });
      } catch (error) {
        if (control.signal.aborted) return;
        dispatch({ type: 'real-failed', number, run, message: sentence_of(error) });
      }
    }
    dispatch({ type: 'real-finished', number });
  }

  return (number, cancel) => {
    current?.abort();
    current = undefined;
    if (cancel) return;
    current = new AbortController();
    run_all(number, current);
  };
}

/** @param {unknown} error */
function sentence_of(error) {
  return error instanceof Error && error.message ? error.message : 'The real run did not succeed.';
}
