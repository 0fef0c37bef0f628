// A function as LaTeX: the textbook's f and f', for a document with amsmath.

import {isComparison} from './infix.js';
import {parse} from './parse.js';

/** @typedef {import('./languages.js').Subject} Subject */
/** @typedef {import('./parse.js').Node} Node */

const LEVEL = {sum: 1, sign: 2, product: 3, call: 4, power: 5, atom: 6};

const GREEK = new Set(['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta', 'kappa', 'lambda', 'mu', 'nu', 'xi', 'rho', 'sigma', 'tau', 'phi', 'chi', 'psi', 'omega']);
/** What LaTeX has a command for; the rest are words. @type {Record<string, string>} */
const FUNCTIONS = Object.fromEntries(['min', 'max', 'sin', 'cos', 'tan', 'sinh', 'cosh', 'tanh'].map((name) => [name, `\\${name}`]));
Object.assign(FUNCTIONS, {log: '\\ln', log1p: '\\ln', atan: '\\arctan', asinh: '\\operatorname{arsinh}', sign: '\\operatorname{sgn}'});
/** @type {Record<string, string>} */
const COMPARISONS = {'<': '<', '<=': '\\le', '>': '>', '>=': '\\ge', '==': '=', '!=': '\\ne'};
/** @type {Record<string, string>} */
const OPPOSITES = {'<': '>=', '<=': '>', '>': '<=', '>=': '<', '==': '!=', '!=': '=='};

/** alpha, a0 or t_l as a letter with or without a subscript; other names as words. @param {string} name */
function nameOf(name) {
  const [, letter, index = ''] = /^([A-Za-z]+?)(\d+|_\w+)?$/.exec(name) ?? [];
  const isLetter = letter?.length === 1 || GREEK.has(letter);
  const words = (isLetter ? index.replace('_', '') : name).replaceAll('_', '\\_');
  if (!isLetter) return `\\mathrm{${words}}`;
  return (letter.length > 1 ? `\\${letter}` : letter) + (words && `_{${words}}`);
}

/** Brackets grow only around what is tall. @param {string} text */
const bracket = (text) => (/\\(frac|begin)/.test(text) ? `\\left(${text}\\right)` : `(${text})`);

/** @param {string} text */
function numberOf(text) {
  const [digits, exponent] = text.toLowerCase().split('e');
  const plain = digits.replace(/^\./, '0.').replace(/\.$/, '');
  return exponent ? `${plain} \\cdot 10^{${Number(exponent)}}` : plain;
}

/** @param {Node} node @param {number} least @returns {string} */
function inside(node, least) {
  const {text, level} = print(node);
  return level >= least ? text : bracket(text);
}

/** @param {Node} node @returns {{text: string, level: number}} */
function print({kind, text, args}) {
  const [a, b] = args;
  if (kind === 'number') return {text: numberOf(text), level: /e/i.test(text) ? LEVEL.product : LEVEL.atom};
  if (kind === 'constant') return {text: text === 'pi' ? '\\pi' : 'e', level: LEVEL.atom};
  if (kind === 'parameter') return {text: nameOf(text), level: LEVEL.atom};
  if (kind === 'z') return {text: 'z', level: LEVEL.atom};
  if (kind === 'negate') return {text: `-${inside(a, LEVEL.product)}`, level: LEVEL.sign};
  if (kind === '+' || kind === '-') return {text: `${inside(a, LEVEL.sum)} ${kind} ${inside(b, LEVEL.product)}`, level: LEVEL.sum};
  if (kind === '/') return {text: `\\frac{${print(a).text}}{${print(b).text}}`, level: LEVEL.product};
  if (kind === '*') {
    const [left, right] = [inside(a, LEVEL.sign), inside(b, LEVEL.product)];
    const needsDot = /^(\d|\\frac|\\mathrm)/.test(right) || /\\mathrm\{[^}]*\}$/.test(left);
    return {text: `${left} ${needsDot ? '\\cdot ' : ''}${right}`, level: LEVEL.product};
  }
  if (kind === '^') return power(a, print(b).text);
  if (kind === 'if') return {text: cases(args), level: LEVEL.atom};
  if (kind === 'exp') return {text: `e^{${print(a).text}}`, level: LEVEL.power};
  if (kind === 'expm1') return {text: `e^{${print(a).text}} - 1`, level: LEVEL.sum};
  if (kind === 'sqrt') return {text: `\\sqrt{${print(a).text}}`, level: LEVEL.power};
  if (kind === 'abs') return {text: `\\left|${print(a).text}\\right|`, level: LEVEL.atom};
  if (isComparison(kind)) return {text: `\\left[${compared(kind, a, b)}\\right]`, level: LEVEL.atom};
  const inner = kind === 'log1p' ? `1 + ${inside(a, LEVEL.product)}` : args.map((argument) => print(argument).text).join(', ');
  return {text: `${functionOf(kind)}${bracket(inner)}`, level: LEVEL.call};
}

/** @param {string} kind */
const functionOf = (kind) => FUNCTIONS[kind] ?? `\\operatorname{${kind}}`;

/** Powers of named functions are written at the name: tanh^2 z. @param {Node} base @param {string} exponent */
function power(base, exponent) {
  const {text, level} = print(base);
  const name = functionOf(base.kind);
  if (level === LEVEL.call && /^\d+$/.test(exponent)) return {text: `${name}^{${exponent}}${text.slice(name.length)}`, level: LEVEL.call};
  return {text: `${inside(base, LEVEL.atom)}^{${exponent}}`, level: LEVEL.power};
}

/** @param {string} kind @param {Node} a @param {Node} b */
const compared = (kind, a, b) => `${inside(a, LEVEL.sum)} ${COMPARISONS[kind]} ${inside(b, LEVEL.sum)}`;

/** Choices within choices become one list, as in the formulas of the page. @param {Node[]} args */
function cases(args) {
  /** @type {string[]} */
  const rows = [];
  let [condition, yes, no] = args;
  const row = (/** @type {Node} */ value, /** @type {string} */ where) => rows.push(`${print(value).text}, & ${where}`);
  const when = (/** @type {string} */ kind) => compared(kind, condition.args[0], condition.args[1]);
  for (;;) {
    const isCompared = isComparison(condition.kind);
    if (no.kind === 'if') {
      row(yes, isCompared ? when(condition.kind) : `${print(condition).text} \\ne 0`);
      [condition, yes, no] = no.args;
    } else if (yes.kind === 'if' && isCompared) {
      row(no, when(OPPOSITES[condition.kind]));
      [condition, yes, no] = yes.args;
    } else {
      row(yes, isCompared ? when(condition.kind) : `${print(condition).text} \\ne 0`);
      row(no, rows.length === 1 && isCompared ? when(OPPOSITES[condition.kind]) : '\\text{otherwise}');
      return `\\begin{cases} ${rows.join(' \\\\ ')} \\end{cases}`;
    }
  }
}

/** @param {Subject} subject */
export function latex({title, formula, derivative, parameters}) {
  const values = Object.entries(parameters).map(([name, value]) => `  ${nameOf(name)} &= ${numberOf(String(value))}`);
  const lines = [`  f(z) &= ${print(parse(formula)).text}`, ...(derivative ? [`  f'(z) &= ${print(parse(derivative)).text}`] : []), ...values];
  return `% ${title}\n% needs \\usepackage{amsmath}\n\\begin{align*}\n${lines.join(' \\\\\n')}\n\\end{align*}\n`;
}
