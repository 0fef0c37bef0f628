// From the page's state to the configuration of a trainer: plain data, as design and core have it.

import {fixedNames, ownSpec} from './own.js';
import {INPUTS} from './playground.js';
import {MAX_CLASSES} from './run.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../state.js').Layer} Layer */
/** @typedef {import('../state.js').TrainerConfig} TrainerConfig */

/** @param {Pick<Layer, 'activation' | 'learn'>} layer @param {State['own']} own @returns {import('../state.js').ConfiguredLayer} */
function layerOf({activation: {id, parameters}, learn}, own) {
  const trained = learn === 'none' ? {} : {learn};
  const typed = ownSpec(own, {id, parameters});
  if (typed) {
    const fixed = fixedNames(own, id);
    return {activation: {own: id, ...typed, ...(fixed && learn !== 'none' ? {fixed} : {})}, ...trained};
  }
  const hasParameters = Object.keys(parameters).length > 0;
  return {activation: hasParameters ? {id, parameters: {...parameters}} : {id}, ...trained};
}

/** The same points give the same columns, so that whoever compares need not read them. @type {WeakMap<object, {x: Float64Array, y: Float64Array, label: Float64Array}>} */
const columns = new WeakMap();

/** @param {NonNullable<State['points']>} points */
function columnsOf(points) {
  const known = columns.get(points);
  if (known) return known;
  const [x, y, label] = [0, 1, 2].map((column) => Float64Array.from(points, (point) => point[column]));
  const made = {x, y, label};
  columns.set(points, made);
  return made;
}

/** @param {State} state @returns {TrainerConfig['data']} */
function dataOf(state) {
  const {problem, dataset, points, order, scale, noise, classes, measurements} = state;
  const isClassification = problem === 'classification';
  const trainShare = state.percTrainData;
  if (points) {
    return {points: columnsOf(points), order, scale, trainShare, ...(isClassification ? {classes} : {})};
  }
  if (!isClassification) return {id: state.regDataset, noise, trainShare};
  // Real flowers: they were measured without noise of ours.
  if (dataset === 'iris') return {id: dataset, noise: 0, trainShare, measurements: [measurements[0], measurements[1]]};
  return {id: dataset, noise, trainShare, ...(Object.hasOwn(MAX_CLASSES, dataset) ? {classes} : {})};
}

/** @param {State} state @returns {TrainerConfig['output']} */
function outputOf({output, loss, problem, own}) {
  if (output) return layerOf(output, own);
  // Other losses imply an output, which the core knows.
  if (loss !== 'half_squared') return undefined;
  return {activation: {id: problem === 'regression' ? 'identity' : 'tanh'}};
}

/** @param {State} state @returns {TrainerConfig} */
export function trainerConfig(state) {
  const {seed, problem, loss, optimizer, initializer, learningRate, clipNorm, batchSize, leftovers, shuffle} = state;
  const inputs = Object.entries(INPUTS).filter(([key]) => state[/** @type {keyof typeof INPUTS} */ (key)] && !state.hide.includes(key));
  const output = outputOf(state);
  return {
    seed,
    problem,
    data: dataOf(state),
    features: inputs.map(([, id]) => id),
    layers: state.layers.map((layer) => ({units: layer.units, ...layerOf(layer, state.own)})),
    ...(output ? {output} : {}),
    initializer: {gain: 1, ...initializer},
    loss: {id: loss},
    optimizer: {...optimizer, learningRate},
    regularization: {id: state.regularization, rate: state.regularizationRate},
    clipNorm,
    batchSize,
    leftovers,
    shuffle,
  };
}
