// How much of the machine's cores programs take that do not belong to a measurement, where the system tells (Linux): so that a figure
// that somebody else spoilt is known for what it is.
import { readFileSync, readdirSync } from 'node:fs';

const kUserAndSystem = [11, 12]; // after the name in /proc/<pid>/stat

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // it has ended meanwhile, or there is no such system
  }
}

// Ticks in which some core was busy, and all there were.
function machine_ticks() {
  const [user, nice, system, idle, wait, irq, soft] = read('/proc/stat')
    .split('\n')[0]
    .split(/\s+/)
    .slice(1)
    .map(Number);
  const busy = user + nice + system + irq + soft;
  return { busy, all: busy + idle + wait };
}

// Of a process and all that it has started, and of this one.
function own_ticks(pid) {
  const parents = new Map();
  const ticks = new Map();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const fields = read(`/proc/${name}/stat`).split(') ').at(-1).split(' ');
    parents.set(Number(name), Number(fields[1]));
    ticks.set(
      Number(name),
      kUserAndSystem.reduce((sum, i) => sum + Number(fields[i]), 0),
    );
  }
  const is_own = (of) => of === pid || of === process.pid || (of > 1 && is_own(parents.get(of) ?? 0));
  return [...ticks].reduce((sum, [of, spent]) => sum + (is_own(of) ? spent : 0), 0);
}

/**
 * @param {number} pid of the browser
 * @returns {() => number} the share of all cores that others took since it was called last; NaN: the system does not tell
 */
export function watch_others(pid) {
  if (!read('/proc/stat')) return () => NaN;
  const look = () => ({ ...machine_ticks(), own: own_ticks(pid) });
  let before = look();
  return () => {
    const now = look();
    const others = now.busy - before.busy - (now.own - before.own);
    const share = others / (now.all - before.all);
    before = now;
    return Math.max(0, share);
  };
}
