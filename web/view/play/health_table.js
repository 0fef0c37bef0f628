// The numbers of the layers: a column for each of a few layers, or a line over the depth of many and one layer's number.

import {mark, pixel} from '../../draw/marks.js';
import {formatNumber} from '../../i18n/numbers.js';
import {make} from '../make.js';
import {paint, svg} from '../svg.js';

/** @typedef {import('./parts.d.ts').PlayContext} PlayContext */
/** @typedef {{key: string, isShare?: boolean, isCount?: boolean}} Row */
/** @typedef {Record<string, number>} LayerValues */

/** The tutorial's four, and what is off. @type {Row[]} */
const FIRST = [{key: 'zVariance'}, {key: 'aVariance'}, {key: 'dzVariance'}, {key: 'daVariance'}, {key: 'saturatedShare', isShare: true}, {key: 'zeroShare', isShare: true}, {key: 'dead', isCount: true}];
/** @type {Row[]} */
const MORE = [{key: 'zMean'}, {key: 'aMean'}, {key: 'dzMean'}, {key: 'daMean'}, {key: 'weightNorm'}, {key: 'gradientNorm'}, {key: 'updateRatio'}];

/** All of them, which the page explains. */
export const KEYS = [...FIRST, ...MORE].map(({key}) => key);

const FEW_LAYERS = 3;
const [WIDTH, HEIGHT] = [90, 16];

/** @param {number} value @param {Row} row */
function written(value, {isShare, isCount}) {
  if (Number.isNaN(value)) return '–';
  if (isCount) return String(value);
  return isShare ? `${formatNumber(100 * value, {decimals: 0})} %` : formatNumber(value, {significant: 2});
}

/** A line over the layers, on a log axis where it spans decades. @param {readonly number[]} values */
function spark(values) {
  const finite = values.filter((value) => Number.isFinite(value));
  if (finite.length < 2) return '';
  const isLog = finite.every((value) => value > 0) && Math.max(...finite) > 20 * Math.min(...finite);
  const of = (/** @type {number} */ value) => (isLog ? Math.log(value) : value);
  const [low, high] = [Math.min(...finite.map(of)), Math.max(...finite.map(of))];
  let path = '';
  values.forEach((value, i) => {
    if (!Number.isFinite(value)) return;
    const y = HEIGHT - 2 - (high > low ? (of(value) - low) / (high - low) : 0.5) * (HEIGHT - 4);
    path += `${path === '' ? 'M' : 'L'}${pixel(2 + (i * (WIDTH - 4)) / (values.length - 1))} ${pixel(y)}`;
  });
  return path;
}

/** @param {PlayContext} context */
export function createHealthTable({run, selection, t}) {
  const head = make('tr', {});
  const [body, moreBody] = [make('tbody', {}), make('tbody', {})];
  /** Numbers may be wider than their panel: the keyboard must be able to reach what is scrolled. @param {string} label @param {...Node} content */
  const scrolling = (label, ...content) => make('div', {class: 'scroll play-health-scroll', tabindex: 0, role: 'group', 'aria-label': label}, make('table', {class: 'play-health-table'}, ...content));
  const more = make('details', {class: 'play-health-more', ontoggle: () => show(latest)}, make('summary', {}, t('health.more')), scrolling(t('health.more'), moreBody));
  const element = scrolling(t('health.caption'), make('caption', {class: 'visually-hidden'}, t('health.caption')), make('thead', {}, head), body);
  /** @type {readonly LayerValues[]} */
  let latest = [];
  let built = '';
  /** @type {{row: Row, cells: HTMLElement[], line: SVGSVGElement | null}[]} */
  let rows = [];

  /** @param {number} count of layers @param {number} chosen */
  function build(count, chosen) {
    const isMany = count > FEW_LAYERS;
    const names = Array.from({length: count}, (_, l) => (l === count - 1 ? t('health.output') : t('health.layer', {n: l + 1})));
    const columns = isMany ? [t('health.depth'), names[chosen]] : names;
    head.replaceChildren(make('td', {}), ...columns.map((name) => make('th', {scope: 'col'}, name)));
    rows = [];
    const makeRow = (/** @type {Row} */ row) => {
      const cells = Array.from({length: isMany ? 1 : count}, () => make('td', {}));
      const line = isMany ? svg({viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, 'aria-hidden': 'true', class: 'play-spark'}) : null;
      rows.push({row, cells, line});
      return make('tr', {}, make('th', {scope: 'row'}, t(`health.${row.key}`)), ...(line ? [make('td', {}, line)] : []), ...cells);
    };
    body.replaceChildren(...FIRST.map(makeRow));
    moreBody.replaceChildren(...MORE.map(makeRow));
  }

  /** The rows and columns for so many layers; of which of them one is looked at. @param {number} count */
  function prepare(count) {
    const chosen = Math.min(selection.now.layer, count - 1);
    const key = `${count} ${count > FEW_LAYERS ? chosen : ''}`;
    if (key !== built) build(count, chosen);
    built = key;
    return chosen;
  }

  /** @param {readonly LayerValues[]} layers */
  function show(layers) {
    latest = layers;
    if (layers.length === 0) return;
    const chosen = prepare(layers.length);
    for (const {row, cells, line} of rows) {
      if (!more.open && MORE.includes(row)) continue;
      const values = layers.map((layer) => layer[row.key]);
      (line ? [values[chosen]] : values).forEach((value, i) => {
        const text = written(value, row);
        if (cells[i].textContent !== text) cells[i].textContent = text;
        cells[i].classList.toggle('is-off', (row.key === 'dead' && value > 0) || (row.key === 'saturatedShare' && value > layers[line ? chosen : i].saturationLimit));
      });
      if (line) paint(line, [mark('path', {class: 'line', d: spark(values)})]);
    }
  }

  prepare(run.network.layers.length);  // room for numbers to come
  return {element, more, show};
}
