// The search page: an index made when the site was built, looked up here. What was asked stands in the address, so that a search can
// be linked to and the way back leads to it.
import MiniSearch from 'minisearch';
import { kSearch } from './search_options.js';

const kShown = 20;

const field = /** @type {HTMLInputElement} */ (document.getElementById('asked'));
const says = /** @type {HTMLElement} */ (document.getElementById('found-says'));
const list = /** @type {HTMLElement} */ (document.getElementById('found'));

/** @param {import('minisearch').SearchResult} result */
function item_of({ id, title, section, excerpt }) {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = id;
  link.textContent = section ? `${title}: ${section}` : title;
  const words = document.createElement('p');
  words.textContent = excerpt;
  item.append(link, words);
  return item;
}

/** @param {number} count */
function sentence_for(count) {
  if (count === 0) return 'Nothing was found. Fewer or other words may help.';
  if (count > kShown) return `The best ${kShown} of ${count} places.`;
  return count === 1 ? 'One place.' : `${count} places.`;
}

/** @param {MiniSearch} index */
function show(index) {
  const asked = field.value.trim();
  const found = asked ? index.search(asked) : [];
  says.textContent = asked ? sentence_for(found.length) : '';
  list.replaceChildren(...found.slice(0, kShown).map(item_of));
  const address = new URL(location.href);
  if (asked) address.searchParams.set('q', asked);
  else address.searchParams.delete('q');
  // In a file, or in a frame without an origin, the address stays as it is.
  try {
    history.replaceState(null, '', address);
  } catch {}
}

async function begin() {
  field.value = new URLSearchParams(location.search).get('q') ?? '';
  field.focus();
  const answer = await fetch('search-index.json');
  if (!answer.ok) throw new Error(String(answer.status));
  const index = MiniSearch.loadJSON(await answer.text(), kSearch);
  field.addEventListener('input', () => show(index));
  field.form?.addEventListener('submit', (event) => {
    event.preventDefault();
    show(index);
  });
  show(index);
}

begin().catch(() => {
  says.textContent = 'The index could not be loaded: search needs a server, and this page was opened without one.';
});
