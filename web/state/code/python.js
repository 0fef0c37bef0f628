// A function as Python: for NumPy, PyTorch, Keras and JAX, each with its own array functions.

import {arranged} from './arrays.js';
import {expression, helpersFor, isComparison} from './infix.js';
import {avoiding, defaults} from './names.js';
import {nodesOf, parametersIn, parse} from './parse.js';

/** @typedef {import('./languages.js').Subject} Subject */
/** @typedef {import('./infix.js').Dialect} Dialect */
/** @typedef {import('./parse.js').Node} Node */
/**
 * `array` is the prefix of its array functions. `lift` makes an array of a number, `convert` of a parameter, which may be one.
 * `isDifferentiated`: slopes are taken through the code.
 * @typedef {{imports: string[], array: string, own: Record<string, Dialect['functions'][string]>, helpers: Record<string, string>,
 *   begin: string, lift: (text: string) => string, convert?: (text: string) => string, isDifferentiated: boolean, likeZ?: (text: string) => string}} Library
 */

const TAKEN = new Set(`z None True False np torch jax jnp math ops keras numpy and as assert async await break class continue def del elif else except finally
  float for from global if import in is lambda nonlocal not or pass raise return try while with yield logistic log1pexp erf erfc`.split(/\s+/));

const SAME = ['abs', 'sign', 'sqrt', 'exp', 'expm1', 'log', 'log1p', 'sin', 'cos', 'tan', 'sinh', 'cosh', 'tanh'];
const FIXED = ['sqrt', 'exp', 'expm1', 'log', 'log1p', 'sin', 'cos', 'tan', 'sinh', 'cosh', 'tanh', 'atan', 'asinh', 'erf', 'erfc'];

/** @type {Record<'numpy' | 'torch' | 'keras' | 'jax', Library>} */
const LIBRARIES = {
  numpy: {
    imports: ['import numpy as np'],
    array: 'np.',
    own: {
      atan: 'np.arctan', asinh: 'np.arcsinh', max: 'np.maximum', min: 'np.minimum', sigmoid: 'logistic', erf: 'erf', erfc: 'erfc',
      // A bound that is NaN is none to np.clip.
      clamp: ([u, low, high], [, from, to]) => (from.isArray || to.isArray ? `np.minimum(np.maximum(${u}, ${low}), ${high})` : `np.clip(${u}, ${low}, ${high})`),
      softplus: ([u]) => `np.logaddexp(0, ${u})`,
      step: ([u]) => `np.where(${u} >= 0, 1.0, 0.0)`,
    },
    helpers: {
      erf: '# NumPy has none of its own; SciPy\'s scipy.special.erf is faster.\nerf = np.vectorize(math.erf, otypes=[float])\n',
      erfc: '# NumPy has none of its own; SciPy\'s scipy.special.erfc is faster.\nerfc = np.vectorize(math.erfc, otypes=[float])\n',
      sigmoid: '# Takes e^z of negative numbers only: it cannot overflow.\ndef logistic(u):\n    e = np.exp(-np.abs(u))\n    return np.where(u >= 0, 1, e) / (1 + e)\n',
    },
    begin: 'z = np.asarray(z, dtype=float)',
    lift: (text) => `np.float64(${text})`,
    convert: (text) => `np.asarray(${text}, dtype=float)`,
    isDifferentiated: false,
  },
  torch: {
    imports: ['import torch'],
    array: 'torch.',
    own: {
      atan: 'torch.atan', asinh: 'torch.asinh', sigmoid: 'torch.sigmoid', softplus: 'log1pexp', erf: 'torch.erf', erfc: 'torch.erfc',
      max: extreme('min'), min: extreme('max'),
      clamp: ([u, low, high], [, from, to]) => {
        const isBothOrNone = !isArray(from) && !isArray(to) && hasParameters(from) === hasParameters(to);
        return isBothOrNone ? `torch.clamp(${u}, ${low}, ${high})` : bounded('max', bounded('min', u, low, from), high, to);
      },
      step: ([u]) => `(${u} >= 0).to(z.dtype)`,
    },
    helpers: {softplus: '# log(1 + e^u); softplus and logaddexp lose digits in a tail.\ndef log1pexp(u):\n    return -torch.nn.functional.logsigmoid(-u)\n'},
    begin: '',
    lift: (text) => `torch.as_tensor(${text}, dtype=z.dtype, device=z.device)`,
    isDifferentiated: true,
    likeZ: (text) => (/^[\d.]+(e-?\d+)?$/.test(text) ? `torch.full_like(z, ${text})` : `${/^\w+$/.test(text) ? text : `(${text})`} * torch.ones_like(z)`),
  },
  keras: {
    imports: ['from keras import ops'],
    array: 'ops.',
    own: {
      atan: 'ops.arctan', asinh: 'ops.arcsinh', max: 'ops.maximum', min: 'ops.minimum', clamp: 'ops.clip', sigmoid: 'ops.sigmoid', erf: 'ops.erf', erfc: 'erfc',
      softplus: ([u]) => `ops.logaddexp(${u}, 0.0)`,
      step: ([u]) => `ops.where(${u} >= 0, 1.0, 0.0)`,
    },
    helpers: {erfc: '# Keras has no erfc: where erf is near 1 this is as exact as 1 - erf can be.\ndef erfc(u):\n    return 1 - ops.erf(u)\n'},
    begin: 'z = ops.convert_to_tensor(z)',
    lift: (text) => `ops.convert_to_tensor(${text}, dtype=z.dtype)`,
    isDifferentiated: true,
  },
  jax: {
    imports: ['import jax', 'import jax.numpy as jnp'],
    array: 'jnp.',
    own: {
      atan: 'jnp.arctan', asinh: 'jnp.arcsinh', max: 'jnp.maximum', min: 'jnp.minimum', clamp: 'jnp.clip',
      sigmoid: 'jax.nn.sigmoid', erf: 'jax.scipy.special.erf', erfc: 'jax.scipy.special.erfc',
      softplus: ([u]) => `jnp.logaddexp(${u}, 0.0)`,
      step: ([u]) => `jnp.where(${u} >= 0, 1.0, 0.0)`,
    },
    helpers: {},
    begin: 'z = jnp.asarray(z)',
    lift: (text) => `jnp.asarray(${text}, dtype=jnp.result_type(z, float))`,
    isDifferentiated: true,
  },
};

