// What a case expects against what was run: a comparer for each key of `expect`. Exact, unless the case gives a tolerance
// for times that are no whole ticks.
import { by_core, coreless, is_periodic } from './run_view.mjs';

/** @typedef {{what: string, expected: any, got: any}} Difference */
/** @typedef {import('./run_view.mjs').RunView} RunView @typedef {import('./run_view.mjs').JobView} JobView */
/** @typedef {import('./corpus.mjs').Case} Case */

/** @param {any} expected @param {any} got @param {number} [tolerance] */
function equal(expected, got, tolerance = 0) {
  if (typeof expected !== 'number' || typeof got !== 'number') return expected === got;
  return Math.abs(expected - got) <= tolerance;
}

/** @param {string} what @param {any} expected @param {any} got @param {number} [tolerance] @returns {Difference[]} */
export function difference(what, expected, got, tolerance) {
  return equal(expected, got, tolerance) ? [] : [{ what, expected, got }];
}

const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);

/** What `per_task` may say of a task with one job. @type {Record<string, (job: JobView) => any>} */
const kOfJob = {
  start: (job) => job.start,
  finish: (job) => job.finish,
  cpu: (job) => job.executed,
  response: (job) => job.response,
  turnaround: (job) => job.turnaround,
  wait: (job) => job.wait,
  missed: (job) => job.missed,
  preemptions: (job) => job.preemptions,
  migrations: (job) => job.migrations,
};

const completed = (jobs) => jobs.filter((job) => job.finish !== null && !job.aborted);
const in_time = (job) => job !== undefined && job.finish !== null && !job.missed && !job.aborted;

/** What `per_task` may say of a task with many. @type {Record<string, (jobs: JobView[]) => any>} */
const kOfJobs = {
  jobs: (jobs) => jobs.length,
  completed: (jobs) => completed(jobs).length,
  missed: (jobs) => jobs.filter((job) => job.missed).length,
  aborted: (jobs) => jobs.filter((job) => job.aborted).length,
  worst_response: (jobs) => {
    const done = completed(jobs);
    return done.length === 0 ? null : Math.max(...done.map((job) => job.turnaround));
  },
  preemptions: (jobs) => sum(jobs.map((job) => job.preemptions)),
  migrations: (jobs) => sum(jobs.map((job) => job.migrations)),
  first_job_response: (jobs) => (in_time(jobs[0]) ? jobs[0].turnaround : null),
  first_job_meets_deadline: (jobs) => in_time(jobs[0]),
};

/** Of an entry of `jobs`, beside its task and number. */
const kOfListedJob = [
  'release',
  'deadline',
  'start',
  'finish',
  'response',
  'executed',
  'missed',
  'aborted',
  'preemptions',
  'migrations',
];

/** How often a job changes its core depends on which core is chosen, which cases compare by core or not at all. */
const counts_migrations = (test) => test.cores === 1 || test.compare.timeline === 'by-core';

/** @param {Record<string, Record<string, any>>} expected @param {RunView[]} views @param {Case} test */
function per_task(expected, [view], test) {
  return Object.entries(expected).flatMap(([name, figures]) => {
    const task = test.tasks.find((one) => one.name === name);
    const jobs = view.jobs.get(name) ?? [];
    return Object.entries(figures).flatMap(([key, value]) => {
      if (key === 'migrations' && !counts_migrations(test)) return [];
      const got = task && is_periodic(task) ? kOfJobs[key](jobs) : jobs[0] && kOfJob[key](jobs[0]);
      return difference(`${name} ${key}`, value, got, test.compare.time_tolerance);
    });
  });
}

/** @param {any[]} expected @param {RunView[]} views @param {Case} test */
function jobs(expected, [view], test) {
  return expected.flatMap((entry) => {
    const job = view.jobs.get(entry.task)?.[entry.job - 1];
    const name = `${entry.task}#${entry.job}`;
    if (!job) return [{ what: name, expected: 'a job', got: 'none' }];
    return kOfListedJob
      .filter((key) => key in entry && (key !== 'migrations' || counts_migrations(test)))
      .flatMap((key) => difference(`${name} ${key}`, entry[key], job[key], test.compare.time_tolerance));
  });
}

/** The first pieces that differ. @param {string} what @param {any[][]} expected @param {any[][]} got */
function pieces(what, expected, got, tolerance = 0) {
  for (let i = 0; i < Math.max(expected.length, got.length); ++i) {
    const [wanted, had] = [expected[i], got[i]];
    const same = wanted && had && wanted.every((value, k) => equal(value, had[k], tolerance));
    if (!same) return [{ what: `${what}[${i}]`, expected: wanted ?? 'nothing', got: had ?? 'nothing' }];
  }
  return [];
}

