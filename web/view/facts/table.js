// The table itself: a row for each function and a column for each fact; on a narrow screen a list of cards that open.

import {make, setAttribute} from '../make.js';
import {marked} from '../card.js';
import {activeElement} from '../root.js';
import {stamp} from '../stamp.js';
import {MAX_COMPARED} from '../../state.js';
import {COLUMNS, columnsOf, groupsOf} from './columns.js';
import {named} from './names.js';

/** @typedef {import('./columns.js').Row} Row */
/** @typedef {import('./columns.js').Column} Column */
/** @typedef {import('../functions.js').Context} Context */

/**
 * @param {Context} context
 * @param {{onSort: (id: string) => void, onPick: (id: string, isOn: boolean) => void, onOpen: (id: string) => void}} actions
 */
export function createFactTable({core, session, t}, {onSort, onPick, onOpen}) {
  const table = make('table', {class: 'facts-table'});
  const scroll = make('div', {class: 'facts-scroll', tabindex: 0, role: 'region', 'aria-label': t('facts.table')}, table);
  const cards = make('div', {class: 'facts-cards'});
  const nothing = make('p', {class: 'facts-none'}, t('facts.none'));
  const element = make('div', {class: 'facts-list'});
  const narrow = matchMedia('(max-width: 699px)');
  /** A stamp is drawn once, and moves from table to card. @type {Map<string, SVGSVGElement>} */
  const stamps = new Map();
  /** @type {readonly Row[]} */
  let rows = [];

  /** @param {string} id */
  function stampOf(id) {
    const drawn = stamps.get(id) ?? stamp(core, {id});
    stamps.set(id, drawn);
    return drawn;
  }

  /** @param {Row} row */
  function pick({activation: {id, name}}) {
    return make('label', {class: 'facts-pick'}, make('input', {type: 'checkbox', 'data-pick': id, 'aria-label': t('facts.pick', {name}),
      onchange: (/** @type {Event} */ event) => onPick(id, /** @type {HTMLInputElement} */ (event.target).checked)}));
  }

  /** @param {Row} row */
  const nameButton = ({activation, activation: {id, name}}) => make('button', {class: 'facts-name', title: t('facts.open', {name}), onclick: () => onOpen(id)}, ...named(activation, t));

  /** @param {Column} column @param {Row} row */
  const written = (column, row) => marked(column.words(row, t), t);

  /** @param {Column} column */
  function heading({id, isNumber}) {
    const {factSort} = session.state;
    const sign = factSort === id ? 'ascending' : factSort === `-${id}` ? 'descending' : null;
    const mark = make('span', {class: 'facts-arrow', 'aria-hidden': 'true'}, sign === 'ascending' ? '▲' : sign === 'descending' ? '▼' : '');
    const label = id === 'name' ? t('facts.name') : t(`column.${id}`);
    return make('th', {scope: 'col', 'aria-sort': sign, class: isNumber ? 'number' : null, 'data-column': id},
        id === 'differ' ? label : make('button', {onclick: () => onSort(id)}, label, mark));
  }

  function showTable() {
    const {columns: groups} = session.state;
    const columns = columnsOf(groups);
    const shown = groupsOf(groups);
    const firsts = new Set(shown.map((group) => group.columns[0].id));
    table.replaceChildren(
        make('caption', {class: 'visually-hidden'}, t('facts.title')),
        make('thead', {},
            make('tr', {class: 'facts-groups'}, make('td', {}), ...shown.map((group) =>
              make('th', {scope: 'colgroup', colspan: group.columns.length}, make('span', {}, t(`facts.group_${group.name}`))))),
            make('tr', {}, heading({id: 'name', value: () => 0, words: String}), ...columns.map(heading))),
        make('tbody', {}, ...rows.map((row) => make('tr', {'data-id': row.activation.id},
            make('th', {scope: 'row'}, make('div', {}, pick(row), stampOf(row.activation.id), nameButton(row))),
            ...columns.map((column) => make('td', {class: [column.isNumber ? 'number' : '', firsts.has(column.id) ? 'first' : '', `of-${column.id}`].join(' ').trim(),
              'data-column': column.id}, ...written(column, row)))))));
    // The first of a group has a line before it, in its heading too.
    for (const cell of table.querySelectorAll('thead tr:last-child th')) cell.classList.toggle('first', firsts.has(cell.getAttribute('data-column') ?? ''));
  }

  function showCards() {
    const {columns: groups, factSort} = session.state;
    const shown = groupsOf(groups);
    const sort = COLUMNS[factSort.replace('-', '')];
    const open = new Set([...cards.querySelectorAll('details[open]')].map((card) => card.getAttribute('data-id')));
    cards.replaceChildren(...rows.map((row) => {
      const {id, name} = row.activation;
      const lists = shown.flatMap((group) => [make('h3', {}, t(`facts.group_${group.name}`)), make('dl', {}, ...group.columns.flatMap((column) => {
        const words = written(column, row);
        return words.length === 1 && words[0] === '' ? [] : [make('dt', {}, t(`column.${column.id}`)), make('dd', {'data-column': column.id}, ...words)];
      }))]);
      const summary = make('summary', {}, stampOf(id), make('span', {class: 'facts-card-name'}, ...named(row.activation, t)),
          make('span', {class: 'facts-card-value'}, ...(sort ? written(sort, row) : [])));
      return make('div', {class: 'facts-card'}, pick(row), make('details', {'data-id': id, open: open.has(id)}, summary, ...lists, make('p', {},
          make('button', {class: 'button', onclick: () => onOpen(id)}, t('facts.open', {name})))));
    }));
  }

  /** Those that are compared are ticked; when there is no room for more, the others cannot be. */
  function showPicks() {
    const {compare} = session.state;
    const isFull = compare.length >= MAX_COMPARED;
    for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (element.querySelectorAll('[data-pick]'))) {
      box.checked = compare.some(({id}) => id === box.dataset.pick);
      box.disabled = isFull && !box.checked;
      setAttribute(box.parentElement ?? box, 'title', box.disabled && t('facts.full'));
    }
  }

  /** @param {readonly Row[]} list */
  function show(list) {
    rows = list;
    const focused = activeElement()?.closest('[data-column]')?.getAttribute('data-column');
    if (rows.length === 0) element.replaceChildren(nothing);
    else if (narrow.matches) {
      showCards();
      table.replaceChildren();
      element.replaceChildren(cards);
    } else {
      showTable();
      cards.replaceChildren();
      if (scroll.parentElement !== element || element.children.length > 1) element.replaceChildren(scroll);
      if (focused) /** @type {HTMLElement | null} */ (table.querySelector(`th[data-column="${focused}"] button`))?.focus({preventScroll: true});
    }
    showPicks();
  }

  /** A time has been measured. @param {Row} row */
  function showTime(row) {
    for (const place of element.querySelectorAll(`[data-id="${row.activation.id}"] [data-column="time"]`)) place.textContent = COLUMNS.time.words(row, t);
  }

  /** Scrolls the table sideways to a column. @param {string} id */
  function reveal(id) {
    const cell = /** @type {HTMLElement | null} */ (table.querySelector(`th[data-column="${id}"]`));
    if (cell) scroll.scrollLeft = Math.max(scroll.scrollLeft, cell.offsetLeft + cell.offsetWidth - scroll.clientWidth);
  }

  const relist = () => show(rows);
  narrow.addEventListener('change', relist);

  return {element, show, showPicks, showTime, reveal, destroy: () => narrow.removeEventListener('change', relist)};
}
