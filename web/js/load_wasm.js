// Gets our own WebAssembly wherever the page stands. First by fetch, which can compile while it downloads; where that is
// forbidden (a sandboxed iframe without an origin, a file:// page) by a classic script that holds the same bytes in a string,
// tools/web/pack_wasm.mjs. A module is compiled once a page; after a failure the next call tries again.

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
    module = load(name, url);
    modules.set(url, module);
    module.catch(() => modules.delete(url));
  }
  return module;
}

/** @param {string} name @param {string} url */
async function load(name, url) {
  if (typeof WebAssembly !== 'object') throw new Error('This browser has no WebAssembly.');
  return (await compile_fetched(url)) ?? WebAssembly.compile(await bytes_from_script(name, `${url}.js`));
}

/**
 * @param {string} url
 * @returns {Promise<WebAssembly.Module | undefined>} undefined when it cannot be fetched
 */
async function compile_fetched(url) {
  let response;
  try {
    response = await fetch(url, { credentials: 'same-origin' });
  } catch {
    return undefined;
  }
  if (!response.ok) return undefined;
  try {
    return await WebAssembly.compileStreaming(response.clone());
  } catch (error) {
    // A server that knows no MIME type of wasm is no reason to give up, nor is a connection that breaks off.
    if (error instanceof WebAssembly.CompileError) throw error;
    return response.arrayBuffer().then(
      (bytes) => WebAssembly.compile(bytes),
      () => undefined,
    );
  }
}

/**
 * @param {string} name @param {string} url
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
function bytes_from_script(name, url) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    const finish = () => script.remove();
    script.addEventListener('wasm', (event) => {
      const text = /** @type {CustomEvent<string>} */ (event).detail;
      const bytes = new Uint8Array(text.length);
      for (let i = 0; i < text.length; ++i) bytes[i] = text.charCodeAt(i);
      resolve(bytes);
    });
    script.addEventListener('load', () => {
      finish();
      reject(new Error(`${name} could not be read.`)); // no effect when the bytes have come
    });
    script.addEventListener('error', () => {
      finish();
      reject(new Error(`${name} could not be downloaded.`));
    });
    script.src = url;
    document.head.append(script);
  });
}
