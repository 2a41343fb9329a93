// Many runs at once, as real controls and tables: a knob swept, seeds tried. Their points and the worst seed are buttons.
import { make, set_text } from '../page/elements.js';
import { bar, milliseconds } from './controls.js';
import { say, translatable } from '../words.js';

/** @typedef {import('./controls.js').Controls} Controls */

const kFigures = translatable({
  makespan: 'Makespan',
  speedup: 'Speed-up',
  p99: 'p99 of the turnaround',
  misses: 'Missed deadlines',
});
const kSeeds = [10, 20, 50, 100, 200, 500, 1000, 2000];

/** @param {string} figure @param {number | null} value */
function figure_words(figure, value) {
  if (value === null) return '–';
  if (figure === 'speedup') return `${(value / 1e6).toFixed(2)} ×`;
  return figure === 'misses' ? String(value) : `${milliseconds(value)} ms`;
}

/** @param {Controls} controls @param {'curves' | 'outcomes'} study */
function progress(controls, study) {
  const words = make('span');
  const stop = controls.button(say('Stop'), (state) => ({ type: 'run-study', on: !state[study].running }));
  controls.updates.push((state) => {
    const { done, total, running, cancelled, note } = state[study];
    const far = cancelled ? say('Stopped: {0} of {1} {1|run|runs}', done, total) : '';
    set_text(words, note || far || (running ? say('{0} of {1} {1|run|runs}', done, total) : ''));
    set_text(stop, running ? say('Stop') : say('Go on'));
    stop.hidden = !running && !cancelled;
  });
  return [words, stop];
}

/** @param {Controls} controls */
function figures(controls) {
  return controls.select(
    say('Figure'),
    Object.entries(kFigures).map(([figure, words]) => [figure, say(words)]),
    (figure) => ({ type: 'figure', figure }),
    (state) => state.figure,
  );
}

/** What the present state of the studies needs other controls for. @param {any} state */
export function study_structure({ detail, curves, outcomes, figure }) {
  if (detail === 'curves')
    return [detail, figure, curves.axes, curves.axis, curves.values, curves.done, curves.running, curves.laws.length];
  return detail === 'outcomes' ? [detail, figure, outcomes.seeds, outcomes.run] : [];
}

/** @param {Controls} controls @param {any} state @returns {HTMLElement[]} */
export function study_controls(controls, state) {
  const which = bar(
    say('Study'),
    ...[
      ['curves', say('Sweep a knob')],
      ['outcomes', say('Try many seeds')],
    ].map(([detail, label]) => controls.choice(label, { type: 'detail', detail }, (now) => now.detail === detail)),
  );
  if (state.detail === 'curves') return [which, ...sweep(controls, state)];
  return state.detail === 'outcomes' ? [which, ...seeds(controls)] : [which];
}

/** @param {Controls} controls @param {any} state */
function sweep(controls, state) {
  const { curves, figure, runs } = state;
  const axis = controls.select(
    say('Knob'),
    curves.axes.map((/** @type {string} */ name) => [name, name]),
    (name) => ({ type: 'sweep-over', axis: name }),
    (now) => now.curves.axis,
  );
  const head = bar(say('Sweep'), axis, figures(controls), ...progress(controls, 'curves'));
  if (curves.values.length === 0) return [head];
  const heads = [curves.axis, ...runs.map((/** @type {any} */ run) => run.title)];
  /** @type {{name: string, values: (number | null)[]}[]} */
  const laws = curves.laws;
  const lines = curves.values.map((/** @type {string} */ value, /** @type {number} */ index) => {
    const cells = curves.runs.map((/** @type {any} */ { points }, /** @type {number} */ run) => {
      if (!points[index]) return make('td');
      const words = figure_words(figure, points[index][figure]);
      const load = controls.button(words, { type: 'load-point', run, index });
      load.className = '';
      load.setAttribute('aria-label', say('{0}, open {1} with {2} {3}', words, heads[run + 1], curves.axis, value));
      return make('td', {}, load);
    });
    const said = laws.map(({ values }) => make('td', {}, figure_words(figure, values[index])));
    return make('tr', {}, make('th', { scope: 'row' }, value), ...cells, ...said);
  });
  const names = [...heads, ...laws.map(({ name }) => name)].map((name) => make('th', { scope: 'col' }, name));
  const caption = make('caption', {}, say('Each number opens its run'));
  const body = make('tbody', {}, ...lines);
  return [head, make('table', { className: 'numbers' }, caption, make('thead', {}, make('tr', {}, ...names)), body)];
}

/** @param {Controls} controls */
function seeds(controls) {
  const count = controls.select(
    say('Seeds'),
    kSeeds.map((seeds) => [String(seeds), String(seeds)]),
    (value) => ({ type: 'seeds', seeds: Number(value) }),
    (state) => String(state.outcomes.seeds),
  );
  const words = make('p');
  const worst = controls.button(say('Open the worst'), (state) => ({
    type: 'load-seed',
    seed: state.outcomes.worstSeed ?? 0,
  }));
  controls.updates.push(({ outcomes, figure }) => {
    const { known, p50, p95, p99, worstSeed } = outcomes;
    worst.hidden = worstSeed === null;
    set_text(worst, say('Open the worst: seed {0}, {1}', worstSeed, figure_words(figure, outcomes.worst)));
    const parts = Object.entries({ p50, p95, p99 }).map(([name, value]) => `${name} ${figure_words(figure, value)}`);
    set_text(words, known > 0 ? say('Of {0} runs: {1}.', known, parts.join(', ')) : '');
  });
  return [
    bar(say('Seeds'), count, figures(controls), ...progress(controls, 'outcomes')),
    words,
    bar(say('Worst'), worst),
  ];
}
