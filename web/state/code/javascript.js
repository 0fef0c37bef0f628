// A function as JavaScript: one number in, one number out, no package.

import {expression, helpersFor} from './infix.js';
import {parse} from './parse.js';
import {avoiding, defaults} from './names.js';

/** @typedef {import('./languages.js').Subject} Subject */

/** Words of scripts and of modules, what a page's own functions cannot be called, and the helpers. */
const TAKEN = new Set(`z Math arguments await break case catch class const continue debugger default delete do else enum eval export extends false
  finally for function if implements import in instanceof interface let new null package private protected public return static super switch this
  throw true try typeof undefined var void while with yield document location top window erf erfc logistic log1pexp tail`.split(/\s+/));

/** No JavaScript engine has these. @type {Record<string, string>} */
const HELPERS = {
  tail: `// erfc(u) for u > 2 by its continued fraction, times e^(u^2).
function tail(u) {
  let fraction = u;
  for (let k = 100; k > 0; k--) fraction = u + k / 2 / fraction;
  return 1 / fraction / Math.sqrt(Math.PI);
}
`,
  erf: `// The area under the bell curve, by a sum of terms of one sign and far from 0 by its tail.
function erf(u) {
  if (Math.abs(u) > 2) return Math.sign(u) * (1 - Math.exp(-u * u) * tail(Math.abs(u)));
  let term = 2 * u * Math.exp(-u * u) / Math.sqrt(Math.PI);
  let sum = term;
  for (let n = 1; n < 60; n++) sum += term *= 2 * u * u / (2 * n + 1);
  return sum;
}
`,
  erfc: `// 1 - erf(u), without losing digits where that is small.
function erfc(u) {
  return u > 2 ? Math.exp(-u * u) * tail(u) : 1 - erf(u);
}
`,
  sigmoid: `// Takes e^z of negative numbers only: it cannot overflow.
function logistic(u) {
  const e = Math.exp(-Math.abs(u));
  return (u >= 0 ? 1 : e) / (1 + e);
}
`,
  softplus: `// log(1 + e^u) that cannot overflow.
function log1pexp(u) {
  return Math.max(u, 0) + Math.log1p(Math.exp(-Math.abs(u)));
}
`,
};
const NEEDS = {erfc: ['erf', 'tail'], erf: ['tail']};

const MATH = ['abs', 'sign', 'min', 'max', 'sqrt', 'exp', 'expm1', 'log', 'log1p', 'sin', 'cos', 'tan', 'atan', 'sinh', 'cosh', 'tanh', 'asinh'];

/** @type {import('./infix.js').Dialect} */
const DIALECT = {
  number: (text) => text,
  name: avoiding(TAKEN),
  constant: (name) => (name === 'pi' ? 'Math.PI' : 'Math.E'),
  functions: {
    ...Object.fromEntries(MATH.map((name) => [name, `Math.${name}`])),
    erf: 'erf', erfc: 'erfc', sigmoid: 'logistic', softplus: 'log1pexp',
    step: ([u]) => `(${u} >= 0 ? 1 : 0)`,
    clamp: ([u, low, high]) => `Math.min(Math.max(${u}, ${low}), ${high})`,
  },
  power: (base, exponent) => `${base} ** ${exponent}`,
  choose: (condition, yes, no) => `${condition} ? ${yes} : ${no}`,
  truth: (condition) => `(${condition} ? 1 : 0)`,
  strictSign: true,
};

/** The pieces of a function's text. @param {Subject} subject @returns {import('./languages.js').Pieces} */
export function javascriptPieces({id, stable, parameters}) {
  const tree = parse(stable);
  const name = DIALECT.name(id);
  const signature = ['z', ...defaults(parameters, DIALECT.name, DIALECT.number)].join(', ');
  const code = `function ${name}(${signature}) {\n  return ${expression(tree, DIALECT).text};\n}\n`;
  return {name, names: Object.keys(parameters).map(DIALECT.name), helpers: helpersFor(tree, HELPERS, NEEDS), code};
}

/** @param {Subject} subject */
export function javascript(subject) {
  const {helpers, code} = javascriptPieces(subject);
  return [`// ${subject.title}`, ...helpers, code].join('\n');
}
