// Many runs at once: a knob swept to curves, seeds to a histogram; points and seeds that are pressed.
import assert from 'node:assert/strict';
import { middle } from './harness/explorer.mjs';
import { check } from './harness/suite.mjs';

const kParts = `title "Parts" # and what they are worth
param parts = 4 from 1 to 8 "Parts"
cores 2
task first; cpu 8ms
task part x$parts after first; cpu 24ms
variant "In turn"
variant "In order"; policy fifo
`;

const kChance = `policy fifo
task a x3 every exponential 10ms count 4 deadline 15ms; cpu uniform 1ms 6ms
`;

async function open_detail(explorer, text, detail) {
  await explorer.settle({ type: 'set-text', text });
  await explorer.press(`detail-${detail}`);
  return explorer.until((s) => s.detail === detail && s[detail].done === s[detail].total, `the ${detail}`);
}

check('cores are swept as curves of every variant, and a press on a point loads it', {}, async ({ explorer }) => {
  const state = await open_detail(explorer, kParts, 'curves');
  const { curves } = state;
  assert.equal(curves.axis, 'cores');
  assert.deepEqual(curves.axes, ['cores', 'parts', 'quantum']);
  assert.equal(curves.runs.length, 2);
  const makespans = curves.runs[0].points.map((point) => point.makespan);
  assert.equal(makespans.length, 16);
  assert.equal(makespans[1], state.runs[0].makespan, 'the run on view is one of its points');
  assert.equal(makespans[0], 104_000_000);
  assert.equal(makespans[3], 32_000_000);
  const point = await explorer.control('point-3');
  assert.match(point.label, /Cores 4: 32 ms/);
  await explorer.press('point-3');
  const loaded = await explorer.until((s) => s.text.includes('cores 4'), 'the point in the text');
  assert.equal(loaded.text, kParts.replace('cores 2', 'cores 4'), 'and nothing else has changed');
  await explorer.idle();
  const after = await explorer.snapshot();
  assert.equal(after.runs[0].makespan, 32_000_000);
  assert.deepEqual(after.curves.runs, curves.runs, 'the curves stay');
});

check('a knob is swept, and its point turns the knob', {}, async ({ explorer }) => {
  await open_detail(explorer, kParts, 'curves');
  await explorer.press('axis-parts');
  const state = await explorer.until((s) => s.curves.axis === 'parts' && s.curves.done === 16, 'the other curves');
  assert.deepEqual(state.curves.values, ['1', '2', '3', '4', '5', '6', '7', '8']);
  await explorer.press('point-0');
  const turned = await explorer.until((s) => s.knobs[0].value === '1', 'the knob');
  assert.equal(turned.text, kParts);
});

check('beside the speed-up stand the ideal, Gustafson’s law and Amdahl’s', {}, async ({ page, explorer }) => {
  const text = 'cores 2\npolicy fifo\ntask first; cpu 10ms\ntask part x9 after first; cpu 10ms\n';
  assert.deepEqual((await open_detail(explorer, text, 'curves')).curves.laws, [], 'they are about nothing else');
  await explorer.press('figure-speedup');
  const { curves } = await explorer.until((s) => s.curves.laws.length > 0, 'the laws');
  // A fifth of the work is for one alone: two tasks of ten milliseconds, one after the other, of a hundred.
  const on_four = Object.fromEntries(curves.laws.map(({ name, values }) => [name, values[3]]));
  assert.deepEqual(on_four, { ideal: 4_000_000, Gustafson: 3_400_000, Amdahl: 2_500_000 });
  const heads = await page.$$eval('#studies th[scope=col]', (all) => all.map((head) => head.textContent));
  assert.deepEqual(heads.slice(-3), ['ideal', 'Gustafson', 'Amdahl'], 'in words, too');
  await explorer.settle({ type: 'set-text', text: 'device disk\ntask a x4; cpu 5ms; io disk 5ms\n' });
  await explorer.until(
    (s) => s.curves.done === s.curves.total && s.curves.laws.length === 0,
    'none where somebody waits',
  );
});

check('a figure is chosen by its word', {}, async ({ explorer }) => {
  await open_detail(explorer, kParts, 'curves');
  await explorer.press('figure-speedup');
  const state = await explorer.until((s) => s.figure === 'speedup', 'the figure');
  assert.equal(state.curves.runs[0].points[0].speedup, 1_000_000);
  assert.equal(state.curves.runs[0].points[3].speedup, 3_250_000);
  const point = await explorer.control('point-3');
  assert.match(point.label, /3\.25 ×/);
});

