// The numbers of a stage as lines: texts and numbers in turn, which a reader can check with a calculator.

import {formatNumber} from '../../i18n/numbers.js';
import {symbol} from '../sentences.js';
import {isSoftmax, parameterSlopeAt, slopeAt} from './numbers_walk.js';

/** @typedef {import('../../core.d.ts').Core} Core */
/** @typedef {import('./numbers_walk.js').Walk} Walk */
/** @typedef {(string | number)[]} Line */

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';
/** @type {Record<string, string>} */
export const INPUT_SIGNS = {x: 'x₁', y: 'x₂', x_squared: 'x₁²', y_squared: 'x₂²', x_times_y: 'x₁x₂', sin_x: 'sin x₁', sin_y: 'sin x₂'};

/** @param {number} n */
const subscript = (n) => [...String(n)].map((digit) => SUBSCRIPTS[Number(digit)]).join('');

/** What the numbers that a layer is given are called. @param {Walk} walk @param {number} layer @param {readonly string[]} features */
export function sourceNames(walk, layer, features) {
  if (layer === 0) return features.map((id) => INPUT_SIGNS[id]);
  return Array.from(walk.forward[layer - 1].a, (_, unit) => `a${subscript(unit + 1)}`);
}

/** @param {Walk} walk @param {number} layer */
export const sourceValues = (walk, layer) => (layer === 0 ? Float64Array.from(walk.inputs) : walk.forward[layer - 1].a);

/** A line as texts: where one of its numbers is rounded, so is its result, which it then only nearly equals. A result is the
 * last number, or stands before a comma. @param {Line} line @param {number} significant digits @returns {string[]} */
export function shownLine(line, significant) {
  const texts = line.map((token) => (typeof token === 'string' ? token : formatNumber(token, {significant})));
  const isRounded = line.some((token) => typeof token === 'number' && formatNumber(token, {significant: 17}) !== formatNumber(token, {significant}));
  if (!isRounded) return texts;
  return texts.map((text, i) => (i === texts.length - 2 || texts[i + 2]?.startsWith(', ') ? text.replace(/= $/, '≈ ') : text));
}

/** In parentheses if it begins with a minus sign. @param {number} value @returns {Line} */
const factor = (value) => (value < 0 ? ['(', value, ')'] : [value]);

/** w × a + w × a ... @param {ArrayLike<number>} weights @param {ArrayLike<number>} values @returns {Line} */
function products(weights, values) {
  /** @type {Line} */
  const line = [];
  for (let i = 0; i < weights.length; i++) {
    if (i > 0) line.push(weights[i] < 0 ? ' − ' : ' + ');
    line.push(i > 0 ? Math.abs(weights[i]) : weights[i], ' × ', ...factor(values[i]));
  }
  return line;
}

/** + value or − value @param {number} value @returns {Line} */
const plus = (value) => [value < 0 ? ' − ' : ' + ', Math.abs(value)];

/** The weights of a unit. @param {{weights: Float64Array, inputs: number}} layer @param {number} unit */
const weightsOf = ({weights, inputs}, unit) => weights.subarray(unit * inputs, (unit + 1) * inputs);

/** @param {string} name */
const functionName = (name) => name.replace(/^[A-Z][a-z]+$/, (word) => word.toLowerCase());

/** @param {Walk} walk @param {number} layer @param {number} unit @param {string} name of the function @returns {Line[]} */
export function forwardLines(walk, layer, unit, name) {
  const row = walk.network.layers[layer];
  const {z, a} = walk.forward[layer];
  const sum = products(weightsOf(row, unit), sourceValues(walk, layer));
  const exponents = [...z].flatMap((value, k) => [k > 0 ? ' + ' : '', 'exp(', value, ')']);
  return [
    ['z = ', ...sum, ...plus(row.biases[unit]), ' = ', z[unit]],
    isSoftmax(row) ? ['a = exp(', z[unit], ') ÷ (', ...exponents, ') = ', a[unit]] : ['a = ', functionName(name), '(', z[unit], ') = ', a[unit]],
  ];
}

/** Of one output, in numbers. @type {Record<string, (a: number, z: number, t: number) => Line>} */
const LOSSES = {
  half_squared: (a, _, t) => ['0.5 × (', a, ' − ', ...factor(t), ')²'],
  mae: (a, _, t) => ['|', a, ' − ', ...factor(t), '|'],
  huber: (a, _, t) => (Math.abs(a - t) <= 1 ? ['0.5 × (', a, ' − ', ...factor(t), ')²'] : ['|', a, ' − ', ...factor(t), '| − 0.5']),
  bce_logits: (_, z, t) => (t === 1 ? ['ln(1 + exp(−', ...factor(z), '))'] : ['ln(1 + exp(', z, '))']),
  softmax_ce: (a, _, t) => (t === 1 ? ['−ln(', a, ')'] : []),
  hinge: (a, _, t) => ['max(0, 1 − ', ...factor(t), ' × ', ...factor(a), ')'],
  perceptron: (_, z, t) => ['max(0, −', ...factor(t), ' × ', ...factor(z), ')'],
};

/** The same in signs. @type {Record<string, string>} */
export const LOSS_SIGNS = {
  half_squared: 'L = 0.5 × (a − t)²', mae: 'L = |a − t|', huber: 'L = 0.5 × (a − t)², |a − t| > 1: |a − t| − 0.5',
  bce_logits: 'L = −t × ln(a) − (1 − t) × ln(1 − a), t = 1: ln(1 + exp(−z)), t = 0: ln(1 + exp(z))', softmax_ce: 'L = −ln(a), t = 1', hinge: 'L = max(0, 1 − t × a)',
  perceptron: 'L = max(0, −t × z)',
};

