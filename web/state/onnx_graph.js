// A graph of ONNX operators while it is built: nodes, the numbers they are given, and names for what they make.

import {bytes, float, floats, integer, longs, message, text} from './onnx_protobuf.js';

/** @typedef {Record<string, {float: number} | {integer: number}>} Attributes */

/** ONNX's numbers for kinds of tensors and attributes. */
const FLOAT = 1;
const INT64 = 7;
const KIND = {float: 1, integer: 2};

/** @param {string} name @param {readonly number[]} shape @param {number} type @param {Uint8Array} raw */
const tensor = (name, shape, type, raw) => message(5, [...shape.map((size) => integer(1, size)), integer(2, type), text(8, name), bytes(9, raw)]);

/** @param {Attributes} attributes */
const attributesOf = (attributes) => Object.entries(attributes).map(([name, value]) => message(5, [
  text(1, name), ...('float' in value ? [float(2, value.float), integer(20, KIND.float)] : [integer(3, value.integer), integer(20, KIND.integer)]),
]));

/** Rows of so many numbers, as many rows as are given. @param {number} field @param {string} name @param {number} columns */
const rowsOf = (field, name, columns) => {
  const shape = message(2, [message(1, [text(2, 'N')]), message(1, [integer(1, columns)])]);
  return message(field, [text(1, name), message(2, [message(1, [integer(1, FLOAT), shape])])]);
};

export class Graph {
  /** @type {Uint8Array[]} */
  #nodes = [];
  /** @type {Map<string, Uint8Array>} */
  #tensors = new Map();
  /** What is computed already, by operator and inputs. @type {Map<string, string>} */
  #known = new Map();
  /** @type {Map<string, number>} */
  #counts = new Map();
  /** What the nodes belong to: it begins their names. */
  part = '';

  /** Numbers of a name; of shape [] a single one. @param {string} name @param {readonly number[]} values @param {readonly number[]} shape @returns {string} its name */
  numbers(name, values, shape) {
    this.#tensors.set(name, tensor(name, shape, FLOAT, floats(values)));
    return name;
  }

  /** A number that a formula has; it is called what it is. @param {number} value */
  number(value) {
    return this.numbers(Object.is(value, -0) ? '-0' : String(value), [value], []);
  }

  /** Whole numbers. @param {string} name @param {readonly number[]} values @returns {string} its name */
  indices(name, values) {
    this.#tensors.set(name, tensor(name, [values.length], INT64, longs(values)));
    return name;
  }

  /** An operator; the same of the same is there once. @param {string} operator @param {readonly string[]} inputs @param {Attributes} [attributes]
   * @param {string} [output] A name that others know. @returns {string} what it makes */
  node(operator, inputs, attributes = {}, output = '') {
    const key = JSON.stringify([operator, inputs, attributes]);
    const known = this.#known.get(key);
    if (known !== undefined && output === '') return known;
    const name = `${this.part}/${operator}`;
    const count = this.#counts.get(name) ?? 0;
    this.#counts.set(name, count + 1);
    const own = count === 0 ? name : `${name}_${count + 1}`;
    const made = output === '' ? own : output;
    this.#known.set(key, made);
    this.#nodes.push(message(1, [...inputs.map((input) => text(1, input)), text(2, made), text(3, own), text(4, operator), ...attributesOf(attributes)]));
    return made;
  }

  /** The fields of a GraphProto. @param {string} name @param {{name: string, columns: number}} input @param {{name: string, columns: number}} output */
  fields(name, input, output) {
    return [...this.#nodes, text(2, name), ...this.#tensors.values(), rowsOf(11, input.name, input.columns), rowsOf(12, output.name, output.columns)];
  }
}
