// Packs what an author needs to serve embedded explorers from a place of their own as an npm package, which is not published here:
//   node tools/web/package.mjs [BUILD-FOLDER]  ->  BUILD-FOLDER/package (and beside it what `npm pack` makes of it)
// interleave.js looks for its other files where it lies itself: whoever takes the package serves its folder as it is.
import { cpSync, copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

// Of the page: the explorer, alone and as a guest. The lessons stay at home.
const kFiles =
  /^((embed|explorer|interleave|light|builder|worker[a-z-]*|poster|mirror|real|freeze|words)\..*|(?!site)[a-z-]+\.css|index\.html|posters)$/;

/** @param {string} version */
export function manifest(version) {
  return {
    name: 'interleave-explorer',
    version,
    description:
      'The custom element <interleave-explorer>: concurrency and parallelism as a figure that moves, in any page.',
    license: 'MIT',
    keywords: ['concurrency', 'parallelism', 'scheduling', 'custom-element', 'explorable'],
    main: 'interleave.js',
    exports: { '.': './interleave.js', './*': './*' },
    sideEffects: true,
  };
}

const kReadme = `# interleave-explorer

Serve this folder as it is, on any static server, and load the script from there:

    <script async src="/interleave/interleave.js"></script>
    <interleave-explorer scenario="coffee" height="420"><a href="/interleave/?scenario=coffee">Open the explorer</a></interleave-explorer>

It is a classic script, to be named in a tag, not to be bundled: it finds its other files by its own address.
`;

/** @param {string} page folder @param {string} to folder, emptied first @param {string} version */
export function write_package(page, to, version) {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(page).filter((one) => kFiles.test(one))) {
    cpSync(join(page, name), join(to, name), { recursive: true });
  }
  copyFileSync(join(root, 'LICENSE'), join(to, 'LICENSE'));
  writeFileSync(join(to, 'README.md'), kReadme);
  writeFileSync(join(to, 'package.json'), `${JSON.stringify(manifest(version), null, 2)}\n`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const build_folder = resolve(process.argv[2] ?? join(root, 'build/web'));
  const page = join(build_folder, 'dist');
  if (!existsSync(join(page, 'interleave.js'))) {
    console.error(`package: there is no page in ${page}: run tools/build web first.`);
    process.exit(2);
  }
  write_package(page, join(build_folder, 'package'), '0.1.0');
  console.log(`package: ${join(build_folder, 'package')} is ready for npm pack`);
}
