// Which functions the gallery shows, in which groups: search, filter and sort over plain rows and facts.

import {searchText} from '../i18n/names.js';
import {bound} from './sentences.js';

/** @typedef {import('../core.d.ts').Activation} Activation */
/** @typedef {import('../i18n/index.js').Translate} Translate */
/** @typedef {{title: string, activations: Activation[]}} Group */

/** @type {Record<string, (activation: Activation) => boolean>} */
const FILTERS = {
  learnable: ({parameters}) => parameters.some(({learnable}) => learnable),
  monotonic: ({facts}) => /^(weakly|strictly)_/.test(facts.monotonicity),
  smooth: ({facts}) => facts.continuity === Infinity,
  zeroCentred: ({facts}) => facts.zeroCentred === 'yes',
  bounded: ({facts}) => facts.range.length > 0 && Number.isFinite(lowest(facts)) && Number.isFinite(highest(facts)),
  gated: ({gate}) => gate !== 'none',
  cheap: ({cost}) => cost <= 1,
};

const MONOTONICITIES = ['strictly_increasing', 'weakly_increasing', 'weakly_decreasing', 'strictly_decreasing', 'none', 'unknown'];

/** @param {Activation['facts']} facts */
const lowest = ({range}) => range[0]?.low ?? NaN;
/** @param {Activation['facts']} facts */
const highest = ({range}) => range[range.length - 1]?.high ?? NaN;

/**
 * What each sort order compares, and how the value is called as the title of a group.
 * @type {Record<string, {value: (activation: Activation) => string | number, words: (value: any, t: Translate) => string}>}
 */
const SORTS = {
  name: {value: ({name}) => name[0].toUpperCase(), words: String},
  year: {value: ({source}) => source.year || Infinity, words: (year, t) => (year === Infinity ? t('gallery.no_year') : String(year))},
  cost: {value: ({cost}) => cost, words: (cost, t) => t(`cost.${cost}`)},
  continuity: {
    value: ({facts}) => facts.continuity,
    words: (k, t) => (k === Infinity ? t('gallery.smooth') : k < 0 ? t('gallery.jumps') : t('gallery.continuity', {k})),
  },
  low: {value: ({facts}) => lowest(facts), words: boundWords},
  high: {value: ({facts}) => highest(facts), words: boundWords},
  monotonicity: {value: ({facts}) => MONOTONICITIES.indexOf(facts.monotonicity), words: (index, t) => t(`monotonic.${MONOTONICITIES[index]}`)},
  parity: {value: ({facts}) => facts.parity, words: (value, t) => t(`parity.${value}`)},
  saturates: {value: ({facts}) => facts.saturates, words: (value, t) => t(`saturates.${value}`)},
  zeroCentred: {value: ({facts}) => facts.zeroCentred, words: (value, t) => t(`zero_centred.${value}`)},
  gate: {value: ({gate}) => gate, words: (value, t) => t(`gate.${value}`)},
};

/** @param {number} value @param {Translate} t */
function boundWords(value, t) {
  return Number.isNaN(value) ? t('range.unknown') : bound(value);
}

/** @param {string | number} a @param {string | number} b Numbers by size, NaN last; texts in their order. */
function compare(a, b) {
  if (typeof a === 'string' || typeof b === 'string') return String(a).localeCompare(String(b));
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a === b ? 0 : a - b;
}

/**
 * @param {readonly Activation[]} activations
 * @param {{search: string, filter: readonly string[]}} wishes
 */
export function matching(activations, {search, filter}) {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return activations.filter((activation) => {
    const text = searchText(activation);
    return words.every((word) => text.includes(word)) && filter.every((id) => FILTERS[id](activation));
  });
}

/**
 * Families in the catalogue's order, or groups of equal values from small to large.
 * @param {readonly Activation[]} list
 * @param {string} sort
 * @param {readonly string[]} families
 * @param {Translate} t
 * @returns {Group[]}
 */
export function grouped(list, sort, families, t) {
  if (sort === 'family') {
    return families.map((id) => ({title: t(`family.${id}`), activations: list.filter(({family}) => family === id)}))
        .filter(({activations}) => activations.length > 0);
  }
  const {value, words} = SORTS[sort];
  const byName = [...list].sort((a, b) => a.name.localeCompare(b.name, 'en', {sensitivity: 'base'}));
  /** @type {Map<string | number, Activation[]>} */
  const groups = new Map();
  for (const activation of byName) groups.set(value(activation), [...groups.get(value(activation)) ?? [], activation]);
  return [...groups].sort(([a], [b]) => compare(a, b)).map(([key, activations]) => ({title: words(key, t), activations}));
}
