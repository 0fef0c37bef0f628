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
 * out with a choice of lists that have a known one in its place, and each is a problem.
 * @param {Core} core
 * @param {readonly Spec[]} specs
 * @param {'functions' | 'compare'} [key] the key of the hash that they stand under
 * @returns {{specs: Spec[], problems: Problem[]}}
 */
export function checkSpecs(core, specs, key = 'functions') {
  /** @type {Problem[]} */
  const problems = [];
  const accepted = [];
  for (const [i, spec] of specs.entries()) {
    const parameters = {...spec.parameters};
    for (;;) {
      try {
        core.facts({id: spec.id, parameters});
        accepted.push({id: spec.id, parameters});
        break;
      } catch (error) {
        const {field, value, code, message, suggestions} = /** @type {import('../core.d.ts').CoreError} */ (error);
        if (code === undefined) throw error;
        const name = field.replace(/^parameters\./, '');
        const choices = key !== 'functions' ? [] :
          suggestions.map((id) => ({functions: specs.map((other, k) => (k === i ? {...spec, id} : other)), selected: i}));
        problems.push({key, value: String(value ?? ''), code, detail: {function: spec.id, name, message}, choices});
        if (field === 'id' || Object.keys(parameters).length === 0) break;
        // A function of as many parameters as are named lacks one: then none of them can stay.
        for (const key of Object.hasOwn(parameters, name) ? [name] : Object.keys(parameters)) delete parameters[key];
      }
    }
  }
  return {specs: accepted, problems};
}

/** What a parameter has, or starts with. A name may be one that every object knows, such as constructor.
 * @param {Readonly<Record<string, number>>} parameters @param {Pick<Parameter, 'name' | 'initial'>} parameter */
export const valueIn = (parameters, {name, initial}) => (Object.hasOwn(parameters, name) ? parameters[name] : initial);

/** The parameters of a function as it is given. Where their number is free, the names that are given decide it.
 * @param {Activation} activation @param {Spec} spec @returns {{parameter: Parameter, value: number}[]} */
export function parametersOf(activation, spec) {
  const names = activation.variadic && Object.keys(spec.parameters).length > 0 ? Object.keys(spec.parameters) :
    activation.parameters.map(({name}) => name);
  return names.map((name) => {
    const parameter = activation.parameters.find((known) => known.name === name) ?? further(activation, name);
    return {parameter, value: valueIn(spec.parameters, parameter)};
  });
}

/** A parameter beyond the row's own: a3 is like a2, but a term that is added changes nothing yet.
 * @param {Activation} activation @param {string} name @returns {Parameter} */
function further({parameters}, name) {
  const series = parameters.filter((known) => known.name[0] === name[0]);
  return {...series[series.length - 1], name, initial: 0};
}

/** @param {Activation} activation @param {Spec} spec @param {Parameter} parameter @param {number} value
 * @returns {Spec} Initial values are left out, unless the names decide how many parameters there are. */
export function withParameter(activation, spec, {name, initial}, value) {
  if (!activation.variadic) {
    const {[name]: _, ...others} = spec.parameters;
    return {id: spec.id, parameters: value === initial ? others : {...others, [name]: value}};
  }
  const values = parametersOf(activation, spec).map((entry) => [entry.parameter.name, entry.value]);
  return {id: spec.id, parameters: {...Object.fromEntries(values), [name]: value}};
}

/** The function with one term more or less, or null where it has as many or as few as it can.
 * @param {Core} core @param {Activation} activation @param {Spec} spec @param {1 | -1} change @returns {Spec | null} */
export function withTerms(core, activation, spec, change) {
  const entries = parametersOf(activation, spec).map(({parameter: {name}, value}) => /** @type {[string, number]} */ ([name, value]));
  const letters = [...new Set(entries.map(([name]) => name[0]))];
  const last = letters.map((letter) => Math.max(...entries.filter(([name]) => name[0] === letter).map(([name]) => Number(name.slice(1)))));
  const ends = letters.map((letter, i) => `${letter}${last[i] + (change > 0 ? 1 : 0)}`);
  const parameters = Object.fromEntries(change > 0 ? [...entries, ...ends.map((name) => /** @type {[string, number]} */ ([name, 0]))] :
    entries.filter(([name]) => !ends.includes(name)));
  const changed = {id: spec.id, parameters};
  return Object.keys(parameters).length > 0 && checkSpecs(core, [changed]).problems.length === 0 ? changed : null;
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
export function label(activation, spec) {
  const {name} = activation;
  const list = parametersOf(activation, spec).filter(({parameter: {initial}, value}) => value !== initial)
      .map(({parameter, value}) => `${symbol(parameter.name)} = ${formatNumber(value)}`);
  return list.length > 0 ? `${name} (${list.join(', ')})` : name;
}

/** The parameter that is drawn at random between two others, as RReLU's slope is.
 * @param {Activation} activation @param {Spec} spec */
export function randomParameter(activation, spec) {
  const entries = new Map(parametersOf(activation, spec).map((entry) => [entry.parameter.name, entry]));
  const [lower, upper, r] = [entries.get('lower'), entries.get('upper'), entries.get('r')];
  return lower && upper && r ? {parameter: r.parameter, low: lower.value, high: upper.value} : null;
}
