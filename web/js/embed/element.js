// The element: a poster, and on a gesture (or near the viewport, if its author wishes) our own embed.html in its place. It asks
// the host page for nothing, keeps no global name, and speaks with its guest by messages alone.
import { Addresses } from './addresses.js';
import { leave, room_for } from './live.js';
import { Look } from './look.js';
import { enveloped, opened } from './protocol.js';

const kAttributes =
  'scenario frame at view theme lang height knobs hide editable running speed seed predict poster'.split(' ');
const kEvents = ['ready', 'state', 'step', 'finished', 'height', 'error'];
const kNear = '200px 0px';
const kPatienceMs = 15_000;
const kFarewellMs = 1000; // for the state of one that makes room

const dark_system = matchMedia('(prefers-color-scheme: dark)');

/** @param {() => void} act once the page has nothing better to do */
function when_idle(act) {
  if ('requestIdleCallback' in window) requestIdleCallback(act, { timeout: 2000 });
  else setTimeout(act, 200);
}

// What all elements of a page share.
const common = {
  base: '', // address of the folder that our files are in
  guest_origin: '',
  all: /** @type {Set<InterleaveExplorer>} */ (new Set()),
  near: new IntersectionObserver(
    (entries) =>
      entries.forEach(({ target, isIntersecting }) => /** @type {any} */ (target).look_around(isIntersecting)),
    { rootMargin: kNear },
  ),
};

class InterleaveExplorer extends HTMLElement {
  static get observedAttributes() {
    return kAttributes;
  }

  constructor() {
    super();
    this.look = new Look(this);
    this.look.start.addEventListener('click', (event) => {
      this.open(true).then(() => event.detail === 0 && this.send('focus'));
      this.frame?.focus();
    });
    /** @type {HTMLIFrameElement | undefined} */
    this.frame = undefined;
    this.phase = /** @type {'poster' | 'busy' | 'live'} */ ('poster');
    this.on_screen = false;
    this.seen = 0;
    /** @type {import('./addresses.js').Kept | undefined} */
    this.kept = undefined;
    /** @type {Map<number, {resolve: (answer: any) => void, reject: (error: Error) => void}>} */
    this.asked = new Map();
    this.count = 0;
  }

  connectedCallback() {
    common.all.add(this);
    this.resize();
    // Of an element whose tag has just been read the content is still on its way.
    if (document.readyState !== 'loading') this.settle();
    else addEventListener('DOMContentLoaded', () => this.settle(), { once: true });
  }

  settle() {
    if (!this.isConnected) return;
    this.to_poster();
    common.near.observe(this);
  }

  disconnectedCallback() {
    common.all.delete(this);
    common.near.unobserve(this);
    leave(this);
    this.drop_frame();
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (!this.addresses) return;
    if (name === 'height') return this.resize();
    if (name === 'theme') return this.repaint();
    this.changing ??= Promise.resolve().then(() => {
      this.changing = undefined;
      this.kept = undefined;
      const again = this.phase !== 'poster';
      this.to_poster();
      if (again) this.open(true);
    });
  }

  /** @param {string=} wanted CSS */
  resize(wanted = this.getAttribute('height') ?? '') {
    this.look.box.style.height = /^\d+$/.test(wanted) ? `${wanted}px` : wanted;
  }

  /** @param {number} height of the guest, which the border is not part of */
  follow(height) {
    const { box } = this.look;
    this.resize(`${height + box.offsetHeight - box.clientHeight}px`);
  }

  theme() {
    const style = getComputedStyle(this);
    const said = [this.getAttribute('theme'), style.getPropertyValue('--interleave-theme').trim(), style.colorScheme];
    return said.find((word) => word === 'light' || word === 'dark') ?? 'auto';
  }

  is_dark() {
    const theme = this.theme();
    return theme === 'auto' ? dark_system.matches : theme === 'dark';
  }

  repaint() {
    const about = this.theme() + this.is_dark();
    this.look.show(this.phase, this.is_dark());
    if (!this.addresses || about === this.painted) return;
    this.painted = about;
    if (this.phase === 'live') this.send('set', { theme: this.theme() });
    else if (this.phase === 'poster') this.to_poster();
  }

  // ---- poster

  to_poster() {
    this.drop_frame();
    this.phase = 'poster';
    this.painted = this.theme() + this.is_dark();
    this.addresses = new Addresses(common.base, this, this.kept);
    const name = this.title || this.getAttribute('scenario') || '';
    const { look, addresses } = this;
    look.start.setAttribute('aria-label', `${look.words.textContent}${name && `: ${name}`}`);
    look.whole.href = addresses.whole();
    look.show('poster', this.is_dark());
    const picture = this.picture(name);
    look.picture.replaceChildren(...(picture ? [picture] : []));
    if (!picture && this.on_screen) this.draw();
  }

  /** The author's own, or one made with the page; of an explorer that made room only where it is still true. @param {string} name */
  picture(name) {
    const { look } = this;
    const wanted = this.getAttribute('poster');
    const made = this.addresses?.picture(this.is_dark(), this.clientWidth);
    if (wanted === 'none') return undefined;
    if (wanted && !this.kept) return look.image(wanted, name);
    const own = this.kept ? null : this.querySelector('picture, img, svg');
    if (!made) return own?.cloneNode(true);
    const image = look.image(made, name);
    image.addEventListener('error', () => image.remove());
    return image;
  }

