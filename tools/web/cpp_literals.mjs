// String literals of C++ sources and the calls that they stand in, found without a compiler: as far as our own sources need it.

/** @param {string} source @returns {string} the same length, with comments and preprocessor lines blank */
function without_comments(source) {
  return source
    .replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)+'|\/\/[^\n]*|\/\*[^]*?\*\//g, (part) =>
      part.startsWith('/') ? part.replace(/[^\n]/g, ' ') : part,
    )
    .replace(/^[ \t]*#.*$/gm, (line) => ' '.repeat(line.length));
}

/** @param {string} literal with its quotes @returns {string} */
function value_of(literal) {
  const bytes = literal.slice(1, -1).replace(/\\x([0-9A-Fa-f]{2})|\\(.)|([^\\]+)/gs, (_, hex, escape, plain) => {
    if (hex) return String.fromCharCode(parseInt(hex, 16));
    if (plain) return Buffer.from(plain).toString('latin1');
    return { n: '\n', t: '\t' }[/** @type {'n' | 't'} */ (escape)] ?? escape;
  });
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** @param {string} source @returns {{text: string, at: number}[]} neighbours put together, as the compiler does */
export function cpp_literals(source) {
  const code = without_comments(source);
  return [...code.matchAll(/"(?:[^"\\\n]|\\.)*"(?:\s*"(?:[^"\\\n]|\\.)*")*/g)].map((found) => ({
    text: [...found[0].matchAll(/"(?:[^"\\\n]|\\.)*"/g)].map(([literal]) => value_of(literal)).join(''),
    at: found.index,
  }));
}

/**
 * @param {string} source @param {string[]} names of functions
 * @returns {{first: string, all: string}[]} their arguments as they stand there: the first, and all of them
 */
export function cpp_calls(source, names) {
  const code = without_comments(source);
  return [...code.matchAll(new RegExp(`\\b(?:${names.join('|')})\\(`, 'g'))].map((found) => {
    const begin = found.index + found[0].length;
    let [depth, end, first] = [1, begin, 0];
    for (; end < code.length && depth > 0; ++end) {
      const string = /^"(?:[^"\\\n]|\\.)*"|^'(?:[^'\\\n]|\\.)+'/.exec(code.slice(end, end + 400));
      if (string) end += string[0].length - 1;
      else if ('({['.includes(code[end])) ++depth;
      else if (')}]'.includes(code[end])) --depth;
      else if (code[end] === ',' && depth === 1) first ||= end;
    }
    return { first: code.slice(begin, first || end - 1), all: code.slice(begin, end - 1) };
  });
}
