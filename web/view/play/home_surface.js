// The output over the plane as a picture of its own: the map as an image inside, everything else as lines and shapes, in the
// colours of paper and without the hand's cross. Computed anew, so it needs no panel on the page.

import {contour} from '../../draw/contour.js';
import {classPalette, heatPalette, paintClasses, paletteColour} from '../../draw/heat.js';
import {OUTLINES, mark, pixel} from '../../draw/marks.js';
import {PLANE, drawPlane, planeFrame, planeHeight} from '../../draw/plane.js';
import {formatNumber} from '../../i18n/numbers.js';
import {svg} from '../svg.js';
import {HEADING, MARGIN, standalone} from '../takeaway_picture.js';
import {className} from './class_marks.js';
import {imageMark, mapCanvas, paperColours} from './home_light.js';
import {classOf, decisionField, leadField, meaningOf} from './surface_field.js';
import {TEST_MARK} from './surface_picture.js';

/** @typedef {import('../../draw/marks.js').Mark} Mark */
/** @typedef {import('./surface_field.js').Meaning} Meaning */
/** What a picture is drawn of. @typedef {{frame: import('../../draw/frame.js').Frame, meaning: Meaning, colours: import('./colours.js').Colours, isDiscrete: boolean, smooth: Uint32Array}} Scene */

const WIDTH = 560;
const SIDE = 480;
const ROW = 22;
const KEY = 132;
/** Points along each side; of networks that take longer, fewer. Odd: a row lies on y = 0. */
const [FINE, COARSE] = [161, 61];
const LARGE = 15_000;
const SEGMENTS = new Float32Array(4 * 20_000);
const SCALE_STEPS = 24;

/** @param {Scene} scene @param {Float64Array} values @param {number} size @returns {string} the path of where they are 0 */
function levelPath({frame}, values, size) {
  const length = contour(values, 0, size, 0, SEGMENTS);
  const pitch = frame.width / (size - 1);
  let path = '';
  for (let i = 0; i < length; i += 4) {
    path += `M${pixel(SEGMENTS[i] * pitch + frame.left)} ${pixel(SEGMENTS[i + 1] * pitch + frame.top)}L${pixel(SEGMENTS[i + 2] * pitch + frame.left)} ${pixel(SEGMENTS[i + 3] * pitch + frame.top)}`;
  }
  return path;
}

/** The map and where it decides. @param {Scene} scene @param {Float64Array} values @param {Float64Array | null} decision @param {number} size @returns {Mark[]} */
function planeMarks(scene, values, decision, size) {
  const {frame, meaning, colours, isDiscrete, smooth} = scene;
  const canvas = mapCanvas(size);
  const one = new Float64Array(size * size);
  const heat = isDiscrete ? heatPalette(colours, {isDiscrete}) : smooth;
  let path = '';
  let url;
  if (meaning.classes > 2 && decision) {
    paintClasses(values, decision, meaning.outputs, size, classPalette(colours.classes, colours, {isDiscrete}), meaning.high - meaning.low, canvas.pixels);
    url = canvas.url();
    for (let c = 0; c < meaning.outputs; c++) {
      leadField(values, meaning.outputs, c, one);
      path += levelPath(scene, one, size);
    }
  } else if (meaning.classes === 0) {
    url = canvas.heat(values, 0, heat, meaning.span);
  } else {
    decisionField(values, meaning, one);
    url = canvas.heat(one, 0, heat, 1);
    path = levelPath(scene, one, size);
  }
  // The grid's outermost points lie on the edges, so half a pixel of the map lies beyond, and is cut off.
  const {left, top, width, height} = frame;
  const pitch = width / (size - 1);
  return [
    mark('svg', {x: left, y: top, width, height}, [imageMark(url, -pitch / 2, -pitch / 2, width + pitch)]),
    ...(path ? [mark('path', {d: path, fill: 'none', stroke: colours.line, 'stroke-width': 1.5})] : []),
    mark('path', {d: `M${left} ${top}h${width}v${height}h${-width}z`, fill: 'none', stroke: colours.ink, 'stroke-width': 1}),
  ];
}

/** Of data on a line the answer is a curve. @param {Scene} scene @param {Float64Array} values @param {number} size @returns {Mark[]} */
function curveMarks({frame, colours}, values, size) {
  const row = ((size - 1) / 2) * size;
  const places = Array.from({length: size}, (_, i) => [i, values[row + i]]).filter(([, value]) => Number.isFinite(value))
      .map(([i, value]) => `${pixel((i / (size - 1)) * frame.width)} ${pixel(frame.y(value) - frame.top)}`);
  const path = mark('path', {d: `M${places.join('L')}`, fill: 'none', stroke: colours.line, 'stroke-width': 3, 'stroke-linejoin': 'round'});
  return [mark('svg', {x: frame.left, y: frame.top, width: frame.width, height: frame.height}, places.length > 1 ? [path] : [])];
}

/** @param {Scene} scene @param {number} c @param {number} x @param {number} y @param {number} radius @param {string} fill @param {boolean} isTest @returns {Mark} */
function pointMark({meaning, colours}, c, x, y, radius, fill, isTest) {
  const rim = isTest ? colours.line : meaning.classes > 0 || meaning.isLine ? colours.rim : colours.ink;
  return mark('path', {d: OUTLINES[c % OUTLINES.length], transform: `translate(${pixel(x)} ${pixel(y)}) scale(${radius})`, fill, stroke: rim, 'stroke-width': (isTest ? 2.2 : 1.6) / radius, 'stroke-linejoin': 'round', 'paint-order': 'stroke'});
}

