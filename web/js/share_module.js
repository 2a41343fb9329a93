// Frames of one origin in one page compile a module once: who needs it asks the others by postMessage, and whoever has it, or is
// compiling it, posts it. A frame without an origin, and one that is alone, compiles its own. Only windows of our own origin are
// asked, answered and believed.
import { enveloped, opened } from './embed/protocol.js';

// For others to say that they have it: in turns, so that a busy thread lets their answers through first.
const kTurnMs = 20;
const kTurns = 6;
const kPatienceMs = 15_000;

/** @typedef {{number: number, source: boolean, module?: Promise<WebAssembly.Module>}} Entry source: others may wait for it */

/** @type {Map<string, Entry>} */
const entries = new Map();
/** @type {Map<string, (message: import('./embed/protocol.js').Message) => void>} */
const listeners = new Map();

const in_company = globalThis.origin !== 'null' && window.parent !== window;

/** @returns {Window[]} the other frames of our origin */
function neighbours() {
  if (!in_company) return [];
  const frames = Array.from({ length: window.parent.length }, (_, i) => window.parent[i]);
  return frames.filter((other) => {
    try {
      return other !== window && other.location.origin === location.origin;
    } catch {
      return false; // of another origin
    }
  });
}

/** @param {Window} to @param {string} type @param {object} fields */
function tell(to, type, fields) {
  to.postMessage(enveloped(type, fields), location.origin);
}

/** @param {Window} asker @param {string} name @param {number} number */
function answer(asker, name, number) {
  const entry = entries.get(name);
  if (!entry) return;
  // Of two that begin at once the lower number compiles; it may not have been there when it was asked.
  if (!entry.source && entry.number > number) return tell(asker, 'module-wanted', { name, number: entry.number });
  tell(asker, 'module-coming', { name });
  entry.module?.then(
    (module) => tell(asker, 'module', { name, module }),
    () => tell(asker, 'module', { name }),
  );
}

if (in_company) {
  addEventListener('message', ({ data, origin, source }) => {
    if (origin !== location.origin || !source) return;
    const message = opened(data);
    if (message?.type === 'module-wanted') answer(/** @type {Window} */ (source), message.name, message.number);
    else if (message?.type.startsWith('module')) listeners.get(message.name)?.(message);
  });
}

/** @param {string} name @param {Entry} entry @returns {Promise<WebAssembly.Module | undefined>} undefined: nobody has it */
function of_neighbours(name, entry) {
  const others = neighbours();
  if (others.length === 0) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    let timer = 0;
    const give_up = () => resolve(undefined);
    const wait = (/** @type {number} */ turns) => {
      timer = window.setTimeout(turns > 0 ? () => wait(turns - 1) : give_up, kTurnMs);
    };
    wait(kTurns);
    listeners.set(name, ({ type, module }) => {
      clearTimeout(timer);
      if (type === 'module') resolve(module instanceof WebAssembly.Module ? module : undefined);
      else timer = window.setTimeout(give_up, kPatienceMs);
    });
    for (const other of others) tell(other, 'module-wanted', { name, number: entry.number });
  });
}

/**
 * @param {string} name
 * @param {() => Promise<WebAssembly.Module>} compile
 * @returns {Promise<WebAssembly.Module>} rejected as `compile` is
 */
export function shared_module(name, compile) {
  /** @type {Entry} */
  const entry = { number: Math.random(), source: false };
  entries.set(name, entry);
  entry.module = of_neighbours(name, entry).then((module) => {
    entry.source = true;
    return module ?? compile();
  });
  entry.module.catch(() => entries.delete(name));
  return entry.module;
}
