// The table of facts as files: CSV and JSON, with every digit, in JavaScript's own spelling of numbers. Knows no DOM and no language.

import {valueIn} from '../specs.js';

/** @typedef {import('./columns.js').Row} Row */

/** @param {import('../../core.d.ts').Facts['range']} range [-1, 1], or several pieces: {0} U (1, Infinity) */
const rangeText = (range) => range.map(({low, high, lowClosed, highClosed}) =>
  (low === high ? `{${low}}` : `${lowClosed ? '[' : '('}${low}, ${high}${highClosed ? ']' : ')'}`)).join(' U ');

/** @param {number} k */
const continuityText = (k) => (k === Infinity ? 'smooth' : k);

/** What a file says of a function, flat. @param {Row} row @returns {Record<string, string | number | null>} */
function record({activation, parameters, facts, measures, time}) {
  const {id, name, family, source, frameworks} = activation;
  return {
    id, name, family,
    parameters: activation.parameters.map((parameter) => `${parameter.name}=${valueIn(parameters, parameter)}`).join('; '),
    learnable: activation.parameters.filter(({learnable}) => learnable).map((parameter) => parameter.name).join('; '),
    range: rangeText(facts.range), low: facts.range[0]?.low ?? null, high: facts.range.at(-1)?.high ?? null,
    parity: facts.parity, monotonicity: facts.monotonicity, continuity: continuityText(facts.continuity),
    kinks: facts.kinks.map(({at, order}) => `${at} (order ${order})`).join('; '),
    zero_centred: facts.zeroCentred, saturates: facts.saturates, gate: activation.gate,
    left_slope: facts.left?.slope ?? null, left_intercept: facts.left?.intercept ?? null,
    right_slope: facts.right?.slope ?? null, right_intercept: facts.right?.intercept ?? null,
    f_0: measures.atZero, df_0: measures.slopeAtZero, largest_abs_df: measures.largestSlope, lipschitz: measures.lipschitz,
    normal_mean: measures.mean, normal_variance: measures.variance, gain: measures.gain,
    cost: activation.cost, time_vs_relu: Number.isNaN(time) ? null : time,
    authors: source.authors, year: source.year || null, paper: source.paper,
    pytorch: frameworks.pytorch, keras: frameworks.keras, jax: frameworks.jax,
  };
}

/** @param {string | number | null} value As RFC 4180 has it. */
function field(value) {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** @param {readonly Row[]} rows */
export function csvText(rows) {
  const records = rows.map(record);
  const names = Object.keys(records[0] ?? {});
  return [names, ...records.map((one) => names.map((name) => one[name]))].map((line) => `${line.map(field).join(',')}\r\n`).join('');
}

/** JSON has no infinity: it is the text "Infinity". @param {readonly Row[]} rows */
export function jsonText(rows) {
  const plain = (/** @type {string} */ _, /** @type {unknown} */ value) =>
    (typeof value === 'number' && !Number.isFinite(value) ? String(value) : value);
  return `${JSON.stringify(rows.map(record), plain, 2)}\n`;
}
