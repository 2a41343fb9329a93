// The one table of texts: every one that people read in the explorer has its like in every language.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { cpp_calls, cpp_literals } from '../../tools/web/cpp_literals.mjs';
import { english_of, languages, stray_texts, words_of, words_script } from '../../tools/web/strings.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const english = english_of(root);

/** @param {string} text @returns {string[]} the places that it has, each once */
const places = (text) => [...new Set([...text.matchAll(/\{(\d)/g)].map(([, place]) => place))].sort();

test('there is German', () => {
  assert.deepEqual(languages(root), ['de']);
});

test('the sources are read: texts of the canvas, of the narration, of the page, of the form and of dialogs are found', () => {
  for (const text of [
    'Whole system',
    '{0} waits for {1}, which {2} holds',
    'Scenario text',
    'only on cores',
    'Embed in a page',
  ]) {
    assert.ok(english.includes(text), text);
  }
  assert.ok(english.length > 700);
});

for (const language of languages(root)) {
  const words = words_of(root, language);
  test(`every text has its like in ${language}, and no other is there`, () => {
    assert.deepEqual(
      english.filter((text) => !words[text]),
      [],
    );
    assert.deepEqual(
      Object.keys(words).filter((text) => !english.includes(text)),
      [],
    );
  });
  test(`what stands in the places of a text stands in its like in ${language}`, () => {
    const wrong = Object.entries(words).filter(([text, own]) => places(text).join() !== places(own).join());
    assert.deepEqual(wrong, []);
  });
  test(`no text of ${language} has what would break a line of the table, and spaces at its ends are kept`, () => {
    for (const [text, own] of Object.entries(words)) {
      assert.doesNotMatch(own, /[\n\t]/);
      assert.equal(/^ /.test(own), /^ /.test(text), text);
      assert.equal(/ $/.test(own), / $/.test(text), text);
      assert.match(own, /^([^{}]|\{\d(\|[^{}|]*\|[^{}|]*)?\})*$/);
    }
  });
}

test('no text that people read stands outside of the table, as far as a check can tell', () => {
  assert.deepEqual(stray_texts(root), []);
});

test('a language is a script with its lines in the order of their bytes', () => {
  const script = words_script({ b: 'B', Z: 'z', ü: 'u', same: 'same' });
  assert.match(script, /detail:"Z\\tz\\nb\\tB\\nü\\tu"/);
});

test('literals of C++ are put together and comments are none', () => {
  const source = '#include "a.hpp"\n// "no"\nf("a \\xC3\\xBC" "b",\n  /* "no" */ g("c", 1), \'"\');\n';
  assert.deepEqual(
    cpp_literals(source).map(({ text }) => text),
    ['a üb', 'c'],
  );
  const [call] = cpp_calls(source, ['f']);
  assert.deepEqual(
    cpp_literals(call.first).map(({ text }) => text),
    ['a üb'],
  );
  assert.deepEqual(
    cpp_literals(call.all).map(({ text }) => text),
    ['a üb', 'c'],
  );
});
