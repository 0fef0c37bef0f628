// All weights and biases as tables, for whoever reads better than looks; filled only while it is open.

import {formatNumber} from '../../i18n/numbers.js';
import {make} from '../make.js';

const DECIMALS = 4;
/** Nobody reads faster, in ms. */
const PAUSE = 400;
/** Larger tables help nobody. */
const MOST = 2000;

/** @param {import('./parts.d.ts').PlayContext} context @param {(layer: number, unit: number) => string} nameOf */
export function createWeightTable({run, t}, nameOf) {
  const body = make('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': t('diagram.table')});
  const element = make('details', {class: 'play-weights', ontoggle: () => show(Infinity)}, make('summary', {}, t('diagram.table')), body);

  let shownAt = -Infinity;
  function show(now = performance.now()) {
    if (!element.open || now - shownAt < PAUSE) return;
    shownAt = performance.now();
    const {layers, shape} = run.network;
    if (layers.reduce((sum, layer) => sum + layer.weights.length, 0) > MOST) {
      body.replaceChildren(make('p', {class: 'hint'}, t('diagram.table_too_large', {limit: MOST})));
      return;
    }
    body.replaceChildren(...layers.map(({units, inputs, weights, biases}, l) => make('table', {class: 'values'},
        make('caption', {}, l === layers.length - 1 ? t('diagram.output') : t('diagram.layer', {n: l + 1})),
        make('thead', {}, make('tr', {}, make('th', {scope: 'col'}, t('diagram.to')), make('th', {scope: 'col'}, t('diagram.bias')),
            ...Array.from({length: shape[l]}, (_, i) => make('th', {scope: 'col'}, nameOf(l - 1, i))))),
        make('tbody', {}, ...Array.from({length: units}, (_, u) => make('tr', {}, make('th', {scope: 'row'}, nameOf(l, u)),
            make('td', {}, formatNumber(biases[u], {decimals: DECIMALS})),
            ...Array.from({length: inputs}, (__, i) => make('td', {}, formatNumber(weights[u * inputs + i], {decimals: DECIMALS})))))))));
  }

  return {element, show};
}
