// The function that a layer of the running network has, as it is now: its parameters, its samples, its slopes.

import {suitableRange, suitableValues} from '../../draw/frame.js';
import {samplePoints} from '../../draw/samples.js';

/** @typedef {import('../../core.d.ts').Core} Core */
/** @typedef {import('../../core.d.ts').Network} Network */
/** @typedef {import('../../state.js').Spec} Spec */
/** @typedef {{spec: Spec, ofUnits: Spec[]}} LayerFunction spec: of the unit that is looked at, or of the mean; ofUnits: where each unit has its own */

const PROBES = 161;

/** @param {Record<string, number | Float64Array>} parameters @param {(values: Float64Array) => number} pick */
function numbers(parameters, pick) {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, typeof value === 'number' ? value : pick(value)]));
}

/** @param {Float64Array} values */
export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * @param {Network} network @param {number} layer @param {number | null} unit
 * @returns {LayerFunction | null} null of softmax, which is no function of one z
 */
export function functionOf(network, layer, unit) {
  const {activation, parameters, units} = network.layers[layer];
  const id = 'id' in activation ? activation.id : '';
  if (id === 'softmax') return null;
  const isByUnit = Object.values(parameters).some((value) => typeof value !== 'number');
  return {
    spec: {id, parameters: numbers(parameters, unit === null ? mean : (values) => values[unit])},
    ofUnits: isByUnit && unit === null ? Array.from({length: units}, (_, u) => ({id, parameters: numbers(parameters, (values) => values[u])})) : [],
  };
}

/** The span of z that suits a function, whatever its parameters are just now. @param {Core} core @param {string} id */
export function usualSpan(core, id) {
  return suitableRange(core.facts({id})?.kinks.map(({at}) => at) ?? []);
}

/** f, f′ and f″ with about so many samples. @param {Core} core @param {Spec} spec @param {readonly [number, number]} xs @param {number} count */
export function sampled(core, spec, xs, count) {
  const {z, breaks} = samplePoints(xs, count, core.facts(spec)?.kinks ?? []);
  const {f, df, d2f} = core.evaluate(spec, z);
  return {z, breaks, values: [f, df, d2f]};
}

// However far z reaches, a curve from 0 to 1 has all the height: there is little of it.
const NARROWEST = 0.02;

/** The span of values that shows these derivatives, with the initial parameters and with the present ones.
 * @param {Core} core @param {Spec} spec @param {readonly (0 | 1 | 2)[]} orders @param {readonly [number, number]} xs */
export function valueSpan(core, spec, orders, xs) {
  const variadic = Object.keys(spec.parameters).length > 0 ? [spec] : [];
  const values = [{id: spec.id, parameters: {}}, ...variadic].flatMap((one) => {
    const {values: all} = sampled(core, one, xs, PROBES);
    return orders.flatMap((order) => [...all[order]]);
  });
  return suitableValues(values, xs, NARROWEST);
}

/** @param {Core} core @param {Spec} spec @param {ArrayLike<number>} z */
export function at(core, spec, z) {
  return core.evaluate(spec, Float64Array.from(z));
}
