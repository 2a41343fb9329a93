// A task's operations as a list: in the order of the text, what stands in a repeat indented. Each can be taken by its grip and
// dragged, or moved by the arrow keys while the grip has the focus, also in and out of a repeat and to another task.
import { make } from './elements.js';
import { icon_button } from './icons.js';
import { say } from '../words.js';

/**
 * @typedef {import('./form_field.js').Statement} Statement
 * @typedef {import('./form_field.js').Operation} Operation
 */

const kEdge = 32; // pixels from the pane's edge in which a drag scrolls it

export class Steps {
  /** @param {import('./form.js').Form} form */
  constructor(form) {
    this.form = form;
    this.mark = make('div', { className: 'drop-mark' });
  }

  /** @param {Statement} task @param {{word: string, label: string}[]} addable */
  list(task, addable) {
    const operations = task.operations ?? [];
    const list = make('ol', { className: 'steps' });
    operations.forEach((operation, index) => {
      list.append(operation.closes ? this.end(operation, addable) : this.step(task, operation, index));
    });
    const [, number] = task.at.split(' ');
    list.append(this.adder(`op ${number} ${operations.length}`, 0, addable));
    return list;
  }

  /** @param {string} at @param {number} depth @param {{word: string, label: string}[]} addable */
  adder(at, depth, addable) {
    const menu = this.form.menu(
      say('Step'),
      say('Add a step'),
      addable.map(({ word, label }) => [label, (near) => this.form.edit({ act: 'add', at, value: word }, near)]),
      `add ${at}`,
    );
    return this.item(at, depth, make('div', { className: 'row' }, menu));
  }

  /** @param {Operation} end @param {{word: string, label: string}[]} addable */
  end(end, addable) {
    return this.adder(end.at, end.depth + 1, addable);
  }

  /** @param {string} at where a drop before this item leads @param {number} depth @param {HTMLElement} content */
  item(at, depth, content) {
    const item = make('li', { className: 'step-item' }, content);
    item.dataset.at = at;
    item.style.setProperty('--depth', String(depth));
    return item;
  }

  /** @param {Statement} task @param {Operation} operation @param {number} index */
  step(task, operation, index) {
    const all = task.operations ?? [];
    const end = operation.upTo;
    const [, number] = operation.at.split(' ');
    /** @param {number} by @param {HTMLElement} near @param {string} part */
    const move = (by, near, part) => {
      const before = by < 0 ? index - 1 : end + 1;
      if (before < 0 || before > all.length) return;
      const edit = { act: 'move', at: operation.at, value: `op ${number} ${before}` };
      this.form.edit(edit, near, `op ${number} ${index + by}/${part}`);
    };
    const grip = icon_button('grip', say('Move {0}: arrow keys, or drag', operation.label), () => {});
    grip.classList.add('grip');
    grip.dataset.key = `${operation.at}/grip`;
    grip.addEventListener('keydown', (event) => {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!by) return;
      event.preventDefault();
      move(by, grip, 'grip');
    });
    grip.addEventListener('pointerdown', (event) => this.drag(event, grip, operation, index, end));
    const label = make('span', { className: 'row-label' }, operation.label);
    const row = this.form.line([grip, label], operation, [
      [say('Move up'), (near) => move(-1, near, 'menu')],
      [say('Move down'), (near) => move(1, near, 'menu')],
      [say('Remove'), (near) => this.form.edit({ act: 'remove', at: operation.at }, near)],
    ]);
    return this.item(operation.at, operation.depth, row);
  }

  /**
   * @param {PointerEvent} down @param {HTMLElement} grip @param {Operation} operation @param {number} index @param {number} end
   */
  drag(down, grip, operation, index, end) {
    if (down.button !== 0) return;
    down.preventDefault();
    grip.focus();
    grip.setPointerCapture(down.pointerId);
    const pane = this.form.pane;
    const [, number] = operation.at.split(' ');
    let target = '';
    /** @param {PointerEvent} event */
    const follow = (event) => {
      const frame = pane.getBoundingClientRect();
      if (event.clientY < frame.top + kEdge) pane.scrollTop -= 8;
      if (event.clientY > frame.bottom - kEdge) pane.scrollTop += 8;
      const items = /** @type {HTMLElement[]} */ ([...pane.querySelectorAll('.step-item')]);
      const over = items.find((item) => {
        const box = item.getBoundingClientRect();
        return event.clientY < (box.top + box.bottom) / 2;
      });
      const place = over ?? items[items.length - 1];
      const [, task, before] = (place.dataset.at ?? '').split(' ');
      const inside = task === number && Number(before) >= index && Number(before) <= end;
      target = inside ? '' : (place.dataset.at ?? '');
      this.mark.style.setProperty('--depth', place.style.getPropertyValue('--depth'));
      if (inside) this.mark.remove();
      else place.prepend(this.mark);
    };
    const stop = () => {
      grip.removeEventListener('pointermove', follow);
      grip.removeEventListener('pointerup', drop);
      grip.removeEventListener('pointercancel', stop);
      grip.removeEventListener('keydown', cancel);
      grip.closest('.step-item')?.classList.remove('dragged');
      this.mark.remove();
    };
    const drop = () => {
      stop();
      if (target) this.form.edit({ act: 'move', at: operation.at, value: target }, grip);
    };
    /** @param {KeyboardEvent} event */
    const cancel = (event) => {
      if (event.key === 'Escape') stop();
    };
    grip.closest('.step-item')?.classList.add('dragged');
    grip.addEventListener('pointermove', follow);
    grip.addEventListener('pointerup', drop);
    grip.addEventListener('pointercancel', stop);
    grip.addEventListener('keydown', cancel);
  }
}
