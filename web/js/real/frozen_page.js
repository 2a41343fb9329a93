// The figure of <interleave-frozen-page>: a point that every frame moves, a strip with a tick for each frame, a field to type in,
// and two seconds of real work, here or on a worker.
import { loadWasmModule } from '../load_wasm.js';
import { make } from '../page/elements.js';
import { worker_file } from './simd.js';
import { PoolWorker } from './worker_pool.js';
import { say } from '../words.js';

const kWorkMs = 2000;
const kShownMs = 5000; // of time, in the strip; and how long it goes on moving by itself
const kBlockSteps = 100_000;
const kFrameMs = 1000 / 60;

export class FrozenPage {
  /** @param {HTMLElement} host @param {string} base address of the folder with the workers' WebAssembly */
  constructor(host, base) {
    this.host = host;
    this.base = base;
    /** @type {number[]} when frames were drawn, the last kShownMs of them */
    this.frames = [];
    this.moving = 0; // the animation's frame that is asked for
    this.moves_until = 0;
    this.working = false;
    /** @type {PoolWorker | undefined} */
    this.worker = undefined;
    this.strip = make('canvas', { className: 'frozen-strip' });
    this.strip.setAttribute('role', 'img');
    this.strip.setAttribute('aria-label', say('A point that moves, and a tick for each frame that the page has drawn'));
    this.field = make('input', { type: 'text', placeholder: say('Type here meanwhile'), autocomplete: 'off' });
    this.field.setAttribute('aria-label', say('A field to type in'));
    this.says = make('p', { className: 'frozen-says' });
    this.says.setAttribute('role', 'status');
    this.here = this.action(say('Work on this page'), () => this.work('here', () => this.work_here()));
    this.there = this.action(say('Work on a worker'), () => this.work('there', () => this.work_there()));
    host.replaceChildren(
      this.strip,
      make('div', { className: 'frozen-hands' }, this.here, this.there, this.field),
      this.says,
    );
    this.tell(
      say('Two seconds of the same work: once on the page’s own thread, once on a worker. Type while it lasts.'),
    );
    this.draw(performance.now());
  }

  /** @param {string} label @param {() => void} act */
  action(label, act) {
    const button = make('button', { type: 'button' }, label);
    button.addEventListener('click', act);
    return button;
  }

  /** @param {string} sentence */
  tell(sentence) {
    this.says.textContent = sentence;
  }

  /** @param {'here' | 'there'} where @param {() => Promise<number>} run resolved with the steps made */
  async work(where, run) {
    if (this.working) return;
    this.working = true;
    this.move(kWorkMs + kShownMs);
    const began = performance.now();
    try {
      const steps = await run();
      await new Promise((resolve) => setTimeout(resolve, 100)); // what waited is drawn first
      const stood = this.stood_still(began);
      this.tell(this.outcome(stood, steps));
      this.host.dispatchEvent(new CustomEvent('finished', { detail: { where, ...stood } }));
    } catch (error) {
      this.tell(error instanceof Error ? error.message : String(error));
    }
    this.working = false;
    this.move(kShownMs / 2);
  }

  async work_here() {
    this.tell(say('Working on this page…'));
    const module = await loadWasmModule(worker_file(), this.base);
    const { exports } = await WebAssembly.instantiate(module, {});
    const calls = /** @type {any} */ (exports);
    calls._initialize();
    await new Promise((resolve) => setTimeout(resolve, 300)); // some frames to compare with
    const spin = calls.spin_create(0);
    let steps = 0;
    for (const until = performance.now() + kWorkMs; performance.now() < until; steps += kBlockSteps) {
      calls.spin_run(spin, kBlockSteps);
    }
    calls.spin_destroy(spin);
    return steps;
  }

  async work_there() {
    this.tell(say('Working on a worker…'));
    if (!this.worker || this.worker.gone) {
      this.worker = new PoolWorker(await loadWasmModule(worker_file(), this.base));
    }
    await this.worker.ready;
    await new Promise((resolve) => setTimeout(resolve, 300));
    const { rate } = await this.worker.ask({ type: 'spin', ms: kWorkMs });
    return rate * kWorkMs;
  }

  /** @param {number} began @returns {{longest: number, missed: number}} ms without a frame at a time, and frames that were never drawn */
  stood_still(began) {
    let longest = 0;
    for (let i = 1; i < this.frames.length; ++i) {
      if (this.frames[i] > began) longest = Math.max(longest, this.frames[i] - this.frames[i - 1]);
    }
    return { longest, missed: Math.max(0, Math.round(longest / kFrameMs) - 1) };
  }

  /** @param {{longest: number, missed: number}} stood @param {number} steps */
  outcome({ longest, missed }, steps) {
    const work = say('{0} million steps in two seconds.', (steps / 1e6).toFixed(0));
    return longest > 100
      ? say(
          '{0} The page stood still for {1} ms: {2} frames were never drawn, and what you typed had to wait.',
          work,
          longest.toFixed(0),
          missed,
        )
      : say(
          '{0} The longest that the page stood still was {1} ms: every frame came, and so did every key.',
          work,
          longest.toFixed(0),
        );
  }

  /** @param {number} ms for how long the point moves from now on */
  move(ms) {
    this.moves_until = Math.max(this.moves_until, performance.now() + ms);
    this.moving ||= requestAnimationFrame((now) => this.frame(now));
  }

  /** @param {number} now */
  frame(now) {
    this.frames.push(now);
    while (this.frames[0] < now - kShownMs) this.frames.shift();
    this.draw(now);
    this.moving = now < this.moves_until ? requestAnimationFrame((next) => this.frame(next)) : 0;
  }

  /** @param {number} now */
  draw(now) {
    const { strip } = this;
    const ratio = globalThis.devicePixelRatio || 1;
    const width = strip.clientWidth || 320;
    const height = strip.clientHeight || 96;
    strip.width = Math.round(width * ratio);
    strip.height = Math.round(height * ratio);
    const paint = strip.getContext('2d');
    if (!paint) return;
    const style = getComputedStyle(strip);
    paint.scale(ratio, ratio);
    paint.fillStyle = style.getPropertyValue('color');
    const base = height - 24.5;
    paint.fillRect(0, base, width, 1);
    for (const at of this.frames) paint.fillRect(width * (1 - (now - at) / kShownMs) - 1, base - 7, 1, 7);
    // The point stays where it is for who wants no motion; the ticks still tell.
    const still = globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches;
    const swing = still ? 0 : Math.sin(now / 400);
    paint.fillStyle = style.getPropertyValue('--accent') || '#b3341f';
    paint.beginPath();
    paint.arc(width / 2 + swing * (width / 2 - 12), 24, 8, 0, 2 * Math.PI);
    paint.fill();
  }

  /** The figure leaves the page. */
  stop() {
    cancelAnimationFrame(this.moving);
    this.moving = 0;
    this.worker?.end(new Error(say('The figure has left the page.')));
    this.worker = undefined;
  }
}
