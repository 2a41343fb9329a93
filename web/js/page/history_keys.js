// Undo and redo by key, anywhere in the page: Ctrl/Cmd+Z, with Shift or Ctrl+Y the other way. A field with an entry that is
// not taken yet keeps the browser's own undo of what is being typed there.

/** @param {KeyboardEvent} event @returns {'undo' | 'redo' | ''} */
export function history_command(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return '';
  // By the letter; on a board of another alphabet by its place.
  const letter = /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : event.code.replace('Key', '').toLowerCase();
  if (letter === 'z') return event.shiftKey ? 'redo' : 'undo';
  return letter === 'y' && event.ctrlKey && !event.shiftKey ? 'redo' : '';
}

/** @param {EventTarget | null} target */
function is_being_typed(target) {
  return target instanceof HTMLInputElement && target.type === 'text' && target.value !== target.defaultValue;
}

/** @param {(command: {type: 'undo' | 'redo'}) => void} dispatch */
export function listen_to_history_keys(dispatch) {
  // First of all, for the canvas keeps all combined keys to itself.
  window.addEventListener(
    'keydown',
    (event) => {
      const type = history_command(event);
      if (!type || is_being_typed(event.target)) return;
      event.preventDefault();
      event.stopPropagation();
      dispatch({ type });
    },
    { capture: true },
  );
}
