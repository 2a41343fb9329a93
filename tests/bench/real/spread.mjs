// What many measurements of the same come to.

const ordered = (values) => [...values].sort((a, b) => a - b);

/** @param {number[]} values */
export const median = (values) => ordered(values)[Math.floor(values.length / 2)];

/** @param {number[]} values @param {number} [digits] @returns {string} the median, and between what the middle half of them lies */
export function spread_of(values, digits = 2) {
  const sorted = ordered(values);
  const at = (share) => sorted[Math.round(share * (sorted.length - 1))].toFixed(digits);
  return `${median(values).toFixed(digits)} (${at(0.25)} to ${at(0.75)})`;
}
