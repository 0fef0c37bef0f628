// Two to four functions side by side: their curves, their parameters, every fact, and a mark where they differ.

import {FACT_GROUPS, MAX_COMPARED} from '../../state.js';
import {marked} from '../card.js';
import {keepFocus, make, setAttribute} from '../make.js';
import {activeElement} from '../root.js';
import {parameterLabel} from '../sentences.js';
import {valueIn} from '../specs.js';
import {stamp} from '../stamp.js';
import {columnsOf, groupsOf, rowName} from './columns.js';
import {named, nameText} from './names.js';
import {differing, rowOf} from './rows.js';

/** @typedef {import('../../state.js').Spec} Spec */
/** @typedef {import('./columns.js').Row} Row */

/** To begin with: pairs that are often weighed against each other. @type {readonly string[][]} */
const SUGGESTED = [['relu', 'leaky_relu', 'elu'], ['sigmoid', 'tanh'], ['gelu', 'gelu_tanh', 'silu'], ['hard_sigmoid', 'hard_sigmoid_linear']];

/** What is measured of any function, by whoever made it. */
const MEASURED = columnsOf(['slope', 'normal']).map(({id}) => id);

/** All but what depends on the device. */
const GROUPS = groupsOf(Object.keys(FACT_GROUPS)).map(({name, columns}) => ({name, columns: columns.filter(({id}) => id !== 'time' && id !== 'learnable')}));
const COMPARED = GROUPS.flatMap(({columns}) => columns);

