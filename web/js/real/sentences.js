// What a real run found, in sentences for the reader.

/** @typedef {Omit<import('./real_mode.js').RealStats, 'sentence' | 'error'>} Figures */

const kNoisyShare = 0.1; // of the run's length taken away by others: its times say little

/** @param {number} ns @returns {string} "4 ms", "12.3 ms", "0.21 ms" */
export function ms_text(ns) {
  const ms = ns / 1e6;
  return `${ms >= 100 ? ms.toFixed(0) : ms >= 1 ? ms.toFixed(1) : ms.toPrecision(2)} ms`;
}

/** @param {number} measured @param {number} predicted @returns {string} "+2.0 %" */
export function error_text(measured, predicted) {
  const percent = (100 * (measured - predicted)) / predicted;
  return `${percent < 0 ? '−' : '+'}${Math.abs(percent).toFixed(1)} %`;
}

/** @param {Figures} figures */
function crowded({ workers, coresAtOnce }) {
  return workers > Math.round(coresAtOnce);
}

/** @param {Figures} figures @returns {string} */
export function sentence_of(figures) {
  const { workers, coresAtOnce, latencyNs, latencySpreadNs, grainNs, spread, account } = figures;
  const parts = [
    workers === 1 ? 'One worker' : `${workers} workers, ${coresAtOnce.toFixed(1)} cores really at once`,
    `the clock ticks every ${ms_text(grainNs)}`,
    `the kernel’s speed varied by ${(spread * 100).toFixed(1)} %`,
  ];
  if (latencyNs > 0) parts.push(`a message took ${ms_text(latencyNs)} (± ${ms_text(latencySpreadNs / 2)})`);
  const sentences = [`${parts.join('; ')}.`, gaps_sentence(figures)];
  const errors = account.tasks
    .filter(({ predicted }) => predicted)
    .map(({ measured, predicted }) => Math.abs(measured - Number(predicted)) / Number(predicted))
    .sort((a, b) => a - b);
  if (errors.length > 1) {
    sentences.push(
      `Half of the tasks came within ${percent(errors[Math.floor(errors.length / 2)])} of the prediction, all
      within ${percent(errors[errors.length - 1])}.`.replace(/\s+/g, ' '),
    );
  }
  return sentences.filter(Boolean).join(' ');
}

/** @param {number} share */
const percent = (share) => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;

/** @param {Figures} figures @returns {string} what the operating system did meanwhile */
export function gaps_sentence(figures) {
  const { count, total, typical } = figures.account.gaps;
  if (count === 0) return 'Nobody else took a core away.';
  const taken = `${count === 1 ? 'Once' : `${count} times`} a worker stood still, ${ms_text(total)} in all`;
  if (!crowded(figures)) return `${taken}: something else wanted the core.`;
  const how_often = typical > 0 ? `: your system switched these threads about every ${ms_text(typical)}` : '';
  return `${taken}${how_often}.`;
}

/**
 * @param {Figures} figures
 * @param {{at_limit: boolean, given_up: string[]}} ended
 * @returns {string} what went wrong although there is a trace; ''
 */
export function error_of(figures, { at_limit, given_up }) {
  if (at_limit) {
    return 'The run was stopped at the limit of a real run, which is 60 s or a schedule of some hundred thousand slices.';
  }
  if (given_up.length > 0) {
    return `A worker stopped answering, so ${given_up.join(', ')} was given up; the rest went on.`;
  }
  if (figures.hidden) return 'The page was hidden meanwhile, so these times say little.';
  if (!figures.agreed) return 'Something else keeps this machine busy: the kernel’s speed did not settle within 5 %.';
  const { account, workers } = figures;
  if (!crowded(figures) && account.gaps.total > kNoisyShare * account.measured * workers) {
    return 'Something else took the cores away for more than a tenth of the time, so these times say little.';
  }
  return '';
}
