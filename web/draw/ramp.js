// Two small charts over one axis of inputs: shares as a line, and gradients with stems where an entry is marked. Pure.

import {drawFrame, makeScale, valueTicks} from './chart.js';
import {mark, pixel} from './marks.js';
import {ticks} from './ticks.js';

/** @typedef {import('./chart.js').Box} Box */
/** @typedef {import('./chart.js').Scale} Scale */
/** @typedef {import('./marks.js').Mark} Mark */

/** @param {Box} box @param {readonly [number, number]} xs @param {readonly [number, number]} ys @param {number} count */
function frameOf(box, xs, ys, count) {
  const scale = makeScale(box, xs, ys, false);
  const places = ticks(xs, box.width / 50).map(({value, label}) => ({x: scale.x(value), label, anchor: 'middle'}));
  return {scale, marks: drawFrame(box, scale, valueTicks(ys, false, count), places)};
}

/** @param {ArrayLike<number>} x @param {ArrayLike<number>} y @param {Scale} scale @param {(i: number) => boolean} isTaken */
function lineOf(x, y, scale, isTaken) {
  let path = '';
  for (let i = 0; i < x.length; i++) if (isTaken(i)) path += `${path === '' ? 'M' : 'L'}${pixel(scale.x(x[i]))} ${pixel(scale.y(y[i]))}`;
  return path;
}

/** @param {number} x @param {number} y @param {Box} box @returns {Mark[]} */
const cursorAt = (x, y, {top, height}) => [
  mark('path', {class: 'cursor-line', d: `M${pixel(x)} ${top}V${top + height}`}),
  mark('circle', {class: 'cursor-dot', cx: pixel(x), cy: pixel(y), r: 4}),
];

/**
 * @param {{z: Float64Array, values: Float64Array, marked: Float64Array | null}} series marked: 1 where an entry is; null: a line alone
 * @param {Box} box @param {readonly [number, number]} ys @param {number} at the entry under the cursor
 * @returns {Mark[]}
 */
export function drawRamp({z, values, marked}, box, ys, at) {
  const {scale, marks} = frameOf(box, [z[0], z[z.length - 1]], ys, 3);
  marks.push(mark('path', {class: 'softmax-line', d: lineOf(z, values, scale, (i) => !marked || marked[i] === 0)}));
  if (marked) {
    const zero = pixel(scale.y(0));
    let [stems, dots] = ['', ''];
    for (let i = 0; i < z.length; i++) {
      if (marked[i] === 0) continue;
      const [x, y] = [pixel(scale.x(z[i])), pixel(scale.y(values[i]))];
      stems += `M${x} ${zero}V${y}`;
      dots += `M${x} ${y}h0`;
    }
    marks.push(mark('path', {class: 'softmax-stems', d: stems}), mark('path', {class: 'softmax-dots', d: dots}));
  }
  return [...marks, ...cursorAt(scale.x(z[at]), scale.y(values[at]), box)];
}
