// The Jacobian of the view of softmax as a heat map with its numbers; one cell at a time is put into words.

import {formatNumber} from '../../i18n/numbers.js';
import {make, setAttribute} from '../make.js';
import {cell, entry, outputName} from './words.js';

/** Of the strongest colour, so that the numbers on it stay readable. */
const MOST = 50;

/** @param {import('../functions.js').Context} context */
export function createJacobian({session, t}) {
  const lead = make('p', {class: 'softmax-lead'}, t('softmax.jacobian_lead'));
  const table = make('table', {class: 'softmax-matrix', role: 'grid', 'aria-label': t('softmax.jacobian')});
  const words = make('p', {class: 'softmax-cell-words', id: 'softmax-cell-words'});
  const element = make('section', {class: 'panel softmax-jacobian', 'aria-labelledby': 'softmax-jacobian-title'},
      make('h2', {id: 'softmax-jacobian-title'}, t('softmax.jacobian')), lead, make('div', {class: 'scroll'}, table), words);

  /** @type {HTMLElement[][]} */
  let cells = [];
  let built = '';
  let [row, column] = [0, 0];
  /** @type {ReturnType<typeof import('./values.js').valuesOf> | null} */
  let values = null;

  const name = () => outputName(session.state.vector);

  function describe() {
    if (!values) return;
    const n = values.z.length;
    const slope = values.jacobian[row * n + column];
    const names = {p: entry(name(), row), z: entry('z', column), slope: formatNumber(slope, {significant: 4}), size: formatNumber(Math.abs(slope), {significant: 4})};
    words.textContent = t(slope > 0 ? 'softmax.cell_rises' : slope < 0 ? 'softmax.cell_falls' : 'softmax.cell_stays', names);
    cells.forEach((line, i) => line.forEach((one, j) => {
      setAttribute(one, 'tabindex', i === row && j === column ? 0 : -1);
      setAttribute(one, 'aria-selected', String(i === row && j === column));
      setAttribute(one, 'aria-describedby', i === row && j === column && 'softmax-cell-words');
    }));
  }

  /** @param {number} i @param {number} j */
  function select(i, j) {
    const last = cells.length - 1;
    [row, column] = [Math.min(last, Math.max(0, i)), Math.min(last, Math.max(0, j))];
    describe();
  }

  function build() {
    const n = session.state.logits.length;
    const indices = Array.from({length: n}, (_, i) => i);
    cells = indices.map((i) => indices.map((j) => make('td', {role: 'gridcell', tabindex: -1, onclick: () => select(i, j), onfocus: () => select(i, j)})));
    table.classList.toggle('is-large', n > 6);
    table.classList.toggle('is-log', session.state.vector === 'log_softmax');
    table.replaceChildren(
        make('thead', {}, make('tr', {}, make('td'), ...indices.map((j) => make('th', {scope: 'col'}, entry('z', j))))),
        make('tbody', {}, ...indices.map((i) => make('tr', {}, make('th', {scope: 'row'}, entry(name(), i)), ...cells[i]))));
    select(row, column);
  }

  table.addEventListener('keydown', (event) => {
    const move = /** @type {Record<string, [number, number]>} */ ({ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0],
      Home: [0, -99], End: [0, 99]})[event.key];
    if (!move) return;
    event.preventDefault();
    select(row + move[0], column + move[1]);
    cells[row][column].focus();
  });

  return {
    element,
    /** @param {ReturnType<typeof import('./values.js').valuesOf>} shown */
    show(shown) {
      values = shown;
      const {z: {length: n}, jacobian} = shown;
      const key = `${n} ${name()}`;
      if (key !== built) build();
      built = key;
      const largest = Math.max(...jacobian.map(Math.abs));
      cells.forEach((line, i) => line.forEach((one, j) => {
        const slope = jacobian[i * n + j];
        const text = cell(slope, n);
        if (one.textContent !== text) one.textContent = text;
        one.style.setProperty('--heat', `${largest > 0 ? Math.round((MOST * Math.abs(slope)) / largest) : 0}%`);
        one.classList.toggle('is-negative', slope < 0);
      }));
      describe();
    },
  };
}
