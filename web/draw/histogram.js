// Histograms: counts of bins become bars and steps; which axis holds them. Pure: knows neither canvas nor page.
//
// Counts have one number more at either end: what lies below the axis, and above it.

import {pixel} from './marks.js';

/** @typedef {{low: number, high: number, bins: number}} Axis */
/** @typedef {{left: number, top: number, width: number, height: number}} Box */

/** An axis grows as soon as more than this share lies outside. */
const TOO_MANY = 0.1;
/** And shrinks when half of it would leave out no more than this. */
const FEW = 0.01;
const MAX_LEVEL = 16;

/** How much there is, outside the axis too. @param {ArrayLike<number>} counts @param {number} offset @param {number} bins */
export function total(counts, offset, bins) {
  let sum = 0;
  for (let i = 0; i < bins + 2; i++) sum += counts[offset + i];
  return sum;
}

/** The largest bin of the axis. @param {ArrayLike<number>} counts @param {number} offset @param {number} bins */
export function peak(counts, offset, bins) {
  let highest = 0;
  for (let i = 1; i <= bins; i++) if (counts[offset + i] > highest) highest = counts[offset + i];
  return highest;
}

/** The usual axis, so many times doubled. @param {readonly [number, number]} usual @param {number} level @param {number} bins @returns {Axis} */
export function axisAt([low, high], level, bins) {
  return {low: low * 2 ** level, high: high * 2 ** level, bins};
}

/**
 * How many times the usual axis is to be doubled for what was counted on the present one: as before, as long as it will do.
 * @param {Axis} axis @param {number} level its own @param {ArrayLike<number>} counts @param {number} offset
 */
export function fittingLevel({low, high, bins}, level, counts, offset) {
  const sum = total(counts, offset, bins);
  if (!(sum > 0)) return level;
  const outside = counts[offset] + counts[offset + bins + 1];
  if (outside > TOO_MANY * sum) return Math.min(MAX_LEVEL, level + 1);
  if (level === 0) return level;
  let beyondHalf = outside;
  for (let i = 0; i < bins; i++) {
    const middle = low + ((i + 0.5) * (high - low)) / bins;
    if (middle < low / 2 || middle > high / 2) beyondHalf += counts[offset + i + 1];
  }
  return beyondHalf <= FEW * sum ? level - 1 : level;
}

/**
 * The scale that a chart has: kept while the highest value fills more than half of it, else with room above.
 * @param {number} scale so far; 0: none @param {number} highest
 */
export function keptScale(scale, highest) {
  if (!(highest > 0) || highest === Infinity) return scale;
  return highest <= scale && highest > scale / 2 ? scale : highest * 1.25;
}

/**
 * Bars that stand on the lower edge of the box.
 * @param {ArrayLike<number>} counts @param {number} offset @param {number} bins
 * @param {number} perPixel what one pixel of height stands for
 * @param {Box} box
 */
export function bars(counts, offset, bins, perPixel, {left, top, width, height}) {
  const step = width / bins;
  const bottom = top + height;
  let path = '';
  for (let i = 0; i < bins; i++) {
    const tall = Math.min(height, counts[offset + i + 1] / perPixel);
    if (!(tall >= 0.1)) continue;
    path += `M${pixel(left + i * step + 0.5)} ${bottom}V${pixel(bottom - tall)}H${pixel(left + (i + 1) * step - 0.5)}V${bottom}Z`;
  }
  return path;
}

/** The outline of the same: a line of steps. @param {ArrayLike<number>} counts @param {number} offset @param {number} bins
 * @param {number} perPixel @param {Box} box */
export function steps(counts, offset, bins, perPixel, {left, top, width, height}) {
  const step = width / bins;
  const bottom = top + height;
  let path = `M${left} ${bottom}`;
  let last = bottom;
  for (let i = 0; i < bins; i++) {
    const y = pixel(bottom - Math.min(height, Math.max(0, counts[offset + i + 1] / perPixel)));
    if (y !== last) path += `H${pixel(left + i * step)}V${y}`;
    last = y;
  }
  return `${path}H${pixel(left + width)}V${bottom}`;
}
