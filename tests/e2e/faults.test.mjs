// Real runs when everything is against them: clocks that hardly tick, messages that are damaged or change places, a page that is
// hidden, a policy without workers, 64 workers, cancelling at every stage. Each ends in a sentence and a page that goes on.
import assert from 'node:assert/strict';
import { check, serve_copy } from './harness/suite.mjs';
import {
  asked_since,
  cancel_before,
  count_workers,
  hide_and_show,
  hold_workers,
  into_workers,
} from './harness/workers.mjs';

const kRealRunMs = 60_000;
const finished = (state) => state.real.number > 0 && !state.real.running;

const clock_of = (ms) =>
  `{ const now = performance.now.bind(performance); performance.now = () => Math.floor(now() / ${ms}) * ${ms}; }`;

// Between the workers go bytes: those of one report in the middle of a run, of more than a few steps, are treated so.
const some_message = (change) => `{
  const send = MessagePort.prototype.postMessage;
  let count = 0, kept;
  MessagePort.prototype.postMessage = function (message, ...rest) {
    const act = (${change});
    const report = message instanceof Uint8Array && message.length > 100 && message.subarray(17, 24).some(Boolean);
    if (report && ++count === 4) return act.call(this, send, message);
    const done = send.call(this, message, ...rest);
    if (kept && message instanceof Uint8Array) { send.call(this, kept); kept = undefined; }
    return done;
  };
}`;

async function run(explorer, text) {
  await explorer.settle({ type: 'set-text', text });
  const { number } = (await explorer.snapshot()).real;
  await explorer.dispatch({ type: 'run-real' });
  return explorer.until((s) => finished(s) && s.real.number > number, 'the run to end', kRealRunMs);
}

async function assert_usable(explorer) {
  const state = await explorer.settle({ type: 'set-text', text: 'task again; cpu 7ms\n' });
  assert.equal(state.runs[0].makespan, 7_000_000);
  await explorer.control('run-real');
}

for (const grain of [1, 100]) {
  check(
    `a clock that ticks every ${grain} ms gives a run all the same`,
    { prepare: into_workers(clock_of(grain)) },
    async ({ explorer }) => {
      const [{ measured, failure }] = (await run(explorer, 'cores 2\ntask a x2; cpu 150ms\n')).runs;
      assert.ok(measured ? measured.end === 'completed' : failure.length > 0, 'a run, or why there is none');
      if (measured) assert.deepEqual(measured.checks.failures, []);
      await assert_usable(explorer);
    },
  );
}

for (const [what, change] of [
  ['damaged', 'function (send, message) { return send.call(this, message.slice(0, 50)); }'],
  ['changed at random', 'function (send, message) { message.fill(0xa5, 8); return send.call(this, message); }'],
  ['late', 'function (send, message) { kept = message; }'],
]) {
  check(
    `a report that comes ${what} ends in a run or in a sentence`,
    { prepare: into_workers(some_message(change)) },
    async ({ explorer }) => {
      const state = await run(explorer, 'cores 2\npolicy round-robin quantum 5ms\ntask a x4; cpu 60ms\n');
      const [{ measured, failure }] = state.runs;
      assert.ok(measured || failure.length > 10, 'a run, or why there is none');
      if (measured) assert.deepEqual(measured.checks.failures, []);
      await assert_usable(explorer);
    },
  );
}

check('a page that was hidden during a run says that its times say little', {}, async ({ page, explorer }) => {
  await explorer.settle({ type: 'set-text', text: 'task a; cpu 2s\n' });
  await explorer.dispatch({ type: 'run-real' });
  await explorer.until((s) => s.real.running && s.real.permille > 0, 'the run to be under way', kRealRunMs);
  await hide_and_show(page);
  const [{ measured }] = (await explorer.until(finished, 'the run to end', kRealRunMs)).runs;
  assert.match(measured.machine, /The page was hidden meanwhile/);
});

