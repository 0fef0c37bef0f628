// How the view of softmax writes its numbers and names its entries.

import {formatNumber} from '../../i18n/numbers.js';

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';

/** z₁ for the first. @param {string} name @param {number} index */
export const entry = (name, index) => name + [...String(index + 1)].map((digit) => SUBSCRIPTS[Number(digit)]).join('');

/** p is softmax's, also where another function is shown: the loss is made of it. @param {import('../../state.js').State['vector']} vector */
export const isOfSoftmax = (vector) => vector === 'softmax' || vector === 'log_softmax';

/** What an output is called. @param {import('../../state.js').State['vector']} vector */
export const outputName = (vector) => (vector === 'log_softmax' ? 'log p' : isOfSoftmax(vector) ? 'p' : 'q');

const SMALL = 1e-3;

/** Five decimals while they say enough. @param {number} p */
export const probability = (p) => (p !== 0 && Math.abs(p) < SMALL ? formatNumber(p, {significant: 2}) : formatNumber(p, {decimals: p === 0 ? 0 : 5}));

/** An output of softmax and its kin. @param {number} value @param {import('../../state.js').State['vector']} vector */
export function output(value, vector) {
  if (vector !== 'log_softmax') return probability(value);
  const size = Math.abs(value);
  return size !== 0 && size < SMALL ? formatNumber(value, {significant: 2}) : formatNumber(value, {decimals: size < 100 ? 4 : 1});
}

/** A logit, as it was typed. @param {number} z */
export const logit = (z) => formatNumber(z, {significant: 6});

/** In a cell of a matrix with so many columns; what does not fit is said to be about 0. @param {number} slope @param {number} columns */
export function cell(slope, columns) {
  const size = Math.abs(slope);
  if (size === 0 || !Number.isFinite(slope)) return formatNumber(slope);
  if (size >= 100 || (columns <= 4 && size < SMALL)) return formatNumber(slope, {significant: 2});
  const decimals = columns <= 6 ? 3 : 2;
  if (size < 0.5 * 10 ** -decimals) return '≈0';
  const text = formatNumber(slope, {decimals: size >= 10 ? 0 : size >= 1 ? decimals - 1 : decimals});
  return columns > 6 ? text.replace(/^(−?)0\./, '$1.') : text;
}
