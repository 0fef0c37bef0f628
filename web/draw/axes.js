// Axes of a plot: a faint grid, the two lines of zero, numbers at the ticks.

import {mark, pixel} from './marks.js';
import {ticks} from './ticks.js';

/** @typedef {import('./frame.js').Frame} Frame */
/** @typedef {import('./marks.js').Mark} Mark */

const X_SPACING = 52;
const Y_SPACING = 44;
const LEAST_VALUES = 3;
const LABEL_HEIGHT = 24;
const CHARACTER_WIDTH = 8.3;

/** @param {readonly [number, number]} ys @param {number} height */
const yTicks = (ys, height) => ticks(ys, Math.max(LEAST_VALUES, height / Y_SPACING));

/** The room that numbers need left of a plot. @param {readonly [number, number]} ys @param {number} height */
export function labelWidth(ys, height) {
  const longest = Math.max(...yTicks(ys, height).map(({label}) => label.length));
  return Math.max(26, Math.ceil(longest * CHARACTER_WIDTH) + 10);
}

/** The room under a plot. */
export const LABEL_ROOM = LABEL_HEIGHT;

/** As many as there is room for with their labels. @param {Frame} frame */
function xTicks({xs, width}) {
  const close = ticks(xs, width / X_SPACING);
  const longest = Math.max(...close.map(({label}) => label.length)) * CHARACTER_WIDTH + 12;
  return longest > X_SPACING ? ticks(xs, width / longest) : close;
}

/** The axis of z alone. @param {Frame} frame @returns {Mark[]} */
export function drawZAxis(frame) {
  const {left, top, width, height, base: bottom = top + height} = frame;
  const right = left + width;
  const marks = [];
  for (const {value, label} of xTicks(frame)) {
    const x = pixel(frame.x(value));
    marks.push(mark('path', {class: value === 0 ? 'axis' : 'grid', d: `M${x} ${top}V${bottom}`}));
    // The name of the axis stands right of its end.
    if (x + (label.length * CHARACTER_WIDTH) / 2 > right + 14) continue;
    marks.push(mark('text', {class: 'tick', x, y: bottom + 18, 'text-anchor': 'middle'}, label));
  }
  marks.push(mark('text', {class: 'axis-name', x: right + 16, y: bottom + 18}, 'z'));
  return marks;
}

/** @param {Frame} frame @returns {Mark[]} */
export function drawAxes(frame) {
  const {left, width, height} = frame;
  const right = left + width;
  const marks = drawZAxis(frame);
  for (const {value, label} of yTicks(frame.ys, height)) {
    const y = pixel(frame.y(value));
    marks.push(mark('path', {class: value === 0 ? 'axis' : 'grid', d: `M${left} ${y}H${right}`}));
    marks.push(mark('text', {class: 'tick', x: left - 8, y: y + 4.5, 'text-anchor': 'end'}, label));
  }
  return marks;
}
