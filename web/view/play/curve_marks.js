// The figure of the curve as marks: where its parts stand, the bars under the curve with their words, the dots of a point.
//
// From the top: the curve; what becomes of a gradient at both ends of it; how much lies beyond the axis, and the bars; z.

import {makeFrame} from '../../draw/frame.js';
import {bars, steps, total} from '../../draw/histogram.js';
import {mark, pixel} from '../../draw/marks.js';
import {plotFrame} from '../../draw/plot.js';

/** @typedef {import('../../draw/frame.js').Frame} Frame */
/** @typedef {import('../../draw/histogram.js').Box} Box */
/** @typedef {import('../../draw/marks.js').Mark} Mark */
/** @typedef {{counts: Float64Array, through: Float64Array, unit: Float64Array | null}} Counted with what is beyond the axis at both ends */

export const HEIGHT = 222;
const TOP = 8;
const CURVE = 114;
const NUMBERS = 24;
const WORD = 15;
const SIDE = 30;
/** Beyond the axis, less is not worth a word. */
const LEAST = 0.0005;
/** Of a label, at most so many numbers; the room of a character. */
const MOST = 4;
const [WIDE, TALL] = [6.5, 13];

/** The frame of the curve and the box of the bars under it. @param {number} width @param {readonly [number, number]} xs
 * @param {readonly [number, number] | null} ys null: there is no curve, the bars have all the room @returns {{frame: Frame, box: Box}} */
export function figure(width, xs, ys) {
  const base = HEIGHT - NUMBERS;
  const frame = ys ? plotFrame({width, height: TOP + CURVE + NUMBERS}, xs, ys, false) :
    makeFrame({left: SIDE, top: TOP, width: width - 2 * SIDE, height: base - TOP, gutter: SIDE}, xs, [0, 1]);
  const top = ys ? TOP + CURVE + WORD : TOP;
  return {frame: {...frame, base}, box: {left: frame.left, top, width: frame.width, height: base - top}};
}

/** @param {Counted} counted @param {number} bins @param {Box} box @param {number} scale what the height stands for
 * @param {number} unitScale the same, of the outline @returns {Mark[]} */
export function barMarks({counts, through, unit}, bins, box, scale, unitScale) {
  const bottom = box.top + box.height;
  const tall = box.height - WORD;
  return [
    mark('path', {class: 'bars-z', d: scale > 0 ? bars(counts, 0, bins, scale / tall, box) : ''}),
    mark('path', {class: 'bars-through', d: scale > 0 ? bars(through, 0, bins, scale / tall, box) : ''}),
    mark('path', {class: 'axis', d: `M${box.left} ${bottom}H${box.left + box.width}`}),
    mark('path', {class: 'steps-unit', d: unit && unitScale > 0 ? steps(unit, 0, bins, unitScale / tall, box) : ''}),
  ];
}

/** How much lies beyond either end. @param {Counted} counted @param {number} bins @param {Box} box
 * @param {(share: number, isLeft: boolean) => string} words @returns {Mark[]} */
export function beyondMarks({counts}, bins, {left, top, width}, words) {
  const sum = total(counts, 0, bins);
  return [counts[0], counts[bins + 1]].flatMap((count, end) => (count > LEAST * sum ?
    [mark('text', {class: 'curve-word', x: end === 0 ? left + 3 : left + width - 3, y: top + 11, 'text-anchor': end === 0 ? 'start' : 'end'}, words(count / sum, end === 0))] : []));
}

/** What becomes of a gradient at the ends of the curve; where the words would meet, only what they end with.
 * @param {readonly (string | null)[]} words @param {Box} box @returns {Mark[]} */
export function gradientMarks(words, {left, top, width}) {
  const areWide = words.reduce((sum, text) => sum + (text?.length ?? 0) * WIDE, 0) > width - 2 * WIDE;
  return words.flatMap((text, end) => (text === null ? [] :
    [mark('text', {class: 'curve-word', x: end === 0 ? left + 3 : left + width - 3, y: top - 4, 'text-anchor': end === 0 ? 'start' : 'end'},
        areWide ? text.replace(/^[^×≈]*(?=[×≈])/, '') : text)]));
}

/** @typedef {{x: number, y: number, units: number[]}} Label */
/** The numbers of units whose dots lie close together. @param {Label} label */
const numbers = ({units}) => units.slice(0, MOST).map((unit) => unit + 1).join(' ') + (units.length > MOST ? ' …' : '');

/** Labels that would cover each other become one. @param {readonly {unit: number, x: number, y: number}[]} dots */
function labels(dots) {
  /** @type {Label[]} */
  const list = [];
  for (const {unit, x, y} of [...dots].sort((a, b) => a.x - b.x)) {
    /** @type {Label} */
    let label = {x, y, units: [unit]};
    for (let last = list.at(-1); last && areClose(last, label); last = list.at(-1)) {
      list.pop();
      const count = last.units.length + label.units.length;
      label = {x: (last.x * last.units.length + label.x * label.units.length) / count, y: Math.min(last.y, label.y), units: [...last.units, ...label.units]};
    }
    list.push(label);
  }
  return list;
}

/** @param {Label} a @param {Label} b */
const areClose = (a, b) => Math.abs(a.y - b.y) < TALL && Math.abs(a.x - b.x) < ((numbers(a).length + numbers(b).length) / 2 + 1) * WIDE;

/** A dot for each unit, inside the frame. @param {ArrayLike<number>} xs @param {ArrayLike<number>} ys in pixels @param {Frame} frame @param {boolean} isNamed @returns {Mark[]} */
export function dotMarks(xs, ys, {left, top, width, height}, isNamed) {
  const dots = Array.from(xs, (x, unit) => ({unit, x: pixel(Math.min(left + width, Math.max(left, x))), y: pixel(Math.min(top + height, Math.max(top, ys[unit])))}));
  const names = isNamed ? labels(dots).map((label) => mark('text', {x: pixel(label.x), y: label.y - 8, 'text-anchor': 'middle'}, numbers(label))) : [];
  return [mark('g', {class: 'unit-dot'}, [...dots.map(({x, y}) => mark('circle', {cx: x, cy: y, r: 4.5})), ...names])];
}
