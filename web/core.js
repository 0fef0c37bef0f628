// @ts-check
// The core, loaded once: the only module that knows the WebAssembly build.
//
// Turns the core's error values into CoreError, and copies arrays in and out: no view of WebAssembly memory leaves a
// function of this file, since memory may move whenever it grows.

import {readBytes, wasmAddress} from './core/bytes.js';
import {CoreError, checkKeys, checkVector, isPlain, thrown, wrongType} from './core/checks.js';
import {Trainer} from './core/trainer.js';
import {asGiven as settingAsGiven, wholeConfig} from './core/settings.js';

export {CoreError};

/** @typedef {import('./core.d.ts').Core} Contract */

// A module of one function, () -> i32x4.splat(0): valid only where simd128 is.
const SIMD_MODULE = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 17, 11]);

/** @type {Map<string, Promise<Core>>} */
const loading = new Map();

/**
 * Loads the core; later calls for the same build give the same instance.
 * @param {import('./core.d.ts').LoadOptions} [options]
 * @returns {Promise<Core>}
 */
export function loadCore({wasmUrl, simd = 'auto'} = {}) {
  const name = (simd === 'auto' ? WebAssembly.validate(SIMD_MODULE) : simd) ? 'playground' : 'playground-scalar';
  const url = String(wasmUrl ?? wasmAddress(name));
  const key = `${name} ${url}`;
  let core = loading.get(key);
  if (!core) {
    core = instantiate(name, url);
    loading.set(key, core);
    core.catch(() => loading.delete(key));  // a failed download may be tried again
  }
  return core;
}

/** @param {string} name @param {string} url */
async function instantiate(name, url) {
  const [{default: create}, wasmBinary] = await Promise.all([
    name === 'playground' ? import('./wasm/playground.mjs') : import('./wasm/playground-scalar.mjs'),
    readBytes(url),
  ]);
  return new Core(await create({wasmBinary}));
}

const MAX_RESOLVED = 256;
const MAX_UNIFORM = 1_000_000;

/**
 * The functions of the core; see core.d.ts for the contract.
 * @implements {Contract}
 */
export class Core {
  #module;
  /** @type {any} */
  #catalogue;
  /** Resolved specs by their text, oldest first. @type {Map<string, any>} */
  #resolved = new Map();

  /** @param {any} module */
  constructor(module) {
    this.#module = module;
  }

