// Another language: ?lang=de has the canvas, the narration, the page around it and its dialogs in German; everything else is as before.
import assert from 'node:assert/strict';
import { violations } from './harness/axe.mjs';
import { guest_explorer, open_host, until_live } from './harness/host.mjs';
import { check } from './harness/suite.mjs';

const german = { path: '?lang=de' };

check('in German the canvas, the narration and the mirror are German, and axe finds nothing', german, async (given) => {
  const { page, explorer } = given;
  await explorer.settle({ type: 'select', run: 0, task: 0 });
  const state = await explorer.snapshot();
  const labels = state.controls.map(({ label }) => label);
  for (const label of ['Kerne', 'Dein Code', 'Abspielen', 'Zum Ende', 'Vorhersagen', 'Warum']) {
    assert.ok(labels.includes(label), `${label} in ${labels}`);
  }
  assert.match(state.now, /läuft|wartet|fertig/);
  assert.match(state.runs[0].sentence, /Der Lauf ist nach .* zu Ende/);
  assert.match(state.why.sentences.join(' '), /von .* bis /);
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'de');
  const words = await page.$eval('#words', (part) => part.textContent);
  for (const text of ['Abspielen', 'Echt ausführen', 'Spiel damit', 'Ganzes System'])
    assert.ok(words.includes(text), text);
  assert.equal(await page.$eval('#editor', (part) => part.getAttribute('aria-label')), 'Szenario');
  assert.equal(await page.$eval('#to-lessons', (part) => part.textContent), 'Kurs');
  assert.deepEqual(await violations(page), []);
});

check('in German the form, the help and the builder are German', german, async ({ page, explorer }) => {
  await page.click('#way-form');
  await explorer.idle();
  const form = await page.$eval('#form-pane', (part) => part.textContent);
  for (const text of ['Maschine', 'Kerne', 'Strategie', 'Getragen von', 'Rechnen'])
    assert.ok(form.includes(text), text);
  assert.deepEqual(await violations(page), [], 'with the form');
  await page.click('[aria-label="Hilfe"]');
  const help = await page.$eval('#help', (part) => part.textContent);
  for (const text of ['Leertaste', 'Schließen', 'English']) assert.ok(help.includes(text), text);
  const back = await page.$eval('#help a', (way) => way.href);
  assert.match(back, /[?&]lang=en/);
  assert.deepEqual(await violations(page), [], 'with the help');
});

check(
  'what is wrong with a text is said in German, beside the text and in the form',
  german,
  async ({ page, explorer }) => {
    const texts = () => page.$$eval('#problems button', (buttons) => buttons.map((button) => button.textContent ?? ''));
    await explorer.settle({ type: 'set-text', text: 'task a at soon\n  cpu 5 ms' });
    const [first, second] = await texts();
    assert.match(first, /erwartet: eine Dauer wie `5ms` \(`at`\); gefunden: `soon`/);
    assert.match(second, /eine Einheit folgt ihrer Zahl ohne Leerzeichen; gefunden: `5 ms`.*schreibe `5ms`/);
    const { diagnostics } = await explorer.snapshot();
    assert.match(diagnostics[0].message, /^expected a duration/, 'programs are told in English');
    await explorer.settle({ type: 'set-text', text: 'task a\n  cpu 5ms' });
    await page.click('#way-form');
    const length = await page.waitForSelector('#form-pane [data-key="op 0 0/length"]');
    await length.click();
    await length.evaluate((input) => /** @type {HTMLInputElement} */ (input).select());
    await page.keyboard.type('12parsecs');
    await page.keyboard.press('Enter');
    const wrong = await page.waitForSelector('#form .wrong');
    assert.match(await wrong.evaluate((p) => p.textContent ?? ''), /es gibt keine Einheit `parsecs`/);
  },
);

check('what is wrong with a link is said in German', { path: '?lang=de#t=soon&later=1' }, async ({ explorer }) => {
  const { message } = await explorer.snapshot();
  assert.match(message, /Im Link sollte `t` sein: ein Zeitpunkt wie `5ms`; da steht `soon`\./);
  assert.match(message, /Der Link sagt `later`, was diese Version von Interleave nicht kennt\./);
});

check('the real pane and its messages are German', german, async ({ page }) => {
  await page.click('#way-real');
  await page.waitForFunction(() => document.querySelector('#real-pane .real-main'));
  const pane = await page.$eval('#real-pane', (part) => part.textContent);
  for (const text of ['Rechenkern', 'Wie es dasteht', 'Diese Maschine messen']) assert.ok(pane.includes(text), text);
});

check('a game is played in German', german, async ({ page, explorer }) => {
  const state = await explorer.settle({ type: 'be-scheduler' });
  assert.match(state.now, /Kern 0|ein Kern frei/);
  assert.match(await page.$eval('#words', (part) => part.textContent), /wer läuft, cucumber oder tomato\?/);
});

check('a language that is not there is English, and the help leads to German', { path: '?lang=fr' }, async (given) => {
  const { page, explorer } = given;
  const state = await explorer.snapshot();
  assert.equal(state.message, '');
  assert.ok(state.controls.some(({ label }) => label === 'Your code'));
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
  const way = await page.$eval('#help a', (way) => [way.lang, way.textContent, way.href]);
  assert.deepEqual(way.slice(0, 2), ['de', 'Deutsch']);
  await page.goto(way[2]);
  await explorer.ready();
  assert.ok((await explorer.snapshot()).controls.some(({ label }) => label === 'Dein Code'));
});

check(
  'an element in a German page is German, and so is the way out of it',
  { open: false },
  async ({ t, page, origin }) => {
    const element = '<interleave-explorer scenario="salad" height="420" autoload></interleave-explorer>';
    const head = `<!doctype html><html lang="de-AT"><meta charset="utf-8"><title>Seite</title><script async src="${origin}/interleave.js"></script>`;
    await open_host(t, page, `${head}<body>${element}`);
    await until_live(page);
    const explorer = await guest_explorer(page);
    assert.ok((await explorer.snapshot()).controls.some(({ label }) => label === 'Dein Code'));
    assert.equal(
      await explorer.frame.$eval('#whole', (way) => way.getAttribute('aria-label')),
      'Im ganzen Explorer öffnen',
    );
    const way = () => page.$eval('interleave-explorer', (live) => live.shadowRoot?.querySelector('a')?.href);
    assert.match(String(await way()), /\?lang=de-AT&scenario=salad/);
  },
);
