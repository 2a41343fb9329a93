// What came of a real run, beside what a simulation predicted that knows this machine: a sentence, a row for each task, and what
// was computed.
import { make } from '../page/elements.js';
import { error_text, ms_text } from './sentences.js';
import { say, translatable } from '../words.js';

const kMostRows = 24;

/** @param {{title: string, stats?: import('./real_mode.js').RealStats, failure?: string}} found */
export function report_section({ title, stats, failure }) {
  const head = make('h2', {}, title || say('What came of it'));
  if (!stats) return make('section', {}, head, make('p', {}, failure ?? ''));
  const { account, error, sentence, tooShort, workers } = stats;
  const outcome = say(
    'On {0} {0|worker|workers} {1}, predicted {2}: {3}.',
    workers,
    ms_text(account.measured),
    ms_text(account.predicted),
    tooShort ? say('too short to say') : error_text(account.measured, account.predicted),
  );
  return make(
    'section',
    {},
    head,
    make('p', {}, outcome),
    error ? make('p', { className: 'real-accent' }, error) : '',
    make('p', { className: 'real-soft' }, sentence),
    task_table(account),
    make('p', { className: 'real-soft' }, computed(account)),
  );
}

/** @param {import('./account.js').Account} account */
function task_table({ tasks }) {
  const cell = (/** @type {string} */ text) => make('td', {}, text);
  const rows = tasks
    .slice(0, kMostRows)
    .map(({ name, measured, predicted, gaps }) =>
      make(
        'tr',
        {},
        make('th', { scope: 'row' }, name),
        cell(ms_text(measured)),
        cell(predicted === undefined ? '–' : ms_text(predicted)),
        cell(predicted ? error_text(measured, predicted) : '–'),
        cell(gaps > 0 ? ms_text(gaps) : '–'),
      ),
    );
  const heads = translatable(['Task', 'Measured', 'Predicted', 'Error', 'Not running']);
  const head = make('thead', {}, make('tr', {}, ...heads.map((text) => make('th', { scope: 'col' }, say(text)))));
  return make('div', { className: 'real-table' }, make('table', {}, head, make('tbody', {}, ...rows)));
}

/** In units of web/worker/kernel_units.cpp. @type {Record<string, (steps: number) => string>} */
const kComputed = {
  spin: (steps) => say('{0} steps of a chain in which each needs the one before', number(steps)),
  matrix: (steps) => say('{0} products of matrices of 128 × 128', number(Math.floor(steps / 32))),
  mandelbrot: (steps) => say('{0} rows of the Mandelbrot set', number(steps)),
  primes: (steps) => say('{0} numbers sieved for primes', number(steps * 4096)),
  pi: (steps) => say('{0} points thrown to find π', number(steps * 4096)),
  sort: (steps) => say('{0} lists of 512 keys sorted', number(steps)),
};

/** @param {import('./account.js').Account} account */
function computed({ kernels }) {
  if (kernels.length === 0) return say('Nothing was computed.');
  const parts = kernels.map(({ name, steps }) => kComputed[name]?.(steps) ?? name);
  return say('Really computed: {0}. Every result was checked and is right.', parts.join('; '));
}

/** @param {number} value */
function number(value) {
  return Math.floor(value).toLocaleString('en');
}
