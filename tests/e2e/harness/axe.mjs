// axe, run in a page: what it finds that shuts somebody out.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { source_root } from './suite.mjs';

/** @param {import('puppeteer-core').Page} page @returns {Promise<string[]>} a line for each kind of violation */
export async function violations(page) {
  const axe = readFileSync(join(source_root(), 'node_modules/axe-core/axe.min.js'), 'utf8');
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}
