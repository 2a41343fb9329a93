// A static server for the built page, used by tools/run and by the end-to-end tests. It adds no header but the content type and
// length unless asked, so that what works here works on any server.
//   node tools/web/serve.mjs FOLDER [--port N]     (8080 or the next free port; with --port exactly that one)
import { createReadStream, realpathSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

const kTypes = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.otf': 'font/otf',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
  '.ilv': 'text/plain; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

// The file for a request's path, or undefined: nothing outside the folder, also not through a link.
function find_file(folder, path) {
  try {
    const file = realpathSync(join(folder, path.endsWith('/') ? `${path}index.html` : path));
    return file.startsWith(folder + sep) && statSync(file).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}

function path_of(request) {
  try {
    return decodeURIComponent(new URL(request.url ?? '/', 'http://server').pathname);
  } catch {
    return undefined; // not a URL, or a broken %-escape
  }
}

function send_file(request, response, status, file, headers) {
  response.writeHead(status, {
    'content-type': kTypes[extname(file)] ?? 'application/octet-stream',
    'content-length': statSync(file).size,
    ...headers,
  });
  if (request.method === 'HEAD') response.end();
  else createReadStream(file).pipe(response);
}

/**
 * Serves a folder on 127.0.0.1. Rejects with the error of listen(), e.g. code EADDRINUSE.
 *
 * @param {string} folder
 * @param {object} [options]
 * @param {number} [options.port] 0 takes any free one
 * @param {Record<string, string>} [options.headers] added to every file
 * @param {(path: string, response: import('node:http').ServerResponse) => boolean} [options.answer] asked first; true when
 *   it has answered itself
 * @returns {Promise<{origin: string, paths: string[], close: () => Promise<void>}>} paths: those asked for so far
 */
export function serve(folder, { port = 0, headers = {}, answer = () => false } = {}) {
  const real_folder = realpathSync(folder);
  const paths = [];
  const server = createServer((request, response) => {
    const path = path_of(request);
    if (path === undefined) return void response.writeHead(400).end();
    paths.push(path);
    if (answer(path, response)) return;
    if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405).end();
    const file = find_file(real_folder, path);
    if (file) return send_file(request, response, 200, file, headers);
    // Its addresses are relative to the top.
    const at_top = path.lastIndexOf('/') === 0 && path !== '/favicon.ico';
    const missing = at_top ? find_file(real_folder, '/404.html') : undefined;
    if (missing) return send_file(request, response, 404, missing, headers);
    response.writeHead(path === '/favicon.ico' ? 204 : 404).end();
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = /** @type {import('node:net').AddressInfo} */ (server.address());
      const close = () =>
        /** @type {Promise<void>} */ (
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections?.();
          })
        );
      resolve({ origin: `http://127.0.0.1:${address.port}`, paths, close });
    });
  });
}

const kFirstPort = 8080;
const kPortsTried = 20;

async function serve_on_a_free_port(folder) {
  for (let port = kFirstPort; port < kFirstPort + kPortsTried; ++port) {
    try {
      return await serve(folder, { port });
    } catch (error) {
      if (error.code !== 'EADDRINUSE') throw error;
    }
  }
  return serve(folder);
}

function give_up(sentence) {
  console.error(`run: ${sentence}`);
  process.exit(2);
}

async function serve_on_port(folder, text) {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65535) give_up(`--port expects a number from 1 to 65535, not "${text}".`);
  try {
    return await serve(folder, { port });
  } catch (error) {
    if (error.code === 'EADDRINUSE') give_up(`port ${port} is taken: end what uses it, or give another --port.`);
    if (error.code === 'EACCES') give_up(`port ${port} may not be opened by this user: give a --port from 1024 up.`);
    throw error;
  }
}

async function main() {
  const [folder, option, value, ...rest] = process.argv.slice(2);
  if (!folder || rest.length > 0 || (option !== undefined && option !== '--port')) {
    give_up('usage: tools/run [--port N]');
  }
  const server = option ? await serve_on_port(folder, value ?? '') : await serve_on_a_free_port(folder);
  const stop = () => server.close().then(() => process.exit(0));
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  console.log(`Interleave: ${server.origin}/   (Ctrl-C ends it)`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
