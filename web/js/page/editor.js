// The scenario's text: a text area with its words coloured behind it, errors marked in place and listed under it. Typing,
// selection, undo, input methods are the browser's own.
import { element } from './elements.js';
import { pieces_of, range_of } from './highlight.js';

/** @typedef {{severity: string, line: number, column: number, length: number, message: string, hint: string}} Diagnostic */

export class Editor {
  /** @param {(text: string) => void} on_text called for each change that the reader makes */
  constructor(on_text) {
    this.section = element('editor');
    this.area = /** @type {HTMLTextAreaElement} */ (element('text'));
    this.behind = element('highlight');
    this.list = element('problems');
    /** @type {Diagnostic[]} */
    this.diagnostics = [];
    this.area.addEventListener('input', () => {
      this.paint();
      on_text(this.area.value);
    });
    this.area.addEventListener('scroll', () => this.follow_scroll());
  }

  /** @param {string} text @param {Diagnostic[]} diagnostics */
  show(text, diagnostics) {
    if (this.area.value !== text) this.area.value = text;
    this.diagnostics = diagnostics;
    this.section.hidden = false;
    this.area.setAttribute('aria-invalid', String(diagnostics.some((d) => d.severity === 'error')));
    this.list.replaceChildren(...diagnostics.map((diagnostic) => this.problem(diagnostic)));
    this.paint();
  }

  /** @param {{x: number, y: number, width: number, height: number}} slot CSS pixels; empty: not shown */
  place(slot) {
    this.section.hidden = slot.width <= 0 || slot.height <= 0;
    const style = this.section.style;
    style.left = `${slot.x}px`;
    style.top = `${slot.y}px`;
    style.width = `${slot.width}px`;
    style.height = `${slot.height}px`;
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
    words.textContent = diagnostic.message;
    if (diagnostic.hint) {
      const hint = document.createElement('span');
      hint.className = 'hint';
      hint.textContent = diagnostic.hint;
      words.append(hint);
    }
    button.append(place, words);
    button.addEventListener('click', () => this.go_to(diagnostic));
    item.append(button);
    return item;
  }

  /** @param {Diagnostic} diagnostic */
  go_to(diagnostic) {
    const [from, to] = range_of(this.area.value, diagnostic);
    this.area.focus();
    this.area.setSelectionRange(from, to);
    const line_height = Number.parseFloat(getComputedStyle(this.area).lineHeight) || 20;
    this.area.scrollTop = Math.max(0, (diagnostic.line - 1) * line_height - this.area.clientHeight / 2);
  }

  paint() {
    const text = this.area.value;
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