check('sixty-four workers run at once, and sixty-five are refused', {}, async ({ explorer }) => {
  const [{ measured, failure }] = (await run(explorer, 'cores 64\npolicy fifo\ntask a x64; cpu 4ms\n')).runs;
  assert.equal(failure, '');
  assert.equal(measured.cores, 64);
  assert.equal(measured.end, 'completed');
  const [refused] = (await run(explorer, 'cores 65\ntask a; cpu 4ms\n')).runs;
  assert.equal(refused.failure, 'This run wants 65 workers at once, and 64 is the most that a real run starts.');
});

const kNoWorkers =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'; connect-src 'self'; style-src 'self'; img-src 'self' data:";

check(
  'under a policy that forbids workers a real run says so, and the simulation stays',
  { open: false, expected: [/Content.Security.Policy|worker-src|blob:/i] },
  async ({ t, page, explorer }) => {
    const server = await serve_copy(t, { headers: { 'content-security-policy': kNoWorkers } });
    await page.goto(`${server.origin}/`);
    await explorer.ready();
    const [{ failure, measured }] = (await run(explorer, 'task a; cpu 20ms\n')).runs;
    assert.match(failure, /This page may not start workers/);
    assert.equal(measured, null);
    await assert_usable(explorer);
  },
);

// What workers are asked in the course of a run, as web/js/real/worker.js has it, and the tasks under way.
const kStages = ['start', 'plan', 'warm', 'measure', 'compute', 'run', 'under way'];

check(
  'a run can be cancelled at every stage, and the next one is whole',
  { prepare: hold_workers },
  async ({ page, explorer }) => {
    for (const stage of kStages) {
      await explorer.settle({ type: 'set-text', text: 'cores 2\ntask long x2; cpu 9s\n' });
      await cancel_before(page, stage);
      await explorer.dispatch({ type: 'run-real' });
      if (stage === 'under way') {
        await explorer.until((s) => s.real.permille > 0, 'the tasks to run', kRealRunMs);
        await explorer.dispatch({ type: 'cancel-real' });
      }
      const state = await explorer.until((s) => !s.real.running, `the run to be cancelled before: ${stage}`);
      assert.equal(state.runs[0].measured, null);
      assert.equal(state.runs[0].failure, '');
      if (stage !== 'under way') assert.ok((await asked_since(page)).includes(stage), stage);
    }
    const before = await count_workers(page);
    const [{ measured }] = (await run(explorer, 'cores 2\ntask short x2; cpu 20ms\n')).runs;
    assert.equal(measured.end, 'completed');
    assert.deepEqual(await count_workers(page), before, 'by the same workers');
    assert.equal(before.ended, 0, 'each stopped by itself');
  },
);

check('a run that is asked for while another goes on is refused, and that one ends', {}, async ({ explorer }) => {
  await explorer.settle({ type: 'set-text', text: 'task a; cpu 400ms\n' });
  await explorer.dispatch({ type: 'run-real' });
  await explorer.until((s) => s.real.running, 'the first run to begin');
  await assert.rejects(() => explorer.dispatch({ type: 'run-real' }), /A real run is already under way/);
  const state = await explorer.until(finished, 'the first run to end', kRealRunMs);
  assert.equal(state.real.number, 1);
  assert.equal(state.runs[0].measured.end, 'completed');
});

// No driver throttles workers: others take the cores instead, twice as many as there are.
check('where others take the cores a run ends all the same and says so', {}, async ({ page, explorer }) => {
  await explorer.settle({ type: 'set-text', text: 'task a; cpu 1500ms\n' });
  await explorer.dispatch({ type: 'run-real' });
  await explorer.until((s) => s.real.running && s.real.permille > 0, 'the run to be under way', kRealRunMs);
  await page.evaluate(() => {
    const source = 'const ends = performance.now() + 1500; while (performance.now() < ends); close();';
    const address = URL.createObjectURL(new Blob([source]));
    for (let i = 0; i < 2 * navigator.hardwareConcurrency; ++i) new Worker(address);
  });
  const [{ measured, failure }] = (await explorer.until(finished, 'the run to end', kRealRunMs)).runs;
  assert.equal(failure, '');
  assert.equal(measured.end, 'completed');
  assert.deepEqual(measured.checks.failures, []);
  assert.match(measured.machine, /times say little|keeps this machine busy/);
  assert.match(measured.machine, /a worker stood still/i);
  await assert_usable(explorer);
});
