// The legend, which is the read-out too: which line is which function, and each one's values at the cursor.

import {ORDER_NAMES} from '../draw/plot.js';
import {mark, shape} from '../draw/marks.js';
import {formatNumber} from '../i18n/numbers.js';
import {find} from './curves.js';
import {term} from './glossary.js';
import {keepFocus, make} from './make.js';
import {svg} from './svg.js';
import {label} from './specs.js';

/** @typedef {import('./functions.js').Context} Context */

const SWATCH = 30;
/** The glossary's entries for f, f′ and f″. */
const ORDER_TERMS = ['activation', 'derivative', 'second_derivative'];

/** A piece of the line. @param {number | null} index @param {number} order */
function swatch(index, order) {
  const line = mark('path', {class: `curve ${index === null ? 'single' : `c${index}`} d${order}`, d: `M1 8H${SWATCH - 1}`});
  const marks = index === null ? [line] : [line, shape(index, SWATCH / 2, 8, 5)];
  return svg({class: 'swatch', viewBox: `0 0 ${SWATCH} 16`, width: SWATCH, height: 16, 'aria-hidden': 'true'}, marks);
}

/** @param {Context} context */
export function createLegend({activations, session, t}) {
  const element = make('div', {class: 'legend'});
  /** Cells by function and derivative. @type {HTMLElement[][]} */
  let cells = [];
  /** @type {HTMLElement | null} */
  let place = null;

  /** @param {number} order */
  const nameOf = (order) => term(ORDER_TERMS[order], t, ORDER_NAMES[order]);

  function build() {
    const {functions, derivative, selected} = session.state;
    const isMany = functions.length > 1;
    place = make('span', {class: 'number'});
    const head = make('tr', {}, make('th', {scope: 'col', class: 'at'}, term('pre_activation', t, 'z'), ' = ', place),
        ...derivative.map((order) => make('th', {scope: 'col'}, ...(isMany ? [swatch(null, order)] : []), nameOf(order))));
    cells = functions.map(() => derivative.map(() => make('span', {class: 'number'})));
    const rows = functions.map((spec, i) => {
      const name = label(find(activations, spec.id), spec);
      const header = isMany ? make('th', {scope: 'row'},
          make('button', {class: 'legend-name', 'aria-pressed': String(i === selected), title: t('legend.select'), onclick: () => session.set({selected: i})},
              swatch(i, derivative[0]), make('span', {}, name)),
          make('button', {class: 'remove', 'aria-label': t('legend.remove', {name}), onclick: () => remove(i)}, '×')) :
        make('th', {scope: 'row'}, name);
      return make('tr', {class: i === selected ? 'selected' : null}, header,
          ...cells[i].map((cell, k) => make('td', {}, ...(isMany ? [] : [swatch(null, derivative[k]), nameOf(derivative[k]), ' = ']), cell)));
    });
    element.replaceChildren(make('table', {class: isMany ? `many orders-${derivative.length}` : 'one'},
        make('caption', {class: 'visually-hidden'}, t('legend.caption')), make('thead', {}, head), make('tbody', {}, ...rows)));
  }

  /** @param {number} index */
  function remove(index) {
    const {functions, selected} = session.state;
    const rest = functions.filter((_, i) => i !== index);
    session.set({functions: rest, selected: Math.max(0, selected >= index && selected > 0 ? selected - 1 : selected)}, {push: true});
  }

  /** @param {number} z @param {number[][]} values */
  function show(z, values) {
    if (place) place.textContent = formatNumber(z, {significant: 6});
    cells.forEach((row, i) => row.forEach((cell, k) => {
      cell.textContent = formatNumber(values[i][session.state.derivative[k]], {significant: 6});
    }));
  }

  return {element, build: () => keepFocus(() => element, build), show};
}
