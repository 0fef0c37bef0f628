// What was measured of a function, in words: for its card and for the text beside the plot.

import {formatNumber} from '../../i18n/numbers.js';
import {bound, lineText} from '../sentences.js';
import {WINDOW} from './measure.js';

/** @typedef {import('../../i18n/index.js').Translate} Translate */
/** @typedef {import('./measure.js').Measured} Measured */

const MAX_LISTED = 4;

/** @param {readonly number[]} places @param {Translate} t */
function listed(places, t) {
  const shown = places.slice(0, MAX_LISTED).map((at) => formatNumber(at)).reduce((list, next) => t('list.item', {list, next}));
  return places.length > MAX_LISTED ? t('list.more', {list: shown, n: places.length - MAX_LISTED}) : shown;
}

/** @param {Measured} found @param {Translate} t */
function kinkWords({kinks}, t) {
  if (kinks.length === 0) return t('measured.no_kinks');
  return [0, 1, 2].flatMap((order) => {
    const places = kinks.filter((kink) => kink.order === order).map(({at}) => at);
    return places.length > 0 ? [t(`smooth.order${order}`, {points: listed(places, t)})] : [];
  }).reduce((list, next) => t('list.clause', {list, next}));
}

/** @param {import('./measure.js').End} end @param {Translate} t */
const endWords = (end, t) => (end.manner === 'line' ? t('measured.line', {line: lineText(end)}) : t(`measured.${end.manner}`));

/** @param {Measured} found @param {Translate} t */
function rangeWords({low, high, undefinedAt}, t) {
  const words = low === high ? t('measured.only', {value: bound(low)}) : t('measured.from_to', {low: bound(low), high: bound(high)});
  return undefinedAt === null ? words : t('measured.undefined_at', {words, at: formatNumber(undefinedAt)});
}

/** In the order of the card: the entry of the glossary that explains a fact, its name, its words. @param {Measured} found @param {Translate} t */
export function measuredFacts(found, t) {
  const {atZero, slopeAtZero, steepest, direction} = found;
  const number = (/** @type {number} */ value) => formatNumber(value, {significant: 5});
  const window = {low: formatNumber(WINDOW[0]), high: formatNumber(WINDOW[1])};
  return [
    {id: 'range', glossary: 'range', label: t('measured.range', window), value: rangeWords(found, t)},
    {id: 'monotonic', glossary: 'monotonic', label: t('fact.monotonic'), value: t(`measured.${direction}`)},
    {id: 'kinks', glossary: 'kink', label: t('measured.kinks'), value: kinkWords(found, t)},
    {id: 'at_zero', glossary: null, label: 'f(0)', value: number(atZero)},
    {id: 'slope_at_zero', glossary: 'derivative', label: 'f′(0)', value: number(slopeAtZero)},
    {id: 'steepest', glossary: 'vanishing_gradient', label: t('measured.steepest'), value: t('measured.steepest_at', {slope: number(steepest.slope), at: number(steepest.at)})},
    {id: 'left', glossary: 'asymptote', label: t('measured.left'), value: endWords(found.left, t)},
    {id: 'right', glossary: 'asymptote', label: t('measured.right'), value: endWords(found.right, t)},
  ];
}

/** The alternative to the picture. @param {string} name @param {Measured} found @param {Translate} t */
export function describeOwn(name, found, t) {
  const facts = measuredFacts(found, t).map(({label, value}) => `${label}: ${value.replace(/\[([^\]]+)\]\(\w+\)/g, '$1')}`);
  return t('measured.describe', {name, facts: facts.reduce((list, next) => t('list.clause', {list, next}))});
}
