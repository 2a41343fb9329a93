// The left column: a quiet switch between the ways to edit a scenario, undo and redo, and under it the chosen one. All of
// them edit the same document.
import { element, make, set_text } from './elements.js';
import { icon_button } from './icons.js';
import { say } from '../words.js';

/** @typedef {{name: string, label: string, pane: HTMLElement, on_show?: () => void}} Pane */

export class Column {
  /** @param {(command: import('./commands.js').Command) => void} dispatch */
  constructor(dispatch) {
    this.section = element('editor');
    this.tabs = element('ways');
    this.says = element('says');
    /** @type {Pane[]} */
    this.panes = [];
    this.chosen = '';
    this.undo = icon_button('undo', say('Undo'), () => dispatch({ type: 'undo' }));
    this.redo = icon_button('redo', say('Redo'), () => dispatch({ type: 'redo' }));
    element('editor-bar').append(this.undo, this.redo);
    this.show_history({ canUndo: false, canRedo: false });
    this.tabs.addEventListener('keydown', (event) => this.walk(event));
  }

  /** @param {Pane} pane */
  add(pane) {
    const tab = make('button', { type: 'button', id: `way-${pane.name}`, role: 'tab' }, pane.label);
    tab.setAttribute('aria-controls', pane.pane.id);
    tab.addEventListener('click', () => this.choose(pane.name));
    pane.pane.setAttribute('role', 'tabpanel');
    pane.pane.setAttribute('aria-labelledby', tab.id);
    this.tabs.append(tab);
    this.panes.push(pane);
    if (this.panes.length === 1) this.choose(pane.name);
    else this.mark();
  }

  /** @param {string} name */
  choose(name) {
    const left = this.panes.find((pane) => pane.name === this.chosen);
    const held = left?.name !== name && left?.pane.contains(document.activeElement);
    this.chosen = name;
    this.say('');
    this.mark();
    if (held) element(`way-${name}`).focus(); // or whoever goes by the keyboard would be nowhere
    this.panes.find((pane) => pane.name === name)?.on_show?.();
  }

  mark() {
    for (const { name, pane } of this.panes) {
      const tab = element(`way-${name}`);
      tab.setAttribute('aria-selected', String(name === this.chosen));
      tab.tabIndex = name === this.chosen ? 0 : -1;
      pane.hidden = name !== this.chosen;
    }
  }

  /** @param {KeyboardEvent} event */
  walk(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = this.panes.findIndex((pane) => pane.name === this.chosen);
    const next = this.panes[(at + step + this.panes.length) % this.panes.length];
    this.choose(next.name);
    element(`way-${next.name}`).focus();
  }

  /** @param {{canUndo: boolean, canRedo: boolean}} document */
  show_history({ canUndo, canRedo }) {
    this.undo.disabled = !canUndo;
    this.redo.disabled = !canRedo;
  }

  /** @param {string} sentence what could not be done here, or ''; spoken, too @param {boolean=} calm it only is so */
  say(sentence, calm = false) {
    this.says.classList.toggle('calm', calm);
    set_text(this.says, sentence);
  }

  /** Without the engine there is the text and nothing else. @param {boolean} alone */
  stand_alone(alone) {
    element('editor-bar').hidden = alone;
    if (alone) this.section.hidden = false;
  }

  /** @param {{x: number, y: number, width: number, height: number}=} slot CSS pixels; empty: not shown; none: where the page flows */
  place(slot) {
    this.section.hidden = slot !== undefined && (slot.width <= 0 || slot.height <= 0);
    if (!slot) return;
    const style = this.section.style;
    style.left = `${slot.x}px`;
    style.top = `${slot.y}px`;
    style.width = `${slot.width}px`;
    style.height = `${slot.height}px`;
  }
}
