// What was measured of a function, in words: for its card and for the text beside the plot.

import {formatNumber} from '../../i18n/numbers.js';
import {bound, lineText} from '../sentences.js';
import {WINDOW} from './measure.js';

/** @typedef {import('../../i18n/index.js').Translate} Translate */
/** @typedef {import('./measure.js').Measured} Measured */

const MAX_LISTED = 4;
/** More are not counted: some may have been missed. */
const MAX_COUNTED = 12;

/** @param {readonly number[]} places @param {Translate} t */
function listed(places, t) {
  const shown = places.slice(0, MAX_LISTED).map((at) => formatNumber(at)).reduce((list, next) => t('list.item', {list, next}));
  if (places.length > MAX_COUNTED) return t('measured.many', {list: shown});
  return places.length > MAX_LISTED ? t('list.more', {list: shown, n: places.length - MAX_LISTED}) : shown;
}

/** @param {Measured} found @param {Translate} t */
function kinkWords({kinks}, t) {
  if (kinks.length === 0) return t('measured.no_kinks');
  return ['smooth.order0', 'smooth.order1', 'measured.endless', 'smooth.order2'].flatMap((key) => {
    const places = kinks.filter(({order, isEndless}) => key === (isEndless ? 'measured.endless' : `smooth.order${order}`)).map(({at}) => at);
    return places.length > 0 ? [t(key, {points: listed(places, t)})] : [];
  }).reduce((list, next) => t('list.clause', {list, next}));
}

/** @param {import('./measure.js').End} end @param {Translate} t */
const endWords = (end, t) => (end.manner === 'line' ? t('measured.line', {line: lineText(end)}) : t(`measured.${end.manner}`));

/** @param {Measured} found @param {Translate} t */
function rangeWords({low, high, undefinedAt}, t) {
  const ends = {low: bound(low), high: bound(high)};
  const [hasLow, hasHigh] = [low > -Infinity, high < Infinity];
  const key = low === high ? 'only' : hasLow ? (hasHigh ? 'from_to' : 'no_upper') : hasHigh ? 'no_lower' : 'no_bounds';
  const words = t(`measured.${key}`, key === 'only' ? {value: ends.low} : ends);
  return undefinedAt === null ? words : t('measured.undefined_at', {words, at: formatNumber(undefinedAt)});
}

/** @param {Measured} found @param {Translate} t */
function steepestWords({steepest: {slope, at}}, t) {
  const place = {at: formatNumber(at, {significant: 5})};
  return slope === Infinity ? t('measured.steepest_endless', place) : t('measured.steepest_at', {slope: formatNumber(slope, {significant: 5}), ...place});
}

/** In the order of the card: the entry of the glossary that explains a fact, its name, its words. @param {Measured} found @param {Translate} t */
export function measuredFacts(found, t) {
  const {atZero, slopeAtZero, direction} = found;
  const number = (/** @type {number} */ value) => formatNumber(value, {significant: 5});
  const window = {low: formatNumber(WINDOW[0]), high: formatNumber(WINDOW[1])};
  return [
    {id: 'range', glossary: 'range', label: t('measured.range', window), value: rangeWords(found, t)},
    {id: 'monotonic', glossary: 'monotonic', label: t('fact.monotonic'), value: t(`measured.${direction}`)},
    {id: 'kinks', glossary: 'kink', label: t('measured.kinks'), value: kinkWords(found, t)},
    {id: 'at_zero', glossary: null, label: 'f(0)', value: number(atZero)},
    {id: 'slope_at_zero', glossary: 'derivative', label: 'f′(0)', value: number(slopeAtZero)},
    {id: 'steepest', glossary: 'vanishing_gradient', label: t('measured.steepest'), value: steepestWords(found, t)},
    {id: 'left', glossary: 'asymptote', label: t('measured.left'), value: endWords(found.left, t)},
    {id: 'right', glossary: 'asymptote', label: t('measured.right'), value: endWords(found.right, t)},
  ];
}

/** The alternative to the picture. @param {string} name @param {Measured} found @param {Translate} t */
export function describeOwn(name, found, t) {
  const facts = measuredFacts(found, t).map(({label, value}) => `${label}${t.lang === 'en' ? ': ' : '：'}${value.replace(/\[([^\]]+)\]\(\w+\)/g, '$1')}`);
  return t('measured.describe', {name, facts: facts.reduce((list, next) => t('list.clause', {list, next}))});
}
