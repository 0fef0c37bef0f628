// Makes the reader's own functions rows and specs like any other, so that nothing downstream knows the difference: the core as
// the page sees it, and the rows by id.

import {isOwnId, ownParameter, ownSpec} from '../../state/own.js';
import {activationsById} from '../curves.js';
import {measured} from './measure.js';

/** @typedef {import('../../core.d.ts').Core} Core */
/** @typedef {import('../../core.d.ts').Activation} Activation */
/** @typedef {import('../../core.d.ts').Facts} Facts */
/** @typedef {import('../../core.d.ts').Network} Network */
/** @typedef {import('../../state.js').OwnFunction} OwnFunction */
/** @typedef {import('../../state.js').Problem} Problem */
/** @typedef {import('./measure.js').Measured} Measured */

const MAX_KEPT = 64;
const NOTHING = {formula: '', mathml: ''};

/** What was measured, where the page asks for facts. A range is not among them: it was seen in one window only.
 * @param {Measured} found @returns {Facts} */
function asFacts({kinks, left, right, direction}) {
  /** @param {import('./measure.js').End} end */
  const line = ({manner, slope, intercept}) => (manner === 'line' ? {slope, intercept} : null);
  const flat = [left, right].map((end) => line(end)?.slope === 0);
  const lowest = Math.min(...kinks.map(({order}) => order));
  return {
    range: [], parity: 'none', zeroCentred: 'partly', monotonicity: direction === 'both' ? 'none' : 'unknown',
    continuity: kinks.length > 0 ? lowest - 1 : Infinity,
    saturates: flat[0] ? (flat[1] ? 'both' : 'left') : flat[1] ? 'right' : 'none',
    left: line(left), right: line(right), kinks,
  };
}

/** @param {OwnFunction['parameters'][number]} parameter @returns {import('../../core.d.ts').Parameter} */
const parameterRow = ({name, initial, low, high, learnable}) =>
  ({name, initial, low: -Infinity, high: Infinity, lowOpen: false, sliderLow: low, sliderHigh: high, learnable});

/** The definition with exactly the parameters that its formula has. @param {Core} core @param {OwnFunction} own
 * @returns {{own: OwnFunction, mathml: string} | {own: null, error: Extract<import('../../core.d.ts').CompiledFormula, {ok: false}>}} */
export function completed(core, own) {
  const compiled = core.compileFormula(own.formula);
  if (!compiled.ok) return {own: null, error: compiled};
  const parameters = compiled.parameters.map((name) => own.parameters.find((known) => known.name === name) ?? ownParameter(name));
  return {own: {...own, parameters}, mathml: compiled.mathml};
}

/** The functions of a link that can be computed. @param {Core} core @param {readonly OwnFunction[]} list */
export function checkOwn(core, list) {
  /** @type {Problem[]} */
  const problems = [];
  const own = list.flatMap((one) => {
    const result = completed(core, one);
    if (result.own) return [result.own];
    problems.push({key: 'own', value: one.formula, code: 'own_formula', detail: {name: one.name}});
    return [];
  });
  return {own, problems};
}

/** By id: the catalogue's rows, and those of the reader's functions as they are now. @extends {Map<string, Activation>} */
class Rows extends Map {
  /** @type {Map<string, Activation>} */
  own = new Map();
  /** @param {string} id */
  get(id) {
    return this.own.get(id) ?? super.get(id);
  }
  /** @param {string} id */
  has(id) {
    return this.own.has(id) || super.has(id);
  }
}

/** A layer as the core takes it, which knows formulas, not whose they are. @param {any} layer */
function unnamed(layer) {
  if (!layer.activation?.own) return layer;
  const {own: _, ...activation} = layer.activation;
  return {...layer, activation};
}

/** @param {Core} core */
export function withOwn(core) {
  /** @type {readonly OwnFunction[]} */
  let list = [];
  let key = '[]';
  const activations = new Rows(activationsById(core));
  /** @type {Map<string, Measured>} */
  const kept = new Map();

  /** A spec as the core takes it; whatever is none is left as it is. @param {any} first */
  const known = (first) => (isOwnId(first?.id ?? '') ? ownSpec(list, first) ?? first : first);

  /** @param {{id: string, parameters?: Readonly<Record<string, number>>}} spec @returns {Measured} */
  function measures(spec) {
    const typed = known(spec);
    const text = JSON.stringify(typed);
    const found = kept.get(text) ?? measured((z) => core.evaluate(typed, z));
    kept.delete(text);  // the latest stands last
    kept.set(text, found);
    if (kept.size > MAX_KEPT) kept.delete([...kept.keys()][0]);
    return found;
  }

  /** @param {OwnFunction} own @returns {Activation} */
  function rowOf(own) {
    const {mathml = ''} = /** @type {any} */ (core.compileFormula(own.formula));
    return {
      id: own.id, name: own.name, aliases: [], family: 'flexible', gate: 'none', cost: 0, formula: own.formula, stable: own.formula, mathml, derivative: NOTHING,
      parameters: own.parameters.map(parameterRow), orderings: [], variadic: false, facts: asFacts(measures({id: own.id})),
      source: {authors: '', year: 0, paper: ''}, frameworks: {pytorch: '', keras: '', jax: ''},
    };
  }

  /** A trainer whose network names the reader's functions by their ids: two may have one formula. @param {import('../../core.d.ts').TrainerConfig} config */
  function createTrainer(config) {
    /** @type {any[]} */
    const asked = [...config.layers ?? [], config.output];
    const ids = asked.map((layer) => layer?.activation?.own);
    const trainer = core.createTrainer({...config, ...(config.layers ? {layers: config.layers.map(unnamed)} : {}), ...(config.output ? {output: unnamed(config.output)} : {})});
    const network = trainer.network.bind(trainer);
    /** @param {any} layer @param {number} i */
    const named = (layer, i) => (ids[i] ? {...layer, activation: {id: ids[i]}} : layer);
    trainer.network = () => {
      const {shape, layers} = network();
      return {shape, layers: layers.map(named)};
    };
    return trainer;
  }

  /** @type {any} */
  const page = {createTrainer};
  for (const name of Object.getOwnPropertyNames(Object.getPrototypeOf(core))) {
    if (name !== 'constructor') page[name] ??= (/** @type {any} */ first, /** @type {any[]} */ ...rest) => /** @type {any} */ (core)[name](known(first), ...rest);
  }
  page.facts = (/** @type {any} */ spec) => {
    if (known(spec) === spec) return core.facts(spec);
    core.facts(known(spec));  // which refuses what is no value of a parameter
    return asFacts(measures(spec));
  };

  return {
    core: /** @type {Core} */ (page),
    activations: /** @type {Map<string, Activation>} */ (activations),
    measures,
    /** These are the reader's functions from now on. @param {readonly OwnFunction[]} own complete */
    define(own) {
      if (JSON.stringify(own) === key) return;
      key = JSON.stringify(own);
      list = own;
      activations.own = new Map(own.map((one) => [one.id, rowOf(one)]));
    },
  };
}
