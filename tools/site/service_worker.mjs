// The service worker with the list of what it keeps, and a name of that list that changes when any byte of it does.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build } from 'esbuild';

// What follows when the page is at rest: the explorer's own files, and pictures. All else is needed to read the site.
const kToRun =
  /^(index\.html|embed\..*|light\..*|explorer\..*|mirror\..*|poster\..*|worker\..*|(editing|form|help)\.css|posters\/.*)$/;
// Ways round a policy that forbids fetching, and what programs read: not kept.
const kNotKept = /\.wasm\.js$|\.xml$|\.txt$|^404\.html$/;
// Of pictures by task, only those that pages show.
const kRareKept = /^posters\/[^.]*\.tasks\./;

/**
 * @param {string} root
 * @param {Map<string, Buffer>} files all there will be beside it
 * @returns {Promise<Map<string, Buffer>>}
 */
export async function service_worker(root, files) {
  const pages = [...files].filter(([name]) => name.endsWith('.html')).map(([, content]) => content.toString());
  const shown = (name) => pages.some((page) => page.includes(name));
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
      TO_READ: JSON.stringify(kept.filter((name) => !kToRun.test(name))),
      TO_RUN: JSON.stringify(kept.filter((name) => kToRun.test(name))),
    },
  });
  return new Map([['service-worker.js', Buffer.from(outputFiles[0].contents)]]);
}
