// How the page is to show itself, from the query of its address: as a guest in somebody's page, without some of its parts,
// playing, with another seed, as a question. The same words are attributes of the custom element.
import { say } from '../words.js';

const kParts = ['title', 'editor', 'knobs', 'real', 'metrics'];

/** @typedef {{embedded: boolean, hide: string, begin: import('./commands.js').Command[]}} Presentation */

/** The parameters that are read here; `light` is embed.html's own. */
export const kPresentation = ['embed', 'running', 'editable', 'hide', 'lang', 'speed', 'seed', 'predict', 'light'];

/** @param {string | null} value */
function is_on(value) {
  return value !== null && value !== 'false' && value !== '0';
}

/** @param {string} list @param {boolean} editable @param {boolean} embedded */
export function hidden_parts(list, editable, embedded) {
  const parts = list
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  return [...new Set([...parts, ...(embedded && !editable ? ['editor'] : [])])].join(',');
}

/**
 * @param {URLSearchParams} parameters
 * @param {string[]} sentences for the reader, one is added for each thing that is not understood
 * @returns {Presentation}
 */
export function read_presentation(parameters, sentences) {
  const embedded = is_on(parameters.get('embed'));
  const hide = hidden_parts(parameters.get('hide') ?? '', is_on(parameters.get('editable')), embedded);
  for (const part of hide.split(',')) {
    if (part && !kParts.includes(part))
      sentences.push(say('There is no part “{0}” to hide: {1}.', part.slice(0, 40), kParts.join(', ')));
  }
  /** @type {import('./commands.js').Command[]} */
  const begin = [];
  for (const name of ['speed', 'seed']) {
    const value = parameters.get(name);
    if (value === null) continue;
    if (/^\d+(\.\d+)?$/.test(value)) begin.push({ type: name === 'seed' ? 'load-seed' : name, [name]: Number(value) });
    else sentences.push(say('The {0} “{1}” is not a number.', name, value.slice(0, 40)));
  }
  if (is_on(parameters.get('predict'))) begin.push({ type: 'predict' });
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (is_on(parameters.get('running')) && !still) begin.push({ type: 'play' });
  return { embedded, hide, begin };
}
