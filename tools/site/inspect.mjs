// Looks the finished pages over: every address on them leads somewhere, headings are in order, pictures have words and a size, and
// nothing stands there that a strict content security policy forbids. What is wrong is said with its page.
import { posix } from 'node:path';

/** @param {string} html @param {string} name of an attribute */
function values_of(html, name) {
  return [...html.matchAll(new RegExp(`<[a-z][^>]*\\s${name}="([^"]*)"`, 'g'))].map(([, value]) => value);
}

/** @param {string} html */
function headings_fault(html) {
  const levels = [...html.matchAll(/<h([1-6])\b/g)].map(([, level]) => Number(level));
  if (levels.filter((level) => level === 1).length !== 1 || levels[0] !== 1) return 'does not begin with its only h1';
  const skip = levels.findIndex((level, index) => index > 0 && level > levels[index - 1] + 1);
  return skip < 0 ? '' : `goes from h${levels[skip - 1]} to h${levels[skip]}`;
}

/** @param {string} html */
function picture_fault(html) {
  const bad = [...html.matchAll(/<img\b[^>]*>/g)].find(
    ([tag]) => !(/ alt="/.test(tag) && / width="\d/.test(tag) && / height="\d/.test(tag)),
  );
  return bad ? `has a picture without words or size: ${bad[0]}` : '';
}

/** What a template prints where there was nothing to print. @param {string} html */
function empty_fault(html) {
  const [found] = html.match(/.{0,40}(\bNaN\b|\bundefined\b|\[object ).{0,20}/) ?? [];
  return found ? `prints nothing where something was meant: “${found.trim()}”` : '';
}

/** @param {string} html */
function policy_fault(html) {
  if (/<script(?![^>]*\ssrc=)/.test(html)) return 'has a script of its own';
  if (/<style\b|<[^>]*\s(style|on[a-z]+)="/.test(html)) return 'has a style or a handler of its own';
  return '';
}

/**
 * @param {string} page its name, such as "lessons/waiting.html"
 * @param {string} address as it stands there, with &amp; and the like resolved where it matters
 * @param {Map<string, Buffer>} files
 */
function address_fault(page, address, files) {
  if (/^(https?|data|mailto):/.test(address)) return '';
  if (address.startsWith('/')) return `leads to ${address}, which is not relative`;
  const [, path, anchor] = address.match(/^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/) ?? [];
  const target = path === '' ? page : posix.normalize(posix.join(posix.dirname(page), path));
  const file = files.get(target);
  if (!file) return `leads to ${address}, and there is no ${target}`;
  const in_text = anchor && target.endsWith('.html') && target !== 'index.html';
  if (in_text && !values_of(file.toString(), 'id').includes(anchor))
    return `leads to ${address}, which has no such place`;
  return '';
}

/**
 * @param {Map<string, Buffer>} pages those of the site
 * @param {Map<string, Buffer>} files all there will be, these included
 * @returns {string[]} a sentence for each fault
 */
export function inspect_pages(pages, files) {
  const faults = [];
  for (const [page, content] of pages) {
    if (!page.endsWith('.html')) continue;
    const html = content.toString();
    const ids = values_of(html, 'id');
    const addresses = [...values_of(html, 'href'), ...values_of(html, 'src')];
    faults.push(
      ...[
        headings_fault(html),
        picture_fault(html),
        policy_fault(html),
        empty_fault(html),
        ids.length > new Set(ids).size ? 'uses one id twice' : '',
        ...addresses.map((address) => address_fault(page, address, files)),
      ]
        .filter((fault) => fault !== '')
        .map((fault) => `${page} ${fault}.`),
    );
  }
  return faults;
}
