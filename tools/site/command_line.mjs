// The command line for Node (build/node/interleave.cjs), asked by the site for every number and link that it prints. Answers are
// kept in a folder, by the bytes of the program and of the question, so that a second build asks only what is new.
import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { availableParallelism, cpus } from 'node:os';

const kLargestAnswer = 1 << 28;
const kAtOnce = availableParallelism?.() ?? cpus().length;

/** @typedef {{text: string, args: string[]}} Question what stands on standard input, and the words of the call; `-` is the text */

export class CommandLine {
  /** @param {string} program interleave.cjs @param {string} memory a folder, made if it is not there */
  constructor(program, memory) {
    if (!existsSync(program)) throw new Error(`${program} is not there: run tools/build web, which makes it.`);
    this.program = program;
    this.memory = memory;
    this.version = createHash('sha256')
      .update(readFileSync(program))
      .update(readFileSync(join(dirname(program), 'interleave.wasm')))
      .digest('hex');
    mkdirSync(memory, { recursive: true });
  }

  /**
   * What the program answers: diagnostics to `check`, else its standard output. A run that ends in a deadlock (exit 3) is an answer.
   * @param {string} text @param {string[]} args
   * @throws {Error} with what it said on standard error
   */
  ask(text, args) {
    return this.#remembered({ text, args }, () => {
      const options = { input: text, encoding: /** @type {const} */ ('utf8'), maxBuffer: kLargestAnswer };
      return answer_of(args, spawnSync(process.execPath, [this.program, ...args], options));
    });
  }

  /**
   * Asks all of these, some at a time, so that ask() has their answers at hand; what is refused here is refused there again.
   * @param {Question[]} questions
   */
  async ask_ahead(questions) {
    const left = questions.filter((question) => !existsSync(this.#place(question)));
    const ask_some = async () => {
      for (let question = left.pop(); question; question = left.pop()) {
        const answer = await this.#start(question).catch(() => undefined);
        if (answer !== undefined) this.#remembered(question, () => answer);
      }
    };
    await Promise.all(Array.from({ length: kAtOnce }, ask_some));
  }

  /** @param {Question} question @returns {Promise<string>} */
  #start({ text, args }) {
    return new Promise((resolve, reject) => {
      const call = [this.program, ...args];
      const child = execFile(process.execPath, call, { maxBuffer: kLargestAnswer }, (error, stdout, stderr) => {
        try {
          resolve(answer_of(args, { status: error ? error.code : 0, stdout, stderr }));
        } catch (refusal) {
          reject(refusal);
        }
      });
      child.stdin?.end(text);
    });
  }

  /** @param {Question} question */
  #place({ text, args }) {
    const name = createHash('sha256').update(JSON.stringify([this.version, text, args]));
    return join(this.memory, name.digest('hex').slice(0, 32));
  }

  /** @param {Question} question @param {() => string} find */
  #remembered(question, find) {
    const place = this.#place(question);
    if (existsSync(place)) return readFileSync(place, 'utf8');
    const answer = find();
    writeFileSync(place, answer);
    return answer;
  }
}

/** @param {string[]} args @param {{status: unknown, stdout: string, stderr: string}} result */
function answer_of(args, { status, stdout, stderr }) {
  if (status === 0) return args[0] === 'check' ? stderr : stdout;
  if (status === 3 && stdout) return stdout;
  throw new Error(`interleave ${args.join(' ')}: ${stderr.trim() || `it ended with ${status}`}`);
}
