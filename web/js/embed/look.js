// How an element looks before its explorer is there: a poster that is one large button, and a way to the whole explorer.

const kStyle = `
:host { display: block; position: relative; contain: layout style; }
:host([hidden]) { display: none; }
.box {
  position: relative; box-sizing: border-box; overflow: hidden; direction: ltr; text-align: left;
  height: var(--interleave-height, 420px);
  border: var(--interleave-border, 1px solid var(--line)); border-radius: var(--interleave-radius, 8px);
  background: var(--interleave-ground, var(--paper)); color: var(--interleave-ink, var(--text));
  font: 14px/20px var(--interleave-font, Inter, system-ui, sans-serif);
  --paper: #fcfbf8; --line: #dedbd3; --text: #1c1d1f; --red: #b3341f; color-scheme: light;
}
.box.dark { --paper: #17181b; --line: #34363b; --text: #e9e7e2; --red: #ff8a65; color-scheme: dark; }
::slotted(iframe) {
  display: block !important; position: absolute !important; inset: 0 !important; width: 100% !important; height: 100% !important;
  min-width: 0 !important; max-width: none !important; border: 0 !important; margin: 0 !important; padding: 0 !important;
}
.picture, .start { position: absolute; inset: 0; width: 100%; height: 100%; border: 0; margin: 0; }
.picture { display: grid; height: calc(100% - 64px); pointer-events: none; }
.picture > * { width: 100%; height: 100%; min-height: 0; object-fit: contain; object-position: 0 0; border: 0; }
.start { padding: 0; background: none; color: inherit; font: inherit; text-align: left; cursor: pointer; -webkit-tap-highlight-color: transparent; }
.start span, .whole {
  position: absolute; bottom: 16px; display: flex; align-items: center; gap: 8px; box-sizing: border-box;
  min-height: 44px; padding: 0 20px; border-radius: 22px; background: var(--interleave-ground, var(--paper));
}
.start span { left: 16px; border: 1px solid var(--interleave-accent, var(--red)); color: var(--interleave-accent, var(--red)); }
.start span::before { content: ''; border: solid transparent; border-width: 6px 0 6px 10px; border-left-color: currentColor; }
.start:hover span, .start:focus-visible span { background: var(--interleave-accent, var(--red)); color: var(--interleave-ground, var(--paper)); }
.start:focus { outline: none; }
.start:focus-visible, .whole:focus-visible { outline: 2px solid var(--interleave-accent, var(--red)); outline-offset: -2px; }
.whole { right: 16px; padding: 0 12px; color: inherit; text-decoration: none; }
.whole:hover { text-decoration: underline; }
.busy .start, .busy .whole { visibility: hidden; }
.live .picture, .live .start, .live .whole { display: none; }
@media print { .start span, .whole { display: none; } }
`;

const kWords = { en: ['Explore', 'Open full', 'Explorer'], de: ['Erkunden', 'Ganz öffnen', 'Explorer'] };

/** @type {CSSStyleSheet | undefined} */
let sheet;

/** A sheet made by a script is allowed under every policy, unlike a <style>. @param {ShadowRoot} root */
function style(root) {
  try {
    if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(kStyle);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // An old browser: plain, but it works.
  }
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {object} properties @param {...(Node | string)} children
 */
function make(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

export class Look {
  /** @param {HTMLElement} host */
  constructor(host) {
    const root = host.attachShadow({ mode: 'open' });
    style(root);
    const language = (host.closest('[lang]')?.getAttribute('lang') ?? 'en').slice(0, 2);
    const [explore, open, name] = kWords[/** @type {'en'} */ (language)] ?? kWords.en;
    this.name = name;
    this.words = make('span', {}, explore);
    this.start = make('button', { type: 'button', className: 'start' }, this.words);
    this.whole = make('a', { className: 'whole', target: '_blank', rel: 'noopener' }, open);
    this.picture = make('div', { className: 'picture' });
    this.box = make('div', { className: 'box' }, make('slot', { name: 'frame' }), this.picture, this.start, this.whole);
    this.box.setAttribute('part', 'box');
    this.start.setAttribute('part', 'start');
    this.whole.setAttribute('part', 'open');
    root.append(this.box);
  }

  /** @param {'poster' | 'busy' | 'live'} state @param {boolean} dark */
  show(state, dark) {
    this.box.className = `box ${state} ${dark ? 'dark' : ''}`;
  }

  /**
   * It stands in the element itself, not in its shadow: so that frames of ours find each other and share what is compiled.
   * @param {string} address @param {string} title
   */
  frame(address, title) {
    const frame = make('iframe', { src: address, title, allow: 'clipboard-write', referrerPolicy: 'no-referrer' });
    frame.slot = 'frame';
    return frame;
  }

  /** @param {string} address @param {string} alt */
  image(address, alt) {
    return make('img', { src: address, alt, loading: 'lazy', decoding: 'async', draggable: false });
  }
}
