// The run in words and numbers, as ordinary elements of the page: a sentence for the whole run, one for the cursor's instant
// that is also spoken, a table of the tasks. Beside a canvas they are for those who do not see it.
import { element, make, set_text } from './elements.js';
import { kRunsPart, kViewPart } from './engine.js';
import { check_elements, why_elements } from './reading.js';

/** @param {number | null} ns */
export function milliseconds(ns) {
  return ns === null ? '–' : (ns / 1e6).toLocaleString('en', { maximumFractionDigits: 3 });
}

export class Words {
  /**
   * @param {import('./engine.js').Engine} engine
   * @param {import('./reading.js').Dispatch} dispatch
   */
  constructor(engine, dispatch) {
    this.engine = engine;
    this.dispatch = dispatch;
    this.shown = '';
    this.shown_why = '';
  }

  /** @param {any} view the snapshot's view part */
  show(view) {
    // While it plays nothing is said: a sentence for every frame would never end.
    if (!view.playing) set_text(element('now'), view.now);
    const why = JSON.stringify(view.why);
    if (why !== this.shown_why) {
      this.shown_why = why;
      element('why').replaceChildren(...why_elements(view.why, this.dispatch));
    }
    const about = JSON.stringify([view.revision, view.chosenRun, view.mode, view.table]);
    if (about === this.shown) return;
    this.shown = about;
    const state = this.engine.snapshot(kRunsPart | kViewPart);
    const run = state.runs[state.chosenRun];
    set_text(element('summary'), run ? `${run.title}: ${run.sentence}` : '');
    element('numbers').replaceChildren(...(run ? [table_of(run, state, this.dispatch)] : []));
    element('checks').replaceChildren(...(run ? check_elements(run) : []));
  }
}

/**
 * @param {any} run
 * @param {any} state with the table's arrangement, its columns and rows
 * @param {import('./reading.js').Dispatch} dispatch
 */
function table_of(run, state, dispatch) {
  const { table, columns, tableRows: rows, rowCount } = state;
  const heads = [{ id: 'name', name: table.grouping.replace(/s$/, '') }, ...columns].map((column) => {
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
  const lines = rows.map((/** @type {any} */ row) => {
    const cells = row.values.map((/** @type {number | null} */ value, /** @type {number} */ i) =>
      make('td', {}, cell_text(columns[i], value)),
    );
    return make('tr', {}, make('td', {}, row.job > 0 ? `${row.name}, job ${row.job}` : row.name), ...cells);
  });
  const rest = rowCount > rows.length ? `, the first ${rows.length} of ${rowCount}` : '';
  const of = table.grouping === 'jobs' ? '' : `, ${table.measure}`;
  const caption = make('caption', {}, `${run.title}${of}, in milliseconds${rest}`);
  return make('table', { className: 'numbers' }, caption, make('tr', {}, ...heads), ...lines);
}

const kVerdicts = ['met', 'missed', 'dropped'];

/** @param {any} column @param {number | null} value */
function cell_text(column, value) {
  if (column.isTime || value === null) return milliseconds(value);
  return column.id === 'deadline' ? kVerdicts[value] : String(value);
}
