// Wraps WebAssembly as a classic script, for pages that may not fetch (a sandboxed iframe): the bytes stand in a string, one
// character each. The file is UTF-8, so only quote, backslash, line ends and NUL need an escape; +5 % under brotli.
// The script sets globalThis.interleaveWasm["<file name>"]; a byte is charCodeAt(i).

const kEscapes = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r' };

/**
 * @param {string} name the file name the page looks for, e.g. "explorer.wasm"
 * @param {Uint8Array} bytes
 * @returns {string} the script
 */
export function pack_wasm(name, bytes) {
  const text = Buffer.from(bytes).toString('latin1');
  const escaped = text
    .replace(/["\\\n\r]/g, (character) => kEscapes[character])
    .replace(/\0(?=[0-9])/g, '\\x00')
    .replace(/\0/g, '\\0');
  return `(globalThis.interleaveWasm=globalThis.interleaveWasm||{})[${JSON.stringify(name)}]="${escaped}";\n`;
}
