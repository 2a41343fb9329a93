// What this machine is like: how many cores really run at once, its clock, its kernels, each with its spread.
import { make } from '../page/elements.js';
import { ms_text } from './sentences.js';

/**
 * @param {ReturnType<typeof import('./real_mode.js').createRealMode>} real
 * @param {() => void} on_known
 */
export function machine_section(real, on_known) {
  const { known, stale } = real.machine;
  const says = make('p', { className: 'real-soft' });
  says.setAttribute('role', 'status');
  const button = make('button', { type: 'button', className: 'add' }, known ? 'Measure again' : 'Measure this machine');
  button.addEventListener('click', async () => {
    button.disabled = true;
    says.textContent = 'Measuring…';
    try {
      await real.find_out();
      on_known();
    } catch (error) {
      says.textContent = error instanceof Error ? error.message : String(error);
      button.disabled = false;
    }
  });
  const claimed = navigator.hardwareConcurrency;
  const lines = [];
  if (known) {
    const steps = known.throughput.map((value) => value.toFixed(2)).join(', ');
    lines.push(
      make(
        'p',
        {},
        `${known.cores.toFixed(1)} cores really run at once; the browser says ${claimed || 'nothing'}. ` +
          `Workers 1 to ${known.throughput.length} together do ${steps} times what one does.`,
      ),
      make('p', { className: 'real-soft' }, `The clock ticks every ${ms_text(known.grain * 1e6)}. ${kernels(known)}`),
    );
    if (stale) says.textContent = 'The page was hidden or a figure has drifted since: measure again.';
  } else {
    lines.push(
      make(
        'p',
        { className: 'real-soft' },
        `The browser says ${claimed || 'nothing'} cores. How many really run at once?`,
      ),
    );
  }
  return make('section', {}, make('h2', {}, 'This machine'), ...lines, says, button);
}

/** @param {import('./machine.js').Known} known */
function kernels({ kernels }) {
  const rows = kernels.map(({ name, rate, spread }) => {
    const figure = rate >= 1000 ? `${(rate / 1000).toFixed(0)} steps a µs` : `${rate.toFixed(1)} units a ms`;
    return `${name} ${figure} (± ${(spread * 50).toFixed(1)} %)`;
  });
  return `Kernels: ${rows.join(', ')}.`;
}
