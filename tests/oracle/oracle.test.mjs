// The cases of our own agree, and the converter itself: what differs is reported, what is not ours is not covered.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { read_corpus } from './corpus.mjs';
import { Engine } from './engine.mjs';
import { kFamilies } from './families/index.mjs';
import { order_of_releases } from './families/release_order.mjs';
import { convert, judge } from './judge.mjs';
import { report } from './report.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const command = process.env.INTERLEAVE_COMMAND ?? join(here, '../../build/native/interleave');
const cases = read_corpus(join(here, 'cases'));
/** @type {Engine} */
let engine;

before(() => (engine = new Engine(command)));
after(() => engine.close());

/** A copy of one of our own cases. @param {string} id @returns {import('./corpus.mjs').Case} */
function copy_of(id) {
  return structuredClone(cases.find((one) => one.id === id));
}

for (const one of cases) {
  test(`the run of ${one.id} is as computed by hand`, async () => {
    const { verdict, differences } = await judge(one, engine);
    assert.deepEqual({ verdict, differences }, { verdict: 'agree', differences: [] });
  });
}

/** Alterations of an expectation, each of which must be reported: case, what is altered, what the report names. */
const alterations = [
  ['fcfs-convoy', (e) => (e.per_task.B.start += 1), 'B start'],
  ['fcfs-convoy', (e) => (e.per_task.C.finish += 1), 'C finish'],
  ['fcfs-convoy', (e) => (e.per_task.C.response -= 1), 'C response'],
  ['fcfs-convoy', (e) => (e.per_task.C.turnaround -= 1), 'C turnaround'],
  ['fcfs-convoy', (e) => (e.per_task.C.wait += 1), 'C wait'],
  ['fcfs-convoy', (e) => (e.avg_wait = 3.34), 'avg_wait'],
  ['fcfs-convoy', (e) => (e.makespan = 13), 'makespan'],
  ['fcfs-convoy', (e) => (e.timeline[1][0] = 1), 'timeline[1]'],
  ['fcfs-convoy', (e) => e.timeline.pop(), 'timeline[2]'],
  ['fcfs-two-cores', (e) => (e.timeline_coreless[2][1] = 3), 'timeline[2]'],
  ['lottery-given-draws', (e) => (e.pick_sequence[1] = 'B'), 'pick 2'],
  ['stride-two-to-one', (e) => (e.pick_sequence_head[2] = 'B'), 'pick 3'],
  ['fair-share-of-weights', (e) => (e.fair_share.ideal.A += 60), 'cfs cpu of A'],
  ['core-waits-for-io', (e) => (e.io_busy = 4), 'io_busy'],
  ['core-waits-for-io', (e) => (e.cpu_busy = 4), 'cpu_busy'],
  ['lock-handed-over', (e) => (e.events[1][0] = 6), 'events[1]'],
  ['message-waited-for', (e) => (e.events[0][3] = 'Q'), 'events[0]'],
  ['inversion-cured', (e) => e.lock_order.reverse(), 'lock_order[0]'],
  ['inversion-cured', (e) => e.finish_order.reverse(), 'finish_order[0]'],
  ['rm-misses-where-edf-does-not', (e) => (e.jobs[1].finish = 6), 'B#1 finish'],
  ['rm-misses-where-edf-does-not', (e) => (e.jobs[1].missed = false), 'B#1 missed'],
  ['rm-misses-where-edf-does-not', (e) => (e.per_task.B.missed = 0), 'B missed'],
  ['rm-misses-where-edf-does-not', (e) => (e.per_task.B.preemptions = 1), 'B preemptions'],
  ['rm-misses-where-edf-does-not', (e) => (e.per_task.B.jobs = 3), 'B jobs'],
  ['rm-misses-where-edf-does-not', (e) => (e.total_missed = 2), 'total_missed'],
  ['rm-misses-where-edf-does-not', (e) => (e.total_preemptions = 0), 'total_preemptions'],
  ['edf-given-up', (e) => (e.jobs[1].aborted = false), 'B#1 aborted'],
  ['edf-given-up', (e) => (e.jobs[1].executed = 4), 'B#1 executed'],
  ['critical-instant', (e) => (e.per_task.B.first_job_response = 8), 'B first_job_response'],
  ['critical-instant', (e) => (e.per_task.C.first_job_meets_deadline = true), 'C first_job_meets_deadline'],
  ['mm1-half-loaded', (e) => (e.mean_wait = 2), 'mean_wait'],
];
for (const [id, alter, what] of /** @type {[string, (expect: any) => void, string][]} */ (alterations)) {
  test(`an altered expectation of ${id} is reported as ${what}`, async () => {
    const altered = copy_of(id);
    alter(altered.expect);
    const { verdict, differences } = await judge(altered, engine);
    assert.equal(verdict, 'differ');
    assert.equal(differences[0].what, what);
  });
}

test('a case of unknown semantics is not covered', async () => {
  const { verdict, reason } = await judge({ ...copy_of('fcfs-convoy'), semantics: 'of another kind' }, engine);
  assert.equal(verdict, 'not covered');
  assert.match(reason, /of another kind/);
});

test('a case that expects what nothing compares is not covered, rather than compared in part', () => {
  const more = copy_of('fcfs-convoy');
  more.expect.per_task.A.colour = 1;
  assert.deepEqual(convert(more), { reason: 'expects per_task.colour, which nothing here compares' });
  const other = copy_of('fcfs-convoy');
  other.expect.colours = 1;
  assert.deepEqual(convert(other), { reason: 'expects colours, which nothing here compares' });
});