/** @param {import('../functions.js').Context} context */
export function createComparison({core, activations, session, t}) {
  const proved = new Set(core.catalogue().activations.map(({id}) => id));
  const table = make('table', {class: 'facts-compared'});
  const scroll = make('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': t('compare.section')}, table);
  const add = make('select', {'aria-label': t('compare.add'), onchange: () => {
    if (add.value) choose([...session.state.compare, {id: add.value, parameters: {}}]);
    add.value = '';
  }});
  const plot = make('button', {class: 'button', onclick: () =>
    session.set({view: 'functions', functions: session.state.compare, selected: 0, range: null, rangeY: null}, {push: true})}, t('compare.plot'));
  const clear = make('button', {class: 'button', onclick: () => choose([])}, t('compare.clear'));
  const more = make('p', {class: 'hint'}, t('compare.one_more'));
  const suggestions = make('div', {class: 'facts-row'}, make('p', {class: 'hint'}, t('compare.empty')), ...SUGGESTED.map((ids) =>
    make('button', {class: 'button', lang: 'en', onclick: () => choose(ids.map((id) => ({id, parameters: {}})))}, ids.map((id) => activations.get(id)?.name).join(' · '))));
  const element = make('section', {class: 'panel facts-compare', id: 'facts-compare', tabindex: -1, 'aria-labelledby': 'facts-compare-title'},
      make('h2', {id: 'facts-compare-title'}, t('compare.title')), make('p', {class: 'hint'}, t('compare.hint')),
      suggestions, scroll, more, make('div', {class: 'facts-row facts-buttons'}, add, plot, clear));

  /** @param {readonly Spec[]} compare */
  const choose = (compare) => session.set({compare}, {push: true});

  /** @param {number} index @param {string} name @param {HTMLInputElement} input */
  function setParameter(index, name, input) {
    const {compare} = session.state;
    const value = Number(input.value.replace('−', '-'));
    const {id, parameters} = compare[index];
    const next = {id, parameters: {...parameters, [name]: value}};
    try {
      if (input.value.trim() === '') throw new RangeError('empty');
      core.facts(next);
    } catch {
      setAttribute(input, 'aria-invalid', true);
      return;
    }
    session.set({compare: compare.map((spec, i) => (i === index ? next : spec))});
  }

  /** @param {Row} row @param {number} index */
  function head(row, index) {
    const {activation, parameters} = row;
    const fields = activation.variadic ? [] : activation.parameters.map((parameter) => make('label', {}, `${parameterLabel(activation, parameter.name, t)} `,
        make('input', {class: 'value', type: 'text', inputmode: 'decimal', autocomplete: 'off', value: String(valueIn(parameters, parameter)), 'data-field': `${index} ${parameter.name}`,
          'aria-label': t('compare.value', {name: `${activation.name}, ${parameterLabel(activation, parameter.name, t)}`}),
          onchange: (/** @type {Event} */ event) => setParameter(index, parameter.name, /** @type {HTMLInputElement} */ (event.target))})));
    return make('th', {scope: 'col'}, make('div', {class: 'facts-compared-head'}, stamp(core, {id: activation.id, parameters}), make('div', {}, ...named(activation, t)),
        make('button', {class: 'close', 'aria-label': t('compare.remove', {name: rowName(row)}), title: t('compare.remove', {name: rowName(row)}),
          onclick: () => choose(session.state.compare.filter((_, i) => i !== index))}, '×'), ...fields,
        ...(proved.has(activation.id) ? [] : [make('p', {class: 'hint'}, t('compare.measured'))])));
  }

  /** @param {import('./columns.js').Column} column @param {Row} row Of the reader's own function nothing is known but what is measured. */
  const words = (column, row) => (proved.has(row.activation.id) || MEASURED.includes(column.id) ? column.words(row, t) : '–');

  let listed = '';
  /** What may be added: the reader's own functions, then the catalogue. */
  function list() {
    const own = session.state.own.map(({id, name}) => make('option', {value: id}, name));
    const rows = core.catalogue().activations.map((activation) => make('option', {value: activation.id}, nameText(activation, t)));
    add.replaceChildren(make('option', {value: ''}, t('compare.add')), ...(own.length > 0 ? [make('optgroup', {label: t('own_function.title')}, ...own)] : []), ...rows);
  }

  function show() {
    const key = JSON.stringify(session.state.own);
    if (key !== listed) list();
    listed = key;
    const focused = activeElement();
    const wasHere = element.contains(focused);
    keepFocus(() => table, rebuild);
    const isLost = !focused?.isConnected || focused.closest('[hidden]') || focused.matches(':disabled');
    if (!wasHere || !isLost || table.contains(activeElement())) return;
    const next = scroll.hidden ? suggestions.querySelector('button') : scroll;
    next?.focus({preventScroll: true});
  }

  function rebuild() {
    const {compare} = session.state;
    const rows = compare.flatMap(({id, parameters}) => {
      const activation = activations.get(id);
      return activation ? [rowOf(core, activation, parameters)] : [];
    });
    suggestions.hidden = rows.length > 0;
    scroll.hidden = rows.length === 0;
    more.hidden = rows.length !== 1;
    plot.hidden = clear.hidden = rows.length === 0;
    add.disabled = rows.length >= MAX_COMPARED;
    const differ = differing(rows, COMPARED, words);
    const focused = activeElement()?.getAttribute('data-field');
    table.replaceChildren(make('caption', {class: 'visually-hidden'}, t('compare.title')),
        make('thead', {}, make('tr', {}, make('th', {scope: 'col', class: 'facts-fact'}, t('compare.fact')), ...rows.map(head))),
        ...GROUPS.map((group) => make('tbody', {}, make('tr', {class: 'facts-compared-group'}, make('th', {scope: 'rowgroup', colspan: rows.length + 1}, make('span', {}, t(`facts.group_${group.name}`)))),
            ...group.columns.map((column) => make('tr', {class: differ.has(column.id) ? 'differs' : null},
            make('th', {scope: 'row', class: 'facts-fact'}, t(`column.${column.id}`),
                ...(differ.has(column.id) ? [make('span', {class: 'facts-mark', role: 'img', 'aria-label': t('compare.differs')}, '≠')] : [])),
            ...rows.map((row) => make('td', {}, ...marked(words(column, row), t))))))));
    if (focused) /** @type {HTMLElement | null} */ (table.querySelector(`[data-field="${focused}"]`))?.focus({preventScroll: true});
  }

  show();
  return {element, show};
}
