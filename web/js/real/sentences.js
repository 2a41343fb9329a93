// What a real run found, in sentences for the reader.
import { say } from '../words.js';
import { kept_its_speed, kSameSpeed } from './account.js';

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

/** @param {Figures} figures @returns {string} that the machine was not as fast as it was predicted with; '' */
function speed_sentence({ account, atItsSpeedNs, speedAfter }) {
  if (kept_its_speed(account)) return '';
  const { least, most, mean } = account.speed;
  const sentences = [
    most - least > kSameSpeed
      ? say(
          'Your machine computed {0} to {1} times as fast as just before, so these times say little.',
          least.toFixed(2),
          most.toFixed(2),
        )
      : say('Your machine computed {0} times as fast as just before, so these times say little.', mean.toFixed(2)),
  ];
  if (speedAfter > 0)
    sentences.push(say('Measured again right after, it was {0} times as fast.', speedAfter.toFixed(2)));
  sentences.push(
    say(
      'The speed that it really had makes {0} of the prediction: {1}.',
      ms_text(atItsSpeedNs),
      error_text(account.measured, atItsSpeedNs),
    ),
  );
  return sentences.join(' ');
}

/** @param {Figures} figures */
function crowded({ workers, coresAtOnce }) {
  return workers > Math.round(coresAtOnce);
}

/** @param {Figures} figures @returns {string} */
export function sentence_of(figures) {
  const { workers, coresAtOnce, latencyNs, latencySpreadNs, grainNs, spread, account } = figures;
  const parts = [
    workers === 1 ? say('One worker') : say('{0} workers, {1} cores really at once', workers, coresAtOnce.toFixed(1)),
    say('the clock ticks every {0}', ms_text(grainNs)),
    say('the kernel’s speed varied by {0} %', (spread * 100).toFixed(1)),
  ];
  const { least, most, mean } = account.speed;
  if (mean > 0) {
    parts.push(say('in the run it was {0} to {1} times that', least.toFixed(2), most.toFixed(2)));
  }
  if (latencyNs > 0) parts.push(say('a message took {0} (± {1})', ms_text(latencyNs), ms_text(latencySpreadNs / 2)));
  const sentences = [`${parts.join('; ')}.`, prediction_sentence(figures), gaps_sentence(figures)];
  const errors = account.tasks
    .filter(({ predicted }) => predicted)
    .map(({ measured, predicted }) => Math.abs(measured - Number(predicted)) / Number(predicted))
    .sort((a, b) => a - b);
  if (errors.length > 1) {
    sentences.push(
      say(
        'Half of the tasks came within {0} of the prediction, all within {1}.',
        percent(errors[Math.floor(errors.length / 2)]),
        percent(errors[errors.length - 1]),
      ),
    );
  }
  return sentences.filter(Boolean).join(' ');
}

/** @param {Figures} figures @returns {string} what is to be known of the prediction; '' */
export function prediction_sentence(figures) {
  const { workers, coresAtOnce, doubtNs, tooShort } = figures;
  if (tooShort) {
    return say('A run so short says little: messages and the clock alone may make {0} of it.', ms_text(doubtNs));
  }
  if (!crowded(figures)) return '';
  const claimed = navigator.hardwareConcurrency ?? 0;
  const kept_busy = Math.min(workers, claimed) > Math.round(coresAtOnce);
  return [
    say('Your machine runs {0} of {1} workers at once: so it was predicted.', coresAtOnce.toFixed(1), workers),
    kept_busy ? say('The browser says {0} cores: something else may keep them busy.', claimed) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** @param {number} share */
const percent = (share) => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;

/** @param {Figures} figures @returns {string} what the operating system did meanwhile */
export function gaps_sentence(figures) {
  const { count, total, typical } = figures.account.gaps;
  if (count === 0) return say('Nobody else took a core away.');
  const taken =
    count === 1
      ? say('Once a worker stood still, {0} in all', ms_text(total))
      : say('{0} times a worker stood still, {1} in all', count, ms_text(total));
  if (!crowded(figures)) return say('{0}: something else wanted the core.', taken);
  if (typical <= 0) return `${taken}.`;
  return say('{0}: your system switched these threads about every {1}.', taken, ms_text(typical));
}

/**
 * @param {Figures} figures
 * @param {{at_limit: boolean, given_up: string[]}} ended
 * @returns {string} what went wrong although there is a trace; ''
 */
export function error_of(figures, { at_limit, given_up }) {
  if (at_limit) {
    return say(
      'The run was stopped at the limit of a real run, which is 60 s or a schedule of some hundred thousand slices.',
    );
  }
  if (given_up.length > 0) {
    return say('A worker stopped answering, so {0} was given up; the rest went on.', given_up.join(', '));
  }
  if (figures.hidden) return say('The page was hidden meanwhile, so these times say little.');
  const { account, agreed, coresAtOnce, coresUsed, workers } = figures;
  const restless = agreed
    ? ''
    : say('Something else keeps this machine busy: the kernel’s speed did not settle within 5 %.');
  const more_cores =
    coresUsed > coresAtOnce * (1 + kSameSpeed)
      ? say(
          'Your machine ran {0} workers at once meanwhile, not the {1} measured just before, so these times say little.',
          coresUsed.toFixed(1),
          coresAtOnce.toFixed(1),
        )
      : '';
  const noisy = !crowded(figures) && account.gaps.total > kNoisyShare * account.measured * workers;
  const taken = noisy
    ? say('Something else took the cores away for more than a tenth of the time, so these times say little.')
    : '';
  return [restless, more_cores, taken, speed_sentence(figures)].filter(Boolean).join(' ');
}
