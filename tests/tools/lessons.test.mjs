// The site's generator on small documents of the test's own: what is wrong with a document keeps the site from being made, and the
// numbers of a right one are those of its runs.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const build_folder = join(root, 'build/web');
const unbuilt = existsSync(join(root, 'build/node/interleave.cjs')) ? false : 'no command line for Node is built';
let folder = '';

before(() => {
  mkdirSync(build_folder, { recursive: true });
  folder = mkdtempSync(join(build_folder, 'site-test-'));
});
after(() => rmSync(folder, { recursive: true }));

const kLayout = '<!doctype html><main><h1>{{ title }}</h1>{{ content | safe }}</main>';
const kPoster = '<svg xmlns="" width="960" height="320"><desc>In words.</desc></svg>';

/** The site made of one document. @param {string} text @param {string} [name] */
async function site_of(text, name = 'lessons/one.md') {
  const source = mkdtempSync(join(folder, 'source-'));
  mkdirSync(join(source, '_layouts'));
  mkdirSync(join(source, 'lessons'));
  writeFileSync(join(source, '_layouts/page.njk'), kLayout);
  writeFileSync(join(source, name), `---\ntitle: One\n---\n${text}\n`);
  const { site_files } = await import('../../tools/site/site.mjs');
  const page = new Map([
    ['index.html', Buffer.from('<!doctype html>')],
    ['posters/salad.svg', Buffer.from(kPoster)],
  ]);
  const files = await site_files({ root, build_folder, source, page });
  return files.get(name.replace('.md', '.html')).toString();
}

const kTrue = '{% claim run("salad", "Two knives").makespan < run("salad", "One knife").makespan, "two are sooner" %}';

test('a number in a lesson is the one that the run gives', { skip: unbuilt }, async () => {
  const html = await site_of(`${kTrue} After {{ run("salad", "Two knives").makespan | time }}.`);
  assert.match(html, /After 80\u00a0ms\./);
  const turned = await site_of(`${kTrue} {{ run("salad", "Finer slices", { turn: "2ms" }).switches }} changes`);
  assert.match(turned, /79 changes/);
});

test('a claim that does not hold keeps the site from being made', { skip: unbuilt }, async () => {
  const wrong = kTrue.replace('<', '>');
  await assert.rejects(site_of(wrong), /lessons\/one\.md: this no longer holds: two are sooner/);
  const hidden = `{% predict "Which?" %}\n${wrong}\n{% endpredict %}`;
  await assert.rejects(site_of(hidden), /this no longer holds/);
});

test('a claim about a variant or a task that is gone does not hold either', { skip: unbuilt }, async () => {
  await assert.rejects(site_of('{% claim run("salad", "Spoon").makespan > 0, "it runs" %}'), /no variant “Spoon”/);
  const task = '{% claim run("salad", "One knife").task("leek").cpu > 0, "it is cut" %}';
  await assert.rejects(site_of(task), /no task is called “leek”/);
});

test('a lesson with a number of its own, or without a claim, is not made', { skip: unbuilt }, async () => {
  await assert.rejects(site_of(`${kTrue} It takes 80 ms.`), /says a number that no run has given: “It takes 80 ms\.”/);
  await assert.rejects(site_of('It is quick.'), /claims nothing/);
});

test('a number that is not there keeps the site from being made', { skip: unbuilt }, async () => {
  await assert.rejects(site_of(`${kTrue} {{ run("salad", "One knife").makspan }}`), /undefined/);
  await assert.rejects(site_of(`${kTrue} {{ run("salad", "One knife").makspan | time }}`), /is no time/);
  await assert.rejects(
    site_of(`${kTrue} {{ run("salad", "One knife").makspan / 2 }}`),
    /prints nothing where something was meant: “.*NaN/,
  );
});

