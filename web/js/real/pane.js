// The pane of real mode: in which way and with which kernel to run, what came of it beside the prediction, how much sooner more
// workers are done, and what this machine is like. It also answers the engine when that asks for a real run.
import { make } from '../page/elements.js';
import { kKernels } from './calibrate.js';
import { machine_section } from './machine_section.js';
import { createRealMode } from './real_mode.js';
import { report_section } from './report.js';
import { gaps_sentence, prediction_sentence } from './sentences.js';
import { worker_file } from './simd.js';
import { SpeedUp } from './speed_up.js';
import { say, translatable } from '../words.js';

// To draw takes time from a machine that is being measured, most of all where the processor paints: what is to be drawn before a
// run gets its frames first, and how far a run is is told of longer ones only.
const kProgressMs = 1000;
const kFramesToSettle = 8; // three that the canvas takes for any news, and those that are under way behind them
const kSettleMs = 500; // a hidden page has no frames

/** In the order of web/worker/way.hpp. */
const kWays = translatable([
  ['As it is written', 'By the text’s own model and policy, a worker for each of its cores.'],
  ['One after another', 'Each task to its end before the next begins, on one worker.'],
  ['Interleaved on one worker', 'By the text’s model and policy, the scheduler and the tasks in the same worker.'],
  ['Parallel, a worker for each core', 'By the text’s policy, on as many workers as cores really run at once here.'],
  ['More workers than cores', 'A worker for every task: who runs when, your operating system decides.'],
]);
const kParallel = 3;

/**
 * @typedef {object} Host
 * @property {HTMLElement} pane
 * @property {() => boolean} on_canvas the canvas shows a button of its own to run for real
 * @property {() => any[]} runs of the snapshot
 * @property {(run: number) => Uint8Array} spec
 * @property {(command: import('../page/commands.js').Command) => void} dispatch
 * @property {(name: string) => Promise<WebAssembly.Module>} get_module
 */

export class RealPane {
  /** @param {Host} host */
  constructor(host) {
    this.host = host;
    this.real = createRealMode({ getModule: () => host.get_module(worker_file()) });
    /** @type {AbortController | undefined} */
    this.current = undefined;
    /** @type {{title: string, stats?: import('./real_mode.js').RealStats, failure?: string}[]} */
    this.found = [];
    this.way = choice(
      say('Way'),
      kWays.map(([label]) => say(label)),
      () => this.explain(),
    );
    this.kernel = choice(say('Kernel'), [say('As labels name it'), ...kKernels], () => {});
    this.about = make('p', { className: 'real-soft' });
    this.button = make('button', { type: 'button', className: 'real-main' }, say('Run for real'));
    this.button.addEventListener('click', () => host.dispatch({ type: this.current ? 'cancel-real' : 'run-real' }));
    this.report = make('div', {});
    this.speed_up = new SpeedUp(this.real, () => ({ spec: host.spec(0), kernel: this.chosen_kernel() }));
    this.machine = make('div', {});
    host.pane.replaceChildren(
      this.way.label,
      this.kernel.label,
      this.about,
      this.button,
      this.report,
      this.speed_up.section,
      this.machine,
    );
    document.addEventListener('visibilitychange', () => this.doubt_machine());
    this.explain();
    this.show_machine();
  }

  /** The pane has come to sight. One button to run is enough. */
  shown() {
    this.button.hidden = this.host.on_canvas();
    this.doubt_machine();
  }

  /** Says so where what was measured may hold no more. */
  doubt_machine() {
    const measuring = this.machine.querySelector('[aria-busy=true]');
    if (this.real.machine.stale && !measuring) this.show_machine();
  }

  explain() {
    this.about.textContent = say(kWays[this.way.select.selectedIndex][1]);
  }

  /** @returns {number} as worker.js has it */
  chosen_kernel() {
    return this.kernel.select.selectedIndex - 1;
  }

  /** @param {number} number of the engine's request */
  async run(number) {
    this.current?.abort();
    const control = new AbortController();
    this.current = control;
    this.found = [];
    this.show_running(true);
    try {
      const runs = this.host.runs();
      for (let run = 0; run < runs.length && !control.signal.aborted; ++run) {
        if (!(await this.run_one(number, run, runs[run].variant, control))) break;
      }
      if (!control.signal.aborted) this.host.dispatch({ type: 'real-finished', number });
    } finally {
      if (this.current === control) {
        this.current = undefined;
        this.show_running(false);
        this.doubt_machine();
      }
    }
  }

  /** @param {number} number @param {number} run @param {string} title @param {AbortController} control @returns {Promise<boolean>} */
  async run_one(number, run, title, control) {
    const { dispatch } = this.host;
    dispatch({ type: 'real-progress', number, run, permille: 0 });
    await settled();
    /** @type {number | undefined} */
    let told;
    const way = this.way.select.selectedIndex;
    try {
      const { trace, stats } = await this.real.run({
        spec: this.host.spec(run),
        way,
        workers: way === kParallel ? await this.cores(control.signal) : 0,
        kernel: this.chosen_kernel(),
        signal: control.signal,
        onProgress: (share) => {
          const now = performance.now();
          told ??= now;
          if (now - told < kProgressMs) return;
          told = now;
          dispatch({ type: 'real-progress', number, run, permille: Math.round(share * 1000) });
        },
      });
      if (control.signal.aborted) return false;
      const machine = [stats.error, prediction_sentence(stats), gaps_sentence(stats)].filter(Boolean).join(' ');
      const predicted = stats.tooShort ? -stats.account.predicted : stats.account.predicted;
      dispatch({ type: 'real-result', number, run, trace, machine, predicted });
      this.found.push({ title, stats });
    } catch (error) {
      if (control.signal.aborted) return false;
      const message = sentence_of(error);
      dispatch({ type: 'real-failed', number, run, message });
      this.found.push({ title, failure: message });
    }
    this.report.replaceChildren(...this.found.map(report_section));
    return true;
  }

  cancel() {
    this.current?.abort();
    this.current = undefined;
    this.show_running(false);
  }

  /** @param {AbortSignal} signal @returns {Promise<number>} that really run at once, measured if that is not known */
  async cores(signal) {
    const { machine } = this.real;
    const known = machine.known && !machine.stale ? machine.known : await this.real.find_out(signal);
    this.show_machine();
    return Math.max(1, Math.round(known.cores));
  }

  /** @param {boolean} running */
  show_running(running) {
    this.button.textContent = running ? say('Cancel') : say('Run for real');
    this.host.pane.setAttribute('aria-busy', String(running));
  }

  show_machine() {
    this.machine.replaceChildren(machine_section(this.real, () => this.show_machine()));
  }
}

/** @param {string} label @param {string[]} options @param {() => void} on_change */
function choice(label, options, on_change) {
  const select = make('select', {}, ...options.map((option) => make('option', {}, option)));
  select.addEventListener('change', on_change);
  return { select, label: make('label', { className: 'real-choice' }, make('span', {}, label), select) };
}

/** @returns {Promise<void>} when the page has drawn what it had to draw, or has no frames */
function settled() {
  return new Promise((resolve) => {
    const give_up = setTimeout(resolve, kSettleMs);
    let left = kFramesToSettle;
    const frame = () => {
      if (--left > 0) return void requestAnimationFrame(frame);
      clearTimeout(give_up);
      resolve();
    };
    requestAnimationFrame(frame);
  });
}

/** @param {unknown} error */
export function sentence_of(error) {
  return error instanceof Error && error.message ? error.message : say('The real run did not succeed.');
}
