// A picture of each scenario for those who cannot run it, drawn by the command line, where the page has none yet.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { scenarios_in } from '../web/scenario_list.mjs';

/** @param {string} root @param {string} build_folder @param {Map<string, Buffer>} page @returns {Map<string, Buffer>} */
export function missing_posters(root, build_folder, page) {
  const folder = join(build_folder, 'site-posters');
  mkdirSync(folder, { recursive: true });
  const posters = new Map();
  for (const { id } of scenarios_in(join(root, 'assets/scenarios'))) {
    const name = `posters/${id}.svg`;
    if (page.has(name)) continue;
    const file = join(folder, `${id}.svg`);
    draw(resolve(build_folder, '../node/interleave.cjs'), join(root, 'assets/scenarios', `${id}.ilv`), file);
    posters.set(name, readFileSync(file));
  }
  return posters;
}

/** @param {string} program @param {string} scenario @param {string} file */
function draw(program, scenario, file) {
  try {
    execFileSync(process.execPath, [program, 'run', scenario, '--svg', file], { stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    if (error.status !== 3) throw error; // a deadlock has its picture, too
  }
}
