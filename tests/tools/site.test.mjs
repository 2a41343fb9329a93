// The reference pages of web/site: every scenario that they show is one that the command line accepts, and the table of
// diagnostics names every code there is, each with the severity that it is reported with. A comment `# finish: a 8ms, b never` behind a
// variant, or anywhere in a text without variants, is what the run must give, for the last job of each.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sitemap } from '../../tools/site/sitemap.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const site = join(root, 'web/site');
const pages = ['how-it-works.md', 'language.md'];

// ctest names the command line of its own build.
const program = process.env.INTERLEAVE_COMMAND ?? join(root, 'build/native/interleave');
const built = process.env.INTERLEAVE_COMMAND !== undefined || existsSync(program);
const unbuilt = built ? false : 'no command line is built';

/** @param {string} text @param {string[]} args of the command line, which reads the text */
function say(text, ...args) {
  return spawnSync(program, args, { input: text, encoding: 'utf8' });
}

/** All that `check` says about a text. @param {string} text */
function check(text) {
  const { stdout, stderr } = say(text, 'check', '-');
  return `${stdout}${stderr}`;
}

/** What the comments of a text say and what its runs give. @param {string} text */
function finishes(text) {
  const { runs } = JSON.parse(say(text, 'run', '-', '--format', 'json').stdout);
  const said = [];
  const given = [];
  for (const line of text.split('\n')) {
    const [, names] = line.match(/# finish: (.*)$/) ?? [];
    if (names === undefined) continue;
    const variant = line.match(/^variant "([^"]*)"/)?.[1] ?? '';
    const { tasks } = runs.find((run) => run.variant === variant);
    said.push(`${variant}: ${names}`);
    const last = names.split(', ').map((name) => {
      const [task] = name.split(' ');
      const finish = tasks.findLast((job) => job.name === task).finish;
      if (finish === null) return `${task} never`;
      return `${task} ${finish % 1_000_000 === 0 ? `${finish / 1_000_000}ms` : `${finish / 1000}us`}`;
    });
    given.push(`${variant}: ${last.join(', ')}`);
  }
  return { said, given };
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
    if (!text.includes('# finish:')) continue;
    test(`the runs in ${page}:${line} finish as its comments say`, { skip: unbuilt }, () => {
      const { said, given } = finishes(text);
      assert.deepEqual(given, said);
    });
  }
}

test('a scenario with a mistake does not pass', { skip: unbuilt }, () => {
  const [{ text }] = scenarios_in('before\n```interleave\ntask a\n  cpu 5\n```\nafter\n');
  assert.match(check(text), /\[missing-unit\]/);
});

test('a comment that promises another finish does not pass', { skip: unbuilt }, () => {
  const { said, given } = finishes('task a # finish: a 6ms\n  cpu 5ms\n');
  assert.deepEqual(given, [': a 5ms']);
  assert.notDeepEqual(given, said);
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

test('the site map has every page that is read, by its address, and the start without its file', () => {
  const names = [
    'index.html',
    'lessons/index.html',
    'lessons/knife.html',
    'embed.html',
    'freeze.html',
    '404.html',
    'site.js',
  ];
  const xml = sitemap(names, 'https://a.example/b&c/');
  const found = [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address);
  assert.deepEqual(
    found.map((address) => address.replace('https://a.example/b&#38;c/', '')),
    ['', 'lessons/', 'lessons/knife.html'],
  );
});
