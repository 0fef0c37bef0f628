// Functions of the reader's own: formulas with a name and what is known of their parameters, as a link spells them.
//
// own=own1:My swish:x*sigmoid(beta*x):beta=1~-3~3~learned;own2:... Everywhere else a function is named by its id. Whether a
// formula is one, and which parameters it has, is checked where the core is.

import {isName, parseNumber} from './codecs.js';

/** @typedef {import('../state.js').OwnFunction} OwnFunction */
/** @typedef {import('../state.js').OwnParameter} OwnParameter */
/** @typedef {import('../state.js').State} State */
/** @typedef {import('../state.js').Spec} Spec */

/** In a link. */
export const MAX_OWN = 8;
export const MAX_FORMULA = 200;
export const MAX_NAME = 40;

const ID = /^own[1-9]\d?$/;

/** What a free name of a formula is until something else is said of it: as the core takes it. @param {string} name @returns {OwnParameter} */
export const ownParameter = (name) => ({name, initial: 1, low: -3, high: 3, learnable: true});

/** @param {string} id */
export const isOwnId = (id) => ID.test(id);

/** The first id that is free. @param {readonly OwnFunction[]} own */
export function freeId(own) {
  let n = 1;
  while (own.some(({id}) => id === `own${n}`)) n++;
  return `own${n}`;
}

/** Line ends and other control characters, signs that turn the direction of writing, halves of signs, and what is no character:
 * none of them is seen, and each does harm in code or in a picture that somebody takes away. */
export const HIDDEN = /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/gu;

/** @param {string} text */
export const isPlainText = (text) => text.search(HIDDEN) < 0;

/** @param {string} text What parts the fields is escaped within them. */
const written = (text) => text.replace(/[%:;]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
/** The key `own` of one formula, by the least that can be said of it. @param {string} formula */
export const ownOf = (formula) => `own1:f:${written(formula)}`;
/** @param {string} text */
const read = (text) => text.replace(/%(25|3A|3B)/g, (_, code) => String.fromCharCode(parseInt(code, 16)));

/** What a slider can be drawn for. @param {number} low @param {number} high */
export const isSpan = (low, high) => low < high && Number.isFinite(high - low);

/** @param {string} text @returns {OwnParameter | undefined} */
function readParameter(text) {
  const [, name, values] = /^(\w+)=(.*)$/.exec(text) ?? [];
  const [initial, low, high, learned, ...more] = (values ?? '').split('~');
  const [a, b, c] = [initial, low, high].map((value) => parseNumber(value ?? ''));
  if (name === undefined || !isName(name) || a === undefined || b === undefined || c === undefined || !isSpan(b, c) || more.length > 0) return undefined;
  return learned === 'learned' || learned === 'fixed' ? {name, initial: a, low: b, high: c, learnable: learned === 'learned'} : undefined;
}

/** @param {OwnParameter} parameter */
const writeParameter = ({name, initial, low, high, learnable}) => `${name}=${[initial, low, high, learnable ? 'learned' : 'fixed'].join('~')}`;

/** @param {string} text @returns {OwnFunction | undefined} */
function readOwn(text) {
  const [id, ...fields] = text.split(':');
  const [name, formula, list = '', ...more] = fields.map(read);
  const parameters = list === '' ? [] : list.split(',').map(readParameter);
  const isWhole = isOwnId(id.trim()) && name?.trim() && name.length <= MAX_NAME && formula && formula.length <= MAX_FORMULA && more.length === 0;
  if (!isWhole || parameters.includes(undefined)) return undefined;
  return {id: id.trim(), name, formula, parameters: /** @type {OwnParameter[]} */ (parameters)};
}

/** @param {OwnFunction} own */
function writeOwn({id, name, formula, parameters}) {
  const told = parameters.filter((parameter) => JSON.stringify(parameter) !== JSON.stringify(ownParameter(parameter.name)));
  return [id, written(name), written(formula), ...(told.length > 0 ? [told.map(writeParameter).join(',')] : [])].join(':');
}

/** @returns {import('./codecs.js').Codec} */
export function ownList() {
  return {
    hasCalls: true,
    parse(text, report) {
      /** @type {OwnFunction[]} */
      const list = [];
      for (const item of text.split(';').filter((part) => part.trim() !== '')) {
        const own = readOwn(item);
        const isPlain = !own || (isPlainText(own.name) && isPlainText(own.formula));
        if (!isPlain) report('hidden_signs', item.replace(HIDDEN, '\uFFFD'));
        else if (!own || list.some(({id}) => id === own.id)) report('not_own', item);
        else if (list.length === MAX_OWN) report('too_many_own', item, {limit: MAX_OWN});
        else list.push(own);
      }
      return list;
    },
    write: (list) => list.map(writeOwn).join(';'),
  };
}

/** A function as the core takes it: one of the reader's own by its formula, with all of its parameters.
 * @param {readonly OwnFunction[]} own @param {{id: string, parameters?: Readonly<Record<string, number>>}} spec
 * @returns {{formula: string, parameters: Record<string, number>} | null} null: it is none of them */
export function ownSpec(own, {id, parameters = {}}) {
  const found = own.find((one) => one.id === id);
  if (!found) return null;
  return {formula: found.formula, parameters: {...Object.fromEntries(found.parameters.map(({name, initial}) => [name, initial])), ...parameters}};
}

/** Names of the parameters that stay as they are when a layer learns, as the core takes them.
 * @param {readonly OwnFunction[]} own @param {string} id */
export function fixedNames(own, id) {
  return (own.find((one) => one.id === id)?.parameters ?? []).filter(({learnable}) => !learnable).map(({name}) => name).join(',');
}

/** Where a state uses a function: in the network, or only on the plot. @param {State} state @param {string} id */
export function isInNetwork({layers, output, activation}, id) {
  return activation.id === id || output?.activation.id === id || layers.some((layer) => layer.activation.id === id);
}

/** What changes in a state when a function of the reader's own does: values of parameters that are gone go, too.
 * @param {State} state @param {OwnFunction} own @returns {Pick<State, 'own' | 'functions' | 'compare' | 'activation' | 'layers' | 'output'>} */
export function redefined(state, own) {
  const names = own.parameters.map(({name}) => name);
  const canLearn = own.parameters.some(({learnable}) => learnable);
  /** @param {Spec} spec @returns {Spec} */
  const fitted = (spec) => (spec.id !== own.id ? spec :
    {id: spec.id, parameters: Object.fromEntries(Object.entries(spec.parameters).filter(([name]) => names.includes(name)))});
  /** @template {Pick<import('../state.js').Layer, 'activation' | 'learn'>} T @param {T} layer @returns {T} */
  const layerOf = (layer) => ({...layer, activation: fitted(layer.activation), learn: layer.activation.id === own.id && !canLearn ? 'none' : layer.learn});
  const isNew = !state.own.some(({id}) => id === own.id);
  return {
    own: isNew ? [...state.own, own] : state.own.map((one) => (one.id === own.id ? own : one)),
    functions: state.functions.map(fitted),
    compare: state.compare.map(fitted),
    activation: fitted(state.activation),
    layers: state.layers.map(layerOf),
    output: state.output && layerOf(state.output),
  };
}
