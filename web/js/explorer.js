// The explorer's page: loads the engine, lays the text over the canvas, passes commands to and fro. `window.explorer` is the
// one surface for tests and for the page's own parts: whenIdle(), snapshot(), link(), dispatch(command). After each frame
// #explorer has the event `news`.
import { load_script } from './load_script.js';
import { loadWasmModule } from './load_wasm.js';
import { read_address } from './page/address.js';
import { wake_gpu, with_size_kept } from './page/canvas_context.js';
import { watch_size } from './page/canvas_size.js';
import { Column } from './page/column.js';
import { problem_of } from './page/commands.js';
import { Completion } from './page/completion.js';
import { Editor } from './page/editor.js';
import { element } from './page/elements.js';
import {
  EngineError,
  kAllParts,
  kDocumentPart,
  kFormPart,
  kIdle,
  kLinkWanted,
  kOverControl,
  kTextPart,
  kViewPart,
  load_engine,
} from './page/engine.js';
import { ExportMenu } from './page/export.js';
import { Find } from './page/find.js';
import { Form } from './page/form.js';
import { Gallery } from './page/gallery.js';
import { Help } from './page/help.js';
import { listen_to_history_keys } from './page/history_keys.js';
import { listen_to_hand } from './page/input.js';
import { speak_language } from './page/language.js';
import { Links } from './page/links.js';
import { LargeType } from './page/large_type.js';
import { notice } from './page/notice.js';
import { real_runs } from './page/real.js';
import { watch_system, watch_visible } from './page/system.js';
import { say, speak, translatable, words } from './words.js';

