// The accessible mirror: all that the figure shows in words and numbers, and all that it can do as real controls. Beside a
// canvas it is for those who do not see that or do not point; without one it is the page. A script of its own, loaded when
// the first frame is out.
export { Mirror } from './mirror/mirror.js';
