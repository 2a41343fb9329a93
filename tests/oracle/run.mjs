// tests/oracle/run.mjs FOLDER [--command PROGRAM] [--case ID]: judges every case of a folder; see tools/oracle.
// --case shows one: its scenario and its differences.
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { read_corpus } from './corpus.mjs';
import { Engine } from './engine.mjs';
import { convert, judge } from './judge.mjs';
import { report } from './report.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Ends the program because of a wrong call. @param {string} sentence @returns {never} */
function refuse(sentence) {
  console.error(`oracle: ${sentence}\nusage: tools/oracle FOLDER [--case ID]`);
  process.exit(2);
}

/** The options and the cases; a wrong call ends here. */
function read_call() {
  try {
    const { values, positionals } = parseArgs({
      options: {
        command: { type: 'string', default: join(root, 'build/native/interleave') },
        case: { type: 'string' },
      },
      allowPositionals: true,
    });
    if (positionals.length !== 1) refuse('one folder of .jsonl files is expected');
    const cases = read_corpus(positionals[0]);
    const chosen = values.case === undefined ? cases : cases.filter(({ id }) => id === values.case);
    if (chosen.length === 0) refuse(`no case is called ${values.case}`);
    return { ...values, cases: chosen };
  } catch (error) {
    return refuse(error.message);
  }
}

/** All verdicts, in the order of the cases; more cases are under way than run, so that no core waits for a conversion.
 * @param {import('./corpus.mjs').Case[]} cases @param {Engine} engine */
async function judge_all(cases, engine) {
  const verdicts = new Array(cases.length);
  let next = 0;
  const one_after_another = async () => {
    while (next < cases.length) {
      const i = next++;
      verdicts[i] = await judge(cases[i], engine);
    }
  };
  await Promise.all(Array.from({ length: 2 * availableParallelism() }, one_after_another));
  return verdicts;
}

const call = read_call();
const engine = new Engine(call.command);
try {
  if (call.case !== undefined) {
    const conversion = convert(call.cases[0]);
    if ('text' in conversion) console.log(conversion.text);
  }
  const { lines, differing } = report(await judge_all(call.cases, engine));
  console.log(lines.join('\n'));
  process.exitCode = differing > 0 ? 1 : 0;
} finally {
  engine.close();
}
