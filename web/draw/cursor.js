// The cursor over a plot: a line at z, a dot on every curve, and the tangent of the selected function.

import {mark, pixel, shape} from './marks.js';

/** @typedef {import('./frame.js').Frame} Frame */
/** @typedef {import('./marks.js').Mark} Mark */

const TANGENT_SHARE = 0.17;

/**
 * @param {{z: number, points: number[][], orders: readonly number[], selected: number, hasTangent: boolean}} cursor
 *   points[i][k] is the k-th derivative of function i at z.
 * @param {Frame} frame
 * @returns {Mark[]}
 */
export function drawCursor({z, points, orders, selected, hasTangent}, frame) {
  const x = frame.x(z);
  if (x < frame.left - 0.5 || x > frame.left + frame.width + 0.5) return [];
  const marks = [mark('path', {class: 'cursor-line', d: `M${pixel(x)} ${frame.top}V${frame.top + frame.height}`})];
  const [f, df] = points[selected];
  if (hasTangent && orders.includes(0)) marks.push(...drawTangent(x, f, df, frame));
  points.forEach((values, i) => {
    for (const order of orders) {
      const y = frame.y(values[order]);
      if (!(y >= frame.top && y <= frame.top + frame.height)) continue;
      marks.push(mark('circle', {class: 'cursor-dot', cx: pixel(x), cy: pixel(y), r: order === 0 ? 6 : 4.5}));
      if (points.length > 1) marks.push(shape(i, x, y, order === 0 ? 4 : 3));
    }
  });
  return [mark('g', {'clip-path': 'url(#plot-clip)'}, marks)];
}

/** @param {number} x @param {number} f @param {number} df @param {Frame} frame @returns {Mark[]} None where it cannot be seen. */
function drawTangent(x, f, df, frame) {
  const perZ = frame.width / (frame.xs[1] - frame.xs[0]);
  const perValue = frame.height / (frame.ys[1] - frame.ys[0]);
  const rise = (df * perValue) / perZ;
  const run = (TANGENT_SHARE * frame.width) / Math.hypot(1, rise);
  const y = frame.y(f);
  if (!Number.isFinite(y) || !Number.isFinite(rise)) return [];
  return [mark('path', {class: 'tangent', d: `M${pixel(x - run)} ${pixel(y + run * rise)}L${pixel(x + run)} ${pixel(y - run * rise)}`})];
}
