// One update from one point as lines: what an optimizer without memory does to every weight, bias and learned parameter.

import {symbol} from '../sentences.js';

/** @typedef {import('./numbers_walk.js').Walk} Walk */
/** @typedef {import('./numbers_lines.js').Line} Line */
/** @typedef {import('../../core.d.ts').TrainerConfig} TrainerConfig */

/** @param {number} value @returns {Line} */
const factor = (value) => (value < 0 ? ['(', value, ')'] : [value]);

/** Whether an update is w − learning rate × gradient, and nothing that earlier updates left behind. @param {TrainerConfig} config */
export const isPlain = ({optimizer}) => (optimizer?.id ?? 'sgd') === 'sgd';

/** @param {TrainerConfig} config */
export const learningRate = ({optimizer}) => Number(optimizer?.learningRate ?? 0.03);

/**
 * Before − learning rate × gradient = after.
 * @param {Walk} walk @param {TrainerConfig} config @param {string} name
 * @param {{before: number, gradient: number, after: number, isWeight: boolean}} of
 * @returns {Line}
 */
function line({clip}, config, name, {before, gradient, after, isWeight}) {
  const {regularization, optimizer} = config;
  const rate = regularization?.rate ?? 0;
  const decay = isWeight || optimizer?.decay === 'all' ? Number(optimizer?.weightDecay ?? 0) : 0;
  /** @type {Line} */
  const slope = [...factor(gradient), ...(clip < 1 ? [' × ', clip] : [])];
  const whole = decay > 0 ? ['(', ...slope, ' + ', decay, ' × ', ...factor(before), ')'] : slope;
  /** @type {Line} */
  const penalty = [];
  const id = isWeight && rate > 0 ? regularization?.id : 'none';
  // What L1 has set to 0 stays there.
  if (id === 'l1' && before === 0) return [`${name}: `, before, ' = ', 0];
  if (id === 'l2') penalty.push(' − ', learningRate(config), ' × ', rate, ' × ', ...factor(before));
  if (id === 'l1') penalty.push(' − ', learningRate(config), ' × ', rate, ' × ', ...factor(Math.sign(before)));
  return [`${name}: `, before, ' − ', learningRate(config), ' × ', ...whole, ...penalty, after === 0 && id === 'l1' ? ' → ' : ' = ', after];
}

/** @param {Walk} walk @param {TrainerConfig} config @param {number} layer @param {number} unit @param {readonly string[]} sources @returns {Line[]} */
export function updateLines(walk, config, layer, unit, sources) {
  const {network, backward, after} = walk;
  if (!backward || !after) return [];
  const {weights, biases, inputs, learned, parameters} = network.layers[layer];
  const {dW, db, dParameters} = backward[layer];
  const then = after.layers[layer];
  /** @param {string} name @param {string} slope its gradient @param {{before: number, gradient: number, after: number, isWeight: boolean}} of @returns {Line} */
  const one = (name, slope, of) => (isPlain(config) ? line(walk, config, name, of) : [`${name} = `, of.before, `, ${slope} = `, of.gradient]);
  const lines = sources.map((name, i) => {
    const at = unit * inputs + i;
    return one(`w(${name})`, `dW(${name})`, {before: weights[at], gradient: dW[at], after: then.weights[at], isWeight: true});
  });
  lines.push(one('b', 'db', {before: biases[unit], gradient: db[unit], after: then.biases[unit], isWeight: false}));
  learned.forEach((name, p) => {
    const [before, later] = [parameters[name], then.parameters[name]];
    const isShared = typeof before === 'number' || typeof later === 'number';
    // What all units share is said with the first of them.
    if (isShared && unit > 0) return;
    lines.push(one(symbol(name), `dL/d${symbol(name)}`, {
      before: typeof before === 'number' ? before : before[unit],
      gradient: dParameters[isShared ? p : unit * learned.length + p],
      after: typeof later === 'number' ? later : later[unit],
      isWeight: false,
    }));
  });
  return lines;
}
