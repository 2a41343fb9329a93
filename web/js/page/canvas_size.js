// How large the canvas is, in CSS pixels and in the screen's own, whatever the zoom and the pixel ratio.

/**
 * @param {HTMLElement} canvas
 * @param {(size: {width: number, height: number, ratio: number, deviceWidth: number, deviceHeight: number}) => void} on_size
 *   called at once and after each change
 * @returns {() => void} looks at once, for who does not want to wait until the browser reports a change
 */
export function watch_size(canvas, on_size) {
  let last = '';
  /** @param {ResizeObserverEntry | undefined} entry */
  const report = (entry) => {
    const box = canvas.getBoundingClientRect();
    const ratio = globalThis.devicePixelRatio || 1;
    const rounded = { width: Math.round(box.width * ratio), height: Math.round(box.height * ratio) };
    // Browsers (and their emulation of other screens) at times report a box of another ratio: only a near one is believed.
    const exact = entry?.devicePixelContentBoxSize?.[0];
    const near =
      exact && Math.abs(exact.inlineSize - rounded.width) <= 1 && Math.abs(exact.blockSize - rounded.height) <= 1;
    // Without an entry nothing is known of the exact box: it is left as it was if all else is.
    const about = [box.width, box.height, ratio].join();
    if (!entry && about === last) return;
    last = about;
    on_size({
      width: box.width,
      height: box.height,
      ratio,
      deviceWidth: near ? exact.inlineSize : rounded.width,
      deviceHeight: near ? exact.blockSize : rounded.height,
    });
  };

  const observer = new ResizeObserver((entries) => report(entries[entries.length - 1]));
  try {
    observer.observe(canvas, { box: 'device-pixel-content-box' });
  } catch {
    observer.observe(canvas); // not every browser knows that box
  }
  const watch_ratio = () => {
    const query = matchMedia(`(resolution: ${globalThis.devicePixelRatio}dppx)`);
    query.addEventListener(
      'change',
      () => {
        report(undefined);
        watch_ratio();
      },
      { once: true },
    );
  };
  watch_ratio();
  report(undefined);
  return () => report(undefined);
}
