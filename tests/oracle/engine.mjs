// Runs scenarios with the native command line, several at a time.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * What a run left behind: `out` and `error` as written, and read as JSON the report and, where asked for, the trace.
 * @typedef {{exit: number | null, error: string, out: string, report: any, trace: any}} Output
 */

const kTimeLimit = 120_000; // milliseconds; a run that takes longer is a defect

export class Engine {
  /** @param {string} command the native program */
  constructor(command) {
    this.command = command;
    this.folder = mkdtempSync(join(tmpdir(), 'interleave-oracle-'));
    this.runs = 0;
    this.free = availableParallelism();
    /** @type {(() => void)[]} */
    this.queue = [];
  }

  close() {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /**
   * Runs a scenario once a core of this machine is free. Throws only if the program cannot be started.
   * @param {string} text
   * @param {{trace?: boolean, read?: boolean}} [options] trace: with the history of every task; read: whether the report is
   *   read, which takes longer than the run if that was long
   * @returns {Promise<Output>}
   */
  async run(text, { trace = false, read = true } = {}) {
    if (this.free > 0) --this.free;
    else await new Promise((resolve) => this.queue.push(() => resolve(undefined)));
    try {
      const file = trace ? join(this.folder, `${++this.runs}.json`) : undefined;
      const output = await this.#spawned(text, file ? ['--trace', file] : []);
      return {
        ...output,
        report: read && output.out !== '' ? JSON.parse(output.out) : undefined,
        trace: file && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined,
      };
    } finally {
      const next = this.queue.shift();
      if (next) next();
      else ++this.free;
    }
  }

  /** @param {string} text @param {string[]} options @returns {Promise<{exit: number | null, error: string, out: string}>} */
  #spawned(text, options) {
    return new Promise((resolve, reject) => {
      const child = spawn(this.command, ['run', '-', '--format', 'json', ...options], { timeout: kTimeLimit });
      /** @type {Buffer[]} */
      const out = [];
      let error = '';
      child.stdout.on('data', (data) => out.push(data));
      child.stderr.on('data', (data) => (error += data));
      child.on('error', reject);
      child.on('close', (exit) => resolve({ exit, error, out: Buffer.concat(out).toString() }));
      child.stdin.on('error', () => {}); // a program that refuses its options reads no input
      child.stdin.end(text);
    });
  }
}
