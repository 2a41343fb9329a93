// What stands in for the canvas where there is no WebGL: the engine's picture of the runs, in whichever frame.
import { make } from '../page/elements.js';

const kLeastWidth = 320;

export class StillPicture {
  /** @param {import('../page/engine.js').Engine} engine */
  constructor(engine) {
    this.engine = engine;
    this.place = make('div', { id: 'picture' });
    this.drawn = '';
  }

  /** @param {any} state */
  show(state) {
    const width = Math.max(kLeastWidth, this.place.clientWidth);
    const about = [state.revision, state.mode, state.frame, state.dark, state.contrast, width].join();
    if (about === this.drawn) return;
    this.drawn = about;
    const svg = this.engine.svg(width);
    if (!svg) return;
    const picture = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    this.place.replaceChildren(document.importNode(picture, true));
    for (const run of state.runs) {
      const outcome = run.measured?.error || run.failure;
      if (outcome) this.place.append(make('p', {}, `${run.title}: ${outcome}`));
    }
  }
}
