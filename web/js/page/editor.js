// The scenario's text: a text area with its words coloured behind it, errors marked in place and listed under it. Typing,
// selection, input methods are the browser's own; undo is the app's, because it also takes back what the form does.
import { in_own_words } from '../problem_words.js';
import { element } from './elements.js';
import { too_long } from './files.js';
import { pieces_of, range_of } from './highlight.js';
import { kLong, lines_of, PartedText } from './parted_text.js';
import { say } from '../words.js';

/** @typedef {{severity: string, line: number, column: number, length: number, message: string, hint: string}} Diagnostic */

/**
 * @typedef {object} Listener
 * @property {(text: string, typed: boolean) => void} on_text called for each change that the reader makes
 * @property {(command: {type: 'undo' | 'redo'}) => void} on_history
 * @property {(sentence: string, calm?: boolean) => void} say
 */

export class Editor {
  /** @param {Listener} listener */
  constructor(listener) {
    this.area = /** @type {HTMLTextAreaElement} */ (element('text'));
    this.behind = element('highlight');
    this.parts = new PartedText(this.area, () => listener.say(this.which_part(), true));
    this.list = element('problems');
    /** The engine has an older text. */
    this.is_untold = false;
    /** Called before the reader is led to a place of the text. */
    this.on_go = () => {};
    /** @type {Diagnostic[]} */
    this.diagnostics = [];
    /** @type {string | undefined} */
    this.painted = undefined;
    this.area.addEventListener('input', (event) => {
      const { inputType } = /** @type {InputEvent} */ (event);
      listener.say('');
      this.parts.take_input();
      this.paint();
      listener.on_text(this.text, /^(insert(Text|Composition|LineBreak)|deleteContent)/.test(inputType));
    });
    this.area.addEventListener('beforeinput', (event) => {
      const { inputType, data } = event;
      if (inputType === 'historyUndo' || inputType === 'historyRedo') {
        event.preventDefault();
        listener.on_history({ type: inputType === 'historyUndo' ? 'undo' : 'redo' });
      } else if (data) {
        this.guard(event, data, listener);
      }
    });
    this.area.addEventListener('paste', (event) => {
      const added = event.clipboardData?.getData('text/plain') ?? '';
      this.guard(event, added, listener);
      if (event.defaultPrevented || !this.parts.insert(added)) return;
      event.preventDefault();
      this.paint();
      this.is_untold = true;
      setTimeout(() => {
        // In a turn of its own: both take their time with a long text.
        this.is_untold = false;
        listener.on_text(this.text, false);
      });
    });
    this.area.addEventListener('scroll', () => this.follow_scroll());
  }

  get text() {
    return this.parts.text;
  }

  which_part() {
    const { before, text } = this.parts;
    const first = lines_of(before);
    const last = first - 1 + lines_of(this.area.value);
    return say('Lines {0} to {1} of {2}; the others follow as you scroll.', first, last, lines_of(text));
  }

  /** Keeps out what no scenario can hold. @param {Event} event @param {string} added @param {Listener} listener */
  guard(event, added, listener) {
    const sentence = too_long(this.text, added);
    if (!sentence) return;
    event.preventDefault();
    listener.say(sentence);
  }

  /** @param {string} text @param {Diagnostic[]} diagnostics */
  show(text, diagnostics) {
    if (!this.is_untold && this.text !== text) this.replace(text);
    this.diagnostics = diagnostics;
    this.area.setAttribute('aria-invalid', String(diagnostics.some((d) => d.severity === 'error')));
    this.list.replaceChildren(...diagnostics.map((diagnostic) => this.problem(diagnostic)));
    this.paint();
  }

  /** @param {string} text not the reader's own typing: the caret goes where it changed */
  replace(text) {
    const before = this.text;
    let tail = 0;
    const most = Math.min(before.length, text.length);
    const same = (/** @type {number} */ end) =>
      before.slice(before.length - end, before.length - tail) === text.slice(text.length - end, text.length - tail);
    for (const step of [4096, 1]) while (tail + step <= most && same(tail + step)) tail += step;
    this.parts.set(text, before === '' ? 0 : text.length - tail);
  }

  /** @param {Diagnostic} diagnostic */
  problem(diagnostic) {
    const item = document.createElement('li');
    item.className = diagnostic.severity;
    const button = document.createElement('button');
    button.type = 'button';
    const place = document.createElement('span');
    place.className = 'place';
    place.textContent = diagnostic.line > 0 ? `${diagnostic.line}:${diagnostic.column}` : '';
    const words = document.createElement('span');
    words.textContent = in_own_words(diagnostic.message);
    if (diagnostic.hint) {
      const hint = document.createElement('span');
      hint.className = 'hint';
      hint.textContent = in_own_words(diagnostic.hint);
      words.append(hint);
    }
    button.append(place, words);
    button.addEventListener('click', () => this.go_to(diagnostic));
    item.append(button);
    return item;
  }

  /** @param {Diagnostic} diagnostic */
  go_to(diagnostic) {
    this.on_go();
    const [from, to] = range_of(this.text, diagnostic);
    this.area.focus();
    this.parts.set(this.text, from, to);
    const line_height = Number.parseFloat(getComputedStyle(this.area).lineHeight) || 20;
    const line = diagnostic.line - lines_of(this.parts.before);
    this.area.scrollTop = Math.max(0, line * line_height - this.area.clientHeight / 2);
  }

  paint() {
    const { text } = this;
    const plain = text.length > kLong;
    const about = plain ? '' : JSON.stringify([text, this.diagnostics]);
    if (about === this.painted) return;
    this.painted = about;
    this.area.classList.toggle('plain', plain);
    if (plain) return this.behind.replaceChildren();
    const marks = this.diagnostics.filter((d) => d.line > 0).map((d) => ({ ...d, range: range_of(text, d) }));
    const painted = document.createDocumentFragment();
    let at = 0;
    text.split('\n').forEach((line, index) => {
      const row = document.createElement('span');
      const here = marks.filter((mark) => mark.line === index + 1);
      if (here.some((mark) => mark.severity === 'error')) row.className = 't-bad-line';
      for (const piece of pieces_of(line)) {
        const from = at;
        at += piece.text.length;
        const bad = here.some((mark) => mark.range[0] < at && Math.max(mark.range[1], mark.range[0] + 1) > from);
        row.append(coloured(piece, bad));
      }
      row.append('\n');
      at += 1;
      painted.append(row);
    });
    this.behind.replaceChildren(painted);
    this.follow_scroll();
  }

  follow_scroll() {
    this.behind.scrollTop = this.area.scrollTop;
    this.behind.scrollLeft = this.area.scrollLeft;
  }
}

/** @param {import('./highlight.js').Piece} piece @param {boolean} bad */
function coloured(piece, bad) {
  if (!piece.kind && !bad) return piece.text;
  const span = document.createElement('span');
  if (piece.kind) span.classList.add(`t-${piece.kind}`);
  if (bad) span.classList.add('t-problem');
  span.textContent = piece.text;
  return span;
}
