// Trained networks of every kind, as they are taken away, and what the core predicts with them.

import assert from 'node:assert/strict';

import {loadCore} from '../../web/core.js';
import {MAX_NAME, decode, trainerConfig} from '../../web/state.js';
import {layerSpec, networkSubject} from '../../web/state/network_code.js';

/** @typedef {import('../../web/core.d.ts').TrainerConfig} TrainerConfig */
/** @typedef {import('../../web/state/network_code.js').NetworkSubject} NetworkSubject */
/** @typedef {{what: string, config: TrainerConfig, epochs?: number, names?: Record<string, string>, classNames?: string[], title?: string}} Wish
 *     `names`: what the reader calls formulas */
/** @typedef {{what: string, subject: NetworkSubject, points: number[][], outputs: number[]}} Sample */

const core = await loadCore();
const catalogue = core.catalogue();

/** @param {string} id @param {number} units @param {'none' | 'layer' | 'unit'} [learn] @param {Record<string, number>} [parameters] */
const layer = (id, units, learn = 'none', parameters = {}) => ({units, activation: {id, parameters}, learn});

/** Fruit, measured in grams and in millimetres. */
const FRUIT = {
  x: Float64Array.of(104.5, 98.1, 121, 133.3, 88.25, 150, 171.4, 165, 143.9, 180.2),
  y: Float64Array.of(0.061, 0.058, 0.0655, 0.07, 0.05, 0.081, 0.085, 0.0825, 0.0799, 0.09),
  label: Float64Array.of(-1, -1, -1, -1, -1, 1, 1, 1, 1, 1),
};
const OWN = 'if(x>0,x*tanh(a*x),b*expm1(x/c))+clamp(x,-lambda,lambda)*0.1';

/** @type {Wish[]} */
export const WISHES = [
  {what: 'what a first link says', config: trainerConfig(decode('https://playground.tensorflow.org/#activation=tanh&networkShape=4,2&seed=0.5').state)},
  {what: 'seven features and a leaky slope of its own', config: {seed: '7', data: {id: 'spiral', noise: 10},
    features: ['x', 'y', 'x_squared', 'y_squared', 'x_times_y', 'sin_x', 'sin_y'], layers: [layer('leaky_relu', 5, 'none', {negative_slope: 0.2}), layer('leaky_relu', 3)]}},
  {what: 'ten layers of ten kinds', config: {seed: 'deep', data: {id: 'moons'}, layers: ['gelu', 'mish', 'elu', 'softsign', 'swish', 'serf', 'isru', 'lisht', 'hard_swish', 'arctan']
    .map((id, l) => layer(id, 8 - l % 4, 'none')), initializer: {id: 'xavier_normal'}}},
  {what: 'PReLU, learned by each unit', config: {seed: '0.25', layers: [layer('prelu', 4, 'unit'), layer('srelu', 3, 'unit'), layer('pau', 2, 'unit')]}},
  {what: 'Swish, learned by the layer', config: {seed: '3', layers: [layer('swish', 4, 'layer'), layer('acon_c', 3, 'layer')]}},
  {what: 'softmax of three classes', config: {seed: '4', data: {id: 'blobs', classes: 3}, layers: [layer('relu', 5)], loss: {id: 'softmax_ce'}}, classNames: ['apple', 'pear', 'plum']},
  {what: 'a regression', config: {seed: '5', problem: 'regression', data: {id: 'reg_gauss'}, layers: [layer('tanh', 6), layer('softplus', 3, 'layer')]}},
  {what: 'a formula of the reader', config: {seed: '6', layers: [{units: 3, activation: {formula: OWN, parameters: {a: 1.5, b: 0.5, c: 2, lambda: 0.25}}},
    {units: 2, activation: {formula: OWN, parameters: {a: 1, b: 1, c: 1, lambda: 0.75}, fixed: 'lambda'}, learn: 'unit'}]}, names: {[OWN]: 'Bent lambda'}},
  {what: 'points of the reader, fitted', config: {seed: '8', data: {points: FRUIT, scale: 'fit', trainShare: 60}, batchSize: 2, layers: [layer('sigmoid', 3)], loss: {id: 'bce_logits'}}},
  {what: 'RReLU', config: {seed: '9', layers: [layer('rrelu_train', 4, 'none', {lower: 0.1, upper: 0.5}), layer('rrelu_train', 2)]}},
  {what: 'two layers of 64', config: {seed: '10', layers: [layer('silu', 64), layer('sine', 64, 'layer')], initializer: {id: 'he_normal'}}, epochs: 3},
  {what: 'parameters whose names mean something in the files', config: {seed: '12', layers: [{units: 3, learn: 'unit', activation: {
    formula: 'tanh(self*x+keys)+b1*W1*x/4+lambda*sin(x)*np+training*0.1+clamp(x*z1,-unit,weights)/8+max(p1,x)/9+a*exp/7+weight*name/6+points*Z/5',
    parameters: {self: 0.5, keys: 0.1, b1: 0.2, W1: 0.3, lambda: 0.7, np: 0.4, training: 1, z1: 0.6, unit: 1.5, weights: 2, p1: 0.1, a: 0.3, exp: 0.2, weight: 0.1, name: 0.2, points: 0.3, Z: 0.1}}}]}},
  {what: 'no hidden layer', config: {seed: '11', data: {id: 'gauss'}, loss: {id: 'hinge'}}},
];

/** Every function of the catalogue, learned by each unit where it can be. @returns {Wish[]} */
export const catalogueWishes = () => catalogue.activations.map(({id, parameters}) => ({what: id, epochs: 3, config: {
  seed: '0.3', problem: 'regression', optimizer: {id: 'sgd', learningRate: 1e-4}, layers: [layer(id, 6, parameters.some(({learnable}) => learnable) ? 'unit' : 'none')],
}}));

