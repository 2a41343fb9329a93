// The games as real controls: predict, then reveal; be the scheduler. What is asked and what came of it are the engine's.
import { make, set_text } from '../page/elements.js';
import { bar, milliseconds } from './controls.js';
import { say, translatable } from '../words.js';

/** @typedef {import('./controls.js').Controls} Controls */

const kPlaces = translatable(['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth']);

/** What the present state of the games needs other controls for. @param {any} state */
export function game_structure({ predict, manual }) {
  return [predict.phase, predict.names, manual.on, manual.ended, manual.options, manual.standings];
}

/** @param {Controls} controls @param {any} state @returns {HTMLElement[]} */
export function game_controls(controls, state) {
  const { predict, manual } = state;
  if (predict.phase === 'guessing') return guessing(controls, predict);
  if (predict.phase === 'revealed') {
    const again = bar(say('Game'), leave(controls, say('Done')), controls.button(say('Again'), { type: 'predict' }));
    return [make('p', {}, predict.verdict), again];
  }
  if (manual.on) return manual.ended ? decided(controls, manual) : deciding(controls, manual);
  const predicting = controls.button(say('Predict'), { type: 'predict' });
  const scheduling = controls.button(say('Be the scheduler'), { type: 'be-scheduler' });
  return [bar(say('Game'), predicting, scheduling)];
}

/** @param {Controls} controls @param {string} label */
function leave(controls, label) {
  return controls.button(label, { type: 'leave-play' });
}

/** @param {Controls} controls @param {any} predict */
function guessing(controls, predict) {
  const names = predict.names.map((/** @type {string} */ name, /** @type {number} */ index) => {
    const button = controls.button(name, { type: 'guess', name: index });
    controls.updates.push((state) => {
      const place = state.predict.order.indexOf(name);
      set_text(button, place < 0 ? name : `${name}, ${say(kPlaces[place])}`);
      button.setAttribute('aria-pressed', String(place >= 0));
    });
    return button;
  });
  const makespan = controls.slider(
    say('Makespan'),
    (position) => ({ type: 'guess', makespan: position }),
    (state) => ({
      position: state.predict.makespan ?? 0,
      last: state.predict.longest,
      words: state.predict.makespan === null ? say('no guess yet') : `${milliseconds(state.predict.makespan)} ms`,
    }),
  );
  const question =
    names.length > 0
      ? say('The schedule is hidden. Who finishes first, and who next? And how long will all of it take?')
      : say('The schedule is hidden. How long will it take?');
  return [
    make('p', {}, question),
    bar(say('Order of finish'), ...names),
    bar(say('Guess'), makespan, controls.button(say('Reveal'), { type: 'reveal' }), leave(controls, say('Leave'))),
  ];
}

/** @param {Controls} controls @param {any} manual */
function deciding(controls, manual) {
  const options = manual.options.map((/** @type {any} */ option, /** @type {number} */ index) =>
    controls.button(option.name, { type: 'decide', option: index }),
  );
  const question = make('p');
  const back = controls.button(say('Take back'), { type: 'take-back' });
  controls.updates.push((state) => {
    set_text(question, state.now);
    back.disabled = state.manual.decisions === 0;
  });
  const rest = controls.button(say('Leave the rest to the queue'), { type: 'decide-rest' });
  return [question, bar(say('Who runs'), ...options), bar(say('Game'), back, rest, leave(controls, say('Leave')))];
}

/** @param {Controls} controls @param {any} manual */
function decided(controls, manual) {
  const lines = manual.standings.map((/** @type {any} */ one) => {
    const numbers = one.completed
      ? [one.makespan, one.turnaround / 1e6, one.waiting / 1e6].map(milliseconds)
      : ['–', '–', '–'];
    const cells = numbers.map((/** @type {string} */ number) => make('td', {}, number));
    return make('tr', {}, make('th', { scope: 'row' }, one.mine ? say('you') : one.policy), ...cells);
  });
  const heads = translatable(['policy', 'makespan', 'mean turnaround', 'mean waiting']).map((name) =>
    make('th', { scope: 'col' }, say(name)),
  );
  const caption = make('caption', {}, say('How every policy does on the same tasks, in milliseconds'));
  const play = bar(
    say('Game'),
    controls.button(say('Take back'), { type: 'take-back' }),
    controls.button(say('Again'), { type: 'be-scheduler' }),
    leave(controls, say('Leave')),
  );
  return [
    make('p', {}, say('All is decided.')),
    make(
      'table',
      { className: 'numbers' },
      caption,
      make('thead', {}, make('tr', {}, ...heads)),
      make('tbody', {}, ...lines),
    ),
    play,
  ];
}
