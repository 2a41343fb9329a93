// The table of the tasks, sorted and grouped as on the canvas.
import { make } from '../page/elements.js';
import { in_turns } from './turns.js';
import { milliseconds } from './controls.js';
import { say, translatable } from '../words.js';

const kRowsAtOnce = 50; // a frame's work

/** What a row is. @type {Readonly<Record<string, string>>} */
const kOne = translatable({ jobs: 'job', tasks: 'task', groups: 'group' });

/**
 * @param {any} run
 * @param {any} state with the table's arrangement, its columns and rows
 * @param {import('./reading.js').Dispatch} dispatch
 */
export function table_of(run, state, dispatch) {
  const { table, columns, tableRows: rows, rowCount } = state;
  const heads = [{ id: 'name', name: say(kOne[table.grouping]) }, ...columns].map((column) => {
    const sorts = table.sort === column.id;
    const button = make('button', { type: 'button' }, column.name);
    // Up, then down, then as the text has it, as on the canvas.
    const next = sorts && table.descending ? {} : { sort: column.id, descending: sorts };
    const { grouping, measure } = table;
    button.addEventListener('click', () => dispatch({ type: 'table', grouping, measure, ...next }));
    const head = make('th', { scope: 'col' }, button);
    head.setAttribute('aria-sort', !sorts ? 'none' : table.descending ? 'descending' : 'ascending');
    return head;
  });
  const line = (/** @type {any} */ row) => {
    const cells = row.values.map((/** @type {number | null} */ value, /** @type {number} */ i) =>
      make('td', {}, cell_text(columns[i], value)),
    );
    const name = row.job > 0 ? say('{0}, job {1}', row.name, row.job) : row.name;
    return make('tr', {}, make('th', { scope: 'row' }, name), ...cells);
  };
  const rest = rowCount > rows.length ? `, ${say('the first {0} of {1}', rows.length, rowCount)}` : '';
  const of = table.grouping === 'jobs' ? '' : `, ${say(table.measure)}`;
  const caption = make('caption', {}, say('{0}, in milliseconds', run.title + of) + rest);
  const head = make('thead', {}, make('tr', {}, ...heads));
  const body = make('tbody');
  in_turns(
    rows,
    kRowsAtOnce,
    (some) => body.append(...some.map(line)),
    () => body.isConnected,
  );
  return make('table', { className: 'numbers' }, caption, head, body);
}

const kVerdicts = translatable(['met', 'missed', 'dropped']);

/** @param {any} column @param {number | null} value */
function cell_text(column, value) {
  if (column.isTime || value === null) return milliseconds(value);
  return column.id === 'deadline' ? say(kVerdicts[value]) : String(value);
}
