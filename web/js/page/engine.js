// The engine in the page: the WebAssembly program with its glue, loaded and wrapped. Knows how to call it, and nothing of
// what the page does with it.
import { load_script } from '../load_script.js';
import { loadWasmModule } from '../load_wasm.js';
import { encode_command } from './commands.js';
import { say, translatable } from '../words.js';

// Bits of a frame's news; web/app/platform_web.cpp has the same.
export const kIdle = 2;
export const kOverControl = 4;
export const kLinkWanted = 8;

export * from './snapshot_parts.js';

/** The page cannot get or run the engine. `retry`: the next attempt may do better. */
export class EngineError extends Error {
  /** @param {string} message @param {boolean} retry */
  constructor(message, retry) {
    super(message);
    this.retry = retry;
  }
}

const kNotDownloaded = translatable('A part of the explorer could not be downloaded.');

/** @param {string} base @returns {Promise<any>} what makes the program, with Emscripten's glue around it */
async function load_glue(base) {
  try {
    return await load_script(new URL('explorer.glue.js', base).href);
  } catch {
    throw new EngineError(say(kNotDownloaded), true);
  }
}

/** @param {string} base @returns {Promise<WebAssembly.Module>} */
async function load_wasm(base) {
  if (typeof WebAssembly !== 'object') {
    throw new EngineError(say('This browser has no WebAssembly, which the simulation needs.'), false);
  }
  try {
    return await loadWasmModule('explorer.wasm', base);
  } catch (error) {
    if (error instanceof WebAssembly.CompileError) {
      throw new EngineError(say('This page may not run WebAssembly, which the simulation needs.'), false);
    }
    throw new EngineError(say(kNotDownloaded), true);
  }
}

/**
 * @param {string} base address of the folder that the page's files are in
 * @param {HTMLCanvasElement} canvas
 * @param {{onFrame: (news: number) => void, onReal: (number: number, cancel: boolean) => void}} hooks
 * @returns {Promise<Engine>}
 */
export async function load_engine(base, canvas, hooks) {
  const [wasm, create] = await Promise.all([load_wasm(base), load_glue(base)]);
  const turns = new MessageChannel();
  const module = await create({
    canvas,
    ...hooks,
    onTurn: () => turns.port2.postMessage(0),
    /** @param {WebAssembly.Imports} imports @param {(instance: WebAssembly.Instance, module: WebAssembly.Module) => void} done */
    instantiateWasm(imports, done) {
      WebAssembly.instantiate(wasm, imports).then((instance) => done(instance, wasm));
      return {};
    },
  });
  turns.port1.onmessage = () => module._explorer_turn();
  return new Engine(module);
}

export class Engine {
  /** @param {any} module */
  constructor(module) {
    this.module = module;
  }

  /** @param {boolean} wants_webgl @returns {boolean} whether it draws */
  start(wants_webgl) {
    return this.module._explorer_start(wants_webgl ? 1 : 0) === 1;
  }

  /** @param {string} lines another language than English, as engine/base/words.hpp has it */
  speak(lines) {
    const bytes = new TextEncoder().encode(lines);
    const place = this.module._explorer_speak(bytes.length);
    this.module.HEAPU8.set(bytes, place);
  }

  /** @param {import('./commands.js').Command} command @returns {string} '' or why nothing was changed */
  dispatch(command) {
    const bytes = encode_command(command);
    const place = this.module._malloc(bytes.length);
    this.module.HEAPU8.set(bytes, place);
    const problem = this.module.UTF8ToString(this.module._explorer_dispatch(place, bytes.length));
    this.module._free(place);
    return problem;
  }

  /** @param {number} parts @returns {any} */
  snapshot(parts) {
    return JSON.parse(this.module.UTF8ToString(this.module._explorer_snapshot(parts)));
  }

  /** @param {boolean} with_text @returns {string} the fragment of a link to this moment, '' while there is nothing */
  link(with_text) {
    return this.module.UTF8ToString(this.module._explorer_link(with_text ? 1 : 0));
  }

  /** @param {number} caret bytes @returns {{begin: number, words: string[]}} what may stand there */
  complete(caret) {
    return JSON.parse(this.module.UTF8ToString(this.module._explorer_complete(caret)));
  }

  /** @param {number} run @returns {Uint8Array} the run as the workers take it */
  spec(run) {
    const place = this.module._explorer_spec(run);
    return this.module.HEAPU8.slice(place, place + this.module._explorer_spec_size());
  }

  /** @param {number} width CSS pixels @returns {string} all that is shown, as a picture; '' when there is nothing */
  svg(width) {
    return this.module.UTF8ToString(this.module._explorer_svg(width));
  }

  /** @param {number} format @param {number} width CSS pixels @returns {Uint8Array} a copy of the file's bytes */
  export(format, width) {
    const place = this.module._explorer_export(format, width);
    return this.module.HEAPU8.slice(place, place + this.module._explorer_export_size());
  }

  idle() {
    return this.module._explorer_idle() === 1;
  }

  /** @param {boolean} visible */
  set_visible(visible) {
    this.module._explorer_visible(visible ? 1 : 0);
  }

  /** @returns {Uint8Array} a copy of the typeface's bytes */
  font() {
    const place = this.module._explorer_font();
    return this.module.HEAPU8.slice(place, place + this.module._explorer_font_size());
  }
}
