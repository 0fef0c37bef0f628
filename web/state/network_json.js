// A network and its run as a file: everything that is needed to go on with it to the bit, here or in another program.
//
// The page makes the run from `state` and `configuration.data.points`, the network is that of `layers`, and `run` is what else
// training has changed. The rest of `configuration`, and `data`, say the same for other programs; what contradicts is refused by
// its name. web/network.schema.json says what stands where. Whether the numbers fit the network is checked where the core is.

import {decode, encode, trainerConfig, update} from '../state.js';
import {bytesOf, fromBase64, numbersOf, toBase64} from './bytes.js';
import {MAX_ROWS} from './csv.js';
import {FileError, at, list, number, numbers, object, same, string, truth, whole} from './json_checks.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../core.d.ts').Network} Network */
/** @typedef {import('../core.d.ts').Points} Points */
/** @typedef {import('../core.d.ts').Losses & {epoch: number, step: number}} LossRecord */
/** A layer's numbers as they were read. @typedef {{units: number, inputs: number, activation: {id: string} | {formula: string}, parameters: Record<string, number | Float64Array>, learned: string[],
 *   weights: Float64Array, biases: Float64Array}} ReadLayer */
/** What a file says. `run` is null where nothing but a network is given, which then is the first.
 * @typedef {{state: State, layers: ReadLayer[], data: any, run: {epoch: number, step: number, isOfLink: boolean, snapshot: Float64Array, history: LossRecord[]} | null}} NetworkFile */

export const FORMAT = 'activation-playground-network';
export const VERSION = 1;
/** In characters: more than the largest network takes. */
export const MAX_FILE = 40e6;
const MAX_STATE = 100_000;
const MAX_LAYERS = 51;
const MAX_WIDTH = 64;
const MAX_PARAMETERS = 64;
const MAX_HISTORY = 600;
const RECORDS = ['epoch', 'step', 'trainLoss', 'testLoss', 'trainAccuracy', 'testAccuracy', 'trainR2', 'testR2'];

/** Plain lists in place of typed ones. @param {any} value @returns {any} */
function plain(value) {
  if (value instanceof Float64Array) return [...value];
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined).map(([key, item]) => [key, plain(item)]));
}

/** JSON in which a list of numbers is one line; JSON's own writer loses the sign of −0, and then a run is another.
 * @param {any} value @param {string} indent @returns {string} */
function written(value, indent = '') {
  const deeper = `${indent}  `;
  if (Object.is(value, -0)) return '-0.0';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Array.isArray(value) ? value.map((item) => written(item, deeper)) : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${written(item, deeper)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const isFlat = Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null);
  if (isFlat || entries.length === 0) return `${open}${entries.join(', ')}${close}`;
  return `${open}\n${entries.map((entry) => `${deeper}${entry}`).join(',\n')}\n${indent}${close}`;
}

/** Columns by name; what a record lacks is null. @param {readonly LossRecord[]} history */
function columns(history) {
  const names = RECORDS.filter((name) => history.some((record) => /** @type {any} */ (record)[name] !== undefined));
  return Object.fromEntries(names.map((name) => [name, history.map((record) => {
    const value = /** @type {any} */ (record)[name];
    return Number.isFinite(value) ? value : null;
  })]));
}

/**
 * The file. All of one moment; every number is finite.
 * @param {{state: State, network: Network, data: {train: Points, test: Points}, snapshot: import('../core.d.ts').Snapshot, history: readonly LossRecord[],
 *   isOfLink: boolean}} given state: that of the page, from which the run was made
 * @returns {string}
 */
export function networkText({state, network, data, snapshot, history, isOfLink}) {
  const layers = network.layers.map(({units, inputs, activation, parameters, learned, weights, biases}) => ({
    units, inputs, activation: plain(activation), parameters: plain(parameters), learned: [...learned],
    weights: Array.from({length: units}, (_, unit) => [...weights.subarray(unit * inputs, (unit + 1) * inputs)]),
    biases: [...biases],
  }));
  const {train, test} = data;
  return `${written({
    format: FORMAT,
    version: VERSION,
    state: encode(state),
    configuration: {...plain(trainerConfig(state)), ...(state.points && state.classNames.length > 0 ? {classNames: [...state.classNames]} : {})},
    data: plain({train, test}),
    layers,
    run: {epoch: snapshot.epoch, step: snapshot.step, isOfLink, history: columns(history), snapshot: toBase64(bytesOf(snapshot.state))},
  })}\n`;
}

