// The words of the formula language, to be put in by a press, and what the core says against a text, in the reader's words.

import {HIDDEN} from '../../state/own.js';

/** The functions and how many arguments each takes. */
export const FUNCTIONS = {
  max: 2, min: 2, if: 3, clamp: 3, abs: 1, sign: 1, step: 1, sqrt: 1, pow: 2, exp: 1, expm1: 1, log: 1, log1p: 1, sigmoid: 1, softplus: 1, tanh: 1,
  sin: 1, cos: 1, tan: 1, atan: 1, sinh: 1, cosh: 1, asinh: 1, erf: 1, erfc: 1,
};

/** A formula has one line, and nothing that is not seen, however it is pasted. @param {string} text */
export const inOneLine = (text) => text.replace(/\s*\n\s*/g, ' ').replace(HIDDEN, ' ');

/** What to write instead, where the core's sentence ends with it: code is the same in every language. @param {string} message */
export function advice(message) {
  return /\b(?:write|did you mean) `?(.+?)`?\??$/.exec(message)?.[1] ?? '';
}

/** @typedef {Extract<import('../../core.d.ts').CompiledFormula, {ok: false}>} Refusal */

/** @param {Refusal} refusal @param {string} text of the formula @param {import('../../i18n/index.js').Translate} t */
export function errorWords({code, message, offset, length}, text, t) {
  const blamed = text.slice(offset, offset + length);
  const instead = advice(message);
  const name = /^\w+/.exec(blamed)?.[0] ?? '';
  const detail = {text: blamed, instead, name, n: Object.hasOwn(FUNCTIONS, name) ? /** @type {Record<string, number>} */ (FUNCTIONS)[name] : 0};
  const keys = instead ? [`formula_instead.${code}`] : [];
  if (code === 'unknown_function' && instead === `${blamed}*(...)`) keys.unshift('formula_error.unknown_product');
  if (code === 'unexpected_token') keys.push(`formula_error.${blamed === ',' ? 'stray_comma' : offset === 0 ? 'first_sign' : 'no_value'}`);
  if (code === 'wrong_argument_count') keys.push(`formula_error.arguments_${detail.n}`);
  const key = [...keys, `formula_error.${code}`].find((one) => t.has(one)) ?? 'formula_error.other';
  return t(key, detail);
}