  catalogue() {
    return (this.#catalogue ??= deepFreeze(this.#module.catalogue()));
  }

  /** @param {import('./core.d.ts').Spec} spec @param {Float64Array} z */
  evaluate(spec, z) {
    const handle = this.#resolve(spec);
    const n = checkVector(z, 'z').length;
    const area = this.#fill(z, 4 * n);
    handle.evaluate(n);
    const out = this.#current(area, 4 * n);
    return {f: out.slice(n, 2 * n), df: out.slice(2 * n, 3 * n), d2f: out.slice(3 * n, 4 * n)};
  }

  /** @param {import('./core.d.ts').Spec} spec @param {Float64Array} z */
  parameterGradients(spec, z) {
    const handle = this.#resolve(spec);
    const n = checkVector(z, 'z').length;
    const names = handle.parameterNames();
    const size = (1 + names.length) * n;
    const area = this.#fill(z, size);
    handle.gradients(n);
    const out = this.#current(area, size);
    /** @type {Record<string, Float64Array>} */
    const gradients = {};
    names.forEach((/** @type {string} */ name, /** @type {number} */ k) => {
      gradients[name] = out.slice((1 + k) * n, (2 + k) * n);
    });
    return gradients;
  }

  /** @param {import('./core.d.ts').Spec} spec */
  facts(spec) {
    return this.#resolve(spec).facts();
  }

  /** @param {import('./core.d.ts').Spec} spec */
  measures(spec) {
    const [atZero, slopeAtZero, largestSlope, lipschitz, mean, variance, gain] = this.#resolve(spec).measures();
    return {atZero, slopeAtZero, largestSlope, lipschitz, mean, variance, gain};
  }

  /** @param {import('./core.d.ts').Spec} spec @param {Float64Array} z @param {number} repeats */
  duration(spec, z, repeats) {
    const handle = this.#resolve(spec);
    const n = checkVector(z, 'z').length;
    this.#fill(z, 4 * n);
    const start = performance.now();
    for (let i = 0; i < repeats; i++) handle.evaluate(n);
    return performance.now() - start;
  }

  /** @param {import('./core.d.ts').Spec} spec */
  texts(spec) {
    return this.#resolve(spec).texts();
  }

  /**
   * @param {string} id @param {Float64Array} x @param {import('./core.d.ts').VectorOptions} [options]
   * @returns {import('./core.d.ts').VectorResult}
   */
  vectorFunction(id, x, options = {}) {
    const {value} = thrown(this.#module.vectorFunction(String(id), checkVector(x, 'x'), temperatureOf(options)));
    return {value};
  }

  /** @param {string} id @param {Float64Array} x @param {import('./core.d.ts').VectorOptions} [options] */
  vectorJacobian(id, x, options = {}) {
    const {jacobian} = thrown(this.#module.vectorJacobian(String(id), checkVector(x, 'x'), temperatureOf(options)));
    return {jacobian};
  }

  /** @param {Float64Array} logits @param {number} target */
  crossEntropy(logits, target) {
    const {length} = checkVector(logits, 'logits');
    if (!Number.isInteger(target) || target < 0 || target >= length) throw wrongType('target', target, `a whole number from 0 to below ${length}, the number of logits`);
    const {loss, gradient} = thrown(this.#module.crossEntropy(logits, target));
    return {loss, gradient};
  }

  /** @param {string} text */
  compileFormula(text) {
    if (typeof text !== 'string') throw wrongType('formula', text, 'a text');
    return inUtf16(this.#module.compileFormula(text), text);
  }

  /** @param {string} seed @param {string} purpose @param {number} n */
  uniform(seed, purpose, n) {
    if (!Number.isInteger(n) || n < 0 || n > MAX_UNIFORM) throw wrongType('n', n, `a whole number from 0 to ${MAX_UNIFORM}`);
    return this.#module.uniform(String(seed), String(purpose), n);
  }

  /** @param {import('./core.d.ts').TrainerConfig} config */
  createTrainer(config) {
    const {settings, points} = wholeConfig(config);
    const result = this.#module.createTrainer(settings, points.x, points.y, points.label);
    const {trainer} = thrown(settingAsGiven(inUtf16(result, result.ok ? '' : result.value), settings));
    return new Trainer(trainer, this.#module.frameFields());
  }

  /** @param {import('./core.d.ts').Spec} spec */
  #resolve(spec) {
    const key = specKey(spec);
    let handle = this.#resolved.get(key);
    if (handle) return handle;
    const result = this.#module.resolve(spec.id ?? '', spec.formula ?? '', Object.entries(spec.parameters ?? {}));
    handle = thrown(asGiven(inUtf16(result, spec.formula ?? ''), spec)).handle;
    if (this.#resolved.size >= MAX_RESOLVED) {
      const [oldest] = this.#resolved.keys();
      this.#resolved.get(oldest).delete();
      this.#resolved.delete(oldest);
    }
    this.#resolved.set(key, handle);
    return handle;
  }

  /** Copies z to the start of a workspace of `size` doubles. @param {Float64Array} z @param {number} size */
  #fill(z, size) {
    const area = this.#module.workspace(size);
    area.set(z);
    return area;
  }

  /** The same workspace, if the call in between made memory grow and so detached the view. @param {Float64Array} area @param {number} size */
  #current(area, size) {
    return area.length === size ? area : this.#module.workspace(size);
  }
}

/** @param {import('./core.d.ts').VectorOptions} options */
function temperatureOf(options) {
  checkKeys(options, 'options', ['temperature']);
  const {temperature = 1} = options;
  if (typeof temperature !== 'number') throw wrongType('temperature', temperature, 'a number');
  return temperature;
}

/** Checks the types of a spec and gives it a key. @param {any} spec */
function specKey(spec) {
  checkKeys(spec, 'spec', ['id', 'formula', 'parameters']);
  const {id, formula, parameters} = spec;
  if ((id === undefined) === (formula === undefined)) {
    throw new CoreError({code: 'spec', field: 'id', value: id, message: 'A function is named by its id or given by its formula: exactly one of the two.'});
  }
  const text = id ?? formula;
  if (typeof text !== 'string') throw wrongType(id === undefined ? 'formula' : 'id', text, 'a text');
  if (id === '') {
    throw new CoreError({code: 'unknown_activation', field: 'id', value: id, message: 'An id names the function; the catalogue lists what there is.'});
  }
  let key = id ?? `=${formula.length}=${formula}`;
  if (parameters !== undefined) {
    if (!isPlain(parameters)) throw wrongType('parameters', parameters, 'an object of numbers by name');
    for (const name of Object.keys(parameters)) {
      const value = parameters[name];
      if (typeof value !== 'number') throw wrongType(`parameters.${name}`, value, 'a number');
      key += `\n${name}=${value}`;
    }
  }
  return key;
}

/** The core counts bytes, JavaScript UTF-16 units. @param {any} result @param {string} text */
function inUtf16(result, text) {
  if (result.ok) return result;
  const bytes = new TextEncoder().encode(text);
  const units = (/** @type {number} */ from, /** @type {number} */ to) => new TextDecoder().decode(bytes.subarray(from, to)).length;
  const end = result.offset + result.length;
  return {...result, offset: units(0, result.offset), length: units(result.offset, end)};
}

/** An error of a parameter with its value as the caller gave it. @param {any} result @param {import('./core.d.ts').Spec} spec */
function asGiven(result, spec) {
  const parameter = /^parameters\.(.*)/s.exec(result.field)?.[1];
  return parameter === undefined ? result : {...result, value: spec.parameters?.[parameter]};
}

/** @template T @param {T} value @returns {T} */
function deepFreeze(value) {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
