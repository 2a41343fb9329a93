// What stands around the cursor: of each row of the frame the slice before, the one at the cursor and the one after, each a
// button that goes there and asks why.
import { make } from '../page/elements.js';
import { milliseconds } from './controls.js';

/** @type {Readonly<Record<string, string>>} */
const kStates = {
  running: 'runs',
  ready: 'is ready, and waits for a core',
  switching: 'is switched to',
  polling: 'asks again and again',
  blocked: 'is blocked',
  stalled: 'is held up',
};

/** @param {any} slice */
function what(slice) {
  if (!slice.name) return 'idle';
  const job = slice.job > 0 ? `, job ${slice.job},` : '';
  return `${slice.name}${job} ${kStates[slice.state] ?? slice.state}`;
}

/** @param {any} state @param {(command: import('../page/commands.js').Command) => void} dispatch @returns {Node[]} */
export function around_elements(state, dispatch) {
  const { around, cursor, chosenRun: run } = state;
  const rows = around.filter((/** @type {any} */ row) => row.slices.length > 0);
  if (rows.length === 0) return [];
  const items = rows.map((/** @type {any} */ { row, slices }) => {
    const parts = slices.map((/** @type {any} */ slice) => {
      const now = slice.start <= cursor && cursor < slice.end;
      const when = `${milliseconds(slice.start)} to ${milliseconds(slice.end)} ms`;
      const button = make('button', { type: 'button' }, `${what(slice)}, ${when}`);
      if (now) button.setAttribute('aria-current', 'time');
      button.addEventListener('click', () => {
        dispatch({ type: 'seek', time: slice.start });
        if (slice.name) dispatch({ type: 'select', run, task: slice.task, time: slice.start });
      });
      return make('li', {}, button);
    });
    return make('li', {}, row, make('ul', {}, ...parts));
  });
  return [make('h2', {}, `Around ${milliseconds(cursor)} ms`), make('ul', {}, ...items)];
}
