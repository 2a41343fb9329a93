// The scenarios that come with the page, and the ways in and out for one's own: new, a copy, from the clipboard, from a file,
// to a file. Whatever is opened can be undone, so that nothing is ever lost by looking around.
import scenarios from 'scenarios';
import { element, make } from './elements.js';
import { listen_to_drops, pick_file, read_clipboard, save_file } from './files.js';
import { say } from '../words.js';

/** Where one begins who has seen nothing yet: one task, one core, one thing to do. */
const kNew = `title "My scenario"
cores 1
task a
  cpu 30ms
`;

/**
 * @typedef {object} Opener
 * @property {(text: string) => void} open a whole scenario takes the place of the one there is
 * @property {(sentence: string) => void} say
 * @property {() => {text: string, title: string}} current
 * @property {(command: import('./commands.js').Command) => string} dispatch
 * @property {(pane: string) => void} choose
 */

export class Gallery {
  /** @param {Opener} opener */
  constructor(opener) {
    this.opener = opener;
    this.list = make('ul', { id: 'gallery' });
    this.actions = make('div', { className: 'actions' });
    element('gallery-pane').append(this.actions, this.list);
    this.action(say('New'), () => {
      opener.open(kNew);
      opener.choose('form');
    });
    this.action(say('Duplicate'), () => this.duplicate());
    this.action(say('Paste'), () => read_clipboard(opener));
    this.action(say('Open…'), () => pick_file(opener));
    this.action(say('Save'), () => save_file(opener.current()));
    // Where the bar above has no room for it.
    this.actions.append(make('a', { href: 'lessons/index.html', className: 'add narrow-lessons' }, say('Lessons')));
    for (const { id, title, note, text } of scenarios) this.list.append(this.card(id, title, note, text));
    listen_to_drops(opener);
  }

  /** @param {string} label @param {() => void} act */
  action(label, act) {
    const button = make('button', { type: 'button', className: 'add' }, label);
    button.addEventListener('click', act);
    this.actions.append(button);
  }

  /** A copy under a title of its own, to be changed while the first stays in its file or link. */
  duplicate() {
    const { title } = this.opener.current();
    const problem = this.opener.dispatch({
      type: 'form',
      act: 'set',
      at: 'title',
      field: 'text',
      value: say('{0}, a copy', title || say('Scenario')),
    });
    if (problem) return this.opener.say(problem);
    this.opener.choose('form');
  }

  /** @param {string} id @param {string} title @param {string} note @param {string} text */
  card(id, title, note, text) {
    const button = make('button', { type: 'button' }, make('strong', {}, title), make('span', {}, note));
    button.dataset.scenario = id;
    button.addEventListener('click', () => this.opener.open(text));
    return make('li', {}, button);
  }

  /** @param {string} text the one that is there now is marked */
  show(text) {
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (this.list.querySelectorAll('button'))) {
      const shown = scenarios.find(({ id }) => id === button.dataset.scenario)?.text === text;
      button.setAttribute('aria-current', String(shown));
    }
  }
}
