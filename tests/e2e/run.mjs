// Runs the end-to-end tests of the built page (build/web/dist) in one browser:
//   node tests/e2e/run.mjs --browser chromium|firefox [--filter PART-OF-A-NAME] [--page FOLDER]
// Closes with node:test's usual lines; exit 0 when all passed, 1 when one failed, 2 when it could not begin.
import { readdirSync } from 'node:fs';
import { begin_program } from './harness/program.mjs';

const { call, ...places } = await begin_program('e2e', { filter: { type: 'string' } });
const { begin_suite } = await import('./harness/suite.mjs');
begin_suite({ ...places, filter: String(call.filter ?? '') });
const folder = new URL('.', import.meta.url);
for (const file of readdirSync(folder)
  .filter((name) => name.endsWith('.test.mjs'))
  .sort()) {
  await import(new URL(file, folder).href);
}
