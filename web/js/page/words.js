// The run in words and numbers, as ordinary elements of the page. Beside a canvas they are for those who do not see it;
// without one they are the page, together with the engine's pictures and real buttons.
import { element } from './editor.js';
import { kRunsPart, kViewPart, kDocumentPart } from './engine.js';

const kColumns = ['arrival', 'start', 'finish', 'response', 'turnaround', 'waiting', 'blocked', 'cpu'];

/** @param {number | null} ns */
export function milliseconds(ns) {
  return ns === null ? '–' : (ns / 1e6).toLocaleString('en', { maximumFractionDigits: 3 });
}

export class Words {
  /**
   * @param {import('./engine.js').Engine} engine
   * @param {(command: import('./commands.js').Command) => void} dispatch
   * @param {boolean} has_canvas
   */
  constructor(engine, dispatch, has_canvas) {
    this.engine = engine;
    this.dispatch = dispatch;
    this.has_canvas = has_canvas;
    this.revision = '';
  }

  /** @param {any} view the snapshot's view part */
  show(view) {
    const now = element('now');
    if (!view.playing && now.textContent !== view.now) now.textContent = view.now;
    const revision = [view.revision, view.chosenRun, view.mode, view.frame, view.dark, view.real.running].join();
    if (revision !== this.revision) {
      this.revision = revision;
      this.rebuild();
    }
    if (!this.has_canvas) this.update_controls(view);
  }

  rebuild() {
    const state = this.engine.snapshot(kDocumentPart | kRunsPart | kViewPart);
    const run = state.runs[state.chosenRun];
    element('summary').textContent = run ? `${run.title}: ${run.sentence}` : '';
    const content = [];
    if (!this.has_canvas) content.push(heading(state), this.controls(state), this.figures(state));
    if (run) content.push(table_of(run));
    element('numbers').replaceChildren(...content);
  }

  /** @param {any} state */
  figures(state) {
    const figures = make('div', { id: 'figures' });
    const svg = this.engine.svg(Math.max(320, element('words').clientWidth));
    if (!svg) return figures;
    const picture = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    figures.append(document.importNode(picture, true));
    for (const run of state.runs) {
      const outcome = run.measured?.error || run.failure;
      if (outcome) figures.append(make('p', {}, `${run.title}: ${outcome}`));
    }
    return figures;
  }

  /** @param {any} state */
  controls(state) {
    const bar = make('div', { className: 'bar' });
    this.play = this.button('Play', () => this.dispatch({ type: this.playing ? 'pause' : 'play' }));
    this.time = make('span', {});
    const scrub = /** @type {HTMLInputElement} */ (make('input', { type: 'range', min: '0', max: String(state.end) }));
    scrub.setAttribute('aria-label', 'Time');
    scrub.addEventListener('input', () => this.dispatch({ type: 'seek', time: Number(scrub.value) }));
    this.scrub = scrub;
    bar.append(
      this.button('One event back', () => this.dispatch({ type: 'step', by: -1 })),
      this.play,
      this.button('One event on', () => this.dispatch({ type: 'step', by: 1 })),
      scrub,
      this.time,
    );
    for (const knob of state.knobs) bar.append(this.knob(knob));
    state.runs.forEach((/** @type {any} */ run, /** @type {number} */ index) => {
      const button = this.button(run.title, () => this.dispatch({ type: 'choose-run', run: index }));
      button.setAttribute('aria-pressed', String(index === state.chosenRun));
      bar.append(button);
    });
    const real = state.real.running;
    bar.append(
      this.button(real ? 'Cancel' : 'Run for real', () => this.dispatch({ type: real ? 'cancel-real' : 'run-real' })),
    );
    return bar;
  }

  /** @param {any} knob */
  knob(knob) {
    const label = make('label', {}, knob.label || knob.name);
    const slider = /** @type {HTMLInputElement} */ (
      make('input', { type: 'range', min: '0', max: String(knob.last), value: String(knob.position) })
    );
    const value = make('output', {}, knob.words);
    slider.addEventListener('input', () => {
      this.dispatch({ type: 'knob', name: knob.name, position: Number(slider.value) });
    });
    label.append(slider, value);
    return label;
  }

  /** @param {string} label @param {() => void} act */
  button(label, act) {
    const button = make('button', { type: 'button', className: 'capsule' }, label);
    button.addEventListener('click', act);
    return button;
  }

  /** @param {any} view */
  update_controls(view) {
    this.playing = view.playing;
    if (this.play) this.play.textContent = view.playing ? 'Pause' : 'Play';
    if (this.scrub) this.scrub.value = String(view.cursor);
    if (this.time) this.time.textContent = `${milliseconds(view.cursor)} ms`;
    if (view.playing) element('now').textContent = view.now;
  }
}

/** @param {any} state */
function heading(state) {
  const head = make('header', {});
  head.append(make('h1', {}, state.title || 'Interleave'), make('p', {}, state.notes.join(' ')));
  return head;
}

/** @param {any} run */
function table_of(run) {
  const table = make('table', { className: 'numbers' });
  table.append(make('caption', {}, `${run.title}, in milliseconds`));
  const head = make('tr', {});
  head.append(...['task', ...kColumns].map((name) => Object.assign(make('th', {}, name), { scope: 'col' })));
  table.append(head);
  for (const task of run.tasks) {
    const row = make('tr', {});
    row.append(make('td', {}, task.name), ...kColumns.map((name) => make('td', {}, milliseconds(task[name]))));
    table.append(row);
  }
  return table;
}

/** @param {string} tag @param {Record<string, string>} properties @param {string} text */
function make(tag, properties, text = '') {
  return Object.assign(document.createElement(tag), properties, text ? { textContent: text } : {});
}