const base = new URL('.', /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
let asked = read_address(location.search);

const kNotYet = translatable('The explorer is not loaded yet.');
const kNoWebgl = translatable('This browser offers no WebGL 2, so the figure stands still; everything else works.');

class Page {
  constructor() {
    this.canvas = /** @type {HTMLCanvasElement} */ (element('canvas'));
    this.column = new Column((command) => this.dispatch(command));
    this.editor = new Editor({
      on_text: (text, typed) => this.set_text(text, typed),
      on_history: (command) => this.dispatch(command),
      say: (sentence, calm) => this.column.say(sentence, calm),
    });
    this.editor.on_go = () => this.column.choose('text');
    this.form = new Form(
      (command) => this.dispatch(command),
      () => this.engine && this.show_document(this.engine),
    );
    this.gallery = new Gallery({
      open: (text) => {
        this.dispatch({ type: 'set-text', text });
        this.dispatch({ type: 'fit' });
      },
      say: (sentence) => this.column.say(sentence),
      current: () => ({ text: this.editor.text, title: document.title.replace(/( · )?Interleave$/, '') }),
      dispatch: (command) => this.dispatch(command),
      choose: (pane) => this.column.choose(pane),
    });
    this.column.add({ name: 'text', label: say('Text'), pane: element('text-pane') });
    this.column.add({ name: 'form', label: say('Form'), pane: element('form-pane'), on_show: () => this.show_form() });
    this.column.add({ name: 'gallery', label: say('Gallery'), pane: element('gallery-pane') });
    this.help = new Help(() => this.links?.address() ?? '');
    listen_to_history_keys((command) => this.dispatch(command));
    /** @type {import('./page/engine.js').Engine | undefined} */
    this.engine = undefined;
    /** @type {Links | undefined} */
    this.links = undefined;
    /** @type {(() => void)[]} */
    this.waiting_for_idle = [];
    /** @type {Completion | undefined} */
    this.completion = undefined;
    this.text = this.shown_document = '';
    this.text_version = 0; // of `text`
    this.document_is_due = false;
    /** Of the document what others show. @type {any} */
    this.document = { title: '', notes: [], knobs: [] };
    /** Something was done since the document was looked at; a long text is not read for every frame. */
    this.touched = true;
    this.seen_revision = -1;
    this.was_simulating = false;
    this.mirror_is_coming = true;
    this.failed = false;
  }

  async load() {
    notice(say('Loading the explorer…'));
    const coming = load_engine(base, this.canvas, {
      onFrame: (news) => this.after_frame(news),
      onReal: (number, cancel) => this.on_real?.(number, cancel),
    });
    wake_gpu(this.canvas);
    try {
      this.engine = await coming;
    } catch (error) {
      this.fail(error);
      return;
    }
    this.start(this.engine);
  }

  /** @param {import('./page/engine.js').Engine} engine */
  start(engine) {
    const has_canvas = with_size_kept(this.canvas, () => engine.start(true));
    if (other_words) engine.speak(other_words);
    this.column.stand_alone(false);
    document.documentElement.className = has_canvas ? 'canvas-shown' : 'no-canvas';
    const on_embed = asked.presentation.embedded ? undefined : () => this.open_builder(engine);
    this.exports = new ExportMenu(engine, this.canvas, (command) => this.dispatch(command), on_embed);
    this.completion ??= new Completion(this.editor.area, this.editor.behind, (caret) => this.complete(engine, caret));
    this.on_real = real_runs({
      engine,
      dispatch: (command) => this.dispatch(command),
      column: this.column,
      get_module: (name) => loadWasmModule(name, base),
      base,
    });
    watch_system((facts) => engine.dispatch({ type: 'system', ...facts }));
    watch_visible(has_canvas ? this.canvas : document.body, (visible) => engine.set_visible(visible));
    if (has_canvas) {
      this.take_canvas(engine);
      notice('');
    } else {
      notice(say(kNoWebgl));
    }
    engine.dispatch({ type: 'theme', theme: asked.theme });
    const { embedded, hide } = asked.presentation;
    engine.dispatch({ type: 'present', embedded, hide });
    this.links = new Links(engine, (command) => this.dispatch(command));
    const typed = this.editor.text; // while the engine was on its way
    this.links.open(typed ? '' : location.hash, typed || asked.text, asked.message);
    if (has_canvas) engine.module._explorer_draw_first();
    element('explorer').removeAttribute('aria-busy');
    setTimeout(() => {
      // Once the first frame is out.
      set_page_font(engine.font());
      this.load_mirror(engine);
    });
  }

  /** Where the area has a part of the text, its bytes are counted from there. @param {import('./page/engine.js').Engine} engine @param {number} caret */
  complete(engine, caret) {
    const before = new TextEncoder().encode(this.editor.parts.before).length;
    const { begin, words } = engine.complete(before + caret);
    return { begin: begin - before, words };
  }

  /** What an author pastes is put together by a script of its own, which few readers need. @param {import('./page/engine.js').Engine} engine */
  async open_builder(engine) {
    const { text, title } = engine.snapshot(kDocumentPart | kTextPart);
    const scenario = this.links?.name() ?? '';
    try {
      const open = await load_script(new URL('builder.js', base).href);
      const theme = document.documentElement.dataset.theme ?? 'auto';
      await open(base, { scenario, text, title, fragment: engine.link(scenario === '') }, theme);
    } catch (error) {
      this.dispatch({ type: 'message', message: error.message });
    }
  }

  /** @param {import('./page/engine.js').Engine} engine */
  take_canvas(engine) {
    // Alone in its window the page has nothing to scroll, so that a finger may move the figure in every direction.
    this.canvas.classList.toggle('alone', window.parent === window);
    const large_type = new LargeType((size) => engine.dispatch({ type: 'resize', ...size }));
    this.large_type = large_type;
    this.look_at_size = watch_size(this.canvas, ({ deviceWidth, deviceHeight, ...size }) => {
      engine.module._explorer_canvas_size(deviceWidth, deviceHeight);
      large_type.resize(size);
    });
    this.canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();
      engine.module._explorer_context(0);
    });
    this.canvas.addEventListener('webglcontextrestored', () => engine.module._explorer_context(1));
    for (const type of /** @type {const} */ (['pointerdown', 'pointerup', 'keydown'])) {
      this.canvas.addEventListener(type, () => (this.touched = true), { capture: true });
    }
    this.canvas.addEventListener('pointermove', ({ buttons }) => (this.touched ||= buttons !== 0), { capture: true });
    const find = new Find(this.canvas, (command) => engine.dispatch(command));
    listen_to_hand(
      this.canvas,
      engine,
      () => find.open(),
      () => large_type.scale,
    );
  }

  /** @param {import('./page/engine.js').Engine} engine */
  async load_mirror(engine) {
    this.mirror_is_coming = true;
    try {
      const Mirror = await load_script(new URL('mirror.js', base).href);
      /** @type {import('./mirror/mirror.js').Mirror} */
      const mirror = new Mirror(
        element('words'),
        engine,
        (/** @type {any} */ command) => this.dispatch(command),
        () => this.is_idle() && this.answer_idle(),
      );
      mirror.show(engine.snapshot(kViewPart), this.document, true);
      this.mirror = mirror;
    } catch {
      this.dispatch({ type: 'message', message: say('The words beside the figure could not be loaded.') });
    }
    this.mirror_is_coming = false;
    if (this.is_idle()) this.answer_idle();
  }

  /** @param {unknown} error */
  fail(error) {
    this.failed = true;
    document.documentElement.className = 'no-canvas';
    const known = error instanceof EngineError;
    const why = known ? error.message : say('The explorer could not be started.');
    notice(
      say('{0} The scenario’s text can be read and edited meanwhile.', why),
      known && !error.retry
        ? undefined
        : () => {
            this.failed = false;
            this.load();
          },
    );
    this.editor.show(this.editor.text || asked.text, []);
    this.column.stand_alone(true);
    element('explorer').removeAttribute('aria-busy');
    element('explorer').dispatchEvent(new Event('news'));
    this.answer_idle();
  }

  /** @param {number} news */
  after_frame(news) {
    const engine = this.engine;
    if (!engine) return;
    const view = engine.snapshot(kViewPart);
    document.documentElement.dataset.theme = view.dark ? 'dark' : 'light';
    document.documentElement.classList.toggle('contrast', view.contrast);
    this.canvas.style.cursor = news & kOverControl ? 'pointer' : '';
    const may_differ = this.touched || this.was_simulating || view.revision !== this.seen_revision;
    this.was_simulating = view.simulating; // a text that is wrong ends it without a run
    this.touched = false; // what is done while it is shown is looked at after the next frame
    this.seen_revision = view.revision;
    if (may_differ) this.look_at_document(engine);
    document.documentElement.classList.toggle('narrow', view.narrow);
    this.column.place(view.webgl ? view.editor : undefined);
    this.large_type?.show(view.presenter);
    const at_rest = (news & kIdle) !== 0;
    this.mirror?.show(view, this.document, at_rest);
    this.exports?.show(view);
    if (!view.webgl) notice([say(kNoWebgl), view.message].filter(Boolean).join(' '));
    if (news & kLinkWanted) this.links?.copy();
    if (view.revision > 0 && !view.simulating && !this.links?.loading) this.begin();
    element('explorer').dispatchEvent(new Event('news'));
    if (at_rest && this.is_idle()) this.answer_idle();
  }

  /** What the address asks for besides, once there are runs. */
  begin() {
    for (const command of asked.presentation.begin.splice(0)) this.dispatch(command);
  }

  /** A long text has a turn of its own. @param {import('./page/engine.js').Engine} engine */
  look_at_document(engine) {
    if (!this.editor.parts.is_parted) return this.show_document(engine);
    if (this.document_is_due) return;
    this.document_is_due = true;
    setTimeout(() => {
      this.document_is_due = false;
      this.show_document(engine);
      if (this.is_idle()) this.answer_idle();
    });
  }

  /** @param {import('./page/engine.js').Engine} engine */
  show_document(engine) {
    this.document = engine.snapshot(kDocumentPart);
    const { textVersion, diagnostics, title, canUndo, canRedo } = this.document;
    const shown = JSON.stringify([textVersion, diagnostics, canUndo, canRedo]);
    if (shown === this.shown_document) return;
    this.shown_document = shown;
    if (textVersion !== this.text_version) {
      this.text = engine.snapshot(kTextPart).text;
      this.text_version = textVersion;
    }
    this.editor.show(this.text, diagnostics);
    this.column.show_history({ canUndo, canRedo });
    this.gallery.show(this.text);
    this.show_form();
    document.title = title ? `${title} · Interleave` : 'Interleave';
  }

  show_form() {
    if (!this.engine || this.column.chosen !== 'form') return;
    const { form, diagnostics, text } = this.engine.snapshot(kFormPart | kDocumentPart | kTextPart);
    this.form.show(form, diagnostics, text);
  }

  answer_idle() {
    for (const answer of this.waiting_for_idle.splice(0)) answer();
  }

  /** @param {import('./page/commands.js').Command} command @returns {string} */
  dispatch(command) {
    this.touched = true;
    return this.engine ? this.engine.dispatch(command) : say(kNotYet);
  }

  /** What the reader wrote need not be read back. @param {string} text @param {boolean=} typed @returns {string} */
  set_text(text, typed) {
    const problem = this.dispatch({ type: 'set-text', text, typed });
    if (this.engine && !problem) {
      this.text = text;
      this.text_version = this.engine.snapshot(kDocumentPart).textVersion;
    }
    return problem;
  }

  is_idle() {
    this.look_at_size?.();
    const idle = (this.engine?.idle() ?? false) && !this.links?.loading && !this.document_is_due;
    return this.failed || (idle && !this.editor.is_untold && !this.mirror_is_coming && !this.mirror?.works);
  }
}

