// Prints the size of every file of the built page, raw, under gzip -9 and under brotli 11, and fails when a group of
// budget.json is over its budget. A file belongs to the first group of which a pattern fits, so that none is forgotten.
//   node tests/size/check.mjs [--page FOLDER] [--budget FILE] [--accept]
// --accept writes what was measured into the budget where it is exceeded; commit that with its cause.
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** @param {string | string[]} patterns @param {string} name */
function fits(patterns, name) {
  return [patterns].flat().some((pattern) => fits_one(pattern, name));
}

function fits_one(pattern, name) {
  const [head, ...rest] = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${[head, ...rest].join('.*')}$`).test(name);
}

function measure(file) {
  const bytes = readFileSync(file);
  const brotli = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  return { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotli.length };
}

function add(a, b) {
  return { raw: a.raw + b.raw, gzip: a.gzip + b.gzip, brotli: a.brotli + b.brotli };
}

function print_row(name, { raw, gzip, brotli }, note = '') {
  const number = (value) => String(value).padStart(10);
  console.log(`${name.padEnd(24)}${number(raw)}${number(gzip)}${number(brotli)}  ${note}`.trimEnd());
}

/**
 * @param {string} page folder
 * @param {{groups: {name: string, files: string | string[], brotli?: number, gzip?: number}[]}} budget
 */
function measure_groups(page, budget) {
  const groups = budget.groups.map((group) => ({ group, files: [], total: { raw: 0, gzip: 0, brotli: 0 } }));
  const names = readdirSync(page, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(page, name)).isFile(),
  );
  for (const name of names.sort()) {
    const entry = groups.find(({ group }) => fits(group.files, name));
    if (!entry) throw new Error(`${name} belongs to no group of the budget`);
    const size = measure(join(page, name));
    entry.files.push({ name, size });
    entry.total = add(entry.total, size);
  }
  return groups;
}

const kPackings = /** @type {const} */ (['brotli', 'gzip']);

// By how much, and by which packing; a group has a budget in one of them, or none.
function over_budget({ group, total }) {
  return kPackings
    .filter((packing) => group[packing] !== undefined && total[packing] > group[packing])
    .map((packing) => ({ group, packing, size: total[packing] }));
}

function has_budget(group) {
  return kPackings.some((packing) => group[packing] !== undefined);
}

const here = fileURLToPath(new URL('.', import.meta.url));
const { values: call } = parseArgs({
  options: { page: { type: 'string' }, budget: { type: 'string' }, accept: { type: 'boolean' } },
});
const page = resolve(call.page ?? join(here, '../../build/web/dist'));
const budget_file = call.budget ?? join(here, 'budget.json');
if (!existsSync(page)) {
  console.error(`size: there is no page in ${page}: run tools/build web first.`);
  process.exit(2);
}
const budget = JSON.parse(readFileSync(budget_file, 'utf8'));
const groups = measure_groups(page, budget);

console.log(`${'bytes'.padEnd(24)}${'raw'.padStart(10)}${'gzip -9'.padStart(10)}${'brotli 11'.padStart(10)}`);
for (const { group, files, total } of groups) {
  for (const { name, size } of files) print_row(`  ${name}`, size);
  const most = kPackings.find((packing) => group[packing] !== undefined);
  print_row(group.name, total, most ? `of ${group[most]} ${most}` : '');
}
const missing = groups.filter(({ group, files }) => has_budget(group) && files.length === 0);
for (const { group } of missing) console.error(`size: the page has no file of the group ${group.name}.`);
const exceeded = groups.flatMap(over_budget);
if (call.accept) {
  for (const { group, packing, size } of exceeded) group[packing] = size;
  writeFileSync(budget_file, `${JSON.stringify(budget, null, 2)}\n`);
} else {
  for (const { group, packing, size } of exceeded) {
    const over = size - group[packing];
    console.error(`size: ${group.name} is ${over} bytes over its budget of ${group[packing]} (${packing}).`);
  }
}
process.exitCode = missing.length > 0 || (exceeded.length > 0 && !call.accept) ? 1 : 0;
