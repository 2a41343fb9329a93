// The run in words and numbers, as ordinary elements of the page: a sentence for the whole run, one for the cursor's instant
// that is also spoken, a table of the tasks. Beside a canvas they are for those who do not see it.
import { element, make, set_text } from './elements.js';
import { kRunsPart, kViewPart } from './engine.js';

const kColumns = ['arrival', 'start', 'finish', 'response', 'turnaround', 'waiting', 'blocked', 'cpu'];

/** @param {number | null} ns */
export function milliseconds(ns) {
  return ns === null ? '–' : (ns / 1e6).toLocaleString('en', { maximumFractionDigits: 3 });
}

export class Words {
  /** @param {import('./engine.js').Engine} engine */
  constructor(engine) {
    this.engine = engine;
    this.shown = '';
  }

  /** @param {any} view the snapshot's view part */
  show(view) {
    // While it plays nothing is said: a sentence for every frame would never end.
    if (!view.playing) set_text(element('now'), view.now);
    const about = [view.revision, view.chosenRun].join();
    if (about === this.shown) return;
    this.shown = about;
    const { runs, chosenRun } = this.engine.snapshot(kRunsPart | kViewPart);
    const run = runs[chosenRun];
    set_text(element('summary'), run ? `${run.title}: ${run.sentence}` : '');
    element('numbers').replaceChildren(...(run ? [table_of(run)] : []));
  }
}

/** @param {any} run */
function table_of(run) {
  const head = make('tr', {}, ...['task', ...kColumns].map((name) => make('th', { scope: 'col' }, name)));
  const rows = run.tasks.map((/** @type {any} */ task) => {
    const cells = kColumns.map((name) => make('td', {}, milliseconds(task[name])));
    return make('tr', {}, make('td', {}, task.name), ...cells);
  });
  const caption = make('caption', {}, `${run.title}, in milliseconds`);
  return make('table', { className: 'numbers' }, caption, head, ...rows);
}
