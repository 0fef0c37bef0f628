// Whether the first weights of a link are as many as its network has.

import {CoreError} from '../core.js';
import {trainerConfig} from '../state.js';
import {countOf, readWeights} from '../state/weights.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../state.js').Problem} Problem */

/** How many numbers its network has; null: it is refused altogether. @param {Pick<import('../core.d.ts').Core, 'createTrainer'>} core @param {State} state */
function wanted(core, state) {
  try {
    const trainer = core.createTrainer(trainerConfig(state));
    const count = countOf(trainer.network());
    trainer.delete();
    return count;
  } catch (error) {
    if (error instanceof CoreError) return null;
    throw error;
  }
}

/** @param {Pick<import('../core.d.ts').Core, 'createTrainer'>} core @param {State} state @returns {{weights: string | null, problems: Problem[]}} */
export function checkWeights(core, state) {
  const numbers = state.weights === null ? null : readWeights(state.weights);
  if (!(numbers instanceof Float64Array)) return {weights: null, problems: []};
  const expected = wanted(core, state);
  if (expected === null || numbers.length === expected) return {weights: state.weights, problems: []};
  return {weights: null, problems: [{key: 'weights', value: String(numbers.length), code: 'weights_length', detail: {expected}}]};
}
