// The large plot: curves of one or several functions, f, f' and f'', over a window.
//
// The style of a line says which derivative it is (solid, dashed, dotted); where several functions share the plot,
// a shape repeated along each curve says which function. Colour only helps. Knows nothing of the page.

import {LABEL_ROOM, drawAxes, labelWidth} from './axes.js';
import {makeFrame} from './frame.js';
import {mark, pixel, shape} from './marks.js';
import {curvePath, jumps} from './samples.js';

/** @typedef {import('./frame.js').Frame} Frame */
/** @typedef {import('./marks.js').Mark} Mark */
/** @typedef {import('./samples.js').Break} Break */
/**
 * A function's samples; values[k] is its k-th derivative.
 * @typedef {{label: string, z: Float64Array, breaks: Break[], values: Float64Array[]}} Curve
 */
/**
 * What cannot be reached, the lines approached, and for a randomized function the region of its draws.
 * @typedef {{
 *   low: {value: number, label: string} | null, high: {value: number, label: string} | null,
 *   left: {slope: number, intercept: number} | null, right: {slope: number, intercept: number} | null,
 *   band: {z: Float64Array, low: Float64Array, high: Float64Array, draws: Float64Array[]} | null,
 * }} Surroundings
 */
/** @typedef {{curves: Curve[], orders: readonly number[], surroundings: Surroundings | null}} PlotData */

export const ORDER_NAMES = ['f', 'f′', 'f″'];

const RADIUS = 4;
const LABEL_SPACING = 16;
/** Narrower plots show the shapes of functions without their names: the legend has both. */
const WIDE = 480;
const LOWEST = 200;
const NAMES = 132;
const MAX_LABEL = 17;

/** @param {number} width In pixels. @param {number} screen The height of the screen, on which a slider must fit too. */
export function plotHeight(width, screen) {
  const wished = width < WIDE ? width * 0.84 : Math.min(560, width * 0.63);
  return Math.round(Math.min(wished, Math.max(LOWEST, screen * 0.7)));
}

/**
 * @param {{width: number, height: number}} size
 * @param {readonly [number, number]} xs
 * @param {readonly [number, number]} ys
 * @param {boolean} many Whether several functions share the plot.
 */
export function plotFrame(size, xs, ys, many) {
  const height = size.height - LABEL_ROOM - 8;
  const left = labelWidth(ys, height);
  const gutter = many && size.width >= WIDE ? NAMES : 26;
  return makeFrame({left, top: 8, width: size.width - left - gutter, height, gutter}, xs, ys);
}

/** @param {PlotData} data @param {Frame} frame @returns {Mark[]} */
export function drawPlot({curves, orders, surroundings}, frame) {
  const many = curves.length > 1;
  const clip = {'clip-path': 'url(#plot-clip)'};
  const area = mark('rect', {x: frame.left, y: frame.top, width: frame.width, height: frame.height});
  const curveMarks = [];
  const ends = [];
  // Later ones lie on top: the first function, and f before its derivatives.
  for (const order of [...orders].reverse()) {
    for (const [i, curve] of [...curves.entries()].reverse()) {
      curveMarks.push(...drawCurve(curve, order, many ? i : null, frame));
      ends.push(curveEnd(curve, order, many ? i : null, frame));
    }
  }
  const limits = surroundings ? drawLimits(surroundings, frame) : [];
  return [
    mark('clipPath', {id: 'plot-clip'}, [area]),
    ...limits.filter(({tag}) => tag === 'rect'),
    mark('g', {'aria-hidden': 'true'}, drawAxes(frame)),
    mark('g', clip, [...(surroundings ? drawSurroundings(surroundings, curves[0], frame) : []), ...curveMarks]),
    ...limits.filter(({tag}) => tag === 'text'),  // over the curves, to be read
    ...drawEnds(ends, frame),
  ];
}

/** @param {Curve} curve @param {number} order @param {number | null} index @param {Frame} frame @returns {Mark[]} */
function drawCurve({z, breaks, values}, order, index, frame) {
  const y = values[order];
  const breaksSeen = jumps(y, breaks, order, frame);
  const style = index === null ? `single d${order}` : `c${index} d${order}`;
  const marks = [mark('path', {class: `curve ${style}`, d: curvePath(z, y, frame, breaksSeen.map((jump) => jump.index))})];
  if (index !== null) marks.push(...drawShapes(z, y, order, index, frame));
  for (const jump of breaksSeen) marks.push(...drawJump(frame.x(z[jump.index]), jump, style));
  return marks;
}

/** The two ends of a jump: a full circle is the value, an empty one a limit that is not taken. None where they would cover
 * each other: the gap in the line says enough there.
 * @param {number} x @param {{left: number, value: number, right: number}} jump @param {string} style @returns {Mark[]} */
function drawJump(x, {left, value, right}, style) {
  if (Math.max(left, value, right) - Math.min(left, value, right) < RADIUS) return [];
  const marks = [left, right].filter((limit) => Math.abs(limit - value) > 1)
    .map((y) => mark('circle', {class: `end open ${style}`, cx: pixel(x), cy: pixel(y), r: RADIUS}));
  return [...marks, mark('circle', {class: `end closed ${style}`, cx: pixel(x), cy: pixel(value), r: RADIUS})];
}

const SHAPES = 6;

