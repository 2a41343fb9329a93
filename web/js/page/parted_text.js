// The text behind a text area. Of a long one the area has the part that is read and edited, since a browser lays out all lines of
// an area anew for each letter. Whoever scrolls on comes to the next part; who selects all of a part has selected the whole text.

export const kLong = 50_000; // characters; a longer text is shown in parts, and in one colour

const kLines = 500; // of a part, which browsers lay out in a few milliseconds
const kMost = 20_000; // characters of it
const kNear = 500; // characters: a few lines

/** @param {string} text @param {number} at @returns {[number, number]} the part about that place */
function part_about(text, at) {
  if (text.length <= kLong) return [0, text.length];
  let from = at > 0 ? text.lastIndexOf('\n', at - 1) + 1 : 0;
  for (let n = 0; n < kLines / 2 && from > 0; ++n) from = from > 1 ? text.lastIndexOf('\n', from - 2) + 1 : 0;
  let to = text.indexOf('\n', at);
  for (let n = 0; n < kLines / 2 && to >= 0; ++n) to = text.indexOf('\n', to + 1);
  return [Math.max(from, at - kMost / 2), Math.min(to < 0 ? text.length : to, at + kMost / 2)];
}

/** @param {string} text @returns {number} */
export function lines_of(text) {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) ++lines;
  return lines;
}

export class PartedText {
  /** @param {HTMLTextAreaElement} area @param {() => void} on_part another part is shown */
  constructor(area, on_part) {
    this.area = area;
    this.on_part = on_part;
    this.whole = ''; // while the area has a part of it
    this.before = this.after = '';
    this.replaces_all = false;
    area.addEventListener('beforeinput', () => (this.replaces_all = this.has_all_selected()));
    area.addEventListener('scroll', () => this.scroll_on());
    area.addEventListener('keydown', (event) => this.key(event));
    for (const type of /** @type {const} */ (['copy', 'cut'])) {
      area.addEventListener(type, (event) => {
        if (this.is_parted && this.has_all_selected()) this.give_all(event);
      });
    }
  }

  get is_parted() {
    return this.before !== '' || this.after !== '';
  }

  get text() {
    return this.is_parted ? this.whole : this.area.value;
  }

  has_all_selected() {
    return this.area.selectionStart === 0 && this.area.selectionEnd === this.area.value.length;
  }

  /** What the reader has made of the part belongs to the whole. */
  take_input() {
    if (this.replaces_all) this.before = this.after = '';
    this.replaces_all = false;
    const { value, selectionStart } = this.area;
    this.whole = this.before + value + this.after;
    const fits = this.whole.length > kLong ? value.length <= 2 * kMost : !this.is_parted;
    if (!fits) this.set(this.whole, this.before.length + selectionStart);
  }

  /** @param {string} added in the selection's place @returns {boolean} whether that was done: else the browser may do it */
  insert(added) {
    if (added.length <= kMost) return false;
    const { value, selectionStart, selectionEnd } = this.area;
    const all = this.has_all_selected();
    const head = all ? '' : this.before + value.slice(0, selectionStart);
    this.set(head + added + (all ? '' : value.slice(selectionEnd) + this.after), head.length + added.length);
    return true;
  }

  /** Shows the part about a place, with the caret there or a selection. @param {string} text @param {number} from @param {number} [to] */
  set(text, from, to = from) {
    const { scrollTop } = this.area;
    const [first, last] = part_about(text, from);
    this.whole = text;
    this.take_part(first, last);
    this.area.setSelectionRange(from - first, to - first);
    // As far as it was, or the caret in the middle.
    const { scrollHeight, clientHeight } = this.area;
    const about = (scrollHeight * (from - first)) / Math.max(1, last - first) - clientHeight / 2;
    this.area.scrollTop = this.is_parted ? about : scrollTop;
    if (this.is_parted) this.on_part();
  }

  /** @param {number} first @param {number} last */
  take_part(first, last) {
    this.before = this.whole.slice(0, first);
    this.after = this.whole.slice(last);
    const part = this.whole.slice(first, last);
    if (this.area.value !== part) this.area.value = part;
  }

  /** The next part lies about the end of this one, which stays where it is on the screen. */
  scroll_on() {
    const { area } = this;
    const down = this.after !== '' && area.scrollTop + area.clientHeight >= area.scrollHeight - 1;
    if (!down && (this.before === '' || area.scrollTop > 0)) return;
    const { selectionStart, selectionEnd, value } = area;
    const former = this.before.length;
    const place = down ? former + value.length : former;
    const [first, last] = part_about(this.whole, place);
    area.value = this.whole.slice(first, place).replace(/\n$/, '');
    const { paddingTop, paddingBottom } = getComputedStyle(area);
    const above = area.scrollHeight - (down ? area.clientHeight : parseFloat(paddingTop) + parseFloat(paddingBottom));
    this.take_part(first, last);
    // Firefox scrolls to the selection: what is far from the screen is given up for a caret that is on it.
    const is_near = Math.max(...[selectionStart, selectionEnd].map((at) => Math.abs(former + at - place))) < kNear;
    const [from, to] = is_near ? [selectionStart + former, selectionEnd + former] : [place, place];
    area.setSelectionRange(from - first, to - first);
    area.scrollTop = above;
    this.on_part();
  }

  /** To the beginning and the end of the whole. @param {KeyboardEvent} event */
  key(event) {
    if (!this.is_parted || event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
    const end = { Home: 0, End: 1, ...(event.metaKey && { ArrowUp: 0, ArrowDown: 1 }) }[event.key];
    if (end === undefined) return;
    event.preventDefault();
    this.set(this.whole, end * this.whole.length);
  }

  /** @param {ClipboardEvent} event */
  give_all(event) {
    event.preventDefault();
    event.clipboardData?.setData('text/plain', this.whole);
    if (event.type === 'copy') return;
    this.set('', 0);
    this.area.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'deleteByCut' }));
  }
}
