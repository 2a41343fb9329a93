// What the attributes of an element ask for, as addresses of our own pages: its explorer (embed.html), the whole explorer, and
// the pictures made when the page was built.
import { inline_text } from './inline_text.js';

const kPlain = ['speed', 'seed', 'hide'];
const kFlags = ['running', 'editable', 'predict'];
const kNarrowBelow = 560;

/** @typedef {[string, string | null | undefined][]} Fields '' is a name without a value; null is left out */

/** @param {Fields} fields */
function written(fields) {
  return fields
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => (value === '' ? name : `${name}=${encodeURIComponent(value ?? '')}`))
    .join('&');
}

/** `k-brew="50ms"`, or `knobs="brew=50ms; turn=4ms"` for names with capitals. @param {Element} element @returns {Fields} */
function knobs_of(element) {
  const named = [...element.attributes]
    .filter(({ name }) => name.startsWith('k-'))
    .map(({ name, value }) => [name.slice(2), value]);
  const listed = (element.getAttribute('knobs') ?? '').split(';').map((knob) => knob.split('='));
  return [...named, ...listed]
    .filter(([name, value]) => name && value)
    .map(([name, value]) => [`k.${name.trim()}`, value.trim()]);
}

/** @typedef {{link: string, text: string}} Kept the moment of an explorer that made room for another, as it gave it */

export class Addresses {
  /** @param {string} base @param {Element} element @param {Kept=} kept */
  constructor(base, element, kept) {
    const get = (/** @type {string} */ name) => element.getAttribute(name);
    const scenario = get('scenario');
    const knobs = knobs_of(element);
    /** @type {Fields} */
    const moment = [['t', get('at')], ['v', get('view')], ['f', get('frame')], ...knobs];
    const text = scenario ? null : inline_text(element) || null;
    const [query, fragment] = (kept?.link ?? '').replace(/^\?/, '').split('#');
    // What is written in it, or around it; English is said by saying nothing.
    const language = element.closest('[lang]')?.getAttribute('lang');
    this.language = written([['lang', language && !/^en/i.test(language) ? language : null]]);
    this.base = base;
    this.element = element;
    this.query = kept ? query : written([['scenario', scenario || null]]);
    this.fragment = kept ? fragment : written([['text', text], ...moment]);
    // Pictures made beforehand are of the scenario as it stands.
    const as_it_stands = kept ? !/(^|&)(s=|k\.)/.test(fragment) : knobs.length === 0;
    this.picture_name = scenario && as_it_stands && !get('seed') ? scenario : '';
    this.drawn = kept ? fragment.replace(/(^|&)s=[^&]*/, `$1text=${encodeURIComponent(kept.text)}`) : this.fragment;
  }

  /** Of its explorer. @param {string} theme @param {boolean} light only its picture, until it is told to start */
  guest(theme, light) {
    const flag = (/** @type {string} */ name) =>
      this.element.hasAttribute(name) && this.element.getAttribute(name) !== 'false';
    /** @type {Fields} */
    const plain = kPlain.map((name) => [name, this.element.getAttribute(name)]);
    /** @type {Fields} */
    const flags = kFlags.filter(flag).map((name) => [name, '']);
    const asked = written([['embed', ''], ['light', light ? '' : null], ['theme', theme], ...plain, ...flags]);
    const fragment = light ? this.drawn : this.fragment;
    return `${this.base}embed.html?${[asked, this.language, this.query].filter(Boolean).join('&')}#${fragment}`;
  }

  /** Of the whole explorer. */
  whole() {
    const query = [this.language, this.query].filter(Boolean).join('&');
    return `${this.base}${query && `?${query}`}#${this.fragment}`;
  }

  /** Of the picture made beforehand; '' when there is none. @param {boolean} dark @param {number} width CSS pixels */
  picture(dark, width) {
    if (!this.picture_name) return '';
    const by_task = ['your-code', 'threads'].includes(this.element.getAttribute('frame') ?? '');
    const kind = `${by_task ? '.tasks' : ''}${width < kNarrowBelow ? '.narrow' : ''}${dark ? '.dark' : ''}`;
    return `${this.base}posters/${encodeURIComponent(this.picture_name)}${kind}.svg`;
  }
}
