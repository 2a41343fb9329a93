// One field of the form: the input that suits its kind, written to the engine when it is left or Enter is pressed. A wrong
// entry stays where it was typed, with the engine's sentence under its statement.
import { make } from './elements.js';
import { icon_button } from './icons.js';
import { say } from '../words.js';

/**
 * @typedef {{name: string, label: string, kind: string, optional: boolean, value: string | null, words?: string[], of?: string}} Field
 * @typedef {{at: string, word: string, label: string, line: number, fields: Field[], operations?: Operation[], settings?: Statement[]}} Statement
 * @typedef {Statement & {depth: number, upTo: number, closes: boolean}} Operation
 * @typedef {{act: string, at: string, field?: string, value?: string}} Edit
 */

const kStepped = new Set(['number', 'duration', 'length', 'scalar']);

/**
 * @param {Statement} statement
 * @param {Field} field
 * @param {{names: Record<string, string[]>, edit: (edit: Edit, near: HTMLElement) => boolean}} form
 * @returns {HTMLElement}
 */
export function field_element(statement, field, form) {
  const key = `${statement.at}/${field.name}`;
  const label = [statement.label, field.label].filter(Boolean).join(' ');
  const input = field.kind === 'flag' ? flag(field) : is_chosen(field) ? choice(field, form.names) : entry(field);
  input.dataset.key = key;
  input.setAttribute('aria-label', label);
  /** @param {string} value @param {string=} act */
  const write = (value, act = 'set') => form.edit({ act, at: statement.at, field: field.name, value }, input);
  if (input instanceof HTMLButtonElement) {
    input.setAttribute('aria-label', say('{0}: take away', label));
    input.addEventListener('click', () => write(''));
  } else {
    input.addEventListener('change', () => write(input.value));
  }
  const named = field.label && field.kind !== 'flag' && field.kind !== 'text';
  if (field.label && field.kind === 'text') input.setAttribute('placeholder', field.label);
  const parts = named ? [make('span', { className: 'field-label' }, field.label)] : [];
  const box = make('span', { className: `field field-${field.kind}` }, ...parts);
  if (!(input instanceof HTMLInputElement)) {
    box.append(input);
    return box;
  }
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      input.value = input.defaultValue;
      input.removeAttribute('aria-invalid');
    }
    const way = { ArrowUp: '1', ArrowDown: '-1' }[event.key];
    if (!way || !can_step(field)) return;
    event.preventDefault();
    if (input.value === input.defaultValue || write(input.value)) write(way, 'step');
  });
  if (can_step(field)) {
    box.append(
      step_button('minus', say('{0}: less', label), () => write('-1', 'step'), `${key}/less`),
      input,
    );
    box.append(step_button('plus', say('{0}: more', label), () => write('1', 'step'), `${key}/more`));
  } else {
    box.append(input);
  }
  return box;
}

/** @param {'plus' | 'minus'} icon @param {string} label @param {() => void} act @param {string} key */
function step_button(icon, label, act, key) {
  const button = icon_button(icon, label, act);
  button.classList.add('step');
  button.dataset.key = key;
  return button;
}

/** What a formula or a knob says cannot be stepped. @param {Field} field */
function can_step(field) {
  return kStepped.has(field.kind) && /^-?\d/.test(field.value ?? '');
}

/** @param {Field} field */
function is_chosen(field) {
  return field.kind === 'choice' || field.kind === 'reference';
}

/** @param {Field} field @param {Record<string, string[]>} names */
function choice(field, names) {
  const words = field.kind === 'choice' ? (field.words ?? []) : (names[field.of ?? ''] ?? []);
  const select = make('select');
  if (field.optional) select.append(make('option', { value: '' }, '–'));
  if (field.value && !words.includes(field.value)) select.append(make('option', {}, field.value));
  for (const word of words) select.append(make('option', {}, word));
  select.value = field.value ?? '';
  return select;
}

/** @param {Field} field */
function flag(field) {
  return make('button', { type: 'button', className: 'chip' }, field.label, ' ×');
}

/** @param {Field} field */
function entry(field) {
  const input = make('input', {
    type: 'text',
    size: kStepped.has(field.kind) ? 5 : 8,
    autocomplete: 'off',
    spellcheck: field.kind === 'text',
  });
  if (field.kind !== 'text') input.setAttribute('autocapitalize', 'off');
  // As the attribute, so that it is known what was there before the typing.
  input.setAttribute('value', field.value ?? '');
  if (field.words?.length) input.placeholder = field.words[0];
  const wanted = Math.max((field.value ?? '').length, 2);
  input.size = field.kind === 'text' || field.kind === 'name' ? Math.max(wanted, 6) : Math.max(wanted, 4);
  return input;
}
