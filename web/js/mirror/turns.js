// Long lists a piece at a time, each in a frame of its own, so that nobody waits for all of one to be made and laid out.

/** Lists that are not at their end. */
let under_way = 0;
/** @type {() => void} */
let at_end = () => {};

/** @param {() => void} then called whenever the last list under way has come to its end */
export function after_turns(then) {
  at_end = then;
}

export function are_turns_under_way() {
  return under_way > 0;
}

const kLongestFrameMs = 100; // out of sight there are none

/** @param {() => void} then called once, when what there is now has been laid out */
function after_frame(then) {
  let waits = true;
  const go_on = () => {
    if (waits) then();
    waits = false;
  };
  requestAnimationFrame(() => setTimeout(go_on));
  setTimeout(go_on, kLongestFrameMs);
}

/**
 * The first piece at once, each other one after a frame, unless by then `wanted` says no.
 * @template Item
 * @param {Item[]} items @param {number} count of a piece @param {(piece: Item[]) => void} take @param {() => boolean} wanted
 */
export function in_turns(items, count, take, wanted) {
  take(items.slice(0, count));
  if (items.length <= count) return;
  ++under_way;
  let from = count;
  const go_on = () => {
    if (wanted()) take(items.slice(from, (from += count)));
    else from = items.length;
    if (from < items.length) return after_frame(go_on);
    if (--under_way === 0) at_end();
  };
  after_frame(go_on);
}
