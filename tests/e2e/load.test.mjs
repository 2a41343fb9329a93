// The page as it opens: the salad scenario, its figures those of the command line, and nothing left behind in the reader's browser.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { middle } from './harness/explorer.mjs';
import { brightness, colours_at } from './harness/picture.mjs';
import { check, serve_page, source_root } from './harness/suite.mjs';

check('the page opens on the salad scenario, simulated and drawn', {}, async ({ explorer }) => {
  await explorer.idle();
  const state = await explorer.snapshot();
  assert.equal(state.text, readFileSync(join(source_root(), 'assets/scenarios/salad.ilv'), 'utf8'));
  assert.deepEqual(state.diagnostics, []);
  assert.equal(state.message, '');
  assert.equal(state.webgl, true);
  assert.deepEqual(
    state.runs.map((run) => run.variant),
    ['One knife', 'Finer slices', 'Two knives'],
  );
  assert.ok(state.frames > 0, 'a frame was drawn');
  for (const task of ['cucumber', 'tomato']) {
    assert.ok(
      state.items.some((item) => item.task === task && item.state === 'running'),
      `${task} has a running slice`,
    );
  }
});

check('all checks hold for every run of the salad', {}, async ({ explorer }) => {
  const { runs } = await explorer.snapshot();
  for (const run of runs) {
    assert.deepEqual(run.checks.failures, []);
    assert.ok(run.checks.passed > 0, `${run.variant} was checked`);
  }
});

check('the figures in the page are those of the command line', {}, async ({ t, explorer }) => {
  const command = join(source_root(), 'build/native/interleave');
  if (!existsSync(command)) return t.skip('build/native/interleave is not built');
  for (const name of ['salad', 'drivers', 'matrix']) {
    const file = join(source_root(), `assets/scenarios/${name}.ilv`);
    const told = JSON.parse(execFileSync(command, ['run', file, '--format', 'json'], { encoding: 'utf8' }));
    const state = await explorer.settle({ type: 'set-text', text: readFileSync(file, 'utf8') });
    const figures = ({ variant, end, makespan, tasks }) => ({
      variant,
      end,
      makespan,
      tasks: tasks.map((task) => [
        task.name,
        task.job,
        task.start,
        task.finish,
        task.waiting,
        task.turnaround,
        task.cpu,
      ]),
    });
    assert.deepEqual(state.runs.map(figures), told.runs.map(figures), name);
  }
});

check("slices are drawn in their task's colour, where their rectangles stand", {}, async ({ page, explorer }) => {
  await explorer.idle();
  const state = await explorer.snapshot();
  const wide = state.items.filter(
    (item) => item.state === 'running' && !item.folded && item.width > 8 && item.height > 8,
  );
  assert.ok(wide.length >= 4, `${wide.length} slices are wide enough to look at`);
  const places = await Promise.all(
    wide.map((item) => explorer.on_page({ x: item.x + item.width - 4, y: item.y + item.height - 4 })),
  );
  const colours = await colours_at(page, places);
  const by_task = new Map();
  wide.forEach((item, i) => by_task.set(item.task, new Set(by_task.get(item.task)).add(String(colours[i]))));
  for (const [task, found] of by_task) assert.equal(found.size, 1, `${task} is drawn in ${[...found].join(' and ')}`);
  assert.equal(
    new Set([...by_task.values()].map((found) => [...found][0])).size,
    by_task.size,
    'each task its own colour',
  );
});

check('rows and items stay within the canvas and do not overlap in a row', {}, async ({ explorer }) => {
  await explorer.idle();
  const state = await explorer.snapshot();
  const box = await explorer.canvas_box();
  for (const item of state.items) {
    assert.ok(item.width > 0 && item.x >= -0.5 && item.x + item.width <= box.width + 0.5, 'within the width');
    assert.ok(item.height > 0 && item.y >= -0.5 && item.y + item.height <= box.height + 0.5, 'within the height');
  }
  const rows = new Map();
  for (const item of state.items) rows.set(item.y, [...(rows.get(item.y) ?? []), item]);
  for (const row of rows.values()) {
    row.sort((a, b) => a.x - b.x);
    for (let i = 1; i < row.length; ++i) {
      assert.ok(row[i].x >= row[i - 1].x + row[i - 1].width - 0.01, 'each item begins where the former ended');
    }
  }
});

check('the page leaves no global name but explorer', {}, async ({ t, page, explorer }) => {
  await explorer.idle();
  const names = await page.evaluate(() => Object.keys(globalThis));
  await page.goto((await serve_page(t, '<!doctype html><title>Blank</title>')).origin);
  const own = new Set(await page.evaluate(() => Object.keys(globalThis)));
  assert.deepEqual(
    names.filter((name) => !own.has(name)),
    ['explorer'],
  );
});

check('the page stores nothing in the browser', {}, async ({ page, explorer }) => {
  await explorer.settle({ type: 'step', by: 3 });
  const kept = await page.evaluate(async () => ({
    cookies: document.cookie,
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
  assert.deepEqual(kept, { cookies: '', local: 0, session: 0, databases: 0, caches: 0, workers: 0 });
});

check('each control on the canvas has a name and lies within the canvas', {}, async ({ explorer }) => {
  await explorer.idle();
  const { controls } = await explorer.snapshot();
  const box = await explorer.canvas_box();
  assert.equal(new Set(controls.map((control) => control.id)).size, controls.length, 'ids are unique');
  for (const control of controls) {
    const { x, y } = middle(control);
    assert.notEqual(control.label, '', `${control.id} has a label`);
    assert.ok(x >= 0 && y >= 0 && x <= box.width && y <= box.height, `${control.id} can be pressed`);
  }
});

check('the ground of the page is light and its first frame is not blank', {}, async ({ page, explorer }) => {
  await explorer.idle();
  const box = await explorer.canvas_box();
  const places = [];
  for (let y = 8; y < box.height - 8; y += 8) {
    for (let x = 8; x < box.width - 8; x += 8) places.push({ x: box.x + x, y: box.y + y });
  }
  const colours = await colours_at(page, places);
  assert.ok(new Set(colours.map(String)).size > 6, 'several colours are on it');
  assert.ok(brightness(colours[0]) > 0.8, 'the ground is light');
});
