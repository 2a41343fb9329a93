// Numbers in the site's prose: each is read from a run of the scenario that it speaks of, and what the prose claims about them is
// checked, so that a page which no longer holds is not built.

/** One finished run of the JSON that `interleave run` gives, with sums that prose asks for. Times are whole nanoseconds. */
class Run {
  /** @param {any} run */
  constructor(run) {
    const { metrics } = run;
    this.end = run.end;
    this.makespan = run.makespan;
    this.in_progress = metrics.mean_in_progress;
    this.executing = metrics.mean_executing;
    this.peak_in_progress = metrics.peak_in_progress;
    this.peak_executing = metrics.peak_executing;
    this.speedup = metrics.speedup;
    this.work = metrics.t1;
    this.span = metrics.tinf;
    this.switches = metrics.switches;
    this.dropped = metrics.dropped;
    this.response = metrics.response;
    this.turnaround = metrics.turnaround;
    this.cores = run.cores.length;
    /** @type {{useful: number, polling: number, switching: number, idle_ready: number, idle_waiting: number, idle_done: number}} */
    this.account = { useful: 0, polling: 0, switching: 0, idle_ready: 0, idle_waiting: 0, idle_done: 0 };
    for (const core of run.cores) {
      for (const state of Object.keys(this.account)) this.account[state] += core[state];
    }
    this.all = run;
  }

  /** The jobs of a task, or of a group made by `xN`. @param {string} name */
  jobs(name) {
    const jobs = this.all.tasks.filter((job) => job.name === name || job.name.startsWith(`${name}.`));
    if (jobs.length === 0) throw new Error(`no task is called “${name}”.`);
    return jobs;
  }

  /** The only job of a task. @param {string} name */
  task(name) {
    const jobs = this.jobs(name);
    if (jobs.length > 1) throw new Error(`“${name}” is more than one job.`);
    const [job] = jobs;
    const blocked = Object.values(job.blocked).reduce((sum, time) => sum + time, 0);
    return { ...job, blocked };
  }

  /** @param {string} name */
  device(name) {
    const device = this.all.devices.find((one) => one.name === name);
    if (!device) throw new Error(`no device is called “${name}”.`);
    return device;
  }
}

/**
 * @param {import('./command_line.mjs').CommandLine} command_line
 * @param {{id: string, text: string}[]} scenarios
 */
export function numbers(command_line, scenarios) {
  const text_of = (id) => {
    const scenario = scenarios.find((one) => one.id === id);
    if (!scenario) throw new Error(`no scenario is called “${id}”.`);
    return scenario.text;
  };
  const settings = (knobs) => Object.entries(knobs).flatMap(([name, value]) => ['--set', `${name}=${value}`]);
  return {
    /** @param {string} id @param {string} variant @param {Record<string, string>} [knobs] */
    run(id, variant, knobs = {}) {
      const args = ['run', '-', '--format', 'json', ...settings(knobs)];
      const { runs } = JSON.parse(command_line.ask(text_of(id), args));
      const run = runs.find((one) => one.variant === variant);
      if (!run) throw new Error(`“${id}” has no variant “${variant}”.`);
      if (run.checks.failed.length > 0) throw new Error(`“${id}” fails its check ${run.checks.failed.join(', ')}.`);
      return new Run(run);
    },

    /** Where a knob stands at first, in ns or as a plain number. @param {string} id @param {string} name */
    knob(id, name) {
      const value = text_of(id).match(new RegExp(`^param ${name} = ([\\d.]+)(ns|us|µs|ms|s)?\\b`, 'm'));
      if (!value) throw new Error(`“${id}” has no knob “${name}”.`);
      return Number(value[1]) * (kUnits[value[2]] ?? 1);
    },
  };
}

/** The questions that run() will ask for these scenarios as they stand. @param {{text: string}[]} scenarios */
export function plain_runs(scenarios) {
  return scenarios.map(({ text }) => ({ text, args: ['run', '-', '--format', 'json'] }));
}

/** @type {Record<string, number>} */
const kUnits = { ns: 1, us: 1e3, µs: 1e3, ms: 1e6, s: 1e9 };

/** 125000000 -> "125 ms", with a no-break space; at most `decimals` of them. @param {number} time in ns */
export function time(time, decimals = 1) {
  if (!Number.isFinite(time)) throw new Error(`${time} is no time.`);
  const [unit, size] = Object.entries({ s: 1e9, ms: 1e6, µs: 1e3, ns: 1 }).find(([, ns]) => time >= ns) ?? ['ms', 1e6];
  return `${plain(time / size, decimals)}\u00a0${unit}`;
}

/** 1.4400 -> "1.4". @param {number} value */
export function plain(value, decimals = 1) {
  if (!Number.isFinite(value)) throw new Error(`${value} is no number.`);
  return Number(value.toFixed(decimals)).toLocaleString('en-US', { maximumFractionDigits: decimals });
}

/** 0.38 -> "38 %". @param {number} share */
export function percent(share) {
  return `${plain(share * 100, 0)}\u00a0%`;
}

const kWords = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** 7 -> "seven"; beyond twelve in digits. @param {number} count */
export function word(count) {
  return kWords[count] ?? plain(count, 0);
}

/** @param {unknown} holds @param {string} sentence what the page says @returns {string} nothing to print */
export function claim(holds, sentence) {
  if (typeof sentence !== 'string') throw new Error('a claim needs its sentence.');
  if (holds !== true) throw new Error(`this no longer holds: ${sentence}`);
  return '';
}
