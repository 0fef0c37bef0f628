// One point on its way through a run: all numbers of the way forward, of the loss, of the way back and of one update.
//
// Every number is the core's own. The loss of one point and one update from it alone are those of a second trainer,
// which has this point for its data and the run's network.

/** @typedef {import('../../core.d.ts').Core} Core */
/** @typedef {import('../../core.d.ts').Spec} Spec */
/** @typedef {import('../../core.d.ts').Network} Network */
/** @typedef {import('../../core.d.ts').NetworkLayer} NetworkLayer */
/** @typedef {import('../../core.d.ts').BackwardLayer} BackwardLayer */
/** @typedef {import('../../core.d.ts').ForwardLayer} ForwardLayer */
/** @typedef {import('./selection.js').PickedPoint} PickedPoint */
/** @typedef {Pick<import('./parts.d.ts').RunView, 'trainer' | 'config' | 'network' | 'classes'>} Source */

/**
 * @typedef {object} Walk
 * @property {PickedPoint} point
 * @property {Network} network
 * @property {number[]} inputs what the first layer sees
 * @property {ForwardLayer[]} forward
 * @property {BackwardLayer[] | null} backward null: the point has no label
 * @property {number[]} targets of each output
 * @property {number} loss of this point
 * @property {Network | null} after one update from this point alone
 * @property {number} clip what the gradient is multiplied by where it is longer than clipNorm
 */

/** @param {Core} core @param {string} id @param {PickedPoint} point */
function feature(core, id, {x, y}) {
  const sine = (/** @type {number} */ z) => core.evaluate({id: 'sine'}, Float64Array.of(z)).f[0];
  switch (id) {
    case 'x': return x;
    case 'y': return y;
    case 'x_squared': return x * x;
    case 'y_squared': return y * y;
    case 'x_times_y': return x * y;
    case 'sin_x': return sine(x);
    default: return sine(y);
  }
}

/** The function of one unit as a prediction has it: a random slope has its mean. @param {NetworkLayer} layer @param {number} unit @returns {Spec} */
export function specOf({activation, parameters}, unit) {
  /** @type {Record<string, number>} */
  const values = {};
  for (const [name, value] of Object.entries(parameters)) values[name] = typeof value === 'number' ? value : value[unit];
  if ('formula' in activation) return {formula: activation.formula, parameters: values};
  if (activation.id === 'rrelu_train') return {id: 'rrelu_eval', parameters: {lower: values.lower, upper: values.upper}};
  return {id: activation.id, parameters: values};
}

/** @param {NetworkLayer} layer */
export const isSoftmax = ({activation}) => 'id' in activation && activation.id === 'softmax';

/** f' of a unit at z. @param {Core} core @param {NetworkLayer} layer @param {number} unit @param {number} z */
export const slopeAt = (core, layer, unit, z) => core.evaluate(specOf(layer, unit), Float64Array.of(z)).df[0];

/** df/d(parameter) of a unit at z. @param {Core} core @param {NetworkLayer} layer @param {number} unit @param {string} name @param {number} z */
export const parameterSlopeAt = (core, layer, unit, name, z) => core.parameterGradients(specOf(layer, unit), Float64Array.of(z))[name][0];

/** What stands for a class: 0 and 1 where the loss or the output knows no negative numbers, else -1 and +1.
 * @param {Core} core @param {Source} run @param {number} label @returns {number[]} */
function targetsOf(core, {config, network, classes}, label) {
  if (classes === 0) return [label];
  const loss = config.loss?.id ?? 'half_squared';
  const output = network.layers[network.layers.length - 1];
  const isPositive = isSoftmax(output) || (core.facts(specOf(output, 0))?.range[0]?.low ?? -1) >= 0;
  const isProbability = ['bce_logits', 'softmax_ce'].includes(loss) || (isPositive && !['hinge', 'perceptron'].includes(loss));
  const no = isProbability ? 0 : -1;
  if (output.units === 1) return [label > 0 ? 1 : no];
  const index = classes === 2 ? Number(label > 0) : label;
  return Array.from({length: output.units}, (_, k) => (k === index ? 1 : no));
}

/** A random slope has its mean here, too. @template {{activation?: Spec}} T @param {T} layer @returns {T} */
function withMean(layer) {
  if (layer.activation?.id !== 'rrelu_train') return layer;
  const {lower, upper} = layer.activation.parameters ?? {};
  const given = Object.entries({lower, upper}).filter(([, value]) => value !== undefined);
  return {...layer, activation: {id: 'rrelu_eval', parameters: Object.fromEntries(given)}};
}

/** @param {Source} run @param {PickedPoint} point @param {number} label @returns {import('../../core.d.ts').TrainerConfig} */
function onePoint({config, classes}, {x, y}, label) {
  const points = {x: Float64Array.of(x), y: Float64Array.of(y), label: Float64Array.of(label)};
  return {
    ...config,
    layers: config.layers?.map(withMean),
    ...(config.output ? {output: withMean(config.output)} : {}),
    data: {points, order: 'given', scale: 'none', trainShare: 100, ...(classes > 0 ? {classes} : {})},
    batchSize: 1,
    leftovers: 'use',
  };
}

/** @param {readonly BackwardLayer[]} layers @param {number} longest */
function clipFactor(layers, longest) {
  let sum = 0;
  for (const {dW, db, dParameters} of layers) for (const list of [dW, db, dParameters]) for (const value of list) sum += value * value;
  return Math.min(1, longest / (Math.sqrt(sum) + 1e-6));
}

/** @param {Core} core @param {Source} run whose numbers are finite @param {PickedPoint} point @returns {Walk} */
export function walk(core, run, point) {
  const {trainer, config, network} = run;
  const inputs = (config.features ?? ['x', 'y']).map((id) => feature(core, id, point));
  const {label} = point;
  if (label === null) {
    return {point, network, inputs, forward: trainer.forward(point.x, point.y), backward: null, targets: [], loss: NaN, after: null, clip: 1};
  }
  const backward = trainer.backward(point.x, point.y, label);
  const alone = core.createTrainer(onePoint(run, point, label));
  try {
    alone.setNetwork({layers: network.layers.map((layer) => ('id' in layer.activation && layer.activation.id === 'rrelu_train' ?
      {...layer, parameters: {lower: layer.parameters.lower, upper: layer.parameters.upper}} : layer))});
    const loss = alone.losses().trainLoss;
    const {clipNorm} = config;
    const clip = typeof clipNorm === 'number' ? clipFactor(backward, clipNorm) : 1;
    const {finite} = alone.step(1);
    return {point, network, inputs, forward: backward, backward, targets: targetsOf(core, run, label), loss, after: finite ? alone.network() : null, clip};
  } finally {
    alone.delete();
  }
}

/** @typedef {{kind: 'point' | 'loss', layer: null} | {kind: 'forward' | 'backward' | 'update', layer: number}} Stage */

/** The way, in order. @param {number} layers @param {boolean} hasLabel @returns {Stage[]} */
export function stagesOf(layers, hasLabel) {
  const up = Array.from({length: layers}, (_, layer) => layer);
  const down = [...up].reverse();
  return [
    {kind: 'point', layer: null},
    ...up.map((layer) => ({kind: /** @type {const} */ ('forward'), layer})),
    {kind: 'loss', layer: null},
    ...(hasLabel ? down.map((layer) => ({kind: /** @type {const} */ ('backward'), layer})) : []),
    ...(hasLabel ? up.map((layer) => ({kind: /** @type {const} */ ('update'), layer})) : []),
  ];
}
