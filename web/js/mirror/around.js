// What stands around the cursor: of each row of the frame the slice before, the one at the cursor and the one after, each a
// button that goes there and asks why.
import { make } from '../page/elements.js';
import { milliseconds } from './controls.js';
import { say, translatable } from '../words.js';

/** @type {Readonly<Record<string, string>>} */
const kStates = translatable({
  running: 'runs',
  ready: 'is ready, and waits for a core',
  switching: 'is switched to',
  polling: 'asks again and again',
  blocked: 'is blocked',
  stalled: 'is held up',
});

/** @param {any} slice */
function what(slice) {
  if (!slice.name) return say('idle');
  const who = slice.job > 0 ? `${say('{0}, job {1}', slice.name, slice.job)},` : slice.name;
  return `${who} ${say(kStates[slice.state] ?? slice.state)}`;
}

/** @param {any} state @param {(command: import('../page/commands.js').Command) => void} dispatch @returns {Node[]} */
export function around_elements(state, dispatch) {
  const { around, cursor, chosenRun: run } = state;
  const rows = around.filter((/** @type {any} */ row) => row.slices.length > 0);
  if (rows.length === 0) return [];
  const items = rows.map((/** @type {any} */ { row, slices }) => {
    const parts = slices.map((/** @type {any} */ slice) => {
      const now = slice.start <= cursor && cursor < slice.end;
      const when = say('{0} to {1} ms', milliseconds(slice.start), milliseconds(slice.end));
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
  return [make('h2', {}, say('Around {0} ms', milliseconds(cursor))), make('ul', {}, ...items)];
}
