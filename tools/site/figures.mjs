// The parts of a lesson that Markdown has no words for: a scenario that is alive, a question to predict.
import { escape_html, way_up } from './markdown.mjs';
import { frozen_paragraph, measured_paragraph } from './measured.mjs';

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

// Frames that have a row a task.
const kByTask = ['your-code', 'threads'];

/** What a knob is called on its slider. @param {string} text @param {string} name */
function label_of(text, name) {
  const [, label] = text.match(new RegExp(`^param ${name} = .*"([^"]*)" *$`, 'm')) ?? [];
  if (!label) throw new Error(`there is no knob “${name}” with a label.`);
  return label;
}

/** "100ms" -> "100 ms". @param {string} value */
function spaced(value) {
  return value.replace(/^([\d.]+)([a-zµ]+)$/, '$1\u00a0$2');
}

// Endings of the posters' names, and for whom they are; the first one there is for all others.
const kNarrowKinds = [
  ['.narrow', ''],
  ['', ''],
  ['.narrow.dark', '(prefers-color-scheme: dark)'],
];
const kKinds = [
  ['', ''],
  ['.narrow.dark', '(max-width: 559px) and (prefers-color-scheme: dark)'],
  ['.narrow', '(max-width: 559px)'],
  ['.dark', '(prefers-color-scheme: dark)'],
];

/**
 * @param {{id: string, title: string, text: string}[]} scenarios
 * @param {(id: string, kind?: string) => Poster | undefined} poster
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

  /** The picture of a scenario, in the reader's theme; `narrow` for a column, else by the width of the page. */
  function picture(url, id, { narrow = false, by_task = false } = {}) {
    const { title } = scenario_of(id);
    const made = (narrow ? kNarrowKinds : kKinds).flatMap(([ending, media]) => {
      const kind = by_task && poster(id, `.tasks${ending}`) ? `.tasks${ending}` : ending;
      const found = poster(id, kind);
      const size = found && `width="${found.width}" height="${found.height}"`;
      return found ? [{ ...found, media, size, file: `${way_up(url)}posters/${id}${kind}.svg` }] : [];
    });
    const [plain] = made;
    if (!plain) throw new Error(`there is no poster of “${id}”.`);
    const sources = made
      .filter(({ media }) => media !== '')
      .map(({ media, file, size }) => `<source media="${media}" srcset="${file}" ${size}>`);
    const alt = escape_html(`${title}. ${plain.says}`);
    const image = `<img src="${plain.file}" ${plain.size} loading="lazy" decoding="async" alt="${alt}">`;
    return `<picture>${sources.join('')}${image}</picture>`;
  }

  return {
    open: open_address,
    picture,

    /** @param {string} url @param {string} id @param {string} caption @param {{frame?: string, height?: number}} [options] */
    explorer(url, id, caption, { frame = '' } = {}) {
      const { title } = scenario_of(id);
      const attributes = [`scenario="${id}"`, `title="${escape_html(title)}"`, 'hide="metrics"'];
      if (frame) attributes.push(`frame="${frame}"`);
      const by_task = kByTask.includes(frame);
      const inside = `<a href="${open_address(url, id, {}, frame)}">${picture(url, id, { by_task })}</a>`;
      return (
        `<figure class="live"><interleave-explorer ${attributes.join(' ')}>${inside}</interleave-explorer>` +
        `<figcaption>${escape_html(caption)}</figcaption></figure>`
      );
    },

    /** A way to turn knobs: of the live one on this page, or of the explorer's. @param {string} url @param {string} id */
    turn(url, id, knobs) {
      const { text } = scenario_of(id);
      const words = Object.entries(knobs).map(([name, value]) => `${label_of(text, name)}: ${spaced(value)}`);
      const turned = Object.entries(knobs).map(([name, value]) => `${name}=${value}`);
      const way = `<a href="${open_address(url, id, knobs)}" data-scenario="${id}" data-knobs="${turned.join(';')}">`;
      return `<p class="do">${way}${escape_html(words.join(', '))}</a></p>`;
    },

    /**
     * @param {string} url @param {string} id @param {string} words what the reader will see
     * @param {string} says what the reader's machine did, see measured.mjs
     * @param {Parameters<typeof measured_paragraph>[2]} [verdict]
     */
    real(url, id, words, says, verdict) {
      const way = `<a href="${open_address(url, id)}" data-scenario="${id}" data-real>Run it for real</a>`;
      if (!says) throw new Error(`{% real "${id}" %} does not say what the reader's machine did.`);
      return (
        `<p>${escape_html(words)}</p><p class="do">${way}</p>` + measured_paragraph(scenario_of(id), says, verdict)
      );
    },

    /**
     * The page that freezes on purpose (web/js/freeze.js).
     * @param {string} url @param {string} caption @param {string} here what happened when the page worked @param {string} there when a worker did
     */
    frozen(url, caption, here, there) {
      const up = way_up(url);
      return (
        `<figure><link rel="stylesheet" href="${up}freeze.css"><script src="${up}freeze.js" defer></script>` +
        `<interleave-frozen-page><a href="${up}freeze.html">A page that freezes on purpose</a></interleave-frozen-page>` +
        `<figcaption>${escape_html(caption)}</figcaption></figure>${frozen_paragraph(here, there)}`
      );
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
