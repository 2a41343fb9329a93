// The parts of a lesson that Markdown has no words for: a scenario that is alive, a question to predict.
import { escape_html, way_up } from './markdown.mjs';

/** @typedef {{width: number, height: number, says: string}} Poster */

/** Size and description of a picture that the engine has drawn. @param {string} svg @returns {Poster} */
export function poster_of(svg) {
  const [, width, height] = svg.match(/<svg [^>]*width="(\d+)" height="(\d+)"/) ?? [];
  const [, says] = svg.match(/<desc>([^<]*)<\/desc>/) ?? [];
  if (!width || !says) throw new Error('a poster has no size or no description.');
  return { width: Number(width), height: Number(height), says };
}

/** @param {Record<string, string>} knobs @param {string} [frame] */
function fragment_of(knobs, frame) {
  const parts = Object.entries(knobs).map(([name, value]) => `k.${name}=${value}`);
  if (frame) parts.push(`f=${frame}`);
  return parts.length > 0 ? `#${parts.join('&')}` : '';
}

/**
 * @param {{id: string, title: string}[]} scenarios
 * @param {(id: string) => Poster} poster
 */
export function figures(scenarios, poster) {
  const scenario_of = (id) => {
    const found = scenarios.find((one) => one.id === id);
    if (!found) throw new Error(`no scenario is called “${id}”.`);
    return found;
  };

  /** The explorer's address for a scenario, from a page. */
  function open_address(url, id, knobs = {}, frame = '') {
    scenario_of(id);
    return escape_html(`${way_up(url)}index.html?scenario=${id}${fragment_of(knobs, frame)}`);
  }

  function picture(url, id) {
    const { title } = scenario_of(id);
    const { width, height, says } = poster(id);
    const source = `${way_up(url)}posters/${id}.svg`;
    const alt = escape_html(`${title}. ${says}`);
    return `<img src="${source}" width="${width}" height="${height}" loading="lazy" decoding="async" alt="${alt}">`;
  }

  return {
    open: open_address,
    picture,

    /** @param {string} url @param {string} id @param {string} caption @param {{frame?: string, height?: number}} [options] */
    explorer(url, id, caption, { frame = '' } = {}) {
      const { title } = scenario_of(id);
      const attributes = [`scenario="${id}"`, `title="${escape_html(title)}"`, ...(frame ? [`frame="${frame}"`] : [])];
      const inside = `<a href="${open_address(url, id, {}, frame)}">${picture(url, id)}</a>`;
      return (
        `<figure class="live"><interleave-explorer ${attributes.join(' ')}>${inside}</interleave-explorer>` +
        `<figcaption>${escape_html(caption)}</figcaption></figure>`
      );
    },

    /** @param {string} url @param {string} id @param {string} words what the reader will see */
    real(url, id, words) {
      const way = `<a href="${open_address(url, id)}">Open it in the explorer</a>`;
      return `<p class="real">${escape_html(words)} ${way}</p>`;
    },

    /** @param {string} answer Markdown @param {string} question */
    predict(answer, question) {
      return (
        `<details class="predict">\n<summary><b>Predict.</b> ${escape_html(question)} <i>Reveal</i></summary>\n\n` +
        `${answer.trim()}\n\n</details>`
      );
    },
  };
}
