// What a lesson's source must keep to, so that its numbers stay true: prose has no digits of its own, it asks for them.

/** @param {string} text of a document @returns {string} what is wrong, '' if nothing is */
export function lesson_fault(text) {
  const prose = text
    .replace(/^---\n[^]*?\n---\n/, '')
    .replace(/^```[^]*?^```$/gm, '')
    .replace(/\{\{[^]*?\}\}|\{%[^]*?%\}|\{#[^]*?#\}/g, '')
    .replace(/\]\([^)]*\)/g, ']');
  const [digits] = prose.match(/.{0,30}\d.{0,20}/) ?? [];
  if (digits) return `says a number that no run has given: “${digits.trim()}”; ask run() for it`;
  return /\{% *claim /.test(text) ? '' : 'claims nothing: say with {% claim %} what its scenario must show';
}
