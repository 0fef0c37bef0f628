// Points of data on a canvas: every class with a mark of its own, training points with a light rim, test points with a dark
// one. Knows no page: the context, the place of each point and the colours are given.

import {OUTLINES} from './marks.js';

/** @typedef {import('../core.d.ts').Points} Points */
/**
 * @typedef {{
 *   x(point: number): number, y(point: number): number,
 *   mark(label: number): number, colour(label: number): string,
 *   radius: number, rim: string, width: number,
 * }} Style x and y: pixels of the i-th point; NaN leaves it out. width: of the rim
 */

/** @type {Path2D[] | null} */
let outlines = null;

/** @param {CanvasRenderingContext2D} context @param {number} mark @param {number} x @param {number} y @param {Pick<Style, 'radius' | 'rim' | 'width'>} style
 * @param {string} colour */
export function drawMark(context, mark, x, y, {radius, rim, width}, colour) {
  outlines ??= OUTLINES.map((path) => new Path2D(path));
  const outline = outlines[mark % outlines.length];
  context.save();
  context.translate(x, y);
  context.scale(radius, radius);
  context.fillStyle = colour;
  if (width > 0) {
    context.strokeStyle = rim;
    context.lineWidth = (2 * width) / radius;
    context.lineJoin = 'round';
    context.stroke(outline);
  }
  context.fill(outline);
  context.restore();
}

/** @param {CanvasRenderingContext2D} context @param {Points} points @param {Style} style @returns how many were drawn */
export function drawPoints(context, {label}, style) {
  let drawn = 0;
  for (let i = 0; i < label.length; i++) {
    const x = style.x(i);
    const y = style.y(i);
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    drawMark(context, style.mark(label[i]), x, y, style, style.colour(label[i]));
    drawn++;
  }
  return drawn;
}
