// What is printed of all verdicts: a line for each case that differs, what was not compared and why, the sum.

/** @typedef {import('./judge.mjs').Verdict} Verdict */

/** @param {any} value */
function brief(value) {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}

/** @param {Verdict} verdict @returns {string} the first difference, and how many more there are */
function line({ id, differences }) {
  const [{ what, expected, got }] = differences;
  const more = differences.length > 1 ? ` (and ${differences.length - 1} more)` : '';
  return `${id}: ${what}: expected ${brief(expected)}, got ${brief(got)}${more}`;
}

/** How often each occurs, most frequent first. @param {string[]} texts @returns {string[]} */
function counted(texts) {
  const counts = new Map();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([text, count]) => `${String(count).padStart(6)}  ${text}`);
}

/** @param {string} title @param {string[]} rows */
const table = (title, rows) => (rows.length === 0 ? [] : [title, ...rows]);

/** @param {Verdict[]} verdicts @returns {{lines: string[], differing: number}} */
export function report(verdicts) {
  const of = (/** @type {string} */ kind) => verdicts.filter(({ verdict }) => verdict === kind);
  const [agreeing, differing, others] = [of('agree'), of('differ'), of('not covered')];
  const left_out = verdicts.flatMap((verdict) => verdict.left_out.map(([key, reason]) => `${key}: ${reason}`));
  const lines = [
    ...differing.map(line),
    ...table('compared by other figures than the exact ones:', counted(verdicts.flatMap(({ by }) => (by ? [by] : [])))),
    ...table('entries of covered cases that are not compared:', counted(left_out)),
    ...table('cases that are not covered, and why:', counted(others.map(({ reason }) => reason))),
    `${agreeing.length} agree, ${differing.length} differ, ${others.length} not covered`,
  ];
  return { lines, differing: differing.length };
}
