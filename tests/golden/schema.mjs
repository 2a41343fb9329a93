// Holds every JSON among the golden files against engine/trace/export/run.schema.json: shape, and the order of keys.
// Knows as much of JSON Schema as that file uses.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));
const schema = JSON.parse(readFileSync(join(folder, '../../engine/trace/export/run.schema.json'), 'utf8'));
const known = 'const enum type minimum minItems items required properties additionalProperties $ref'.split(' ');
const silent = '$schema $defs title description'.split(' ');

const type_of = (value) =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value;

/** @returns {string[]} what is wrong with a value, with its path */
function problems(value, rule, path) {
  const found = Object.keys(rule)
    .filter((word) => !known.includes(word) && !silent.includes(word))
    .map((word) => `${path}: the schema uses ${word}, which this check does not know`);
  if (rule.$ref) found.push(...problems(value, schema.$defs[rule.$ref.split('/').pop()], path));
  const type = type_of(value);
  const types = [rule.type ?? type].flat();
  if (!types.includes(type) && !(type === 'integer' && types.includes('number'))) {
    return [...found, `${path}: expected ${types.join(' or ')}, found ${type}`];
  }
  if ('const' in rule && value !== rule.const) found.push(`${path}: expected ${rule.const}, found ${value}`);
  if (rule.enum && !rule.enum.includes(value)) found.push(`${path}: ${value} is none of ${rule.enum.join(', ')}`);
  if (typeof value === 'number' && value < rule.minimum) found.push(`${path}: ${value} is below ${rule.minimum}`);
  if (type === 'array') {
    if (value.length < (rule.minItems ?? 0)) found.push(`${path}: fewer than ${rule.minItems} items`);
    value.forEach((item, i) => found.push(...problems(item, rule.items ?? {}, `${path}[${i}]`)));
  }
  if (type === 'object') {
    const keys = Object.keys(value).join(' ');
    const expected = Object.keys(rule.properties ?? {}).join(' ');
    if (rule.additionalProperties === false && keys !== expected) {
      found.push(`${path}: expected the keys ${expected}, found ${keys}`);
    }
    for (const key of Object.keys(value)) found.push(...problems(value[key], rule.properties?.[key] ?? {}, `${path}.${key}`));
  }
  return found;
}

let checked = 0;
for (const name of readdirSync(join(folder, 'expected'))) {
  const output = readFileSync(join(folder, 'expected', name), 'utf8').split('--- standard output\n')[1] ?? '';
  if (!output.startsWith('{"interleave"')) continue;
  checked += 1;
  for (const problem of problems(JSON.parse(output), schema, '$')) {
    console.log(`FAILED ${name}: ${problem}`);
    process.exitCode = 1;
  }
}
console.log(`${checked} JSON outputs were held against the schema`);
if (checked === 0) process.exitCode = 1;
