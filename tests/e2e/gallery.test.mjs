// The scenarios that come with the page, and the ways in and out for one's own.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { check, source_root } from './harness/suite.mjs';

const folder = () => join(source_root(), 'assets/scenarios');

check(
  'the gallery opens every scenario of the repository, and what was there can be undone',
  {},
  async ({ page, explorer }) => {
    const before = await explorer.snapshot();
    await page.click('#way-gallery');
    const cards = await page.$$eval('#gallery button', (all) => all.map((card) => card.dataset.scenario));
    const files = readdirSync(folder()).map((name) => name.replace('.ilv', ''));
    assert.deepEqual([...cards].sort(), files.sort());
    assert.ok(files.length >= 14);
    for (const name of cards) {
      await page.click(`#gallery [data-scenario="${name}"]`);
      const text = readFileSync(join(folder(), `${name}.ilv`), 'utf8');
      const state = await explorer.until((s) => s.text === text && !s.simulating, `the scenario ${name}`);
      assert.deepEqual(state.diagnostics, [], name);
      assert.ok(state.title && state.notes.length > 0 && state.knobs.length > 0, name);
      assert.ok(state.runs.length > 1, `${name} compares`);
    }
    await explorer.idle();
    for (let i = 0; i < cards.length && (await explorer.snapshot()).canUndo; ++i)
      await explorer.settle({ type: 'undo' });
    assert.equal((await explorer.snapshot()).text, before.text);
  },
);

async function open_file(page, bytes, name) {
  await page.evaluate(
    (values, called) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(values)], called));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    [...bytes],
    name,
  );
}

check(
  'a file that is dropped is opened; one that is no text is refused by a sentence',
  {},
  async ({ page, explorer }) => {
    await open_file(page, Buffer.from('task fromfile; cpu 5ms\n'), 'my.ilv');
    const opened = await explorer.until((s) => s.runs[0].tasks[0].name === 'fromfile', 'the file');
    await open_file(page, Buffer.from([0xff, 0xfe, 0, 1, 2]), 'picture.png');
    await page.waitForFunction(() => document.querySelector('#says').textContent.includes('picture.png'));
    assert.equal((await explorer.snapshot()).text, opened.text);
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(3 << 20)], 'long.ilv'));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    });
    await page.waitForFunction(() => document.querySelector('#says').textContent.includes('3.0 MB'));
    assert.equal((await explorer.snapshot()).text, opened.text);
  },
);

check('a whole scenario pasted beside the text takes the place of the one there is', {}, async ({ page, explorer }) => {
  const before = await explorer.snapshot();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', 'task pasted; cpu 5ms\n');
    const event = new Event('paste', { bubbles: true, cancelable: true });
    document.body.dispatchEvent(Object.assign(event, { clipboardData: data }));
  });
  await explorer.until((s) => s.runs[0].tasks[0].name === 'pasted', 'the scenario');
  await explorer.settle({ type: 'undo' });
  assert.equal((await explorer.snapshot()).text, before.text);
});

check(
  'saving gives a file named by its title, a copy gets a title of its own, and the clipboard gives another',
  {},
  async ({ page, explorer }) => {
    await explorer.settle({ type: 'set-text', text: 'title "Käse & Brot"\ntask a; cpu 5ms\n' });
    await page.evaluate(() => {
      HTMLAnchorElement.prototype.click = function () {
        globalThis.saved = { name: this.download, text: fetch(this.href).then((answer) => answer.text()) };
      };
    });
    await page.click('#way-gallery');
    const press = (label) =>
      page.$$eval(
        '#gallery-pane .actions button',
        (all, wanted) => all.find((b) => b.textContent === wanted).click(),
        label,
      );
    await press('Save');
    const name = await page.evaluate(() => globalThis.saved.name);
    assert.equal(name, 'käse-brot.ilv');
    await press('Duplicate');
    const copy = await explorer.until((s) => s.title === 'Käse & Brot, a copy', 'the copy');
    assert.equal(copy.text, 'title "Käse & Brot, a copy"\ntask a; cpu 5ms\n');
    await page.evaluate(() => {
      const readText = async () => 'task pasted; cpu 5ms\n';
      Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => ({ readText }) });
    });
    await press('Paste');
    await explorer.until((s) => s.runs[0].tasks[0].name === 'pasted', 'what was in the clipboard');
  },
);
