// An esbuild plugin: `import source from 'worker:./coordinator.js'` gives the source of that module and all it imports, bundled
// as a classic worker script, as a string. A worker may import further workers in the same way.
import { dirname, resolve } from 'node:path';
import { build } from 'esbuild';

/**
 * @param {import('esbuild').BuildOptions} options how every script is bundled
 * @returns {import('esbuild').Plugin}
 */
export function worker_source(options) {
  return {
    name: 'worker-source',
    setup(bundle) {
      bundle.onResolve({ filter: /^worker:/ }, ({ path, importer }) => ({
        path: resolve(dirname(importer), path.slice('worker:'.length)),
        namespace: 'worker-source',
      }));
      bundle.onLoad({ filter: /.*/, namespace: 'worker-source' }, async ({ path }) => {
        const result = await build({
          ...options,
          entryPoints: [path],
          plugins: [worker_source(options)],
          write: false,
          metafile: true,
        });
        return {
          contents: result.outputFiles?.[0].text ?? '',
          loader: 'text',
          errors: result.errors,
          warnings: result.warnings,
          watchFiles: Object.keys(result.metafile?.inputs ?? {}).map((file) => resolve(file)),
        };
      });
    },
  };
}
