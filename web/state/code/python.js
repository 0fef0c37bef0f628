// A function as Python: for NumPy, PyTorch, Keras and JAX, each with its own array functions.

import {expression, helpersFor, isComparison} from './infix.js';
import {avoiding, defaults} from './names.js';
import {nodesOf, parse} from './parse.js';

/** @typedef {import('./languages.js').Subject} Subject */
/** @typedef {import('./infix.js').Dialect} Dialect */
/** @typedef {import('./parse.js').Node} Node */
/**
 * `array` is the prefix of its array functions. `isDifferentiated`: slopes are taken through the code.
 * @typedef {{imports: string[], array: string, own: Record<string, Dialect['functions'][string]>, helpers: Record<string, string>,
 *   begin: string, isDifferentiated: boolean, likeZ?: (text: string) => string}} Library
 */

const TAKEN = new Set(`z None True False np torch jax jnp math ops keras numpy and as assert async await break class continue def del elif else except finally
  for from global if import in is lambda nonlocal not or pass raise return try while with yield logistic log1pexp erf erfc`.split(/\s+/));

const SAME = ['abs', 'sign', 'sqrt', 'exp', 'expm1', 'log', 'log1p', 'sin', 'cos', 'tan', 'sinh', 'cosh', 'tanh'];
const FIXED = ['sqrt', 'exp', 'expm1', 'log', 'log1p', 'sin', 'cos', 'tan', 'sinh', 'cosh', 'tanh', 'atan', 'asinh', 'erf', 'erfc'];

/** @type {Record<'numpy' | 'torch' | 'keras' | 'jax', Library>} */
const LIBRARIES = {
  numpy: {
    imports: ['import numpy as np'],
    array: 'np.',
    own: {
      atan: 'np.arctan', asinh: 'np.arcsinh', max: 'np.maximum', min: 'np.minimum', clamp: 'np.clip', sigmoid: 'logistic', erf: 'erf', erfc: 'erfc',
      softplus: ([u]) => `np.logaddexp(0, ${u})`,
      step: ([u]) => `np.where(${u} >= 0, 1.0, 0.0)`,
    },
    helpers: {
      erf: '# NumPy has none of its own; SciPy\'s scipy.special.erf is faster.\nerf = np.vectorize(math.erf, otypes=[float])\n',
      erfc: '# NumPy has none of its own; SciPy\'s scipy.special.erfc is faster.\nerfc = np.vectorize(math.erfc, otypes=[float])\n',
      sigmoid: '# Takes e^z of negative numbers only: it cannot overflow.\ndef logistic(u):\n    e = np.exp(-np.abs(u))\n    return np.where(u >= 0, 1, e) / (1 + e)\n',
    },
    begin: 'z = np.asarray(z, dtype=float)',
    isDifferentiated: false,
  },
  torch: {
    imports: ['import torch'],
    array: 'torch.',
    own: {
      atan: 'torch.atan', asinh: 'torch.asinh', sigmoid: 'torch.sigmoid', softplus: 'log1pexp', erf: 'torch.erf', erfc: 'torch.erfc',
      max: extreme('min', 'torch.maximum'), min: extreme('max', 'torch.minimum'),
      clamp: ([u, low, high], [, from, to]) => (from.varies || to.varies ? `torch.minimum(torch.maximum(${u}, ${low}), ${high})` : `torch.clamp(${u}, ${low}, ${high})`),
      step: ([u]) => `(${u} >= 0).to(z.dtype)`,
    },
    helpers: {softplus: '# log(1 + e^u); softplus and logaddexp lose digits in a tail.\ndef log1pexp(u):\n    return -torch.nn.functional.logsigmoid(-u)\n'},
    begin: '',
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
    isDifferentiated: true,
  },
};

/** PyTorch takes the larger of two arrays, or of an array and a bound.
 * @param {string} bound @param {string} both @returns {Dialect['functions'][string]} */
function extreme(bound, both) {
  return ([u, v], [first, second]) => {
    if (first.varies && second.varies) return `${both}(${u}, ${v})`;
    return first.varies ? `torch.clamp(${u}, ${bound}=${v})` : `torch.clamp(${v}, ${bound}=${u})`;
  };
}

/** @param {Library} library @returns {Dialect} */
function dialectOf({array, own, likeZ}) {
  /** What a choice takes must be of the array's kind. @param {string} text @param {Node} piece */
  const piece = (text, {varies}) => (varies || !likeZ ? text : likeZ(text));
  return {
    number: (text) => text,
    name: avoiding(TAKEN),
    constant: (name) => `math.${name}`,
    functions: {...Object.fromEntries(SAME.map((name) => [name, array + name])), ...own},
    // Of what holds no z, and is a number: Python's own.
    fixed: Object.fromEntries(FIXED.map((name) => [name, `math.${name}`])),
    power: (base, exponent) => `${base}**${exponent}`,
    choose: (condition, yes, no, [a, b]) => `${array}where(${condition}, ${piece(yes, a)}, ${piece(no, b)})`,
    truth: (condition) => `${array}where(${condition}, ${piece('1.0', NO_Z)}, ${piece('0.0', NO_Z)})`,
    isCall: true,
  };
}
/** @type {Node} */
const NO_Z = {kind: 'number', text: '', args: [], varies: false};

/** @param {keyof typeof LIBRARIES} which */
const python = (which) => (/** @type {Subject} */ {id, title, stable, parameters}) => {
  const library = LIBRARIES[which];
  const tree = parse(stable);
  const dialect = dialectOf(library);
  const name = dialect.name(id);
  const {text, statements} = expression(tree, dialect, library.isDifferentiated);
  const result = tree.varies ? text : (library.likeZ ?? ((value) => `${value} + 0 * z`))(text);
  // Both pieces of a choice are computed; the one that is not taken may overflow unseen.
  const isQuiet = which === 'numpy' && nodesOf(tree).some(({kind}) => kind === 'if' || isComparison(kind));
  const last = isQuiet ? ['with np.errstate(all="ignore"):', `    return ${result}`] : [`return ${result}`];
  const note = statements.length > 0 ? ['# Each piece sees z only where it is taken: an overflow elsewhere would make slopes NaN.'] : [];
  const body = [...(library.begin ? [library.begin] : []), ...note, ...statements, ...last].map((line) => `    ${line}\n`).join('');
  const helpers = helpersFor(tree, library.helpers);
  const code = [...helpers, `def ${name}(${['z', ...defaults(parameters, dialect.name, String)].map((word) => word.replace(' = ', '=')).join(', ')}):\n${body}`].join('\n\n');
  const imports = [...(/\bmath\./.test(code) ? ['import math'] : []), ...library.imports.filter((line) => line !== 'import jax' || /\bjax\./.test(code))];
  return `# ${title}\n${imports.join('\n')}\n\n\n${code}`;
};

export const numpy = python('numpy');
export const torch = python('torch');
export const keras = python('keras');
export const jax = python('jax');
