// The same tasks on the reader's own cores: a measured run under the simulated one, with its error; cancelled, quiet at once.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { watch_requests } from './harness/host.mjs';
import { check, source_root } from './harness/suite.mjs';

const kSeenByAnyClock = 10_000_000; // ns; Firefox's clock has a grain of 1 ms
const kRealRunMs = 45_000;
const finished = (state) => state.real.number > 0 && !state.real.running;
const scenario = (name) => readFileSync(join(source_root(), `assets/scenarios/${name}.ilv`), 'utf8');

function assert_measured(state) {
  for (const run of state.runs) {
    assert.equal(run.failure, '', run.variant);
    assert.ok(run.measured, `${run.variant} was measured`);
    assert.equal(run.measured.end, 'completed');
    assert.deepEqual(run.measured.checks.failures, []);
    assert.match(run.measured.error, /measured .+, predicted .+: ([+−]\d+\.\d %|too short to say)/);
    assert.deepEqual(
      run.measured.tasks.map((task) => task.name),
      run.tasks.map((task) => task.name),
    );
    run.measured.tasks.forEach((task, i) => {
      assert.ok(task.finish > 0, `${task.name} was finished`);
      if (run.tasks[i].cpu >= kSeenByAnyClock) assert.ok(task.cpu > 0, `${task.name} was worked on`);
    });
  }
}

check(
  'the salad runs for real under its simulation, on the same axis, with its error stated',
  {},
  async ({ page, explorer }) => {
    assert.equal(await page.evaluate(() => globalThis.crossOriginIsolated), false);
    const before = await explorer.snapshot();
    await explorer.start('run-real');
    await explorer.until((s) => s.real.running, 'the run to begin');
    const state = await explorer.until(finished, 'the run to end', kRealRunMs);
    assert_measured(state);
    assert.equal(state.mode, 'both');
    assert.deepEqual(
      state.runs.map((run) => run.makespan),
      before.runs.map((run) => run.makespan),
      'the simulation is as it was',
    );
    await explorer.idle();
    const drawn = await explorer.snapshot();
    for (const run of [0, 1, 2]) {
      const of = (measured) => drawn.rows.filter((row) => row.run === run && row.measured === measured);
      if (of(true).length === 0) continue; // scrolled out of view
      assert.ok(
        Math.max(...of(false).map((row) => row.y)) < Math.min(...of(true).map((row) => row.y)),
        'measured stands below',
      );
      assert.equal(of(true)[0].x, of(false)[0].x);
    }
    assert.ok(
      drawn.rows.some((row) => row.measured),
      'measured rows are drawn',
    );
    assert.ok(
      drawn.items.some((item) => item.measured && item.task === 'tomato'),
      'with their slices',
    );
    for (const [mode, shown] of /** @type {const} */ ([
      ['simulated', [false]],
      ['real', [true]],
      ['both', [false, true]],
    ])) {
      await explorer.press(`mode-${mode}`);
      const { rows } = await explorer.until((s) => s.mode === mode, mode);
      assert.deepEqual([...new Set(rows.map((row) => row.measured))].sort(), [...shown], mode);
    }
  },
);

check('the matrix runs for real, one worker a core', {}, async ({ explorer }) => {
  await explorer.settle({ type: 'set-text', text: scenario('matrix') });
  await explorer.dispatch({ type: 'run-real' });
  const state = await explorer.until(finished, 'the run to end', kRealRunMs);
  assert_measured(state);
  assert.deepEqual(
    state.runs.map((run) => run.measured.cores),
    [1, 2, 4],
  );
});

check('drivers that wait for devices run for real too', {}, async ({ explorer }) => {
  await explorer.settle({ type: 'set-text', text: scenario('drivers') });
  await explorer.dispatch({ type: 'run-real' });
  assert_measured(await explorer.until(finished, 'the run to end', kRealRunMs));
});

check('a cancelled run is quiet at once and nothing of it appears', {}, async ({ page, explorer }) => {
  await explorer.settle({ type: 'set-text', text: 'task long; cpu 9s\ntask other; cpu 9s\n' });
  await explorer.start('run-real');
  await explorer.until((s) => s.real.running && s.real.permille > 0, 'the run to be under way', kRealRunMs);
  await explorer.start('cancel-real');
  const state = await explorer.until((s) => !s.real.running, 'the run to be cancelled');
  assert.equal(state.runs[0].measured, null);
  await explorer.idle();
  const { frames } = await explorer.snapshot();
  await page.evaluate(() => new Promise((done) => setTimeout(done, 1500))); // what must not appear needs time to appear
  const later = await explorer.snapshot();
  assert.equal(later.runs[0].measured, null);
  assert.equal(later.runs[0].failure, '');
  assert.equal(later.frames, frames, 'and nothing was drawn for it');
  await explorer.control('run-real');
});

check('a real run can be followed by another, and their program is fetched once', {}, async ({ page, explorer }) => {
  const requests = watch_requests(page);
  await explorer.settle({ type: 'set-text', text: 'cores 2\ntask a x2; cpu 20ms\n' });
  await explorer.dispatch({ type: 'run-real' });
  const first = await explorer.until((s) => finished(s) && s.real.number === 1, 'the first run', kRealRunMs);
  assert_measured(first);
  await explorer.dispatch({ type: 'run-real' });
  const second = await explorer.until((s) => finished(s) && s.real.number === 2, 'the second run', kRealRunMs);
  assert_measured(second);
  assert.notDeepEqual(second.runs[0].measured, first.runs[0].measured, 'it was measured anew');
  assert.equal(requests.filter((address) => /worker.*\.wasm$/.test(address)).length, 1);
});

check('a run after a cancelled one gives its own results', {}, async ({ explorer }) => {
  await explorer.settle({ type: 'set-text', text: 'task a; cpu 5s\ntask b; cpu 5s\n' });
  await explorer.dispatch({ type: 'run-real' });
  await explorer.until((s) => s.real.running && s.real.permille > 0, 'the run to be under way', kRealRunMs);
  await explorer.dispatch({ type: 'cancel-real' });
  await explorer.settle({ type: 'set-text', text: 'task c; cpu 30ms\n' });
  await explorer.dispatch({ type: 'run-real' });
  const state = await explorer.until(finished, 'the run to end', kRealRunMs);
  assert_measured(state);
  assert.deepEqual(
    state.runs[0].measured.tasks.map((task) => task.name),
    ['c'],
  );
});

check('editing during a real run drops it and shows the new text', {}, async ({ explorer }) => {
  await explorer.settle({ type: 'set-text', text: 'task long; cpu 20s\n' });
  await explorer.dispatch({ type: 'run-real' });
  await explorer.until((s) => s.real.running, 'the run to begin');
  const state = await explorer.settle({ type: 'set-text', text: 'task short; cpu 3ms\n' });
  assert.equal(state.real.running, false);
  assert.equal(state.runs[0].measured, null);
  assert.equal(state.runs[0].makespan, 3_000_000);
});
