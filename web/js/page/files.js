// Scenarios as files: opened by choice or by dropping, pasted as a whole, saved. What is no text, or longer than the language
// allows, is answered by a sentence and changes nothing.
import { say } from '../words.js';

const kMostBytes = 1 << 20; // engine/model/scenario.hpp, kMaxTextBytes

/** @param {string} text */
function bytes_of(text) {
  // No letter takes more than three bytes a unit, and most texts are of those that take one: they need no counting.
  const is_known = text.length * 3 <= kMostBytes || /^[\0-\x7f]*$/.test(text);
  return is_known ? text.length : new TextEncoder().encode(text).length;
}

/** @param {string} text @param {string=} added @returns {string} '' or why that cannot be a scenario */
export function too_long(text, added = '') {
  if (text.length + added.length <= kMostBytes && bytes_of(text) + bytes_of(added) <= kMostBytes) return '';
  const megabytes = ((text.length + added.length) / (1 << 20)).toFixed(1);
  return say('That would be {0} MB of text; a scenario has at most 1 MB. Nothing was changed.', megabytes);
}

/** @typedef {import('./gallery.js').Opener} Opener */

/** @param {Opener} opener @param {File} file */
async function open_file(opener, file) {
  if (file.size > kMostBytes) {
    const megabytes = (file.size / (1 << 20)).toFixed(1);
    return opener.say(say('“{0}” has {1} MB; a scenario has at most 1 MB. Nothing was changed.', file.name, megabytes));
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    if (text.includes('\0')) throw new TypeError('not a text');
    opener.open(text);
  } catch {
    opener.say(say('“{0}” is not a text that can be read here. Nothing was changed.', file.name));
  }
}

/** @param {Opener} opener */
export function pick_file(opener) {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.ilv,text/plain';
  input.addEventListener('change', () => {
    if (input.files?.[0]) open_file(opener, input.files[0]);
  });
  input.click();
}

/** @param {{text: string, title: string}} scenario */
export function save_file({ text, title }) {
  const name = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  link.download = `${name || 'scenario'}.ilv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // the browser may still be reading
}

/** @param {Opener} opener */
export async function read_clipboard(opener) {
  try {
    take_whole(opener, await navigator.clipboard.readText());
  } catch {
    opener.say(
      say('This browser does not give the clipboard to a button: press Ctrl+V (or Cmd+V) outside of the text.'),
    );
  }
}

/** @param {Opener} opener @param {string} text */
function take_whole(opener, text) {
  if (text.trim() === '') return opener.say(say('There is no text in the clipboard.'));
  const sentence = too_long('', text);
  if (sentence) return opener.say(sentence);
  opener.open(text);
}

/** @param {EventTarget | null} target */
function takes_text(target) {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}

/** Files and texts dropped on the page, and a whole scenario pasted where nothing else takes it. @param {Opener} opener */
export function listen_to_drops(opener) {
  document.addEventListener('paste', (event) => {
    if (takes_text(event.target) || event.defaultPrevented) return;
    event.preventDefault();
    take_whole(opener, event.clipboardData?.getData('text/plain') ?? '');
  });
  document.addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });
  document.addEventListener('drop', (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    open_file(opener, file);
  });
}
