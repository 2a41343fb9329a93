// Links to a moment: the address's fragment is opened at the start and whenever it changes, and a link to what is shown now is
// made and copied. What a link says is the engine's business (engine/link/link.hpp); here is where it comes from and goes to.
import { kScenarios } from './address.js';
import { make } from './elements.js';
import { kTextPart, kViewPart } from './engine.js';
import { fetch_scenario } from './fetch_scenario.js';
import { say } from '../words.js';

export class Links {
  /**
   * @param {import('./engine.js').Engine} engine
   * @param {(command: import('./commands.js').Command) => string} dispatch
   */
  constructor(engine, dispatch) {
    this.engine = engine;
    this.dispatch = dispatch;
    /** @type {AbortController | undefined} a scenario is on its way from elsewhere */
    this.loading = undefined;
    /** @type {HTMLElement | undefined} a link to copy by hand */
    this.field = undefined;
    window.addEventListener('hashchange', () => this.open(location.hash, ''));
  }

  /**
   * @param {string} fragment with or without its `#`; `text=` is a scenario that stands there plainly, percent-coded
   * @param {string} text the scenario where the link brings none; '': the one that is there
   * @param {string=} message sentences about the rest of the address
   */
  open(fragment, text, message = '') {
    this.loading?.abort();
    this.loading = undefined;
    const fields = new URLSearchParams(fragment.replace(/^#/, '').replace(/\+/g, '%2B'));
    const [url, plain] = [fields.get('url'), fields.get('text')];
    if (plain !== null) {
      this.show(fragment.replace(/(^#?|&)text=[^&]*/, '$1'), plain, message);
    } else if (url !== null) this.load(url, fragment, text);
    else this.show(fragment, text, message);
  }

  /** @param {string} fragment @param {string} text @param {string=} message */
  show(fragment, text, message = '') {
    if (fragment.replace(/^#/, '') === '' && text === '') return;
    const problem = this.dispatch({ type: 'open-link', link: fragment, text });
    if (problem || message) this.say(message, problem || this.engine.snapshot(kViewPart).message);
  }

  /** @param {string} url @param {string} fragment @param {string} text shown meanwhile */
  async load(url, fragment, text) {
    const loading = new AbortController();
    this.loading = loading;
    if (text) this.dispatch({ type: 'set-text', text });
    this.dispatch({ type: 'message', message: say('Getting the scenario of this link…') });
    let problem = '';
    let got = '';
    try {
      got = await fetch_scenario(url, loading.signal);
    } catch (error) {
      problem = error.message;
    }
    if (loading.signal.aborted) return;
    this.loading = undefined;
    if (problem) this.say(problem, text ? say('So this is an example instead.') : say('The scenario is as it was.'));
    else this.show(fragment, got);
  }

  /** @param {...string} sentences */
  say(...sentences) {
    this.dispatch({ type: 'message', message: sentences.filter(Boolean).join(' ') });
  }

  /** @returns {string} of the scenarios that come with the page the one that is shown, '' for another */
  name() {
    const { text } = this.engine.snapshot(kTextPart);
    return Object.keys(kScenarios).find((id) => kScenarios[id] === text) ?? '';
  }

  /** @returns {string} the address of what is shown now, in the whole explorer; '' while there is nothing */
  address() {
    const name = this.name();
    const fragment = this.engine.link(name === '');
    const page = location.href.replace(/(embed\.html)?([?#].*)?$/s, '');
    return fragment && `${page}${name && `?scenario=${name}`}#${fragment}`;
  }

  /** Puts the address into the clipboard; where the page may not do that, the reader can. */
  async copy() {
    const address = this.address();
    if (!address) return this.say(say('There is nothing to link to yet.'));
    try {
      await navigator.clipboard.writeText(address);
      this.field?.remove();
      this.say(say('Link copied.'));
    } catch {
      this.offer(address);
    }
  }

  /** @param {string} address */
  offer(address) {
    this.field?.remove();
    const input = make('input', {
      type: 'text',
      readOnly: true,
      value: address,
      ariaLabel: say('Link to this moment'),
    });
    const close = make('button', { type: 'button', className: 'capsule' }, say('Close'));
    const field = make('div', { id: 'link-field', role: 'group' }, make('p', {}, say('Copy this link:')), input, close);
    const before = document.activeElement;
    const go = () => {
      field.remove();
      if (before instanceof HTMLElement) before.focus();
    };
    close.addEventListener('click', go);
    field.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') go();
    });
    this.field = field;
    document.getElementById('explorer')?.append(field);
    input.focus();
    input.select();
  }
}
