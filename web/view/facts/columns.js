// The columns of the table of facts: what each says of a function, and what it is sorted and narrowed by. Knows no DOM.

import {formatNumber} from '../../i18n/numbers.js';
import {FACT_GROUPS} from '../../state.js';
import {notation, symbol} from '../sentences.js';
import {valueIn} from '../specs.js';

/** @typedef {import('../../core.d.ts').Activation} Activation */
/** @typedef {import('../../i18n/index.js').Translate} Translate */
/**
 * One function with all that is known of it. `time` is the cost measured on this device against ReLU's, NaN before it is.
 * @typedef {{activation: Activation, parameters: Readonly<Record<string, number>>, facts: import('../../core.d.ts').Facts,
 *   measures: import('../../core.d.ts').Measures, time: number}} Row
 */
/**
 * `value` is what it is sorted by; NaN comes last. `words` is what a cell says, plain or marked as the texts are.
 * @typedef {{id: string, isNumber?: boolean, value: (row: Row) => number | string, words: (row: Row, t: Translate) => string}} Column
 */

const BUILT_IN = {yes: 'fact_table.built_in', no: 'fact_table.not_built_in'};
/** The key of the word for each value of a wordy fact, in the order in which it is sorted. @type {Readonly<Record<string, Readonly<Record<string, string>>>>} */
export const FACT_WORDS = {
  parity: {odd: 'fact_table.parity_odd', even: 'fact_table.parity_even', none: 'fact_table.parity_none'},
  monotonicity: {
    strictly_increasing: 'fact_table.always', weakly_increasing: 'fact_table.or_flat', weakly_decreasing: 'fact_table.falls_or_flat',
    strictly_decreasing: 'fact_table.falls', none: 'fact_table.rises_and_falls', unknown: 'fact_table.unknown',
  },
  continuity: {jumps: 'fact_table.jumps', 0: 'fact_table.kink', 1: 'fact_table.second_jumps', 2: 'fact_table.third_jumps', smooth: 'fact_table.smooth'},
  zeroCentred: {yes: 'fact_table.centred', partly: 'fact_table.centred_partly', no: 'fact_table.centred_not'},
  saturates: {none: 'fact_table.saturates_not', left: 'fact_table.left', right: 'fact_table.right', both: 'fact_table.both_sides'},
  cost: {0: 'fact_table.compares', 1: 'fact_table.multiplies', 2: 'fact_table.divides', 3: 'fact_table.exponential', 4: 'fact_table.several'},
  learnable: {yes: 'fact_table.learnable', no: 'fact_table.not_learnable'},
  pytorch: BUILT_IN,
  keras: BUILT_IN,
  jax: BUILT_IN,
};

/** Five digits tell GELU from its approximation. @param {number} value */
const written = (value) => (Number.isNaN(value) ? '–' : formatNumber(Math.abs(value) < 1e-15 ? 0 : value, {significant: 5}));

/** @param {Row} row The ends of the values. */
const ends = ({facts: {range}}) => ({low: range[0]?.low ?? NaN, high: range[range.length - 1]?.high ?? NaN});

/** What k in C^k is called: smooth, 2, 1, 0, jumps. @param {Row} row */
const continuityName = ({facts: {continuity}}) => (continuity === Infinity ? 'smooth' : continuity < 0 ? 'jumps' : String(continuity));

/** @param {Row} row */
const isLearnable = ({activation}) => activation.parameters.some(({learnable}) => learnable);

/** @param {string} id @param {(row: Row) => string} value @returns {Column} */
const wordy = (id, value) => ({
  id, value: (row) => Object.keys(FACT_WORDS[id]).indexOf(value(row)), words: (row, t) => t(FACT_WORDS[id][value(row)]),
});

/** @param {keyof import('../../core.d.ts').Measures} id @returns {Column} */
const measured = (id) => ({id, isNumber: true, value: ({measures}) => measures[id], words: ({measures}) => written(measures[id])});

/** @param {keyof Activation['frameworks']} id @returns {Column} */
const framework = (id) => ({
  id,
  value: ({activation}) => activation.frameworks[id] || '\uffff',  // those that lack it are last
  words: ({activation}, t) => (activation.frameworks[id] ? `\`${activation.frameworks[id]}\`` : t('fact_table.absent')),
});

