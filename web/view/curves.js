// What the core says of the functions on the plot: samples, limits, values at the cursor.

import {suitableRange, suitableValues} from '../draw/frame.js';
import {samplePoints} from '../draw/samples.js';
import {bound} from './sentences.js';
import {label, parametersOf, randomParameter} from './specs.js';

/** @typedef {import('../core.d.ts').Core} Core */
/** @typedef {import('../core.d.ts').Activation} Activation */
/** @typedef {import('../core.d.ts').Facts} Facts */
/** @typedef {import('../state.js').State} State */
/** @typedef {import('../state.js').Spec} Spec */
/** @typedef {import('../i18n/index.js').Translate} Translate */
/** @typedef {Map<string, Activation>} Activations by id */

const DRAWS = 12;

/** @param {Core} core @returns {Activations} */
export function activationsById(core) {
  return new Map(core.catalogue().activations.map((activation) => [activation.id, activation]));
}

/** @param {Activations} activations @param {string} id @returns {Activation} */
export function find(activations, id) {
  return /** @type {Activation} */ (activations.get(id));
}

/** @param {Core} core @param {Spec} spec @param {Float64Array} z @returns {Float64Array[]} f, f' and f'' */
function evaluate(core, spec, z) {
  const {f, df, d2f} = core.evaluate(spec, z);
  return [f, df, d2f];
}

/**
 * The window of the plot. Where the state leaves it open it follows from the functions with their initial parameters:
 * so it stands still while a slider moves, and a link shows the same everywhere.
 * @param {Core} core
 * @param {Activations} activations
 * @param {State} state
 */
export function windowOf(core, activations, {functions, derivative, range, rangeY}) {
  const initial = functions.flatMap(({id}) => {
    const spec = {id, parameters: {}};
    const random = randomParameter(find(activations, id), spec);
    // A band is in the window as a whole.
    return random ? [random.low, random.high].map((value) => ({id, parameters: {[random.parameter.name]: value}})) : [spec];
  });
  const facts = initial.map((spec) => core.facts(spec));
  const xs = range ?? suitableRange(facts.flatMap(({kinks}) => kinks.map(({at}) => at)));
  if (rangeY) return {xs, ys: rangeY};
  const values = initial.flatMap((spec, i) => {
    const all = evaluate(core, spec, samplePoints(xs, 161, facts[i].kinks).z);
    const {first, last} = bounds(facts[i]);
    // What is never reached is worth seeing, but not at the price of the curve in a window that was chosen.
    const limits = range || !derivative.includes(0) ? [] : [first?.low ?? NaN, last?.high ?? NaN];
    return [...derivative.flatMap((order) => [...all[order]]), ...limits];
  });
  return {xs, ys: suitableValues(values, xs)};
}

/**
 * @param {Core} core
 * @param {Activations} activations
 * @param {State} state
 * @param {readonly [number, number]} xs
 * @param {number} count How many samples: about one for each pixel.
 * @param {Translate} t
 * @returns {import('../draw/plot.js').PlotData}
 */
export function plotData(core, activations, state, xs, count, t) {
  const curves = state.functions.map((spec) => {
    const {z, breaks} = samplePoints(xs, count, core.facts(spec).kinks);
    return {label: label(find(activations, spec.id), spec), z, breaks, values: evaluate(core, spec, z)};
  });
  const [only] = state.functions;
  const shown = state.functions.length === 1 && state.derivative.includes(0);
  return {curves, orders: state.derivative, surroundings: shown ? surroundings(core, activations, state, only, xs, count, t) : null};
}

/** @param {Facts} facts */
function bounds({range}) {
  return {first: range[0] ?? null, last: range[range.length - 1] ?? null};
}

/** @param {Core} core @param {Activations} activations @param {State} state @param {Spec} spec
 * @param {readonly [number, number]} xs @param {number} count @param {Translate} t */
function surroundings(core, activations, state, spec, xs, count, t) {
  const facts = core.facts(spec);
  const {first, last} = bounds(facts);
  const at = (/** @type {number} */ value) => ({value: bound(value)});
  return {
    low: first && Number.isFinite(first.low) ?
      {value: first.low, label: t(first.lowClosed ? 'plot.never_below' : 'plot.always_above', at(first.low))} : null,
    high: last && Number.isFinite(last.high) ?
      {value: last.high, label: t(last.highClosed ? 'plot.never_above' : 'plot.always_below', at(last.high))} : null,
    left: facts.left,
    right: facts.right,
    band: band(core, find(activations, spec.id), state.seed, spec, xs, count),
  };
}

/** The region of a randomized function and some of its draws. @param {Core} core @param {Activation} activation
 * @param {string} seed @param {Spec} spec @param {readonly [number, number]} xs @param {number} count */
function band(core, activation, seed, spec, xs, count) {
  const random = randomParameter(activation, spec);
  if (!random) return null;
  const {z} = samplePoints(xs, count, core.facts(spec).kinks);
  const curve = (/** @type {number} */ value) =>
    core.evaluate({id: spec.id, parameters: {...spec.parameters, [random.parameter.name]: value}}, z).f;
  return {
    z,
    low: curve(random.low),
    high: curve(random.high),
    draws: draws(core, seed, random).map(curve),
  };
}

/** A function as it is given: where the number of its parameters is free, with the formula that they make.
 * @param {Core} core @param {Activation} activation @param {Spec} spec @returns {Activation} */
export function given(core, activation, spec) {
  if (!activation.variadic) return activation;
  return {...activation, ...core.texts(spec), parameters: parametersOf(activation, spec).map(({parameter}) => parameter)};
}

/** The values that a seed draws. @param {Core} core @param {string} seed @param {{low: number, high: number}} random */
export function draws(core, seed, {low, high}) {
  return [...core.uniform(seed, 'slopes', DRAWS)].map((u) => low + (high - low) * u);
}

/** Every function's f, f' and f'' at one point. @param {Core} core @param {State} state @param {number} z */
export function valuesAt(core, state, z) {
  const point = Float64Array.of(z);
  return state.functions.map((spec) => evaluate(core, spec, point).map(([value]) => value));
}

/** The kink exactly at z, if there is one: slopes there are a convention. @param {Facts} facts @param {number} z */
export function kinkAt({kinks}, z) {
  return kinks.find((kink) => kink.at === z && kink.order < 2) ?? null;
}
