// The picture of the output: canvases for what changes with training and for the points, an axis frame under and a cursor
// over them. Draws what it is told and keeps it, so that another size or theme can draw it again.

import {contour} from '../../draw/contour.js';
import {classPalette, heatPalette, paintClasses, paintHeat, paletteColour} from '../../draw/heat.js';
import {PLANE, drawCrosshair, drawPlane, planeFrame, planeHeight} from '../../draw/plane.js';
import {drawPoints} from '../../draw/points.js';
import {onNextFrame} from '../../scheduler.js';
import {make, setAttribute} from '../make.js';
import {paint, svg} from '../svg.js';
import {watchColours} from './colours.js';
import {USUAL_SPAN, classOf, decisionField, leadField} from './surface_field.js';

/** @typedef {import('../../core.d.ts').Points} Points */
/** @typedef {import('./surface_field.js').Meaning} Meaning */
/** @typedef {{values: Float64Array, decision: Float64Array | null, size: number, isUnit: boolean}} Grid */

const MOST = 286;
const RADIUS = {few: 3.6, many: 2.4};
const MANY = 900;
/** Test points of a regression are squares. */
export const TEST_MARK = 2;
const SEGMENTS = new Float32Array(4 * 20_000);

/** @param {number} size */
const imageOf = (size) => {
  const image = new ImageData(size, size);
  return {image, pixels: new Uint32Array(image.data.buffer)};
};

