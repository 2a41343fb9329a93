// One run's output (`interleave run --format json`), in the terms of the cases: ticks, names of jobs, pieces of time on cores.

/**
 * One job, times in ticks, what is unknown null.
 * @typedef {object} JobView
 * @property {number} job counted from 1
 * @property {number} release
 * @property {number | null} deadline absolute
 * @property {number | null} start
 * @property {number | null} finish of an aborted job its deadline
 * @property {number | null} response of a one-shot task its start - arrival, of a periodic one its finish - release
 * @property {number | null} turnaround
 * @property {number} wait on no core and not waiting for anything else
 * @property {number} executed cpu time
 * @property {boolean} missed
 * @property {boolean} aborted
 * @property {number} preemptions
 * @property {number} migrations
 */
/** @typedef {[number, string, number, number]} Piece core, job, start and end */

/** Whether jobs of the task are written `name#k`. @param {import('./corpus.mjs').Task} task */
export function is_periodic(task) {
  return task.period !== undefined || task.release_times !== undefined;
}

/** Pieces of the same core and job that touch are one; ascending by core, start. @param {Piece[]} pieces @returns {Piece[]} */
export function by_core(pieces) {
  const sorted = pieces.filter(([, , start, end]) => start < end).sort((a, b) => a[0] - b[0] || a[2] - b[2]);
  /** @type {Piece[]} */
  const merged = [];
  for (const piece of sorted) {
    const last = merged.at(-1);
    if (last && last[0] === piece[0] && last[1] === piece[1] && last[3] === piece[2]) last[3] = piece[3];
    else merged.push([...piece]);
  }
  return merged;
}

/**
 * The same without cores: pieces of one job that touch are one, whatever their cores; ascending by start, then job.
 * @param {Piece[]} pieces @returns {[string, number, number][]}
 */
export function coreless(pieces) {
  const ends = new Map();
  /** @type {[string, number, number][]} */
  const merged = [];
  for (const [, job, start, end] of [...pieces].sort((a, b) => a[2] - b[2] || (a[1] < b[1] ? -1 : 1))) {
    const last = ends.get(job);
    if (last && last[2] === start) last[2] = end;
    else {
      const piece = /** @type {[string, number, number]} */ ([job, start, end]);
      ends.set(job, piece);
      merged.push(piece);
    }
  }
  return merged;
}

export class RunView {
  /**
   * @param {any} run one entry of `runs`
   * @param {import('./corpus.mjs').Case} test
   * @param {number} unit nanoseconds of a tick
   * @param {import('./histories.mjs').History} [history] of the run's tasks, where it was asked for
   */
  constructor(run, test, unit, history) {
    this.run = run;
    this.variant = run.variant;
    this.history = history;
    this.unit = unit;
    const tasks = new Map(test.tasks.map((task) => [task.name, task]));
    /** @type {Map<string, JobView[]>} the jobs of each task, in order */
    this.jobs = new Map(test.tasks.map((task) => [task.name, []]));
    for (const job of run.tasks) this.jobs.get(job.name)?.push(this.#job(job, tasks.get(job.name)));
    /** @type {Piece[]} */
    this.pieces = run.slices
      .filter(({ state }) => state === 'running')
      .map(({ core, task, job, start, end }) => [
        core,
        is_periodic(tasks.get(task)) ? `${task}#${job + 1}` : task,
        this.ticks(start),
        this.ticks(end),
      ]);
  }

  /** @param {number | null} ns @returns {number | null} */
  ticks(ns) {
    return ns === null ? null : ns / this.unit;
  }

  /** @param {any} job @param {import('./corpus.mjs').Task} task @returns {JobView} */
  #job(job, task) {
    const release = this.ticks(job.arrival);
    const due = task.deadline ?? task.period;
    const deadline = due === undefined ? null : release + due;
    const turnaround = job.dropped ? null : this.ticks(job.turnaround);
    return {
      job: job.job + 1,
      release,
      deadline,
      start: this.ticks(job.start),
      finish: job.dropped ? deadline : this.ticks(job.finish),
      response: is_periodic(task) ? turnaround : this.ticks(job.response),
      turnaround,
      wait: this.ticks(job.waiting + job.switching + job.behind),
      executed: this.ticks(job.cpu),
      missed: job.missed,
      aborted: job.dropped,
      preemptions: job.preemptions,
      migrations: job.migrations,
    };
  }
}
