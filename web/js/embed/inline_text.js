// A scenario that stands in the page itself.

/**
 * Of a <pre> or a <script type="text/plain"> in the element, else its own words; without the indentation that
 * all lines have in common.
 * @param {Element} element
 */
export function inline_text(element) {
  const holder = element.querySelector('pre, script[type="text/plain"]');
  const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
  const text = holder ? holder.textContent : own.map((node) => node.textContent).join('');
  const lines = (text ?? '').trimEnd().split('\n');
  const indents = lines.filter((line) => line.trim()).map((line) => line.length - line.trimStart().length);
  const common = Math.min(...indents, 99);
  return lines
    .map((line) => line.slice(common))
    .join('\n')
    .trim();
}
