// Where the reader's own functions come from: a new one, a built-in's formula, one that was kept. Pure: states in, changes out.

import {MAX_FORMULA, MAX_NAME, MAX_OWN} from '../../state.js';
import {freeId, isInNetwork} from '../../state/own.js';
import {parametersOf} from '../specs.js';
import {completed} from './own.js';

/** @typedef {import('../../core.d.ts').Core} Core */
/** @typedef {import('../../state.js').State} State */
/** @typedef {import('../../state.js').OwnFunction} OwnFunction */
/** A function before it has a place in a link. @typedef {Omit<OwnFunction, 'id'>} Draft */

/** What a new formula is, until it is another. */
export const FIRST = 'x*sigmoid(beta*x)';

/** @param {readonly {name: string}[]} taken @param {(n: number) => string} nameOf */
export function freeName(taken, nameOf) {
  let n = 1;
  while (taken.some(({name}) => name === nameOf(n))) n++;
  return nameOf(n);
}

/** A place for one more: where all are taken, one that nothing shows gives way. @param {State} state @returns {readonly OwnFunction[] | null} */
function withRoom(state) {
  const {own} = state;
  if (own.length < MAX_OWN) return own;
  const idle = own.find(({id}) => !isInNetwork(state, id) && ![...state.functions, ...state.compare].some((spec) => spec.id === id));
  return idle ? own.filter((one) => one !== idle) : null;
}

/** What is drawn of a draft: with the parameters that its formula has, and no others.
 * @param {Core} core @param {Draft} draft @returns {{formula: string, parameters: Record<string, number>} | null} null: it is no formula */
export function draftSpec(core, draft) {
  const {own} = completed(core, {...draft, id: ''});
  return own && {formula: own.formula, parameters: Object.fromEntries(own.parameters.map(({name, initial}) => [name, initial]))};
}

/** @param {Core} core @param {State} state @param {Draft} draft @returns {{id: string, own: readonly OwnFunction[]} | null} null: there is no room, or it is no formula */
export function added(core, state, draft) {
  const others = withRoom(state);
  const {own} = others ? completed(core, {...draft, id: freeId(others)}) : {own: null};
  return others && own ? {id: own.id, own: [...others, own]} : null;
}

/** A built-in's formula with its parameters, as a beginning; null where it has none that can be typed.
 * @param {import('../../core.d.ts').Activation} activation as it is given @param {import('../../state.js').Spec} spec @param {string} name @returns {Draft | null} */
export function fromBuiltIn(activation, spec, name) {
  if (activation.formula === '' || activation.formula.length > MAX_FORMULA) return null;
  const parameters = parametersOf(activation, spec).map(({parameter: {name: of, initial, sliderLow, sliderHigh, learnable}}) =>
    ({name: of, initial, low: sliderLow, high: sliderHigh, learnable}));
  return {name: name.slice(0, MAX_NAME), formula: activation.formula, parameters};
}

/** The state without a function, or null where the network has it. The plot shows `instead` where nothing is left.
 * @param {State} state @param {string} id @param {import('../../state.js').Spec} instead @returns {Partial<State> | null} */
export function without(state, id, instead) {
  if (isInNetwork(state, id)) return null;
  const functions = state.functions.filter((spec) => spec.id !== id);
  const compare = state.compare.filter((spec) => spec.id !== id);
  return {own: state.own.filter((one) => one.id !== id), compare, functions: functions.length > 0 ? functions : [instead], selected: 0};
}