/** @param {HTMLElement} place @param {{onSize(): void}} hooks */
export function createPicture(place, {onSize}) {
  const field = make('canvas', {class: 'play-plane-field', 'aria-hidden': 'true'});
  const dots = make('canvas', {class: 'play-plane-dots', 'aria-hidden': 'true'});
  const under = svg({class: 'play-plane-frame', 'aria-hidden': 'true'});
  const over = svg({class: 'play-plane-frame', 'aria-hidden': 'true'});
  const area = make('div', {class: 'play-plane-area'});
  const element = make('div', {class: 'play-plane'}, under, field, dots, over, area);
  const small = make('canvas', {});
  const onField = /** @type {CanvasRenderingContext2D} */ (field.getContext('2d'));
  const onDots = /** @type {CanvasRenderingContext2D} */ (dots.getContext('2d'));
  const onSmall = /** @type {CanvasRenderingContext2D} */ (small.getContext('2d'));

  let width = 320;
  /** @type {Meaning | null} */
  let meaning = null;
  let frame = planeFrame(width, MOST, PLANE);
  let names = /** @type {[string, string]} */ (['', '']);
  let isDiscrete = false;
  /** @type {Grid | null} */
  let grid = null;
  /** @type {{points: Points, isTest: boolean}[]} */
  let sets = [];
  let cursor = {x: NaN, y: NaN, isPoint: false};
  let {image, pixels} = imageOf(1);
  let field1 = new Float64Array(1);
  /** @type {import('./colours.js').Colours} */
  let colours;
  /** @type {Uint32Array} */
  let heat;
  /** @type {Uint32Array} */
  let smooth;
  /** @type {Uint32Array} */
  let regions;

  function takePalettes() {
    smooth = heatPalette(colours);
    heat = isDiscrete ? heatPalette(colours, {isDiscrete}) : smooth;
    regions = classPalette(colours.classes, colours, {isDiscrete});
  }

  /** @param {Float64Array} values one grid @param {number} size @param {number} pitch */
  function strokeLevel(values, size, pitch) {
    const length = contour(values, 0, size, 0, SEGMENTS);
    for (let i = 0; i < length; i += 4) {
      onField.moveTo(SEGMENTS[i] * pitch, SEGMENTS[i + 1] * pitch);
      onField.lineTo(SEGMENTS[i + 2] * pitch, SEGMENTS[i + 3] * pitch);
    }
  }

  /** @param {Grid} grid @param {Meaning} meaning */
  function drawPlaneField({values, decision, size, isUnit}, meaning) {
    const count = size * size;
    if (image.width !== size) {
      ({image, pixels} = imageOf(size));
      small.width = small.height = size;
      field1 = new Float64Array(count);
    }
    const hasRegions = !isUnit && meaning.classes > 2 && decision;
    if (hasRegions) {
      paintClasses(values, decision, meaning.outputs, size, regions, meaning.high - meaning.low, pixels);
    } else if (isUnit || meaning.classes === 0) {
      paintHeat(values, 0, size, heat, isUnit ? USUAL_SPAN : meaning.span, pixels);
    } else {
      decisionField(values, meaning, field1);
      paintHeat(field1, 0, size, heat, 1, pixels);
    }
    onSmall.putImageData(image, 0, 0);
    // The grid's outermost points lie on the edges, so half a pixel of the map lies beyond.
    const pitch = field.width / (size - 1);
    onField.drawImage(small, -pitch / 2, -pitch / 2, field.width + pitch, field.height + pitch);
    if (isUnit || meaning.classes === 0) return;
    onField.beginPath();
    if (hasRegions) {
      for (let c = 0; c < meaning.outputs; c++) {
        leadField(values, meaning.outputs, c, field1);
        strokeLevel(field1, size, pitch);
      }
    } else {
      strokeLevel(field1, size, pitch);
    }
    onField.strokeStyle = colours.line;
    onField.lineWidth = 1.5 * devicePixelRatio;
    onField.stroke();
  }

  /** The middle row of the grid, y = 0, as a curve. @param {Grid} grid */
  function drawCurve({values, size}) {
    const row = ((size - 1) / 2) * size;
    onField.clearRect(0, 0, field.width, field.height);
    onField.beginPath();
    for (let i = 0; i < size; i++) {
      const value = values[row + i];
      if (value - value !== 0) continue;
      const y = ((frame.ys[1] - value) / (frame.ys[1] - frame.ys[0])) * field.height;
      onField.lineTo((i / (size - 1)) * field.width, Math.max(-field.height, Math.min(2 * field.height, y)));
    }
    onField.strokeStyle = colours.line;
    onField.lineWidth = 3 * devicePixelRatio;
    onField.lineJoin = 'round';
    onField.stroke();
  }

  function drawGrid() {
    if (!grid || !meaning) return;
    if (meaning.isLine) drawCurve(grid);
    else drawPlaneField(grid, meaning);
  }

  function drawDots() {
    onDots.clearRect(0, 0, dots.width, dots.height);
    if (!meaning) return;
    const {classes, isLine, span} = meaning;
    const ratio = dots.width / frame.width;
    const count = sets.reduce((sum, {points}) => sum + points.x.length, 0);
    const radius = (count > MANY ? RADIUS.many : RADIUS.few) * ratio;
    const [low, high] = PLANE;
    for (const {points, isTest} of sets) {
      drawPoints(onDots, points, {
        x: (i) => (points.x[i] >= low && points.x[i] <= high ? (frame.x(points.x[i]) - frame.left) * ratio : NaN),
        y: (i) => (isLine ? (frame.y(points.label[i]) - frame.top) * ratio : points.y[i] >= low && points.y[i] <= high ? (frame.y(points.y[i]) - frame.top) * ratio : NaN),
        mark: (label) => (classes > 0 ? classOf(label, classes) : isTest ? TEST_MARK : 0),
        colour: (label) => (isLine ? colours.positive : classes > 0 ? colours.classes[classOf(label, classes) % colours.classes.length] : paletteColour(smooth, (label / span + 1) / 2)),
        radius,
        rim: isTest ? colours.line : classes > 0 || isLine ? colours.rim : colours.ink,
        width: (isTest ? 1.1 : classes > 0 || isLine ? 0.8 : 0.5) * ratio,
      });
    }
  }

  function drawFrame() {
    const isLine = meaning?.isLine ?? false;
    frame = planeFrame(width, MOST, isLine && meaning ? meaning.ys : PLANE);
    const height = planeHeight(frame);
    element.style.height = `${height}px`;
    element.style.setProperty('--drawn', `${width}px`);
    for (const part of [under, over]) setAttribute(part, 'viewBox', `0 0 ${width} ${height}`);
    for (const part of [field, dots, area]) {
      Object.assign(part.style, {left: `${frame.left}px`, top: `${frame.top}px`, width: `${frame.width}px`, height: `${frame.height}px`});
    }
    const sizeNow = Math.round(frame.width * devicePixelRatio);
    for (const canvas of [field, dots]) if (canvas.width !== sizeNow) canvas.width = canvas.height = sizeNow;
    dots.style.zIndex = isLine ? '-1' : '';  // a curve goes over the points, points lie on a surface
    paint(under, drawPlane(frame, isLine ? [names[0], ''] : names, isLine));
    drawAll();
    onSize();
  }

  function drawAll() {
    drawGrid();
    drawDots();
    drawCursor();
  }

  function drawCursor() {
    const {x, y, isPoint} = cursor;
    paint(over, Number.isNaN(x) ? [] : drawCrosshair(frame, x, y, isPoint));
  }

  const endColours = watchColours(place, (taken) => {
    colours = taken;
    takePalettes();
    onNextFrame(drawAll);
  });
  const observer = new ResizeObserver(([entry]) => {
    const next = Math.floor(entry.contentRect.width);
    if (next === 0 || next === width) return;
    width = next;
    onNextFrame(drawFrame);
  });
  observer.observe(element);

  return {
    element,
    area,
    get frame() {
      return frame;
    },
    /** Another run or other data; its points are yet to come. @param {Meaning} next @param {[string, string]} axes */
    setMeaning(next, axes) {
      meaning = next;
      names = axes;
      grid = null;
      sets = [];
      onField.clearRect(0, 0, field.width, field.height);
      drawFrame();
    },
    /** @param {boolean} next */
    setDiscrete(next) {
      if (next === isDiscrete) return;
      isDiscrete = next;
      takePalettes();
      drawGrid();
    },
    /** The later ones lie on top. @param {{points: Points, isTest: boolean}[]} next */
    setPoints(next) {
      sets = next;
      drawDots();
    },
    /** @param {Grid} next valid until the next one */
    setGrid(next) {
      grid = next;
      drawGrid();
    },
    /** @param {number} x @param {number} y @param {boolean} isPoint of the data; NaN: none */
    setCursor(x, y, isPoint) {
      if (Object.is(x, cursor.x) && Object.is(y, cursor.y) && isPoint === cursor.isPoint) return;
      cursor = {x, y, isPoint};
      drawCursor();
    },
    destroy() {
      observer.disconnect();
      endColours();
    },
  };
}
