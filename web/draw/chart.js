// A small chart of lines over one axis: nice ticks, linear or logarithmic, labels at the ends of the lines. Pure.

import {mark, pixel} from './marks.js';
import {ticks} from './ticks.js';

/** @typedef {import('./marks.js').Mark} Mark */
/** @typedef {{label: string, kind: string, x: ArrayLike<number>, y: ArrayLike<number>}} Line kind: its class */
/** @typedef {{left: number, top: number, width: number, height: number}} Box */
/** @typedef {{x: (value: number) => number, y: (value: number) => number, low: number, high: number, isLog: boolean}} Scale */

const LABEL_GAP = 13;

/** Room above and below, so that lines do not lie on the frame; on a log axis whole decades. @param {number} low @param {number} high @param {boolean} isLog
 * @returns {[number, number]} */
export function niceSpan(low, high, isLog) {
  if (isLog) return [10 ** Math.floor(Math.log10(low) + 1e-9), 10 ** Math.ceil(Math.log10(high) - 1e-9 + (low === high ? 1 : 0))];
  if (low === high) return [low - 0.5, high + 0.5];
  return [low, high + (high - low) * 0.04];
}

/** @param {Box} box @param {readonly [number, number]} xs @param {readonly [number, number]} ys @param {boolean} isLog @returns {Scale} */
export function makeScale({left, top, width, height}, xs, ys, isLog) {
  const of = isLog ? Math.log10 : Number;
  const [low, high] = ys.map(of);
  const span = high - low || 1;
  return {
    x: (value) => left + ((value - xs[0]) / (xs[1] - xs[0] || 1)) * width,
    y: (value) => top + ((high - of(value)) / span) * height,
    low: ys[0], high: ys[1], isLog,
  };
}

/** Where the y axis has numbers: decades of a log axis, at most four of them. @param {readonly [number, number]} ys @param {boolean} isLog @param {number} count */
export function valueTicks(ys, isLog, count) {
  if (!isLog) return ticks(ys, count);
  const [first, last] = ys.map((value) => Math.round(Math.log10(value)));
  const step = Math.max(1, Math.ceil((last - first) / count));
  const list = [];
  for (let power = first; power <= last; power += step) list.push({value: 10 ** power, label: power >= -3 && power <= 4 ? String(Number((10 ** power).toPrecision(1))) : `1e${power}`.replace('-', '−')});
  return list;
}

/** @param {Line} line @param {Scale} scale @param {Box} box */
export function linePath({x, y}, scale, {top, height}) {
  let path = '';
  let isDown = false;
  for (let i = 0; i < x.length; i++) {
    const value = y[i];
    if (!Number.isFinite(value) || (scale.isLog && value <= 0)) {
      isDown = false;
      continue;
    }
    const v = Math.min(top + height + 2, Math.max(top - 2, scale.y(value)));
    path += `${isDown ? 'L' : 'M'}${pixel(scale.x(x[i]))} ${pixel(v)}`;
    isDown = true;
  }
  return path;
}

/** The axes. @param {Box} box @param {Scale} scale @param {readonly {value: number, label: string}[]} values @param {readonly {x: number, label: string, anchor: string}[]} places @returns {Mark[]} */
export function drawFrame(box, scale, values, places) {
  const {left, top, width, height} = box;
  return [
    ...values.flatMap(({value, label}) => {
      const y = pixel(scale.y(value));
      if (y < top - 1 || y > top + height + 1) return [];
      return [mark('path', {class: 'grid', d: `M${left} ${y}H${left + width}`}), mark('text', {class: 'tick', x: left - 6, y: y + 4, 'text-anchor': 'end'}, label)];
    }),
    ...places.map(({x, label, anchor}) => mark('text', {class: 'tick', x: pixel(x), y: top + height + 15, 'text-anchor': anchor}, label)),
  ];
}

/** A moment on the x axis, and what it is: its words lie on the side that has room. @param {number} at @param {string} words @param {Scale} scale @param {Box} box @returns {Mark[]} */
export function drawMoment(at, words, scale, {left, top, width, height}) {
  const x = pixel(scale.x(at));
  const isLeft = x < left + width / 2;
  return [
    mark('path', {class: 'moment', d: `M${x} ${top - 4}V${top + height}`}),
    mark('text', {class: 'moment-word', x: x + (isLeft ? 5 : -5), y: top + 6, 'text-anchor': isLeft ? 'start' : 'end'}, words),
  ];
}

/** Lines with their names at the right end, apart from each other. @param {readonly Line[]} lines @param {Scale} scale @param {Box} box @returns {Mark[]} */
export function drawLines(lines, scale, box) {
  const ends = lines.filter(({label, x}) => label !== '' && x.length > 0).map(({label, kind, y}) => {
    const last = y[y.length - 1];
    return {label, kind, y: Math.min(box.top + box.height, Math.max(box.top + 6, scale.y(last)))};
  }).filter(({y}) => Number.isFinite(y)).sort((a, b) => a.y - b.y);
  ends.forEach((end, i) => {
    if (i > 0) end.y = Math.max(end.y, ends[i - 1].y + LABEL_GAP);
  });
  return [
    ...lines.map((line) => mark('path', {class: `line ${line.kind}`, d: linePath(line, scale, box)})),
    ...ends.map(({label, kind, y}) => mark('text', {class: `end-label ${kind}`, x: box.left + box.width + 5, y: pixel(y + 4)}, label)),
  ];
}
