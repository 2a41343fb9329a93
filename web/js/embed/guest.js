// The explorer's end of the talk with its host. Nothing that comes in reaches beyond the model: each message is read field by
// field (embed/verbs.js), becomes a command, and is answered to its sender alone; what is not understood is ignored. Events go to
// the parent once it has spoken, to the origin that it spoke from; only `ready` and `height`, which say nothing of the scenario,
// come unasked.
import { icon } from '../page/icons.js';
import { kDocumentPart, kRunsPart, kTasksPart, kTextPart, kViewPart } from '../page/snapshot_parts.js';
import { opened, enveloped } from './protocol.js';
import { commands_of, kVerbs } from './verbs.js';
import { say } from '../words.js';

const kStatesApartMs = 100;
const kAnswerMs = 1000;
const kMostTasks = 64; // of a real run, told one by one

/** @param {unknown} id what may come back in an answer */
function is_id(id) {
  return (typeof id === 'string' && id.length <= 64) || (typeof id === 'number' && Number.isFinite(id));
}

export class Guest {
  /** @param {string} base @param {() => void} on_ready */
  constructor(base, on_ready) {
    this.base = base;
    this.on_ready = on_ready;
    this.ready = false;
    this.host = ''; // the parent's origin, once it has spoken
    this.told = { state: '', cursor: 0, playing: false, height: 0, problem: '', real: 0 };
    this.told_at = 0;
    this.root = /** @type {HTMLElement} */ (document.getElementById('explorer'));
    this.root.addEventListener('news', () => this.on_news());
    addEventListener('message', (event) => this.hear(event));
    // Where nothing may be edited nothing is pasted or dropped either.
    for (const type of ['paste', 'drop', 'dragover']) {
      addEventListener(type, (event) => this.is_locked(event) && event.stopImmediatePropagation(), { capture: true });
    }
  }

  get explorer() {
    return /** @type {any} */ (window).explorer;
  }

  /** @param {Event} event */
  is_locked({ target }) {
    const types = target instanceof HTMLElement && target.matches('input, textarea');
    return !types && /** @type {HTMLElement} */ (document.getElementById('editor')).hidden;
  }

  on_news() {
    const view = this.explorer.snapshot(kViewPart | kDocumentPart);
    if (!this.ready) this.begin(view);
    this.place_way_out(view);
    this.tell_height(view);
    if (this.host) this.tell_changes(view);
  }

  /** @param {any} view */
  begin(view) {
    const failed = document.documentElement.classList.contains('no-canvas') && view.frames === 0 && !view.revision;
    if (!failed && !(view.revision > 0)) return;
    this.ready = true;
    this.on_ready();
    this.tell('ready', { version: 1 }, window.parent, '*');
  }

  /** @param {string} type @param {object} fields @param {Window} to @param {string} origin */
  tell(type, fields, to = window.parent, origin = this.host) {
    if (to !== window) to.postMessage(enveloped(type, fields), origin);
  }

  // ---- what changed

  /** @param {any} view */
  tell_height({ wantedHeight: wanted, webgl }) {
    const height = webgl ? wanted : document.documentElement.scrollHeight;
    if (!this.ready || !height || height === this.told.height) return;
    this.told.height = height;
    this.tell('height', { height }, window.parent, '*');
  }

  /** @param {any} view */
  tell_changes(view) {
    const { told } = this;
    const now = performance.now();
    const errors = view.diagnostics.filter((/** @type {any} */ one) => one.severity === 'error');
    const problem = errors.map((/** @type {any} */ one) => one.message).join(' ');
    if (problem !== told.problem && problem) this.tell('error', { message: problem, line: errors[0].line });
    told.problem = problem;
    const soon = view.playing && now - this.told_at < kStatesApartMs;
    if (view.cursor !== told.cursor && !soon) {
      told.cursor = view.cursor;
      this.tell('step', { time: view.cursor, end: view.end, sentence: view.now });
    }
    if (told.playing && !view.playing && view.cursor >= view.end)
      this.tell('finished', { what: 'playback', time: view.cursor });
    told.playing = view.playing;
    const real = view.real.running ? 0 : view.real.number;
    if (real > told.real) this.tell('finished', { what: 'real', runs: this.runs(kRunsPart | kTasksPart) });
    told.real = Math.max(real, told.real);
    const state = this.state(view);
    const said = JSON.stringify(state);
    if (said === told.state || soon) return;
    this.told_at = now;
    told.state = said;
    this.tell('state', state);
  }

