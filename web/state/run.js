// Our own keys of the hash about a run: what TensorFlow Playground cannot say.

import {MAX_UNITS, configured, layers, outputLayer} from './calls.js';
import {choice, flag, measurements, names, number, parseNumber, pointList, words} from './codecs.js';

const LOSSES = ['half_squared', 'mae', 'huber', 'bce_logits', 'softmax_ce', 'hinge', 'perceptron'];
const OPTIMIZERS = ['sgd', 'momentum', 'nesterov', 'rmsprop', 'adagrad', 'adam', 'adamw'];
const INITIALIZERS = ['tfp_uniform', 'zeros', 'constant', 'lecun_uniform', 'lecun_normal', 'xavier_uniform', 'xavier_normal', 'he_uniform',
  'he_normal', 'orthogonal'];

const NUMBERS = ['momentum', 'dampening', 'alpha', 'epsilon', 'beta1', 'beta2', 'learningRateDecay', 'initialAccumulator', 'weightDecay'];
const FLAGS = ['centered', 'amsgrad'];
const DECAYS = ['weights', 'all'];

/** Which of them an optimizer has, and between which bounds, the core knows. @param {string} name @param {string} text */
function readSetting(name, text) {
  if (NUMBERS.includes(name)) return parseNumber(text);
  if (FLAGS.includes(name)) return text === 'true' || (text === 'false' ? false : undefined);
  return name === 'decay' && DECAYS.includes(text) ? text : undefined;
}

/** @param {string} name @param {string} text */
function readGain(name, text) {
  if (name !== 'gain') return undefined;
  return text === 'activation' ? text : parseNumber(text);
}

/** Those whose number of classes is free, with the most that they have. @type {Readonly<Record<string, number>>} */
export const MAX_CLASSES = {rings: 4, blobs: 6, spirals: 5};

/**
 * Null: what TensorFlow Playground's keys say (layers, initializer), the loss implies (output), or nothing.
 * @type {import('../state.js').SchemaRow[]}
 */
export const RUN_KEYS = [
  {key: 'layers', codec: layers(), initial: null, invalidates: 'run'},
  {key: 'output', codec: outputLayer(), initial: null, invalidates: 'run'},
  // DeepInsider's fork has this key, with mse and mae.
  {key: 'loss', codec: choice(LOSSES, {mse: 'half_squared'}), initial: 'half_squared', invalidates: 'run'},
  {key: 'optimizer', codec: configured(OPTIMIZERS, [...NUMBERS, ...FLAGS, 'decay'], readSetting), initial: {id: 'sgd'}, invalidates: 'run'},
  {key: 'initializer', codec: configured(INITIALIZERS, ['gain'], readGain), initial: null, invalidates: 'run'},
  {key: 'clipNorm', codec: number({low: 0, isAbove: true}), initial: null, invalidates: 'update'},
  {key: 'leftovers', codec: choice(['carry', 'use', 'drop']), initial: 'carry', invalidates: 'run'},
  {key: 'shuffle', codec: flag(), initial: false, invalidates: 'run'},
  {key: 'classes', codec: number({low: 2, high: MAX_UNITS, isWhole: true}), initial: 2, invalidates: 'run'},
  {key: 'measurements', codec: measurements(), initial: [2, 3], invalidates: 'run'},
  {key: 'points', codec: pointList(), initial: null, invalidates: 'run'},
  {key: 'classNames', codec: words(), initial: [], invalidates: 'drawing'},
  {key: 'order', codec: choice(['shuffled', 'given']), initial: 'shuffled', invalidates: 'run'},
  {key: 'scale', codec: choice(['none', 'fit']), initial: 'none', invalidates: 'run'},
  {key: 'hide', codec: names(), initial: [], invalidates: ['page', 'run']},
  {key: 'show', codec: names(), initial: null, invalidates: 'page'},
  {key: 'locked', codec: names(['all']), initial: [], invalidates: 'page'},
  {key: 'goalLoss', codec: number({low: 0, isAbove: true}), initial: null, invalidates: 'drawing'},
  {key: 'goalAccuracy', codec: number({low: 0, high: 100, isAbove: true}), initial: null, invalidates: 'drawing'},
  {key: 'goalEpochs', codec: number({low: 1, isWhole: true, high: 1e6}), initial: null, invalidates: 'drawing'},
  {key: 'autoplay', codec: flag(), initial: false, invalidates: 'page'},
];
