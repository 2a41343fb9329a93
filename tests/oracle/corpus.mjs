// Reading cases: results of other people's schedulers, of textbooks and of theory, one JSON object a line. This file says
// what a case looks like and reads a folder of them; what a case means is the business of families/.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * One operation of a task; times are in ticks.
 * @typedef {object} Segment
 * @property {'cpu' | 'io' | 'lock' | 'unlock' | 'send' | 'recv' | 'yield'} op
 * @property {number} [t] of cpu and io
 * @property {string} [id] of lock and unlock
 * @property {string} [ch] of send and recv
 * @property {number} [chunk] of an endless cpu: what one turn takes
 */
/**
 * @typedef {object} Task
 * @property {string} name
 * @property {number} arrival
 * @property {Segment[]} segments
 * @property {number} [priority]
 * @property {number} [period]
 * @property {number} [deadline] after each release
 * @property {number[]} [release_times]
 * @property {number} [rm_period] by which a task with release_times is ranked
 * @property {number} [tickets]
 * @property {number} [weight]
 * @property {number} [request] of arighi-eevdf
 * @property {number} [nice]
 * @property {number[]} [affinity]
 */
/**
 * @typedef {object} Case
 * @property {string} id
 * @property {string} semantics which section of rules holds: a key of families/index.mjs
 * @property {string} policy
 * @property {Record<string, any>} params
 * @property {number} cores
 * @property {Task[]} tasks
 * @property {number} [horizon]
 * @property {Record<string, any>} expect
 * @property {string[]} [tags]
 * @property {'free' | 'rule'} [ties]
 * @property {{mode: string, timeline?: string, rel_tolerance?: number, time_tolerance?: number,
 *   suggested_arrivals?: number, warmup_fraction?: number}} compare
 */

/**
 * All cases of all `.jsonl` files of a folder, files in the order of their names. Throws an Error with a sentence for a
 * folder that cannot be read or has no such file, and for a line that is no JSON.
 * @param {string} folder @returns {Case[]}
 */
export function read_corpus(folder) {
  const files = names_in(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort();
  if (files.length === 0) throw new Error(`${folder} has no .jsonl file`);
  return files.flatMap((name) => read_cases(readFileSync(join(folder, name), 'utf8'), name));
}

/** @param {string} folder */
function names_in(folder) {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw new Error(`${folder} is no folder that can be read (${error.code})`);
  }
}

/** @param {string} text @param {string} name of the file, for errors @returns {Case[]} */
export function read_cases(text, name) {
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    try {
      return [JSON.parse(line)];
    } catch (error) {
      throw new Error(`${name}:${i + 1}: ${error.message}`);
    }
  });
}
