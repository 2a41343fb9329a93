// What came of a real run, beside what a simulation predicted that knows this machine: a sentence, a row for each task, and what
// was computed.
import { make } from '../page/elements.js';
import { error_text, ms_text } from './sentences.js';

const kMostRows = 24;

/** @param {{title: string, stats?: import('./real_mode.js').RealStats, failure?: string}} found */
export function report_section({ title, stats, failure }) {
  const head = make('h2', {}, title || 'What came of it');
  if (!stats) return make('section', {}, head, make('p', {}, failure ?? ''));
  const { account, error, sentence, workers } = stats;
  const outcome =
    `On ${workers === 1 ? 'one worker' : `${workers} workers`} ${ms_text(account.measured)}, ` +
    `predicted ${ms_text(account.predicted)}: ${error_text(account.measured, account.predicted)}.`;
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
  const heads = ['Task', 'Measured', 'Predicted', 'Error', 'Not running'];
  const head = make('thead', {}, make('tr', {}, ...heads.map((text) => make('th', { scope: 'col' }, text))));
  return make('div', { className: 'real-table' }, make('table', {}, head, make('tbody', {}, ...rows)));
}

/** In units of web/worker/kernel_units.cpp. @type {Record<string, (steps: number) => string>} */
const kComputed = {
  spin: (steps) => `${number(steps)} steps of a chain in which each needs the one before`,
  matrix: (steps) => `${number(Math.floor(steps / 32))} products of matrices of 128 × 128`,
  mandelbrot: (steps) => `${number(steps)} rows of the Mandelbrot set`,
  primes: (steps) => `${number(steps * 4096)} numbers sieved for primes`,
  pi: (steps) => `${number(steps * 4096)} points thrown to find π`,
  sort: (steps) => `${number(steps)} lists of 512 keys sorted`,
};

/** @param {import('./account.js').Account} account */
function computed({ kernels }) {
  if (kernels.length === 0) return 'Nothing was computed.';
  const parts = kernels.map(({ name, steps }) => kComputed[name]?.(steps) ?? name);
  return `Really computed: ${parts.join('; ')}. Every result was checked and is right.`;
}

/** @param {number} value */
function number(value) {
  return Math.floor(value).toLocaleString('en');
}
