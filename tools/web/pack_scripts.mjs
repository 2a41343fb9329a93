// Content as classic scripts, which load where fetch and import() may not (a sandboxed iframe). Each hands its content over in
// an event on its own <script> element and leaves no global name; web/js/load_script.js listens.

const kEscapes = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r' };

/** @param {string} expression @returns {string} the script */
export function content_script(expression) {
  return `document.currentScript.dispatchEvent(new CustomEvent("content",{detail:${expression}}));\n`;
}

/**
 * WebAssembly as a string, one character a byte: charCodeAt(i). The file is UTF-8, so only quote, backslash, line ends and NUL
 * need an escape; +5 % under brotli.
 * @param {Uint8Array} bytes
 * @returns {string} the script
 */
export function pack_wasm(bytes) {
  const text = Buffer.from(bytes).toString('latin1');
  const escaped = text
    .replace(/["\\\n\r]/g, (character) => kEscapes[character])
    .replace(/\0(?=[0-9])/g, '\\x00')
    .replace(/\0/g, '\\0');
  return content_script(`"${escaped}"`);
}

/**
 * Emscripten's glue (MODULARIZE): the content is the function that it defines.
 * @param {string} glue
 * @returns {string} the script
 */
export function pack_glue(glue) {
  const name = /^\s*var ([A-Za-z_$][\w$]*)\s*=/.exec(glue)?.[1];
  if (!name) throw new Error('the glue does not begin with the name of its function');
  return content_script(`(()=>{${glue};return ${name}})()`);
}
