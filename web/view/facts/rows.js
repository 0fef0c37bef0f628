// The rows of the table of facts: all functions, those that fit what is asked for, and their order. Knows no DOM.

import {matching} from '../order.js';
import {COLUMNS, comparable} from './columns.js';

/** @typedef {import('./columns.js').Row} Row */
/** @typedef {import('../../core.d.ts').Core} Core */
/** @typedef {import('../../state.js').Condition} Condition */

/** @param {Core} core @param {import('../../core.d.ts').Activation} activation @param {Readonly<Record<string, number>>} [parameters] @returns {Row} */
export function rowOf(core, activation, parameters = {}) {
  const spec = {id: activation.id, parameters};
  return {activation, parameters, facts: core.facts(spec), measures: core.measures(spec), time: NaN};
}

/** @param {Row} row @param {Condition} condition */
function fits(row, {fact, is, from, to}) {
  const value = comparable(fact, row);
  if (is !== undefined) return value === is;
  // What is not known fits no span.
  return typeof value === 'number' && value >= (from ?? -Infinity) && value <= (to ?? Infinity);
}

/** @param {readonly Row[]} rows @param {{search: string, filter: readonly string[], where: readonly Condition[]}} wishes */
export function narrowed(rows, {search, filter, where}) {
  const found = new Set(matching(rows.map(({activation}) => activation), {search, filter}));
  return rows.filter((row) => found.has(row.activation) && where.every((condition) => fits(row, condition)));
}

/** @param {Row} a @param {Row} b */
const byName = (a, b) => a.activation.name.localeCompare(b.activation.name, 'en', {sensitivity: 'base'});

/** What is not known comes last, whichever way round. @param {string} factSort a column, with a minus sign for the other way round */
function ordering(factSort) {
  const sign = factSort.startsWith('-') ? -1 : 1;
  const id = factSort.replace('-', '');
  return (/** @type {Row} */ a, /** @type {Row} */ b) => {
    if (id === 'name') return sign * byName(a, b);
    const [first, second] = [COLUMNS[id].value(a), COLUMNS[id].value(b)];
    if (first === second) return byName(a, b);
    if (typeof first === 'string' || typeof second === 'string') return sign * String(first).localeCompare(String(second), 'en');
    if (Number.isNaN(first) || Number.isNaN(second)) return Number(Number.isNaN(first)) - Number(Number.isNaN(second)) || byName(a, b);
    return sign * (first < second ? -1 : 1);
  };
}

/** @param {readonly Row[]} rows @param {string} factSort */
export const sorted = (rows, factSort) => [...rows].sort(ordering(factSort));

/** The columns in which these rows do not all say the same. @param {readonly Row[]} rows @param {readonly import('./columns.js').Column[]} columns
 * @param {(column: import('./columns.js').Column, row: Row) => string} words */
export const differing = (rows, columns, words) =>
  new Set(columns.filter((column) => new Set(rows.map((row) => words(column, row))).size > 1).map(({id}) => id));
