// What is done to the page while somebody watches how long it keeps its reader waiting.

const kMillion = 'cores 8\npolicy round-robin quantum 10us\ntask a x24; cpu 416ms\n';
const kSweep = 'param n = 4 from 1 to 16\ncores 2\npolicy round-robin quantum 1ms\ntask a x$n; cpu 200ms\n';
const kSeeds = 'seed 1\npolicy fifo\ntask a x8 every exponential 10ms count 400; cpu uniform 1ms 6ms\n';
const kWrong = 'task a; cpu soon\n';
const kEndless = 'horizon 1000s\ntask a; repeat forever; cpu 1us; yield; end\n';
const kIdleMs = 10_000;

/** @typedef {{dispatch: (command: any) => Promise<unknown>, set: (text: string) => Promise<unknown>, idle: () => Promise<unknown>}} Explorer */

/** @param {string} detail @returns {(explorer: Explorer) => Promise<unknown>} */
const study = (detail) => async (explorer) => {
  await explorer.idle();
  await explorer.dispatch({ type: 'detail', detail });
};

/** @param {import('puppeteer-core').Page} page */
const nothing = (page) => page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), kIdleMs);

/** @type {[string, (page: import('puppeteer-core').Page, explorer: Explorer) => Promise<unknown>][]} */
export const kDeeds = [
  ['nothing, for ten seconds', nothing],
  ['a lesson, edited', (_, explorer) => explorer.set('task a; cpu 30ms\ntask b; cpu 20ms\n')],
  ['a million slices, run and shown', (_, explorer) => explorer.set(kMillion)],
  ['them in another frame', (_, explorer) => explorer.dispatch({ type: 'frame', frame: 'your-code' })],
  ['them, zoomed', (_, explorer) => explorer.dispatch({ type: 'zoom', factor: 1000 })],
  ['a sweep of 16', (_, explorer) => explorer.set(kSweep).then(() => study('curves')(explorer))],
  ['many seeds', (_, explorer) => explorer.set(kSeeds).then(() => study('outcomes')(explorer))],
  ['10 MB pasted', (page) => page.evaluate(paste, kWrong, 10 << 20)],
  ['900 kB pasted, a text with errors', (page) => page.evaluate(paste, kWrong, 900_000)],
  ['a million tasks, where that was', (_, explorer) => explorer.set('task many x1000000; cpu 1us\n')],
  ['a hundred thousand tasks', (_, explorer) => explorer.set('cores 4\ntask many x100000; cpu 1us\n')],
  ['a run without an end', (_, explorer) => explorer.set(kEndless)],
];

/** The same with a page that has nothing but a text area. @type {typeof kDeeds} */
export const kBareDeeds = [
  ['an empty page, for ten seconds', nothing],
  ['900 kB into a bare text area', (page) => page.evaluate(fill, kWrong.repeat(900_000 / kWrong.length))],
];

// In the page: as by the keys, into the text.
function paste(line, length) {
  const area = document.querySelector('textarea');
  area.focus();
  area.select();
  const text = line.repeat(length / line.length);
  const data = new DataTransfer();
  data.setData('text/plain', text);
  const event = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), { clipboardData: data });
  globalThis.begin_watch?.();
  if (!area.dispatchEvent(event)) return;
  area.value = text;
  area.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
}

// In the page: as long as it takes to be laid out and painted.
async function fill(text) {
  const area = document.body.appendChild(document.createElement('textarea'));
  area.style.cssText = 'width: 358px; height: 500px';
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  await frame();
  globalThis.begin_watch?.();
  area.value = text;
  await frame();
}

/** @param {import('puppeteer-core').Page} page @returns {Explorer} */
export function explorer_in(page) {
  const dispatch = (command) => page.evaluate((given) => globalThis.explorer.dispatch(given).then(() => 0), command);
  return {
    dispatch,
    set: (text) => dispatch({ type: 'set-text', text }),
    idle: () => page.evaluate(() => globalThis.explorer?.whenIdle().then(() => 0)),
  };
}
