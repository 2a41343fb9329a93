// The scenario as a form: every statement a row of inputs, built from the engine's own account of it (the snapshot's part
// `form`), every change an edit that the engine writes into the text. It knows no word of the language.
import { element, make } from './elements.js';
import { field_element } from './form_field.js';
import { Steps } from './form_steps.js';
import { icon } from './icons.js';
import { in_own_words } from '../problem_words.js';
import { say } from '../words.js';

/**
 * @typedef {import('./form_field.js').Statement} Statement
 * @typedef {import('./form_field.js').Edit} Edit
 * @typedef {{line: number, column: number, message: string, hint: string}} Diagnostic
 * @typedef {{word: string, label: string, many: boolean}} Addable
 * @typedef {{editable: boolean, left: number, title: Statement[], notes: Statement[], parameters: Statement[], settings: Statement[],
 *   tasks: Statement[], variants: Statement[], names: Record<string, string[]>, addSettings: Addable[], addOperations: Addable[]}} Scenario
 */

/** The engine has its labels in English, wherever they stand. @param {any} part of a scenario */
function put_in_words(part) {
  if (typeof part.label === 'string') part.label = say(part.label);
  for (const inner of Object.values(part)) if (inner && typeof inner === 'object') put_in_words(inner);
}

export class Form {
  /**
   * @param {(command: import('./commands.js').Command) => string} dispatch '' or why nothing was changed
   * @param {() => void} show_now calls show() without waiting for the next frame
   */
  constructor(dispatch, show_now) {
    this.dispatch = dispatch;
    this.show_now = show_now;
    this.pane = element('form-pane');
    this.body = make('fieldset', { id: 'form' });
    this.waiting = make(
      'p',
      { className: 'wrong', hidden: true },
      say('The text has an error. Mend it there; the form waits.'),
    );
    this.pane.append(this.waiting, this.body);
    this.steps = new Steps(this);
    /** @type {Record<string, string[]>} */
    this.names = {};
    /** @type {Map<string, {about: string, made: HTMLElement}>} rows of before, used again where nothing changed */
    this.made = new Map();
    /** What gets the focus when the form is next shown; its text selected if it is new. */
    this.wanted = '';
  }

  /** @param {Scenario} scenario @param {Diagnostic[]} diagnostics of its text @param {string} text */
  show(scenario, diagnostics, text) {
    put_in_words(scenario);
    this.waiting.hidden = scenario.editable;
    this.body.disabled = !scenario.editable;
    this.names = scenario.names;
    this.scenario = scenario;
    const focused = this.wanted || this.focused_key();
    const scroll = this.pane.scrollTop;
    /** @type {Map<string, {about: string, made: HTMLElement}>} */
    const kept = new Map();
    /** @param {Statement} statement @param {() => HTMLElement} build */
    const block = (statement, build) => {
      const about = JSON.stringify([statement, scenario.names]);
      const before = this.made.get(statement.at);
      const made = before?.about === about && !before.made.querySelector('.wrong') ? before.made : build();
      kept.set(statement.at, { about, made });
      return made;
    };
    const row = (/** @type {Statement} */ s) => block(s, () => this.row(s));
    this.body.replaceChildren(
      ...scenario.title.map(row),
      ...scenario.notes.map(row),
      this.section(say('Machine'), this.add_setting('', scenario.settings), ...scenario.settings.map(row)),
      this.section(
        say('Tasks'),
        this.adder(say('Task'), { act: 'add', at: '', value: 'task' }, `task ${scenario.tasks.length}/name`),
        ...scenario.tasks.map((task) => block(task, () => this.task(task))),
        ...(scenario.left > 0
          ? [make('p', { className: 'soft' }, say('{0} more: edit them as text.', scenario.left))]
          : []),
      ),
      this.section(
        say('Knobs'),
        this.adder(say('Knob'), { act: 'add', at: '', value: 'param' }, `param ${scenario.parameters.length}/name`),
        ...scenario.parameters.map(row),
      ),
      this.section(
        say('Variants'),
        this.adder(
          say('Variant'),
          { act: 'add', at: '', value: 'variant' },
          `variant ${scenario.variants.length}/text`,
        ),
        ...scenario.variants.map((variant) => block(variant, () => this.variant(variant))),
      ),
    );
    this.made = kept;
    this.tell(scenario.editable ? diagnostics : [], text);
    this.pane.scrollTop = scroll;
    this.focus(focused);
  }

  /** Under each row what is to be said of its line. @param {Diagnostic[]} diagnostics @param {string} text */
  tell(diagnostics, text) {
    for (const old of this.body.querySelectorAll('.told')) old.remove();
    if (diagnostics.length === 0) return;
    const lines = text.split('\n');
    for (const { line, column, message, hint } of diagnostics) {
      // Settings of the machine are found by their word: their rows stand for whichever line says them.
      const before = lines[line - 1]?.slice(0, column).split(';').pop() ?? '';
      const word = /^[a-z-]+/.exec(before.trim())?.[0] ?? '';
      const in_variant = lines.slice(0, line).some((one) => /^\s*variant\b/.test(one));
      const of_machine = word && !in_variant ? this.body.querySelector(`.row-${word}[data-line="0"]`) : null;
      const row = this.body.querySelector(`.row[data-line="${line}"]`) ?? of_machine;
      row?.after(make('p', { className: 'told' }, [message, hint].filter(Boolean).map(in_own_words).join(' ')));
    }
  }

  focused_key() {
    const active = document.activeElement;
    return active instanceof HTMLElement && this.pane.contains(active) ? (active.dataset.key ?? '') : '';
  }

