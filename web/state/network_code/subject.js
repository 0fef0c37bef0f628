// A trained network as it is taken away: what every language and ONNX are written from.
//
// Plain data, made once from what a run gives. Points are in the reader's own units: where points of the reader's were fitted to the
// domain, the network's first step is that transform. Knows no language.

import {onOneLine, subjectOf} from '../code/languages.js';
import {isOwnId} from '../own.js';

/** @typedef {import('../../core.d.ts').Network} Network */
/** @typedef {import('../../core.d.ts').NetworkLayer} NetworkLayer */
/** @typedef {import('../../core.d.ts').Points} Points */
/** @typedef {{xScale: number, xOffset: number, yScale: number, yOffset: number}} Transform */
/** @typedef {{name: string, parameters: readonly {name: string, initial: number}[], facts?: {range: readonly {low: number}[]} | null}} KnownRow */
/** @typedef {{formula: string, stable: string, derivative: {formula: string}}} KnownTexts */
/**
 * What a layer's z go through. `values` are the parameters that its formula has, each a number or one for each unit.
 * @typedef {{function: number, values: Record<string, number | number[]>, learned: string[]}} Call function: index into `functions`
 */
/**
 * @typedef {{units: number, inputs: number, weights: number[][], biases: number[], activation: string, call: Call | null}} CodeLayer
 *     `weights` by unit; `activation` is its name in words; without a call it is softmax
 */
/**
 * @typedef {{
 *   title: string,
 *   seed: string,
 *   progress: {epoch: number, step: number},
 *   loss: {id: string, name: string},
 *   shape: number[],
 *   features: string[],
 *   transform: Transform | null,
 *   layers: CodeLayer[],
 *   functions: import('../code/languages.js').Subject[],
 *   classes: number,
 *   classNames: string[],
 *   threshold: number,
 *   train: number[][],
 *   test: number[][],
 *   counts: {train: number, test: number},
 *   checks: {point: number[], output: number[]}[],
 * }} NetworkSubject
 *     `title`, `seed` and `classNames` hold no line ends. `classes` is 0 of a regression; with two of them and one output it is +1
 *     from the `threshold` on. `train` and `test` are rows of x, y, label; there are more points where `counts` says so.
 */
/**
 * @typedef {{
 *   network: Network,
 *   config: import('../../core.d.ts').TrainerConfig,
 *   data: {train: Points, test: Points, transform: Transform},
 *   activations: {get(id: string): KnownRow | undefined},
 *   texts: readonly (KnownTexts | null)[],
 *   predict: (points: Float64Array) => Float64Array,
 *   progress?: {epoch: number, step: number},
 *   classes?: number,
 *   classNames?: readonly string[],
 *   losses?: readonly {id: string, name: string, fromLogits: boolean}[],
 *   title?: string,
 * }} Given All of one moment: `network`, `data`, `predict` and `progress` are the trainer's, `activations` the rows by id, also those
 *     of the reader's functions, `texts` those of core.texts(layerSpec(layer)) for each layer and null for softmax, `losses` the
 *     catalogue's. `classes`: 0 of a regression.
 */

/** Of the training points, and of the test points; a file of more is no file to read. */
export const MAX_SHOWN = 500;
/** Points at which code checks itself, should the data have too few. */
const SPARE = [[0, 0], [1, -2], [-3, 2]];

/** A random slope has its mean in predictions. @param {NetworkLayer} layer @returns {NetworkLayer['parameters']} */
function parametersOf({activation, parameters}) {
  if (!('id' in activation) || activation.id !== 'rrelu_train') return parameters;
  return {...parameters, r: (Number(parameters.lower) + Number(parameters.upper)) / 2};
}

/** The function of a layer, or of its first unit, as core.texts takes it; null of softmax, which has no formula of one z.
 * @param {NetworkLayer} layer @returns {import('../../core.d.ts').Spec | null} */
