// Golden tests: runs the command line on the cases of cases.txt and compares all that it says with tests/golden/expected.
//   node tests/golden/run.mjs [--command "build/native/interleave"] [--approve] [NAME...]
// --approve writes what was said as the new expectation (tools/approve); read the difference as text before you commit it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));
const root = join(folder, '../..');

/** The words of a line, `"..."` being one. @param {string} line */
function words(line) {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain);
}

/** `NAME: ARGUMENT... [< FILE]`, a line a case; `@NAME` is a file written by the command. */
function read_cases() {
  const lines = readFileSync(join(folder, 'cases.txt'), 'utf8').split('\n');
  return lines
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, name, call] = line.match(/^([a-z0-9-]+): (.*)$/);
      const [args, input] = call.split(' < ');
      return { name, call, args: words(args), input };
    });
}

/** Everything that a case says: exit code, both streams, files. */
function result_of(test, command) {
  const scratch = mkdtempSync(join(tmpdir(), 'interleave-golden-'));
  try {
    const files = test.args.filter((word) => word.startsWith('@')).map((word) => word.slice(1));
    const args = test.args.map((word) => (word.startsWith('@') ? join(scratch, word.slice(1)) : word));
    const input = test.input ? readFileSync(join(root, test.input)) : '';
    const [program, ...before] = words(command);
    const run = spawnSync(program, [...before, ...args], { cwd: root, input, encoding: 'utf8', maxBuffer: 1 << 28 });
    if (run.error) throw run.error;
    let text = `$ interleave ${test.call}\nexit ${run.status ?? run.signal}\n`;
    for (const [title, content] of [
      ['standard error', run.stderr],
      ['standard output', run.stdout],
      ...files.map((file) => [file, existsSync(join(scratch, file)) ? readFileSync(join(scratch, file), 'utf8') : '']),
    ]) {
      if (content !== '') text += `--- ${title}\n${content}`;
    }
    return text;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** The first line that differs, both ways. */
function difference(expected, actual) {
  const [old, now] = [expected.split('\n'), actual.split('\n')];
  const line = old.findIndex((text, i) => text !== now[i]);
  const at = line < 0 ? old.length : line;
  return `  line ${at + 1}\n  - ${old[at] ?? '(nothing)'}\n  + ${now[at] ?? '(nothing)'}`;
}

const { values, positionals } = parseArgs({
  options: {
    command: { type: 'string', default: join(root, 'build/native/interleave') },
    approve: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const missing = words(values.command).find((word) => word.includes('/') && !existsSync(word));
if (missing) throw new Error(`${missing} is not there: run tools/build first`);
const cases = read_cases();
const chosen = cases.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const unknown = positionals.filter((name) => !cases.some((test) => test.name === name));
if (unknown.length > 0) throw new Error(`no such case: ${unknown.join(', ')}`);

const failures = [];
for (const test of chosen) {
  const file = join(folder, 'expected', `${test.name}.txt`);
  const actual = result_of(test, values.command);
  const expected = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (actual === expected) continue;
  if (values.approve) {
    writeFileSync(file, actual);
    console.log(`${expected === '' ? 'new' : 'changed'}: ${test.name}`);
  } else {
    failures.push(test.name);
    console.log(`FAILED ${test.name}\n${difference(expected, actual)}`);
  }
}
for (const entry of readdirSync(join(folder, 'expected'))) {
  if (cases.some(({ name }) => entry === `${name}.txt`)) continue;
  if (values.approve) rmSync(join(folder, 'expected', entry));
  else failures.push(entry);
  console.log(`${values.approve ? 'removed' : 'FAILED'} ${entry}: no case has this name`);
}
console.log(`${chosen.length - failures.length} of ${chosen.length} golden cases are as expected`);
process.exitCode = failures.length > 0 ? 1 : 0;
