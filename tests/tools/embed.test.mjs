// What authors paste, what the package holds, and how embed.html is made of the explorer's page.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { embed_page } from '../../tools/web/embed_page.mjs';
import { write_package } from '../../tools/web/package.mjs';
import { attributes_of, iframe, tag } from '../../web/js/builder/code.js';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const kBase = 'https://interleave.example/';
const named = {
  scenario: 'coffee',
  text: '',
  title: 'Coffee',
  fragment: 't=45ms&v=10ms..60ms&f=cores&k.brew=50ms&k.Big=2',
};
const own = {
  scenario: '',
  text: 'title "A & B"\ntask a\n  cpu 5ms\n',
  title: 'A & B',
  fragment: 's=1.abc-_&t=0&f=cores',
};
const plain = { frame: 'threads', height: 420, theme: 'auto', hide: [], flags: [], moment: false };

test('a tag has what was chosen, keeps its room and serves without the script', () => {
  const code = tag(kBase, named, {
    ...plain,
    theme: 'dark',
    hide: ['real', 'metrics'],
    flags: ['autoload'],
    moment: true,
  });
  assert.match(code, /<script async src="https:\/\/interleave\.example\/interleave\.js"><\/script>/);
  assert.match(
    code,
    /scenario="coffee" at="45ms" view="10ms\.\.60ms" frame="threads" k-brew="50ms" knobs="Big=2" theme="dark"/,
  );
  assert.match(code, / hide="real,metrics" autoload height="420" style="display:block;min-height:420px"/);
  assert.match(code, /<a href="https:\/\/interleave\.example\/\?scenario=coffee">Coffee: open the explorer<\/a>/);
});

test('a scenario of one’s own stands in the tag as text, with what HTML would take for itself escaped', () => {
  const code = tag(kBase, { ...own, text: `${own.text}# </pre><script>\n` }, plain);
  assert.match(code, /<pre>\ntitle &quot;A &amp; B&quot;\n/);
  assert.match(code, /# &lt;\/pre&gt;&lt;script&gt;/);
  assert.doesNotMatch(code, /scenario="/);
});

test('without the moment only frame and knobs are said', () => {
  assert.deepEqual(attributes_of(named, plain), [
    ['scenario', 'coffee'],
    ['frame', 'threads'],
    ['k-brew', '50ms'],
    ['knobs', 'Big=2'],
    ['height', '420'],
  ]);
});

test('an iframe has the same in its address', () => {
  const code = iframe(kBase, named, { ...plain, hide: ['title'], flags: ['editable', 'autoload'], moment: true });
  const [, address] = code.match(/src="([^"]*)"/) ?? [];
  const url = new URL(address.replaceAll('&amp;', '&'));
  assert.equal(url.pathname, '/embed.html');
  assert.equal(url.search, '?embed&scenario=coffee&hide=title&editable');
  assert.equal(url.hash, '#t=45ms&v=10ms..60ms&f=threads&k.brew=50ms&k.Big=2');
  assert.match(iframe(kBase, own, plain), /#s=1\.abc-_&amp;f=threads"/);
});

test('embed.html is the explorer’s page with the script that talks to its host', () => {
  const page = embed_page(readFileSync(join(root, 'shell.html'), 'utf8'));
  assert.match(page, /<script src="embed\.js" defer><\/script>/);
  assert.doesNotMatch(page, /explorer\.js/);
  assert.throws(() => embed_page('<html></html>'), /does not load explorer\.js/);
});

test('the package has all that interleave.js asks for, and no lessons', () => {
  const folder = mkdtempSync(join(tmpdir(), 'interleave-package-'));
  try {
    const page = join(folder, 'page');
    mkdirSync(join(page, 'posters'), { recursive: true });
    mkdirSync(join(page, 'lessons'));
    const names = [
      'interleave.js',
      'embed.html',
      'embed.js',
      'light.js',
      'explorer.wasm',
      'poster.wasm.js',
      'explorer.css',
      'mirror.js',
      'words.de.js',
      'worker-scalar.wasm',
      'feed.xml',
    ];
    for (const name of [...names, 'posters/coffee.svg', 'lessons/a.html']) writeFileSync(join(page, name), name);
    write_package(page, join(folder, 'out'), '1.2.3');
    const made = readdirSync(join(folder, 'out'));
    for (const name of names.slice(0, -1)) assert.ok(made.includes(name), name);
    assert.ok(existsSync(join(folder, 'out/posters/coffee.svg')));
    assert.ok(!made.includes('lessons') && !made.includes('feed.xml'));
    const { main, exports: ways, version } = JSON.parse(readFileSync(join(folder, 'out/package.json'), 'utf8'));
    assert.deepEqual([main, ways['.'], version], ['interleave.js', './interleave.js', '1.2.3']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
