// The site's own style sheet, scripts and font. The font is Inter with all weights and its kerning, Latin only: 47 KB; what the
// explorer's canvas draws with has one weight and no kerning, which is too little for pages of text.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';

const kFont = '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2';

/** @param {string} root @returns {Promise<Map<string, Buffer>>} */
export async function scripts_and_styles(root) {
  const folder = join(root, 'web/site');
  const { outputFiles } = await build({
    entryPoints: ['theme.js', 'site.js', 'search.js', 'site.css'].map((name) => join(folder, name)),
    outdir: folder,
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    charset: 'utf8',
    external: ['*.woff2'],
    target: ['chrome100', 'firefox102', 'safari16'],
  });
  const made = outputFiles.map(
    ({ path, contents }) => /** @type {const} */ ([path.slice(folder.length + 1), Buffer.from(contents)]),
  );
  return new Map([
    ...made,
    ['inter-latin.woff2', readFileSync(createRequire(import.meta.url).resolve(kFont))],
    ['inter-licence.txt', readFileSync(join(root, 'assets/font/OFL.txt'))],
  ]);
}
