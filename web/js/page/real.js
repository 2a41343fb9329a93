// Real runs: when the engine asks for one, or the reader opens their pane, the script of real mode is loaded and takes over.
// How tasks are executed is web/js/real's business.
import { element } from './elements.js';
import { kPicturePart, kRunsPart } from './engine.js';
import { load_script } from '../load_script.js';
import { say } from '../words.js';

/**
 * @param {object} page
 * @param {import('./engine.js').Engine} page.engine
 * @param {(command: import('./commands.js').Command) => void} page.dispatch
 * @param {import('./column.js').Column} page.column
 * @param {(name: string) => Promise<WebAssembly.Module>} page.get_module the workers' WebAssembly by the name of its file
 * @param {string} page.base address of the page's own folder
 * @returns {(number: number, cancel: boolean) => void} to be called when the engine asks for a real run
 */
export function real_runs({ engine, dispatch, column, get_module, base }) {
  /** @type {Promise<import('../real/pane.js').RealPane> | undefined} */
  let coming;
  let wanted = 0;

  function load() {
    if (coming) return coming;
    const style = document.createElement('link');
    style.rel = 'stylesheet';
    style.href = new URL('real.css', base).href;
    document.head.append(style);
    coming = load_script(new URL('real.js', base).href).then((create) =>
      create({
        pane: element('real-pane'),
        on_canvas: () =>
          engine.snapshot(kPicturePart).controls.some(({ id }) => id === 'run-real' || id === 'cancel-real'),
        runs: () => engine.snapshot(kRunsPart).runs,
        spec: (/** @type {number} */ run) => engine.spec(run),
        dispatch,
        get_module,
      }),
    );
    coming.catch(() => (coming = undefined)); // a later call tries again
    return coming;
  }

  column.add({
    name: 'real',
    label: say('Real'),
    pane: element('real-pane'),
    on_show: () =>
      load().then(
        (pane) => pane.shown(),
        (error) => column.say(error.message),
      ),
  });

  return (number, cancel) => {
    wanted = cancel ? 0 : number;
    load().then(
      (pane) => (cancel ? pane.cancel() : wanted === number && pane.run(number)),
      (error) => {
        dispatch({ type: 'real-failed', number, run: 0, message: error.message });
        dispatch({ type: 'real-finished', number });
      },
    );
  };
}
