// Whether this browser's WebAssembly has vectors: decided by a module of one function that makes one.

const kOneVector = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
];

/** @returns {boolean} */
export function has_simd() {
  return WebAssembly.validate(new Uint8Array(kOneVector));
}

/** @returns {string} the file of the workers' WebAssembly that this browser can run */
export function worker_file() {
  return typeof WebAssembly === 'object' && !has_simd() ? 'worker-scalar.wasm' : 'worker.wasm';
}
