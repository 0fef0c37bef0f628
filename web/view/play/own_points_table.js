// Own points as a table to type in: a page of rows at a time, each changed in its place.

import {make, setAttribute, setOff} from '../make.js';
import {activeElement} from '../root.js';
import {MAX_OWN} from './own_points.js';
import {className} from './class_marks.js';
import {labelOf} from './surface_field.js';
import {readNumber} from './number_field.js';

const ROWS = 10;

/** @param {{t: import('../../i18n/index.js').Translate}} context @param {import('./own_points.js').OwnPoints} own */
export function createOwnTable({t}, own) {
  const body = make('tbody', {});
  const caption = make('caption', {});
  const error = make('p', {class: 'error', role: 'alert'});
  const button = (/** @type {string} */ words, /** @type {() => void} */ onclick) => make('button', {type: 'button', class: 'button', onclick}, words);
  const before = button(t('own.rows_before'), () => turn(-1));
  const after = button(t('own.rows_after'), () => turn(1));
  const more = button(t('own.row_add'), add);
  const element = make('div', {class: 'play-own-table'}, make('table', {class: 'values'}, caption,
      make('thead', {}, make('tr', {}, ...['x₁', 'x₂', t('own.label')].map((name) => make('th', {scope: 'col'}, name)), make('td', {}))), body),
  error, make('div', {class: 'play-own-buttons'}, more, before, after));
  let page = 0;
  let isShown = false;

  const pages = () => Math.max(1, Math.ceil(own.points.length / ROWS));

  /** @param {number} step */
  function turn(step) {
    page = Math.min(pages() - 1, Math.max(0, page + step));
    show();
  }

  /** @param {number} index @param {number} column @param {number} value */
  function put(index, column, value) {
    const points = own.points.map((point, i) => (i === index ? /** @type {[number, number, number]} */ (point.map((old, c) => (c === column ? value : old))) : point));
    own.beginStroke();
    own.change(points, own.classes);
  }

  function add() {
    own.beginStroke();
    own.change([...own.points, [0, 0, own.isRegression ? 0 : labelOf(0, own.classes)]], own.classes);
    page = pages() - 1;
    show();
    /** @type {HTMLInputElement | null | undefined} */ (body.lastElementChild?.querySelector('input'))?.select();
  }

  /** @param {number} index @param {number} column */
  function field(index, column) {
    const input = make('input', {class: 'play-cell', type: 'text', inputmode: 'decimal', autocomplete: 'off', 'data-at': `${index} ${column}`,
      'aria-label': t('own.cell', {name: ['x₁', 'x₂', t('own.label')][column], n: index + 1}), onchange: () => {
        const value = readNumber(input.value);
        const isRight = Number.isFinite(value);
        setAttribute(input, 'aria-invalid', !isRight);
        error.textContent = isRight ? '' : t('own.cell_wrong', {line: index + 1, column: column + 1, value: input.value});
        if (isRight) put(index, column, value);
      }});
    input.value = String(own.points[index][column]);
    return input;
  }

  /** @param {number} index */
  function classField(index) {
    const {classes} = own;
    const select = make('select', {'aria-label': t('own.cell', {name: t('own.label'), n: index + 1}), 'data-at': `${index} 2`, onchange: () => put(index, 2, Number(select.value))},
        ...Array.from({length: classes}, (_, c) => make('option', {value: labelOf(c, classes)}, className(t, undefined, c, classes, own.names))));
    select.value = String(own.points[index][2]);
    return select;
  }

  function show() {
    if (!isShown) return;
    page = Math.min(pages() - 1, page);
    const count = own.points.length;
    const first = page * ROWS;
    const last = Math.min(count, first + ROWS);
    const focused = activeElement()?.getAttribute('data-at');
    caption.textContent = count === 0 ? t('own.no_rows') : t('own.rows', {first: first + 1, last, n: count});
    body.replaceChildren(...own.points.slice(first, last).map((_, i) => {
      const index = first + i;
      const remove = make('button', {type: 'button', class: 'button square', 'aria-label': t('own.row_remove', {n: index + 1}), onclick: () => {
        own.beginStroke();
        own.change(own.points.filter((__, other) => other !== index), own.classes);
      }}, '×');
      return make('tr', {}, make('td', {}, field(index, 0)), make('td', {}, field(index, 1)), make('td', {}, own.isRegression ? field(index, 2) : classField(index)), make('td', {}, remove));
    }));
    setOff(before, page === 0);
    setOff(after, page >= pages() - 1);
    setOff(more, count >= MAX_OWN);
    if (focused) /** @type {HTMLElement | null} */ (body.querySelector(`[data-at="${focused}"]`))?.focus();
  }

  const end = own.on(show);
  return {
    element,
    show() {
      isShown = true;
      show();
    },
    hide() {
      isShown = false;
    },
    destroy: end,
  };
}
