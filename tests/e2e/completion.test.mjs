// Completion of keywords and names in the text area, by keys and by pointer.
import assert from 'node:assert/strict';
import { check } from './harness/suite.mjs';

const shown = (page) =>
  page.$eval('#completions', (list) => ({
    open: list.checkVisibility(),
    words: [...list.children].map((item) => item.textContent),
    chosen: list.querySelector('[aria-selected="true"]')?.textContent,
  }));

async function ask(page) {
  await page.keyboard.down('Control');
  await page.keyboard.press(' ');
  await page.keyboard.up('Control');
}

async function begin(page, explorer, text) {
  await explorer.settle({ type: 'set-text', text: '' });
  await page.click('textarea');
  await page.keyboard.type(text);
  await explorer.idle();
}

check(
  'a word is completed by keys, and every key is the text’s own while nothing is offered',
  {},
  async ({ page, explorer }) => {
    await begin(page, explorer, 'device disk\nmutex m\npo');
    assert.equal((await shown(page)).open, false);
    await ask(page);
    assert.deepEqual(await shown(page), { open: true, words: ['policy'], chosen: 'policy' });
    await page.keyboard.press('Enter');
    await explorer.until((s) => s.text === 'device disk\nmutex m\npolicy', 'the word');
    assert.equal((await shown(page)).open, false);
    await page.keyboard.type(' ');
    await ask(page);
    assert.ok((await shown(page)).words.includes('round-robin'));
    await page.keyboard.type('s');
    assert.deepEqual((await shown(page)).words, ['sjf', 'srtf', 'stride']);
    await page.keyboard.press('ArrowDown');
    assert.equal((await shown(page)).chosen, 'srtf');
    await page.keyboard.press('Tab');
    await explorer.until((s) => s.text.endsWith('policy srtf'), 'the chosen word');
    await page.keyboard.press('Enter');
    await explorer.until((s) => s.text.endsWith('policy srtf\n'), 'an ordinary new line');
  },
);

check(
  'names are offered where one is expected; Esc leaves the list, a press takes a word',
  {},
  async ({ page, explorer }) => {
    await begin(page, explorer, 'device disk\ndevice net\ntask a; io ');
    await ask(page);
    assert.deepEqual((await shown(page)).words, ['disk', 'net']);
    await page.keyboard.press('Escape');
    assert.equal((await shown(page)).open, false);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'text');
    await ask(page);
    await page.click('#completions li:nth-child(2)');
    await explorer.until((s) => s.text.endsWith('io net'), 'the name');
    await page.keyboard.type(' 5ms');
    const state = await explorer.until((s) => s.runs[0].makespan === 5_000_000, 'the run');
    assert.ok(state.text.endsWith('io net 5ms'));
  },
);
