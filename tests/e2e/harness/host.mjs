// A page of somebody else's, on a port of its own, with our element or a frame of ours in it; and what a test asks of them.
import { setTimeout as pause } from 'node:timers/promises';
import { Explorer } from './explorer.mjs';
import { serve } from './servers.mjs';

const kPatienceMs = 20_000;

/**
 * @param {import('node:test').TestContext} t
 * @param {import('puppeteer-core').Page} page
 * @param {string} html of the whole page
 * @param {Record<string, string>} [headers] such as a policy
 */
export async function open_host(t, page, html, headers = {}) {
  const server = await serve([], {
    headers,
    answer: (path, response) => {
      if (path !== '/') return false;
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(html);
      return true;
    },
  });
  t.after(() => server.close());
  await page.goto(`${server.origin}/`);
  return server.origin;
}

/** Asks again until there is an answer that is true. */
export async function until(question, what) {
  const deadline = Date.now() + kPatienceMs;
  for (;;) {
    const answer = await question();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`waited ${kPatienceMs / 1000} s in vain for ${what}`);
    await pause(25);
  }
}

/** The frames of ours that are there now. @param {import('puppeteer-core').Page} page */
export function guests(page) {
  return page.frames().filter((frame) => frame.url().includes('/embed.html'));
}

/** The explorer in the first frame of ours, once it has its runs. */
export async function guest_explorer(page, index = 0) {
  const frame = await until(() => guests(page)[index], 'a frame of ours');
  const explorer = new Explorer(frame);
  await explorer.ready();
  return explorer;
}

/** How the elements of the page stand: 'poster', 'busy' or 'live'. */
export function phases(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('interleave-explorer')].map(
      (element) => element.shadowRoot?.querySelector('[part=box]').classList[1],
    ),
  );
}

export async function until_live(page, count = 1) {
  await until(
    async () => (await phases(page)).filter((phase) => phase === 'live').length >= count,
    `${count} explorers`,
  );
}

/** The addresses that are asked for from now on. @param {import('puppeteer-core').Page} page @returns {string[]} grows */
export function watch_requests(page) {
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  return requests;
}
