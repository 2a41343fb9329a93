// The engine as WebAssembly beside native. In one process, as engine_bench.cpp: the best of all rounds, the two programs by turns, for
// loads that the processor's caches hold and the one of engine_bench.cpp, which they do not. A simulation is the sum of the best of its
// parts of 50,000 events: a whole one in which no other program disturbed the caches is rare, and rarer the longer it takes. And the
// command from its start to its end on a load where all waits are alike, start-up (a run of nothing) taken off.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const kTurns = 4;
const kTasks = [100, 1000, 10000];
const kLoad = `cores 4; policy round-robin quantum 10ms; device disk servers unlimited
task t x10000; repeat 100; cpu 14ms; io disk 5ms; end`;
const kNothing = 'task t; cpu 1ms';

const rounds = 'tests/bench/engine/bench_rounds';
const programs = [[`${root}build/native/${rounds}`], [process.execPath, `${root}build/web/${rounds}.cjs`]];
const commands = [[`${root}build/native/interleave`], [process.execPath, `${root}build/node/interleave.cjs`]];

/** The events of a run, and the least seconds of metrics, of checks and of each part of the run. @param {string[]} program @param {number} tasks */
function best_rounds([program, ...rest], tasks) {
  const lines = execFileSync(program, [...rest, String(tasks)], { encoding: 'utf8' })
    .trim()
    .split('\n');
  const rounds = lines.map((line) => line.split(' ').map(Number));
  return { events: rounds[0][0], best: least(rounds).slice(1) };
}

/** The least of each column. @param {number[][]} rows */
function least(rows) {
  return rows[0].map((_, column) => Math.min(...rows.map((row) => row[column])));
}

/** @param {string[]} command @param {string} text */
function command_seconds([command, ...rest], text) {
  const begin = performance.now();
  execFileSync(command, [...rest, 'run', '-', '--format', 'text'], {
    input: text,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  return (performance.now() - begin) / 1000;
}

/** @param {string} name @param {number} ours @param {number} theirs @param {string} unit @param {number} ratio */
function print(name, ours, theirs, unit, ratio, wanted = '') {
  const figures = [ours, theirs].map((figure) => figure.toFixed(2).padStart(8)).join('  ');
  console.log(`  ${name.padEnd(34)}${figures}  ${unit.padEnd(12)}${ratio.toFixed(2).padStart(6)}${wanted}`);
}

/** @param {number} tasks */
function compare_rounds(tasks) {
  const runs = programs.map(() => /** @type {number[][]} */ ([]));
  let events = 0;
  for (let turn = 0; turn < kTurns; ++turn) {
    for (const i of [0, 1]) {
      const round = best_rounds(programs[i], tasks);
      events = round.events;
      runs[i].push(round.best);
    }
  }
  const [native, wasm] = runs.map(least).map(([metrics, checks, ...parts]) => {
    const run = parts.reduce((sum, part) => sum + part, 0);
    return [run, metrics, checks, run + metrics + checks];
  });
  const name = `${tasks.toLocaleString('en')} tasks: `;
  const [rate, wasm_rate] = [native, wasm].map(([run]) => events / run / 1e6);
  print(`${name}simulation`, rate, wasm_rate, 'M events/s', wasm_rate / rate, '    (wanted: at least 0.6)');
  ['metrics', 'checks', 'all three'].forEach((part, i) =>
    print(name + part, native[i + 1] * 1e3, wasm[i + 1] * 1e3, 'ms', native[i + 1] / wasm[i + 1]),
  );
}

console.log('the engine as WebAssembly: native, WebAssembly, and how much of native that is');
kTasks.forEach(compare_rounds);
const whole = commands.map(() => /** @type {number[][]} */ ([]));
for (let turn = 0; turn < kTurns; ++turn) {
  for (const i of [0, 1]) whole[i].push([kLoad, kNothing].map((text) => command_seconds(commands[i], text)));
}
const [native_command, wasm_command] = whole.map(least).map(([load, nothing]) => load - nothing);
print('10,000 tasks: the command', native_command * 1e3, wasm_command * 1e3, 'ms', native_command / wasm_command);
