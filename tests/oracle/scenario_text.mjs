// Writing a case's tasks in the scenario language. Only what all families share: operations, the objects that these name,
// arrivals and the horizon. Policies and attributes are given by the family.

/** Nanoseconds of one tick unless a family says otherwise. */
export const kTick = 1_000_000;

/** The device that serves every `io` of a case: its own for each task, without a queue. */
const kDevice = 'own';

const kVerbs = { lock: 'lock', unlock: 'unlock', send: 'send', recv: 'receive', yield: 'yield' };

/**
 * A number of ticks as a duration of the language, exactly.
 * @param {number} ticks @param {number} [unit] nanoseconds of a tick
 */
export function duration(ticks, unit = kTick) {
  const ns = Math.round(ticks * unit);
  if (ns === 0) return '0';
  return ns % 1_000_000 === 0 ? `${ns / 1_000_000}ms` : `${ns}ns`;
}

/** @param {import('./corpus.mjs').Segment} segment @param {number} unit */
function operation(segment, unit) {
  switch (segment.op) {
    case 'cpu':
      return `cpu ${duration(segment.t, unit)}`;
    case 'io':
      return `io ${kDevice} ${duration(segment.t, unit)}`;
    default:
      return [kVerbs[segment.op], segment.id ?? segment.ch].filter(Boolean).join(' ');
  }
}

/**
 * The declarations that the operations of a case need.
 * @param {import('./corpus.mjs').Case} test
 * @param {string} protocol of its mutexes; '' for plain ones
 */
function declarations(test, protocol) {
  const segments = test.tasks.flatMap((task) => task.segments);
  const mutexes = new Set(segments.filter(({ op }) => op === 'lock').map(({ id }) => id));
  return [
    ...(segments.some(({ op }) => op === 'io') ? [`device ${kDevice} servers unlimited`] : []),
    ...[...mutexes].map((id) => `mutex ${id} ${protocol}`.trimEnd()),
    ...Object.entries(test.params.channels ?? {}).map(([name, room]) => `channel ${name} capacity ${room}`),
  ];
}

/**
 * When the jobs of a task are released.
 * @param {import('./corpus.mjs').Task} task @param {number} unit
 */
function arrival(task, unit) {
  const at = task.release_times ?? [task.arrival];
  const every = task.period === undefined ? '' : ` every ${duration(task.period, unit)}`;
  return `at ${at.map((ticks) => duration(ticks, unit)).join(',')}${every}`;
}

/**
 * The scenario of a case.
 * @param {import('./corpus.mjs').Case} test
 * @param {object} options
 * @param {string} options.policy its name and its parameters
 * @param {string[]} [options.settings] further common settings, a line each
 * @param {string[]} [options.variants] each with its settings, a line each
 * @param {string} [options.protocol] of the mutexes
 * @param {(task: import('./corpus.mjs').Task, index: number) => string} [options.attributes] of a task, beside its arrival
 * @param {import('./corpus.mjs').Task[]} [options.tasks] in the order of the text; the case's own by default
 * @param {number} [options.unit] nanoseconds of a tick
 */
export function scenario_text(test, options) {
  const { unit = kTick, settings = [], variants = [], protocol = '', tasks = test.tasks } = options;
  const attributes = options.attributes ?? (() => '');
  const lines = [`# ${test.id}`, `cores ${test.cores}`];
  if (options.policy) lines.push(`policy ${options.policy}`);
  lines.push(...declarations(test, protocol), ...settings);
  if (test.horizon !== undefined) lines.push(`horizon ${duration(test.horizon, unit)}`);
  for (const task of tasks) {
    const more = attributes(task, test.tasks.indexOf(task));
    const pin = task.affinity ? `pin ${task.affinity.join(',')}` : '';
    lines.push(['task', task.name, arrival(task, unit), more, pin].filter(Boolean).join(' '));
    lines.push(...task.segments.map((segment) => `  ${operation(segment, unit)}`));
  }
  return [...lines, ...variants].join('\n') + '\n';
}
