// Builds a benchmark's own page, which tools/build web leaves out, and says where it is.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {string} root @param {string} target name of the CMake target @param {string} folder its folder below tests/bench
 * Ends the program with a sentence when there is no web build yet.
 */
export function build_page(root, target, folder) {
  if (!existsSync(join(root, 'build/web/build.ninja'))) {
    console.error(`bench-${folder}: there is no page yet: run tools/build web first.`);
    process.exit(2);
  }
  execFileSync('cmake', ['--build', '--preset', 'web', '--target', target], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return join(root, 'build/web/tests/bench', folder);
}
