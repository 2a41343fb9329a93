// In which order of the text simultaneous releases queue as the source has it: there the task whose timer was armed first
// goes first, that is the one whose previous release is older (at a first release, its index decides); here the order of
// the text is the order at every instant.

/** @typedef {import('../corpus.mjs').Case} Case @typedef {import('../corpus.mjs').Task} Task */

/** @param {Task} task @param {number} horizon @returns {number[]} */
function releases(task, horizon) {
  if (task.release_times) return task.release_times.filter((time) => time < horizon);
  const times = [];
  for (let time = task.arrival; time < horizon; time += task.period) times.push(time);
  return times;
}

/** Whether the order of simultaneous jobs of the two decides anything: equal keys, a common core. @param {Case} test */
function may_tie(test, a, b) {
  const partition = test.params.partition;
  if (partition && partition[a.name] !== partition[b.name]) return false;
  if (test.policy === 'edf') return a.deadline === b.deadline;
  if (test.policy === 'rm') return (a.rm_period ?? a.period) === (b.rm_period ?? b.period);
  return a.priority === b.priority;
}

/**
 * The orders that the case asks for: `[first, second]`, indices of tasks.
 * @param {Case} test @returns {[number, number][]}
 */
function demands(test) {
  const times = test.tasks.map((task) => releases(task, test.horizon));
  /** @type {[number, number][]} */
  const pairs = [];
  for (let a = 0; a < times.length; ++a) {
    for (let b = a + 1; b < times.length; ++b) {
      if (!may_tie(test, test.tasks[a], test.tasks[b])) continue;
      times[a].forEach((time, i) => {
        const k = times[b].indexOf(time);
        if (k < 0) return;
        const [before_a, before_b] = [i > 0 ? times[a][i - 1] : -1, k > 0 ? times[b][k - 1] : -1];
        if (before_a !== before_b) pairs.push(before_a < before_b ? [a, b] : [b, a]);
        else if (before_a < 0) pairs.push([a, b]);
      });
    }
  }
  return pairs;
}

/**
 * The tasks in an order that meets all demands, as near to the case's own as can be; undefined if they contradict.
 * @param {Case} test @returns {Task[] | undefined}
 */
export function order_of_releases(test) {
  const pairs = demands(test);
  const left = test.tasks.map((_, index) => index);
  const order = [];
  while (left.length > 0) {
    const next = left.find((b) => !pairs.some(([first, second]) => second === b && left.includes(first)));
    if (next === undefined) return undefined;
    left.splice(left.indexOf(next), 1);
    order.push(test.tasks[next]);
  }
  return order;
}
