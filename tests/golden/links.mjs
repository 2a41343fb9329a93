// Links that were once given away: each file of tests/golden/links is a link and, from its second line on, what `interleave unlink`
// says of it, for ever. Nothing here is ever approved anew; a new kind of link gets a new file.
//   node tests/golden/links.mjs [--command "build/native/interleave"]
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'links');
const root = join(folder, '../../..');
const { values } = parseArgs({ options: { command: { type: 'string', default: 'build/native/interleave' } } });
const [program, ...before] = values.command.split(' ');

let failures = 0;
const files = readdirSync(folder).sort();
for (const file of files) {
  const content = readFileSync(join(folder, file), 'utf8');
  const end = content.indexOf('\n');
  const [link, expected] = [content.slice(0, end), content.slice(end + 1)];
  const run = spawnSync(program, [...before, 'unlink', link], { cwd: root, encoding: 'utf8' });
  if (run.error) throw run.error;
  if (run.status === 0 && run.stdout === expected) continue;
  failures += 1;
  console.log(`FAILED ${file}: exit ${run.status}\n${run.stderr}${run.stdout}`);
}
console.log(`${files.length - failures} of ${files.length} links say what they always said`);
process.exitCode = failures > 0 || files.length === 0 ? 1 : 0;
