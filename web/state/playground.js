// TensorFlow Playground's half of the hash: its keys in its order, with its initial values and its leniency.
//
// Its links open here with the same configuration, and what can be said in its keys is written in them. The state
// speaks our ids; this file knows what that playground and its forks call them.

import {spec, shape} from './calls.js';
import {choice, number, renamed, string} from './codecs.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('./codecs.js').Codec} Codec */

const DATASETS = ['circle', 'xor', 'gauss', 'spiral', 'moons', 'rings', 'checkerboard', 'blobs', 'spirals', 'above_sine',
  'above_cubic', 'above_abs', 'iris'];
const REGRESSION_DATASETS = ['reg_plane', 'reg_gauss', 'step', 'sine', 'noisy_line'];

/** The inputs in the order in which a network takes them, by key of the hash. */
export const INPUTS = {x: 'x', y: 'y', xSquared: 'x_squared', ySquared: 'y_squared', xTimesY: 'x_times_y', sinX: 'sin_x', sinY: 'sin_y'};

/** A key without a value is as good as none. @param {Codec} codec @returns {Codec} */
function optional(codec) {
  return {...codec, parse: (text, report) => (text.trim() === '' ? undefined : codec.parse(text, report))};
}

/** Whatever JavaScript takes for a number, which 0x10 is. @param {Parameters<typeof number>[0]} limits @returns {Codec} */
function lenientNumber(limits) {
  const {parse, write} = number(limits);
  return optional({parse: (text, report) => parse(Number.isFinite(Number(text)) ? String(Number(text)) : text, report), write});
}

/** True unless it says false. @returns {Codec} */
function truth() {
  return optional({parse: (text) => text !== 'false', write: String});
}

/**
 * Of these `networkShape` and `initZero` are keys of the hash alone: the state says `layers` and `initializer`.
 * @type {import('../state.js').SchemaRow[]}
 */
export const PLAYGROUND_KEYS = [
  {key: 'activation', codec: optional(spec({identity: 'linear'})), initial: {id: 'tanh', parameters: {}}, invalidates: 'page'},
  {key: 'regularization', codec: optional(renamed(choice(['none', 'l1', 'l2']), {l1: 'L1', l2: 'L2'})), initial: 'none',
    invalidates: 'run'},
  {key: 'batchSize', codec: lenientNumber({low: 1, high: 1e6, isWhole: true}), initial: 10, invalidates: 'run'},
  {key: 'dataset', codec: optional(choice(DATASETS)), initial: 'circle', invalidates: 'run'},
  {key: 'regDataset', codec: optional(renamed(choice(REGRESSION_DATASETS), {reg_plane: 'reg-plane', reg_gauss: 'reg-gauss'})),
    initial: 'reg_plane', invalidates: 'run'},
  {key: 'learningRate', codec: lenientNumber({low: 0}), initial: 0.03, invalidates: 'update'},
  {key: 'regularizationRate', codec: lenientNumber({low: 0}), initial: 0, invalidates: 'update'},
  {key: 'noise', codec: lenientNumber({low: 0}), initial: 0, invalidates: 'run'},
  {key: 'networkShape', codec: shape(), initial: [4, 2], invalidates: 'run'},
  {key: 'seed', codec: string(64), initial: undefined, invalidates: ['curve', 'run']},
  {key: 'showTestData', codec: truth(), initial: false, invalidates: 'drawing'},
  {key: 'discretize', codec: truth(), initial: false, invalidates: 'drawing'},
  {key: 'percTrainData', codec: lenientNumber({low: 0, high: 100, isAbove: true}), initial: 50, invalidates: 'run'},
  {key: 'x', codec: truth(), initial: true, invalidates: 'run'},
  {key: 'y', codec: truth(), initial: true, invalidates: 'run'},
  {key: 'xTimesY', codec: truth(), initial: false, invalidates: 'run'},
  {key: 'xSquared', codec: truth(), initial: false, invalidates: 'run'},
  {key: 'ySquared', codec: truth(), initial: false, invalidates: 'run'},
  // There are no such inputs as cosX and cosY: its links have them without effect.
  {key: 'cosX', codec: truth(), initial: false, invalidates: 'page'},
  {key: 'sinX', codec: truth(), initial: false, invalidates: 'run'},
  {key: 'cosY', codec: truth(), initial: false, invalidates: 'page'},
  {key: 'sinY', codec: truth(), initial: false, invalidates: 'run'},
  {key: 'collectStats', codec: truth(), initial: false, invalidates: 'page'},
  {key: 'tutorial', codec: optional(string(100)), initial: null, invalidates: 'page'},
  {key: 'problem', codec: optional(choice(['classification', 'regression'])), initial: 'classification', invalidates: 'run'},
  {key: 'initZero', codec: truth(), initial: false, invalidates: 'run'},
  {key: 'hideText', codec: truth(), initial: false, invalidates: 'page'},
];

const ZEROS = {id: 'zeros'};
const UNIFORM = {id: 'tfp_uniform'};

/** @param {any} a @param {any} b */
const isSame = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** What the keys of a hash say together: our own, where given, say more than that playground's.
 * @param {Record<string, any>} values @returns {Record<string, any>} */
export function stateOf({networkShape, initZero, ...values}) {
  const {activation} = values;
  return {
    ...values,
    layers: values.layers ?? networkShape.map((/** @type {number} */ units) => ({units, activation, learn: 'none'})),
    initializer: values.initializer ?? (initZero ? ZEROS : UNIFORM),
  };
}

/** The values of the keys that say a state; null leaves a key out, as what is hidden has its own keys.
 * @param {State} state @returns {Record<string, any>} */
export function keysOf(state) {
  const {layers, initializer} = state;
  const areAlike = layers.every(({activation, learn}) => learn === 'none' && isSame(activation, state.activation));
  const isZero = isSame(initializer, ZEROS);
  return {
    ...state,
    layers: areAlike ? null : layers,
    networkShape: areAlike ? layers.map(({units}) => units) : null,
    initializer: isZero || isSame(initializer, UNIFORM) ? null : initializer,
    initZero: isZero,
    hide: null,
  };
}

const HIDE_KEY = /^(\w{1,64})_hide$/;

/** The control that a key hides, if it is a key that hides one. @param {string} key @returns {string | undefined} */
export const hiddenBy = (key) => HIDE_KEY.exec(key)?.[1];

/** What these keys say; whatever is not exactly true hides nothing. @type {Codec} */
export const HIDES = choice(['true', 'false'], {'': 'false'});
