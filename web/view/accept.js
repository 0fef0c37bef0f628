// What a link says, held against the core: what it does not know is left out, and told.

import {SCHEMA} from '../state.js';
import {checkWeights} from './first_weights.js';
import {checkOwn} from './formula/own.js';
import {unknownParts} from './parts.js';
import {checkSpecs} from './specs.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../state.js').Problem} Problem */

/**
 * @param {ReturnType<typeof import('./formula/own.js').withOwn>} own
 * @param {State} state @param {readonly Problem[]} found what its text had already
 * @returns {{state: State, problems: Problem[]}}
 */
export function accepted({core, define}, state, found) {
  const {own, problems: unread} = checkOwn(core, state.own);
  define(own);
  const {specs, problems: unknown} = checkSpecs(core, state.functions);
  const {specs: compare, problems: compared} = checkSpecs(core, state.compare, 'compare');
  const {weights, problems: unfit} = checkWeights(core, state);
  const functions = specs.length > 0 ? specs : SCHEMA.find(({key}) => key === 'functions')?.initial;
  return {
    state: {...state, own, weights, functions, compare, selected: Math.min(state.selected, functions.length - 1)},
    problems: [...found, ...unread, ...unknown, ...compared, ...unfit, ...unknownParts(state)],
  };
}
