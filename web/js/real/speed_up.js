// How much sooner the same tasks are done on 1, 2, ... workers, measured, over what the prediction and Amdahl's law say.
import { make } from '../page/elements.js';
import { say } from '../words.js';

const kMostWorkers = 8;
const kShortMs = 400; // a run no longer than this is measured three times
const kSvg = 'http://www.w3.org/2000/svg';
const kWidth = 320;
const kHeight = 200;
const kLeft = 32;
const kBottom = 24;

/** @typedef {{workers: number, measured: number, predicted: number, ideal: number}} Point makespans in ns */

export class SpeedUp {
  /**
   * @param {ReturnType<typeof import('./real_mode.js').createRealMode>} real
   * @param {() => {spec: Uint8Array, kernel: number}} asked
   */
  constructor(real, asked) {
    this.real = real;
    this.asked = asked;
    /** @type {AbortController | undefined} */
    this.current = undefined;
    this.says = make('p', { className: 'real-soft' });
    this.says.setAttribute('role', 'status');
    this.figure = make('div', {});
    this.button = make('button', { type: 'button', className: 'add' }, say('Measure the speed-up'));
    this.button.addEventListener('click', () => (this.current ? this.current.abort() : this.measure()));
    this.section = make('section', {}, make('h2', {}, say('More workers')), this.figure, this.says, this.button);
  }

  async measure() {
    const control = new AbortController();
    this.current = control;
    this.button.textContent = say('Cancel');
    const most = Math.min(kMostWorkers, Math.max(2, 2 * (navigator.hardwareConcurrency || 2)));
    /** @type {Point[]} */
    const points = [];
    try {
      for (let workers = 1; workers <= most; ++workers) {
        this.says.textContent = say('Running on {0} {0|worker|workers}…', workers);
        points.push(await this.point(workers, control.signal));
        this.figure.replaceChildren(draw(points, most));
      }
      this.says.textContent = outcome(points);
    } catch (error) {
      this.says.textContent = error instanceof Error ? error.message : String(error);
    }
    this.current = undefined;
    this.button.textContent = say('Measure the speed-up');
  }

  /** @param {number} workers @param {AbortSignal} signal @returns {Promise<Point>} */
  async point(workers, signal) {
    const found = [];
    let rounds = 3;
    while (found.length < rounds) {
      const { stats } = await this.real.run({ ...this.asked(), way: 3, workers, signal });
      const { measured, predicted } = stats.account;
      found.push({ workers, measured, predicted, ideal: stats.idealNs });
      if (measured > kShortMs * 1e6) rounds = 1;
    }
    found.sort((a, b) => a.measured - b.measured);
    return found[Math.floor(found.length / 2)];
  }
}

/** @param {Point[]} points @returns {string} */
function outcome(points) {
  const best = points.reduce((a, b) => (b.measured < a.measured ? b : a));
  const times = points[0].measured / best.measured;
  if (best.workers === 1 || times < 1.05) return say('More workers are no sooner done here.');
  return say('{0} workers are done {1} times sooner than one.', best.workers, times.toFixed(2));
}

/** The part that no worker can share, as Karp and Flatt find it in what the simulation says of ideal cores. @param {Point[]} points */
function serial_share(points) {
  const { workers, ideal } = points[points.length - 1];
  if (workers === 1) return 0;
  return Math.max(0, (ideal / points[0].ideal - 1 / workers) / (1 - 1 / workers));
}

/** @param {Point[]} points @param {number} most workers */
function draw(points, most) {
  const x = (/** @type {number} */ workers) => kLeft + ((workers - 1) / (most - 1)) * (kWidth - kLeft - 16);
  const y = (/** @type {number} */ times) => kHeight - kBottom - ((times - 0) / most) * (kHeight - kBottom - 16);
  const svg = shape('svg', { viewBox: `0 0 ${kWidth} ${kHeight}`, class: 'speed-up', role: 'img' });
  svg.append(shape('title', {}, say('Speed-up on 1 to {0} workers: measured, predicted, Amdahl’s law', most)));
  for (let n = 1; n <= most; ++n) {
    svg.append(
      shape('line', { class: 'grid', x1: kLeft, x2: kWidth - 16, y1: y(n), y2: y(n) }),
      shape('text', { x: kLeft - 8, y: y(n) + 4, 'text-anchor': 'end' }, String(n)),
      shape('text', { x: x(n), y: kHeight - 8, 'text-anchor': 'middle' }, String(n)),
    );
  }
  const serial = serial_share(points);
  const law = [];
  for (let n = 1; n <= most; n += 0.25) law.push(`${x(n)},${y(1 / (serial + (1 - serial) / n))}`);
  svg.append(shape('polyline', { class: 'law', points: law.join(' ') }));
  const line = (/** @type {'measured' | 'predicted'} */ what) =>
    points.map((point) => `${x(point.workers)},${y(points[0][what] / point[what])}`).join(' ');
  svg.append(
    shape('polyline', { class: 'predicted', points: line('predicted') }),
    shape('polyline', { class: 'measured', points: line('measured') }),
  );
  for (const point of points) {
    svg.append(
      shape('circle', { class: 'measured', cx: x(point.workers), cy: y(points[0].measured / point.measured), r: 4 }),
    );
  }
  const key = make(
    'p',
    { className: 'real-soft speed-up-key' },
    make('span', { className: 'measured' }, say('measured')),
    make('span', { className: 'predicted' }, say('predicted for this machine')),
    make('span', { className: 'law' }, say('Amdahl’s law')),
  );
  return make('div', {}, /** @type {any} */ (svg), key);
}

/** @param {string} name @param {Record<string, string | number>} attributes @param {string[]} text */
function shape(name, attributes, ...text) {
  const made = document.createElementNS(kSvg, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...text);
  return made;
}
