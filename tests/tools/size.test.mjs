// tests/size/check.mjs on pages made here, and on a copy of the built page with 100 KB planted in it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const built_page = join(root, 'build/web/dist');
let folder = '';
let budget = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'interleave-size-'));
  budget = `${folder}.json`;
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  rmSync(budget, { force: true });
});

function check(...options) {
  const call = [join(root, 'tests/size/check.mjs'), '--page', folder, ...options];
  return spawnSync(process.execPath, call, { encoding: 'utf8' });
}

function make_page(explorer_bytes) {
  const group = (name, files, brotli) => ({ name, files, brotli });
  writeFileSync(budget, JSON.stringify({ groups: [group('worker', 'worker.*', 2000), group('explorer', '*', 5000)] }));
  writeFileSync(join(folder, 'worker.wasm'), randomBytes(1000));
  writeFileSync(join(folder, 'explorer.wasm'), randomBytes(explorer_bytes));
}

test('a page within its budget passes and prints every file', () => {
  make_page(4000);
  const result = check('--budget', budget);
  assert.equal(result.status, 0, result.stderr);
  assert.match(result.stdout, /explorer\.wasm +4000/);
  assert.match(result.stdout, /worker\.wasm +1000/);
});

test('a file that no pattern names counts for the explorer', () => {
  make_page(3000);
  writeFileSync(join(folder, 'surprise.bin'), randomBytes(3000));
  assert.equal(check('--budget', budget).status, 1);
});

test('a group over its budget fails by name, and --accept raises that budget alone', () => {
  make_page(7000);
  const result = check('--budget', budget);
  assert.equal(result.status, 1);
  assert.match(result.stderr, /explorer is 20\d\d bytes over its budget of 5000/);
  assert.doesNotMatch(result.stderr, /worker/);
  assert.equal(check('--budget', budget, '--accept').status, 0);
  assert.equal(check('--budget', budget).status, 0);
  assert.equal(JSON.parse(readFileSync(budget, 'utf8')).groups[0].brotli, 2000);
});

test('a page without its worker fails', () => {
  make_page(1000);
  rmSync(join(folder, 'worker.wasm'));
  assert.equal(check('--budget', budget).status, 1);
});

for (const file of ['worker.wasm', 'explorer.wasm']) {
  test(`100 KB planted in the built ${file} fail`, { skip: !existsSync(join(built_page, file)) }, () => {
    cpSync(built_page, folder, { recursive: true });
    appendFileSync(join(folder, file), randomBytes(100_000));
    const result = check();
    assert.equal(result.status, 1);
    assert.match(result.stderr, new RegExp(`${file.split('.')[0]} is \\d+ bytes over`));
  });
}