  /** @param {string} key */
  focus(key) {
    const found = key && this.pane.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (found instanceof HTMLElement && found !== document.activeElement) {
      found.focus({ preventScroll: this.wanted === '' });
      if (this.wanted && found instanceof HTMLInputElement) found.select();
    }
    this.wanted = '';
  }

  /**
   * @param {Edit} edit
   * @param {HTMLElement} near where the reader is looking
   * @param {string=} next the key of what gets the focus afterwards
   * @returns {boolean} whether it was done
   */
  edit(edit, near, next = '') {
    this.wanted = next;
    const problem = this.dispatch({ type: 'form', ...edit });
    const row = near.closest('.row') ?? near.parentElement;
    row?.parentElement?.querySelectorAll(':scope > .wrong').forEach((old) => old.remove());
    near.toggleAttribute('aria-invalid', problem !== '');
    if (problem === '' && next) this.show_now(); // what is typed at once belongs to the new field already
    if (problem === '') return true;
    this.wanted = '';
    if (near instanceof HTMLSelectElement) near.value = near.querySelector('option[selected]')?.textContent ?? '';
    row?.after(make('p', { className: 'wrong', role: 'alert' }, in_own_words(problem)));
    return false;
  }

  /** @param {string} title @param {HTMLElement} add @param {HTMLElement[]} rows */
  section(title, add, ...rows) {
    const head = make('div', { className: 'section-head row' }, make('h2', {}, title), add);
    return make('section', { ariaLabel: title }, head, ...rows);
  }

  /** @param {string} label @param {Edit} edit @param {string} next */
  adder(label, edit, next) {
    const button = make('button', { type: 'button', className: 'add' }, icon('plus'), label);
    button.dataset.key = `add ${edit.value}`;
    button.addEventListener('click', () => this.edit(edit, button, next));
    return button;
  }

  /** @param {string} at @param {Statement[]} said */
  add_setting(at, said) {
    const words = new Set(said.map((statement) => statement.word));
    const free = this.scenario?.addSettings.filter(({ word, many }) => many || !words.has(word)) ?? [];
    return this.menu(
      say('Setting'),
      say('Add a setting'),
      free.map(({ word, label }) => [label, (near) => this.edit({ act: 'add', at, value: word }, near)]),
      `add setting ${at}`,
    );
  }

  /**
   * A list of things to do, as the browser's own select: for the keyboard, for touch, for those who listen.
   * @param {string} face what it shows, '' for three dots
   * @param {string} label
   * @param {[string, (near: HTMLSelectElement) => void][]} choices
   * @param {string} key
   */
  menu(face, label, choices, key) {
    const select = make('select', { ariaLabel: label, title: label });
    select.dataset.key = key;
    select.append(make('option', { value: '', selected: true }, label));
    choices.forEach(([name], index) => select.append(make('option', { value: String(index) }, name)));
    select.addEventListener('change', () => {
      const chosen = choices[Number(select.value)];
      select.value = '';
      chosen?.[1](select);
    });
    // The select lies unseen over its face.
    return make('span', { className: 'menu add' }, icon(face ? 'plus' : 'more'), face, select);
  }

  /**
   * A row of the fields that are said, and at its end a menu of those that are not.
   * @param {HTMLElement[]} before @param {Statement} statement @param {[string, (near: HTMLElement) => void][]} more
   */
  line(before, statement, more) {
    const said = statement.fields.filter((field) => field.value !== null);
    /** @type {[string, (near: HTMLElement) => void][]} */
    const choices = statement.fields
      .filter((field) => field.value === null)
      .map((field) => [say('Add {0}', field.label || field.name), (near) => this.add_field(statement, field, near)]);
    choices.push(...more);
    const inputs = said.map((field) => field_element(statement, field, this));
    const row = make(
      'div',
      { className: `row row-${statement.word}` },
      ...before,
      make('span', { className: 'fields' }, ...inputs),
    );
    row.dataset.line = String(statement.line);
    if (choices.length > 0)
      row.append(this.menu('', say('{0}: more', statement.label), choices, `${statement.at}/menu`));
    return row;
  }

  /** @param {Statement} statement @param {import('./form_field.js').Field} field @param {HTMLElement} near */
  add_field(statement, field, near) {
    if (field.kind !== 'text') {
      const first = { act: 'step', at: statement.at, field: field.name, value: '1' };
      if (this.edit(first, near, `${statement.at}/${field.name}`)) return;
    }
    const made = field_element(statement, { ...field, value: '' }, this);
    near.closest('.row')?.querySelector('.fields')?.append(made);
    made.querySelector('input')?.focus();
  }

  /** @param {Statement} statement */
  row(statement) {
    const removable = statement.at !== 'title';
    /** @type {[string, (near: HTMLElement) => void][]} */
    const more = removable ? [[say('Remove'), (near) => this.edit({ act: 'remove', at: statement.at }, near)]] : [];
    const label = make('span', { className: 'row-label' }, statement.label);
    return make('div', { className: 'statement' }, this.line([label], statement, more));
  }

  /** @param {Statement} task */
  task(task) {
    const head = this.line([], task, [[say('Remove task'), (near) => this.edit({ act: 'remove', at: task.at }, near)]]);
    return make(
      'div',
      { className: 'statement task' },
      head,
      this.steps.list(task, this.scenario?.addOperations ?? []),
    );
  }

  /** @param {Statement} variant */
  variant(variant) {
    const head = this.line([], variant, [
      [say('Remove variant'), (near) => this.edit({ act: 'remove', at: variant.at }, near)],
    ]);
    const rows = (variant.settings ?? []).map((setting) => this.row(setting));
    const add = make('div', { className: 'row' }, this.add_setting(variant.at, variant.settings ?? []));
    return make('div', { className: 'statement' }, head, make('div', { className: 'inner' }, ...rows, add));
  }
}
