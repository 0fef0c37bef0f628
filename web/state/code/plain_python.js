// A function as Python without any package: one number in, one number out.
//
// Python's own arithmetic raises an error where floating point says inf or NaN; there stand helpers that say it.

import {expression, helpersFor, unwrapped} from './infix.js';
import {avoiding, defaults} from './names.js';
import {parse} from './parse.js';

/** @typedef {import('./languages.js').Subject} Subject */
/** @typedef {import('./parse.js').Node} Node */

const TAKEN = new Set(`z None True False math abs max min and as assert async await break class continue def del elif else except finally float for from
  global if import in is lambda nonlocal not or pass raise return try while with yield exponential exponential_minus_1 logarithm logarithm_of_1_plus
  square_root sine cosine tangent hyperbolic_sine hyperbolic_cosine sign_of logistic log1pexp power divide`.split(/\s+/));

/** A helper that says inf where the function overflows. @param {string} name @param {string} original @param {string} [infinity] */
const overflowing = (name, original, infinity = 'math.inf') =>
  `def ${name}(u):\n    try:\n        return math.${original}(u)\n    except OverflowError:\n        return ${infinity}\n`;
/** @param {string} name @param {string} original */
const periodic = (name, original) => `def ${name}(u):\n    return math.${original}(u) if math.isfinite(u) else math.nan\n`;

/** By the kind of the node that needs it. @type {Record<string, string>} */
const HELPERS = {
  exp: overflowing('exponential', 'exp'),
  expm1: overflowing('exponential_minus_1', 'expm1'),
  sinh: overflowing('hyperbolic_sine', 'sinh', 'math.copysign(math.inf, u)'),
  cosh: overflowing('hyperbolic_cosine', 'cosh'),
  log: 'def logarithm(u):\n    return math.log(u) if u > 0 else -math.inf if u == 0 else math.nan\n',
  log1p: 'def logarithm_of_1_plus(u):\n    return math.log1p(u) if u > -1 else -math.inf if u == -1 else math.nan\n',
  sqrt: 'def square_root(u):\n    return math.sqrt(u) if u >= 0 else math.nan\n',
  sin: periodic('sine', 'sin'),
  cos: periodic('cosine', 'cos'),
  tan: periodic('tangent', 'tan'),
  sign: 'def sign_of(u):\n    return 1.0 if u > 0 else -1.0 if u < 0 else u\n',
  sigmoid: '# Takes e^z of negative numbers only: it cannot overflow.\ndef logistic(u):\n    e = math.exp(-abs(u))\n    return (1 if u >= 0 else e) / (1 + e)\n',
  softplus: '# log(1 + e^u) that cannot overflow.\ndef log1pexp(u):\n    return max(u, 0.0) + math.log1p(math.exp(-abs(u)))\n',
  '^': `def power(u, v):
    try:
        return math.pow(u, v)
    except (OverflowError, ValueError) as error:
        if isinstance(error, ValueError) and u != 0:
            return math.nan
        return math.copysign(math.inf, u) if v % 2 == 1 else math.inf
`,
  divide: `def divide(u, v):
    if v != 0:
        return u / v
    return math.nan if u == 0 or math.isnan(u) else math.copysign(math.inf, u) * math.copysign(1, v)
`,
};
/** What cannot fail. */
const SAFE = ['atan', 'tanh', 'asinh', 'erf', 'erfc'];

/** Whether it is above 0, or no number, whatever z and the parameters are. @param {Node} node @returns {boolean} */
function isPositive({kind, text, args: [u, v]}) {
  if (kind === 'number') return Number(text) > 0;
  if (kind === '+') return (isPositive(u) && isAtLeast0(v)) || (isAtLeast0(u) && isPositive(v));
  return kind === 'constant' || kind === 'cosh' || (kind === 'sqrt' && isPositive(u));
}

/** @param {Node} node @returns {boolean} */
function isAtLeast0(node) {
  const {kind, args: [u, v]} = node;
  if (kind === '*' || kind === '+') return isAtLeast0(u) && isAtLeast0(v);
  if (kind === '^') return v.kind === 'number' && Number(v.text) % 2 === 0;
  return isPositive(node) || ['abs', 'exp', 'sqrt', 'sigmoid', 'softplus', 'step'].includes(kind);
}

/** With a node of its own for each division that could be one by 0. @param {Node} node @returns {Node} */
function guarded(node) {
  const args = node.args.map(guarded);
  // No whole number is -0.
  if (node.kind === 'negate' && args[0].kind === 'number' && Number(args[0].text) === 0) args[0].text = '0.0';
  return {...node, args, kind: node.kind === '/' && !isPositive(args[1]) ? 'divide' : node.kind};
}

/** @type {import('./infix.js').Dialect} */
const DIALECT = {
  number: (text) => (/^-?\d{16,}$/.test(text) ? `${text}.0` : text),
  name: avoiding(TAKEN),
  constant: (name) => `math.${name}`,
  functions: {
    ...Object.fromEntries(SAFE.map((name) => [name, `math.${name}`])),
    exp: 'exponential', expm1: 'exponential_minus_1', sinh: 'hyperbolic_sine', cosh: 'hyperbolic_cosine', log: 'logarithm', log1p: 'logarithm_of_1_plus',
    sqrt: 'square_root', sin: 'sine', cos: 'cosine', tan: 'tangent', sign: 'sign_of', sigmoid: 'logistic', softplus: 'log1pexp', divide: 'divide',
    abs: 'abs', max: 'max', min: 'min',
    step: ([u]) => `(1.0 if ${u} >= 0 else 0.0)`,
    clamp: ([u, low, high]) => `min(max(${u}, ${low}), ${high})`,
  },
  power: (base, exponent) => `power(${unwrapped(base)}, ${unwrapped(exponent)})`,
  choose: (condition, yes, no, [first]) => `${first.kind === 'if' ? `(${yes})` : yes} if ${condition} else ${no}`,
  truth: (condition) => `(1.0 if ${condition} else 0.0)`,
};

/** The pieces of a function's text; they need `import math`. @param {Subject} subject @returns {import('./languages.js').Pieces} */
export function plainPythonPieces({id, stable, parameters}) {
  const tree = guarded(parse(stable));
  const name = DIALECT.name(id);
  const signature = ['z', ...defaults(parameters, DIALECT.name, DIALECT.number).map((word) => word.replace(' = ', '='))].join(', ');
  const code = `def ${name}(${signature}):\n    return ${expression(tree, DIALECT).text}\n`;
  return {name, names: Object.keys(parameters).map(DIALECT.name), helpers: helpersFor(tree, HELPERS), code};
}