/** @type {Record<string, import('./conversion.mjs').Comparer>} */
export const kComparers = {
  per_task,
  jobs,
  timeline: (expected, [view], test) =>
    test.compare.timeline === 'by-core'
      ? pieces('timeline', by_core(expected), by_core(view.pieces), test.compare.time_tolerance)
      : pieces('timeline', coreless(expected), coreless(view.pieces), test.compare.time_tolerance),
  timeline_coreless: (expected, [view], test) => {
    const with_core = expected.map((piece) => [0, ...piece]);
    return pieces('timeline', coreless(with_core), coreless(view.pieces), test.compare.time_tolerance);
  },
  makespan: (expected, [view], test) =>
    difference('makespan', expected, view.ticks(view.run.makespan), test.compare.time_tolerance),
  total_missed: (expected, [view]) =>
    difference('total_missed', expected, [...view.jobs.values()].flat().filter((job) => job.missed).length),
  total_preemptions: (expected, [view]) =>
    difference('total_preemptions', expected, sum([...view.jobs.values()].flat().map((job) => job.preemptions))),
  idle: (expected, [view]) => {
    const idle = view.run.cores.map((core) => core.idle_ready + core.idle_waiting + core.idle_done);
    return difference('idle', expected, view.ticks(sum(idle)));
  },
  cpu_busy: (expected, [view]) =>
    difference('cpu_busy', expected, view.ticks(sum(view.run.cores.map((core) => core.useful)))),
  averages_2dp: (expected, [view]) =>
    Object.entries(expected).flatMap(([key, value]) => average(`average ${key}`, value, view, key, 0.005001)),
  avg_wait: (expected, [view]) => average('avg_wait', expected, view, 'wait'),
  avg_turnaround: (expected, [view]) => average('avg_turnaround', expected, view, 'turnaround'),
  avg_response: (expected, [view]) => average('avg_response', expected, view, 'response'),
};

/** Books round: an average is compared to the decimals that it is given with. @param {number} value */
function rounding(value) {
  const decimals = String(value).split('.')[1]?.length ?? 0;
  return decimals === 0 ? 1e-9 : 0.5000001 * 10 ** -decimals;
}

/** @param {string} what @param {number} expected @param {RunView} view @param {string} key of a job */
function average(what, expected, view, key, tolerance = rounding(expected)) {
  const figures = [...view.jobs.values()].flat().map((job) => job[key]);
  return difference(what, expected, sum(figures) / figures.length, tolerance);
}

/**
 * The first thing that a case expects and nothing here compares; undefined if there is none.
 * @param {Case} test @param {Record<string, import('./conversion.mjs').Comparer | string>} own of the family
 */
export function unknown_expectation(test, own) {
  const { expect } = test;
  const key = Object.keys(expect).find((name) => !(name in own) && !(name in kComparers));
  if (key) return key;
  const in_table = (name) => !(name in own);
  if (expect.per_task && in_table('per_task')) {
    for (const [name, figures] of Object.entries(expect.per_task)) {
      const task = test.tasks.find((one) => one.name === name);
      const known = task && is_periodic(task) ? kOfJobs : kOfJob;
      const figure = Object.keys(figures).find((one) => !(one in known));
      if (figure) return `per_task.${figure}`;
    }
  }
  if (expect.jobs && in_table('jobs')) {
    const known = new Set(['task', 'job', ...kOfListedJob]);
    const figure = expect.jobs.flatMap((job) => Object.keys(job)).find((one) => !known.has(one));
    if (figure) return `jobs.${figure}`;
  }
  return undefined;
}

/**
 * All differences of a covered case.
 * @param {Case} test @param {import('./conversion.mjs').Covered} conversion @param {RunView[]} views one a variant
 * @returns {Difference[]}
 */
export function compare(test, conversion, views) {
  const timeline = conversion.timeline ?? test.compare.timeline;
  const seen = { ...test, compare: { ...test.compare, timeline } };
  return Object.entries(test.expect).flatMap(([key, expected]) => {
    const comparer = conversion.compare?.[key] ?? kComparers[key];
    if (typeof comparer === 'string' || skips(key, test, timeline)) return [];
    return comparer(expected, views, seen);
  });
}

/** Where both timelines are given, one is enough; `none` compares neither. */
function skips(key, test, timeline) {
  if (key !== 'timeline' && key !== 'timeline_coreless') return false;
  if (timeline === 'none') return true;
  if (!('timeline' in test.expect) || !('timeline_coreless' in test.expect)) return false;
  return key === (timeline === 'by-core' ? 'timeline_coreless' : 'timeline');
}
