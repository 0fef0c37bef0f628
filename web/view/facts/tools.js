// What stands over the table of facts: search, quick filters, narrowing by any fact, columns, order, the cost on this device, files.

import {FACT_CHOICES, FACT_GROUPS, FACT_NUMBERS, FILTERS, MAX_COMPARED} from '../../state.js';
import {formatNumber} from '../../i18n/numbers.js';
import {keepFocus, make, setAttribute} from '../make.js';
import {activeElement} from '../root.js';
import {COLUMNS, FACT_WORDS} from './columns.js';
import {csvText, jsonText} from './files.js';

/** @typedef {import('./columns.js').Row} Row */
/** @typedef {import('../../state.js').Condition} Condition */

/** @param {string} name @param {string} type @param {string} text */
function save(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], {type}));
  make('a', {href: url, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** What a reader types for a number: with either minus sign, or nothing. @param {string} text @returns {number | null | undefined} */
function typed(text) {
  const plain = text.trim().replace('−', '-');
  if (plain === '') return null;
  return Number.isFinite(Number(plain)) ? Number(plain) : undefined;
}

/**
 * @param {import('../functions.js').Context} context
 * @param {{rows: () => readonly Row[], onMeasure: () => void}} actions
 */
export function createFactTools({session, t}, {rows, onMeasure}) {
  const search = make('input', {type: 'search', class: 'search', maxlength: 64, autocomplete: 'off', 'aria-label': t('facts.search'), placeholder: t('facts.search_hint'),
    oninput: () => session.set({search: search.value})});
  const filters = FILTERS.map((id) => make('button', {class: 'chip', 'data-filter': id, onclick: () => toggle('filter', FILTERS, id)}, t(`gallery.filter_${id}`)));
  const groups = Object.keys(FACT_GROUPS).map((id) => make('button', {class: 'chip', 'data-group': id,
    onclick: () => toggle('columns', Object.keys(FACT_GROUPS), id)}, t(`facts.group_${id}`)));

  const sort = make('select', {'aria-label': t('facts.sort'), onchange: () => session.set({factSort: sort.value}, {push: true})},
      make('option', {value: 'name'}, t('facts.name')), ...Object.keys(COLUMNS).filter((id) => id !== 'differ').map((id) => make('option', {value: id}, t(`column.${id}`))));
  const turn = make('button', {class: 'button', title: t('facts.turn_hint'), onclick: () => {
    const {factSort} = session.state;
    session.set({factSort: factSort.startsWith('-') ? factSort.slice(1) : `-${factSort}`}, {push: true});
  }}, t('facts.turn'));

  const fact = make('select', {'aria-label': t('facts.where_fact'), onchange: () => showValues()}, make('option', {value: ''}, t('facts.where_none')),
      ...[...Object.keys(FACT_CHOICES), ...FACT_NUMBERS].map((id) => make('option', {value: id}, t(`column.${id}`))));
  const is = make('select', {'aria-label': t('facts.where_value'), onchange: () => setCondition(fact.value, is.value ? {fact: fact.value, is: is.value} : null)});
  const [from, to] = [t('facts.where_from'), t('facts.where_to')].map((label) => make('input', {class: 'value', type: 'text', inputmode: 'decimal', autocomplete: 'off',
    'aria-label': label, placeholder: label, oninput: () => setSpan()}));
  const span = make('span', {class: 'facts-span'}, from, to);
  const conditions = make('div', {class: 'facts-conditions'});
  const narrowing = make('details', {class: 'facts-where', open: session.state.where.length > 0}, make('summary', {}, t('facts.where')),
      make('div', {class: 'facts-row'}, fact, is, span, make('p', {class: 'hint'}, t('facts.where_hint'))));

  const measure = make('button', {class: 'button', 'aria-describedby': 'facts-measure', onclick: onMeasure}, t('facts.measure'));
  const [wideHint, narrowHint] = [make('p', {class: 'hint facts-wide', role: 'status'}), make('p', {class: 'hint facts-narrow', role: 'status'})];
  const count = make('p', {class: 'hint facts-count', role: 'status'});
  const files = [
    make('button', {class: 'button', 'aria-describedby': 'facts-files', onclick: () => save('activations.csv', 'text/csv', csvText(rows()))}, t('facts.csv')),
    make('button', {class: 'button', 'aria-describedby': 'facts-files', onclick: () => save('activations.json', 'application/json', jsonText(rows()))}, t('facts.json')),
  ];
  const more = make('details', {class: 'facts-more', open: !matchMedia('(max-width: 699px)').matches}, make('summary', {}, t('facts.more')),
      make('div', {class: 'facts-row'},
          make('div', {class: 'chips facts-columns', role: 'group', 'aria-label': t('facts.columns_hint')}, make('span', {class: 'hint', 'aria-hidden': 'true'}, t('facts.columns')), ...groups),
          make('div', {class: 'facts-files'}, measure, ...files)),
      make('p', {class: 'hint'}, make('span', {id: 'facts-measure'}, t('facts.measure_hint')), ' ', make('span', {id: 'facts-files'}, t('facts.files_hint'))),
      narrowing);
  const element = make('div', {class: 'facts-tools'},
      make('div', {class: 'facts-row'}, search, make('div', {class: 'chips', role: 'group', 'aria-label': t('gallery.filters')},
          make('span', {class: 'hint', 'aria-hidden': 'true'}, t('facts.only')), ...filters)),
      make('div', {class: 'facts-order'}, make('span', {class: 'hint', 'aria-hidden': 'true'}, t('facts.sort')), sort, turn),
      more,
      conditions,
      make('div', {class: 'facts-row'}, count, wideHint, narrowHint));

  /** @param {'filter' | 'columns'} key @param {readonly string[]} all @param {string} id */
  function toggle(key, all, id) {
    const chosen = session.state[key];
    session.set({[key]: all.filter((other) => chosen.includes(other) !== (other === id))}, {push: true});
  }

  /** @param {string} id @param {Condition | null} condition */
  function setCondition(id, condition) {
    const {where} = session.state;
    session.set({where: [...where.filter((other) => other.fact !== id), ...(condition ? [condition] : [])]});
  }

  function setSpan() {
    const ends = [typed(from.value), typed(to.value)];
    [from, to].forEach((input, i) => setAttribute(input, 'aria-invalid', ends[i] === undefined));
    if (ends.includes(undefined)) return;
    const [low, high] = /** @type {(number | null)[]} */ (ends);
    setCondition(fact.value, low === null && high === null ? null : {fact: fact.value, from: low, to: high});
  }

  /** The values that the chosen fact may have. */
  function showValues() {
    const id = fact.value;
    const choices = FACT_CHOICES[id];
    is.hidden = !choices;
    span.hidden = id === '' || Boolean(choices);
    const condition = session.state.where.find((one) => one.fact === id);
    if (choices) {
      is.replaceChildren(make('option', {value: ''}, t('facts.where_any')), ...choices.map((value) => make('option', {value}, t(FACT_WORDS[id][value]))));
      is.value = condition?.is ?? '';
    }
    [from.value, to.value] = [condition?.from, condition?.to].map((end) => (end === null || end === undefined ? '' : String(end)));
  }

  /** @param {Condition} condition */
  function conditionWords({fact: id, is: value, from: low, to: high}) {
    const name = t(`column.${id}`);
    if (value !== undefined) return t('facts.condition_is', {fact: name, value: t(FACT_WORDS[id][value])});
    const known = (/** @type {number | null | undefined} */ end) => (end === null || end === undefined ? '' : formatNumber(end));
    const key = low === null ? 'facts.condition_to' : high === null ? 'facts.condition_from' : 'facts.condition_span';
    return t(key, {fact: name, ...(low === null ? {} : {from: known(low)}), ...(high === null ? {} : {to: known(high)})});
  }

  /** @param {number} found @param {number} all */
  function show(found, all) {
    const {search: text, filter, columns, factSort, where} = session.state;
    if (search !== activeElement() && search.value !== text) search.value = text;
    for (const chip of filters) setAttribute(chip, 'aria-pressed', String(filter.includes(chip.dataset.filter ?? '')));
    for (const chip of groups) setAttribute(chip, 'aria-pressed', String(columns.includes(chip.dataset.group ?? '')));
    sort.value = factSort.replace('-', '');
    setAttribute(turn, 'aria-pressed', String(factSort.startsWith('-')));
    conditions.replaceChildren(...where.map((condition) => {
      const words = conditionWords(condition);
      return make('button', {class: 'chip', 'aria-label': t('facts.condition_remove', {condition: words}), onclick: () => {
        keepFocus(() => conditions, () => setCondition(condition.fact, null));
        showValues();
        if (session.state.where.length === 0) (more.open && narrowing.open ? fact : search).focus();
      }}, `${words} ×`);
    }));
    count.textContent = t('facts.found', {n: found, all});
  }

  /** What may be done with the list; when it is full, why no more can be ticked. */
  function showHint() {
    const isFull = session.state.compare.length >= MAX_COMPARED;
    wideHint.textContent = t(isFull ? 'facts.full' : 'facts.sort_hint');
    narrowHint.textContent = t(isFull ? 'facts.full' : 'facts.sort_hint_cards');
  }

  showValues();
  showHint();
  return {
    element,
    show,
    showHint,
    focusSearch: () => search.focus(),
    /** @param {number} n @param {number} all How far it has come; all of them: it is done. */
    showMeasuring(n, all) {
      setAttribute(measure, 'aria-disabled', n < all);  // it keeps the focus
      measure.textContent = n < all ? t('facts.measuring', {n: n + 1, all}) : t('facts.measure');
    },
  };
}