export function layerSpec(layer) {
  const parameters = Object.fromEntries(Object.entries(parametersOf(layer)).map(([name, value]) => [name, typeof value === 'number' ? value : value[0]]));
  if ('formula' in layer.activation) return {formula: layer.activation.formula, parameters};
  return layer.activation.id === 'softmax' ? null : {id: layer.activation.id, parameters};
}

/** The given coordinate whose image this is, with as few digits as say it. @param {number} value @param {number} scale @param {number} offset */
function before(value, scale, offset) {
  const exact = (value - offset) / scale;
  for (let digits = 1; digits < 17; digits++) {
    const short = Number(exact.toPrecision(digits));
    if (scale * short + offset === value) return short;
  }
  return exact;
}

/** @param {Points} points @param {Transform | null} transform */
function rowsOf({x, y, label}, transform) {
  const {xScale, xOffset, yScale, yOffset} = transform ?? {xScale: 1, xOffset: 0, yScale: 1, yOffset: 0};
  return Array.from({length: Math.min(x.length, MAX_SHOWN)}, (_, i) => {
    const [px, py] = transform ? [before(x[i], xScale, xOffset), before(y[i], yScale, yOffset)] : [x[i], y[i]];
    return [px, py, label[i]];
  });
}

/** How far two outputs are from each other. @param {number[]} a @param {number[]} b */
const distance = (a, b) => a.reduce((sum, value, i) => sum + Math.abs(value - b[i]), 0);

/** Three predictions at points of the data: the lowest first output, the one that is farthest from it, and what is far from both.
 * @param {number[][]} rows @param {Transform | null} transform @param {Given['predict']} predict @param {number} units */
function checksOf(rows, transform, predict, units) {
  const known = new Map([...rows, ...(rows.length < SPARE.length ? SPARE : [])].map(([x, y]) => [`${x} ${y}`, [x, y]]));
  const points = [...known.values()];
  const {xScale, xOffset, yScale, yOffset} = transform ?? {xScale: 1, xOffset: 0, yScale: 1, yOffset: 0};
  const outputs = predict(Float64Array.from(points.flatMap(([x, y]) => [xScale * x + xOffset, yScale * y + yOffset])));
  const rest = points.map((point, i) => ({point, output: [...outputs.slice(i * units, (i + 1) * units)]}))
      .filter(({output}) => output.every(Number.isFinite)).sort((a, b) => a.output[0] - b.output[0]);
  const chosen = rest.splice(0, 1);
  while (chosen.length < SPARE.length && rest.length > 0) {
    const far = rest.map(({output}) => Math.min(...chosen.map((one) => distance(one.output, output))));
    chosen.push(...rest.splice(far.indexOf(Math.max(...far)), 1));
  }
  return chosen;
}

/** Words of the files themselves, in any language; a function of the reader's may have such a name. */
const WORDS = new Set(`predict predict_one dense features points point train test check checks softmax network layers main load model inputs outputs
  row rows values value weights biases unit units x y z a w e b p expected output error learned numbers layer eigen std console process math print dict zip sum
  len list map max min abs range float int exp super isinstance os ops keras`.split(/\s+/));
/** Also the names of layers' numbers. @param {string} name */
const isWord = (name) => WORDS.has(name) || /^[bpw]\d+(_|$)/.test(name);