  /** By the engine in its small form, in a frame of ours. */
  draw() {
    if (this.getAttribute('poster') === 'none' || this.drawing) return;
    this.drawing = true;
    when_idle(() => {
      this.drawing = false;
      if (!this.isConnected || this.frame || this.look.picture.firstChild || this.phase !== 'poster') return;
      this.add_frame(true);
    });
  }

  // ---- explorer

  /** @param {boolean} light */
  add_frame(light) {
    const { look } = this;
    const frame = look.frame(
      /** @type {Addresses} */ (this.addresses).guest(this.theme(), light),
      this.title || look.name,
    );
    if (light) frame.tabIndex = -1;
    this.loaded = new Promise((loaded) => frame.addEventListener('load', loaded, { once: true }));
    this.append(frame);
    this.frame = frame;
  }

  drop_frame() {
    this.frame?.remove();
    this.frame = undefined;
    for (const { reject } of this.asked.values()) reject(new Error('The explorer made room.'));
    this.asked.clear();
    this.opening = undefined;
  }

  /** @param {boolean} asked for by the reader or by the page @returns {Promise<void>} once it is there */
  open(asked) {
    this.seen = performance.now();
    return (this.opening ??= this.begin(asked));
  }

  /** @param {boolean} asked */
  async begin(asked) {
    if (!(await room_for(this, asked)) || !this.isConnected) {
      leave(this);
      this.opening = undefined;
      return;
    }
    this.phase = 'busy';
    this.look.show('busy', this.is_dark());
    const ready = new Promise((resolve) => (this.on_ready = resolve));
    if (!this.frame) this.add_frame(false);
    else {
      this.frame.tabIndex = 0;
      // A picture's frame that is still on its way would not hear it.
      this.loaded?.then(() => this.send('start', { fragment: this.addresses?.fragment }));
    }
    await Promise.race([ready, new Promise((give_up) => setTimeout(give_up, kPatienceMs))]);
    if (this.phase !== 'busy') return;
    this.phase = 'live'; // also when it is not: what it says of that is better than a picture
    this.kept = undefined;
    this.look.show('live', this.is_dark());
    this.send('ping');
    if (this.theme() + this.is_dark() !== this.painted) this.repaint();
  }

  /** Back to the poster, with the state kept: from near the viewport, or by the reader, it comes back as it was. */
  async rest() {
    if (this.phase === 'live') {
      const late = new Promise((resolve) => setTimeout(resolve, kFarewellMs));
      const state = await Promise.race([this.ask('get').catch(() => undefined), late]);
      if (state) this.kept = { link: state.link, text: state.text };
    }
    leave(this);
    this.to_poster();
  }

  /** @param {boolean} on_screen or near */
  look_around(on_screen) {
    this.on_screen = on_screen;
    this.seen = performance.now();
    if (!on_screen || this.phase !== 'poster') return;
    if (!this.look.picture.firstChild && !this.frame) this.draw();
    const wanted = this.hasAttribute('autoload') && this.getAttribute('autoload') !== 'false';
    if (wanted || this.kept) this.open(false);
  }

  // ---- talking

  /** @param {string} type @param {object=} fields */
  send(type, fields) {
    this.frame?.contentWindow?.postMessage(enveloped(type, fields), common.guest_origin);
  }

  /** @param {string} type @param {object=} fields @returns {Promise<any>} its state then */
  ask(type, fields) {
    return new Promise((resolve, reject) => {
      const id = ++this.count;
      this.asked.set(id, { resolve, reject });
      this.send(type, { ...fields, id });
      setTimeout(() => this.asked.delete(id) && reject(new Error('The explorer does not answer.')), kPatienceMs);
    });
  }

  /** @param {import('./protocol.js').Message} message */
  hear({ v, type, id, ...detail }) {
    const waiting = this.asked.get(/** @type {number} */ (id));
    this.asked.delete(/** @type {number} */ (id));
    if (type === 'error') waiting?.reject(new Error(detail.message));
    else waiting?.resolve(detail);
    if (type === 'ready' || type === 'error') this.on_ready?.(undefined);
    if (type === 'height' && this.getAttribute('height') === 'auto') this.follow(Number(detail.height));
    if (kEvents.includes(type) && id === undefined) this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  /** @param {string} type @param {object=} fields */
  async do(type, fields) {
    await this.open(true);
    return this.ask(type, fields);
  }

  /** @param {object} what text, link, frame, mode, theme, speed, variant, seed, hide, editable */
  set(what) {
    return this.do('set', what);
  }
  get() {
    return this.do('get');
  }
  play() {
    return this.do('play');
  }
  pause() {
    return this.do('pause');
  }
  /** @param {number | string} time nanoseconds, or as the language writes it: "45ms" */
  seek(time) {
    return this.do('seek', { time });
  }
  /** @param {string} name @param {string | number} value */
  knob(name, value) {
    return this.do('knob', { name, value });
  }
  runReal() {
    return this.do('run-real');
  }
}

/** @param {MessageEvent} event */
function pass_on({ source, data }) {
  const message = opened(data);
  if (!message) return;
  for (const element of common.all) {
    if (element.frame && source === element.frame.contentWindow) return element.hear(message);
  }
}

/** @param {string} name @param {string} base address of the folder that our files are in */
export function define_element(name, base) {
  common.base = base;
  common.guest_origin = globalThis.origin === 'null' ? '*' : new URL(base).origin; // a sandbox takes the origin from both
  addEventListener('message', pass_on);
  const repaint = () => common.all.forEach((element) => element.repaint());
  dark_system.addEventListener('change', repaint);
  new MutationObserver(repaint).observe(document.documentElement, { attributes: true }); // a switch of the page's own
  customElements.define(name, InterleaveExplorer);
}
