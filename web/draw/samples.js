// Where a curve is sampled, and how the samples become a path that shows kinks and jumps as they are.

import {pixel} from './marks.js';

/** @typedef {import('./frame.js').Frame} Frame */
/** @typedef {{at: number, order: number}} Kink */
/** @typedef {{order: number, index: number}} Break A kink among the samples: z[index] is the point, its neighbours the two limits. */

/**
 * Evenly spaced points, and for every kink inside three more: the point, and one so close on either side that the
 * value there is the one-sided limit as far as can be seen.
 * @param {readonly [number, number]} interval
 * @param {number} count
 * @param {readonly Kink[]} kinks
 * @returns {{z: Float64Array, breaks: Break[]}}
 */
export function samplePoints([low, high], count, kinks) {
  const inside = kinks.filter(({at}) => at > low && at < high).sort((a, b) => a.at - b.at);
  const step = (high - low) / (count - 1);
  const near = step * 2 ** -10;
  const z = [];
  const breaks = [];
  let next = 0;
  for (let i = 0; i < count; i++) {
    const point = i === count - 1 ? high : low + i * step;
    for (; next < inside.length && inside[next].at <= point + near; next++) {
      const {at, order} = inside[next];
      while (z.length > 0 && z[z.length - 1] >= at - near) z.pop();
      z.push(at - near, at, at + near);
      breaks.push({order, index: z.length - 2});
    }
    if (z.length === 0 || point > z[z.length - 1]) z.push(point);
  }
  return {z: Float64Array.from(z), breaks};
}

/**
 * The breaks at which a curve is seen to jump: the pen is lifted there. The limits and the value are in pixels.
 * @param {Float64Array} y
 * @param {readonly Break[]} breaks
 * @param {number} derivative Which derivative the curve shows: f (order 0) jumps only where f does.
 * @param {Frame} frame
 */
export function jumps(y, breaks, derivative, frame) {
  return breaks.filter(({order}) => order <= derivative).map(({index}) => ({
    index,
    left: frame.y(y[index - 1]),
    value: frame.y(y[index]),
    right: frame.y(y[index + 1]),
  })).filter(({left, value, right}) => Math.abs(left - right) > 1 || Math.abs(value - left) > 1);
}

/**
 * The path through the samples, without those that lie within a tenth of a pixel of the line between their neighbours.
 * @param {Float64Array} z
 * @param {Float64Array} y
 * @param {Frame} frame
 * @param {readonly number[]} lifted The samples that are left out, with the pen lifted: where the curve jumps.
 */
export function curvePath(z, y, frame, lifted = []) {
  const top = frame.top - 2 * frame.height;
  const bottom = frame.top + 3 * frame.height;
  let path = '';
  /** @type {[number, number][]} */
  let piece = [];
  const flush = () => {
    if (piece.length > 1) path += `M${thinned(piece).map(([x, v]) => `${pixel(x)} ${pixel(v)}`).join('L')}`;
    piece = [];
  };
  for (let i = 0; i < z.length; i++) {
    const v = frame.y(y[i]);
    if (Number.isNaN(v) || lifted.includes(i)) flush();
    else piece.push([frame.x(z[i]), Math.min(bottom, Math.max(top, v))]);
  }
  flush();
  return path;
}

const TOLERANCE = 0.1;

/**
 * From the last kept point, the cone of slopes that pass all points since within the tolerance; a point outside it
 * makes its predecessor the next one kept.
 * @param {[number, number][]} points
 */
function thinned(points) {
  let [from] = points;
  const kept = [from];
  let [low, high] = [-Infinity, Infinity];
  for (let i = 1; i < points.length; i++) {
    const [x, y] = points[i];
    const slope = (y - from[1]) / (x - from[0]);
    if (slope < low || slope > high) {
      from = points[i - 1];
      kept.push(from);
      [low, high] = [-Infinity, Infinity];
    }
    const run = x - from[0];
    low = Math.max(low, (y - TOLERANCE - from[1]) / run);
    high = Math.min(high, (y + TOLERANCE - from[1]) / run);
  }
  kept.push(points[points.length - 1]);
  return kept;
}