/** @param {Uint8Array} bytes */
function set_page_font(bytes) {
  const font = new FontFace('Inter', /** @type {BufferSource} */ (bytes));
  document.fonts.add(font);
  font.load().catch(() => document.fonts.delete(font)); // the system's typeface does as well
}

/** @type {Page | undefined} none while another language is on its way */
let page;
/** Of another language than English. */
let other_words = '';
/** @type {(() => void)[]} */
const waiting_for_page = [];

function open_page() {
  page = new Page();
  page.load();
  for (const answer of waiting_for_page.splice(0)) answer();
}

/** @type {any} */ (window).explorer = Object.freeze({
  /** @returns {import('./words.js').Words} of another language than English, for the page's own parts */
  get words() {
    return words();
  },
  /** @returns {Promise<void>} when nothing is pending: no frame, no simulation, no playback, no real run */
  whenIdle() {
    return new Promise((resolve) => {
      if (!page) waiting_for_page.push(() => resolve(this.whenIdle()));
      else if (page.is_idle()) resolve();
      else page.waiting_for_idle.push(resolve);
    });
  },
  /** @param {number} parts of page/engine.js @returns {any} what is shown, as plain data */
  snapshot(parts = kAllParts) {
    if (page?.engine) return page.engine.snapshot(parts);
    return {
      frames: 0,
      text: page?.editor.text ?? '',
      diagnostics: [],
      cursor: 0,
      runs: [],
      items: [],
      webgl: false,
    };
  },
  /** @returns {string} the address of what is shown, '' while there is nothing */
  link() {
    return page?.links?.address() ?? '';
  },
  /** @param {unknown} command @returns {Promise<void>} rejected with a sentence when it makes no sense */
  async dispatch(command) {
    const problem = problem_of(command) || (page ? page.dispatch(/** @type {any} */ (command)) : say(kNotYet));
    if (problem) throw new Error(problem);
  },
});

speak({});
if (asked.language === 'en') open_page();
else {
  speak_language(asked.language, base).then((lines) => {
    other_words = lines;
    asked = read_address(location.search); // its sentences in that language
    open_page();
  });
}
