// Large type for an audience: the engine is told of fewer and larger pixels, so that all on the canvas grows alike and stays crisp.

const kLargest = 1.75;
const kLeastWidth = 800; // that the figure keeps, in its own pixels

export class LargeType {
  /** @param {(size: {width: number, height: number, ratio: number}) => void} on_size in the engine's pixels */
  constructor(on_size) {
    this.on_size = on_size;
    this.on = false;
    this.size = { width: 0, height: 0, ratio: 1 };
  }

  /** CSS pixels for one of the engine's. */
  get scale() {
    return this.on ? Math.min(kLargest, Math.max(1, this.size.width / kLeastWidth)) : 1;
  }

  /** @param {{width: number, height: number, ratio: number}} size in CSS pixels */
  resize(size) {
    this.size = size;
    const { scale } = this;
    this.on_size({ width: size.width / scale, height: size.height / scale, ratio: size.ratio * scale });
  }

  /** @param {boolean} on */
  show(on) {
    if (on === this.on) return;
    this.on = on;
    this.resize(this.size);
  }
}
