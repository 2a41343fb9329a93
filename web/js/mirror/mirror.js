// The mirror as a whole: a heading and a sentence for the run, a live region for the cursor's instant, controls, and lists and
// tables of what is shown. Parts are built anew only when they say something else, so that a hand keeps what it holds.
import { make, set_text } from '../page/elements.js';
import { kAroundPart, kRunsPart, kStudiesPart, kViewPart } from '../page/engine.js';
import { around_elements } from './around.js';
import { bar, Controls } from './controls.js';
import { action_controls, figure_controls, knob_controls, time_controls } from './figure.js';
import { game_controls, game_structure } from './games.js';
import { table_of } from './numbers.js';
import { StillPicture } from './picture.js';
import { check_elements, why_elements } from './reading.js';
import { study_controls, study_structure } from './studies.js';
import { after_turns, are_turns_under_way } from './turns.js';
import { say } from '../words.js';

const kPlayingMs = 250; // between two updates while something moves
const kSayingMs = 3000; // between two sentences while it plays

/** Elements that are built anew when what they are about has changed. */
class Part {
  /** @param {string} id */
  constructor(id) {
    this.place = make('div', { id });
    this.about = '';
  }

  /** @param {unknown} about @param {() => Node[]} build */
  show(about, build) {
    const now = JSON.stringify(about);
    if (now === this.about) return;
    this.about = now;
    const held = document.activeElement;
    const index = held ? [...this.place.querySelectorAll(kUsable)].indexOf(held) : -1;
    this.place.replaceChildren(...build());
    if (index < 0) return;
    // Whoever was in it stays in it, at the same place.
    const usable = /** @type {NodeListOf<HTMLElement>} */ (this.place.querySelectorAll(kUsable));
    usable[Math.min(index, usable.length - 1)]?.focus({ preventScroll: true });
  }
}

const kUsable = 'button, input, select';

export class Mirror {
  /**
   * @param {HTMLElement} place
   * @param {import('../page/engine.js').Engine} engine
   * @param {(command: import('../page/commands.js').Command) => string} dispatch
   * @param {() => void} on_rest it was at work, and is no more
   */
  constructor(place, engine, dispatch, on_rest) {
    after_turns(on_rest);
    this.on_rest = on_rest;
    /** @type {{view: any, document: any, at_rest: boolean} | undefined} */
    this.given = undefined;
    this.engine = engine;
    this.dispatch = dispatch;
    this.heading = make('h1');
    this.notes = make('p', { id: 'notes' });
    this.summary = make('p', { id: 'summary' });
    this.now = make('p', { id: 'now' });
    this.now.setAttribute('aria-live', 'polite');
    this.picture = new StillPicture(engine);
    /** @type {Record<'choices' | 'figure' | 'around' | 'why' | 'numbers' | 'checks' | 'studies' | 'games', Part>} */
    this.parts = Object.assign(
      {},
      ...['choices', 'figure', 'around', 'why', 'numbers', 'checks', 'studies', 'games'].map((id) => ({
        [id]: new Part(id),
      })),
    );
    const { choices, figure, around, why, numbers, checks, studies, games } = this.parts;
    this.controls = {
      choices: new Controls(dispatch),
      figure: new Controls(dispatch),
      studies: new Controls(dispatch),
      games: new Controls(dispatch),
    };
    const words = [this.heading, this.notes, this.summary, choices.place, this.picture.place, this.now];
    place.replaceChildren(
      ...words,
      figure.place,
      games.place,
      around.place,
      why.place,
      numbers.place,
      checks.place,
      studies.place,
    );
    this.updated = 0;
    this.said = 0;
  }

  /** What was given is still to be shown, or a long table to be built. */
  get works() {
    return this.given !== undefined || are_turns_under_way();
  }

  /**
   * In a turn of its own: the frame has its own work.
   * @param {any} view the snapshot's view part
   * @param {any} document its title, notes and knobs, as last seen
   * @param {boolean} at_rest nothing more is on its way
   */
  show(view, document, at_rest) {
    if (!this.given) setTimeout(() => this.show_given());
    this.given = { view, document, at_rest };
  }