test('an example that is not right keeps the site from being made', { skip: unbuilt }, async () => {
  const example = (text) => `\`\`\`interleave\n${text}\n\`\`\``;
  assert.match(await site_of(example('task a; cpu 5ms'), 'about.md'), /<a href="index\.html#s=1\.[\w-]+">/);
  const warned = example('task a priority 2; cpu 5ms');
  await assert.rejects(site_of(warned, 'about.md'), /an example is not right: .*\[no-effect\]/s);
  await assert.rejects(
    site_of(example('task a; cpu 5'), 'about.md'),
    /about\.md: interleave check -: .*\[missing-unit\]/s,
  );
});

test('an address that leads nowhere keeps the site from being made', { skip: unbuilt }, async () => {
  await assert.rejects(site_of('[there](nowhere.md)', 'about.md'), /leads to nowhere\.html, and there is no/);
  await assert.rejects(site_of('[there](#nowhere)', 'about.md'), /leads to #nowhere, which has no such place/);
  await assert.rejects(site_of('[there](/about.html)', 'about.md'), /not relative/);
});

test('what a strict policy forbids keeps the site from being made', { skip: unbuilt }, async () => {
  await assert.rejects(site_of('<p style="color: red">red</p>', 'about.md'), /has a style or a handler of its own/);
  await assert.rejects(site_of('<script>alert()</script>', 'about.md'), /has a script of its own/);
  await assert.rejects(site_of('<img src="posters/salad.svg">', 'about.md'), /a picture without words or size/);
  await assert.rejects(site_of('### Too deep', 'about.md'), /goes from h1 to h3/);
});

test(
  'a scenario in a lesson is a live one around its picture, which has words, a size and a way',
  { skip: unbuilt },
  async () => {
    const html = await site_of(`${kTrue}\n{% explorer "salad", "Cut.", { frame: "cores" } %}`);
    assert.match(
      html,
      /<interleave-explorer scenario="salad" [^>]*frame="cores"[^>]*><a href="\.\.\/index\.html\?scenario=salad#f=cores">/,
    );
    assert.match(
      html,
      /<picture><img src="\.\.\/posters\/salad\.svg" width="960" height="320"[^>]* alt="[^"]+In words\."/,
    );
    await assert.rejects(site_of(`${kTrue}\n{% explorer "leek", "Cut." %}`), /no scenario is called “leek”/);
  },
);

test('times are read as people say them', async () => {
  const { time, word, percent } = await import('../../tools/site/numbers.mjs');
  assert.deepEqual(
    [time(0), time(1500), time(16_000_000), time(87_840_000), time(2_500_000_000), time(1_443_000, 2)],
    ['0\u00a0ms', '1.5\u00a0µs', '16\u00a0ms', '87.8\u00a0ms', '2.5\u00a0s', '1.44\u00a0ms'],
  );
  assert.throws(() => time(Number.NaN), /is no time/);
  assert.deepEqual([word(0), word(4), word(24), percent(0.38)], ['no', 'four', '24', '38\u00a0%']);
});

test(
  'what a reader’s machine did has a place for each number, and names variants that are there',
  { skip: unbuilt },
  async () => {
    const says = '"It took {Two knives} & {One knife / Two knives} times."';
    const html = await site_of(
      `${kTrue}\n\n{% real "salad", "See.", ${says}, { of: "One knife / Two knives", over: 1.5, then: "A", else: "B" } %}`,
    );
    assert.match(html, /It took <b data-runs="2"><\/b> &#38; <b data-runs="0 2"><\/b> times\./);
    assert.match(html, /<span data-over="1.5" data-of="0 2" hidden>A<\/span><span data-else hidden>B<\/span>/);
    const waits = await site_of(`${kTrue}\n\n{% real "salad", "See.", "It waited {tomato in Two knives}." %}`);
    assert.match(waits, /It waited <b data-runs="2:tomato"><\/b>\./);
    await assert.rejects(site_of(`${kTrue}\n\n{% real "salad", "See.", "{leek in Two knives}" %}`), /no task “leek”/);
    await assert.rejects(
      site_of(`${kTrue}\n\n{% real "salad", "See.", "{Three knives}" %}`),
      /no variant “Three knives”/,
    );
    await assert.rejects(
      site_of(`${kTrue}\n\n{% real "salad", "See." %}`),
      /does not say what the reader's machine did/,
    );
  },
);
