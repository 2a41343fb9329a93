// The dialog in which an author puts an embedded explorer together: choices on the left, beside them what readers will see, under
// it what to paste. Loaded when it is first asked for; hands its function over as load_script.js expects.
import { attributes_of, iframe, tag } from './builder/code.js';
import { load_script } from './load_script.js';
import { make } from './page/elements.js';
import { kFrames } from './page/frames.js';
import { say, translatable } from './words.js';

/** @typedef {import('./builder/code.js').Shown} Shown */
/** @typedef {import('./builder/code.js').Choices} Choices */

const kThemes = translatable({ auto: 'As the page', light: 'Light', dark: 'Dark' });
const kShown = translatable({
  title: 'Title',
  knobs: 'Knobs',
  real: 'Run for real',
  metrics: 'Numbers, where there is room',
});
const kFlags = translatable({
  editable: 'Readers may edit the text',
  predict: 'Readers predict first',
  running: 'It plays at once',
  autoload: 'It opens when it comes into view',
});
const kWays = translatable({ tag: 'Element', iframe: 'Iframe' });

/** @param {Record<string, string>} options @param {string} chosen */
function select(options, chosen) {
  const list = make('select');
  for (const [value, label] of Object.entries(options))
    list.append(make('option', { value, selected: value === chosen }, say(label)));
  return list;
}

/** @param {string} label @param {HTMLElement} control */
function labelled(label, control) {
  return make('label', {}, make('span', {}, label), control);
}

class Builder {
  /** @param {string} base @param {Shown} shown @param {string} theme of the page */
  constructor(base, shown, theme) {
    this.base = base;
    this.shown = shown;
    const now = new URLSearchParams(shown.fragment);
    this.frame = select(kFrames, now.get('f') ?? 'cores');
    this.theme = select(kThemes, 'auto');
    this.height = make('input', { type: 'number', min: '240', max: '1200', step: '20', value: '420' });
    this.moment = make('input', { type: 'checkbox', checked: now.has('v') || !['0', null].includes(now.get('t')) });
    this.parts = this.checks(kShown, true);
    this.flags = this.checks(kFlags, false);
    this.way = select(kWays, 'tag');
    this.code = make('textarea', { readOnly: true, rows: 6, spellcheck: false, ariaLabel: say('What to paste') });
    this.preview = make('div', { className: 'preview' });
    this.preview.dataset.theme = theme;
    this.dialog = this.put_together();
    this.update();
  }

  /** @param {Record<string, string>} names @param {boolean} checked */
  checks(names, checked) {
    return Object.entries(names).map(([name, label]) => {
      const box = make('input', { type: 'checkbox', value: name, checked });
      return { name, box, row: make('label', { className: 'check' }, box, make('span', {}, say(label))) };
    });
  }

  put_together() {
    const moment = make('label', { className: 'check' }, this.moment, make('span', {}, say('At this moment')));
    const choices = make(
      'form',
      { method: 'dialog' },
      labelled(say('Frame'), this.frame),
      labelled(say('Theme'), this.theme),
      labelled(say('Height'), this.height),
      moment,
      make('fieldset', {}, make('legend', {}, say('Shown')), ...this.parts.map(({ row }) => row)),
      make('fieldset', {}, make('legend', {}, say('Readers')), ...this.flags.map(({ row }) => row)),
    );
    choices.addEventListener('input', () => this.update());
    const said = make('p', { role: 'status' });
    const copy = make('button', { type: 'button', className: 'capsule' }, say('Copy'));
    copy.addEventListener('click', () => this.copy(said));
    const close = make('button', { type: 'button', className: 'capsule' }, say('Close'));
    close.addEventListener('click', () => this.dialog.close());
    this.way.setAttribute('aria-label', say('What to paste'));
    this.way.addEventListener('input', () => this.update());
    const bar = make('div', { className: 'bar' }, this.way, copy, said, close);
    const heading = make('h2', { id: 'builder-title' }, say('Embed in a page'));
    const result = make('div', { className: 'result' }, this.preview, this.code, bar);
    const dialog = make('dialog', { id: 'builder' }, heading, make('div', { className: 'columns' }, choices, result));
    dialog.setAttribute('aria-labelledby', 'builder-title');
    dialog.addEventListener('close', () => dialog.remove());
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
    return dialog;
  }

  /** @returns {Choices} */
  choices() {
    const chosen = (/** @type {{name: string, box: HTMLInputElement}[]} */ list, /** @type {boolean} */ on) =>
      list.filter(({ box }) => box.checked === on).map(({ name }) => name);
    return {
      frame: this.frame.value,
      theme: this.theme.value,
      height: Math.min(1200, Math.max(240, Number(this.height.value) || 420)),
      hide: chosen(this.parts, false),
      flags: chosen(this.flags, true),
      moment: this.moment.checked,
    };
  }

  update() {
    const choices = this.choices();
    const write = this.way.value === 'iframe' ? iframe : tag;
    this.code.value = write(this.base, this.shown, choices);
    const attributes = attributes_of(this.shown, choices);
    const about = JSON.stringify(attributes);
    if (about === this.previewed) return;
    this.previewed = about;
    const element = make(/** @type {any} */ ('interleave-explorer'));
    for (const [name, value] of attributes) element.setAttribute(name, value);
    element.setAttribute('title', this.shown.title);
    if (!element.hasAttribute('theme')) element.setAttribute('theme', this.preview.dataset.theme ?? 'auto');
    if (!this.shown.scenario) element.append(make('pre', {}, this.shown.text));
    this.preview.replaceChildren(element);
  }

  /** @param {HTMLElement} said */
  async copy(said) {
    try {
      await navigator.clipboard.writeText(this.code.value);
      said.textContent = say('Copied.');
    } catch {
      this.code.focus();
      this.code.select();
      said.textContent = say('Selected: copy it with Ctrl+C or ⌘C.');
    }
  }
}

/** @param {string} base @param {Shown} shown @param {string} theme */
async function open_builder(base, shown, theme) {
  for (const name of ['builder.css']) {
    if (document.querySelector(`link[href$="${name}"]`)) continue;
    document.head.append(make('link', { rel: 'stylesheet', href: new URL(name, base).href }));
  }
  const { dialog } = new Builder(base, shown, theme);
  document.body.append(dialog);
  dialog.showModal();
  if (!customElements.get('interleave-explorer'))
    await load_script(new URL('interleave.js', base).href).catch(() => {});
}

document.currentScript?.dispatchEvent(new CustomEvent('content', { detail: open_builder }));
