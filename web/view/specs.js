// Functions as the state names them, held against the catalogue: what is accepted, how they are called.

import {formatNumber} from '../i18n/numbers.js';
import {symbol} from './sentences.js';

/** @typedef {import('../core.d.ts').Activation} Activation */
/** @typedef {import('../core.d.ts').Core} Core */
/** @typedef {import('../core.d.ts').Parameter} Parameter */
/** @typedef {import('../state.js').Spec} Spec */
/** @typedef {import('../state.js').Problem} Problem */

/**
 * The specs that the core accepts. A wrong parameter falls back to its initial value, an unknown function is left
 * out, and each is a problem.
 * @param {Core} core
 * @param {readonly Spec[]} specs
 * @returns {{specs: Spec[], problems: Problem[]}}
 */
export function checkSpecs(core, specs) {
  /** @type {Problem[]} */
  const problems = [];
  const accepted = [];
  for (const spec of specs) {
    const parameters = {...spec.parameters};
    for (;;) {
      try {
        core.facts({id: spec.id, parameters});
        accepted.push({id: spec.id, parameters});
        break;
      } catch (error) {
        const {field, value, code, message} = /** @type {import('../core.d.ts').CoreError} */ (error);
        if (code === undefined) throw error;
        const name = field.replace(/^parameters\./, '');
        problems.push({key: 'functions', value: String(value ?? ''), code, detail: {function: spec.id, name, message}});
        if (!Object.hasOwn(parameters, name)) break;
        delete parameters[name];
      }
    }
  }
  return {specs: accepted, problems};
}

/** The parameters of a function as it is given: those of its row, and more where their number is free.
 * @param {Activation} activation @param {Spec} spec @returns {{parameter: Parameter, value: number}[]} */
export function parametersOf(activation, spec) {
  const extra = Object.keys(spec.parameters).filter((name) => activation.parameters.every((known) => known.name !== name));
  return [
    ...activation.parameters,
    ...extra.map((name) => ({...like(activation, name), name})),
  ].map((parameter) => ({parameter, value: spec.parameters[parameter.name] ?? parameter.initial}));
}

/** The row's parameter that a further one of a series resembles: a3 is like a2. @param {Activation} activation @param {string} name */
function like(activation, name) {
  const series = activation.parameters.filter((known) => known.name[0] === name[0]);
  return series[series.length - 1];
}

/** @param {Spec} spec @param {Parameter} parameter @param {number} value @returns {Spec} Initial values are left out. */
export function withParameter(spec, parameter, value) {
  const {[parameter.name]: _, ...others} = spec.parameters;
  return {id: spec.id, parameters: value === parameter.initial ? others : {...others, [parameter.name]: value}};
}

/** The value nearest to what a slider asks for that goes with the function's other parameters.
 * @param {Activation} activation @param {Spec} spec @param {Parameter} parameter @param {number} value @param {number} step */
export function fitting(activation, spec, parameter, value, step) {
  const values = new Map(parametersOf(activation, spec).map((entry) => [entry.parameter.name, entry.value]));
  let [low, high] = [parameter.lowOpen ? parameter.low + step : parameter.low, parameter.high];
  for (const {lower, upper, strict} of activation.orderings) {
    if (parameter.name === upper) low = Math.max(low, (values.get(lower) ?? -Infinity) + (strict ? step : 0));
    if (parameter.name === lower) high = Math.min(high, (values.get(upper) ?? Infinity) - (strict ? step : 0));
  }
  return Math.min(high, Math.max(low, value));
}

/** The function's name and those of its parameters that were changed. @param {Activation} activation @param {Spec} spec */
export function label({name}, spec) {
  const list = Object.entries(spec.parameters).map(([key, value]) => `${symbol(key)} = ${formatNumber(value)}`);
  return list.length > 0 ? `${name} (${list.join(', ')})` : name;
}

/** The parameter that is drawn at random between two others, as RReLU's slope is.
 * @param {Activation} activation @param {Spec} spec */
export function randomParameter(activation, spec) {
  const entries = new Map(parametersOf(activation, spec).map((entry) => [entry.parameter.name, entry]));
  const [lower, upper, r] = [entries.get('lower'), entries.get('upper'), entries.get('r')];
  return lower && upper && r ? {parameter: r.parameter, low: lower.value, high: upper.value} : null;
}
