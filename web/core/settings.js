// @ts-check
// A configuration, plain data, as the pairs that the core reads: ["layers[1].units", 4]. Names and values are checked
// there; here only that they are data at all.
import {CoreError, isPlain, wrongType} from './checks.js';

const MAX_SETTINGS = 4000;
const MAX_DEPTH = 6;

/**
 * @param {any} data
 * @param {string[]} [leave] Paths that are not taken.
 * @returns {[string, string | number][]}
 */
export function flatten(data, leave = []) {
  if (!isPlain(data)) throw wrongType('config', data, 'an object');
  /** @type {[string, string | number][]} */
  const settings = [];
  /** @param {any} value @param {string} path @param {number} depth */
  const visit = (value, path, depth) => {
    if (value === undefined || value === null || leave.includes(path)) return;
    if (settings.length >= MAX_SETTINGS || depth > MAX_DEPTH) {
      throw new CoreError({code: 'too_many', field: path, value, message: `There are at most ${MAX_SETTINGS} settings, ${MAX_DEPTH} deep.`});
    }
    if (typeof value === 'number' || typeof value === 'string') {
      settings.push([path, value]);
    } else if (typeof value === 'boolean') {
      settings.push([path, Number(value)]);
    } else if (Array.isArray(value)) {
      value.forEach((item, index) => visit(item, `${path}[${index}]`, depth + 1));
    } else if (isPlain(value)) {
      for (const key of Object.keys(value)) visit(value[key], path ? `${path}.${key}` : key, depth + 1);
    } else {
      throw wrongType(path, value, 'plain data');
    }
  };
  visit(data, '', 0);
  return settings;
}

const NONE = new Float64Array(0);

/** The settings of a configuration, and its points apart, since they are many. @param {any} config */
export function wholeConfig(config) {
  const settings = flatten(config, ['data.points']);
  const points = config.data?.points;
  if (points === undefined || points === null) return {settings, points: {x: NONE, y: NONE, label: NONE}};
  if (!isPlain(points)) throw wrongType('data.points', points, 'an object with x, y and label');
  for (const key of Object.keys(points)) {
    if (!['x', 'y', 'label'].includes(key)) {
      throw new CoreError({code: 'unknown_field', field: `data.points.${key}`, value: points[key], message: `"${key}" is not a field of data.points; accepted: x, y, label.`});
    }
  }
  for (const key of ['x', 'y', 'label']) {
    if (!(points[key] instanceof Float64Array)) throw wrongType(`data.points.${key}`, points[key], 'a Float64Array');
  }
  if (points.x.length === 0) throw wrongType('data.points.x', points.x, 'a Float64Array with at least one number');
  return {settings, points};
}

/**
 * The core's answer, an error's value as the caller gave it.
 * @param {any} result @param {[string, string | number][]} settings
 */
export function asGiven(result, settings) {
  const given = settings.find(([path]) => path === result.field);
  return result.ok || !given ? result : {...result, value: given[1]};
}
