// The workers of a real run when something happens to them: they die, they hang, the page may not have any.
import assert from 'node:assert/strict';
import { check } from './harness/suite.mjs';
import {
  asked_since,
  cancel_and_time,
  cancel_before,
  computing_stretches,
  count_workers,
  hide_and_show,
  hold_workers,
  strike,
  watch_turns,
} from './harness/workers.mjs';

const kRealRunMs = 45_000;
const kTwoTasks = 'cores 2\ntask a; cpu 2s\ntask b; cpu 2s\n';
const finished = (state) => state.real.number > 0 && !state.real.running;

/** Ends or hangs one of the workers that compute, in the middle of a run of kTwoTasks. */
async function run_and_strike(page, explorer, what) {
  await explorer.settle({ type: 'set-text', text: kTwoTasks });
  await explorer.dispatch({ type: 'run-real' });
  await explorer.until((s) => s.real.running && s.real.permille > 20, 'the run to be under way', kRealRunMs);
  await strike(page, 1, what);
  return explorer.until(finished, 'the run to end', kRealRunMs);
}

function assert_one_was_given_up(state) {
  const { measured, failure } = state.runs[0];
  assert.equal(failure, '');
  assert.equal(measured.end, 'fault');
  assert.deepEqual(measured.checks.failures, []);
  const done = measured.tasks.filter((task) => task.finish !== null);
  assert.equal(done.length, 1, 'the other task was finished');
  assert.match(measured.machine, /A worker stopped answering, so [ab] was given up; the rest went on\./);
}

async function assert_next_run_is_whole(explorer) {
  await explorer.settle({ type: 'set-text', text: 'cores 2\ntask c x2; cpu 20ms\n' });
  await explorer.dispatch({ type: 'run-real' });
  const before = (await explorer.snapshot()).real.number;
  const state = await explorer.until((s) => finished(s) && s.real.number >= before, 'the next run', kRealRunMs);
  assert.equal(state.runs[0].failure, '');
  assert.equal(state.runs[0].measured.end, 'completed');
}

for (const [what, named] of /** @type {const} */ ([
  ['die', 'dies'],
  ['hang', 'hangs'],
])) {
  check(
    `a worker that ${named} loses its task, and the rest goes on`,
    { prepare: hold_workers },
    async ({ page, explorer }) => {
      assert_one_was_given_up(await run_and_strike(page, explorer, what));
      await assert_next_run_is_whole(explorer);
    },
  );
}

check(
  'after a cancel every worker is quiet within 100 ms by its own check, and none has to be ended',
  { prepare: hold_workers },
  async ({ page, explorer }) => {
    await explorer.settle({ type: 'set-text', text: 'cores 2\ntask a; cpu 9s\ntask b; cpu 9s\n' });
    const took = [];
    for (let i = 0; i < 3; ++i) {
      await explorer.dispatch({ type: 'run-real' });
      await explorer.until((s) => s.real.running && s.real.permille > 0, 'the run to be under way', kRealRunMs);
      took.push(await cancel_and_time(page, 3)); // two that compute, and the one that schedules
      await explorer.until((s) => !s.real.running, 'the run to be cancelled');
    }
    // In the middle one, because other programs may have had the cores meanwhile. A worker that does not look up would take seconds.
    assert.ok(took.sort((a, b) => a - b)[1] <= 100, `quiet after ${took} ms`);
    assert.equal((await count_workers(page)).ended, 0);
  },
);

check(
  'no worker computes longer than 20 ms without returning to its event loop',
  { prepare: watch_turns },
  async ({ page, explorer }) => {
    await explorer.settle({ type: 'set-text', text: 'cores 2\ntask a; cpu 400ms\ntask b; cpu 400ms "matrix"\n' });
    await explorer.dispatch({ type: 'run-real' });
    await explorer.until(finished, 'the run to end', kRealRunMs);
    const stretches = (await computing_stretches(page)).sort((a, b) => a - b);
    assert.ok(stretches.length >= 50, `${stretches.length} stretches of computing`);
    // Not the longest, for the clock also counts what a worker waited for a core.
    const usual = stretches[Math.floor(stretches.length / 2)];
    assert.ok(usual <= 20, `${usual} ms, and up to ${stretches.at(-1)} ms`);
  },
);

check(
  'every run measures the machine again, also after the page was hidden',
  { prepare: hold_workers },
  async ({ page, explorer }) => {
    await explorer.settle({ type: 'set-text', text: 'task a; cpu 5ms\n' });
    for (let number = 1; number <= 2; ++number) {
      await cancel_before(page, 'nothing'); // what is asked is listed from here on
      await explorer.dispatch({ type: 'run-real' });
      await explorer.until((s) => finished(s) && s.real.number === number, 'the run to end', kRealRunMs);
      const asked = await asked_since(page);
      assert.ok(asked.indexOf('warm') >= 0 && asked.indexOf('warm') < asked.indexOf('run'), asked.join());
      await hide_and_show(page);
    }
  },
);

check(
  'where a page may have no workers a real run says so, and the simulation stays',
  {
    prepare: async (page) => {
      await page.evaluateOnNewDocument(() => {
        globalThis.Worker = /** @type {any} */ (
          class {
            constructor() {
              throw new DOMException('no workers here', 'SecurityError');
            }
          }
        );
      });
    },
  },
  async ({ explorer }) => {
    await explorer.settle({ type: 'set-text', text: 'task a; cpu 20ms\n' });
    await explorer.dispatch({ type: 'run-real' });
    const state = await explorer.until(finished, 'the run to be refused', kRealRunMs);
    assert.equal(state.runs[0].failure, 'This page may not start workers, which a real run needs.');
    assert.equal(state.runs[0].measured, null);
    assert.equal(state.runs[0].makespan, 20_000_000);
  },
);

check('more work than a real run may have is refused with the figures', {}, async ({ explorer }) => {
  await explorer.settle({ type: 'set-text', text: 'task a; cpu 25s\n' });
  await explorer.dispatch({ type: 'run-real' });
  const state = await explorer.until(finished, 'the run to be refused', kRealRunMs);
  assert.match(state.runs[0].failure, /this one has 25 s of work for each worker, and 20 s is the limit/);
});
