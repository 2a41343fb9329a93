// Colours of a screenshot at given places, read by a blank page of the same browser: for the few things that numbers from the
// explorer cannot say, such as whether a slice is drawn where its rectangle stands.

/**
 * @param {import('puppeteer-core').Page} page what is looked at
 * @param {{x: number, y: number}[]} places CSS pixels of its window
 * @param {number} [ratio] device pixels a CSS pixel
 * @returns {Promise<number[][]>} red, green, blue of each place, 0 to 255
 */
export async function colours_at(page, places, ratio = 1) {
  const picture = await page.screenshot({ encoding: 'base64' });
  const reader = await page.browser().newPage();
  try {
    return await reader.evaluate(
      async (source, points) => {
        const image = new Image();
        image.src = `data:image/png;base64,${source}`;
        await image.decode();
        const canvas = document.createElement('canvas');
        canvas.width = image.width;
        canvas.height = image.height;
        const context = canvas.getContext('2d', { willReadFrequently: true });
        context.drawImage(image, 0, 0);
        return points.map(([x, y]) => [...context.getImageData(x, y, 1, 1).data.slice(0, 3)]);
      },
      picture,
      places.map(({ x, y }) => [Math.floor(x * ratio), Math.floor(y * ratio)]),
    );
  } finally {
    await reader.close();
  }
}

// Relative luminance, 0 black to 1 white (WCAG 2.2, without its linearisation: enough to tell light from dark).
/** @param {number[]} colour */
export function brightness([red, green, blue]) {
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}