/** Points that the link may have had no room for. @param {any} configuration @returns {Partial<State>} */
function pointsOf(configuration) {
  const points = configuration?.data?.points;
  if (points === undefined) return {};
  const field = 'configuration.data.points';
  object(points, field, ['x', 'y', 'label']);
  const x = numbers(points.x, `${field}.x`, 1, MAX_ROWS);
  const [y, label] = ['y', 'label'].map((name) => numbers(points[name], `${field}.${name}`, x.length));
  const {classes} = configuration.data;
  const names = configuration.classNames === undefined ? [] : list(configuration.classNames, 'configuration.classNames', 1, MAX_WIDTH)
      .map((name, i) => string(name, `configuration.classNames[${i}]`, MAX_WIDTH));
  return {
    points: Array.from(x, (value, i) => /** @type {[number, number, number]} */ ([value, y[i], label[i]])),
    ...(classes === undefined ? {} : {classes: whole(classes, 'configuration.data.classes', 2)}), classNames: names,
  };
}

/** @param {any} file @param {(state: State) => State} complete @returns {State} */
function stateOf({state: text, configuration}, complete) {
  const {state: linked, problems: [problem]} = decode(string(text, 'state', MAX_STATE), () => '');
  if (problem) throw new FileError('state', at('state', problem.key), problem.value, {problem: problem.code, ...problem.detail});
  if (linked.seed === '') throw new FileError('missing', 'state.seed', undefined);
  const known = complete(linked);
  if (configuration === undefined) return known;
  if (typeof configuration !== 'object' || configuration === null) throw new FileError('not_an_object', 'configuration', configuration);
  const state = update(known, pointsOf(configuration));
  same(configuration, {...trainerConfig(state), classNames: state.classNames}, 'configuration', 'state');
  return state;
}

/** @param {any} layer @param {string} field @returns {ReadLayer} */
function layerOf(layer, field) {
  const keys = ['units', 'inputs', 'activation', 'parameters', 'learned', 'weights', 'biases'];
  object(layer, field, keys, ['units', 'inputs', 'weights', 'biases']);
  const [units, inputs] = ['units', 'inputs'].map((name) => {
    if (whole(layer[name], `${field}.${name}`, 1) > MAX_WIDTH) throw new FileError('too_many', `${field}.${name}`, layer[name], {high: MAX_WIDTH});
    return layer[name];
  });
  const weights = list(layer.weights, `${field}.weights`, units).flatMap((row, u) => [...numbers(row, `${field}.weights[${u}]`, inputs)]);
  const {parameters = {}} = layer;
  if (typeof parameters !== 'object' || parameters === null || Array.isArray(parameters)) throw new FileError('not_an_object', `${field}.parameters`, parameters);
  const values = Object.entries(parameters).slice(0, MAX_PARAMETERS).map(([name, value]) => {
    const where = at(`${field}.parameters`, name);
    return [name, Array.isArray(value) ? numbers(value, where, units) : number(value, where)];
  });
  return {
    units, inputs, activation: layer.activation, parameters: Object.fromEntries(values), learned: layer.learned, weights: Float64Array.from(weights),
    biases: numbers(layer.biases, `${field}.biases`, units),
  };
}

/** @param {any} history @returns {LossRecord[]} */
function historyOf(history) {
  const field = 'run.history';
  object(history, field, RECORDS, []);
  const names = RECORDS.filter((name) => Object.hasOwn(history, name));
  const {length} = list(history[names[0]] ?? [], at(field, names[0] ?? 'epoch'), 0, MAX_HISTORY);
  const read = names.map((name) => list(history[name], at(field, name), length).map((value, i) => {
    const where = `${at(field, name)}[${i}]`;
    if (name === 'epoch' || name === 'step') return whole(value, where);
    return value === null && name !== 'trainLoss' ? NaN : number(value, where);
  }));
  if (length > 0) for (const name of ['epoch', 'step', 'trainLoss', 'testLoss']) if (!names.includes(name)) throw new FileError('missing', at(field, name), undefined);
  return Array.from({length}, (_, i) => {
    /** @type {any} */
    const record = {};
    names.forEach((name, column) => {
      const value = read[column][i];
      if (!Number.isNaN(value) || name.endsWith('Loss')) record[name] = value;
    });
    return record;
  });
}

