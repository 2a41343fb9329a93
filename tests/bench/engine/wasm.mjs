// The command line as WebAssembly beside the native one, on the same scenario: the fastest of several rounds,
// start-up (a run of nothing) taken off.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const kRounds = 5;
const kLoad = `cores 4; policy round-robin quantum 10ms; device disk servers unlimited
task t x2000; repeat 100; cpu 14ms; io disk 5ms; end`;
const kNothing = 'task t; cpu 1ms';

/** @param {string[]} command @param {string} text */
function seconds(command, text) {
  let least = Infinity;
  for (let round = 0; round < kRounds; ++round) {
    const begin = performance.now();
    execFileSync(command[0], [...command.slice(1), 'run', '-', '--format', 'text'], {
      input: text,
      stdio: ['pipe', 'ignore', 'ignore'],
      maxBuffer: 1 << 28,
    });
    least = Math.min(least, (performance.now() - begin) / 1000);
  }
  return least;
}

const native = [`${root}build/native/interleave`];
const wasm = [process.execPath, `${root}build/node/interleave.cjs`];
const took = [native, wasm].map((command) => seconds(command, kLoad) - seconds(command, kNothing));
console.log('simulation, metrics and checks of 2000 tasks of 100 bursts');
console.log(`  native       ${(took[0] * 1000).toFixed(0).padStart(6)} ms`);
console.log(`  WebAssembly  ${(took[1] * 1000).toFixed(0).padStart(6)} ms`);
console.log(`  ratio        ${(took[0] / took[1]).toFixed(2).padStart(6)}    (wanted: at least 0.6)`);
