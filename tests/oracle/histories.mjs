// When operations that take no time took effect, read from the histories of tasks in the exported trace (`--trace`).
//
// A task's operations are walked beside its slices: each cpu and io takes the slices of its own length, and what a lock or
// a receive waited for is a slice of its own, so that its instant is where that slice ends, or where the operation before
// it ended if it did not wait.
import { difference } from './compare.mjs';

/**
 * When one operation of a task took effect, and when the task went on after it; in ticks, null if it never did.
 * @typedef {{task: string, op: string, object: string, at: number | null, on: number | null}} Instant
 */
/**
 * @typedef {object} History
 * @property {Instant[]} instants of all tasks, by time and, within an instant, in the order of the text
 * @property {[number, number][]} waits for devices: from, to, in ticks
 */

/** What such a slice is called. */
const kVerbs = { lock: 'lock', send: 'send', recv: 'receive' };

/** @typedef {{name: string, cat: string, start: number, end: number}} Part of a task's row, nanoseconds */

/** @param {any} trace of one run @returns {Map<string, Part[]>} of each task */
function rows(trace) {
  const names = new Map();
  const parts = new Map();
  for (const event of trace.traceEvents) {
    if (event.ph === 'M' && event.name === 'thread_name') names.set(event.tid, event.args.name);
    if (event.ph !== 'X' || names.get(event.tid) !== event.args.task) continue;
    const start = Math.round(event.ts * 1000);
    const part = { name: event.name, cat: event.cat, start, end: start + Math.round(event.dur * 1000) };
    if (!parts.has(event.args.task)) parts.set(event.args.task, []);
    parts.get(event.args.task).push(part);
  }
  return parts;
}

/** Where a task's past is known until. @typedef {{parts: Part[], next: number, now: number | null}} Cursor */

/** Goes on for `length` nanoseconds in the state; `now` is null if the history ends before. @param {Cursor} cursor */
function pass(cursor, state, length) {
  for (let left = length; left > 0;) {
    const part = cursor.parts[cursor.next++];
    if (!part) {
      cursor.now = null;
      return;
    }
    if (part.cat === state) left -= part.end - part.start;
    cursor.now = part.end;
  }
}

/** The next part in which the task is not ready: it has a core, or waits for something. @param {Cursor} cursor */
function next_on(cursor) {
  while (cursor.parts[cursor.next]?.cat === 'ready') ++cursor.next;
  return cursor.parts[cursor.next];
}

/**
 * Begins an operation that waits for others: it takes effect where its waiting ends, or as soon as the task is on a core.
 * @param {Cursor} cursor @returns {number | null} when the task goes on
 */
function begin(cursor, segment) {
  const part = next_on(cursor);
  if (!part) return cursor.now;
  const waits = part.cat === 'blocked' && part.name === `${kVerbs[segment.op]} ${segment.id ?? segment.ch}`;
  cursor.now = waits ? part.end : part.start;
  if (!waits) return cursor.now;
  ++cursor.next;
  return next_on(cursor)?.start ?? null;
}

/** @param {import('./corpus.mjs').Task} task @param {Part[]} parts @param {number} unit @returns {Instant[]} */
function history_of(task, parts, unit) {
  /** @type {Cursor} */
  const cursor = { parts, next: 0, now: parts[0]?.start ?? null };
  const ticks = (ns) => (ns === null ? null : ns / unit);
  return task.segments.map((segment) => {
    let on = null;
    if (cursor.now !== null) {
      if (segment.op === 'cpu') pass(cursor, 'running', segment.t * unit);
      else if (segment.op === 'io') pass(cursor, 'blocked', segment.t * unit);
      else if (segment.op in kVerbs) on = begin(cursor, segment);
    }
    const object = segment.id ?? segment.ch ?? '';
    return { task: task.name, op: segment.op, object, at: ticks(cursor.now), on: ticks(on) };
  });
}

/**
 * @param {import('./corpus.mjs').Case} test @param {any} trace of a run without variants @param {number} unit
 * @returns {History}
 */
export function read_histories(test, trace, unit) {
  const of_task = rows(trace);
  const instants = test.tasks.flatMap((task) => history_of(task, of_task.get(task.name) ?? [], unit));
  instants.sort((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity));
  const waiting = [...of_task.values()].flat().filter(({ cat, name }) => cat === 'blocked' && name.startsWith('io '));
  return { instants, waits: waiting.map(({ start, end }) => [start / unit, end / unit]) };
}

/** @param {string} what @param {any[]} expected @param {any[]} got */
function sequence(what, expected, got) {
  for (let i = 0; i < Math.max(expected.length, got.length); ++i) {
    const [wanted, had] = [expected[i], got[i]].map((one) => (one === undefined ? 'nothing' : JSON.stringify(one)));
    if (wanted !== had) return difference(`${what}[${i}]`, wanted, had);
  }
  return [];
}

/**
 * `[time, task, 'locked', mutex]` and `[time, task, 'received', sender]`, in any order within an instant. Messages of a
 * channel arrive in the order in which they were sent, so that the k-th received is the k-th sent.
 * @type {import('./conversion.mjs').Comparer}
 */
export function operation_events(expected, [view]) {
  const { instants } = view.history;
  const sent = new Map();
  for (const { op, object, task } of instants) {
    if (op === 'send') sent.set(object, [...(sent.get(object) ?? []), task]);
  }
  const events = instants.flatMap(({ task, op, object, at }) => {
    if (at === null || (op !== 'lock' && op !== 'recv')) return [];
    return [[at, task, ...(op === 'lock' ? ['locked', object] : ['received', sent.get(object)?.shift()])]];
  });
  const order = (a, b) => a[0] - b[0] || (String(a) < String(b) ? -1 : 1);
  return sequence('events', [...expected].sort(order), events.sort(order));
}

/**
 * `task:mutex`, in the order in which the tasks went on holding it: who gets a mutex while others are more urgent cannot
 * say so yet.
 * @type {import('./conversion.mjs').Comparer}
 */
export function lock_order(expected, [view]) {
  const locked = view.history.instants.filter(({ op, on }) => op === 'lock' && on !== null);
  const names = locked.sort((a, b) => a.on - b.on).map(({ task, object }) => `${task}:${object}`);
  return sequence('lock_order', expected, names);
}

/** Names, in the order in which they finished. @type {import('./conversion.mjs').Comparer} */
export function finish_order(expected, [view]) {
  const done = [...view.jobs].filter(([, jobs]) => jobs[0]?.finish !== null);
  const names = done.sort(([, a], [, b]) => a[0].finish - b[0].finish).map(([name]) => name);
  return sequence('finish_order', expected, names);
}

/** For how long at least one task waited for a device. @type {import('./conversion.mjs').Comparer} */
export function io_busy(expected, [view]) {
  let [busy, until] = [0, 0];
  for (const [start, end] of view.history.waits.sort((a, b) => a[0] - b[0])) {
    busy += Math.max(0, end - Math.max(start, until));
    until = Math.max(until, end);
  }
  return difference('io_busy', expected, busy);
}
