// The help: what keys, mouse and fingers do, in a dialog of the browser's own (it keeps the focus, Esc leaves it). Opened by
// `?` from anywhere but a text, and by the button beside undo.
import { element, make } from './elements.js';
import { icon_button } from './icons.js';
import { kLanguages } from './language.js';
import { say, translatable } from '../words.js';

/** @type {(readonly [string, (readonly [string, string])[]])[]} */
const kHelp = translatable([
  [
    'Time',
    [
      ['Space', 'play, pause'],
      ['← →', 'step to the next event; with Shift, decision'],
      [', .', 'to the slice before, to the next'],
      ['Home, End', 'to the beginning, to the end'],
      ['W S, + −', 'look closer, from farther away'],
      ['A D', 'move along'],
      ['F', 'what is selected, or everything'],
      ['R', 'as at the beginning'],
      ['/', 'find a task'],
    ],
  ],
  [
    'View',
    [
      ['1 2 3 4', 'your code, threads, cores, whole system'],
      ['P', 'for an audience: the figure alone, in large type'],
      ['Esc', 'leave the figure; then Tab goes on in the page'],
      ['?', 'this help'],
    ],
  ],
  [
    'Mouse',
    [
      ['Click', 'a slice: its task in every frame'],
      ['Drag', 'move along; on the axis, move the cursor'],
      ['Shift + drag', 'measure'],
      ['Ctrl or ⌘ + wheel', 'look closer at the pointer'],
    ],
  ],
  [
    'Fingers',
    [
      ['Tap', 'a slice: its task'],
      ['Drag, pinch', 'move along, look closer'],
      ['Hold, then drag', 'measure'],
    ],
  ],
  [
    'Editing',
    [
      ['Ctrl or ⌘ + Z', 'undo; with Shift, redo'],
      ['Ctrl + Space', 'in the text: words that may stand here'],
      ['↑ ↓', 'in the form: more, less; on a grip: move the step'],
      ['Paste, drop a file', 'outside of the text: open another scenario'],
    ],
  ],
]);

/** @param {EventTarget | null} target */
function takes_text(target) {
  return target instanceof HTMLElement && target.matches('input, textarea, select');
}

/** The same moment in the other languages, each named in itself. @param {() => string} address @returns {HTMLElement[]} */
function ways_to_languages(address) {
  return Object.entries(kLanguages)
    .filter(([language]) => language !== document.documentElement.lang)
    .map(([lang, name]) => {
      const way = make('a', { lang, hreflang: lang }, name);
      const refresh = () => {
        const there = new URL(address() || location.href, location.href);
        there.searchParams.set('lang', lang);
        way.href = there.href;
      };
      for (const type of ['pointerenter', 'pointerdown', 'focus']) way.addEventListener(type, refresh);
      refresh();
      return way;
    });
}

export class Help {
  /** @param {() => string} address of what is shown now */
  constructor(address) {
    this.dialog = make('dialog', { id: 'help', ariaLabel: say('Help') });
    for (const [title, rows] of kHelp) {
      const list = make('dl');
      for (const [what, does] of rows) list.append(make('dt', {}, say(what)), make('dd', {}, say(does)));
      this.dialog.append(make('section', {}, make('h2', {}, say(title)), list));
    }
    const close = make('button', { type: 'button', className: 'capsule' }, say('Close'));
    close.addEventListener('click', () => this.dialog.close());
    this.dialog.append(make('div', { className: 'bar' }, close, ...ways_to_languages(address)));
    // Closed a turn later: Firefox closes it before the key arrives, which then would be for what has the focus again.
    this.dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      setTimeout(() => this.dialog.close());
    });
    // A press beside it closes it, too.
    this.dialog.addEventListener('click', (event) => event.target === this.dialog && this.dialog.close());
    element('explorer').append(this.dialog);
    element('editor-bar').append(icon_button('help', say('Help'), () => this.open()));
    window.addEventListener(
      'keydown',
      (event) => {
        const combined = event.ctrlKey || event.metaKey || event.altKey;
        if (event.key !== '?' || combined || takes_text(event.target) || this.dialog.open) return;
        this.open();
        event.preventDefault();
        event.stopPropagation();
      },
      { capture: true },
    );
  }

  open() {
    const before = document.activeElement;
    this.dialog.addEventListener('close', () => before instanceof HTMLElement && before.focus(), { once: true });
    this.dialog.showModal();
  }
}
