// The light form of embed.html: the picture of a scenario, drawn by the engine's smallest program (web/poster). Hands the
// function that shows it over as load_script.js expects. What cannot be drawn is left to the explorer, which says why.
import scenarios from 'scenarios';
import { loadWasmModule } from './load_wasm.js';

const encoder = new TextEncoder();

/** @param {URLSearchParams} query @param {URLSearchParams} fragment @returns {{text: string, knobs: string}} */
function wanted(query, fragment) {
  const named = scenarios.find(({ id }) => id === query.get('scenario'));
  const knobs = [...fragment]
    .filter(([name]) => name.startsWith('k.'))
    .map(([name, value]) => `${name.slice(2)}=${value}`);
  if (query.has('seed')) knobs.push(`seed=${query.get('seed')}`);
  return { text: fragment.get('text') ?? named?.text ?? '', knobs: knobs.join('\n') };
}

/** @param {any} program @param {{text: string, knobs: string}} what @param {boolean} dark @param {boolean} by_task */
function drawn(program, { text, knobs }, dark, by_task) {
  const [words, turns] = [encoder.encode(text), encoder.encode(knobs)];
  const place = program.malloc(words.length + turns.length + 1);
  const memory = () => new Uint8Array(program.memory.buffer);
  memory().set(words, place);
  memory().set(turns, place + words.length);
  const handle = program.poster_draw(place, words.length, turns.length, innerWidth, dark ? 1 : 0, by_task ? 1 : 0);
  const bytes = program.poster_bytes(handle);
  const svg = new TextDecoder().decode(memory().slice(bytes, bytes + program.poster_length(handle)));
  program.poster_destroy(handle);
  program.free(place);
  return svg;
}

/** @param {string} base */
async function show(base) {
  const query = new URLSearchParams(location.search);
  const fragment = new URLSearchParams(location.hash.slice(1).replace(/\+/g, '%2B'));
  const what = wanted(query, fragment);
  if (!what.text) return;
  const module = await loadWasmModule('poster.wasm', base);
  const program = /** @type {any} */ ((await WebAssembly.instantiate(module, {})).exports);
  program._initialize();
  const place = document.createElement('div');
  place.id = 'poster';
  const by_task = ['your-code', 'threads'].includes(fragment.get('f') ?? '');
  const system = matchMedia('(prefers-color-scheme: dark)');
  const paint = () => {
    const theme = query.get('theme') ?? 'auto';
    const dark = theme === 'auto' ? system.matches : theme === 'dark';
    const svg = drawn(program, what, dark, by_task);
    if (!svg) return;
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    const picture = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    picture.setAttribute('preserveAspectRatio', 'xMinYMin meet');
    place.replaceChildren(document.importNode(picture, true));
  };
  paint();
  document.body.append(place);
  system.addEventListener('change', () => place.isConnected && paint());
}

document.currentScript?.dispatchEvent(new CustomEvent('content', { detail: show }));