/** @param {any} run @returns {NonNullable<NetworkFile['run']>} */
function runOf(run) {
  object(run, 'run', ['epoch', 'step', 'isOfLink', 'history', 'snapshot'], ['epoch', 'step', 'snapshot']);
  const [epoch, step] = [whole(run.epoch, 'run.epoch'), whole(run.step, 'run.step')];
  const bytes = fromBase64(string(run.snapshot, 'run.snapshot', MAX_FILE));
  if (!bytes || bytes.length % Float64Array.BYTES_PER_ELEMENT !== 0) throw new FileError('not_base64', 'run.snapshot', run.snapshot);
  const history = run.history === undefined ? [] : historyOf(run.history);
  const late = history.findIndex((record, i) => record.epoch > epoch || record.step > step || (i > 0 && (record.epoch < history[i - 1].epoch || record.step < history[i - 1].step)));
  if (late >= 0) throw new FileError('not_in_order', `run.history.epoch[${late}]`, history[late].epoch, {epoch});
  return {epoch, step, isOfLink: run.isOfLink !== undefined && truth(run.isOfLink, 'run.isOfLink'), snapshot: numbersOf(bytes), history};
}

/** What a file says; a FileError says what is wrong with it.
 * @param {string} text @param {(state: State) => State} [complete] What a link leaves out that the core knows. @returns {NetworkFile} */
export function readNetwork(text, complete = (state) => state) {
  if (text.length > MAX_FILE) throw new FileError('too_large', '', text.length, {limit: MAX_FILE / 1e6});
  const clean = text.replace(/^\ufeff/, '').trim();
  if (clean === '') throw new FileError('empty', '', clean);
  let file;
  try {
    file = JSON.parse(clean);
  } catch {
    throw new FileError('not_json', '', clean);
  }
  if (file?.format !== FORMAT || Array.isArray(file)) throw new FileError('not_ours', 'format', file?.format, {expected: FORMAT});
  if (file.version !== VERSION) throw new FileError('version', 'version', file.version, {expected: VERSION});
  object(file, '', ['$schema', 'comment', 'format', 'version', 'state', 'configuration', 'data', 'layers', 'run'], ['state', 'layers']);
  if (file.$schema !== undefined) string(file.$schema, '$schema', MAX_STATE);
  return {
    state: stateOf(file, complete),
    layers: list(file.layers, 'layers', 1, MAX_LAYERS).map((layer, l) => layerOf(layer, `layers[${l}]`)),
    data: file.data,
    run: file.run === undefined ? null : runOf(file.run),
  };
}

/**
 * Whether the layers of a file are those of the network that its state makes, but for their weights, biases and learned parameters.
 * @param {ReadLayer[]} layers @param {Network} network
 */
export function checkLayers(layers, network) {
  if (layers.length !== network.layers.length) throw new FileError('unequal', 'layers', layers, {expected: `[${network.layers.length}]`, source: 'state'});
  layers.forEach((layer, l) => {
    const own = network.layers[l];
    const field = `layers[${l}]`;
    same(layer.units, own.units, `${field}.units`, 'state');
    same(layer.inputs, own.inputs, `${field}.inputs`, 'state');
    if (layer.activation !== undefined) same(layer.activation, own.activation, `${field}.activation`, 'state');
    if (layer.learned !== undefined) same(layer.learned, own.learned, `${field}.learned`, 'state');
    object(layer.parameters, `${field}.parameters`, Object.keys(own.parameters), []);
    for (const [name, value] of Object.entries(layer.parameters)) {
      const where = at(`${field}.parameters`, name);
      if (!own.learned.includes(name)) same(value, own.parameters[name], where, 'state');
      else if ((typeof value === 'number') !== (typeof own.parameters[name] === 'number')) throw new FileError(typeof value === 'number' ? 'not_a_list' : 'not_a_number', where, value);
    }
  });
}
