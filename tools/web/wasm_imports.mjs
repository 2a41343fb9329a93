// Fails when a WebAssembly file imports anything: node wasm_imports.mjs FILE. A worker's module must need nothing from outside.
import { readFileSync } from 'node:fs';

const file = process.argv[2];
const imports = WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(file)));
if (imports.length > 0) {
  const names = imports.map((entry) => `${entry.module}.${entry.name}`).join(', ');
  console.error(
    `${file} must import nothing, but imports ${names}: something in it asks for a clock, a file or an exit.`,
  );
  process.exit(1);
}
