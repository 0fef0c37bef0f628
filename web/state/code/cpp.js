// A function as C++: double in, double out, nothing but the standard library.

import {expression, helpersFor, unwrapped} from './infix.js';
import {avoiding, defaults} from './names.js';
import {nodesOf, parse} from './parse.js';

/** @typedef {import('./languages.js').Subject} Subject */

/** Words of C++20, of its preprocessor, what compilers and headers define in small letters, and the helpers. */
const TAKEN = new Set(`z std alignas alignof and and_eq asm auto bitand bitor bool break case catch char char8_t char16_t char32_t class co_await
  co_return co_yield compl concept const const_cast consteval constexpr constinit continue decltype default defined delete do double
  dynamic_cast else enum explicit export extern false float for friend goto if inline int long mutable namespace new noexcept not not_eq nullptr
  operator or or_eq private protected public register reinterpret_cast requires return short signed sizeof static static_assert static_cast struct
  switch template this thread_local throw true try typedef typeid typename typeof union unsigned using virtual void volatile wchar_t while xor
  xor_eq assert errno far linux math_errhandling near small stdin stdout stderr unix I sign_of logistic log1pexp`.split(/\s+/));
/** Headers define such names: NAN, M_PI, FP_ZERO, EOF. */
const MACRO = /^[A-Z][A-Z0-9]*[A-Z_][A-Z0-9_]*$/;

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
  name: avoiding(TAKEN, MACRO),
  constant: (name) => (name === 'pi' ? '3.141592653589793' : '2.718281828459045'),
  functions: {
    ...Object.fromEntries(STANDARD.map((name) => [name, `std::${name}`])),
    abs: 'std::fabs', min: 'std::fmin', max: 'std::fmax', sign: 'sign_of', sigmoid: 'logistic', softplus: 'log1pexp',
    step: ([u]) => `(${u} >= 0 ? 1.0 : 0.0)`,
    clamp: ([u, low, high]) => `std::fmin(std::fmax(${u}, ${low}), ${high})`,
  },
  power: (base, exponent) => `std::pow(${unwrapped(base)}, ${exponent.replace(/^(\d{1,9})\.0$/, '$1')})`,
  choose: (condition, yes, no) => `${condition} ? ${yes} : ${no}`,
  truth: (condition) => `(${condition} ? 1.0 : 0.0)`,
};

/** The pieces of a function's text. @param {Subject} subject @returns {import('./languages.js').Pieces} */
export function cppPieces({id, stable, parameters}) {
  const tree = parse(stable);
  const name = DIALECT.name(id);
  const signature = [tree.varies ? 'double z' : 'double /* z */', ...defaults(parameters, DIALECT.name, double, 'double ')].join(', ');
  const code = `inline double ${name}(${signature}) {\n  return ${expression(tree, DIALECT).text};\n}\n`;
  return {name, names: Object.keys(parameters).map(DIALECT.name), helpers: helpersFor(tree, HELPERS), code};
}

/** @param {Subject} subject */
export function cpp(subject) {
  const {helpers, code} = cppPieces(subject);
  const needsMath = nodesOf(parse(subject.stable)).some(({args}) => args.length > 0);
  return [`// ${subject.title}`, ...(needsMath ? ['#include <cmath>\n'] : ['']), 'namespace activations {\n', ...helpers, code, '}  // namespace activations\n'].join('\n');
}