/** Signs with which a text ends a comment or a string, or begins code; own names and titles may have them. */
export const HOSTILE = ['"""\nimport os; print("owned")\n"""', "'''\nprint('owned')\n'''", '*/ #error owned /*', '\nprint("owned")', '\r\nconsole.log("owned")', '\u2028console.log("owned")',
  '\u2029print("owned")', '${console.log("owned")}', '`', '</script><script>alert(1)</script>', '\\', 'C:\\new\\', '??/', '\u202eowned', '%s %n', '\\u000aprint("owned")', '#', '//', '\0',
  'words words words words words words words words words words words words words words words \\ words words words words words words \\'];

/** Formulas of one text, so that each name is of a function of its own. */
const NAMES = ['predict', 'W1', 'b1', 'p1', 'np', 'torch', 'math', 'main', 'dense', 'std', 'Eigen', 'lambda', 'console', 'print', 'zip', 'sum', 'exp', 'tanh', '激活', '1', '', 'x', 'z', 'network',
  'numbers', 'each', 'each_activation', 'check', 'process', 'Infinity', 'dict', 'import', 'train', 'train_activation', 'Super', 'isinstance', 'os', 'ops', 'keras', 'logistic',
  ...HOSTILE.filter((text) => text.length <= MAX_NAME)];

/** Networks in which every name is one that does harm, if any does; eight functions each. @returns {Wish[]} */
export function hostileWishes() {
  return Array.from({length: Math.ceil(NAMES.length / 8)}, (_, i) => {
    const names = NAMES.slice(8 * i, 8 * i + 8);
    const formulas = names.map((_, k) => `tanh(x)*${k + 1}/${k + 1}`);
    return {
      what: `names ${i}`, title: HOSTILE[2 * i % HOSTILE.length], classNames: [HOSTILE[i % HOSTILE.length], HOSTILE[(i + 7) % HOSTILE.length]], epochs: 1,
      config: {seed: HOSTILE[(3 * i + 1) % HOSTILE.length], layers: formulas.map((formula) => ({units: 2, activation: {formula}}))},
      names: Object.fromEntries(formulas.map((formula, k) => [formula, names[k]])),
    };
  });
}

/** Sixty points from corner to corner, in a spiral. @param {NetworkSubject['transform']} transform */
function probes(transform) {
  const {xScale, xOffset, yScale, yOffset} = transform ?? {xScale: 1, xOffset: 0, yScale: 1, yOffset: 0};
  return Array.from({length: 60}, (_, i) => [(i / 10 * Math.cos(i) - xOffset) / xScale, (i / 10 * Math.sin(i) - yOffset) / yScale]);
}

/** @param {Wish} wish @returns {Sample} */
export function sampleOf({what, config, epochs = 10, names = {}, classNames, title}) {
  const trainer = core.createTrainer(config);
  trainer.epoch(epochs);
  const network = trainer.network();
  // As the page does: the reader's functions have ids of their own.
  const ids = Object.fromEntries(Object.keys(names).map((formula, i) => [formula, `own${i + 1}`]));
  const texts = network.layers.map((one) => {
    const spec = layerSpec(one);
    return spec && core.texts(spec);
  });
  const layers = network.layers.map((one) => ('formula' in one.activation && ids[one.activation.formula] ? {...one, activation: {id: ids[one.activation.formula]}} : one));
  const rows = new Map(catalogue.activations.map((row) => [row.id, row]));
  const activations = {get: (/** @type {string} */ id) => {
    const own = Object.keys(ids).find((formula) => ids[formula] === id);
    return own === undefined ? rows.get(id) : {name: names[own], parameters: [], facts: null};
  }};
  const predict = (/** @type {Float64Array} */ points) => trainer.predict(points);
  const subject = networkSubject({network: {...network, layers}, config, data: trainer.data(), activations, texts, predict, progress: trainer.progress(), losses: catalogue.losses, classNames, title});
  const points = probes(subject.transform);
  const {xScale, xOffset, yScale, yOffset} = trainer.data().transform;
  const outputs = [...predict(Float64Array.from(points.flatMap(([x, y]) => [xScale * x + xOffset, yScale * y + yOffset])))];
  trainer.delete();
  assert.ok(outputs.every(Number.isFinite) && new Set(outputs).size > 10, `${what}: its outputs say nothing`);
  return {what, subject, points, outputs};
}

/** What is as small as can be: nothing to check, no test point. @param {Sample} sample @returns {Sample} */
export const bare = (sample) => ({...sample, subject: {...sample.subject, checks: [], test: [], counts: {...sample.subject.counts, test: 0}}});

/** Fails unless they are near, each: 1e-12 of the value, or of 1. @param {Sample} sample @param {number[]} computed @param {number} [allowed] */
export function assertNear({what, outputs}, computed, allowed = 1e-12) {
  assert.equal(computed.length, outputs.length, what);
  const wrong = outputs.flatMap((output, i) => (Math.abs(computed[i] - output) <= allowed * Math.max(1, Math.abs(output)) ? [] : [`${what}, output ${i}: ${computed[i]}, not ${output}`]));
  assert.deepEqual(wrong.slice(0, 5), [], `${wrong.length} of ${outputs.length}`);
}

/** The text with its first weight a little larger: no check may pass. @param {string} text */
export function broken(text) {
  const found = /(W1|layer1\.weight)\b[^]*?(-?\d+\.\d+(e-?\d+)?)/.exec(text);
  assert.ok(found);
  const at = found.index + found[0].length - found[2].length;
  return `${text.slice(0, at)}${Number(found[2]) + 1e-6}${text.slice(at + found[2].length)}`;
}
