// The canvas's WebGL context before there is an engine: made while that is on its way, so that the browser's drawing process
// starts meanwhile and the first frame need not wait for it.

/**
 * Makes the context that the engine will ask for. Where there is none, the engine finds that out itself.
 * @param {HTMLCanvasElement} canvas
 */
export function wake_gpu(canvas) {
  // At its size from the beginning: to change it later is to wait for a new drawing buffer.
  const box = canvas.getBoundingClientRect();
  const ratio = globalThis.devicePixelRatio || 1;
  canvas.width = Math.max(1, Math.round(box.width * ratio));
  canvas.height = Math.max(1, Math.round(box.height * ratio));
  canvas.getContext('webgl2', { alpha: false, depth: false, stencil: false, antialias: false });
}

/**
 * SDL tries sizes out on the canvas when it makes its window: meanwhile they go nowhere.
 * @template T
 * @param {HTMLCanvasElement} canvas
 * @param {() => T} action
 * @returns {T}
 */
export function with_size_kept(canvas, action) {
  for (const side of /** @type {const} */ (['width', 'height'])) {
    Object.defineProperty(canvas, side, { value: canvas[side], writable: true, configurable: true });
  }
  try {
    return action();
  } finally {
    Reflect.deleteProperty(canvas, 'width');
    Reflect.deleteProperty(canvas, 'height');
  }
}
