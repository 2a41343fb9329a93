// The scenario's text: a text area with its words coloured behind it, errors marked in place and listed under it. Typing,
// selection, input methods are the browser's own; undo is the app's, because it also takes back what the form does.
import { in_own_words } from '../problem_words.js';
import { element } from './elements.js';
import { too_long } from './files.js';
import { pieces_of, range_of } from './highlight.js';

/** @typedef {{severity: string, line: number, column: number, length: number, message: string, hint: string}} Diagnostic */

const kMostColoured = 50_000; // characters; a longer text is the area's own, in one colour, and laid out once

/**
 * @typedef {object} Listener
 * @property {(text: string, typed: boolean) => void} on_text called for each change that the reader makes
 * @property {(command: {type: 'undo' | 'redo'}) => void} on_history
 * @property {(sentence: string) => void} say
 */

export class Editor {
  /** @param {Listener} listener */
  constructor(listener) {
    this.area = /** @type {HTMLTextAreaElement} */ (element('text'));
    this.behind = element('highlight');
    this.list = element('problems');
    /** Called before the reader is led to a place of the text. */
    this.on_go = () => {};
    /** @type {Diagnostic[]} */
    this.diagnostics = [];
    /** @type {string | undefined} */
    this.painted = undefined;
    this.area.addEventListener('input', (event) => {
      const { inputType } = /** @type {InputEvent} */ (event);
      this.paint();
      listener.say('');
      listener.on_text(this.area.value, /^(insert(Text|Composition|LineBreak)|deleteContent)/.test(inputType));
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
      this.guard(event, event.clipboardData?.getData('text/plain') ?? '', listener);
    });
    this.area.addEventListener('scroll', () => this.follow_scroll());
  }

  /** Keeps out what no scenario can hold. @param {Event} event @param {string} added @param {Listener} listener */
  guard(event, added, listener) {
    const sentence = too_long(this.area.value, added);
    if (!sentence) return;
    event.preventDefault();
    listener.say(sentence);
  }

  /** @param {string} text @param {Diagnostic[]} diagnostics */
  show(text, diagnostics) {
    if (this.area.value !== text) this.replace(text);
    this.diagnostics = diagnostics;
    this.area.setAttribute('aria-invalid', String(diagnostics.some((d) => d.severity === 'error')));
    this.list.replaceChildren(...diagnostics.map((diagnostic) => this.problem(diagnostic)));
    this.paint();
  }

  /** @param {string} text not the reader's own typing: the caret goes where it changed */
  replace(text) {
    const before = this.area.value;
    let tail = 0;
    const most = Math.min(before.length, text.length);
    while (tail < most && before.at(-1 - tail) === text.at(-1 - tail)) ++tail;
    const scroll = this.area.scrollTop;
    this.area.value = text;
    const caret = before === '' ? 0 : text.length - tail;
    this.area.setSelectionRange(caret, caret);
    this.area.scrollTop = scroll;
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
    const [from, to] = range_of(this.area.value, diagnostic);
    this.area.focus();
    this.area.setSelectionRange(from, to);
    const line_height = Number.parseFloat(getComputedStyle(this.area).lineHeight) || 20;
    this.area.scrollTop = Math.max(0, (diagnostic.line - 1) * line_height - this.area.clientHeight / 2);
  }

  paint() {
    const text = this.area.value;
    const plain = text.length > kMostColoured;
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