check('the quantum is swept too, and the 99th percentile and the misses are drawn', {}, async ({ explorer }) => {
  const text = 'policy round-robin quantum 5ms\ntask early deadline 45ms; cpu 30ms\ntask late at 9ms; cpu 20ms\n';
  await open_detail(explorer, text, 'curves');
  await explorer.press('axis-quantum');
  const { curves } = await explorer.until(
    (s) => s.curves.axis === 'quantum' && s.curves.done === s.curves.total && s.curves.done > 0,
    'the quanta',
  );
  const { points } = curves.runs[0];
  assert.ok(curves.values.length > 5 && points.length === curves.values.length);
  for (const figure of ['p99', 'misses']) {
    await explorer.press(`figure-${figure}`);
    await explorer.until((s) => s.figure === figure, 'the figure');
    assert.ok(new Set(points.map((point) => point[figure])).size > 1, `${figure} depends on the quantum`);
  }
  const last = points.length - 1;
  assert.match((await explorer.control(`point-${last}`)).label, new RegExp(`: ${points[last].misses}$`));
});

check('a study can be stopped and goes on when it is told to', {}, async ({ explorer }) => {
  await explorer.settle({ type: 'set-text', text: kChance.replace('count 4', 'count 400') });
  await explorer.dispatch({ type: 'seeds', seeds: 2000 });
  await explorer.start('detail-outcomes');
  await explorer.until((s) => s.outcomes.running && s.outcomes.done > 0, 'the first runs');
  await explorer.start('stop-study');
  await explorer.until((s) => s.outcomes.cancelled, 'the stop');
  await explorer.idle();
  const stopped = await explorer.snapshot();
  assert.ok(stopped.outcomes.done > 0 && stopped.outcomes.done < 2000);
  assert.equal((await explorer.settle({ type: 'fit' })).outcomes.done, stopped.outcomes.done, 'it rests');
  await explorer.start('run-study');
  await explorer.until((s) => s.outcomes.done > stopped.outcomes.done, 'more runs');
  await explorer.dispatch({ type: 'detail', detail: 'tasks' });
});

check('seeds give a histogram, and the worst of them is a press away', {}, async ({ explorer }) => {
  const state = await open_detail(explorer, kChance, 'outcomes');
  const { outcomes } = state;
  assert.equal(outcomes.total, 200);
  assert.equal(outcomes.known, 200);
  assert.ok(outcomes.p50 <= outcomes.p95 && outcomes.p95 <= outcomes.p99 && outcomes.p99 <= outcomes.worst);
  const bins = state.controls.filter((control) => control.id.startsWith('bin-'));
  const seeds = bins.map((bin) => Number(/^(\d+) seed/.exec(bin.label)?.[1]));
  assert.equal(
    seeds.reduce((sum, count) => sum + count, 0),
    200,
  );
  await explorer.press('worst-seed');
  const worst = await explorer.until((s) => s.text.includes(`seed ${outcomes.worstSeed}`), 'the seed in the text');
  await explorer.idle();
  assert.equal((await explorer.snapshot()).runs[0].makespan, outcomes.worst);
  assert.ok(worst.text.includes('uniform 1ms 6ms'));
});

check('where nothing is random, one sentence says so', {}, async ({ explorer }) => {
  await explorer.settle({ type: 'set-text', text: kParts });
  await explorer.press('detail-outcomes');
  const state = await explorer.until((s) => s.outcomes.note !== '', 'the sentence');
  assert.match(state.outcomes.note, /^Nothing here is left to chance/);
  assert.equal(state.outcomes.total, 0);
});

check('a phone has the curves too, and room to press them', {}, async ({ page, explorer }) => {
  await page.setViewport({ width: 360, height: 740, hasTouch: true, isMobile: false });
  await explorer.idle();
  const state = await open_detail_narrow(explorer);
  const plot = state.controls.filter((control) => control.id.startsWith('point-'));
  assert.equal(plot.length, 16);
  assert.ok(plot.every((point) => point.x >= 0 && point.x + point.width <= 361));
  await explorer.click(middle(plot[15]));
  await explorer.until((s) => s.text.includes('cores 16'), 'the point in the text');
});

async function open_detail_narrow(explorer) {
  await explorer.settle({ type: 'set-text', text: kParts });
  await explorer.press('tab-tasks');
  await explorer.press('detail-curves');
  return explorer.until((s) => s.curves.total > 0 && s.curves.done === s.curves.total, 'the curves');
}
