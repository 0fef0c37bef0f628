// From the facts of an activation to sentences, in the language of `t`. Works for any row, with prose or without.
//
// Text in, text out, where a term of the glossary may be marked as [words](entry): knows no DOM and no activation's name.

import {formatNumber} from '../i18n/numbers.js';

/**
 * @typedef {import('../i18n/index.js').Translate} Translate
 * @typedef {import('../core.d.ts').Activation} Activation
 * @typedef {import('../core.d.ts').Facts} Facts
 * @typedef {import('../core.d.ts').Interval} Interval
 */

/** @type {Record<string, string>} */
const GREEK = {alpha: 'α', beta: 'β', lambda: 'λ', omega: 'ω', theta: 'θ'};
/** @type {Record<string, string>} */
const SUBSCRIPTS = {0: '₀', 1: '₁', 2: '₂', 3: '₃', 4: '₄', 5: '₅', 6: '₆', 7: '₇', 8: '₈', 9: '₉', l: 'ₗ', r: 'ᵣ'};
/** More places than this are counted, not listed. */
const MAX_LISTED = 4;

/** A parameter as formulas show it: alpha is α, t_r is tᵣ, b1 is b₁, negative_slope is two words. @param {string} name */
export function symbol(name) {
  if (Object.hasOwn(GREEK, name)) return GREEK[name];
  const [, letter, index] = /^([a-z])_?([0-9]+|[lr])$/.exec(name) ?? [];
  return letter ? letter + [...index].map((character) => SUBSCRIPTS[character]).join('') : name.replaceAll('_', ' ');
}

/**
 * The label of a parameter: its symbol, and in words what it does if that is known.
 * @param {{id: string}} activation
 * @param {string} name
 * @param {Translate} t
 */
export function parameterLabel({id}, name, t) {
  const [, series, n] = /^([a-z])([0-9]+)$/.exec(name) ?? [];
  const keys = [`parameters.${id}.${name}`, `parameters.${id}.${series}`];
  const key = keys.find((candidate) => t.has(candidate));
  if (!key) return symbol(name);
  return t('parameter.label', {symbol: symbol(name), words: t(key, {n: n ?? ''})});
}

/** @param {readonly string[]} items @param {Translate} t */
function listed(items, t) {
  /** @param {readonly string[]} some */
  const joined = (some) => some.reduce((list, next) => t('list.item', {list, next}));
  if (items.length > MAX_LISTED) return t('list.more', {list: joined(items.slice(0, MAX_LISTED)), n: items.length - MAX_LISTED});
  if (items.length === 1) return items[0];
  return t('list.last', {list: joined(items.slice(0, -1)), next: items[items.length - 1]});
}

/** A bound as a reader knows it: π/2, not 1.5708. Five digits tell relatives apart: −0.16997 and −0.17004.
 * @param {number} value */
export function bound(value) {
  for (const [constant, text] of /** @type {[number, string][]} */ ([[Math.PI, 'π'], [Math.PI / 2, 'π/2']])) {
    if (Math.abs(value) === constant) return value < 0 ? `−${text}` : text;
  }
  return formatNumber(value, {significant: 5});
}

/** @param {Interval} interval */
const isPoint = ({low, high}) => low === high;

/** The pieces of a range in the notation of mathematics, none torn apart at a line's end; neighbouring single values share one
 * pair of braces.
 * @param {readonly Interval[]} range */
export function notation(range) {
  /** @type {string[]} */
  const sets = [];
  /** @type {string[]} */
  let points = [];
  for (const piece of range) {
    if (isPoint(piece)) {
      points.push(bound(piece.low));
      continue;
    }
    if (points.length) sets.push(`{${points.join(', ')}}`);
    points = [];
    sets.push(`${piece.lowClosed ? '[' : '('}${bound(piece.low)},\u00a0${bound(piece.high)}${piece.highClosed ? ']' : ')'}`);
  }
  if (points.length) sets.push(`{${points.join(', ')}}`);
  return sets.join(' ∪ ');
}

/** @param {Interval} interval */
function intervalKey({low, high, lowClosed, highClosed}) {
  if (low === -Infinity && high === Infinity) return 'range.all';
  if (high === Infinity) return lowClosed ? 'range.at_least' : 'range.above';
  if (low === -Infinity) return highClosed ? 'range.at_most' : 'range.below';
  if (lowClosed) return highClosed ? 'range.from_to' : 'range.from_below';
  return highClosed ? 'range.above_to' : 'range.between';
}

