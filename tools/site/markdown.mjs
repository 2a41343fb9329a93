// What the site's Markdown means beyond Markdown: headings can be linked to, links between the documents lead to pages, and a fenced
// block of the language `interleave` is a scenario, coloured as in the explorer, which a link opens there.
import { pieces_of } from '../../web/js/page/highlight.js';

/** The fenced scenarios of a document. @param {string} markdown @returns {string[]} */
export function examples_in(markdown) {
  return [...markdown.matchAll(/^```interleave\n([^]*?)^```$/gm)].map(([, text]) => text);
}

/** The questions that the site asks about an example: is it right, and what is its link? @param {string} text */
export function questions_about(text) {
  return { check: { text, args: ['check', '-'] }, link: { text, args: ['link', '-'] } };
}

/** "Two knives, one board" -> "two-knives-one-board", as headings are linked to on code hosts. @param {string} text */
export function anchor_of(text) {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s+/g, '-');
}

/** @param {string} text */
export function escape_html(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** @param {string} text a scenario */
function coloured(text) {
  const line_of = (line) =>
    pieces_of(line)
      .map(({ text: words, kind }) => {
        const escaped = escape_html(words);
        return kind === '' || kind === 'word' ? escaped : `<span class="${kind}">${escaped}</span>`;
      })
      .join('');
  return text.split('\n').map(line_of).join('\n');
}

/** What stands before a relative address on a page of the site. @param {string} url "/lessons/waiting.html" */
export function way_up(url) {
  return '../'.repeat(url.split('/').length - 2);
}

/**
 * @param {any} markdown a markdown-it
 * @param {import('./command_line.mjs').CommandLine} command_line
 */
export function extend_markdown(markdown, command_line) {
  markdown.set({ html: true, typographer: true });
  const { rules } = markdown.renderer;

  rules.fence = (tokens, index, options, env) => {
    const { info, content } = tokens[index];
    if (info.trim() !== 'interleave') return `<pre tabindex="0"><code>${escape_html(content)}</code></pre>\n`;
    const { check, link } = questions_about(content);
    const said = command_line.ask(content, check.args).trim();
    if (said !== '') throw new Error(`an example is not right: ${said}`);
    const fragment = command_line.ask(content, link.args).trim();
    const way = `<a href="${way_up(env.page.url)}index.html${escape_html(fragment)}">Open it in the explorer</a>`;
    // The keyboard reaches what is scrolled.
    return `<figure class="example"><pre tabindex="0"><code>${coloured(content)}</code></pre><figcaption>${way}</figcaption></figure>\n`;
  };

  rules.link_open = (tokens, index, options, env, renderer) => {
    const href = tokens[index].attrGet('href') ?? '';
    if (!/^[a-z]+:/.test(href)) tokens[index].attrSet('href', href.replace(/\.md(?=#|$)/, '.html'));
    return renderer.renderToken(tokens, index, options);
  };

  rules.table_open = () => '<div class="table" tabindex="0"><table>\n';
  rules.table_close = () => '</table></div>\n';

  markdown.core.ruler.push('anchors', ({ tokens }) => {
    const taken = new Set();
    tokens.forEach((token, index) => {
      if (token.type !== 'heading_open') return;
      const words = tokens[index + 1].children.map(({ content }) => content).join('');
      let anchor = anchor_of(words);
      for (let copy = 1; taken.has(anchor); ++copy) anchor = `${anchor_of(words)}-${copy}`;
      taken.add(anchor);
      token.attrSet('id', anchor);
    });
  });
}
