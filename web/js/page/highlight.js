// The scenario's text as coloured pieces, for the eye only: what the words mean is the engine's business. Also where a
// diagnostic's line and column (in code points) are in a JavaScript string.

const kToken =
  /(#.*)|("(?:\\.|[^"\\\n])*"?)|(\$[\p{L}_][\p{L}\p{N}_]*)|(\d+(?:\.\d+)?(?:ns|us|µs|μs|ms|s)?(?![\p{L}\p{N}_.-]))|([\p{L}_][\p{L}\p{N}_.-]*)|(;)/gu;

/**
 * @typedef {{text: string, kind: '' | 'comment' | 'string' | 'parameter' | 'number' | 'keyword' | 'word'}} Piece
 * @param {string} line
 * @returns {Piece[]}
 */
export function pieces_of(line) {
  /** @type {Piece[]} */
  const pieces = [];
  let at = 0;
  let begins_statement = true;
  for (const match of line.matchAll(kToken)) {
    if (match.index > at) pieces.push({ text: line.slice(at, match.index), kind: '' });
    const [text, comment, string, parameter, number, word, semicolon] = match;
    /** @type {Piece['kind']} */
    let kind = '';
    if (comment !== undefined) kind = 'comment';
    else if (string !== undefined) kind = 'string';
    else if (parameter !== undefined) kind = 'parameter';
    else if (number !== undefined) kind = 'number';
    else if (word !== undefined) kind = begins_statement ? 'keyword' : 'word';
    begins_statement = semicolon !== undefined;
    pieces.push({ text, kind });
    at = match.index + text.length;
  }
  if (at < line.length) pieces.push({ text: line.slice(at), kind: '' });
  return pieces;
}

/**
 * @param {string} line
 * @param {number} column counted from 1, in code points
 * @returns {number} index into the string, at most its length
 */
export function index_of_column(line, column) {
  let index = 0;
  for (let left = column - 1; left > 0 && index < line.length; --left) {
    index += /** @type {number} */ (line.codePointAt(index)) > 0xffff ? 2 : 1;
  }
  return index;
}

/**
 * @param {string} text
 * @param {{line: number, column: number, length: number}} place
 * @returns {[number, number]} begin and end in the string
 */
export function range_of(text, place) {
  let start = 0;
  for (let line = 1; line < place.line; ++line) {
    const next = text.indexOf('\n', start);
    if (next < 0) break;
    start = next + 1;
  }
  const end = text.indexOf('\n', start);
  const line = text.slice(start, end < 0 ? text.length : end);
  const from = index_of_column(line, place.column);
  const to = Math.max(from, index_of_column(line, place.column + place.length));
  return [start + from, start + to];
}
