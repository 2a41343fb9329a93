// Puts the static page together: node tools/web/page.mjs BUILD-FOLDER  ->  BUILD-FOLDER/dist
//   shell.html               -> index.html, embed.html (and freeze.html)
//   web/js/<sheet>.css       -> <sheet>.css           the sheets named below, each with all that it imports
//   web/js/<script>.js       -> <script>.js           the scripts named below, each bundled with all it imports to a classic one
//   wasm/<target>.wasm       -> <target>.wasm         and <target>.wasm.js, the same bytes in a classic script
//   wasm/<target>.js         -> <target>.glue.js      Emscripten's glue, in a script that leaves no global name
//   assets/scenarios         -> posters/*.svg         what each looks like, see tools/web/posters.mjs
//   web/strings/*.json       -> words.*.js            the explorer's texts in another language than English, see tools/web/strings.mjs
//   web/site                 -> lessons/*.html, …     the site around the explorer, see tools/site/site.mjs
// Written beside and renamed file by file only when changed; files of earlier builds are removed.
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { site_files } from '../site/site.mjs';
import { embed_page } from './embed_page.mjs';
import { pack_glue, pack_wasm } from './pack_scripts.mjs';
import { posters } from './posters.mjs';
import { scenario_list } from './scenario_list.mjs';
import { languages, problems_of, words_of, words_script } from './strings.mjs';
import { worker_source } from './worker_source.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

// What a page loads by a <script> tag. Everything else in web/js is imported by one of these.
const kScripts = 'explorer embed light interleave builder freeze mirror real'.split(' ').map((name) => `${name}.js`);

// And by a <link>.
const kSheets = 'explorer mirror embed builder real freeze'.split(' ').map((name) => `${name}.css`);

/** @type {import('esbuild').BuildOptions} */
const kScript = {
  absWorkingDir: root,
  bundle: true,
  format: 'iife',
  target: ['chrome100', 'firefox102', 'safari16'],
  minify: true,
  legalComments: 'none',
  charset: 'utf8',
  logLevel: 'warning',
};

function files_in(folder, ...extensions) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => extensions.includes(extname(name)))
    .sort()
    .map((name) => join(folder, name));
}

// name -> content of every file of the page
async function page_files(build_folder) {
  const page = new Map();
  const add = (name, content) => {
    if (page.has(name)) throw new Error(`two sources give the page's file ${name}`);
    page.set(name, Buffer.from(content));
  };
  const shell = readFileSync(join(root, 'shell.html'), 'utf8');
  add('index.html', shell);
  add('embed.html', embed_page(shell));
  add('freeze.html', readFileSync(join(root, 'web/js/real/freeze.html')));
  for (const name of [...kSheets, ...kScripts]) {
    const plugins = [worker_source(kScript), scenario_list(root)];
    const result = await build({ ...kScript, plugins, entryPoints: [join(root, 'web/js', name)], write: false });
    add(name, result.outputFiles[0].contents);
  }
  for (const file of files_in(join(build_folder, 'wasm'), '.wasm')) {
    const bytes = readFileSync(file);
    add(basename(file), bytes);
    add(`${basename(file)}.js`, pack_wasm(bytes));
  }
  for (const file of files_in(join(build_folder, 'wasm'), '.js')) {
    add(`${basename(file, '.js')}.glue.js`, pack_glue(readFileSync(file, 'utf8')));
  }
  for (const language of languages(root))
    add(`words.${language}.js`, words_script(words_of(root, language), problems_of(root, language)));
  for (const [name, content] of posters({ root, build_folder })) add(name, content);
  const address = process.env.INTERLEAVE_ADDRESS;
  for (const [name, content] of await site_files({ root, build_folder, address, page })) add(name, content);
  return page;
}

// Below folder, with the folders' names before theirs.
function names_in(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? names_in(join(folder, entry.name)).map((name) => `${entry.name}/${name}`) : [entry.name],
  );
}

function write_page(folder, page) {
  mkdirSync(folder, { recursive: true });
  for (const name of names_in(folder)) {
    if (!page.has(name)) rmSync(join(folder, name));
  }
  for (const [name, content] of page) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    if (existsSync(file) && readFileSync(file).equals(content)) continue;
    writeFileSync(`${file}.new`, content);
    renameSync(`${file}.new`, file);
  }
}

const build_folder = resolve(process.argv[2] ?? join(root, 'build/web'));
try {
  write_page(join(build_folder, 'dist'), await page_files(build_folder));
} catch (error) {
  // esbuild has already printed its errors, with their lines.
  console.error(error.errors ? 'page: the scripts could not be bundled.' : `page: ${error.message}`);
  process.exitCode = 1;
}
