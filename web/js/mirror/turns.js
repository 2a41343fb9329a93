// Long lists a piece at a time, with turns of the page between them, so that nobody waits for all of one.

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

/**
 * The first piece at once, each other one in a turn of its own, unless by then `wanted` says no.
 * @template Item
 * @param {Item[]} items @param {number} count of a piece @param {(piece: Item[]) => void} take @param {() => boolean} wanted
 */
export function in_turns(items, count, take, wanted) {
  take(items.slice(0, count));
  if (items.length <= count) return;
  ++under_way;
  let from = count;
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    if (wanted()) take(items.slice(from, (from += count)));
    else from = items.length;
    if (from < items.length) return channel.port2.postMessage(0);
    channel.port1.close();
    if (--under_way === 0) at_end();
  };
  channel.port2.postMessage(0);
}