test('a case whose input is not known in every part is not covered', () => {
  const parameter = copy_of('fcfs-convoy');
  parameter.params.gravity = 1;
  assert.deepEqual(convert(parameter), { reason: 'unknown parameter: gravity' });
  const value = copy_of('edf-full-load');
  value.params.preemptive = false;
  assert.deepEqual(convert(value), { reason: 'preemptive false' });
  const attribute = Object.assign(copy_of('fcfs-convoy').tasks[0], { mood: 1 });
  assert.deepEqual(convert({ ...copy_of('fcfs-convoy'), tasks: [attribute] }), {
    reason: 'unknown attribute of a task: mood',
  });
  const operation = copy_of('fcfs-convoy');
  operation.tasks[0].segments.push(/** @type {any} */ ({ op: 'think' }));
  assert.deepEqual(convert(operation), { reason: 'unknown operation: think' });
});

test('a scenario that is refused counts as differing', async () => {
  const wrong = copy_of('fcfs-convoy');
  wrong.cores = 0;
  const { verdict, differences } = await judge(wrong, engine);
  assert.equal(verdict, 'differ');
  assert.match(differences[0].got, /error/);
});

/** Rules that are not ours: case, what makes it one. */
const foreign = [
  ['one-queue-a-core', (one) => (one.params.cache = { size: 50 }), /warm cache/],
  ['one-queue-a-core', (one) => (one.params.steal_period = 1), /balanced/],
  ['one-queue-a-core', (one) => (one.tasks[0].segments[0].t = 3), /global instants/],
  ['one-queue-a-core', (one) => (one.tasks[0].affinity = [1]), /searches the queue/],
  ['fcfs-with-switches', (one) => (one.tasks[1].arrival = 9), /idle/],
  ['feedback-sinking', (one) => (one.tasks[1].arrival = 2), /alone/],
  ['returning-takes-the-core', (one) => one.tasks.push({ ...one.tasks[0], name: 'C' }), /cyclic/],
  ['mm1-half-loaded', (one) => (one.params.service = 'pareto'), /distribution/],
];
for (const [id, change, pattern] of /** @type {[string, (one: any) => void, RegExp][]} */ (foreign)) {
  test(`${id} with a rule that is not ours is not covered: ${pattern.source}`, () => {
    const changed = copy_of(id);
    change(changed);
    const conversion = convert(changed);
    assert.ok('reason' in conversion);
    assert.match(conversion.reason, pattern);
  });
}

test('simultaneous releases are written in the order in which their timers were armed', () => {
  const edf = copy_of('edf-full-load');
  const task = { segments: edf.tasks[0].segments, deadline: 4 };
  edf.horizon = 13;
  edf.tasks = [
    { ...task, name: 'often', arrival: 2, period: 2 },
    { ...task, name: 'seldom', arrival: 0, period: 6 },
  ];
  assert.deepEqual(
    order_of_releases(edf)?.map(({ name }) => name),
    ['seldom', 'often'],
  );
  edf.tasks[0].arrival = 0; // at 0 by index, at 6 the other way round
  assert.equal(order_of_releases(edf), undefined);
});

test('the semantics of every own case are in the table, and no family of the table lacks a function', () => {
  for (const { semantics } of cases) assert.ok(semantics in kFamilies, semantics);
  for (const [key, family] of Object.entries(kFamilies)) assert.equal(typeof family, 'function', key);
});

test('the report closes with the sum and names each case that differs', () => {
  const common = { differences: [], left_out: [] };
  const { lines, differing } = report([
    { ...common, id: 'a', verdict: 'agree' },
    { ...common, id: 'b', verdict: 'differ', differences: [{ what: 'finish', expected: 1, got: 2 }] },
    { ...common, id: 'c', verdict: 'not covered', reason: 'not ours' },
    { ...common, id: 'd', verdict: 'not covered', reason: 'not ours' },
  ]);
  assert.equal(differing, 1);
  assert.equal(lines[0], 'b: finish: expected 1, got 2');
  assert.ok(lines.includes('     2  not ours'));
  assert.equal(lines.at(-1), '1 agree, 1 differ, 2 not covered');
});

/** @param {...string} args */
function called(...args) {
  return spawnSync(process.execPath, [join(here, 'run.mjs'), '--command', command, ...args], { encoding: 'utf8' });
}

test('a folder is judged as a whole: exit 0 if all agree, 1 if one differs, 2 for a wrong call', () => {
  const folder = mkdtempSync(join(tmpdir(), 'interleave-oracle-test-'));
  try {
    assert.equal(called(folder).status, 2);
    assert.equal(called().status, 2);
    assert.equal(called(join(folder, 'nowhere')).status, 2);
    const good = copy_of('fcfs-convoy');
    writeFileSync(join(folder, 'a.jsonl'), JSON.stringify(good) + '\n');
    const agreed = called(folder);
    assert.equal(agreed.status, 0, agreed.stderr);
    assert.match(agreed.stdout, /^1 agree, 0 differ, 0 not covered\n$/);
    good.expect.makespan = 1;
    writeFileSync(join(folder, 'b.jsonl'), JSON.stringify(good) + '\n\n');
    const differed = called(folder);
    assert.equal(differed.status, 1);
    assert.match(differed.stdout, /^fcfs-convoy: makespan: expected 1, got 12\n1 agree, 1 differ, 0 not covered\n$/);
    writeFileSync(join(folder, 'c.jsonl'), 'no json\n');
    assert.equal(called(folder).status, 2);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
