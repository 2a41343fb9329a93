// Small static servers on free ports of 127.0.0.1: the built page as any server would give it, the same under a strict policy,
// or with an answer of the test's own. They add no header but the content type unless asked.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const kContentTypes = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.otf': 'font/otf',
  '.woff2': 'font/woff2',
  '.ilv': 'text/plain; charset=utf-8',
};

// As strict as a page's policy may be with the explorer in it.
export const kStrictPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; connect-src 'self'; " +
  "style-src 'self'; img-src 'self' data: blob:";

// The same for the pages around it, which have a font and explorers in frames.
export const kSitePolicy = `${kStrictPolicy}; font-src 'self'; frame-src 'self'`;

function is_file(path) {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

// The first of the folders that has the file, or undefined; nothing outside them is ever named.
function file_of(folders, path) {
  const name = path.endsWith('/') ? `${path}index.html` : path;
  return folders
    .map((folder) => [normalize(folder + sep), normalize(join(folder, name))])
    .filter(([folder, file]) => file.startsWith(folder) && is_file(file))
    .map(([, file]) => file)[0];
}

// A path as seen from below a folder that only the address knows; undefined if it lies elsewhere.
function path_below(below, path) {
  return path.startsWith(`${below}/`) ? path.slice(below.length) : undefined;
}

/**
 * @param {string[]} folders what is served; of two files of one name, the first folder's
 * @param {object} [options]
 * @param {Record<string, string>} [options.headers] added to every answer
 * @param {Record<string, string>} [options.types] content types by ending that differ from the usual
 * @param {string} [options.below] where in the address the folders begin, such as "/some/where"
 * @param {(path: string, response: import('node:http').ServerResponse) => boolean} [options.answer] asked first;
 *   true when it has answered itself
 * @returns {Promise<{origin: string, close: () => Promise<void>}>}
 */
export function serve(folders, { headers = {}, types = {}, below = '', answer = () => false } = {}) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://server').pathname);
    if (answer(path, response)) return;
    const inside = path_below(below, path);
    const file = inside && file_of(folders, inside);
    if (!file) {
      response.writeHead(path === '/favicon.ico' ? 204 : 404).end();
      return;
    }
    const ending = extname(file);
    const type = types[ending] ?? kContentTypes[ending] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type, ...headers });
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const close = () =>
        new Promise((closed) => {
          server.close(() => closed());
          server.closeAllConnections();
        });
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      resolve({ origin: `http://127.0.0.1:${port}`, close });
    });
  });
}
