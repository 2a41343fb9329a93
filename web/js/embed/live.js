// Which explorers of a page are alive. A browser has some 16 WebGL contexts a process and silently kills the oldest one: so no
// more than six of ours, and for a seventh the one that nobody has looked at for longest makes room.

const kMostAlive = 6;

/**
 * @typedef {object} Guest
 * @property {boolean} on_screen
 * @property {number} seen when it was last on screen or asked for
 * @property {() => Promise<void>} rest goes back to its poster, with its state kept
 */

/** @type {Set<Guest>} */
const alive = new Set();
/** @type {Promise<unknown>} */
let turn = Promise.resolve();

/** @param {Guest} guest @param {boolean} asked by the reader: then one that is on screen makes room, too @returns {Promise<boolean>} */
async function take_room(guest, asked) {
  if (alive.has(guest)) return true;
  while (alive.size >= kMostAlive) {
    const [oldest] = [...alive].filter((other) => asked || !other.on_screen).sort((a, b) => rank(a) - rank(b));
    if (!oldest) return false;
    await oldest.rest();
    alive.delete(oldest);
  }
  alive.add(guest);
  return true;
}

/** @param {Guest} guest */
function rank(guest) {
  return guest.seen + (guest.on_screen ? 1e12 : 0);
}

/** One after the other. @param {Guest} guest @param {boolean} asked @returns {Promise<boolean>} whether there is room */
export function room_for(guest, asked) {
  const answer = turn.then(() => take_room(guest, asked));
  turn = answer.catch(() => {});
  return answer;
}

/** @param {Guest} guest */
export function leave(guest) {
  alive.delete(guest);
}
