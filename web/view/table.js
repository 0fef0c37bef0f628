// The plot as a table, with every digit: the values of the selected function at the cursor and across the window.

import {niceStep, roundTo} from '../draw/ticks.js';
import {ORDER_NAMES} from '../draw/plot.js';
import {find, windowOf} from './curves.js';
import {make} from './make.js';
import {label} from './specs.js';

/** @typedef {import('./functions.js').Context} Context */

const ROWS = 16;

/** @param {Context} context */
export function createTable({core, activations, session, t}) {
  const table = make('table', {class: 'values'});
  const element = make('details', {class: 'data'}, make('summary', {}, t('table.summary')),
      make('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': t('table.summary')}, table));

  function show() {
    if (!element.open) return;
    const {state} = session;
    const spec = state.functions[state.selected];
    const {xs: [low, high]} = windowOf(core, activations, state);
    const step = niceStep((high - low) / ROWS);
    const points = [state.z];
    for (let k = Math.ceil(low / step - 1e-9); k * step <= high + step * 1e-9; k++) points.push(roundTo(k * step, step));
    const {f, df, d2f} = core.evaluate(spec, Float64Array.from(points));
    const rows = points.map((z, i) => make('tr', {class: i === 0 ? 'at-cursor' : null}, make('th', {scope: 'row'}, written(z)),
        ...[f[i], df[i], d2f[i]].map((value) => make('td', {}, written(value)))));
    table.replaceChildren(make('caption', {}, t('table.caption', {name: label(find(activations, spec.id), spec)})),
        make('thead', {}, make('tr', {}, ...['z', ...ORDER_NAMES].map((name) => make('th', {scope: 'col'}, name)))),
        make('tbody', {}, ...rows));
  }

  element.addEventListener('toggle', show);
  return {element, show};
}

/** Every digit that the double has. @param {number} value */
function written(value) {
  return String(value).replaceAll('-', '−').replace('Infinity', '∞');
}
