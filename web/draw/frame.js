// The window of a plot: which z and which values it shows, where they fall on the paper, and how it moves.

import {MAX_REACH, MIN_SPAN} from '../state.js';

/** @typedef {readonly [number, number]} Interval */
/**
 * @typedef {{left: number, top: number, width: number, height: number, gutter: number, xs: Interval, ys: Interval,
 *   x: (z: number) => number, y: (value: number) => number, z: (x: number) => number, value: (y: number) => number, base?: number}} Frame
 *   base: how far down the lines of z go, to their numbers; to the lower edge if it is left out
 */

/**
 * @param {{left: number, top: number, width: number, height: number, gutter?: number}} box The plotting area in pixels, and
 *   the room right of it.
 * @param {Interval} xs
 * @param {Interval} ys
 * @returns {Frame}
 */
export function makeFrame({left, top, width, height, gutter = 0}, xs, ys) {
  const perZ = width / (xs[1] - xs[0]);
  const perValue = height / (ys[1] - ys[0]);
  return {
    left, top, width, height, gutter, xs, ys,
    x: (z) => left + (z - xs[0]) * perZ,
    y: (value) => top + (ys[1] - value) * perValue,
    z: (x) => xs[0] + (x - left) / perZ,
    value: (y) => ys[1] - (y - top) / perValue,
  };
}

/** An interval of at least the smallest span, inside what may be shown. @param {number} low @param {number} high @returns {Interval} */
export function legalInterval(low, high) {
  const span = Math.min(2 * MAX_REACH, Math.max(MIN_SPAN * 1.001, high - low));
  const middle = (low + high) / 2;
  const start = Math.min(MAX_REACH - span, Math.max(-MAX_REACH, middle - span / 2));
  return rounded(start, start + span);
}

/** Ends with the digits that can be seen, so that links stay short. @param {number} low @param {number} high @returns {Interval} */
function rounded(low, high) {
  const decimals = Math.min(12, Math.max(0, 3 - Math.floor(Math.log10(high - low))));
  return [Number(low.toFixed(decimals)) + 0, Number(high.toFixed(decimals)) + 0];
}

/** Makes the interval `factor` times as long; the point at `fixed` stays where it is. @param {Interval} interval
 * @param {number} factor @param {number} fixed @returns {Interval} */
export function zoomed([low, high], factor, fixed) {
  return legalInterval(fixed + (low - fixed) * factor, fixed + (high - fixed) * factor);
}

/** @param {Interval} interval @param {number} shift @returns {Interval} */
export function shifted([low, high], shift) {
  return legalInterval(low + shift, high + shift);
}

/** A span of z that suits the kinks of the functions shown: what is usual, and as much more as they need.
 * @param {number[]} kinks @returns {Interval} */
export function suitableRange(kinks) {
  const near = kinks.filter((at) => Math.abs(at) <= 12);
  return [Math.min(-4, ...near.map((at) => Math.floor(at * 1.25))), Math.max(4, ...near.map((at) => Math.ceil(at * 1.25)))];
}

// Slopes are read from a plot best if both axes have about the same scale; flat functions may be stretched this far.
const WIDEST = 0.72;
const NARROWEST = 0.3;

/**
 * The values to show over a span of z: all of them if the slopes stay readable, else the part nearest to 0.
 * @param {Iterable<number>} values
 * @param {Interval} xs
 * @param {number} [narrowest] the least share of the span of z that they have
 * @returns {Interval}
 */
export function suitableValues(values, xs, narrowest = NARROWEST) {
  const span = xs[1] - xs[0];
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) [low, high] = [-1, 1];
  const longest = WIDEST * span;
  if (Math.max(high, 0) - Math.min(low, 0) <= longest) [low, high] = [Math.min(low, 0), Math.max(high, 0)];
  let length = high - low;
  let middle = (low + high) / 2;
  if (length > longest) {
    middle = Math.min(high - longest / 2, Math.max(low + longest / 2, 0));
    length = longest;
  }
  length = Math.max(length * 1.16, narrowest * span);
  return legalInterval(middle - length / 2, middle + length / 2);
}
