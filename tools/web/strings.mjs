// The one table of all texts that people read in the explorer: English stands in the sources and is the key, other languages in
// web/strings/LANGUAGE.json. This finds the keys (english_of) and what a check can see to be missing from the table (stray_texts),
// and makes of a language what the page loads (words_script). tests/tools/strings.test.mjs holds them together.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { cpp_calls, cpp_literals } from './cpp_literals.mjs';
import { content_script } from './pack_scripts.mjs';

/** Folders whose C++ says something to people, and the rest of the engine that does. */
const kCppFolders = ['web/ui', 'web/app', 'web/layout', 'engine/link', 'engine/trace'];
const kCppFiles = ['engine/trace/export/svg.cpp', 'engine/text/form_fields.cpp'];

/** What only programs and their authors are told, in English: commands, messages of a host, console and workers. */
const kForPrograms =
  /^web\/js\/(embed\/(verbs|element|look|live|addresses)|page\/(commands|elements)|light|load_script)\.js$/;

/** Proper names and the like, the same in every language. */
const kNames = new Set([
  'Interleave',
  'Inter',
  'Amdahl',
  'Gustafson',
  'Escape',
  'Enter',
  'Files',
  'Key',
  'English',
  'Deutsch',
]);

/** What looks like words and is not: keys of elements, classes, a selector, and a program's own errors. */
const kCode = /^(add setting \{0\}|row row-\{0\}|field field-\{0\}|button, input, select|not a text|\{0\} ms)$/;

/** @param {string} root @param {string} folder @param {RegExp} ending @returns {string[]} paths in root */
function files_below(root, folder, ending) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? files_below(root, path, ending) : ending.test(entry.name) ? [path] : [];
    })
    .sort();
}

