// The longest that the page keeps its reader waiting while something long is under way:
//   node tests/bench/responsive/run.mjs --browser chromium|firefox [--only WORD] [--every]
// Printed, never judged: wanted are at most 16 ms. Two figures: by the clock on the wall what a click would have waited, and in
// Chromium by the processor's time the longest task, which leaves out what other programs took; --every names each one that is
// longer than wanted. What an empty page and a bare text area keep anybody waiting with stands below as the floor.
import { begin_program } from '../../e2e/harness/program.mjs';
import { explorer_in, kBareDeeds, kDeeds } from './deeds.mjs';
import { watch_messages } from './watch_messages.mjs';
import { watch_tasks } from './watch_tasks.mjs';

const { call, browser_name, page_folder, output_folder } = await begin_program('bench-responsive', {
  only: { type: 'string', default: '' },
  every: { type: 'boolean', default: false },
});
const { start_browser } = await import('../../e2e/harness/browsers.mjs');
const { serve } = await import('../../e2e/harness/servers.mjs');

/** What a watch saw of each deed, all done one after the other in one page. */
async function seen_by(watch_of, page, deeds) {
  const watch = await watch_of(page);
  const explorer = explorer_in(page);
  const seen = [];
  for (const [name, deed] of deeds) {
    if (!name.includes(call.only)) continue;
    await watch.begin();
    await deed(page, explorer);
    await explorer.idle();
    seen.push({ name, ...(await watch.end()) });
  }
  await page.close();
  return seen;
}

function figures({ longest, over }) {
  return `${longest.toFixed(0).padStart(7)} ${String(over).padStart(5)}`;
}

function print(waits, tasks) {
  waits.forEach((wait, i) => {
    const task = tasks[i];
    const of_task = task ? `${figures(task)} ${task.wall.toFixed(0).padStart(7)}   ${task.parts}` : '';
    console.log(`${wait.name.padEnd(36)} ${figures(wait)} ${of_task}`);
    if (call.every) for (const one of task?.all.slice(1) ?? []) console.log(`${''.padEnd(74)}${one}`);
  });
}

const server = await serve([page_folder]);
const browser = await start_browser(browser_name, output_folder);
try {
  const blank = () => browser.newPage();
  const loaded = async () => {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 800 });
    await page.goto(`${server.origin}/`);
    await page.waitForFunction(() => globalThis.explorer?.snapshot?.().runs.length > 0);
    await explorer_in(page).idle();
    return page;
  };
  console.log(
    `${await browser.version()}: the longest that the page kept its reader waiting, in ms (wanted: at most 16)`,
  );
  const traces = browser_name === 'chromium';
  console.log(`${''.padEnd(36)}    wait  over ${traces ? '   task  over    wall   the task’s parts' : ''}`);
  const measure = async (open, deeds) => {
    const waits = await seen_by(watch_messages, await open(), deeds);
    print(waits, traces ? await seen_by(watch_tasks, await open(), deeds) : []);
  };
  await measure(loaded, kDeeds);
  await measure(blank, kBareDeeds);
} finally {
  await browser.close();
  await server.close();
}
