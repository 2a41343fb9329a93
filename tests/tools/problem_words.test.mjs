// What the engine says of a text, in other languages: patterns for all of it, and what they make of the engine's own sentences.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { cpp_literals } from '../../tools/web/cpp_literals.mjs';
import { languages, problem_lines, problems_of } from '../../tools/web/strings.mjs';
import { in_own_words, speak_of_problems } from '../../web/js/problem_words.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (/** @type {string} */ path) => readFileSync(join(root, path), 'utf8');

/** @param {string} text of a part or of a pattern @returns {string} without what may stand in its places */
function bare(text) {
  const broken = (text.match(/`/g) ?? []).length % 2 === 1; // the name that it stands beside is put there by the program
  const whole = broken ? text.replace(/`$/, '') : text;
  return whole
    .replace(broken && whole === text ? /^`/ : '', '')
    .replace(/`[^`]*`|\{\d\}/g, '…')
    .trim();
}

/** Parts of sentences: what the sources of the language and of the model have between quotation marks and is no language itself. */
function parts_said() {
  const files = ['engine/text', 'engine/model'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => /\.cpp$/.test(name) && !/printer|form_fields|form_names/.test(name))
      .map((name) => `${folder}/${name}`),
  );
  const prose = /[a-z,:;]`? [`a-z]+[ ,.`]?|^[a-z]+$/;
  return files.flatMap((path) =>
    cpp_literals(read(path))
      .filter(({ text }) => / [a-z]/.test(text) && prose.test(text) && /[a-z]{2,} |^ [a-z]/.test(text))
      .map(({ text }) => ({ path, text: bare(text) })),
  );
}

/** The sentences that the golden files have, with their hints. */
function sentences_said() {
  return ['check-mistakes.txt', 'check-warnings.txt'].flatMap((name) =>
    read(`tests/golden/expected/${name}`)
      .split('\n')
      .flatMap(
        (line) => /: (?:error|warning): (.*) \[[a-z-]+\]$|^ {4}(\S.*)$/.exec(line)?.slice(1).filter(Boolean) ?? [],
      ),
  );
}

/** Of the language itself: what the form writes, not what it says. */
const kWritten = /^variant "/;

for (const language of languages(root)) {
  const patterns = problems_of(root, language);

  test(`whatever the engine says of a text has a pattern in ${language}`, () => {
    const known = Object.keys(patterns).map(bare);
    const parts = parts_said();
    assert.ok(parts.length > 150, `${parts.length} parts were found`);
    const missing = parts.filter(
      ({ text }) => !kWritten.test(text) && !known.some((pattern) => pattern.includes(text)),
    );
    assert.deepEqual(missing, []);
  });

  test(`a pattern in ${language} has the same places, in their order`, () => {
    for (const [english, own] of Object.entries(patterns)) {
      const places = (/** @type {string} */ text) => [...text.matchAll(/\{(\d)\}/g)].map(([, place]) => Number(place));
      assert.deepEqual(
        places(english),
        places(english).map((_, i) => i),
        english,
      );
      assert.deepEqual(places(own).sort(), places(english), english);
      assert.doesNotMatch(english + own, /[\n\t]/);
    }
  });

  test(`no English is left in ${language} of the sentences that the golden files have`, () => {
    speak_of_problems(problem_lines(patterns));
    const sentences = sentences_said();
    assert.ok(sentences.length > 30, `${sentences.length} sentences`);
    for (const sentence of sentences) {
      const own = in_own_words(sentence).replace(/`[^`]*`/g, '');
      assert.doesNotMatch(own, /\b(the|expected|found|there|this|write|with|has|is|of|an)\b/, sentence);
    }
    speak_of_problems('');
  });
}

test('a sentence is put together from the like of its parts, and the words of the scenario stay', () => {
  speak_of_problems(problem_lines(problems_of(root, 'de')));
  assert.equal(
    in_own_words('expected `blocking`, `polling` or the end of the statement, found `a, found or b`'),
    'erwartet: `blocking`, `polling` oder das Ende der Anweisung; gefunden: `a, found or b`',
  );
  assert.equal(
    in_own_words('the length of `cpu` cannot be negative, found -1'),
    'die Länge von `cpu`: erlaubt ist nichts unter 0, da steht -1',
  );
  assert.equal(in_own_words('nothing of the kind is known'), 'nothing of the kind is known');
  speak_of_problems('');
});

test('in English a sentence is what it is', () => {
  assert.equal(in_own_words('expected nothing, found `a`'), 'expected nothing, found `a`');
});