  /** @param {any} view */
  state(view) {
    const {
      title,
      frame,
      mode,
      theme,
      cursor,
      end,
      playing,
      speed,
      simulating,
      chosenRun: variant,
      diagnostics,
    } = view;
    const knobs = Object.fromEntries(view.knobs.map((/** @type {any} */ knob) => [knob.name, knob.value]));
    return { title, frame, mode, theme, time: cursor, end, playing, speed, simulating, variant, knobs, diagnostics };
  }

  /** @param {number} parts */
  runs(parts = kRunsPart) {
    return this.explorer.snapshot(parts).runs.map((/** @type {any} */ run) => ({
      variant: run.variant,
      end: run.end,
      makespan: run.makespan,
      sentence: run.sentence,
      measured: run.measured && {
        end: run.measured.end,
        makespan: run.measured.makespan,
        workers: run.measured.cores,
        sentence: run.measured.error,
        tasks: run.measured.tasks?.slice(0, kMostTasks),
      },
    }));
  }

  /** All that there is to say: the moment as a link, and the text. */
  whole_state() {
    const view = this.explorer.snapshot(kViewPart | kDocumentPart | kTextPart);
    const link = this.explorer.link().replace(/^[^?#]*/, '');
    return { ...this.state(view), text: view.text, link, runs: this.runs() };
  }

  // ---- what is asked

  /** @param {MessageEvent} event */
  hear({ data, source, origin }) {
    const message = opened(data);
    if (!message || !source || !Object.hasOwn(kVerbs, message.type) || !this.ready) return;
    const sender = /** @type {Window} */ (source);
    const target = origin === 'null' || !origin ? '*' : origin; // an opaque origin has no other name
    if (source === window.parent) this.host = target;
    const fields = is_id(message.id) ? { id: message.id } : {};
    /** @param {string} type @param {object} content */
    const answer = (type, content) => this.tell(type, { ...content, ...fields }, sender, target);
    if (message.type === 'ping' || message.type === 'PING') {
      return answer(message.type === 'PING' ? 'PONG' : 'pong', { version: 1 });
    }
    if (message.type === 'focus') return document.getElementById('canvas')?.focus({ preventScroll: true });
    this.carry_out(message).then(
      () => (message.type === 'get' || 'id' in fields) && answer('state', this.whole_state()),
      (error) => answer('error', { message: error.message }),
    );
  }

  /** @param {import('./protocol.js').Message} message */
  async carry_out(message) {
    const view = this.explorer.snapshot(kViewPart | kDocumentPart | kRunsPart);
    for (const command of commands_of(message, view)) await this.explorer.dispatch(command);
    if (view.playing || ['get', 'play', 'run-real'].includes(message.type)) return;
    // Off screen it rests, with what was asked for pending: that is no reason to leave the host without an answer.
    await Promise.race([this.explorer.whenIdle(), new Promise((late) => setTimeout(late, kAnswerMs))]);
  }

  // ---- the way to the whole explorer

  /** @param {any} view */
  place_way_out(view) {
    if (!this.way) {
      const way = document.createElement('a');
      Object.assign(way, { id: 'whole', target: '_blank', rel: 'noopener', title: say('Open in the whole explorer') });
      way.setAttribute('aria-label', way.title);
      way.append(icon('out'));
      const refresh = () => (way.href = this.explorer.link() || this.base);
      for (const type of ['pointerenter', 'pointerdown', 'focus']) way.addEventListener(type, refresh);
      refresh();
      this.root.append(way);
      this.way = way;
    }
    const right = view.webgl ? view.width - view.timeline.x - view.timeline.width : 16;
    this.way.style.right = `${view.narrow ? right - 12 : right - 8}px`;
  }
}
