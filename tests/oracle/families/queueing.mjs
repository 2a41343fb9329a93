// Queueing theory: Poisson arrivals of random work; the mean over many jobs is compared with the formula. The workload is
// the language's own `apart exponential`, drawn anew for each seed, the first jobs of each run being left out.
//
// How far such a mean may be off by chance is estimated from the spread between the seeds. Seeds are added until chance
// can no longer turn the verdict, or a limit is reached.
import { difference } from '../compare.mjs';
import { not_covered } from '../conversion.mjs';
import { duration, kTick } from '../scenario_text.mjs';

/** @typedef {import('../corpus.mjs').Case} Case */

const kSeedsAtOnce = 6;
const kSeedsAtMost = 48;
const kErrors = 2; // how many standard errors chance is given
const kJobs = 40_000; // of a run; short ones keep memory low
const kJobsInQuanta = 6_000; // where each job is many slices

/** The operation that a job consists of. @param {Case} test @returns {string | undefined} */
function service(test) {
  const mean = test.params.mean_service;
  switch (test.params.service) {
    case 'exp':
      return `cpu exponential ${duration(mean)}`;
    case 'deterministic':
      return `cpu ${duration(mean)}`;
    case 'uniform':
      return `cpu uniform 0 ${duration(2 * mean)}`;
    default:
      return undefined;
  }
}

/** @param {Case} test @returns {string | undefined} */
function policy(test) {
  if (test.policy === 'rr') return `round-robin quantum ${duration(test.params.quantum)}`;
  return { fcfs: 'fifo', sjf: 'sjf', srtf: 'srtf' }[test.policy];
}

/** What a mean is taken of, as it stands in the report of each job. */
const kFigures = { mean_wait: 'waiting', mean_turnaround: 'turnaround', mean_response: 'response' };

/** @param {number[]} numbers */
function mean_and_error(numbers) {
  const mean = numbers.reduce((a, b) => a + b, 0) / numbers.length;
  const squares = numbers.reduce((total, value) => total + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (numbers.length - 1) / numbers.length) };
}

/** The mean over the later jobs of one seed, in ticks. @param {Case} test @param {string} text @param {number} seed */
async function mean_of_seed(test, engine, text, seed) {
  const { exit, error, out } = await engine.run(text.replace('seed 1\n', `seed ${seed}\n`), { read: false });
  if (exit !== 0) throw new Error(error.trim().split('\n')[0] || `exit ${exit}`);
  const figure = new RegExp(`"${kFigures[Object.keys(test.expect)[0]]}": (\\d+)`, 'g');
  const all = Array.from(out.matchAll(figure), ([, digits]) => Number(digits));
  const kept = all.slice(Math.floor(all.length * (test.compare.warmup_fraction ?? 0)));
  return kept.reduce((a, b) => a + b, 0) / kept.length / kTick;
}

/**
 * @param {Case} test @param {string} text
 * @returns {(engine: import('../engine.mjs').Engine) => Promise<import('../compare.mjs').Difference[]>}
 */
function measured(test, text) {
  return async (engine) => {
    const [[key, expected]] = Object.entries(test.expect);
    const allowed = expected * test.compare.rel_tolerance;
    /** @type {number[]} */
    const samples = [];
    const undecided = () => {
      const { mean, error } = mean_and_error(samples);
      return Math.abs(Math.abs(mean - expected) - allowed) < kErrors * error;
    };
    try {
      do {
        const seeds = Array.from({ length: kSeedsAtOnce }, (_, i) => samples.length + i + 1);
        samples.push(...(await Promise.all(seeds.map((seed) => mean_of_seed(test, engine, text, seed)))));
      } while (samples.length < kSeedsAtMost && undecided());
    } catch (error) {
      return [{ what: 'run', expected: 'a result', got: error.message }];
    }
    return difference(key, expected, mean_and_error(samples).mean, allowed);
  };
}

/** @type {import('../conversion.mjs').Convert} */
function queue(test) {
  const work = service(test);
  if (!work) return not_covered('a distribution that the language does not have');
  const order = policy(test);
  if (!order) return not_covered('a policy that its section does not describe');
  if (Object.keys(test.expect).some((key) => !(key in kFigures)) || Object.keys(test.expect).length !== 1) {
    return not_covered('expects another figure than one mean of wait, turnaround or response');
  }
  const jobs = test.policy === 'rr' ? kJobsInQuanta : kJobs;
  const text = [
    `# ${test.id}`,
    `cores ${test.cores}`,
    `policy ${order}`,
    'seed 1',
    `task job x${jobs} apart exponential ${duration(1 / test.params.lambda)}`,
    `  ${work}`,
    '',
  ].join('\n');
  return { measure: measured(test, text), text, by: 'means of a random workload' };
}

/** @type {Record<string, import('../conversion.mjs').Convert>} */
export const queueing = { queueing: queue };