/** @param {Given} given */
function functionsOf({network, activations, texts}) {
  /** @type {Map<string, number>} */
  const indices = new Map();
  /** @type {NetworkSubject['functions']} */
  const functions = [];
  /** @type {Set<string>} */
  const taken = new Set();
  const layers = network.layers.map((layer, l) => {
    const known = texts[l];
    const id = 'id' in layer.activation ? layer.activation.id : '';
    const row = activations.get(id);
    const activation = onOneLine(row?.name ?? (known ? 'typed formula' : 'softmax'));
    if (!known) return {activation, call: null};
    const given = parametersOf(layer);
    const key = `${id} ${known.stable}`;
    let index = indices.get(key);
    if (index === undefined) {
      index = functions.length;
      indices.set(key, index);
      // What was learned is no default.
      const initial = Object.fromEntries((row?.parameters ?? []).map((one) => [one.name, one.initial]));
      const plain = Object.entries(given).map(([name, value]) => {
        const own = typeof value === 'number' ? value : value[0];
        return [name, layer.learned.includes(name) ? initial[name] ?? own : own];
      });
      // The reader's own are called by the names that they were given.
      const made = subjectOf({id: id === '' || isOwnId(id) ? activation : id, name: activation, texts: known, parameters: Object.fromEntries(plain)});
      const free = isWord(made.id) ? `${made.id}_activation` : made.id;
      let name = free;
      for (let n = 2; taken.has(name); n++) name = `${free}_${n}`;
      taken.add(name);
      functions.push({...made, id: name});
    }
    const names = Object.keys(functions[index].parameters);
    const values = Object.fromEntries(names.map((name) => {
      const value = given[name];
      return [name, typeof value === 'number' ? value : [...value]];
    }));
    return {activation, call: {function: index, values, learned: layer.learned.filter((name) => names.includes(name))}};
  });
  return {functions, layers};
}

/** What the output is compared with where one output tells two classes apart. @param {Given} given */
function thresholdOf({network, config, activations, losses = []}) {
  const {activation} = network.layers[network.layers.length - 1];
  const id = 'id' in activation ? activation.id : '';
  const low = activations.get(id)?.facts?.range[0]?.low ?? -Infinity;
  const loss = losses.find((one) => one.id === config.loss?.id);
  // Of losses of the logits the outputs are sigmoid and step: at a logit of 0 they are a half and 1.
  if (loss?.fromLogits) return id === 'sigmoid' ? 0.5 : 1;
  return low >= 0 && !['hinge', 'perceptron'].includes(config.loss?.id ?? '') ? 0.5 : 0;
}

/** Throws a RangeError where a weight, a bias or a parameter is no finite number. @param {Given} given @returns {NetworkSubject} */
export function networkSubject(given) {
  const {network, config, data, predict, progress, classNames = [], losses = [], title = ''} = given;
  const {functions, layers} = functionsOf(given);
  const {xScale, xOffset, yScale, yOffset} = data.transform;
  const transform = xScale === 1 && yScale === 1 && xOffset === 0 && yOffset === 0 ? null : data.transform;
  const all = network.layers.flatMap(({weights, biases}, l) => [...weights, ...biases, ...Object.values(layers[l].call?.values ?? {}).flat()]);
  if (!all.every(Number.isFinite)) throw new RangeError('A weight, a bias or a parameter of the network is not finite.');
  const train = rowsOf(data.train, transform);
  const test = rowsOf(data.test, transform);
  const units = network.shape[network.shape.length - 1];
  const loss = config.loss?.id ?? 'half_squared';
  return {
    title: onOneLine(title),
    seed: onOneLine(config.seed ?? ''),
    progress: {epoch: progress?.epoch ?? 0, step: progress?.step ?? 0},
    loss: {id: loss, name: losses.find(({id}) => id === loss)?.name ?? loss},
    shape: [...network.shape],
    features: [...(config.features ?? ['x', 'y'])],
    transform: transform && {xScale, xOffset, yScale, yOffset},
    layers: network.layers.map((layer, l) => ({
      units: layer.units,
      inputs: layer.inputs,
      weights: Array.from({length: layer.units}, (_, u) => [...layer.weights.slice(u * layer.inputs, (u + 1) * layer.inputs)]),
      biases: [...layer.biases],
      ...layers[l],
    })),
    functions,
    classes: config.problem === 'regression' ? 0 : given.classes ?? config.data?.classes ?? Math.max(2, units),
    classNames: classNames.map(onOneLine),
    threshold: thresholdOf(given),
    train,
    test,
    counts: {train: data.train.x.length, test: data.test.x.length},
    checks: checksOf([...train, ...test], transform, predict, units),
  };
}
