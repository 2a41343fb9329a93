// The panel under the transport: what it shows, and how what is clicked elsewhere brings it there.
import assert from 'node:assert/strict';
import { middle } from './harness/explorer.mjs';
import { check } from './harness/suite.mjs';

check('the lower panel shows the detail that is pressed', {}, async ({ explorer }) => {
  await explorer.idle();
  assert.equal((await explorer.snapshot()).detail, 'tasks');
  await explorer.control('task-0');
  await explorer.press('detail-checks');
  const checks = await explorer.until((s) => s.detail === 'checks', 'the checks');
  assert.ok(!checks.controls.some((control) => control.id === 'task-0'), 'the table has made room');
  await explorer.press('detail-tasks');
  await explorer.control('task-0');
});

check('a click on a slice asks why, and moves nothing', {}, async ({ explorer }) => {
  await explorer.idle();
  const before = await explorer.snapshot();
  await explorer.click(middle(before.items.find((item) => item.task === 'tomato')));
  const after = await explorer.until((s) => s.detail === 'why', 'the detail');
  assert.deepEqual(
    after.rows.map((row) => row.y),
    before.rows.map((row) => row.y),
  );
});

check('the badge of a run leads to its checks', {}, async ({ explorer }) => {
  await explorer.idle();
  await explorer.press('checks-2');
  const state = await explorer.until((s) => s.detail === 'checks', 'the checks');
  assert.equal(state.chosenRun, 2);
});

check(
  'on a phone the details stand in the tab of the results',
  { prepare: (page) => page.setViewport({ width: 360, height: 740 }) },
  async ({ explorer }) => {
    await explorer.idle();
    await explorer.press('tab-tasks');
    await explorer.press('detail-why');
    const state = await explorer.until((s) => s.detail === 'why' && s.tab === 'tasks', 'the detail');
    const details = state.controls.filter((control) => control.id.startsWith('detail-'));
    assert.ok(details.length >= 3);
    for (const { x, width, id } of details) assert.ok(x >= 0 && x + width <= 360, `${id} is on the page`);
  },
);
