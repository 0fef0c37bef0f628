// The network as a picture of its own: features, units with what each answers over the plane, links with their weights, and
// what each layer's function is. In the colours of paper; computed anew, so it needs no panel on the page.

import {heatPalette} from '../../draw/heat.js';
import {mark, pixel} from '../../draw/marks.js';
import {bend, placeUnits, strokeWidth} from '../../draw/network.js';
import {svg} from '../svg.js';
import {HEADING, MARGIN, standalone} from '../takeaway_picture.js';
import {FEATURE_SIGNS, featureGrid} from './feature_grids.js';
import {imageMark, mapCanvas, paperColours} from './home_light.js';

/** @typedef {import('../../draw/marks.js').Mark} Mark */
/** @typedef {import('../../draw/network.js').Place} Place */

/** Room for a column with the name of its function; from so many columns on there is less. */
const [WIDE, NARROW] = [150, 62];
const MANY_COLUMNS = 10;
const HEAD = 44;
const KEY = 34;
const [GRID, COARSE_GRID] = [24, 10];
const MANY_UNITS = 200;
/** Of links: of more, the weak ones are not seen anyway. */
const MOST_LINKS = 4000;

/** @param {Place} from @param {Place} to @param {number} weight @param {import('./colours.js').Colours} colours @returns {Mark} */
function linkMark(from, to, weight, colours) {
  const {x1, y1, x2, y2, middle} = bend(from, to);
  return mark('path', {
    d: `M${pixel(x1)} ${pixel(y1)}C${pixel(middle)} ${pixel(y1)} ${pixel(middle)} ${pixel(y2)} ${pixel(x2)} ${pixel(y2)}`, fill: 'none',
    stroke: weight > 0 ? colours.positive : weight < 0 ? colours.negative : colours.ink, 'stroke-width': pixel(strokeWidth(weight)), 'stroke-opacity': 0.7,
    // Not by hue alone.
    ...(weight > 0 ? {} : {'stroke-dasharray': weight < 0 ? '7 3' : '1 5'}),
  });
}

/** @param {import('../../core.d.ts').Network} network @param {Place[][]} columns @param {import('./colours.js').Colours} colours @returns {Mark[]} */
function linkMarks({layers}, columns, colours) {
  const links = layers.flatMap(({units, inputs, weights}, l) => Array.from({length: units * inputs}, (_, i) =>
    ({from: columns[l][i % inputs], to: columns[l + 1][Math.floor(i / inputs)], weight: weights[i]})));
  const strong = links.length > MOST_LINKS ? links.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, MOST_LINKS) : links;
  return strong.map(({from, to, weight}) => linkMark(from, to, weight, colours));
}

/** A sample and its meaning. @param {number} x @param {number} y @param {number} weight @param {string} text @param {import('./colours.js').Colours} colours @returns {Mark[]} */
const keyMarks = (x, y, weight, text, colours) => [
  linkMark({x, y, size: 0}, {x: x + 40, y, size: 0}, weight, colours), mark('text', {class: 'label', x: x + 48, y: y + 4}, text)];

/** What a layer's function is called. @param {import('./parts.d.ts').PlayContext} context @param {import('../../core.d.ts').NetworkLayer} layer */
function functionName({activations, core}, {activation}) {
  if (!('id' in activation)) return activation.formula;
  return activations.get(activation.id)?.name ?? core.catalogue().vectorFunctions.find(({id}) => id === activation.id)?.name ?? activation.id;
}

/** @param {string} text @param {number} limit */
const cut = (text, limit) => (text.length > limit ? `${text.slice(0, limit - 1)}…` : text);

/** An SVG file of it as it is now. @param {import('./parts.d.ts').PlayContext} context @param {import('../../i18n/index.js').Translate} words of the part home */
export function diagramPicture(context, words) {
  const {run, place, t} = context;
  const {network} = run;
  const {shape, layers} = network;
  const isNarrow = shape.length > MANY_COLUMNS;
  const {columns, width, height} = placeUnits(shape, shape.length * (isNarrow ? NARROW : WIDE), NARROW);
  const colours = paperColours(place);
  const palette = heatPalette(colours);
  const size = shape.reduce((sum, units) => sum + units, 0) > MANY_UNITS ? COARSE_GRID : GRID;
  const request = {surfaces: {size, units: /** @type {const} */ ('all')}};
  const {surfaces} = run.trainer.layout(request).parts;
  const numbers = run.trainer.frame(request);
  const canvas = mapCanvas(size);
  const features = run.config.features ?? ['x', 'y'];

  const box = (/** @type {Place} */ {x, y, size: side}, /** @type {string} */ url) => [
    imageMark(url, pixel(x - side / 2), pixel(y - side / 2), side),
    mark('rect', {x: pixel(x - side / 2), y: pixel(y - side / 2), width: side, height: side, rx: side > 20 ? 4 : 1, fill: 'none', stroke: colours.line, 'stroke-width': side > 20 ? 1.2 : 0.6})];
  const inputs = columns[0].flatMap((at, i) => [
    ...box(at, canvas.heat(featureGrid(features[i], size), 0, palette, 1)),
    mark('text', {class: 'axis-name', x: pixel(at.x - at.size / 2 - 6), y: pixel(at.y + 4), 'text-anchor': 'end'}, FEATURE_SIGNS[features[i]] ?? features[i])]);
  let offset = surfaces.offset;
  const units = columns.slice(1).flat().flatMap((at) => {
    const marks = box(at, canvas.heat(numbers, offset, palette, 1));
    offset += size * size;
    return marks;
  });
  const names = shape.map((_, column) => (column === 0 ? words('home.inputs') : column === shape.length - 1 ? words('home.output') : isNarrow ? String(column) : words('home.layer', {n: column})));
  const heads = columns.flatMap(([{x}], column) => [
    mark('text', {class: 'label', x: pixel(x), y: 14, 'text-anchor': 'middle', 'font-weight': 700}, names[column]),
    ...(column > 0 && !isNarrow ? [mark('text', {class: 'label', x: pixel(x), y: 32, 'text-anchor': 'middle'}, cut(functionName(context, layers[column - 1]), 18))] : [])]);

  const wide = Math.max(width + 2 * MARGIN, 480);
  const left = (wide - width) / 2;
  const foot = HEADING + HEAD + height + 20;
  const title = words('home.diagram_title', {epoch: run.progress.epoch});
  const drawing = svg({class: 'plot'}, [
    mark('text', {class: 'label', x: MARGIN, y: 24}, title),
    mark('g', {transform: `translate(${pixel(left)} ${HEADING})`}, [...heads, mark('g', {transform: `translate(0 ${HEAD})`}, [...linkMarks(network, columns, colours), ...inputs, ...units])]),
    ...keyMarks(MARGIN, foot, 2, words('home.positive'), colours), ...keyMarks(MARGIN + (wide - 2 * MARGIN) / 2, foot, -2, words('home.negative'), colours),
  ]);
  const list = layers.map((layer, l) => `${l + 1 === layers.length ? words('home.output') : words('home.layer', {n: l + 1})}: ${layer.units}, ${functionName(context, layer)}`).join('; ');
  return standalone(drawing, {title, description: words('home.diagram_description', {inputs: features.map((id) => FEATURE_SIGNS[id] ?? id).join(', '), layers: list}), lang: t.lang, width: wide, height: foot + KEY}, place);
}
