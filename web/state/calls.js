// How functions and whatever else has named values, as in elu(alpha=0.5), are read from a hash and written into it.

import {choice, isName, parseNumber, renamed} from './codecs.js';

export const MAX_FUNCTIONS = 8;
export const MAX_LAYERS = 50;
export const MAX_UNITS = 64;

/** @typedef {import('../state.js').Spec} Spec */
/** @typedef {import('../state.js').Layer} Layer */
/** @typedef {import('./codecs.js').Codec} Codec */
/** @typedef {import('./codecs.js').Report} Report */

/** Cuts at the commas outside parentheses. @param {string} text */
function splitOutside(text) {
  const items = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth++;
    if (character === ')') depth--;
    if (character === ',' && depth === 0) items.push('');
    else items[items.length - 1] += character;
  }
  return items.map((item) => item.trim());
}

/**
 * A name that may have named values: adam(beta1=0.8).
 * @param {string} item
 * @param {(name: string, text: string) => any} read Returns undefined for what is none of its values.
 * @param {(pair: string, id: string) => void} refuse
 * @returns {{id: string, values: Record<string, any>} | undefined}
 */
function parseCall(item, read, refuse) {
  const [, id, list] = /^([^()]*)(?:\(([^()]*)\))?$/.exec(item) ?? [];
  if (id === undefined || !isName(id)) return undefined;
  /** @type {Record<string, any>} */
  const values = {};
  for (const pair of list ? list.split(',') : []) {
    const equals = pair.indexOf('=');
    const name = pair.slice(0, Math.max(equals, 0)).trim();
    const value = isName(name) && !Object.hasOwn(values, name) ? read(name, pair.slice(equals + 1).trim()) : undefined;
    if (value === undefined) refuse(pair, id);
    else values[name] = value;
  }
  return {id, values};
}

/** @param {string} id @param {Record<string, any>} values */
function writeCall(id, values) {
  const list = Object.entries(values).map(([name, value]) => `${name}=${value}`);
  return list.length > 0 ? `${id}(${list.join(',')})` : id;
}

/** @param {string} item @param {Report} report @returns {Spec | undefined} */
function parseSpec(item, report) {
  const call = parseCall(item, (_, text) => parseNumber(text), (pair, id) => report('not_a_parameter', pair, {function: id}));
  return call ? {id: call.id, parameters: call.values} : void report('not_a_function', item);
}

/** @param {Spec} spec */
const writeSpec = ({id, parameters}) => writeCall(id, parameters);

/** elu(alpha=0.5),relu @param {number} [limit] @returns {Codec} */
export function functionList(limit = MAX_FUNCTIONS) {
  return {
    hasCalls: true,
    parse(text, report) {
      const specs = [];
      for (const item of splitOutside(text)) {
        const spec = parseSpec(item, report);
        if (!spec) continue;
        if (specs.length < limit) specs.push(spec);
        else report('too_many', item, {limit});
      }
      return specs.length > 0 ? specs : undefined;
    },
    write: (specs) => specs.map(writeSpec).join(','),
  };
}

/** One function, which other playgrounds may call otherwise.
 * @param {Record<string, string>} theirs their name of an id @returns {Codec} */
export function spec(theirs) {
  const {parse, write} = renamed({parse: String, write: String}, theirs);
  return {
    hasCalls: true,
    parse(text, report) {
      const found = parseSpec(text, report);
      return found && {...found, id: parse(found.id, report)};
    },
    write: ({id, parameters}) => writeCall(write(id), parameters),
  };
}

/** A function and what of its parameters is trained: prelu(a=0.25):unit
 * @param {string} text @param {Report} report @returns {Pick<Layer, 'activation' | 'learn'> | undefined} */
function parseTrained(text, report) {
  const [item, learn = 'none', ...more] = text.split(':');
  const isKnown = ['none', 'layer', 'unit'].includes(learn) && more.length === 0;
  const activation = isKnown ? parseSpec(item.trim(), report) : void report('not_trained', text);
  return activation && {activation, learn: /** @type {Layer['learn']} */ (learn)};
}

/** @param {Pick<Layer, 'activation' | 'learn'>} layer */
function writeTrained({activation, learn}) {
  return learn === 'none' ? writeSpec(activation) : `${writeSpec(activation)}:${learn}`;
}

/** @returns {Codec} */
export function outputLayer() {
  return {hasCalls: true, parse: parseTrained, write: writeTrained};
}

/** @param {string} text */
function parseUnits(text) {
  const units = parseNumber(text.trim());
  return Number.isInteger(units) && /** @type {number} */ (units) >= 1 && /** @type {number} */ (units) <= MAX_UNITS ? units : undefined;
}

/** A list of layers, of which one bad spoils all: what is left would be another network.
 * @param {(item: string, report: Report) => any} parse @param {(layer: any) => string} write @returns {Codec} */
function layerList(parse, write) {
  return {
    hasCalls: true,
    parse(text, report) {
      const items = text.trim() === '' ? [] : splitOutside(text);
      if (items.length > MAX_LAYERS) return void report('too_many_layers', String(items.length), {limit: MAX_LAYERS});
      const layers = items.map((item) => parse(item, report));
      return layers.includes(undefined) ? undefined : layers;
    },
    write: (layers) => layers.map(write).join(','),
  };
}

/** 4,2 @returns {Codec} */
export function shape() {
  return layerList((item, report) => parseUnits(item) ?? report('not_units', item, {limit: MAX_UNITS}), String);
}

/** 4:relu,2:prelu(a=0.25):unit @returns {Codec} */
export function layers() {
  return layerList((item, report) => {
    const colon = item.indexOf(':');
    const units = parseUnits(item.slice(0, Math.max(colon, 0)));
    if (units === undefined) return void report('not_a_layer', item, {limit: MAX_UNITS});
    const rest = parseTrained(item.slice(colon + 1), report);
    return rest && {units, ...rest};
  }, (layer) => `${layer.units}:${writeTrained(layer)}`);
}

/** One of a list with values of its own, of which only `read` knows: adam(beta1=0.8)
 * @param {string[]} ids @param {string[]} accepted their names @param {(name: string, text: string) => any} read @returns {Codec} */
export function configured(ids, accepted, read) {
  const {parse} = choice(ids);
  return {
    hasCalls: true,
    parse(text, report) {
      const call = parseCall(text, read, (pair, id) => report('not_a_setting', pair, {of: id, accepted: accepted.join(', ')}));
      const id = parse(call ? call.id : text, report);
      return call && id && {id, ...call.values};
    },
    write: ({id, ...values}) => writeCall(id, values),
  };
}
