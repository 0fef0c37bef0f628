// Our own keys of the hash about the table of facts: how it is sorted, what it is narrowed to, which columns it has, what is
// compared. Knows the names of the facts and the values that the wordy ones have, no function and no number.

import {functionList} from './calls.js';
import {choice, parseNumber, subset} from './codecs.js';

/** The facts that have one of a few values. @type {Readonly<Record<string, readonly string[]>>} */
export const FACT_CHOICES = {
  parity: ['odd', 'even', 'none'],
  monotonicity: ['strictly_increasing', 'weakly_increasing', 'none'],
  continuity: ['smooth', '2', '1', '0', 'jumps'],
  zeroCentred: ['yes', 'partly', 'no'],
  saturates: ['both', 'left', 'right', 'none'],
  cost: ['0', '1', '2', '3', '4'],
  learnable: ['yes', 'no'],
  pytorch: ['yes', 'no'],
  keras: ['yes', 'no'],
  jax: ['yes', 'no'],
};
/** The facts that are numbers. */
export const FACT_NUMBERS = ['low', 'high', 'largestSlope', 'lipschitz', 'atZero', 'slopeAtZero', 'mean', 'variance', 'gain', 'year', 'time'];

/** The columns of the table by their groups. @type {Readonly<Record<string, readonly string[]>>} */
export const FACT_GROUPS = {
  shape: ['range', 'parity', 'monotonicity', 'continuity', 'zeroCentred', 'saturates'],
  slope: ['atZero', 'slopeAtZero', 'largestSlope', 'lipschitz'],
  normal: ['mean', 'variance', 'gain'],
  cost: ['cost', 'time'],
  source: ['year', 'learnable', 'pytorch', 'keras', 'jax', 'differ'],
};
const SORTED_BY = ['name', ...Object.values(FACT_GROUPS).flat().filter((id) => id !== 'differ')];

export const MAX_COMPARED = 4;

/** @param {string} item @returns {import('../state.js').Condition | undefined} parity:odd, mean:0..0.5, gain:1.. */
function parseCondition(item) {
  const [, fact, value] = /^(\w+):(.+)$/.exec(item) ?? [];
  if (Object.hasOwn(FACT_CHOICES, fact)) return FACT_CHOICES[fact].includes(value) ? {fact, is: value} : undefined;
  if (!FACT_NUMBERS.includes(fact)) return undefined;
  const ends = /^(.*?)\.\.(.*)$/.exec(value)?.slice(1).map((end) => (end === '' ? null : parseNumber(end)));
  if (!ends || ends.includes(undefined) || (ends[0] === null && ends[1] === null)) return undefined;
  return {fact, from: /** @type {number | null} */ (ends[0]), to: /** @type {number | null} */ (ends[1])};
}

/** At most one for each fact. @returns {import('./codecs.js').Codec} */
function conditions() {
  return {
    parse(text, report) {
      const items = text === '' ? [] : text.split(',').map((item) => item.trim());
      /** @type {Map<string, import('../state.js').Condition>} */
      const kept = new Map();
      for (const item of items) {
        const condition = parseCondition(item);
        if (!condition || kept.has(condition.fact)) report('not_a_condition', item);
        else kept.set(condition.fact, condition);
      }
      return [...kept.values()];
    },
    write: (value) => value.map((/** @type {import('../state.js').Condition} */ {fact, is, from, to}) =>
      `${fact}:${is ?? `${from ?? ''}..${to ?? ''}`}`).join(','),
  };
}

/** @type {import('../state.js').SchemaRow[]} */
export const FACT_KEYS = [
  // The other way round with a minus sign before it: -gain has the largest first.
  {key: 'factSort', codec: choice(SORTED_BY.flatMap((id) => [id, `-${id}`])), initial: 'name', invalidates: 'list'},
  {key: 'where', codec: conditions(), initial: [], invalidates: 'list'},
  {key: 'columns', codec: subset(Object.keys(FACT_GROUPS), true), initial: ['shape', 'slope', 'normal', 'cost'], invalidates: 'list'},
  {key: 'compare', codec: functionList(MAX_COMPARED), initial: [], invalidates: 'list'},
];
