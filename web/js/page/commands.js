// Commands as JavaScript objects, and as the bytes in which they cross to the engine (web/app/command_bytes.hpp).

/**
 * What the page's own surface, `explorer.dispatch`, understands: the type, and the fields it must have.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const kPublicCommands = {
  'set-text': ['text'], // and perhaps `typed`: by hand, undone burst by burst
  form: ['act', 'at'], // and `field`, `value`; act: 'set' | 'step' | 'add' | 'remove' | 'move' (engine/text/form_edit.hpp)
  undo: [],
  redo: [],
  knob: ['name'], // and `value` as the language writes it ('30ms', '4'), or `position` on its slider
  frame: ['frame'], // 'your-code' | 'threads' | 'cores' | 'whole-system'
  gaps: ['closed'], // true: in your code each task's row is in its own time
  mode: ['mode'], // 'simulated' | 'real' | 'both'
  seek: ['time'], // nanoseconds
  step: ['by'], // events
  'step-decision': ['by'],
  'step-slice': ['by'], // slices of the row that was clicked
  play: [],
  pause: [],
  speed: ['speed'], // simulated time per real time
  zoom: ['factor'], // and perhaps `about`, nanoseconds
  pan: ['by'], // nanoseconds
  fit: [],
  focus: [], // on the slice at the cursor of the row that was clicked
  reset: [], // everything on view, nothing selected or measured
  look: ['start', 'span'], // nanoseconds
  measure: [], // `from` and `to`, nanoseconds; neither: take the measure away
  find: ['text'], // and perhaps `on`: the next task of that name
  select: [], // `run`, and `task` (with a `time` what it does then) or `core` and `time`; none: let go
  'choose-run': ['run'],
  tab: ['tab'], // 'text' | 'knobs' | 'tasks'
  detail: ['detail'], // 'tasks' | 'why' | 'checks' | 'curves' | 'outcomes'
  table: [], // `grouping`, `measure`, `sort` and `descending` as the snapshot's `table` has them
  difference: ['shown'], // marks what moved against the first run
  exports: ['shown'], // the menu of file formats
  presenter: ['shown'], // the figure alone, in large type
  theme: ['theme'], // 'auto' | 'light' | 'dark' | 'contrast'
  present: ['embedded', 'hide'], // a guest in somebody's page; `hide`: title, editor, knobs, real, metrics, between commas
  message: ['message'],
  'sweep-over': ['axis'], // 'cores' | 'quantum' | the name of a parameter
  figure: ['figure'], // 'makespan' | 'speedup' | 'p99' | 'misses'
  seeds: ['seeds'], // 10 to 2000
  'run-study': ['on'], // false stops the study on view, true goes on with it
  'load-point': ['run', 'index'], // a point of the curves
  'load-seed': ['seed'],
  predict: [],
  guess: [], // `name`, an index into predict.names, or `makespan`, nanoseconds
  reveal: [],
  'be-scheduler': [],
  decide: ['option'], // an index into manual.options
  'decide-rest': [],
  'take-back': [],
  'leave-play': [],
  'open-link': ['link'], // an address or its fragment, and perhaps `text`, the scenario where the link brings none
  'copy-link': [],
  stop: [], // the simulation under way, which is shown as far as it went
  'run-real': [],
  'cancel-real': [],
};

/** @typedef {{type: string, [field: string]: string | number | boolean | Uint8Array | undefined}} Command */

/**
 * @param {unknown} command
 * @returns {string} '' or a sentence that says what is wrong with it
 */
export function problem_of(command) {
  if (typeof command !== 'object' || command === null || !('type' in command)) {
    return "A command is an object with a `type`, such as {type: 'play'}.";
  }
  const type = String(command.type);
  if (!Object.hasOwn(kPublicCommands, type)) {
    return `There is no command \`${type}\`; there are ${Object.keys(kPublicCommands).join(', ')}.`;
  }
  for (const field of kPublicCommands[type]) {
    if (!Object.hasOwn(command, field)) return `The command \`${type}\` needs \`${field}\`.`;
  }
  return '';
}

/** @param {string | number | boolean} value */
function as_text(value) {
  if (typeof value !== 'number' || Number.isInteger(value)) return String(value);
  return value.toFixed(9);
}

/**
 * @param {Command} command
 * @returns {Uint8Array}
 */
export function encode_command(command) {
  const encoder = new TextEncoder();
  /** @type {Uint8Array[]} */
  const parts = [];
  let size = 0;
  for (const [name, value] of Object.entries(command)) {
    if (value === undefined) continue;
    for (const part of [encoder.encode(name), value instanceof Uint8Array ? value : encoder.encode(as_text(value))]) {
      parts.push(part);
      size += 4 + part.length;
    }
  }
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const part of parts) {
    view.setUint32(at, part.length, true);
    bytes.set(part, at + 4);
    at += 4 + part.length;
  }
  return bytes;
}
