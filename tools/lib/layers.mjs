// Who may include whom (see "Who may know whom" in the architecture), and what CMake cannot see about includes.
// check_layers(root) returns a sentence for each line that breaks a rule; it reads files only.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

// The folder of each library and the libraries it may name; what those may name comes along.
const kLibraries = {
  engine_base: { folder: 'engine/base', links: [] },
  engine_model: { folder: 'engine/model', links: ['engine_base'] },
  engine_text: { folder: 'engine/text', links: ['engine_model', 'engine_base'] },
  engine_link: { folder: 'engine/link', links: ['engine_text', 'engine_base'] },
  engine_trace: { folder: 'engine/trace', links: ['engine_base'] },
  engine_sim: { folder: 'engine/sim', links: ['engine_model', 'engine_trace', 'engine_base'] },
  engine_cli: { folder: 'engine/cli', links: ['engine_link', 'engine_sim', 'engine_text', 'engine_trace'] },
  assets_font: { folder: 'assets/font', links: [] },
  web_layout: { folder: 'web/layout', links: ['engine_base', 'engine_trace'] },
  web_ui: { folder: 'web/ui', links: ['web_layout', 'engine_model', 'engine_text', 'engine_trace', 'assets_font'] },
  web_app: { folder: 'web/app', links: ['web_ui', 'engine_link', 'engine_sim', 'assets_font'] },
  web_worker: { folder: 'web/worker', links: ['engine_sim', 'engine_text', 'engine_trace'] },
  web_poster: { folder: 'web/poster', links: ['engine_sim', 'engine_text', 'engine_trace'] },
};

const kCode = ['engine/', 'web/'];

// Headers that only some places may include, or that some places may not. `in`: where the rule is looked at; `but`: where it
// does not hold. A name with a slash at its end is a folder.
const kHeaderRules = [
  {
    header: /^emscripten(\.h|\/)/,
    in: kCode,
    but: ['web/app/platform_web.cpp', 'web/worker/'],
    why: 'the platform is known only to web/app/platform_web.cpp and web/worker',
  },
  { header: /^imgui/, in: kCode, but: ['web/ui/', 'web/app/'], why: 'ImGui is known only to web/ui and web/app' },
  { header: /^imgui_impl_/, in: ['web/ui/'], but: [], why: 'the backends are known only to web/app' },
  {
    header: /^(SDL|GL\/|GLES\d\/|EGL\/)/,
    in: kCode,
    but: ['web/app/'],
    why: 'SDL and GL are known only to web/app',
  },
  {
    header: /^(iostream|istream|ostream|fstream|sstream|iomanip|streambuf|print|format|regex|locale|codecvt)$/,
    in: kCode,
    but: ['engine/cli/'],
    why: 'it costs more in the page than the engine itself; see base/format.hpp',
  },
  {
    header: /^(chrono|ctime|time\.h|thread|mutex|shared_mutex|condition_variable|future|filesystem|random|unistd\.h)$/,
    in: ['engine/'],
    but: ['engine/cli/'],
    why: 'the engine knows no clock, no threads, no files and no generator but its own',
  },
  {
    header: /^z(lib|conf)\.h$/,
    in: kCode,
    but: ['engine/link/'],
    why: 'the compressor of links belongs to engine/link',
  },
  { header: /^CLI\//, in: kCode, but: ['engine/cli/'], why: 'the argument parser belongs to the command line' },
];

function lies_in(file, places) {
  return places.some((place) => (place.endsWith('/') ? file.startsWith(place) : file === place));
}

function allowed_libraries(name, seen = new Set()) {
  if (!seen.has(name)) {
    seen.add(name);
    for (const link of kLibraries[name].links) allowed_libraries(link, seen);
  }
  return seen;
}

function files_below(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files_below(path) : [path];
  });
}

// Why `header` may not be included by `file` (both relative), or "".
function fault_of_include(library, file, header) {
  if (header.split('/').includes('..')) return 'an include starts at the library, never with ../';
  const other = Object.keys(kLibraries).find((name) => header.startsWith(`${basename(kLibraries[name].folder)}/`));
  if (other && !allowed_libraries(library).has(other)) {
    return `${library} may not know ${other}; it may know ${[...allowed_libraries(library)].slice(1).join(', ') || 'none'}`;
  }
  return (
    kHeaderRules.find((rule) => rule.header.test(header) && lies_in(file, rule.in) && !lies_in(file, rule.but))?.why ??
    ''
  );
}

function check_source(library, file, text) {
  return text.split('\n').flatMap((line, index) => {
    const include = /^\s*#\s*include\s*[<"]([^">]+)[">]/.exec(line);
    const fault = include ? fault_of_include(library, file, include[1]) : '';
    return fault ? [`${file}:${index + 1}: includes ${include?.[1]}: ${fault}`] : [];
  });
}

// The edges that CMake has are those of the table.
function check_links(library, file, text) {
  const call = new RegExp(`interleave_library\\(\\s*${library}\\b([^)]*)\\)`).exec(text);
  const words = call ? call[1].split(/\s+/) : [];
  const links = words.slice(words.indexOf('LINKS') + 1, words.includes('LINKS') ? undefined : 0);
  return links
    .filter((link) => link in kLibraries && !allowed_libraries(library).has(link))
    .map((link) => `${file}: links ${link}: ${library} may not know it`);
}

/**
 * @param {string} root a checkout
 * @returns {string[]} one sentence a fault, with the file and line first
 */
export function check_layers(root) {
  return Object.entries(kLibraries).flatMap(([library, { folder }]) =>
    files_below(join(root, folder)).flatMap((path) => {
      const file = path.slice(root.length + 1);
      if (basename(file) === 'CMakeLists.txt' && dirname(file) === folder) {
        return check_links(library, file, readFileSync(path, 'utf8'));
      }
      return /\.(cpp|hpp|c|h)$/.test(file) ? check_source(library, file, readFileSync(path, 'utf8')) : [];
    }),
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const faults = check_layers(resolve(dirname(fileURLToPath(import.meta.url)), '../..'));
  for (const fault of faults) console.log(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
