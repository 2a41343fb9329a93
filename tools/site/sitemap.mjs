// The list of the site's pages for those who look through whole sites, where it is known at which address it will stand.
import { escape_html } from './markdown.mjs';

// The explorer for frames, the frozen page alone, and what is shown where there is no page.
const kNot = ['404.html', 'embed.html', 'freeze.html'];

/** @param {Iterable<string>} names of all files @param {string} address of the site, with its last slash @returns {string} XML */
export function sitemap(names, address) {
  const pages = [...names].filter((name) => name.endsWith('.html') && !kNot.includes(name)).sort();
  const entries = pages.map(
    (name) => `<url><loc>${escape_html(address + name.replace(/(^|\/)index\.html$/, '$1'))}</loc></url>`,
  );
  return (
    '<?xml version="1.0" encoding="utf-8"?>\n' +
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</urlset>\n`
  );
}
