// What a lesson becomes for a reader of feeds, where no script runs: live scenarios are their pictures, and addresses hold from anywhere.

/**
 * @param {string} html of a lesson
 * @param {string} address of the site, '' if it is not known; addresses are then relative to the feed
 */
export function for_feed(html, address) {
  const article = html.match(/<article\b[^>]*>([^]*)<\/article>/)?.[1] ?? html;
  return article
    .replace(/<header>[^]*?<\/header>|<footer>[^]*?<\/footer>/g, '')
    .replace(/<p class="measured"[^]*?<\/p>/g, '')
    .replace(/<script\b[^>]*><\/script>/g, '')
    .replace(/<\/?(interleave-explorer|interleave-frozen-page|link|picture|source)\b[^>]*>/g, '')
    .replace(/\s(href|src)="(?![a-z]+:)([^"]*)"/g, (_, name, path) => ` ${name}="${address}${from_top(path)}"`)
    .trim();
}

/** An address on a page of lessons/, as seen from the folder above. @param {string} path */
function from_top(path) {
  return path.startsWith('../') ? path.slice(3) : `lessons/${path}`;
}

/** @param {{date: Date}[]} lessons @returns {string} when the last of them was written or changed */
export function newest(lessons) {
  return new Date(Math.max(...lessons.map(({ date }) => date.getTime()))).toISOString();
}