/** @param {Walk} walk @param {string} loss @returns {Line} */
export function lossLine(walk, loss) {
  const {z, a} = walk.forward[walk.forward.length - 1];
  const terms = walk.targets.map((t, k) => LOSSES[loss](a[k], z[k], t)).filter((term) => term.length > 0);
  const sum = terms.flatMap((term, k) => [k > 0 ? ' + ' : '', ...term]);
  const isMean = loss === 'bce_logits' && terms.length > 1;
  return ['L = ', ...(isMean ? ['(', ...sum, ') ÷ ', terms.length] : sum), ' = ', walk.loss];
}

/** dL/da of an output in numbers; of what has no formula in signs, nothing. @type {Record<string, (a: number, t: number) => Line>} */
const OUTPUT_GRADIENTS = {
  half_squared: (a, t) => ['dA = a − t = ', a, ' − ', ...factor(t), ' = '],
  mae: (a, t) => ['dA = sign(a − t) = sign(', a, ' − ', ...factor(t), ') = '],
  huber: (a, t) => (Math.abs(a - t) <= 1 ? ['dA = a − t = ', a, ' − ', ...factor(t), ' = '] : ['dA = sign(a − t) = sign(', a, ' − ', ...factor(t), ') = ']),
  hinge: (a, t) => (1 - t * a > 0 ? ['dA = −t = −', ...factor(t), ' = '] : ['dA = ']),
};

/** @param {Core} core @param {Walk} walk @param {number} layer @param {number} unit @param {import('../../core.d.ts').Loss} loss @returns {Line[]} */
function towardsZ(core, walk, layer, unit, loss) {
  const backward = /** @type {NonNullable<Walk['backward']>} */ (walk.backward);
  const {z, a, dA, dZ} = backward[layer];
  const row = walk.network.layers[layer];
  const isOutput = layer === backward.length - 1;
  if (isOutput && loss.fromLogits) {
    const t = walk.targets[unit];
    if (loss.id === 'perceptron') return [z[unit] * t < 0 ? ['dZ = −t = −', ...factor(t), ' = ', dZ[unit]] : ['dZ = ', dZ[unit]]];
    const isImplied = 'id' in row.activation && row.activation.id === loss.output;
    const share = loss.id === 'bce_logits' && row.units > 1 ? [' ÷ ', row.units] : [];
    if (!isImplied) return [['dZ = ', dZ[unit]]];
    const difference = [a[unit], ' − ', ...factor(t)];
    return [['dZ = a − t = ', ...(share.length > 0 ? ['(', ...difference, ')', ...share] : difference), ' = ', dZ[unit]]];
  }
  /** @type {Line} */
  let first;
  if (isOutput) {
    first = [...OUTPUT_GRADIENTS[loss.id](a[unit], walk.targets[unit]), dA[unit]];
  } else {
    const next = walk.network.layers[layer + 1];
    const weights = Array.from({length: next.units}, (_, k) => next.weights[k * next.inputs + unit]);
    first = [`dA = ${next.units > 1 ? 'Σ ' : ''}w × dZ = `, ...products(weights, backward[layer + 1].dZ), ' = ', dA[unit]];
  }
  if (isSoftmax(row)) return [first, ['dZ = a × (dA − Σ a × dA) = ', a[unit], ' × (', dA[unit], ' − (', ...products(a, dA), ')) = ', dZ[unit]]];
  return [first, ['dZ = dA × f′(z) = ', dA[unit], ' × ', ...factor(slopeAt(core, row, unit, z[unit])), ' = ', dZ[unit]]];
}

/** @param {Core} core @param {Walk} walk @param {number} layer @param {number} unit @param {import('../../core.d.ts').Loss} loss @param {readonly string[]} sources @returns {Line[]} */
export function backwardLines(core, walk, layer, unit, loss, sources) {
  const backward = /** @type {NonNullable<Walk['backward']>} */ (walk.backward);
  const {z, dA, dZ, dW, db, dParameters} = backward[layer];
  const row = walk.network.layers[layer];
  const values = sourceValues(walk, layer);
  const lines = towardsZ(core, walk, layer, unit, loss);
  sources.forEach((name, i) => lines.push([`dW(${name}) = dZ × ${name} = `, dZ[unit], ' × ', ...factor(values[i]), ' = ', dW[unit * row.inputs + i]]));
  lines.push(['db = dZ = ', db[unit]]);
  row.learned.forEach((name, p) => {
    if (typeof row.parameters[name] === 'number') return;
    const slope = parameterSlopeAt(core, row, unit, name, z[unit]);
    lines.push([`dL/d${symbol(name)} = dA × ∂f/∂${symbol(name)} = `, dA[unit], ' × ', ...factor(slope), ' = ', dParameters[unit * row.learned.length + p]]);
  });
  return lines;
}

/** The learned parameters that all units of a layer share. @param {Core} core @param {Walk} walk @param {number} layer @returns {Line[]} */
export function sharedLines(core, walk, layer) {
  const row = walk.network.layers[layer];
  const {z, dA, dParameters} = /** @type {NonNullable<Walk['backward']>} */ (walk.backward)[layer];
  return row.learned.flatMap((name, p) => {
    if (typeof row.parameters[name] !== 'number') return [];
    const slopes = Array.from(z, (value, unit) => parameterSlopeAt(core, row, unit, name, value));
    return [[`dL/d${symbol(name)} = Σ dA × ∂f/∂${symbol(name)} = `, ...products(dA, slopes), ' = ', dParameters[p]]];
  });
}
