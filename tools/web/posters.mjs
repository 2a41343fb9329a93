// What each scenario looks like before its explorer is there, drawn by the program that draws inline ones in the page (web/poster),
// here in this process: posters/<name>[.tasks][.narrow][.dark].svg. `tasks` has a row a task instead of a core, `narrow` is for columns
// of a phone's width. Without the program there are none.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scenarios_in } from './scenario_list.mjs';

const kWidth = 720;
const kNarrowWidth = 360;

/** @param {string} file @returns {(text: string, width: number, dark: boolean, by_task: boolean) => string} */
function drawing(file) {
  const program = /** @type {any} */ (new WebAssembly.Instance(new WebAssembly.Module(readFileSync(file)), {}).exports);
  program._initialize();
  return (text, width, dark, by_task) => {
    const bytes = Buffer.from(text);
    const place = program.malloc(bytes.length + 1);
    new Uint8Array(program.memory.buffer).set(bytes, place);
    const handle = program.poster_draw(place, bytes.length, 0, width, Number(dark), Number(by_task));
    const svg = Buffer.from(
      program.memory.buffer,
      program.poster_bytes(handle),
      program.poster_length(handle),
    ).toString();
    program.poster_destroy(handle);
    program.free(place);
    return svg;
  };
}

/** @param {{root: string, build_folder: string}} places @returns {Map<string, string>} by name in the page's folder */
export function posters({ root, build_folder }) {
  const file = join(build_folder, 'wasm/poster.wasm');
  const pictures = new Map();
  if (!existsSync(file)) return pictures;
  const draw = drawing(file);
  for (const { id, text } of scenarios_in(join(root, 'assets/scenarios'))) {
    for (const tasks of ['', '.tasks']) {
      for (const narrow of ['', '.narrow']) {
        for (const dark of ['', '.dark']) {
          const svg = draw(text, narrow ? kNarrowWidth : kWidth, !!dark, !!tasks);
          if (!svg) throw new Error(`the scenario ${id} cannot be drawn: interleave check says why.`);
          pictures.set(`posters/${id}${tasks}${narrow}${dark}.svg`, svg);
        }
      }
    }
  }
  return pictures;
}
