// A worker's own instance of the small wasm, and the clock that all workers of a page share.

export class Instance {
  /** @param {WebAssembly.Module} module */
  constructor(module) {
    // At once and not by a promise: the module is compiled already, and here nobody waits for a frame.
    this.calls = /** @type {any} */ (new WebAssembly.Instance(module, {}).exports);
    this.calls._initialize();
  }

  /**
   * @template Result
   * @param {Uint8Array} bytes
   * @param {(place: number, length: number) => Result} call gets a copy of the bytes, valid until it returns
   * @returns {Result}
   */
  with_bytes(bytes, call) {
    const place = this.calls.malloc(bytes.length);
    new Uint8Array(this.calls.memory.buffer).set(bytes, place);
    const result = call(place, bytes.length);
    this.calls.free(place);
    return result;
  }

  /** @param {number} place @param {number} length @returns {Uint8Array<ArrayBuffer>} a copy */
  bytes(place, length) {
    return new Uint8Array(this.calls.memory.buffer, place, length).slice();
  }

  /** @param {number} place @param {number} length */
  text(place, length) {
    return new TextDecoder().decode(this.bytes(place, length));
  }
}

/**
 * Milliseconds since `epoch`, a performance.timeOrigin: of different workers they agree within one grain of the clock.
 * @param {number} epoch
 * @returns {() => number}
 */
export function clock_since(epoch) {
  const offset = performance.timeOrigin - epoch;
  return () => offset + performance.now();
}
