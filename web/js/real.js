// Real mode as a script of its own, loaded when it is first wanted (page/real.js): it hands its one function over to whoever
// loads it (load_script.js).
import { RealPane } from './real/pane.js';

document.currentScript?.dispatchEvent(
  new CustomEvent('content', { detail: (/** @type {any} */ host) => new RealPane(host) }),
);