/** @param {Node} node */
const isArray = (node) => node.varies || node.isArray === true;
/** @param {Node} node */
const hasParameters = (node) => parametersIn(node).length > 0;

/** PyTorch's larger (or smaller) of an array and a bound: a number, or an array too.
 * @param {'min' | 'max'} bound @param {string} u @param {string} v @param {Node} limit */
const bounded = (bound, u, v, limit) =>
  (isArray(limit) ? `torch.${bound === 'min' ? 'maximum' : 'minimum'}(${u}, ${v})` : `torch.clamp(${u}, ${bound}=${v})`);

/** One of the two is an array. @param {'min' | 'max'} bound @returns {Dialect['functions'][string]} */
function extreme(bound) {
  return ([u, v], [first, second]) => (isArray(first) ? bounded(bound, u, v, second) : bounded(bound, v, u, first));
}

/** A whole number of many digits as a float: no library holds it otherwise. @param {string} text */
const number = (text) => (/^-?\d{16,}$/.test(text) ? `${text}.0` : text);

/** @param {Library} library @returns {Dialect} */
function dialectOf({array, own, lift, likeZ}) {
  /** What a choice takes must be of the array's kind. @param {string} text @param {Node} node */
  const piece = (text, node) => (isArray(node) || !likeZ ? text : likeZ(text));
  return {
    number,
    name: avoiding(TAKEN),
    constant: (name) => `math.${name}`,
    functions: {...Object.fromEntries(SAME.map((name) => [name, array + name])), lift: ([u]) => lift(u), ...own},
    // Of what is a plain number: Python's own.
    fixed: Object.fromEntries(FIXED.map((name) => [name, `math.${name}`])),
    power: (base, exponent) => `${base}**${exponent}`,
    choose: (condition, yes, no, [a, b]) => `${array}where(${condition}, ${piece(yes, a)}, ${piece(no, b)})`,
    truth: (condition) => `${array}where(${condition}, ${piece('1.0', NO_Z)}, ${piece('0.0', NO_Z)})`,
    isCall: true,
  };
}
/** @type {Node} */
const NO_Z = {kind: 'number', text: '', args: [], varies: false};

/** The pieces of a function's text. @param {keyof typeof LIBRARIES} which @param {Subject} subject
 * @returns {import('./languages.js').Pieces} */
export function pythonPieces(which, {id, stable, parameters}) {
  const library = LIBRARIES[which];
  const {tree, converted} = arranged(parse(stable), parameters, (value) => number(String(value)), new Set(FIXED));
  const dialect = dialectOf(library);
  const name = dialect.name(id);
  const {text, statements} = expression(tree, dialect, library.isDifferentiated);
  const result = tree.varies ? text : (library.likeZ ?? ((value) => `${value} + 0 * z`))(text);
  // Both pieces of a choice are computed; the one that is not taken may overflow unseen.
  const isQuiet = which === 'numpy' && nodesOf(tree).some(({kind}) => kind === 'if' || isComparison(kind));
  const last = isQuiet ? ['with np.errstate(all="ignore"):', `    return ${result}`] : [`return ${result}`];
  const note = statements.length > 0 ? ['# Each piece sees z only where it is taken: an overflow elsewhere would make slopes NaN.'] : [];
  const arrays = converted.map(dialect.name).map((parameter) => `${parameter} = ${(library.convert ?? library.lift)(parameter)}`);
  const body = [...(library.begin ? [library.begin] : []), ...arrays, ...note, ...statements, ...last].map((line) => `    ${line}\n`).join('');
  const signature = ['z', ...defaults(parameters, dialect.name, number).map((word) => word.replace(' = ', '='))].join(', ');
  return {name, names: Object.keys(parameters).map(dialect.name), helpers: helpersFor(tree, library.helpers), code: `def ${name}(${signature}):\n${body}`};
}

/** What code needs, of modules. @param {keyof typeof LIBRARIES} which @param {string} code */
export const pythonImports = (which, code) =>
  [...(/\bmath\./.test(code) ? ['import math'] : []), ...LIBRARIES[which].imports.filter((line) => line !== 'import jax' || /\bjax\./.test(code))];

/** @param {keyof typeof LIBRARIES} which */
const python = (which) => (/** @type {Subject} */ subject) => {
  const {helpers, code} = pythonPieces(which, subject);
  const whole = [...helpers, code].join('\n\n');
  return `# ${subject.title}\n${pythonImports(which, whole).join('\n')}\n\n\n${whole}`;
};

export const numpy = python('numpy');
export const torch = python('torch');
export const keras = python('keras');
export const jax = python('jax');
