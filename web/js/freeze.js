// <interleave-frozen-page>: the same work on the page's own thread or on a worker, beside an animation and a field to type in, so
// that the reader feels what freezes. It stands in any page of this folder: freeze.html is one, a lesson may be another. Nothing
// moves and nothing is computed before a button is pressed, and for a few seconds after.
import { FrozenPage } from './real/frozen_page.js';

const base = new URL('.', /** @type {HTMLScriptElement} */ (document.currentScript).src).href;

customElements.define(
  'interleave-frozen-page',
  class extends HTMLElement {
    /** @type {FrozenPage | undefined} */
    figure = undefined;

    connectedCallback() {
      this.figure ??= new FrozenPage(this, base);
    }
    disconnectedCallback() {
      this.figure?.stop();
    }
  },
);
