// The frame of the output: the plane with its two coordinates, or one coordinate with a value above it.

import {ticks} from './ticks.js';
import {makeFrame} from './frame.js';
import {mark, pixel} from './marks.js';

/** @typedef {import('./frame.js').Frame} Frame */
/** @typedef {import('./marks.js').Mark} Mark */

/** What surfaces show of the plane, along both axes. @type {readonly [number, number]} */
export const PLANE = [-6, 6];

const LEFT = 30;
const BOTTOM = 24;
const TOP = 6;
const RIGHT = 8;

/** @param {number} width of the whole picture @param {number} most height of the plot @param {readonly [number, number]} ys */
export function planeFrame(width, most, ys) {
  const side = Math.min(width - LEFT - RIGHT, most);
  const left = LEFT + Math.max(0, (width - LEFT - RIGHT - side) / 2);
  return makeFrame({left, top: TOP, width: side, height: side}, PLANE, ys);
}

/** @param {Frame} frame */
export const planeHeight = ({height}) => TOP + height + BOTTOM;

/** @param {Frame} frame @param {readonly [string, string]} names @param {boolean} hasGrid @returns {Mark[]} */
export function drawPlane(frame, names, hasGrid) {
  const {left, top, width, height, xs, ys} = frame;
  const [right, bottom] = [left + width, top + height];
  const marks = [];
  if (hasGrid) {
    for (const {value} of ticks(xs, 6)) marks.push(mark('path', {class: value === 0 ? 'axis' : 'grid', d: `M${pixel(frame.x(value))} ${top}V${bottom}`}));
    for (const {value} of ticks(ys, 6)) marks.push(mark('path', {class: value === 0 ? 'axis' : 'grid', d: `M${left} ${pixel(frame.y(value))}H${right}`}));
  }
  for (const {value, label} of ticks(xs, 6)) marks.push(mark('text', {x: pixel(frame.x(value)), y: bottom + 15, 'text-anchor': 'middle'}, label));
  for (const {value, label} of ticks(ys, 6)) marks.push(mark('text', {x: left - 5, y: pixel(frame.y(value)) + 4, 'text-anchor': 'end'}, label));
  const [name, other] = names;
  // Between the last numbers but one and the ends, where no number stands.
  marks.push(mark('text', {class: 'axis-name', x: pixel(frame.x(5)), y: bottom + 16, 'text-anchor': 'middle'}, name));
  marks.push(mark('text', {class: 'axis-name', x: left - 6, y: pixel(top + height / 12) + 4, 'text-anchor': 'end'}, other));
  return marks;
}

/** Where the cursor stands. @param {Frame} frame @param {number} x @param {number} y @param {boolean} isPoint of the data @returns {Mark[]} */
export function drawCrosshair(frame, x, y, isPoint) {
  const [column, row] = [pixel(frame.x(x)), pixel(frame.y(y))];
  const lines = mark('path', {class: 'play-crosshair', d: `M${column} ${frame.top}V${frame.top + frame.height}M${frame.left} ${row}H${frame.left + frame.width}`});
  return isPoint ? [lines, mark('circle', {class: 'play-crosshair-point', cx: column, cy: row, r: 7})] : [lines];
}