  show_given() {
    const { view, document, at_rest } = /** @type {NonNullable<typeof this.given>} */ (this.given);
    this.given = undefined;
    this.show_now(view, document, at_rest);
    if (at_rest) this.on_rest();
  }

  /** @param {any} view @param {any} document @param {boolean} at_rest */
  show_now(view, { title, notes, knobs }, at_rest) {
    const time = performance.now();
    this.say(view, time);
    if (!at_rest && time - this.updated < kPlayingMs) return;
    this.updated = time;
    const state = { title, notes, knobs, ...this.engine.snapshot(kStudiesPart | kAroundPart), ...view };
    this.show_runs(state);
    this.show_controls(state);
    this.parts.around.show([state.around, state.cursor], () => around_elements(state, this.dispatch));
    this.parts.why.show(view.why, () => why_elements(view.why, this.dispatch));
  }

  /** A sentence for every frame would never end. @param {any} view @param {number} time */
  say(view, time) {
    if ((view.playing || view.simulating) && time - this.said < kSayingMs) return;
    if (this.now.textContent === view.now) return;
    this.said = time;
    set_text(this.now, view.now);
  }

  /** What changes only with the runs, which are many numbers. @param {any} state */
  show_runs(state) {
    const about = [state.revision, state.chosenRun, state.mode, state.table, state.predict.phase, state.manual.on];
    set_text(this.heading, state.title || 'Interleave');
    set_text(this.notes, state.notes.join(' '));
    const said = JSON.stringify([about, state.real]);
    if (said !== this.said_of_runs) {
      this.said_of_runs = said;
      this.runs = this.engine.snapshot(kRunsPart | kViewPart);
    }
    Object.assign(state, { runs: this.runs.runs });
    const run = state.runs[state.chosenRun];
    set_text(this.summary, run ? `${run.title}: ${run.sentence}` : '');
    const all = this.runs;
    this.parts.numbers.show(about, () =>
      run ? [arrange(all, this.dispatch), make('div', {}, table_of(run, all, this.dispatch))] : [],
    );
    this.parts.checks.show([...about, state.detail === 'checks'], () => (run ? check_elements(run) : []));
    if (!state.webgl) this.picture.show(state);
  }

  /** @param {any} state */
  show_controls(state) {
    const { choices, figure, studies, games } = this.controls;
    const knobs = state.knobs.map((/** @type {any} */ { name, label }) => [name, label]);
    const titles = state.runs.map((/** @type {any} */ run) => run.title);
    this.show_with(this.parts.choices, choices, state, [titles, state.webgl], () => figure_controls(choices, state));
    this.show_with(this.parts.figure, figure, state, [knobs, state.webgl], () => [
      ...time_controls(figure, state),
      ...knob_controls(figure, state),
      ...action_controls(figure, state),
    ]);
    this.show_with(this.parts.games, games, state, game_structure(state), () => [
      make('h2', {}, say('Play with it')),
      ...game_controls(games, state),
    ]);
    this.show_with(this.parts.studies, studies, state, [titles, ...study_structure(state)], () => [
      make('h2', {}, say('Many runs')),
      ...study_controls(studies, state),
    ]);
  }

  /** @param {Part} part @param {Controls} controls @param {any} state @param {unknown} structure @param {() => Node[]} build */
  show_with(part, controls, state, structure, build) {
    part.show(structure, () => {
      controls.updates = [];
      return build();
    });
    controls.update(state);
  }
}

/** How the table of the tasks is put together. @param {any} state @param {(command: any) => string} dispatch */
function arrange(state, dispatch) {
  const controls = new Controls(dispatch);
  const { groupings, table } = state;
  const rows = controls.select(
    say('Rows'),
    groupings.map((/** @type {string} */ name) => [name, say(name)]),
    (grouping) => ({ type: 'table', ...table, grouping }),
    () => table.grouping,
  );
  const measure = controls.select(
    say('Measure'),
    ['response', 'turnaround', 'waiting'].map((name) => [name, say(name)]),
    (chosen) => ({ type: 'table', ...table, measure: chosen }),
    () => table.measure,
  );
  measure.hidden = table.grouping === 'jobs';
  controls.update(state);
  return bar(say('Table'), rows, measure);
}