/** The range in words alone, as far as words are clearer than signs. @param {Facts} facts @param {Translate} t */
function rangePhrase({range}, t) {
  if (range.length === 0) return t('range.unknown');
  if (range.every(isPoint)) return t('range.only', {points: listed(range.map(({low}) => bound(low)), t)});
  if (range.length > 1) return notation(range);
  return t(intervalKey(range[0]), {low: bound(range[0].low), high: bound(range[0].high)});
}

/** The range in words, and an interval also as mathematics writes it. @param {Facts} facts @param {Translate} t */
export function rangeWords(facts, t) {
  const words = rangePhrase(facts, t);
  if (facts.range.length !== 1 || isPoint(facts.range[0])) return words;
  return t('range.notation', {words, interval: notation(facts.range)});
}

/** @param {Facts} facts @param {Translate} t */
export function monotonicWords({monotonicity}, t) {
  return t(`monotonic.${monotonicity}`);
}

/** @param {{id: string}} activation @param {Facts} facts @param {Translate} t */
export function smoothWords({id}, {continuity, kinks}, t) {
  if (continuity === Infinity) return t('smooth.all');
  const clauses = [0, 1, 2].flatMap((order) => {
    const places = kinks.filter((kink) => kink.order === order).map(({at}) => formatNumber(at));
    return places.length ? [t(`smooth.order${order}`, {points: listed(places, t)})] : [];
  });
  if (clauses.length === 0) return t('smooth.twice');
  const what = clauses.reduce((list, next) => t('list.clause', {list, next}));
  const words = t(continuity < 1 ? 'smooth.no' : 'smooth.nearly', {what});
  const note = `functions.${id}.smooth`;
  return continuity < 1 && t.has(note) ? t('smooth.note', {words, note: t(note)}) : words;
}

/** @param {Facts} facts @param {Translate} t */
export function zeroCentredWords({zeroCentred, range}, t) {
  if (zeroCentred !== 'no' || range.length === 0) return t(`zero_centred.${zeroCentred}`);
  if (range[0].low >= 0) return t('zero_centred.never_negative');
  return t(range[range.length - 1].high <= 0 ? 'zero_centred.never_positive' : 'zero_centred.no');
}

/** slope z + intercept, as one writes it. @param {{slope: number, intercept: number}} line */
export function lineText({slope, intercept}) {
  if (slope === 0) return bound(intercept);
  const factor = Math.abs(slope) === 1 ? '' : `${formatNumber(Math.abs(slope))} `;
  const term = `${slope < 0 ? '−' : ''}${factor}z`;
  if (intercept === 0) return term;
  return `${term} ${intercept < 0 ? '−' : '+'} ${bound(Math.abs(intercept))}`;
}

/** @param {Facts} facts @param {Translate} t */
export function farWords({left, right}, t) {
  if (left && right) {
    const lines = {left: lineText(left), right: lineText(right)};
    return lines.left === lines.right ? t('far.both', {line: lines.left}) : t('far.text', lines);
  }
  if (left) return t('far.left_only', {left: lineText(left)});
  return right ? t('far.right_only', {right: lineText(right)}) : t('far.neither');
}

/** @param {Activation} activation @param {Translate} t Empty where nothing is learned. */
export function learnableWords({parameters}, t) {
  const symbols = parameters.filter(({learnable}) => learnable).map(({name}) => symbol(name));
  return symbols.length ? listed(symbols, t) : '';
}

/** @param {Activation} activation @param {Translate} t */
export function sourceWords({source: {authors, year, paper}}, t) {
  if (!authors) return t('source.none');
  const source = year ? t('source.text', {authors, year}) : authors;
  return paper ? t('source.paper', {source, paper}) : source;
}

/** Marked words as plain ones: [kink](kink) is kink. @param {string} text */
function withoutMarkup(text) {
  return text.replace(/\[([^\]]+)\]\(\w+\)/g, '$1');
}

/**
 * What the curve looks like, in one plain text: the alternative to a picture of it.
 * @param {Activation} activation
 * @param {Facts} facts
 * @param {Translate} t
 */
export function describe(activation, facts, t) {
  return t('describe', {
    name: activation.name,
    range: rangePhrase(facts, t),
    monotonic: monotonicWords(facts, t),
    smooth: withoutMarkup(smoothWords(activation, facts, t)),
    far: farWords(facts, t),
  });
}
