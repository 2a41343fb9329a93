// A simulation that takes long, as opposed to a study of many: it says how far it has got, nothing waits for it, and it stops where it
// is told to, by the pointer and by the keyboard.
import assert from 'node:assert/strict';
import { type_instead } from './harness/explorer.mjs';
import { check } from './harness/suite.mjs';

// Each of its millions of steps is an event; the other variant is over at once.
const kLong = `horizon 1000s
task a x2; repeat forever; cpu 1us; yield; end
variant "Long"
variant "Short"; horizon 5us
`;

async function assert_stopped(explorer, before, reached) {
  const state = await explorer.until((s) => !s.simulating, 'what there is so far', 60_000);
  assert.equal(state.longSimulation, null);
  assert.deepEqual(
    state.runs.map((run) => [run.variant, run.end]),
    [
      ['Long', 'budget'],
      ['Short', 'horizon'],
    ],
  );
  assert.ok(state.runs[0].makespan >= reached, 'it is shown as far as it went');
  assert.match(state.runs[0].sentence, /was stopped at/);
  assert.notEqual(state.revision, before.revision);
}

check('a long simulation says how far it is, and stops at a press', {}, async ({ page, explorer }) => {
  const before = await explorer.snapshot();
  await type_instead(page, kLong);
  const first = await explorer.until((s) => s.longSimulation?.reached > 0, 'word of how far it is');
  assert.match(first.now, /^Simulating run 1 of 2: [\d.]+ \S+ so far$/);
  assert.deepEqual(first.runs, before.runs, 'the last good runs stay meanwhile');
  const { longSimulation: later } = await explorer.until(
    (s) => s.longSimulation?.reached > first.longSimulation.reached,
    'it to get on',
  );
  // Nothing waits for it.
  await explorer.focus_canvas();
  await page.keyboard.press('Digit2');
  await explorer.until((s) => s.frame === 'threads' && s.simulating, 'another frame meanwhile');
  await explorer.start('stop');
  await assert_stopped(explorer, before, later.reached);
  await explorer.idle();
  assert.ok(!(await explorer.snapshot()).controls.some(({ id }) => id === 'stop'), 'there is nothing to stop any more');
});

check('a long simulation is stopped by the keyboard', {}, async ({ page, explorer }) => {
  const before = await explorer.snapshot();
  await type_instead(page, kLong);
  const { longSimulation } = await explorer.until((s) => s.longSimulation?.reached > 0, 'word of how far it is');
  await page.waitForFunction(() => document.querySelector('#now').textContent.startsWith('Simulating run 1 of 2'));
  const stop = await page.waitForFunction(() =>
    [...document.querySelectorAll('#words button')].find(
      (button) => button.textContent === 'Stop' && button.checkVisibility(),
    ),
  );
  await /** @type {any} */ (stop).focus();
  await page.keyboard.press('Enter');
  await assert_stopped(explorer, before, longSimulation.reached);
});
