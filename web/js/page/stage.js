// What stands in for the canvas where there is no WebGL: the engine's picture of the runs, and real buttons and sliders for
// what the canvas's controls do.
import { element, make, set_text } from './elements.js';
import { kDocumentPart, kRunsPart, kViewPart } from './engine.js';
import { milliseconds } from './words.js';

const kFrames = { 'your-code': 'Your code', cores: 'Cores' };
const kLeastWidth = 320;

export class Stage {
  /**
   * @param {import('./engine.js').Engine} engine
   * @param {(command: import('./commands.js').Command) => void} dispatch
   */
  constructor(engine, dispatch) {
    this.engine = engine;
    this.dispatch = dispatch;
    this.built = '';
    this.drawn = '';
    /** @type {((state: any) => void)[]} */
    this.updates = [];
    this.picture = make('div', { id: 'picture' });
  }

  /** @param {any} view the snapshot's view part */
  show(view) {
    const state = { ...this.engine.snapshot(kDocumentPart | kRunsPart), ...view };
    // Built anew only for other controls, so that a hand keeps the one it holds.
    const names = [state.knobs.map((/** @type {any} */ k) => [k.name, k.last]), state.runs.map((r) => r.title)];
    const structure = JSON.stringify([state.title, state.notes, names]);
    if (structure !== this.built) {
      this.built = structure;
      this.build(state);
    }
    for (const update of this.updates) update(state);
    this.draw(state);
  }

  /** @param {any} state */
  build(state) {
    this.updates = [];
    const heading = make('h1', {}, state.title || 'Interleave');
    const notes = make('p', {}, state.notes.join(' '));
    const knobs = state.knobs.map((/** @type {any} */ knob) => this.knob(knob));
    const save = this.button('Save as a file', () => this.dispatch({ type: 'exports', shown: true }));
    const bars = [
      this.choices(state),
      this.transport(),
      make('div', { className: 'bar' }, ...knobs, this.real(), this.link(), save),
    ];
    element('stage').replaceChildren(heading, notes, this.picture, ...bars);
  }

  /** @param {any} state */
  draw(state) {
    const width = Math.max(kLeastWidth, element('stage').clientWidth);
    const about = [state.revision, state.mode, state.frame, state.dark, width].join();
    if (about === this.drawn) return;
    this.drawn = about;
    const svg = this.engine.svg(width);
    if (!svg) return;
    const picture = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    this.picture.replaceChildren(document.importNode(picture, true));
    for (const run of state.runs) {
      const outcome = run.measured?.error || run.failure;
      if (outcome) this.picture.append(make('p', {}, `${run.title}: ${outcome}`));
    }
  }

  /** @param {any} state */
  choices(state) {
    const bar = make('div', { className: 'bar' });
    state.runs.forEach((/** @type {any} */ run, /** @type {number} */ index) => {
      bar.append(this.choice(run.title, { type: 'choose-run', run: index }, (now) => now.chosenRun === index));
    });
    for (const [frame, label] of Object.entries(kFrames)) {
      bar.append(this.choice(label, { type: 'frame', frame }, (now) => now.frame === frame));
    }
    return bar;
  }

  transport() {
    const play = this.button('Play', () => this.dispatch({ type: this.playing ? 'pause' : 'play' }));
    const time = make('output');
    const scrub = make('input', { type: 'range', min: '0', ariaLabel: 'Time' });
    scrub.addEventListener('input', () => this.dispatch({ type: 'seek', time: Number(scrub.value) }));
    this.updates.push((state) => {
      this.playing = state.playing;
      set_text(play, state.playing ? 'Pause' : 'Play');
      scrub.max = String(state.end);
      scrub.value = String(state.cursor);
      set_text(time, `${milliseconds(state.cursor)} ms`);
    });
    const back = this.button('One event back', () => this.dispatch({ type: 'step', by: -1 }));
    const on = this.button('One event on', () => this.dispatch({ type: 'step', by: 1 }));
    return make('div', { className: 'bar' }, back, play, on, scrub, time);
  }

  /** @param {any} knob */
  knob(knob) {
    const slider = make('input', { type: 'range', min: '0', max: String(knob.last) });
    const words = make('output');
    slider.addEventListener('input', () => {
      this.dispatch({ type: 'knob', name: knob.name, position: Number(slider.value) });
    });
    this.updates.push((state) => {
      const now = state.knobs.find((/** @type {any} */ other) => other.name === knob.name);
      slider.value = String(now.position);
      set_text(words, now.words);
    });
    return make('label', {}, knob.label || knob.name, slider, words);
  }

  real() {
    const button = this.button('Run for real', () => {
      this.dispatch({ type: this.running ? 'cancel-real' : 'run-real' });
    });
    this.updates.push((state) => {
      this.running = state.real.running;
      set_text(button, state.real.running ? 'Cancel' : 'Run for real');
    });
    return button;
  }

  link() {
    return this.button('Copy link', () => this.dispatch({ type: 'copy-link' }));
  }

  /** @param {string} label @param {import('./commands.js').Command} command @param {(state: any) => boolean} is_chosen */
  choice(label, command, is_chosen) {
    const button = this.button(label, () => this.dispatch(command));
    this.updates.push((state) => button.setAttribute('aria-pressed', String(is_chosen(state))));
    return button;
  }

  /** @param {string} label @param {() => void} act */
  button(label, act) {
    const button = make('button', { type: 'button', className: 'capsule' }, label);
    button.addEventListener('click', act);
    return button;
  }
}
