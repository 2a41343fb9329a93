// tools/check_layers on a copy of the sources with one forbidden line planted in it.
import assert from 'node:assert/strict';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { check_layers } from '../../tools/lib/layers.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
let copy = '';

before(() => {
  copy = mkdtempSync(join(tmpdir(), 'interleave-layers-'));
  for (const folder of ['engine', 'web']) cpSync(join(root, folder), join(copy, folder), { recursive: true });
});
after(() => rmSync(copy, { recursive: true }));

// The faults of the copy while `file` holds just `line`.
function faults_with(file, line) {
  const path = join(copy, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `// planted\n${line}\n`);
  const faults = check_layers(copy).filter((fault) => fault.startsWith(`${file}:`));
  rmSync(path);
  return faults;
}

test('the sources obey every rule', () => {
  assert.deepEqual(check_layers(root), []);
});

const kForbidden = [
  ['engine/model/planted.hpp', '#include "trace/trace.hpp"'],
  ['engine/trace/export/planted.cpp', '#include "model/scenario.hpp"'],
  ['engine/text/planted.cpp', '#include "sim/simulation.hpp"'],
  ['engine/base/planted.cpp', '#include "layout/fold.hpp"'],
  ['web/layout/planted.cpp', '#include "model/scenario.hpp"'],
  ['web/layout/planted.cpp', '#include <imgui.h>'],
  ['web/ui/planted.cpp', '#include "sim/simulation.hpp"'],
  ['web/ui/planted.cpp', '#  include <SDL.h>'],
  ['web/ui/planted.cpp', '#include <GLES3/gl3.h>'],
  ['web/ui/planted.cpp', '#include "imgui_impl_sdl2.h"'],
  ['web/app/planted.cpp', '#include <emscripten.h>'],
  ['web/app/planted.cpp', '#include <emscripten/html5.h>'],
  ['web/worker/planted.cpp', '#include "ui/state.hpp"'],
  ['web/app/planted.hpp', '#include <iostream>'],
  ['engine/sim/policies/planted.cpp', '#include <format>'],
  ['engine/sim/planted.cpp', '#include <chrono>'],
  ['engine/sim/planted.cpp', '#include "../base/time.hpp"'],
];
for (const [file, line] of kForbidden) {
  test(`${line} in ${dirname(file)} is a fault, with its line`, () => {
    const faults = faults_with(file, line);
    assert.equal(faults.length, 1);
    assert.match(faults[0], new RegExp(`^${file}:2: includes `));
  });
}

const kAllowed = [
  ['web/app/platform_web.cpp', '#include <emscripten.h>'],
  ['web/worker/planted.cpp', '#include <emscripten/em_js.h>'],
  ['web/app/planted.cpp', '#include <SDL.h>'],
  ['web/ui/planted.cpp', '#include <imgui.h>'],
  ['engine/cli/planted.cpp', '#include <iostream>'],
  ['engine/cli/planted.cpp', '#include "base/time.hpp"'],
];
for (const [file, line] of kAllowed) {
  test(`${line} in ${file} is allowed`, () => {
    rmSync(join(copy, file), { force: true });
    assert.deepEqual(faults_with(file, line), []);
  });
}

test('a forbidden edge between CMake libraries is a fault', () => {
  const file = join(copy, 'engine/model/CMakeLists.txt');
  writeFileSync(file, 'interleave_library(engine_model\n  SOURCES a.cpp\n  LINKS engine_base engine_sim)\n');
  appendFileSync(file, '# end\n');
  assert.deepEqual(
    check_layers(copy).filter((fault) => fault.includes('CMakeLists')),
    ['engine/model/CMakeLists.txt: links engine_sim: engine_model may not know it'],
  );
});
