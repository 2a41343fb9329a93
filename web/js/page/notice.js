// A sentence above everything else, for what the page cannot do.
import { say } from '../words.js';
import { element, make } from './elements.js';

/** @param {string} sentence '' takes it away @param {(() => void)=} retry */
export function notice(sentence, retry) {
  const place = element('notice');
  place.hidden = sentence === '';
  if (!retry && place.textContent === sentence) return;
  place.replaceChildren(make('p', {}, sentence));
  if (!retry) return;
  const button = make('button', { type: 'button', className: 'capsule' }, say('Try again'));
  button.addEventListener('click', retry);
  place.append(button);
}
