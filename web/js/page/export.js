// The menu that saves what is shown as a file: a picture, or the numbers for another program. It opens under the icon on the
// canvas, or under its own button where there is no canvas; nothing leaves the machine.
import { element, make } from './elements.js';
import { say, translatable } from '../words.js';

// In the order of ExportFormat (web/app/export_bytes.hpp); the picture in points is made here.
const kFormats = [
  { name: translatable('Picture (SVG)'), ending: 'svg', type: 'image/svg+xml', number: 0 },
  { name: translatable('Picture (PNG)'), ending: 'png', type: 'image/png', number: -1 },
  { name: translatable('All numbers (JSON)'), ending: 'json', type: 'application/json', number: 1 },
  { name: translatable('Slices (CSV)'), ending: 'csv', type: 'text/csv', number: 2 },
  { name: translatable('Trace for Perfetto'), ending: 'trace.json', type: 'application/json', number: 3 },
];
const kPictureWidth = 1280;
const kMargin = 24;

/** @param {string} title @param {string} ending @returns {string} "two-vegetables-one-knife.svg" */
export function file_name(title, ending) {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
  return `${words.slice(0, 60) || 'interleave'}.${ending}`;
}

/** @param {Blob} blob @param {string} name */
function download(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = make('a', { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000); // once the browser has begun to read it
}

export class ExportMenu {
  /**
   * @param {import('./engine.js').Engine} engine
   * @param {HTMLCanvasElement} canvas
   * @param {(command: import('./commands.js').Command) => void} dispatch
   * @param {(() => void)=} on_embed where the reader may be an author
   */
  constructor(engine, canvas, dispatch, on_embed) {
    this.engine = engine;
    this.canvas = canvas;
    this.dispatch = dispatch;
    this.place = element('exports');
    const items = kFormats.map((format) => {
      const item = make('button', { type: 'button' }, say(format.name));
      item.setAttribute('role', 'menuitem');
      item.addEventListener('click', () => this.save(format));
      return item;
    });
    if (on_embed) {
      const item = make('button', { type: 'button' }, say('Embed in a page…'));
      item.setAttribute('role', 'menuitem');
      item.addEventListener('click', () => {
        this.close();
        on_embed();
      });
      items.push(item);
    }
    this.points = items[kFormats.findIndex((format) => format.number < 0)];
    this.place.replaceChildren(...items);
    this.place.addEventListener('keydown', (event) => this.on_key(event, items));
    this.place.addEventListener('focusout', (event) => {
      if (!this.place.contains(/** @type {Node | null} */ (event.relatedTarget))) this.close();
    });
  }

  /** @param {any} view the snapshot's view part: `exports` is the icon's place while the menu is open */
  show(view) {
    const { exports: at } = view;
    if (this.place.hidden === !at) return;
    this.place.hidden = !at;
    if (!at) return;
    if (view.webgl) {
      const scale = this.canvas.clientWidth / Math.max(1, view.width);
      this.place.style.top = `${(at.y + at.height + 4) * scale}px`;
      this.place.style.right = `${Math.max(8, view.width - at.x - at.width - 8) * scale}px`;
    }
    this.points.hidden = !view.webgl;
    /** @type {HTMLElement} */ (this.place.firstElementChild).focus();
  }

  close() {
    this.dispatch({ type: 'exports', shown: false });
  }

  /** @param {KeyboardEvent} event @param {HTMLElement[]} items */
  on_key(event, items) {
    const shown = items.filter((item) => !item.hidden);
    const at = shown.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) {
      shown[(at + by + shown.length) % shown.length].focus();
    } else if (event.key === 'Escape') {
      this.close();
      this.canvas.focus();
    } else {
      return;
    }
    event.preventDefault();
  }

  /** @param {typeof kFormats[number]} format */
  async save({ ending, type, number }) {
    const { title } = this.engine.snapshot(1);
    const blob =
      number < 0
        ? await this.picture()
        : new Blob([/** @type {BlobPart} */ (this.engine.export(number, kPictureWidth))], { type });
    this.close();
    if (blob && blob.size > 0) download(blob, file_name(title, ending));
    else this.dispatch({ type: 'message', message: say('There is nothing to save yet.') });
  }

  /** @returns {Promise<Blob | null>} title and timeline as they stand on the canvas, in its own points */
  picture() {
    const view = this.engine.snapshot(4);
    const { title, notes } = this.engine.snapshot(1);
    const { x, y, width, height } = view.timeline;
    const ratio = this.canvas.width / Math.max(1, view.width); // of what the engine takes for a pixel
    const head = title ? 56 + (notes.length > 0 ? 24 : 0) : kMargin;
    const paper = make('canvas', {
      width: Math.round((width + 2 * kMargin) * ratio),
      height: Math.round((height + head + kMargin) * ratio),
    });
    const pen = paper.getContext('2d');
    if (!pen) return Promise.resolve(null);
    const style = getComputedStyle(document.documentElement);
    pen.fillStyle = style.getPropertyValue('--ground');
    pen.fillRect(0, 0, paper.width, paper.height);
    this.engine.module._explorer_draw_first(); // a WebGL canvas can be read only right after it was drawn on
    pen.drawImage(
      this.canvas,
      ...[(x - 16) * ratio, y * ratio, (width + 16) * ratio, height * ratio],
      ...[(kMargin - 16) * ratio, head * ratio, (width + 16) * ratio, height * ratio],
    );
    pen.scale(ratio, ratio);
    pen.textBaseline = 'middle';
    pen.font = '20px Inter, system-ui, sans-serif';
    pen.fillStyle = style.getPropertyValue('--ink');
    pen.fillText(title, kMargin, 32, width);
    pen.font = '14px Inter, system-ui, sans-serif';
    pen.fillStyle = style.getPropertyValue('--soft');
    pen.fillText(notes.join(' '), kMargin, 58, width);
    return new Promise((resolve) => paper.toBlob(resolve, 'image/png'));
  }
}
