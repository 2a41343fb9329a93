// What a host may ask for, as commands of the explorer. Each field is looked at for its kind and size; what does not fit is
// answered by a sentence and changes nothing.

const kMostText = 1 << 20; // engine/model/scenario.hpp; a letter has at least one byte
const kMostLink = 3 << 20;
const kMostName = 200;
const kMostKnobs = 64;

/** @typedef {import('../page/commands.js').Command} Command */
/** @typedef {import('./protocol.js').Message} Message */

/** @param {Message} message @param {string} field @param {number} most @returns {string | undefined} */
function text_of(message, field, most) {
  if (!Object.hasOwn(message, field)) return undefined;
  const value = message[field];
  if (typeof value !== 'string') throw new Error(`\`${field}\` is a text.`);
  if (value.length > most) throw new Error(`\`${field}\` is longer than ${most} characters.`);
  return value;
}

/** @param {Message} message @param {string} field @returns {number | undefined} */
function number_of(message, field) {
  if (!Object.hasOwn(message, field)) return undefined;
  const value = message[field];
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Error(`\`${field}\` is a number.`);
  return value;
}

/** @type {Readonly<Record<string, number>>} */
const kUnits = { ns: 1, us: 1e3, µs: 1e3, ms: 1e6, s: 1e9, min: 60e9 };

/** Nanoseconds, or as the language writes times. @param {unknown} time */
function instant(time) {
  if (typeof time === 'number' && Number.isFinite(time)) return Math.round(time);
  const [, count, unit] =
    (typeof time === 'string' && time.match(/^(\d{1,15}(?:\.\d{1,9})?) ?(ns|us|µs|ms|s|min)$/)) || [];
  if (!unit) throw new Error('A time is a number of nanoseconds, or such as "45ms".');
  return Math.round(Number(count) * kUnits[unit]);
}

/** @param {unknown} name @param {unknown} value @returns {Command} */
function knob(name, value) {
  if (typeof name !== 'string' || name.length > kMostName) throw new Error('A knob has a name.');
  const fits = (typeof value === 'string' && value.length <= kMostName) || typeof value === 'number';
  if (!fits) throw new Error('The value of a knob is as the language writes it: "30ms", "4".');
  return { type: 'knob', name, value: String(value) };
}

/** @param {Message} message @param {any} view @returns {Command[]} */
function set(message, view) {
  /** @type {Command[]} */
  const commands = [];
  const text = text_of(message, 'text', kMostText);
  if (text !== undefined) commands.push({ type: 'set-text', text }, { type: 'fit' });
  const link = text_of(message, 'link', kMostLink);
  if (link !== undefined) commands.push({ type: 'open-link', link, text: text ?? view.text });
  for (const name of ['frame', 'mode', 'theme']) {
    const value = text_of(message, name, kMostName);
    if (value !== undefined) commands.push({ type: name, [name]: value });
  }
  const hide = text_of(message, 'hide', kMostName);
  if (hide !== undefined) commands.push({ type: 'present', embedded: true, hide });
  const speed = number_of(message, 'speed');
  if (speed !== undefined) commands.push({ type: 'speed', speed });
  const seed = number_of(message, 'seed');
  if (seed !== undefined) commands.push({ type: 'load-seed', seed });
  const variant = number_of(message, 'variant');
  if (variant !== undefined) commands.push({ type: 'choose-run', run: variant });
  if (Object.hasOwn(message, 'knobs') && typeof message.knobs === 'object' && message.knobs !== null) {
    const knobs = Object.entries(message.knobs).slice(0, kMostKnobs);
    commands.push(...knobs.map(([name, value]) => knob(name, value)));
  }
  if (Object.hasOwn(message, 'time')) commands.push({ type: 'seek', time: instant(message.time) });
  return commands;
}

/** @type {Readonly<Record<string, (message: Message, view: any) => Command[]>>} */
export const kVerbs = {
  ping: () => [],
  PING: () => [],
  focus: () => [],
  set,
  get: () => [],
  play: () => [{ type: 'play' }],
  pause: () => [{ type: 'pause' }],
  seek: (message) => [{ type: 'seek', time: instant(message.time) }],
  knob: (message) => [knob(message.name, message.value)],
  'run-real': () => [{ type: 'run-real' }],
};

/** @param {Message} message of a verb there is @param {any} view the explorer's snapshot @returns {Command[]} */
export function commands_of(message, view) {
  return kVerbs[message.type](message, view);
}
