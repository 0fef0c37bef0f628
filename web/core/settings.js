// @ts-check
// A configuration, plain data, as the pairs that the core reads: ["layers[1].units", 4]. Names and values are checked
// there; here only that they are data at all, and no more of them than a configuration has.
import {CoreError, isPlain, wrongType} from './checks.js';

const MAX_SETTINGS = 4000;
const MAX_DEPTH = 6;
const MAX_ITEMS = 100;  // the core refuses a list by its length before it misses any of them
const MAX_TEXT = 10_000;

const NAME = /^[A-Za-z_]\w*$/;

/** What null means where it does not mean that a field is left out. @type {Record<string, string>} */
const WORD_FOR_NULL = {clipNorm: 'none'};

/** The path, the value for the core, and the value as it was given. @typedef {[string, string | number, unknown]} Setting */

/**
 * Settings in one order, whatever the order of the keys. An array gives its length, too.
 * @param {any} data
 * @param {string} name What the whole is called.
 * @param {Record<string, any>} [aside] Paths whose values are put there instead.
 * @returns {Setting[]}
 */
export function flatten(data, name, aside = {}) {
  if (!isPlain(data)) throw wrongType(name, data, 'an object');
  /** @type {Setting[]} */
  const settings = [];
  /** @param {string} path @param {string | number} value @param {unknown} given */
  const add = (path, value, given) => {
    if (settings.push([path, value, given]) > MAX_SETTINGS) throw tooMuch(path, given, `at most ${MAX_SETTINGS} settings`);
  };
  /** @param {any} value @param {string} path @param {number} depth */
  const visit = (value, path, depth) => {
    if (depth > MAX_DEPTH) throw tooMuch(path, value, `objects at most ${MAX_DEPTH} deep`);
    if (Object.hasOwn(aside, path)) {
      aside[path] = value;
    } else if (value === undefined || value === null) {
      if (value === null && Object.hasOwn(WORD_FOR_NULL, path)) add(path, WORD_FOR_NULL[path], value);
    } else if (typeof value === 'number') {
      add(path, value, value);
    } else if (typeof value === 'boolean') {
      add(path, String(value), value);
    } else if (typeof value === 'string') {
      if (value.length > MAX_TEXT) throw tooMuch(path, value, `texts of at most ${MAX_TEXT} characters`);
      add(path, value, value);
    } else if (Array.isArray(value)) {
      add(`${path}.length`, value.length, value.length);
      for (let i = 0; i < Math.min(value.length, MAX_ITEMS); i++) visit(value[i], `${path}[${i}]`, depth + 1);
    } else if (isPlain(value)) {
      for (const key of Object.keys(value).sort()) {
        const below = path ? `${path}.${key}` : key;
        if (!NAME.test(key)) throw new CoreError({code: 'unknown_field', field: below, value: value[key], message: `There is no field ${JSON.stringify(below)}.`});
        visit(value[key], below, depth + 1);
      }
    } else {
      throw wrongType(path, value, 'plain data');
    }
  };
  visit(data, '', 0);
  return settings;
}

/** @param {string} field @param {unknown} value @param {string} accepted */
function tooMuch(field, value, accepted) {
  return new CoreError({code: 'too_much', field, value, message: `${field} is too much: there may be ${accepted}.`});
}

const AXES = ['x', 'y', 'label'];
const NONE = new Float64Array(0);

/** The settings of a configuration, and its points apart, since they are many. @param {any} config */
export function wholeConfig(config) {
  const aside = {'data.points': /** @type {any} */ (undefined)};
  const settings = flatten(config, 'config', aside);
  const points = aside['data.points'] ?? null;
  return {settings, points: points === null ? {x: NONE, y: NONE, label: NONE} : pointArrays(points)};
}

/** @param {any} points */
function pointArrays(points) {
  const field = 'data.points';
  if (!isPlain(points)) throw wrongType(field, points, 'an object with x, y and label');
  for (const key of Object.keys(points)) {
    if (!AXES.includes(key)) {
      throw new CoreError({code: 'unknown_field', field: `${field}.${key}`, value: points[key], message: `"${key}" is not a field of ${field}; accepted: ${AXES.join(', ')}.`});
    }
  }
  const [x, y, label] = AXES.map((key) => {
    const values = points[key];
    if (!(values instanceof Float64Array)) throw wrongType(`${field}.${key}`, values, 'a Float64Array');
    return values;
  });
  // Three empty arrays are how the core is told that there are none.
  if (x.length === 0) throw wrongType(`${field}.x`, x, 'a Float64Array with at least one number');
  return {x, y, label};
}

/** The core's answer, an error's value as the caller gave it. @param {any} result @param {Setting[]} settings */
export function asGiven(result, settings) {
  const given = settings.find(([path]) => path === result.field);
  return result.ok || !given ? result : {...result, value: given[2]};
}