/** @param {string} text @returns {boolean} it has words that could be said in another language */
const has_words = (text) => /[A-Za-z][a-z]/.test(text.replace(/\{\d\}|`[^`]*`/g, ''));

/** @param {string} text @returns {boolean} it looks like something that people read */
function is_prose(text) {
  if (
    kNames.has(text) ||
    kCode.test(text) ||
    text.includes('\n') ||
    /^[#.[<:(/]|[\w-]:\s*[\w-]+;|^[\d.]+px |sans-serif|=\{?"|=$/.test(text)
  )
    return false;
  return /^[A-Z“][a-z]+([ ,.…:]|$)/.test(text) || /[a-z,;:.}] [a-z{][a-z{]*[a-z,;:. }]/.test(text);
}

// ---- C++

/** @param {string} path @param {string} source @returns {Set<string>} */
function keys_of_cpp(path, source) {
  const keys = new Set();
  const add = (/** @type {string[]} */ texts) => texts.filter(has_words).forEach((text) => keys.add(text));
  for (const call of cpp_calls(source, ['translated', 'translatable']))
    add(cpp_literals(call.all).map(({ text }) => text));
  for (const call of cpp_calls(source, ['say'])) add(cpp_literals(call.first).map(({ text }) => text));
  for (const call of cpp_calls(source, ['icon_button', 'add', 'add_capsule'])) {
    add(cpp_literals(call.all).flatMap(({ text }) => (/^[A-Z]/.test(text) ? [text] : [])));
  }
  const texts = cpp_literals(source).map(({ text }) => text);
  // Whole sentences are said by those who pass them on.
  if (/^web\/(app|ui)\/|link\/payload/.test(path)) add(texts.filter((text) => /^[A-Z].*[.?]$/s.test(text)));
  if (path.endsWith('phrases.cpp')) add(texts);
  if (path.endsWith('form_fields.cpp')) {
    for (const [, label] of source.matchAll(/FormField\{"[^"]*", "[^"]*", "([^"]+)"/g)) add([label]);
    for (const [, label] of source.matchAll(/\n {4}\{"[a-z-]+", "([A-Z][^"]*)"/g)) add([label]);
  }
  return keys;
}

// ---- JavaScript

/** @param {string} path @param {string} source @returns {{keys: Set<string>, strays: string[]}} */
function texts_of_script(path, source) {
  const keys = new Set();
  /** @type {string[]} */
  const strays = [];
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  /** @param {import('typescript').Node} node @param {boolean} said */
  const visit = (node, said) => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isCallExpression(node)) {
      const name = node.expression.getText();
      if (name === 'say' || name === 'translatable') {
        node.arguments.forEach((argument, index) => visit(argument, name === 'translatable' || index === 0));
        return;
      }
      if (name === 'log' || name === 'matchMedia') return;
    }
    if (said && ts.isStringLiteralLike(node)) {
      if (has_words(node.text)) keys.add(node.text);
      return;
    }
    if (!said && ts.isTemplateExpression(node)) {
      const text = node.head.text + node.templateSpans.map((span) => `{0}${span.literal.text}`).join('');
      if (is_prose(text)) strays.push(text);
    } else if (!said && ts.isStringLiteralLike(node) && is_prose(node.text) && !is_code(node)) strays.push(node.text);
    const inner = said && !ts.isCallExpression(node);
    ts.forEachChild(node, (child) => visit(child, inner && !(ts.isPropertyAssignment(node) && child === node.name)));
  };
  visit(file, false);
  return { keys, strays };
}

/** A list of classes, of selectors, of attributes. @param {import('typescript').StringLiteralLike} node */
function is_code(node) {
  const parent = node.parent;
  if (ts.isPropertyAssignment(parent)) return ['className', 'rel', 'class', 'font'].includes(parent.name.getText());
  if (!ts.isCallExpression(parent)) return false;
  return /(split|querySelector(All)?|closest|matches|setAttribute|getAttribute|add|toggle)$/.test(
    parent.expression.getText(),
  );
}

/** @param {string} html of the page @returns {string[]} */
function keys_of_page(html) {
  const page = html
    .slice(html.indexOf('<main'), html.indexOf('</main>'))
    .replace(/<[^>]*aria-label="([^"]*)"[^>]*>/g, '\n$1\n');
  return page
    .replace(/<[^>]*>/g, '\n')
    .split('\n')
    .map((text) => text.trim())
    .filter(has_words);
}

/** @param {string} root of the repository @returns {{keys: Set<string>, strays: string[]}} strays: `file: text` */
function look(root) {
  const read = (/** @type {string} */ path) => readFileSync(join(root, path), 'utf8');
  /** @type {Set<string>} */
  const keys = new Set(keys_of_page(read('shell.html')));
  /** @type {string[]} */
  const strays = [];
  const of_people = /^web\/(ui|app)\//;
  const cpp = [...kCppFolders.flatMap((folder) => files_below(root, folder, /\.(cpp|hpp)$/)), ...kCppFiles];
  for (const path of new Set(cpp)) {
    const own = keys_of_cpp(path, read(path));
    for (const key of own) keys.add(key);
    if (!of_people.test(path) || /(platform_web|platform_sdl|command_bytes)\.cpp$/.test(path)) continue;
    for (const { text } of cpp_literals(read(path))) {
      if (is_prose(text) && !own.has(text)) strays.push(`${path}: ${text}`);
    }
  }
  for (const path of files_below(root, 'web/js', /\.js$/)) {
    const own = texts_of_script(path, read(path));
    for (const key of own.keys) keys.add(key);
    if (!kForPrograms.test(path)) strays.push(...own.strays.map((text) => `${path}: ${text}`));
  }
  return { keys, strays };
}

/** @param {string} root of the repository @returns {string[]} every English text that has to have its like in other languages */
export const english_of = (root) => [...look(root).keys].sort();

/** @param {string} root of the repository @returns {string[]} texts that people may read and no language can have: `file: text` */
export const stray_texts = (root) => look(root).strays;

/** @param {string} root @param {string} language @returns {Record<string, string>} English to that language */
export const words_of = (root, language) =>
  JSON.parse(readFileSync(join(root, `web/strings/${language}.json`), 'utf8'));

/** @param {string} root @returns {string[]} the languages besides English */
export const languages = (root) =>
  readdirSync(join(root, 'web/strings')).flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -5)] : []));

/** @param {string} root @param {string} language @returns {Record<string, string>} patterns of what the engine says of a text */
export const problems_of = (root, language) => words_of(root, `problems/${language}`);

/** @param {Record<string, string>} patterns @returns {string} a line for each, the most exact first, as web/js/problem_words.js takes them */
export function problem_lines(patterns) {
  const exact = (/** @type {string} */ pattern) => pattern.replace(/\{\d\}/g, '').length;
  const lines = Object.entries(patterns).sort(([a], [b]) => exact(b) - exact(a) || (a < b ? -1 : 1));
  return lines.map((line) => line.join('\t')).join('\n');
}

/**
 * @param {Record<string, string>} words
 * @param {Record<string, string>} [problems]
 * @returns {string} a script whose content is the language as engine/base/words.hpp takes it, an empty line, and the problems' patterns
 */
export function words_script(words, problems = {}) {
  const lines = Object.entries(words).filter(([english, own]) => english !== own);
  lines.sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const table = lines.map((line) => line.join('\t')).join('\n');
  return content_script(JSON.stringify([table, problem_lines(problems)].filter(Boolean).join('\n\n')));
}
