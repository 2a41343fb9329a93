// What tools/run serves and how the page's files are packed.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { pack_glue, pack_wasm } from '../../tools/web/pack_scripts.mjs';
import { serve } from '../../tools/web/serve.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const folder = mkdtempSync(join(tmpdir(), 'interleave-page-'));
let server;

before(async () => {
  mkdirSync(join(folder, 'page'));
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'page/index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'page/a.wasm'), 'wasm');
  symlinkSync(join(folder, 'secret.txt'), join(folder, 'page/link.txt'));
  server = await serve(join(folder, 'page'));
});
after(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

// A request whose path is sent as it stands; fetch() would tidy it.
function ask(path, method = 'GET') {
  return new Promise((resolve_answer, reject) => {
    const { port } = new URL(server.origin);
    const call = request({ host: '127.0.0.1', port, path, method }, (response) => {
      let body = '';
      response.on('data', (part) => (body += part));
      response.on('end', () => resolve_answer({ status: response.statusCode, headers: response.headers, body }));
    });
    call.on('error', reject).end();
  });
}

test('a folder is answered by its index.html', async () => {
  const answer = await ask('/?theme=dark');
  assert.equal(answer.status, 200);
  assert.equal(answer.headers['content-type'], 'text/html; charset=utf-8');
  assert.equal(answer.body, '<!doctype html>');
});

test('wasm has its own type, and no header asks for isolation or another origin', async () => {
  const { headers } = await ask('/a.wasm');
  assert.equal(headers['content-type'], 'application/wasm');
  assert.deepEqual(
    Object.keys(headers).filter((name) => /cross-origin|access-control|security/.test(name)),
    [],
  );
});

test('HEAD gives the length and no body', async () => {
  const answer = await ask('/a.wasm', 'HEAD');
  assert.equal(answer.headers['content-length'], '4');
  assert.equal(answer.body, '');
});

for (const path of [
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/link.txt',
  '/a.wasm/',
  '/missing',
  '/%00',
]) {
  test(`${path} is not found`, async () => {
    assert.equal((await ask(path)).status, 404);
  });
}

test('what is not there is answered by the page that says so, where there is one', async () => {
  writeFileSync(join(folder, 'page/404.html'), 'not here');
  try {
    assert.equal((await ask('/missing')).status, 404);
    assert.equal((await ask('/missing')).body, 'not here');
    assert.equal((await ask('/deeper/missing')).body, '');
  } finally {
    rmSync(join(folder, 'page/404.html'));
  }
});

test('a broken escape and a strange method are refused', async () => {
  assert.equal((await ask('/%zz')).status, 400);
  assert.equal((await ask('/', 'POST')).status, 405);
});

// Runs a packed script as a page would and returns what it hands over and which global names it leaves.
function run_script(source) {
  const handed = [];
  const page = vm.createContext({
    document: { currentScript: { dispatchEvent: (event) => handed.push(event.detail) } },
    CustomEvent: class {
      constructor(type, { detail }) {
        assert.equal(type, 'content');
        this.detail = detail;
      }
    },
  });
  const before = Object.keys(page);
  vm.runInContext(Buffer.from(source).toString('utf8'), page);
  assert.equal(handed.length, 1);
  return { content: handed[0], names: Object.keys(page).filter((name) => !before.includes(name)) };
}

test('wasm packed as a script comes back byte by byte', () => {
  const bytes = Buffer.from([...Array(256).keys(), 0, 0x30, 0, 0, 0x39, 0x22, 0x5c, 0x0d, 0x0a]);
  const { content, names } = run_script(pack_wasm(bytes));
  assert.deepEqual(Buffer.from(content, 'latin1'), bytes);
  assert.deepEqual(names, []);
});

test('packed glue hands its function over and leaves no global name', () => {
  const { content, names } = run_script(pack_glue('var createThing = (() => (x) => x + 1)();\n'));
  assert.equal(content(1), 2);
  assert.deepEqual(names, []);
  assert.throws(() => pack_glue('export default 1;'), /does not begin/);
});

// Runs the server's command line; resolves with its exit code and what it said.
function run_command(...options) {
  return new Promise((resolve_run) => {
    const child = spawn(process.execPath, [join(root, 'tools/web/serve.mjs'), join(folder, 'page'), ...options]);
    let said = '';
    child.stderr.on('data', (part) => (said += part));
    child.stdout.on('data', (part) => {
      said += part;
      child.kill('SIGINT');
    });
    child.on('exit', (code) => resolve_run({ code, said }));
  });
}

test('a port that is taken is a sentence and exit code 2', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => other.once('listening', listening));
  const { port } = /** @type {import('node:net').AddressInfo} */ (other.address());
  const { code, said } = await run_command('--port', String(port));
  other.close();
  assert.equal(code, 2);
  assert.match(said, new RegExp(`port ${port} is taken`));
});

test('a port that is no port is a sentence and exit code 2', async () => {
  for (const text of ['0', '65536', 'eighty', '']) {
    const { code, said } = await run_command('--port', text);
    assert.equal(code, 2);
    assert.match(said, /--port expects a number from 1 to 65535/);
  }
});

test('without --port a free one is found, printed, and given up on Ctrl-C', async () => {
  const { code, said } = await run_command();
  assert.equal(code, 0);
  assert.match(said, /http:\/\/127\.0\.0\.1:\d+\//);
});
