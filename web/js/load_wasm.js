// Gets our own WebAssembly wherever the page stands. First by fetch, which can compile while it downloads; where that is
// forbidden (a sandboxed iframe without an origin, a file:// page) by a classic script that holds the same bytes in a string,
// tools/web/pack_scripts.mjs. A module is compiled once a page, and once for all its frames of our origin; after a failure the next call tries again.
import { load_script } from './load_script.js';
import { shared_module } from './share_module.js';
import { say } from './words.js';

/** @type {Map<string, Promise<WebAssembly.Module>>} */
const modules = new Map();

/**
 * @param {string} name of the file: "worker.wasm"
 * @param {string} base address of the folder that it is in
 * @returns {Promise<WebAssembly.Module>} rejected with an Error whose message is a sentence; a WebAssembly.CompileError if the
 *     bytes arrived and the browser, or the page's policy, does not take them
 */
export function loadWasmModule(name, base) {
  const url = new URL(name, base).href;
  let module = modules.get(url);
  if (!module) {
    module = shared_module(name, () => load(url));
    modules.set(url, module);
    module.catch(() => modules.delete(url));
  }
  return module;
}

/** @param {string} url */
async function load(url) {
  if (typeof WebAssembly !== 'object') throw new Error(say('This browser has no WebAssembly.'));
  return (await compile_fetched(url)) ?? WebAssembly.compile(await bytes_from_script(`${url}.js`));
}

/**
 * @param {string} url
 * @returns {Promise<WebAssembly.Module | undefined>} undefined when it cannot be fetched
 */
async function compile_fetched(url) {
  // Without an origin every fetch is a foreign one: it fails, and the browser says so on the console.
  if (globalThis.origin === 'null') return undefined;
  const get = () => fetch(url, { credentials: 'same-origin' });
  let response;
  try {
    response = await get();
  } catch {
    return undefined;
  }
  if (!response.ok) return undefined;
  try {
    return await WebAssembly.compileStreaming(response);
  } catch (error) {
    if (error instanceof WebAssembly.CompileError) throw error;
  }
  // A server that knows no MIME type of wasm is no reason to give up, nor is a connection that breaks off. The same bytes again,
  // as a rule from the browser's cache: to keep a copy of them above would cost everybody time.
  try {
    return await WebAssembly.compile(await (await get()).arrayBuffer());
  } catch (error) {
    if (error instanceof WebAssembly.CompileError) throw error;
    return undefined;
  }
}

/**
 * @param {string} url
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function bytes_from_script(url) {
  const text = await load_script(url);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; ++i) bytes[i] = text.charCodeAt(i);
  return bytes;
}
