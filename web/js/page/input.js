// The hand on the canvas: pointer, wheel, two fingers, and which keys the canvas may have. Everything else is the page's:
// the wheel until the canvas has focus, Tab, Esc, the function keys and all combinations with Ctrl, Cmd or Alt.

const kMoved = 0;
const kPressed = 1;
const kReleased = 2;
const kLeft = 3;
const kLineHeight = 16; // of a wheel that counts lines
const kHoldMs = 450; // a finger that rests so long measures when it moves on
const kRestPixels = 8;
const kNowhere = { x: -1e6, y: -1e6 };

// By place on the board (KeyboardEvent.code); web/app/platform_sdl.cpp says what they do.
const kOurKeys = new Set(
  'KeyW KeyA KeyS KeyD KeyF KeyR KeyP ArrowLeft ArrowRight ShiftLeft ShiftRight Home End Space Equal Minus Comma Period NumpadAdd NumpadSubtract Backspace Enter NumpadEnter Digit1 Digit2 Digit3 Digit4 Digit5 Digit6 Digit7 Digit8 Digit9'.split(
    ' ',
  ),
);

/**
 * @param {HTMLCanvasElement} canvas
 * @param {import('./engine.js').Engine} engine
 * @param {() => void} on_find the reader wants to find a task
 * @param {() => number} scale CSS pixels for one that the engine counts
 */
export function listen_to_hand(canvas, engine, on_find, scale) {
  listen_to_pointer(canvas, engine.module, scale);
  listen_to_wheel(canvas, engine.module, scale);
  keep_keys_from_canvas(canvas, engine.module, on_find);
}

/** @param {HTMLCanvasElement} canvas @param {any} module @param {() => number} scale */
function listen_to_pointer(canvas, module, scale) {
  /** @type {Map<number, {x: number, y: number}>} */
  const fingers = new Map();
  let pinching = false;
  /** What a finger that has rested holds: as shift does. @type {number} */
  let held = 0;
  let holding = 0; // the timer until then
  let began = { x: 0, y: 0 };
  /** @param {PointerEvent} event */
  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    const of = 1 / scale();
    return { x: (event.clientX - box.left) * of, y: (event.clientY - box.top) * of, shift: event.shiftKey };
  };
  /** @param {number} what @param {{x: number, y: number, shift?: boolean}} at */
  const tell = (what, at) => module._explorer_pointer(what, at.x, at.y, at.shift ? 1 : held);
  const spread = () => {
    const [a, b] = [...fingers.values()];
    return { x: (a.x + b.x) / 2, distance: Math.max(8, Math.hypot(a.x - b.x, a.y - b.y)) };
  };

  const stop_holding = () => {
    clearTimeout(holding);
    held = 0;
  };
  /** @param {{x: number, y: number, shift?: boolean}} at */
  const hold = (at) => {
    began = at;
    holding = window.setTimeout(() => {
      tell(kReleased, kNowhere); // what it began is neither a click nor a drag
      held = 1;
      tell(kPressed, at);
      navigator.vibrate?.(10);
    }, kHoldMs);
  };

  canvas.addEventListener('contextmenu', (event) => held && event.preventDefault());
  canvas.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    canvas.focus({ preventScroll: true });
    canvas.setPointerCapture(event.pointerId);
    const at = place(event);
    if (event.pointerType === 'touch') fingers.set(event.pointerId, at);
    if (fingers.size === 2) {
      pinching = true;
      tell(kLeft, at); // what the first finger began is not a click
      tell(kReleased, kNowhere);
    }
    stop_holding();
    if (pinching) return;
    tell(kPressed, at);
    if (event.pointerType === 'touch') hold(at);
  });
  canvas.addEventListener('pointermove', (event) => {
    const at = place(event);
    if (!held && Math.hypot(at.x - began.x, at.y - began.y) > kRestPixels) clearTimeout(holding);
    if (!pinching) return tell(kMoved, at);
    if (!fingers.has(event.pointerId) || fingers.size !== 2) return;
    const before = spread();
    fingers.set(event.pointerId, at);
    const after = spread();
    module._explorer_pinch(after.x, after.distance / before.distance);
  });
  /** @param {PointerEvent} event */
  const let_go = (event) => {
    const at = place(event);
    const cancelled = event.type === 'pointercancel';
    fingers.delete(event.pointerId);
    if (pinching) {
      if (fingers.size === 0) pinching = false;
      return;
    }
    tell(kReleased, cancelled ? kNowhere : at);
    stop_holding();
    if (event.pointerType === 'touch') tell(kLeft, at); // nothing stays hovered under a finger that is gone
  };
  canvas.addEventListener('pointerup', let_go);
  canvas.addEventListener('pointercancel', let_go);
  canvas.addEventListener('pointerleave', (event) => {
    if (!canvas.hasPointerCapture(event.pointerId)) tell(kLeft, place(event));
  });
}

/** @param {HTMLCanvasElement} canvas @param {any} module @param {() => number} scale */
function listen_to_wheel(canvas, module, scale) {
  /** @param {WheelEvent} event */
  const turn = (event) => {
    const unit =
      event.deltaMode === WheelEvent.DOM_DELTA_LINE ? kLineHeight : event.deltaMode ? canvas.clientHeight : 1;
    const box = canvas.getBoundingClientRect();
    const zoom = event.ctrlKey || event.metaKey;
    const sideways = event.shiftKey && event.deltaX === 0;
    const dx = (sideways ? event.deltaY : event.deltaX) * unit;
    const dy = (sideways ? 0 : event.deltaY) * unit;
    const x = (event.clientX - box.left) / scale();
    const y = (event.clientY - box.top) / scale();
    if (module._explorer_wheel(x, y, dx, dy, zoom ? 1 : 0)) event.preventDefault();
  };
  canvas.addEventListener('focus', () => canvas.addEventListener('wheel', turn, { passive: false }));
  canvas.addEventListener('blur', () => canvas.removeEventListener('wheel', turn));
}

/** @param {HTMLCanvasElement} canvas @param {any} module @param {() => void} on_find */
function keep_keys_from_canvas(canvas, module, on_find) {
  const parent = /** @type {HTMLElement} */ (canvas.parentElement);
  /** @param {KeyboardEvent} event */
  const sort = (event) => {
    if (event.target !== canvas) return;
    const combined = event.ctrlKey || event.metaKey || event.altKey;
    // By its sign, wherever a keyboard has it.
    if (event.type === 'keydown' && event.key === '/' && !combined) {
      event.preventDefault();
      event.stopPropagation();
      return on_find();
    }
    if (!combined && kOurKeys.has(event.code)) return;
    if (event.type === 'keydown' && event.key === 'Escape' && !module._explorer_escape()) canvas.blur();
    event.stopPropagation();
  };
  for (const type of /** @type {const} */ (['keydown', 'keypress', 'keyup'])) {
    parent.addEventListener(type, sort, { capture: true });
  }
}
