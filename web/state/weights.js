// The weights of a small network in a link: what a run begins with instead of what its seed draws.
//
// All numbers of the network, layer by layer: weights unit after unit, biases, learned parameters set after set, each a double;
// deflated, in the alphabet of addresses. The same to the bit, whoever opens it. Whether they are as many as the network has
// is checked where the core is.

import {bytesOf, fromBase64Url, numbersOf, toBase64Url} from './bytes.js';
import {inflate} from './inflate.js';
import {INPUTS} from './playground.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../core.d.ts').Network} Network */
/** @typedef {import('../core.d.ts').NetworkLayer} NetworkLayer */

/** Of the text: a link of more is cut by mail and chats. */
export const MAX_WEIGHTS = 2000;
/** Of zeros there is room for more than of other numbers; but not for ever more. */
const MAX_NUMBERS = 20_000;
const SIZE = Float64Array.BYTES_PER_ELEMENT;

/** The numbers in such a text, or why there are none. @param {string} text @returns {Float64Array | 'not_weights' | 'weights_too_long'} */
export function readWeights(text) {
  if (text.length > MAX_WEIGHTS) return 'weights_too_long';
  const bytes = fromBase64Url(text);
  const plain = bytes && inflate(bytes, MAX_NUMBERS * SIZE);
  if (!plain || plain.length === 0 || plain.length % SIZE !== 0) return 'not_weights';
  const numbers = numbersOf(plain);
  return numbers.every(Number.isFinite) ? numbers : 'not_weights';
}

/** @returns {import('./codecs.js').Codec} */
export function weights() {
  return {
    parse(text, report) {
      const numbers = readWeights(text);
      return typeof numbers === 'string' ? void report(numbers, text, {limit: MAX_WEIGHTS}) : text;
    },
    write: String,
  };
}

/** How many sets of learned parameters a layer has: one, or one for each unit. @param {NetworkLayer} layer */
function setsOf({learned, parameters, units}) {
  if (learned.length === 0) return 0;
  return typeof parameters[learned[0]] === 'number' ? 1 : units;
}

/** @param {Pick<Network, 'layers'>} network */
export const countOf = ({layers}) => layers.reduce((sum, layer) => sum + layer.weights.length + layer.biases.length + layer.learned.length * setsOf(layer), 0);

/** @param {Pick<Network, 'layers'>} network @returns {Float64Array} */
export function numbersIn({layers}) {
  return Float64Array.from(layers.flatMap((layer) => {
    const sets = Array.from({length: setsOf(layer)}, (_, set) => layer.learned.map((name) => {
      const value = layer.parameters[name];
      return typeof value === 'number' ? value : value[set];
    }));
    return [...layer.weights, ...layer.biases, ...sets.flat()];
  }));
}

/** The network with these numbers, as many as countOf says. @param {Pick<Network, 'layers'>} network @param {Float64Array} numbers @returns {Pick<Network, 'layers'>} */
export function withNumbers({layers}, numbers) {
  let at = 0;
  const take = (/** @type {number} */ count) => numbers.slice(at, at += count);
  return {
    layers: layers.map((layer) => {
      const [weights, biases] = [take(layer.weights.length), take(layer.biases.length)];
      const sets = setsOf(layer);
      const learned = take(sets * layer.learned.length);
      const columns = layer.learned.map((name, i) => {
        const values = Float64Array.from({length: sets}, (_, set) => learned[set * layer.learned.length + i]);
        return [name, typeof layer.parameters[name] === 'number' ? values[0] : values];
      });
      return {...layer, weights, biases, parameters: {...layer.parameters, ...Object.fromEntries(columns)}};
    }),
  };
}

/** @param {Pick<Network, 'layers'>} network @returns {Promise<string | null>} null: it is too large for a link */
export async function weightsText(network) {
  const bytes = bytesOf(numbersIn(network));
  const deflated = new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw')));
  const text = toBase64Url(new Uint8Array(await deflated.arrayBuffer()));
  return readWeights(text) instanceof Float64Array ? text : null;
}

/** A run of this trainer begins with the weights of the link; of another number than it has they are none of its.
 * @param {Pick<import('../core.d.ts').Trainer, 'network' | 'setNetwork'>} trainer @param {string | null} text */
export function beginWith(trainer, text) {
  const numbers = text === null ? null : readWeights(text);
  if (!(numbers instanceof Float64Array)) return;
  const network = trainer.network();
  if (numbers.length === countOf(network)) trainer.setNetwork(withNumbers(network, numbers));
}

/** What, besides features and layers, decides which first weights there are, and how many. @type {(keyof State)[]} */
const DECIDING = ['seed', 'initializer', 'problem', 'dataset', 'classes', 'loss'];

/** @param {Pick<State['layers'][number], 'activation' | 'learn'> | null} layer */
const shapeOf = (layer) => layer && [layer.activation.id, layer.learn, ...(layer.learn === 'none' ? [] : [layer.activation.parameters])];

/** Of two states with the same key the same weights can be the first. @param {State} state */
export function startKey(state) {
  const {layers, output, own, hide} = state;
  const used = own.filter(({id}) => [...layers, output].some((layer) => layer?.activation.id === id));
  const inputs = Object.keys(INPUTS).filter((key) => state[/** @type {keyof State} */ (key)] && !hide.includes(key));
  return JSON.stringify([DECIDING.map((key) => state[key]), inputs, used, layers.map((layer) => [layer.units, shapeOf(layer)]), shapeOf(output)]);
}
