// @ts-check
// A run, as core.createTrainer gives it; see core.d.ts for the contract. Whatever comes in is checked by name, whatever
// goes out is a copy.
import {CoreError, checkKeys, checkVector, isPlain, thrown, wrongType} from './checks.js';
import {asGiven, flatten} from './settings.js';

/** @typedef {import('../core.d.ts').Trainer} Contract */

const ALL = Infinity;

/** @implements {Contract} */
export class Trainer {
  #handle;
  #fields;
  #request = '';
  /** @type {any} */
  #layout;

  /** @param {any} handle The core's trainer. @param {{losses: string[], layers: string[]}} fields */
  constructor(handle, fields) {
    this.#handle = handle;
    this.#fields = fields;
  }

  /** @param {number} n */
  step(n) {
    return this.#open.step(whole(n));
  }

  /** @param {number} n */
  epoch(n) {
    return this.#open.epoch(whole(n));
  }

  progress() {
    return this.#open.progress();
  }

  /** @returns {import('../core.d.ts').Losses} */
  losses() {
    const values = this.#open.losses();
    /** @type {any} */
    const losses = {};
    this.#fields.losses.forEach((name, i) => {
      // What does not apply is NaN; of the losses themselves, NaN is news.
      if (name.endsWith('Loss') || !Number.isNaN(values[i])) losses[name] = values[i];
    });
    return losses;
  }

  divergence() {
    return this.#open.diverged();
  }

  blocking() {
    return this.#open.blocking();
  }

  deadLinks() {
    return this.#open.deadLinks();
  }

  /** @param {any} changes */
  update(changes) {
    const settings = flatten(changes, 'changes');
    thrown(asGiven(this.#open.update(settings), settings));
  }

  rewind() {
    this.#open.rewind();
  }

  snapshot() {
    const {epoch, step} = this.progress();
    return Object.freeze({epoch, step, hash: this.hash(), state: this.#open.snapshot()});
  }

  lastFinite() {
    const state = this.#open.lastFinite();
    return Object.freeze({epoch: state[0], step: state[1], hash: null, state});
  }

  /** @param {import('../core.d.ts').Snapshot} snapshot */
  restore(snapshot) {
    if (!isPlain(snapshot)) throw wrongType('snapshot', snapshot, 'a snapshot of this run');
    if (!this.#open.restore(checkVector(snapshot.state, 'snapshot.state'))) {
      throw new CoreError({code: 'not_a_snapshot', field: 'snapshot.state', value: snapshot.state, message: 'snapshot.state must be of this run, or of one with the same configuration.'});
    }
  }

  /** @returns {import('../core.d.ts').Network} */
  network() {
    const layers = this.#open.layers().map((/** @type {any} */ {units, inputs, activation: {parameters = {}, ...activation}, learned, weights, biases}) =>
      ({units, inputs, activation, parameters, learned, weights, biases}));
    return {shape: [layers[0].inputs, ...layers.map((/** @type {any} */ layer) => layer.units)], layers};
  }

  /** @param {import('../core.d.ts').Network} network */
  setNetwork(network) {
    if (!isPlain(network) || !Array.isArray(network.layers)) throw wrongType('network', network, 'an object with layers');
    const own = this.network().layers;
    if (network.layers.length !== own.length) {
      throw new CoreError({code: 'wrong_length', field: 'network.layers', value: network.layers.length, message: `network.layers must be ${own.length}, as this network has.`});
    }
    /** @type {number[]} */
    const numbers = [];
    own.forEach((layer, l) => {
      const given = network.layers[l];
      const field = `network.layers[${l}]`;
      if (!isPlain(given)) throw wrongType(field, given, 'an object with weights, biases and parameters');
      numbers.push(...finite(given.weights, layer.weights.length, `${field}.weights`));
      numbers.push(...finite(given.biases, layer.biases.length, `${field}.biases`));
      numbers.push(...learnedNumbers(layer, given.parameters, `${field}.parameters`));
    });
    this.#open.setNumbers(Float64Array.from(numbers));
  }

  data() {
    return this.#open.data();
  }

  /** @param {Float64Array} points */
  predict(points) {
    if (checkVector(points, 'points').length % 2 === 1) throw wrongType('points', points, 'x, y, x, y ...: an even number of numbers');
    return this.#open.predict(points);
  }

  /** @param {number} x @param {number} y */
  forward(x, y) {
    return this.#open.forward(coordinate(x, 'x'), coordinate(y, 'y'));
  }

  /** @param {number} x @param {number} y @param {number} label */
  backward(x, y, label) {
    const result = this.#open.backward(coordinate(x, 'x'), coordinate(y, 'y'), coordinate(label, 'label'));
    return thrown(result.ok ? result : {...result, value: label}).layers;
  }

  /** @param {import('../core.d.ts').FrameRequest} request @returns {import('../core.d.ts').Layout} */
  layout(request) {
    const handle = this.#open;
    const settings = flatten(request, 'request');
    const key = JSON.stringify(settings);
    if (key !== this.#request) {
      const {length, parts} = thrown(asGiven(handle.layout(settings), settings));
      this.#layout = Object.freeze({length, parts, fields: this.#fields});
      this.#request = key;
    }
    return this.#layout;
  }

  /** @param {import('../core.d.ts').FrameRequest} request @param {Float64Array} [into] */
  frame(request, into) {
    this.beginFrame(request);
    this.advanceFrame(ALL);
    return this.currentFrame(into);
  }

  /** @param {import('../core.d.ts').FrameRequest} request */
  beginFrame(request) {
    this.layout(request);
    this.#open.beginFrame();
  }

  /** @param {number} multiplyAdds */
  advanceFrame(multiplyAdds) {
    if (!(multiplyAdds >= 0)) throw wrongType('multiplyAdds', multiplyAdds, 'a number of at least 0');
    return this.#open.advanceFrame(multiplyAdds);
  }

  /** @param {Float64Array} [into] */
  currentFrame(into) {
    const view = this.#open.frameView();
    if (into === undefined) return view.slice();
    if (checkVector(into, 'into').length < view.length) {
      throw new CoreError({code: 'wrong_length', field: 'into', value: into.length, message: `into must have room for ${view.length} numbers, not ${into.length}.`});
    }
    into.set(view);
    return into;
  }

  hash() {
    return this.#open.hash();
  }

  delete() {
    this.#handle?.delete();
    this.#handle = null;
  }

  get #open() {
    if (!this.#handle) throw new CoreError({code: 'deleted', field: 'trainer', value: this, message: 'This trainer was deleted.'});
    return this.#handle;
  }
}

/** @param {number} n */
function whole(n) {
  if (!Number.isSafeInteger(n) || n < 0) throw wrongType('n', n, 'a whole number of at least 0');
  return n;
}

/** @param {number} number @param {string} field */
function coordinate(number, field) {
  if (!Number.isFinite(number)) throw wrongType(field, number, 'a finite number');
  return number;
}

/** @param {any} numbers @param {number} length @param {string} field @returns {Float64Array} */
function finite(numbers, length, field) {
  checkVector(numbers, field);
  if (numbers.length !== length) {
    throw new CoreError({code: 'wrong_length', field, value: numbers.length, message: `${field} must be ${length} numbers, not ${numbers.length}.`});
  }
  const at = numbers.findIndex((/** @type {number} */ number) => !Number.isFinite(number));
  if (at >= 0) throw wrongType(`${field}[${at}]`, numbers[at], 'a finite number');
  return numbers;
}

/**
 * The learned parameters of a layer, all of one unit after all of another.
 * @param {any} layer @param {any} given @param {string} field
 */
function learnedNumbers(layer, given, field) {
  checkKeys(given ?? {}, field, Object.keys(layer.parameters));
  const columns = layer.learned.map((/** @type {string} */ name) => {
    const own = layer.parameters[name];
    const value = given?.[name] ?? own;
    return typeof own === 'number' ? [coordinate(value, `${field}.${name}`)] : [...finite(value, own.length, `${field}.${name}`)];
  });
  return columns.length === 0 ? [] : columns[0].flatMap((/** @type {any} */ _, /** @type {number} */ set) => columns.map((/** @type {number[]} */ column) => column[set]));
}
