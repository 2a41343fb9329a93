// The accessible mirror: all that the figure shows in words and numbers, and all that it can do as real controls. Beside a
// canvas it is for those who do not see that or do not point; without one it is the page. A script of its own, loaded when
// the first frame is out: its content (web/js/load_script.js) is the class.
import { Mirror } from './mirror/mirror.js';

document.currentScript?.dispatchEvent(new CustomEvent('content', { detail: Mirror }));
