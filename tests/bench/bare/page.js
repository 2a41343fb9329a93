// Starts bare.wasm; window.bareFirstFrame becomes the milliseconds from navigation to the end of its first frame.
'use strict';

globalThis.createBare({
  canvas: document.getElementById('canvas'),
  onFirstFrame() {
    globalThis.bareFirstFrame = performance.now();
  },
});
