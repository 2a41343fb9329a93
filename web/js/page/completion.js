// Completion of the word at the caret: a list under it, asked for by Ctrl+Space, walked by the arrows, taken by Enter or Tab,
// left by Esc. While it is closed every key is the text area's own. What may stand there the engine says.
import { make } from './elements.js';
import { say } from '../words.js';

export class Completion {
  /**
   * @param {HTMLTextAreaElement} area
   * @param {HTMLElement} behind the same text, laid out the same, in which places can be measured
   * @param {(caret: number) => {begin: number, words: string[]}} ask in UTF-8 bytes from the start of the text
   */
  constructor(area, behind, ask) {
    this.area = area;
    this.behind = behind;
    this.ask = ask;
    this.list = make('ul', {
      id: 'completions',
      role: 'listbox',
      ariaLabel: say('Words that may stand here'),
      hidden: true,
    });
    this.begin = 0;
    this.at = 0;
    area.parentElement?.append(this.list);
    area.setAttribute('aria-autocomplete', 'list');
    area.setAttribute('aria-controls', this.list.id);
    area.addEventListener('keydown', (event) => this.key(event));
    area.addEventListener('input', () => this.open && this.look());
    area.addEventListener('blur', () => this.close());
    area.addEventListener('scroll', () => this.close());
    area.addEventListener('pointerdown', () => this.close());
    this.list.addEventListener('pointerdown', (event) => event.preventDefault()); // the text keeps the focus
    this.list.addEventListener('click', (event) => {
      const item = /** @type {HTMLElement} */ (event.target).closest('li');
      if (item) this.take([...this.list.children].indexOf(item));
    });
  }

  get open() {
    return !this.list.hidden;
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key === ' ' && event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      return this.look();
    }
    if (!this.open) return;
    const count = this.list.children.length;
    const keys = {
      ArrowDown: () => this.choose((this.at + 1) % count),
      ArrowUp: () => this.choose((this.at + count - 1) % count),
      Enter: () => this.take(this.at),
      Tab: () => this.take(this.at),
      Escape: () => this.close(),
    };
    const act = keys[event.key];
    if (act) {
      event.preventDefault();
      event.stopPropagation();
      act();
    } else if (/^(Arrow|Home|End|Page)/.test(event.key)) {
      this.close();
    }
  }

  look() {
    const caret = this.area.selectionStart;
    const before = this.area.value.slice(0, caret);
    const bytes = new TextEncoder().encode(before);
    const { begin, words } = this.ask(bytes.length);
    if (words.length === 0) return this.close();
    this.begin = new TextDecoder().decode(bytes.subarray(0, begin)).length;
    this.list.replaceChildren(
      ...words.map((word, index) => make('li', { id: `completion-${index}`, role: 'option' }, word)),
    );
    this.list.hidden = false;
    this.place(caret);
    this.choose(0);
  }

  /** @param {number} caret */
  place(caret) {
    const walker = document.createTreeWalker(this.behind, NodeFilter.SHOW_TEXT);
    let left = this.begin;
    while (walker.nextNode()) {
      const length = walker.currentNode.nodeValue?.length ?? 0;
      if (left < length || (left === length && caret === this.area.value.length)) break;
      left -= length;
    }
    if (!walker.currentNode || walker.currentNode === this.behind) {
      this.list.style.left = this.list.style.top = '0'; // nowhere to measure: a text too long to be coloured
      return;
    }
    const range = document.createRange();
    range.setStart(walker.currentNode, Math.min(left, walker.currentNode.nodeValue?.length ?? 0));
    const at = range.getBoundingClientRect();
    const paper = /** @type {HTMLElement} */ (this.area.parentElement).getBoundingClientRect();
    const list = this.list.getBoundingClientRect();
    const below = at.bottom - paper.top + 4;
    const above = at.top - paper.top - list.height - 4;
    this.list.style.left = `${Math.max(0, Math.min(at.left - paper.left - 8, paper.width - list.width))}px`;
    this.list.style.top = `${below + list.height > paper.height && above > 0 ? above : below}px`;
  }

  /** @param {number} index */
  choose(index) {
    this.at = index;
    [...this.list.children].forEach((item, at) => item.setAttribute('aria-selected', String(at === index)));
    this.list.children[index].scrollIntoView({ block: 'nearest' });
    this.area.setAttribute('aria-activedescendant', `completion-${index}`);
  }

  /** @param {number} index */
  take(index) {
    const word = this.list.children[index].textContent ?? '';
    const caret = this.area.selectionStart;
    this.close();
    this.area.setRangeText(word, this.begin, caret, 'end');
    this.area.dispatchEvent(new InputEvent('input', { inputType: 'insertReplacementText', bubbles: true }));
  }

  close() {
    this.list.hidden = true;
    this.area.removeAttribute('aria-activedescendant');
  }
}
