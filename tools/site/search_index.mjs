// The words of the site for the search page: each section of each page is a document of its own, in an index that MiniSearch made
// here and opens there. It is a script's data and nothing is sent anywhere.
import MiniSearch from 'minisearch';
import { kSearch } from '../../web/site/search_options.js';

const kExcerpt = 160;

/** @param {string} html */
function words_of(html) {
  return html
    .replace(/<(script|style|nav|interleave-explorer)\b[^]*?<\/\1>/g, ' ')
    .replace(/<\/?(a|b|i|em|strong|code|span)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replace(
      /&(amp|lt|gt|quot|nbsp);/g,
      (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' })[name] ?? ' ',
    )
    .replace(/\s+/g, ' ')
    .trim();
}

/** @param {string} page @param {string} html */
function sections_of(page, html) {
  const [, main] = html.match(/<main\b[^>]*>([^]*)<\/main>/) ?? [];
  const title = words_of(html.match(/<h1\b[^>]*>([^]*?)<\/h1>/)?.[1] ?? '');
  if (!main || !title) return [];
  return main.split(/(?=<h[1-6]\b)/).map((part) => {
    const [, id, heading] = part.match(/^<h[2-6][^>]*\sid="([^"]*)"[^>]*>([^]*?)<\/h/) ?? [];
    const section = words_of(heading ?? '');
    const text = words_of(part.replace(/^<h[^]*?<\/h[1-6]>/, ''));
    return { id: id ? `${page}#${id}` : page, title, section, text };
  });
}

/** @param {Map<string, Buffer>} pages @returns {Map<string, Buffer>} */
export function search_index(pages) {
  const index = new MiniSearch(kSearch);
  const taken = new Set();
  for (const [page, content] of pages) {
    if (!page.endsWith('.html') || page === '404.html' || page === 'search.html') continue;
    for (const part of sections_of(page, content.toString())) {
      if (taken.has(part.id) || part.text === '') continue;
      taken.add(part.id);
      const short = part.text.length > kExcerpt ? `${part.text.slice(0, kExcerpt).replace(/\s\S*$/, '')} …` : part.text;
      index.add({ ...part, excerpt: short });
    }
  }
  return new Map([['search-index.json', Buffer.from(JSON.stringify(index))]]);
}
