// The service worker with the list of what it keeps, and a name of that list that changes when any byte of it does.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build } from 'esbuild';

// Ways round a policy that forbids fetching, and what programs read: not kept.
const kNotKept = /\.wasm\.js$|\.xml$|\.txt$|^404\.html$/;
// Of pictures by task, only those that pages show.
const kRareKept = /^posters\/[^.]*\.tasks\./;

// Pages load it before anything is started.
const kElement = 'interleave.js';

/**
 * @param {string} root
 * @param {Map<string, Buffer>} page the explorer and its pictures: they follow when the reader's page is at rest
 * @param {Map<string, Buffer>} site all else: what is needed to read
 * @returns {Promise<Map<string, Buffer>>}
 */
export async function service_worker(root, page, site) {
  const files = new Map([...page, ...site]);
  const to_read = (name) => name === kElement || site.has(name);
  const pages = [...files].filter(([name]) => name.endsWith('.html')).map(([, content]) => content.toString());
  const shown = (name) => pages.some((html) => html.includes(name));
  const kept = [...files.keys()]
    .filter((name) => !kNotKept.test(name) && (!kRareKept.test(name) || shown(name)))
    .sort();
  const version = createHash('sha256');
  for (const name of kept) version.update(name).update(files.get(name) ?? '');
  const { outputFiles } = await build({
    entryPoints: [join(root, 'web/site/service_worker.js')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: ['chrome100', 'firefox102', 'safari16'],
    define: {
      VERSION: JSON.stringify(version.digest('hex').slice(0, 16)),
      TO_READ: JSON.stringify(kept.filter(to_read)),
      TO_RUN: JSON.stringify(kept.filter((name) => !to_read(name))),
    },
  });
  return new Map([['service-worker.js', Buffer.from(outputFiles[0].contents)]]);
}
