// The mirror's controls: elements that give a command when they are used and follow the state. A group of them is built once
// for one structure of the scenario, so that a hand keeps the one it holds.
import { make, set_text } from '../page/elements.js';

/** @typedef {import('../page/commands.js').Command} Command */

const kNumbers = new Intl.NumberFormat('en', { maximumFractionDigits: 3 }); // to be made takes longer than to be used

export class Controls {
  /** @param {(command: Command) => string} dispatch */
  constructor(dispatch) {
    this.dispatch = dispatch;
    /** @type {((state: any) => void)[]} */
    this.updates = [];
  }

  /** @param {any} state */
  update(state) {
    for (const update of this.updates) update(state);
  }

  /** @param {string} label @param {Command | ((state: any) => Command)} command @returns {HTMLButtonElement} */
  button(label, command) {
    const button = make('button', { type: 'button', className: 'capsule' }, label);
    if (typeof command === 'function') {
      this.updates.push((state) => (button.onclick = () => this.dispatch(command(state))));
    } else {
      button.addEventListener('click', () => this.dispatch(command));
    }
    return button;
  }

  /** One of several: pressed while it is the chosen one. @param {string} label @param {Command} command @param {(state: any) => boolean} is_chosen */
  choice(label, command, is_chosen) {
    const button = this.button(label, command);
    this.updates.push((state) => button.setAttribute('aria-pressed', String(is_chosen(state))));
    return button;
  }

  /**
   * @param {string} label
   * @param {(position: number) => Command} command
   * @param {(state: any) => {position: number, last: number, words: string}} read
   */
  slider(label, command, read) {
    const slider = make('input', { type: 'range', min: '0' });
    const words = make('output');
    slider.addEventListener('input', () => this.dispatch(command(Number(slider.value))));
    this.updates.push((state) => {
      const now = read(state);
      slider.max = String(now.last);
      slider.value = String(now.position);
      slider.setAttribute('aria-valuetext', now.words);
      set_text(words, now.words);
    });
    return make('label', {}, label, slider, words);
  }

  /**
   * @param {string} label
   * @param {[value: string, words: string][]} options
   * @param {(value: string) => Command} command
   * @param {(state: any) => string} read
   */
  select(label, options, command, read) {
    const select = make('select', {}, ...options.map(([value, words]) => make('option', { value }, words)));
    select.addEventListener('change', () => this.dispatch(command(select.value)));
    this.updates.push((state) => {
      if (document.activeElement !== select || select.value === '') select.value = read(state);
    });
    return make('label', {}, label, select);
  }

  /** Shown only while it makes sense. @template {HTMLElement} T @param {T} part @param {(state: any) => boolean} when @returns {T} */
  shown(part, when) {
    this.updates.push((state) => (part.hidden = !when(state)));
    return part;
  }
}

/** A row of controls. @param {string} label what they have in common @param {Node[]} parts */
export function bar(label, ...parts) {
  const row = make('div', { className: 'bar', role: 'group' }, ...parts);
  row.setAttribute('aria-label', label);
  return row;
}

/** @param {number | null} ns */
export function milliseconds(ns) {
  return ns === null ? '–' : kNumbers.format(ns / 1e6);
}
