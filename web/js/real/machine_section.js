// What this machine is like: how many cores really run at once, its clock, its kernels, each with its spread.
import { make } from '../page/elements.js';
import { ms_text } from './sentences.js';
import { say } from '../words.js';

/**
 * @param {ReturnType<typeof import('./real_mode.js').createRealMode>} real
 * @param {() => void} on_known
 */
export function machine_section(real, on_known) {
  const { known, stale } = real.machine;
  const section = make('section');
  const says = make('p', { className: 'real-soft' });
  says.setAttribute('role', 'status');
  const label = known ? say('Measure again') : say('Measure this machine');
  const button = make('button', { type: 'button', className: 'add' }, label);
  /** @type {AbortController | undefined} */
  let current;
  button.addEventListener('click', async () => {
    if (current) return current.abort();
    current = new AbortController();
    const { signal } = current;
    section.setAttribute('aria-busy', 'true');
    button.textContent = say('Cancel');
    says.textContent = say('Measuring…');
    try {
      await real.find_out(signal);
      on_known();
    } catch (error) {
      says.textContent = signal.aborted
        ? say('The measuring was cancelled.')
        : error instanceof Error
          ? error.message
          : String(error);
      button.textContent = label;
      section.removeAttribute('aria-busy');
    }
    current = undefined;
  });
  const claimed = navigator.hardwareConcurrency;
  const lines = [];
  if (known) {
    const steps = known.throughput.map((value) => value.toFixed(2)).join(', ');
    lines.push(
      make(
        'p',
        {},
        say(
          '{0} cores really run at once; the browser says {1}. Workers 1 to {2} together do {3} times what one does.',
          known.cores.toFixed(1),
          claimed || say('nothing'),
          known.throughput.length,
          steps,
        ),
      ),
      make(
        'p',
        { className: 'real-soft' },
        say('The clock ticks every {0}. {1}', ms_text(known.grain * 1e6), kernels(known)),
      ),
    );
    if (stale) says.textContent = say('The page was hidden or a figure has drifted since: measure again.');
  } else {
    lines.push(
      make(
        'p',
        { className: 'real-soft' },
        claimed
          ? say('The browser says {0} cores. How many really run at once?', claimed)
          : say('The browser does not say how many cores there are. How many really run at once?'),
      ),
    );
  }
  section.append(make('h2', {}, say('This machine')), ...lines, says, button);
  return section;
}

/** @param {import('./machine.js').Known} known */
function kernels({ kernels }) {
  const rows = kernels.map(({ name, rate, spread }) => {
    const figure =
      rate >= 1000 ? say('{0} steps a µs', (rate / 1000).toFixed(0)) : say('{0} units a ms', rate.toFixed(1));
    return `${name} ${figure} (± ${(spread * 50).toFixed(1)} %)`;
  });
  return say('Kernels: {0}.', rows.join(', '));
}
