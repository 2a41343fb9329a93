// The page's tasks as Chromium traces them, each by the time that its thread had the processor, which leaves out what other
// programs took of the machine: the longest one, and what it was made of.

const kCategories = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8'];

/** What an event of a trace is for a reader; all else belongs to what it lies in. @type {Readonly<Record<string, string>>} */
const kKinds = {
  FunctionCall: 'script',
  EvaluateScript: 'script',
  'v8.callFunction': 'script',
  'v8.compile': 'script',
  UpdateLayoutTree: 'style',
  Layout: 'layout',
  PrePaint: 'paint',
  Paint: 'paint',
  Layerize: 'paint',
  Commit: 'paint',
  MinorGC: 'garbage',
  MajorGC: 'garbage',
};

/**
 * @typedef {{name: string, ph: string, pid: number, tid: number, ts: number, dur?: number, tdur?: number, args: any}} TraceEvent
 * @typedef {{longest: number, wall: number, over: number, parts: string, all: string[]}} Tasks times in milliseconds
 */

/** @param {import('puppeteer-core').Page} page @returns {Promise<{begin: () => Promise<unknown>, end: () => Promise<Tasks>}>} */
export async function watch_tasks(page) {
  return {
    begin: () => page.tracing.start({ categories: kCategories }),
    end: async () => tasks_of(JSON.parse(new TextDecoder().decode(await page.tracing.stop())).traceEvents),
  };
}

/** @param {TraceEvent[]} events @returns {Tasks} */
function tasks_of(events) {
  const { processId } = events.find((event) => event.name === 'TracingStartedInBrowser')?.args.data.frames[0];
  const is_main = (event) => event.name === 'thread_name' && event.args.name === 'CrRendererMain';
  const { tid } = events.find((event) => event.pid === processId && is_main(event)) ?? { tid: -1 };
  const here = events.filter((event) => event.pid === processId && event.tid === tid && event.ph === 'X');
  const tasks = here.filter((event) => event.name === 'RunTask').sort((a, b) => (b.tdur ?? 0) - (a.tdur ?? 0));
  const long = tasks.filter((task) => ms(task.tdur) > 16);
  const shown = [tasks[0], ...long.slice(1)].filter(Boolean).map((task) => parts_of(task, here));
  return {
    longest: ms(tasks[0]?.tdur),
    wall: Math.max(0, ...tasks.map((task) => ms(task.dur))),
    over: long.length,
    parts: shown[0] ?? '',
    all: shown,
  };
}

/** What a task was made of, the longest first. @param {TraceEvent} task @param {TraceEvent[]} events */
function parts_of(task, events) {
  const inside = (event, of) => event.ts >= of.ts && event.ts + (event.dur ?? 0) <= of.ts + (of.dur ?? 0);
  const known = events.filter((event) => kKinds[event.name] && inside(event, task)).sort((a, b) => a.ts - b.ts);
  /** @type {Record<string, number>} */
  const sums = { other: task.tdur ?? 0 };
  /** @type {TraceEvent[]} */
  const around = [];
  for (const event of known) {
    while (around.length > 0 && !inside(event, around.at(-1))) around.pop();
    const outer = around.length > 0 ? kKinds[around.at(-1)?.name ?? ''] : 'other';
    sums[outer] -= event.tdur ?? 0;
    sums[kKinds[event.name]] = (sums[kKinds[event.name]] ?? 0) + (event.tdur ?? 0);
    around.push(event);
  }
  const parts = Object.entries(sums).sort((a, b) => b[1] - a[1]);
  return parts
    .filter(([, us]) => us >= 500)
    .map(([kind, us]) => `${kind} ${ms(us).toFixed(0)}`)
    .join(', ');
}

/** @param {number} [us] */
function ms(us) {
  return (us ?? 0) / 1000;
}
