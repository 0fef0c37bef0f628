// Links to TensorFlow Playground, and whatever people paste when they mean a link of it.

import {SCHEMA} from '../state.js';
import {PLAYGROUND_KEYS, hiddenBy, keysOf} from './playground.js';

/** @typedef {import('../state.js').State} State */

export const PLAYGROUND = 'https://playground.tensorflow.org/';

const ACTIVATIONS = ['tanh', 'relu', 'sigmoid', 'identity'];
const DATASETS = ['circle', 'xor', 'gauss', 'spiral'];
const REGRESSION_DATASETS = ['reg_plane', 'reg_gauss'];
/** What it reads between two signs without decoding anything. */
const PLAIN_SEED = /^[\w.,:;+-]+$/;

/** @param {{id: string, parameters: object}} spec */
const isTheirs = ({id, parameters}) => ACTIVATIONS.includes(id) && Object.keys(parameters).length === 0;

/** What keeps a state from being said there: names of what it lacks. @param {State} state @returns {string[]} */
function lacking(state) {
  const {layers, output, problem, points} = state;
  const isClassification = problem === 'classification';
  const {layers: own} = keysOf(state);
  const shared = own === null ? state.activation : layers[0].activation;
  const areAlike = layers.every(({activation, learn}) => learn === 'none' && JSON.stringify(activation) === JSON.stringify(shared));
  const usualOutput = isClassification ? 'tanh' : 'identity';
  const isUsualOutput = !output || (output.learn === 'none' && output.activation.id === usualOutput && isTheirs(output.activation));
  const isOwnDataset = isClassification ? DATASETS.includes(state.dataset) : REGRESSION_DATASETS.includes(state.regDataset);
  /** @type {[string, boolean][]} */
  const wants = [
    ['points', points !== null],
    ['dataset', points === null && !isOwnDataset],
    ['layers', !areAlike],
    ['activation', areAlike && layers.length > 0 && !isTheirs(shared)],
    ['output', !isUsualOutput],
    ['loss', state.loss !== 'half_squared'],
    ['optimizer', JSON.stringify(state.optimizer) !== '{"id":"sgd"}'],
    ['initializer', !(state.initializer.id === 'zeros' || (state.initializer.id === 'tfp_uniform' && (state.initializer.gain ?? 1) === 1))],
    ['weights', state.weights !== null],
    ['clipNorm', state.clipNorm !== null],
    ['leftovers', state.leftovers !== 'carry'],
    ['shuffle', state.shuffle],
    ['seed', !PLAIN_SEED.test(state.seed)],
  ];
  return wants.filter(([, isLacking]) => isLacking).map(([name]) => name);
}

/**
 * The same run in TensorFlow Playground: a link that names all of its keys, in its order; or what it cannot say.
 * @param {State} state
 * @returns {{url: string, lacking: []} | {url: null, lacking: string[]}}
 */
export function playgroundLink(state) {
  const names = lacking(state);
  if (names.length > 0) return {url: null, lacking: names};
  const {layers, initializer} = state;
  // Without a hidden layer it has no activation that would matter, but it must be one of its own.
  const activation = layers[0]?.activation ?? {id: 'tanh', parameters: {}};
  /** @type {Record<string, any>} */
  const values = {...state, activation, networkShape: layers.map(({units}) => units), initZero: initializer.id === 'zeros'};
  // Its parser would not know a dataset of ours that is not shown.
  if (!DATASETS.includes(state.dataset)) values.dataset = null;
  if (!REGRESSION_DATASETS.includes(state.regDataset)) values.regDataset = null;
  if (state.regularization === 'none') values.regularization = null;
  const pairs = PLAYGROUND_KEYS.filter(({key}) => values[key] !== null).map(({key, codec}) => `${key}=${codec.write(values[key])}`);
  for (const name of state.hide) pairs.push(`${name}_hide=true`);
  return {url: `${PLAYGROUND}#${pairs.join('&')}`, lacking: []};
}

/** The part of a text that is a link: up to the next space or quotation mark. @param {string} text */
function linkIn(text) {
  // A mail may have broken the lines of a link.
  const whole = /[ \t]/.test(text.trim()) ? text : text.replace(/[\r\n]+/g, '');
  const [found = whole.trim()] = /[^\s"'<>()]*#[^\s"<>]*/.exec(whole) ?? [];
  const quote = whole[whole.indexOf(found) - 1];
  return quote === "'" ? found.split("'")[0] : found;
}

/**
 * The hash of a link that was pasted, or why there is none.
 * @param {string} text
 * @returns {{hash: string, code: null} | {hash: null, code: 'empty' | 'no_hash' | 'no_keys'}}
 */
export function pastedHash(text) {
  if (text.trim() === '') return {hash: null, code: 'empty'};
  const link = linkIn(text);
  if (!link.includes('#') && /^\w+:\/\/|^www\./i.test(link)) return {hash: null, code: 'no_hash'};
  const hash = link.slice(link.indexOf('#') + 1);
  const known = new Set(SCHEMA.map(({key}) => key));
  const keys = hash.replace(/\\?&amp;|\\&/g, '&').split('&').map((pair) => pair.split('=', 1)[0]);
  const isOurs = keys.some((key) => known.has(key) || hiddenBy(key) !== undefined);
  return isOurs ? {hash: `#${hash}`, code: null} : {hash: null, code: 'no_keys'};
}
