// A function as C++: double in, double out, nothing but the standard library.

import {expression, helpersFor} from './infix.js';
import {avoiding, defaults} from './names.js';
import {nodesOf, parse} from './parse.js';

/** @typedef {import('./languages.js').Subject} Subject */

const TAKEN = new Set(`z std and_eq bitand bitor compl not_eq or_eq xor_eq nullptr and asm auto bool break case catch char class const continue default delete do double else enum explicit export
  extern false float for friend goto if inline int long namespace new not operator or private public register return short
  signed sizeof static struct switch template this throw true try typedef typename union unsigned using virtual void
  volatile while xor sign_of logistic log1pexp`.split(/\s+/));

/** @type {Record<string, string>} */
const HELPERS = {
  sign: `inline double sign_of(double u) { return u > 0 ? 1 : u < 0 ? -1 : u; }
`,
  sigmoid: `// Takes e^z of negative numbers only: it cannot overflow.
inline double logistic(double u) {
  const double e = std::exp(-std::fabs(u));
  return (u >= 0 ? 1 : e) / (1 + e);
}
`,
  softplus: `// log(1 + e^u) that cannot overflow.
inline double log1pexp(double u) { return std::fmax(u, 0) + std::log1p(std::exp(-std::fabs(u))); }
`,
};

const STANDARD = ['sqrt', 'exp', 'expm1', 'log', 'log1p', 'sin', 'cos', 'tan', 'atan', 'sinh', 'cosh', 'tanh', 'asinh', 'erf', 'erfc'];

/** 2 is a whole number in C++, and 1 / 2 is 0. @param {string} text */
const double = (text) => (/[.e]/i.test(text) ? text : `${text}.0`);

/** @type {import('./infix.js').Dialect} */
const DIALECT = {
  number: double,
  name: avoiding(TAKEN),
  constant: (name) => (name === 'pi' ? '3.141592653589793' : '2.718281828459045'),
  functions: {
    ...Object.fromEntries(STANDARD.map((name) => [name, `std::${name}`])),
    abs: 'std::fabs', min: 'std::fmin', max: 'std::fmax', sign: 'sign_of', sigmoid: 'logistic', softplus: 'log1pexp',
    step: ([u]) => `(${u} >= 0 ? 1.0 : 0.0)`,
    clamp: ([u, low, high]) => `std::fmin(std::fmax(${u}, ${low}), ${high})`,
  },
  power: (base, exponent) => `std::pow(${base.replace(/^\((.*)\)$/s, (whole, inner) => (isClosed(inner) ? inner : whole))}, ${exponent.replace(/\.0$/, '')})`,
  choose: (condition, yes, no) => `${condition} ? ${yes} : ${no}`,
  truth: (condition) => `(${condition} ? 1.0 : 0.0)`,
};

/** Whether every bracket that is closed in the text is opened there. @param {string} text */
function isClosed(text) {
  let depth = 0;
  return [...text].every((character) => (depth += character === '(' ? 1 : character === ')' ? -1 : 0) >= 0);
}

/** @param {Subject} subject */
export function cpp({id, title, stable, parameters}) {
  const tree = parse(stable);
  const name = DIALECT.name(id);
  const signature = ['double z', ...defaults(parameters, DIALECT.name, (value) => double(String(value)), 'double ')].join(', ');
  const body = `inline double ${name}(${signature}) {\n  return ${expression(tree, DIALECT).text};\n}\n`;
  const needsMath = nodesOf(tree).some(({args}) => args.length > 0);
  return [`// ${title}`, ...(needsMath ? ['#include <cmath>\n'] : ['']), 'namespace activations {\n', ...helpersFor(tree, HELPERS), body, '}  // namespace activations\n'].join('\n');
}
