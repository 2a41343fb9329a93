// What web/worker/real_account.hpp says of a run, read. All lengths in nanoseconds.

/**
 * @typedef {object} Account
 * @property {number} measured the makespan
 * @property {number} predicted by a simulation that knows this machine
 * @property {{total: number, count: number, typical: number}} gaps when the operating system had taken workers off their cores;
 *     typical: how long one then ran before the next; 0: too few to say
 * @property {{least: number, most: number, mean: number}} speed of the computing itself, as a share of what was measured before the run;
 *     0: too little was computed to say
 * @property {{total: number, count: number}} handed_over when a core waited for its next order
 * @property {{name: string, measured: number, predicted: number | undefined, gaps: number}[]} tasks turnaround of each finished job
 * @property {{name: string, steps: number}[]} kernels what was computed; every result was checked
 */

export const kSameSpeed = 0.1; // more or less than before a run, and its times say more of the machine than of the schedule

/** @param {Account} account @returns {boolean} the machine computed as fast as just before, or nobody can tell */
export function kept_its_speed({ speed }) {
  return speed.mean === 0 || (speed.least >= 1 - kSameSpeed && speed.most <= 1 + kSameSpeed);
}

/** @param {string} text @returns {Account} */
export function read_account(text) {
  /** @type {Account} */
  const account = {
    measured: 0,
    predicted: 0,
    gaps: { total: 0, count: 0, typical: 0 },
    speed: { least: 0, most: 0, mean: 0 },
    handed_over: { total: 0, count: 0 },
    tasks: [],
    kernels: [],
  };
  for (const line of text.split('\n')) {
    const [word, ...rest] = line.split('\t');
    const numbers = rest.map(Number);
    if (word === 'run') [account.measured, account.predicted] = numbers;
    else if (word === 'gaps') account.gaps = { total: numbers[0], count: numbers[1], typical: numbers[2] };
    else if (word === 'speed') {
      const [least, most, mean] = numbers.map((thousandths) => thousandths / 1000);
      account.speed = { least, most, mean };
    } else if (word === 'handed-over') account.handed_over = { total: numbers[0], count: numbers[1] };
    else if (word === 'kernel') account.kernels.push({ name: rest[0], steps: numbers[1] });
    else if (word === 'task') {
      const [, measured, predicted, gaps] = numbers;
      account.tasks.push({ name: rest[0], measured, predicted: predicted < 0 ? undefined : predicted, gaps });
    }
  }
  return account;
}