/** @param {Row} row @param {Translate} t alpha = 1 (learnable) */
function parameterWords({activation, parameters}, t) {
  const all = activation.parameters;
  const isAll = all.length > 1 && all.every(({learnable}) => learnable);
  const list = all.map((parameter) => t(parameter.learnable && !isAll ? 'fact_table.parameter_learnable' : 'fact_table.parameter',
      {name: symbol(parameter.name), value: formatNumber(valueIn(parameters, parameter))})).join(t('fact_table.join'));
  if (isAll) return t('fact_table.all_learnable', {list});
  return list || t('fact_table.parameters_none');
}

/** @type {Column[]} */
const LIST = [
  {id: 'range', value: (row) => ends(row).low, words: ({facts}) => (facts.range.length > 0 ? notation(facts.range) : '–')},
  wordy('parity', ({facts}) => facts.parity),
  wordy('monotonicity', ({facts}) => facts.monotonicity),
  {id: 'continuity', value: ({facts}) => facts.continuity, words: (row, t) => continuityWords(row, t)},
  wordy('zeroCentred', ({facts}) => facts.zeroCentred),
  wordy('saturates', ({facts}) => facts.saturates),
  measured('atZero'), measured('slopeAtZero'), measured('largestSlope'), measured('lipschitz'),
  measured('mean'), measured('variance'), measured('gain'),
  wordy('cost', ({activation}) => String(activation.cost)),
  {id: 'time', isNumber: true, value: ({time}) => time, words: ({time}) => (Number.isNaN(time) ? '–' : `${formatNumber(time, {decimals: 1})} ×`)},
  {id: 'year', value: ({activation: {source}}) => source.year || NaN, words: ({activation: {source}}, t) =>
    (source.authors ? `${source.authors}${source.year ? ` ${source.year}` : ''}` : t('fact_table.no_source'))},
  {id: 'learnable', value: (row) => (isLearnable(row) ? 0 : row.activation.parameters.length > 0 ? 1 : 2), words: parameterWords},
  framework('pytorch'), framework('keras'), framework('jax'),
  {id: 'differ', value: () => 0, words: ({activation: {id}}, t) => (t.has(`functions.${id}.frameworks`) ? t(`functions.${id}.frameworks`) : '')},
];

/** @type {Readonly<Record<string, Column>>} */
export const COLUMNS = Object.fromEntries(LIST.map((column) => [column.id, column]));

/** The groups of these names with their columns, in the order of all. @param {readonly string[]} names */
export const groupsOf = (names) => Object.entries(FACT_GROUPS).filter(([name]) => names.includes(name)).map(([name, ids]) =>
  ({name, columns: ids.map((id) => COLUMNS[id])}));

/** @param {readonly string[]} names of groups */
export const columnsOf = (names) => groupsOf(names).flatMap(({columns}) => columns);

/** Smooth; or what jumps, and where. @param {Row} row @param {Translate} t */
function continuityWords(row, t) {
  const {kinks, continuity} = row.facts;
  const places = kinks.filter(({order}) => order === continuity + 1).map(({at}) => formatNumber(at));
  const what = t(FACT_WORDS.continuity[continuityName(row)]);
  if (places.length === 0) return what;
  const some = places.length > 2 ? t('fact_table.places', {n: places.length}) : places.join(t('fact_table.join'));
  return t('fact_table.at', {what, places: some});
}

/** What a fact is narrowed by: one of its choices, or its number. @param {string} fact @param {Row} row @returns {string | number} */
export function comparable(fact, row) {
  const {activation} = row;
  if (fact === 'low' || fact === 'high') return ends(row)[fact];
  if (fact === 'continuity') return continuityName(row);
  if (fact === 'cost') return String(activation.cost);
  if (fact === 'learnable') return isLearnable(row) ? 'yes' : 'no';
  if (fact === 'pytorch' || fact === 'keras' || fact === 'jax') return activation.frameworks[fact] ? 'yes' : 'no';
  if (fact === 'parity' || fact === 'zeroCentred' || fact === 'saturates' || fact === 'monotonicity') return row.facts[fact];
  return COLUMNS[fact].value(row);
}

/** A row's parameters by name, for a label: Leaky ReLU, negative slope = 0.2. @param {Row} row */
export function rowName({activation, parameters}) {
  const list = Object.entries(parameters).map(([name, value]) => `${symbol(name)} = ${formatNumber(value)}`);
  return list.length > 0 ? `${activation.name}, ${list.join(', ')}` : activation.name;
}

