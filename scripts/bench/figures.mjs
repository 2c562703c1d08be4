// @ts-check
/** Sums for the benches. */

/** @param {readonly number[]} values at least one */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (at(sorted, Math.floor(middle)) + at(sorted, Math.ceil(middle))) / 2;
}

/** The value that a share of all stay below, by nearest rank. @param {readonly number[]} values @param {number} share 0 to 1 */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return at(sorted, Math.max(0, Math.ceil(share * sorted.length) - 1));
}

/** @param {number} value @param {number} [places] */
export const round = (value, places = 0) => Math.round(value * 10 ** places) / 10 ** places;

/** @param {readonly number[]} values @param {number} index */
function at(values, index) {
  const value = values[index];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}
