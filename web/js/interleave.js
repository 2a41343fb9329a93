// The custom element <interleave-explorer>, for any page: one classic script without dependencies that leaves no global name.
//   <script async src="https://…/interleave.js"></script>
//   <interleave-explorer scenario="coffee" height="420">what stands here without JavaScript</interleave-explorer>
// web/site/author-guide.md says what it can do; web/js/embed has its parts.
import { define_element } from './embed/element.js';

const kName = 'interleave-explorer';
const base = new URL('.', /** @type {HTMLScriptElement} */ (document.currentScript).src).href;

if (!customElements.get(kName)) define_element(kName, base);
