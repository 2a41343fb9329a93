// What the families understand of a case's input. A parameter, an attribute of a task or an operation that is not listed
// here could change the rules unseen: such a case is not covered.

const any = () => true;
/** @param {...any} values */
const one_of =
  (...values) =>
  (value) =>
    values.includes(value);

/** Parameters, with what their values may be. @type {Record<string, (value: any) => boolean>} */
const kParameters = {
  quantum: any,
  requeue_order: one_of('arrivals-first', 'preempted-first'),
  priority_order: one_of('lower-number-first', 'higher-number-first'),
  context_switch_cost: any,
  levels: any,
  boost_period: any,
  io_resets_quantum: any,
  io_return_to_front: any,
  slice_alignment: one_of('global'),
  queue: one_of('central', 'per-cpu'),
  steal_period: any,
  cache: any,
  switch: one_of('SWITCH_ON_IO', 'SWITCH_ON_END'),
  io_done: one_of('IO_RUN_IMMEDIATE', 'IO_RUN_LATER'),
  io_length: any,
  draws: any,
  stride1: one_of(10000),
  initial_pass: one_of(0),
  charge: one_of('full stride per dispatch even when the task finishes early'),
  tie: one_of('lowest task index'),
  slice_ns: any,
  default_weight: any,
  period: any,
  min_slice: any,
  base_weight: any,
  horizon: any,
  preemptive: one_of(true),
  placement: one_of('global', 'partitioned'),
  partition: any,
  on_deadline_miss: one_of('continue', 'abort', 'none occurs'),
  locks: any,
  lock_queue: one_of('fifo-direct-handoff', 'priority'),
  lock_protocol: any,
  ceilings_by_period: any,
  channels: any,
  arrivals: one_of('poisson'),
  lambda: any,
  service: any,
  mean_service: any,
};

const kAttributes = new Set([
  ...['name', 'arrival', 'segments', 'release_times', 'period', 'deadline', 'priority', 'rm_period', 'tickets'],
  ...['weight', 'nice', 'affinity', 'request'],
  'working_set', // what a cache holds of it
]);

const kOperations = new Set(['cpu', 'io', 'lock', 'unlock', 'send', 'recv', 'yield']);

/**
 * What of a case's input is not known; undefined if all is.
 * @param {import('./corpus.mjs').Case} test @returns {string | undefined}
 */
export function unknown_input(test) {
  for (const [name, value] of Object.entries(test.params)) {
    if (!(name in kParameters)) return `unknown parameter: ${name}`;
    if (!kParameters[name](value)) return `${name} ${JSON.stringify(value)}`;
  }
  for (const task of test.tasks) {
    const attribute = Object.keys(task).find((key) => !kAttributes.has(key));
    if (attribute) return `unknown attribute of a task: ${attribute}`;
    const segment = task.segments.find(({ op }) => !kOperations.has(op));
    if (segment) return `unknown operation: ${segment.op}`;
  }
  return undefined;
}
