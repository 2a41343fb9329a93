// Finding a task by its name: a small field over the figure, opened by `/`. It types, the engine looks. Enter goes on to the next
// task of that name, Esc gives the keyboard back to the figure.
import { make } from './elements.js';
import { say } from '../words.js';

export class Find {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {(command: import('./commands.js').Command) => string} dispatch
   */
  constructor(canvas, dispatch) {
    this.canvas = canvas;
    this.dispatch = dispatch;
    this.field = make('input', {
      type: 'search',
      id: 'find-text',
      autocomplete: 'off',
      spellcheck: false,
      placeholder: say('Find a task'),
      ariaLabel: say('Find a task by its name'),
    });
    this.outcome = make('span', { id: 'find-outcome', role: 'status' });
    this.box = make('div', { id: 'find', hidden: true }, this.field, this.outcome);
    canvas.after(this.box);
    this.field.addEventListener('input', () => this.look(false));
    this.field.addEventListener('keydown', (event) => this.on_key(event));
    this.field.addEventListener('blur', () => (this.box.hidden = true));
  }

  open() {
    this.box.hidden = false;
    this.outcome.textContent = '';
    this.field.focus();
    this.field.select();
  }

  /** @param {boolean} on to the next one */
  look(on) {
    const text = this.field.value.trim();
    this.outcome.textContent = text ? this.dispatch({ type: 'find', text, on }) : '';
  }

  /** @param {KeyboardEvent} event */
  on_key(event) {
    if (event.key === 'Enter') this.look(true);
    else if (event.key === 'Escape') this.canvas.focus({ preventScroll: true });
    else return;
    event.preventDefault();
  }
}