/** @param {Float64Array} z @param {Float64Array} y @param {number} order @param {number} index @param {Frame} frame */
function drawShapes(z, y, order, index, frame) {
  const marks = [];
  for (let k = 0; k < SHAPES; k++) {
    // Each function and derivative starts elsewhere, so that shapes of coinciding curves stand side by side.
    const share = (k + 0.5 + ((index * 3 + order) % 8) / 8) / (SHAPES + 0.5);
    const i = Math.round(share * (z.length - 1));
    const pixelY = frame.y(y[i]);
    if (pixelY > frame.top && pixelY < frame.top + frame.height) marks.push(shape(index, frame.x(z[i]), pixelY, 5));
  }
  return marks;
}

/** Where a curve leaves the window on the right, and what is written there.
 * @param {Curve} curve @param {number} order @param {number | null} index @param {Frame} frame */
function curveEnd({label, values}, order, index, frame) {
  const y = frame.y(values[order][values[order].length - 1]);
  const inside = Math.min(frame.top + frame.height - 4, Math.max(frame.top + 6, Number.isNaN(y) ? Infinity : y));
  return {y: inside, index, order, text: index === null ? ORDER_NAMES[order] : label};
}

/** @param {{y: number, index: number | null, order: number, text: string}[]} ends @param {Frame} frame @returns {Mark[]} */
function drawEnds(ends, frame) {
  const right = frame.left + frame.width;
  // One label for each function is enough; f's end wins.
  const byFunction = new Map(ends.map((end) => [end.index ?? `order ${end.order}`, end]));
  const list = [...byFunction.values()].sort((a, b) => a.y - b.y);
  spread(list, frame);
  return list.flatMap(({y, index, order, text}) => {
    if (index === null) return [mark('text', {class: `label single d${order}`, x: right + 7, y: y + 5}, text)];
    const label = mark('text', {class: 'label', x: right + 21, y: y + 4.5}, fitting(text));
    return [shape(index, right + 11, y, 5), ...(frame.gutter >= NAMES ? [label] : [])];
  });
}

/** A function's name with its parameters, or without them where there is no room; a longer name is cut. @param {string} text */
function fitting(text) {
  if (text.length <= MAX_LABEL) return text;
  const [name] = text.split(' (');
  return name.length <= MAX_LABEL ? name : `${name.slice(0, MAX_LABEL - 1)}…`;
}

/** Moves labels apart that would cover each other, keeping their order. @param {{y: number}[]} sorted @param {Frame} frame */
function spread(sorted, {top, height}) {
  sorted.forEach((end, i) => {
    if (i > 0) end.y = Math.max(end.y, sorted[i - 1].y + LABEL_SPACING);
  });
  let limit = top + height - 4;
  for (const end of [...sorted].reverse()) {
    end.y = Math.min(end.y, limit);
    limit = end.y - LABEL_SPACING;
  }
}

/** The values that the function never takes, shaded. @param {Surroundings} surroundings @param {Frame} frame @returns {Mark[]} */
function drawLimits({low, high}, frame) {
  const {left, top, width, height} = frame;
  const marks = [];
  if (low && frame.y(low.value) < top + height) {
    const y = Math.max(top, frame.y(low.value));
    marks.push(mark('rect', {class: 'never', x: left, y: pixel(y), width, height: pixel(top + height - y)}));
    if (top + height - y > 22) marks.push(mark('text', {class: 'note', x: left + 8, y: pixel(y) + 17}, low.label));
  }
  if (high && frame.y(high.value) > top) {
    const y = Math.min(top + height, frame.y(high.value));
    marks.push(mark('rect', {class: 'never', x: left, y: top, width, height: pixel(y - top)}));
    if (y - top > 22) marks.push(mark('text', {class: 'note', x: left + 8, y: pixel(y) - 7}, high.label));
  }
  return marks;
}

/** @param {Surroundings} surroundings @param {Curve} curve @param {Frame} frame @returns {Mark[]} */
function drawSurroundings({left, right, band}, curve, frame) {
  const marks = [];
  if (band) {
    const [first, last] = [band.z[0], band.z[band.z.length - 1]];
    const outline = [...band.z].map((z, i) => [z, band.low[i]])
      .concat([...band.z].map((z, i) => [z, band.high[i]]).reverse())
      .map(([z, value]) => `${pixel(frame.x(z))} ${pixel(frame.y(value))}`);
    if (last > first) marks.push(mark('path', {class: 'band', d: `M${outline.join('L')}Z`}));
    for (const draw of band.draws) marks.push(mark('path', {class: 'draw', d: curvePath(band.z, draw, frame)}));
  }
  const [start, end] = frame.xs;
  const middle = Math.min(end, Math.max(start, 0));
  if (left && start < 0) marks.push(...drawAsymptote(left, start, middle, curve, frame));
  if (right && end > 0) marks.push(...drawAsymptote(right, middle, end, curve, frame));
  return marks;
}

/** The line that f approaches on one side, unless f lies on it there. @param {{slope: number, intercept: number}} line
 * @param {number} from @param {number} to @param {Curve} curve @param {Frame} frame @returns {Mark[]} */
function drawAsymptote({slope, intercept}, from, to, {z, values}, frame) {
  const apart = z.some((point, i) => point >= from && point <= to &&
    Math.abs(frame.y(values[0][i]) - frame.y(slope * point + intercept)) > 1.5);
  const [start, end] = [from, to].map((point) => frame.y(slope * point + intercept));
  if (!apart || Number.isNaN(start) || Number.isNaN(end)) return [];
  return [mark('path', {class: 'asymptote', d: `M${pixel(frame.x(from))} ${pixel(start)}L${pixel(frame.x(to))} ${pixel(end)}`})];
}
