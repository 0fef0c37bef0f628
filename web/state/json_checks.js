// What a file from anywhere says, held against what it may say. The first mistake is thrown with its place in the file, what
// stands there, and a code for the sentence that says what is accepted. Nothing is copied into anything by a key of the file.

import {HIDDEN} from './own.js';

const LONGEST_SHOWN = 40;
const MOST_ITEMS = 4;

/** What stands somewhere, as a reader is shown it. @param {unknown} value @returns {string} */
export function shown(value) {
  if (Array.isArray(value) || value instanceof Float64Array) {
    return value.length > MOST_ITEMS ? '[…]' : short(`[${[...value].map((item) => (typeof item === 'object' && item !== null ? '…' : shown(item))).join(', ')}]`);
  }
  if (typeof value === 'object' && value !== null) return '{…}';
  return short(typeof value === 'string' ? JSON.stringify(value.slice(0, LONGEST_SHOWN + 1)) : String(value));
}

/** @param {string} text */
const short = (text) => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text).replace(HIDDEN, '\ufffd');

export class FileError extends Error {
  /** @param {string} code @param {string} field where in the file; '' is all of it @param {unknown} value @param {Record<string, string | number>} [detail] */
  constructor(code, field, value, detail = {}) {
    super(`${field}: ${code}`);
    this.name = 'FileError';
    this.code = code;
    this.field = field;
    this.value = shown(value);
    this.detail = detail;
  }
}

/** An object with no other keys than these. @param {any} value @param {string} field @param {readonly string[]} keys @param {readonly string[]} [needed]
 * @returns {Record<string, any>} */
export function object(value, field, keys, needed = keys) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new FileError('not_an_object', field, value);
  for (const key of Object.keys(value)) {
    if (!keys.includes(key)) throw new FileError('unknown_key', at(field, key), value[key], {accepted: keys.join(', ')});
  }
  for (const key of needed) if (!Object.hasOwn(value, key)) throw new FileError('missing', at(field, key), undefined);
  return value;
}

/** @param {string} field @param {string} key */
export const at = (field, key) => (field ? `${field}.${short(key)}` : short(key));

/** @param {any} value @param {string} field @param {number} low @param {number} [high] of its items @returns {any[]} */
export function list(value, field, low, high = low) {
  if (!Array.isArray(value)) throw new FileError('not_a_list', field, value);
  if (value.length < low || value.length > high) throw new FileError(low === high ? 'wrong_length' : 'wrong_lengths', field, value.length, {low, high});
  return value;
}

/** @param {any} value @param {string} field @returns {number} */
export function number(value, field) {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new FileError('not_a_number', field, value);
  return value;
}

/** @param {any} value @param {string} field @param {number} [low] @returns {number} */
export function whole(value, field, low = 0) {
  if (!Number.isSafeInteger(value) || value < low) throw new FileError('not_whole', field, value, {low});
  return value;
}

/** @param {any} value @param {string} field @returns {boolean} */
export function truth(value, field) {
  if (typeof value !== 'boolean') throw new FileError('not_a_truth', field, value);
  return value;
}

/** @param {any} value @param {string} field @param {number} limit of its characters @returns {string} */
export function string(value, field, limit) {
  if (typeof value !== 'string') throw new FileError('not_a_string', field, value);
  if (value.length > limit) throw new FileError('too_long', field, value, {limit});
  return value;
}

/** @param {any} value @param {string} field @param {number} low @param {number} [high] */
export const numbers = (value, field, low, high = low) => Float64Array.from(list(value, field, low, high), (item, i) => number(item, `${field}[${i}]`));

/** What is made from something else in the file must be as it is made; what is left out is not compared.
 * @param {any} given @param {any} own as it is made @param {string} field @param {string} source the field that it is made from */
export function same(given, own, field, source) {
  const wrong = () => new FileError('unequal', field, given, {expected: shown(own), source});
  if (own instanceof Float64Array || Array.isArray(own)) {
    list(given, field, own.length);
    own.forEach((/** @type {any} */ item, /** @type {number} */ i) => same(given[i], item, `${field}[${i}]`, source));
  } else if (typeof own === 'object' && own !== null) {
    const keys = Object.keys(own).filter((key) => own[key] !== undefined);
    object(given, field, keys, []);
    for (const key of keys) if (Object.hasOwn(given, key)) same(given[key], own[key], at(field, key), source);
  } else if (given !== own) throw wrong();
}