/** @param {Scene} scene @param {import('../../core.d.ts').Points} points @param {boolean} isTest @param {number} radius @returns {Mark[]} */
function pointMarks(scene, points, isTest, radius) {
  const {frame, meaning, colours, smooth} = scene;
  const {classes, isLine, span} = meaning;
  const [low, high] = PLANE;
  return Array.from(points.label, (label, i) => {
    const isInside = points.x[i] >= low && points.x[i] <= high && (isLine || (points.y[i] >= low && points.y[i] <= high));
    if (!isInside) return [];
    const c = classes > 0 ? classOf(label, classes) : isTest ? TEST_MARK : 0;
    const fill = isLine ? colours.positive : classes > 0 ? colours.classes[c % colours.classes.length] : paletteColour(smooth, (label / span + 1) / 2);
    return [pointMark(scene, c, frame.x(points.x[i]), frame.y(isLine ? label : points.y[i]), radius, fill, isTest)];
  }).flat();
}

/** What marks and colours mean, in columns. @param {Scene} scene @param {import('./parts.d.ts').PlayContext} context @param {number} top @param {boolean} hasTest
 * @returns {{marks: Mark[], height: number}} */
function keyMarks(scene, {run, t}, top, hasTest) {
  const {meaning, colours, smooth} = scene;
  const {classes, span, isLine} = meaning;
  const across = Math.floor(WIDTH / KEY);
  /** @type {((x: number, y: number) => Mark[])[]} */
  const entries = Array.from({length: classes}, (_, c) => (x, y) => [pointMark(scene, c, x, y, 5, colours.classes[c % colours.classes.length], false),
    mark('text', {class: 'label', x: x + 11, y: y + 4}, className(t, run.config.data?.id, c, classes, run.state.classNames))]);
  if (classes === 0 && !isLine) {
    entries.push((x, y) => [...Array.from({length: SCALE_STEPS}, (_, i) => mark('rect', {x: x - 5 + 2.5 * i, y: y - 5, width: 2.6, height: 10, fill: paletteColour(smooth, (i + 0.5) / SCALE_STEPS)})),
      mark('text', {class: 'label', x: x + 60, y: y + 4}, `${formatNumber(-span)} … ${formatNumber(span)}`)]);
  }
  if (classes === 0) entries.push((x, y) => [pointMark(scene, 0, x, y, 5, isLine ? colours.positive : colours.rim, false), mark('text', {class: 'label', x: x + 11, y: y + 4}, t('surface.training_point'))]);
  if (hasTest) entries.push((x, y) => [pointMark(scene, classes > 0 ? 0 : TEST_MARK, x, y, 5, colours.rim, true), mark('text', {class: 'label', x: x + 11, y: y + 4}, t('surface.test_point'))]);
  return {marks: entries.flatMap((entry, i) => entry(46 + (i % across) * KEY, top + Math.floor(i / across) * ROW)), height: Math.ceil(entries.length / across) * ROW};
}

/** An SVG file of it as it is now. @param {import('./parts.d.ts').PlayContext} context @param {import('../../i18n/index.js').Translate} words of the part home */
export function surfacePicture(context, words) {
  const {run, session, place, t} = context;
  const {shape} = run.network;
  const meaning = meaningOf(context);
  const [low, high] = PLANE;
  const size = shape.slice(1).reduce((sum, units, l) => sum + units * shape[l], 0) > LARGE ? COARSE : FINE;
  const request = {surfaces: {size, low, high, units: /** @type {const} */ ('output'), ...(meaning.classes > 2 ? {decision: true} : {})}};
  const {parts} = run.trainer.layout(request);
  const numbers = run.trainer.frame(request);
  const part = (/** @type {string} */ name) => (parts[name] ? numbers.subarray(parts[name].offset, parts[name].offset + parts[name].length) : null);

  const colours = paperColours(place);
  const frame = planeFrame(WIDTH, SIDE, meaning.isLine ? meaning.ys : PLANE);
  const scene = {frame, meaning, colours, isDiscrete: session.state.discretize, smooth: heatPalette(colours)};
  const {train, test} = run.data;
  const hasTest = session.state.showTestData && test.x.length > 0;
  const radius = train.x.length + (hasTest ? test.x.length : 0) > 900 ? 3.2 : 4.8;
  const points = [...(hasTest ? pointMarks(scene, test, true, radius) : []), ...pointMarks(scene, train, false, radius)];
  const values = /** @type {Float64Array} */ (part('surfaces'));
  const answer = meaning.isLine ? curveMarks(scene, values, size) : planeMarks(scene, values, part('decision'), size);
  const title = words('home.surface_title', {epoch: run.progress.epoch});
  const bottom = planeHeight(frame) + 14;
  const {marks: key, height} = keyMarks(scene, context, bottom, hasTest);
  const drawing = svg({class: 'plot'}, [
    mark('text', {class: 'label', x: MARGIN, y: 24}, title),
    mark('g', {transform: `translate(0 ${HEADING})`}, [
      ...drawPlane(frame, meaning.isLine ? [t('surface.x1'), ''] : [t('surface.x1'), t('surface.x2')], meaning.isLine),
      ...(meaning.isLine ? [...points, ...answer] : [...answer, ...points]), ...key]),
  ]);
  return standalone(drawing, {title, description: words('home.surface_description', {train: train.x.length, test: hasTest ? test.x.length : 0}), lang: t.lang, width: WIDTH, height: HEADING + bottom + height}, place);
}
