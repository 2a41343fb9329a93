// What an author pastes: the custom element with its script, or a plain iframe, for the same choices.
import { say } from '../words.js';

/**
 * @typedef {object} Choices
 * @property {string} frame
 * @property {number} height CSS pixels
 * @property {string} theme 'auto' | 'light' | 'dark'
 * @property {string[]} hide
 * @property {string[]} flags of 'editable', 'predict', 'running', 'autoload'
 * @property {boolean} moment the cursor and the view of now
 */

/** @typedef {{scenario: string, text: string, title: string, fragment: string}} Shown scenario: '' for one of the author's own */

/** @param {string} text */
export function escaped(text) {
  return text.replace(/[&<>"]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[letter] ?? '');
}

/** @param {Shown} shown @param {Choices} choices @returns {[string, string][]} */
function moment_of({ fragment }, { frame, moment }) {
  const fields = new URLSearchParams(fragment.replace(/\+/g, '%2B'));
  fields.delete('s');
  fields.set('f', frame);
  const kept = /** @type {[string, string][]} */ ([...fields]);
  return kept.filter(([name]) => name === 'f' || name.startsWith('k.') || moment);
}

/** @type {Readonly<Record<string, string>>} */
const kAttributes = { t: 'at', v: 'view', f: 'frame' };

/** @param {Shown} shown @param {Choices} choices @returns {[string, string][]} of the element; '' is a name without a value */
export function attributes_of(shown, choices) {
  /** @type {[string, string][]} */
  const attributes = shown.scenario ? [['scenario', shown.scenario]] : [];
  /** @type {string[]} */
  const knobs = [];
  for (const [name, value] of moment_of(shown, choices)) {
    if (kAttributes[name]) attributes.push([kAttributes[name], value]);
    else if (/^k\.[a-z][a-z0-9_]*$/.test(name)) attributes.push([`k-${name.slice(2)}`, value]);
    else if (name.startsWith('k.')) knobs.push(`${name.slice(2)}=${value}`);
  }
  if (knobs.length > 0) attributes.push(['knobs', knobs.join('; ')]);
  if (choices.theme !== 'auto') attributes.push(['theme', choices.theme]);
  if (choices.hide.length > 0) attributes.push(['hide', choices.hide.join(',')]);
  attributes.push(...choices.flags.map((flag) => /** @type {[string, string]} */ ([flag, ''])));
  attributes.push(['height', String(choices.height)]);
  return attributes;
}

/** @param {string} base @param {Shown} shown @param {Choices} choices */
export function tag(base, shown, choices) {
  const attributes = attributes_of(shown, choices).map(([name, value]) =>
    value ? `${name}="${escaped(value)}"` : name,
  );
  const style = `style="display:block;min-height:${choices.height}px"`; // room is kept before the script is there
  const way = shown.scenario ? `${base}?scenario=${encodeURIComponent(shown.scenario)}` : base;
  const words = (shown.title ? `${shown.title}: ` : '') + say('open the explorer');
  const text = shown.scenario ? '' : `<pre>\n${escaped(shown.text.trim())}\n</pre>\n`;
  return (
    `<script async src="${base}interleave.js"></script>\n` +
    `<interleave-explorer ${[...attributes, style].join(' ')}>\n` +
    `${text}<a href="${escaped(way)}">${escaped(words)}</a>\n</interleave-explorer>\n`
  );
}

/** @param {string} base @param {Shown} shown @param {Choices} choices */
export function iframe(base, shown, choices) {
  const query = [
    'embed',
    ...(shown.scenario ? [`scenario=${encodeURIComponent(shown.scenario)}`] : []),
    ...(choices.theme !== 'auto' ? [`theme=${choices.theme}`] : []),
    ...(choices.hide.length > 0 ? [`hide=${choices.hide.join(',')}`] : []),
    ...choices.flags.filter((flag) => flag !== 'autoload'),
  ];
  const packed = new URLSearchParams(shown.fragment).get('s');
  const fragment = [
    ...(packed ? [`s=${packed}`] : []),
    ...moment_of(shown, choices).map(([name, value]) => `${name}=${encodeURIComponent(value)}`),
  ];
  const address = `${base}embed.html?${query.join('&')}#${fragment.join('&')}`;
  return (
    `<iframe src="${escaped(address)}" title="${escaped(shown.title || 'Interleave')}" width="100%" ` +
    `height="${choices.height}" loading="lazy" allow="clipboard-write" style="border:0"></iframe>\n`
  );
}
