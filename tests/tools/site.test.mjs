// The pages of web/site: every scenario that they show is one that the command line accepts, and the table of diagnostics
// names every code there is, each with the severity that it is reported with.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const site = join(root, 'web/site');
const pages = readdirSync(site).filter((file) => file.endsWith('.md'));

// Whichever build is there; the wasm one runs under node.
const programs = [
  ['build/native/interleave'],
  ['build/asan/interleave'],
  ['build/node/interleave.cjs', process.execPath],
].filter(([program]) => existsSync(join(root, program)));
const unbuilt = programs.length > 0 ? false : 'no command line is built';

/** All that `check` says about a text. @param {string} text */
function check(text) {
  const [program, interpreter] = programs[0];
  const call = [...(interpreter ? [interpreter] : []), join(root, program), 'check', '-'];
  const run = spawnSync(call[0], call.slice(1), { input: text, encoding: 'utf8' });
  return `${run.stdout}${run.stderr}`;
}

/** The fenced blocks of this language, with their lines. @param {string} markdown */
function scenarios_in(markdown) {
  return [...markdown.matchAll(/^```interleave\n([^]*?)^```$/gm)].map((match) => ({
    line: markdown.slice(0, match.index).split('\n').length,
    text: match[1],
  }));
}

for (const page of pages) {
  const blocks = scenarios_in(readFileSync(join(site, page), 'utf8'));
  test(`${page} shows scenarios`, () => assert.ok(blocks.length > 4));
  for (const { line, text } of blocks) {
    test(`the scenario in ${page}:${line} has neither errors nor warnings`, { skip: unbuilt }, () => {
      assert.equal(check(text), '');
    });
  }
}

test('a scenario with a mistake does not pass', { skip: unbuilt }, () => {
  const [{ text }] = scenarios_in('before\n```interleave\ntask a\n  cpu 5\n```\nafter\n');
  assert.match(check(text), /\[missing-unit\]/);
});

test('language.md names every word of the language', () => {
  const page = readFileSync(join(site, 'language.md'), 'utf8');
  const known = new Set(page.match(/[a-z]+(-[a-z]+)*/g));
  const sources = ['model/names.hpp', 'model/policy_keys.hpp', 'text/words.cpp'];
  const words = sources.flatMap((file) => [
    ...readFileSync(join(root, 'engine', file), 'utf8').matchAll(/"([a-z]+(?:-[a-z]+)*)"/g),
  ]);
  assert.ok(words.length > 80);
  for (const [, word] of words) assert.ok(known.has(word), word);
});

/** @returns {Map<string, string>} severities by code, as language.md has them */
function codes_of_the_table() {
  const rows = readFileSync(join(site, 'language.md'), 'utf8').matchAll(
    /^\| `([a-z0-9-]+)` \| (error|warning) \| .+ \|$/gm,
  );
  return new Map([...rows].map(([, code, severity]) => [code, severity]));
}

// That these are all codes of the sources is tested there.
const codes_test = readFileSync(join(root, 'tests/unit/text/codes_test.cpp'), 'utf8');

test('the table of diagnostics names every code and no other', () => {
  const [, outside] = codes_test.match(/kNotFromText\[\] = \{([^}]*)\}/);
  const examples = [...codes_test.matchAll(/^ {6}\{"([a-z0-9-]+)",/gm)].map(([, code]) => code);
  const codes = [...examples, ...[...outside.matchAll(/"([a-z0-9-]+)"/g)].map(([, code]) => code)];
  assert.ok(codes.length > 100);
  assert.deepEqual([...codes_of_the_table().keys()], codes.sort());
});

test('the table of diagnostics has the severities that are reported', { skip: unbuilt }, () => {
  const table = codes_of_the_table();
  const plain = [...codes_test.matchAll(/^ {6}\{"([a-z0-9-]+)", ("(?:[^"\\]|\\["n])*")\},$/gm)];
  assert.ok(plain.length > 80);
  for (const [, code, literal] of plain) {
    const found = check(JSON.parse(literal)).match(new RegExp(`: (error|warning): .* \\[${code}\\]`));
    assert.equal(found?.[1], table.get(code), code);
  }
});
