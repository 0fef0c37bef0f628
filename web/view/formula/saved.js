// The reader's functions that are kept on this device, by name. Storage may be closed, as in a sandboxed frame.

import {MAX_FORMULA, MAX_NAME} from '../../state.js';
import {isPlainText, isSpan} from '../../state/own.js';

/** @typedef {import('./model.js').Draft} Draft */

const KEY = 'own-functions';

/** @param {any} parameter @returns {boolean} */
const isParameter = (parameter) => typeof parameter?.name === 'string' && typeof parameter.learnable === 'boolean' &&
  [parameter.initial, parameter.low, parameter.high].every(Number.isFinite) && isSpan(parameter.low, parameter.high);

/** What is stored may be of another version, or of another page. @param {any} one @returns {Draft[]} */
function whole(one) {
  const {name, formula, parameters} = one ?? {};
  const isWhole = typeof name === 'string' && name.trim() !== '' && name.length <= MAX_NAME && typeof formula === 'string' &&
    formula.length <= MAX_FORMULA && isPlainText(name) && isPlainText(formula) && Array.isArray(parameters) && parameters.every(isParameter);
  return isWhole ? [{name, formula, parameters}] : [];
}

/** @param {() => Storage} storage @returns {Draft[]} */
export function saved(storage = () => localStorage) {
  try {
    const list = JSON.parse(storage().getItem(KEY) ?? '[]');
    return Array.isArray(list) ? list.flatMap(whole) : [];
  } catch {
    return [];
  }
}

/** @param {Draft[]} list @param {() => Storage} storage @returns {boolean} whether it is kept */
function store(list, storage) {
  try {
    storage().setItem(KEY, JSON.stringify(list));
    return true;
  } catch {
    return false;
  }
}

/** In place of one of the same name. @param {Draft} draft @param {() => Storage} [storage] */
export function save({name, formula, parameters}, storage = () => localStorage) {
  const list = saved(storage);
  const at = list.findIndex((one) => one.name === name);
  list.splice(at < 0 ? list.length : at, 1, {name, formula, parameters});
  return store(list, storage);
}

/** @param {string} name @param {() => Storage} [storage] */
export function forget(name, storage = () => localStorage) {
  return store(saved(storage).filter((one) => one.name !== name), storage);
}

/** @param {Draft} draft @param {() => Storage} [storage] @returns {'no' | 'changed' | 'yes'} */
export function isSaved({name, formula, parameters}, storage = () => localStorage) {
  const found = saved(storage).find((one) => one.name === name);
  if (!found) return 'no';
  return JSON.stringify([found.formula, found.parameters]) === JSON.stringify([formula, parameters]) ? 'yes' : 'changed';
}
