// What the figure's own controls do: which run, frame and mode, where in time, the knobs, and what starts something.
import { bar, milliseconds } from './controls.js';
import { make } from '../page/elements.js';
import { kFrames } from '../page/frames.js';
import { say, translatable } from '../words.js';

const kModes = translatable({ simulated: 'Simulated', real: 'Real', both: 'Both' });
const kThemes = translatable({ auto: 'as the system', light: 'light', dark: 'dark', contrast: 'high contrast' });
const kSpeeds = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];

/** @param {number} speed */
function speed_words(speed) {
  return speed < 1 ? `1/${Math.round(1 / speed)} ×` : `${speed} ×`;
}

/** @param {import('./controls.js').Controls} controls @param {any} state @returns {HTMLElement[]} */
export function figure_controls(controls, state) {
  const runs = state.runs.map((/** @type {any} */ run, /** @type {number} */ index) =>
    controls.choice(run.title, { type: 'choose-run', run: index }, (now) => now.chosenRun === index),
  );
  const frames = Object.entries(kFrames).map(([frame, label]) =>
    controls.choice(say(label), { type: 'frame', frame }, (now) => now.frame === frame),
  );
  const modes = Object.entries(kModes).map(([mode, label]) =>
    controls.choice(say(label), { type: 'mode', mode }, (now) => now.mode === mode),
  );
  const gaps = controls.button(say('Close gaps'), (now) => ({ type: 'gaps', closed: !now.gapsClosed }));
  const moved = controls.button(say('What moved'), (now) => ({ type: 'difference', shown: !now.difference }));
  controls.updates.push((now) => {
    gaps.setAttribute('aria-pressed', String(now.gapsClosed));
    moved.setAttribute('aria-pressed', String(now.difference));
  });
  controls.shown(gaps, (now) => now.webgl && now.frame === 'your-code');
  const all = [];
  if (runs.length > 1) all.push(bar(say('Variant'), ...runs));
  all.push(bar(say('Frame'), ...frames, gaps));
  const whole = bar(say('Runs shown'), ...modes);
  if (state.webgl && runs.length > 1) whole.append(moved);
  return [...all, whole];
}

/** @param {import('./controls.js').Controls} controls @param {any} state @returns {HTMLElement[]} */
export function time_controls(controls, state) {
  const play = controls.button(say('Play'), (now) => ({ type: now.playing ? 'pause' : 'play' }));
  controls.updates.push((now) => {
    const label = now.playing ? say('Pause') : say('Play');
    if (play.textContent !== label) play.textContent = label;
  });
  const time = controls.slider(
    say('Time'),
    (position) => ({ type: 'seek', time: position }),
    (now) => ({ position: now.cursor, last: now.end, words: `${milliseconds(now.cursor)} ms` }),
  );
  const speed = controls.select(
    say('Speed'),
    kSpeeds.map((value) => [String(value), speed_words(value)]),
    (value) => ({ type: 'speed', speed: Number(value) }),
    (now) => String(now.speed),
  );
  const steps = bar(
    say('Time'),
    controls.button(say('To the start'), { type: 'seek', time: 0 }),
    controls.button(say('One decision back'), { type: 'step-decision', by: -1 }),
    controls.button(say('One event back'), { type: 'step', by: -1 }),
    play,
    controls.button(say('One event on'), { type: 'step', by: 1 }),
    controls.button(say('One decision on'), { type: 'step-decision', by: 1 }),
    controls.button(say('To the end'), (now) => ({ type: 'seek', time: now.end })),
    time,
    speed,
    controls.shown(controls.button(say('Stop'), { type: 'stop' }), (now) => now.longSimulation !== null),
  );
  if (!state.webgl) return [steps]; // its picture shows everything there is
  const view = bar(
    say('View'),
    controls.button(say('Look closer'), { type: 'zoom', factor: 1.5 }),
    controls.button(say('From farther away'), { type: 'zoom', factor: 1 / 1.5 }),
    controls.button(say('Earlier'), (now) => ({ type: 'pan', by: -Math.round(now.viewport.span / 8) })),
    controls.button(say('Later'), (now) => ({ type: 'pan', by: Math.round(now.viewport.span / 8) })),
    controls.button(say('Everything'), { type: 'fit' }),
  );
  return [steps, view];
}

/** @param {import('./controls.js').Controls} controls @param {any} state @returns {HTMLElement[]} */
export function knob_controls(controls, state) {
  if (state.knobs.length === 0) return [];
  const knobs = state.knobs.map((/** @type {any} */ knob, /** @type {number} */ index) =>
    controls.slider(
      knob.label || knob.name,
      (position) => ({ type: 'knob', name: knob.name, position }),
      (now) => now.knobs[index],
    ),
  );
  return [bar(say('Knobs'), ...knobs)];
}

/** @param {import('./controls.js').Controls} controls @param {any} state @returns {HTMLElement[]} */
export function action_controls(controls, state) {
  const real = controls.button(say('Run for real'), (now) => ({ type: now.real.running ? 'cancel-real' : 'run-real' }));
  controls.updates.push((now) => {
    const label = now.real.running ? say('Cancel') : say('Run for real');
    if (real.textContent !== label) real.textContent = label;
  });
  const theme = controls.select(
    say('Theme'),
    Object.entries(kThemes).map(([theme, words]) => [theme, say(words)]),
    (value) => ({ type: 'theme', theme: value }),
    (now) => now.theme,
  );
  const actions = bar(
    say('Do'),
    real,
    controls.button(say('Copy link'), { type: 'copy-link' }),
    controls.button(say('Save as a file'), { type: 'exports', shown: true }),
    find_field(controls),
    theme,
  );
  if (state.webgl) {
    const present = controls.button(say('Present'), (now) => ({ type: 'presenter', shown: !now.presenter }));
    controls.updates.push((now) => present.setAttribute('aria-pressed', String(now.presenter)));
    actions.append(present);
  }
  return [actions];
}

/** @param {import('./controls.js').Controls} controls */
function find_field(controls) {
  const field = make('input', { type: 'search', autocomplete: 'off', spellcheck: false });
  const outcome = make('span', { role: 'status' });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || field.value.trim() === '') return;
    event.preventDefault();
    outcome.textContent = controls.dispatch({ type: 'find', text: field.value.trim(), on: true });
  });
  return make('label', {}, say('Find a task'), field, outcome);
}
