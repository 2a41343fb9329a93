// Deadlines stand on the canvas where they stand in the exported picture: on the row of who has to keep them.
import assert from 'node:assert/strict';
import { place_of } from './harness/explorer.mjs';
import { check } from './harness/suite.mjs';

const kLate = `policy fifo
task late deadline 20ms; cpu 30ms
task early deadline 50ms; cpu 10ms
task free; cpu 25ms
`;

check('a deadline is a post on the row of its task, with a cross where it was missed', {}, async ({ explorer }) => {
  await explorer.settle({ type: 'set-text', text: kLate });
  const tasks = await explorer.settle({ type: 'frame', frame: 'your-code' });
  const near = (x, ns) => Math.abs(x - place_of(tasks, ns)) < 1;
  assert.deepEqual(
    tasks.deadlines.map(({ row, missed }) => [row, missed]),
    [
      [0, false],
      [0, true],
      [1, false],
    ],
  );
  assert.ok(near(tasks.deadlines[0].x, 20e6) && near(tasks.deadlines[1].x, 20e6) && near(tasks.deadlines[2].x, 50e6));
  const cores = await explorer.settle({ type: 'frame', frame: 'cores' });
  assert.equal(cores.deadlines.filter(({ missed }) => missed).length, 1);
  await explorer.settle({ type: 'frame', frame: 'your-code' });
  const closed = await explorer.settle({ type: 'gaps', closed: true });
  assert.deepEqual(closed.deadlines, [], 'where each row has a time of its own there is no place for them');
});
