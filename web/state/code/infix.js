// A tree as an expression of a programming language: what these have in common, with brackets only where they are needed.

import {nodesOf} from './parse.js';

/** @typedef {import('./parse.js').Node} Node */
/**
 * How one language writes things. A function is its name there, or makes the text from its arguments' texts and nodes.
 * @typedef {{
 *   number(text: string): string,
 *   name(parameter: string): string,
 *   constant(name: string): string,
 *   functions: Record<string, string | ((args: string[], nodes: Node[]) => string)>,
 *   fixed?: Record<string, string>,
 *   power(base: string, exponent: string): string,
 *   choose(condition: string, yes: string, no: string, nodes: Node[]): string,
 *   truth(condition: string): string,
 *   isCall?: boolean,
 *   strictSign?: boolean,
 * }} Dialect `fixed` are the functions of what is a plain number, where those are others; `isCall` says that a choice is a call, and
 *     `strictSign` that no sign may stand before a power.
 */

/** How tightly an expression holds together. */
const LEVEL = {choice: 0, comparison: 1, sum: 2, product: 3, sign: 4, power: 5, atom: 6};
const LEVELS = Object.fromEntries([
  ...['<', '<=', '>', '>=', '==', '!='].map((sign) => [sign, LEVEL.comparison]),
  ...['+', '-'].map((sign) => [sign, LEVEL.sum]), ...['*', '/'].map((sign) => [sign, LEVEL.product]),
]);

/** 010 is 10, as it is to the core; some languages read 8, others nothing. @param {string} text */
const decimal = (text) => text.replace(/^0+(?=\d)/, '');

/** @param {string} kind */
export const isComparison = (kind) => LEVELS[kind] === LEVEL.comparison;

/** Whether a piece may overflow or divide by 0 where it is not taken; then its slope there would be no number.
 * @param {Node} piece */
const isRisky = (piece) => nodesOf(piece).some(({kind, args}) =>
  (['exp', 'expm1', 'sinh', 'cosh', 'log', 'log1p', 'sqrt', '^'].includes(kind) && args[0].varies && (kind !== '^' || args[1].kind !== 'number')) ||
  (kind === '/' && args[1].varies));
/** @param {Node} piece */
const dividesByZ = (piece) => nodesOf(piece).some(({kind, args}) => kind === '/' && (args[1].kind === 'z' || (args[1].kind === '^' && args[1].args[0].kind === 'z')));

/**
 * The expression, and the statements that have to stand before it.
 * @param {Node} tree
 * @param {Dialect} dialect
 * @param {boolean} [differentiated] Whether slopes are taken through it: then a piece sees z only where it is taken.
 */
export function expression(tree, dialect, differentiated = false) {
  /** @type {string[]} */
  const statements = [];

  /** @param {Node} piece @param {string} z @param {number} least @returns {string} */
  function inside(piece, z, least) {
    const {text, level} = print(piece, z);
    return level >= least ? text : `(${text})`;
  }

  /** z for one piece of a choice. @param {Node} piece @param {string} condition @param {boolean} isYes @param {string} z */
  function ownZ(piece, condition, isYes, z) {
    if (!differentiated || !isRisky(piece)) return z;
    const name = `z${statements.length + 1}`;
    const safe = dialect.number(dividesByZ(piece) ? '1' : '0');
    const like = {kind: 'z', text: '', args: [], varies: true};
    const fixed = {kind: 'number', text: safe, args: [], varies: false};
    statements.push(`${name} = ${isYes ? dialect.choose(condition, z, safe, [like, fixed]) : dialect.choose(condition, safe, z, [fixed, like])}`);
    return name;
  }

  /** @param {Node} piece @param {string} z @returns {{text: string, level: number}} */
  function print(piece, z) {
    const {kind, text, args} = piece;
    const level = LEVELS[kind];
    if (kind === 'number') return {text: dialect.number(decimal(text)), level: LEVEL.atom};
    if (kind === 'constant') return {text: dialect.constant(text), level: LEVEL.atom};
    if (kind === 'parameter') return {text: dialect.name(text), level: LEVEL.atom};
    if (kind === 'z') return {text: z, level: LEVEL.atom};
    if (kind === 'negate') return {text: `-${inside(args[0], z, dialect.strictSign ? LEVEL.atom : LEVEL.power)}`, level: LEVEL.sign};
    if (kind === '^') return {text: dialect.power(inside(args[0], z, LEVEL.atom), inside(args[1], z, LEVEL.atom)), level: LEVEL.power};
    if (kind === 'if') {
      const condition = conditionOf(args[0], z);
      const [yes, no] = args.slice(1).map((branch, i) => inside(branch, ownZ(branch, condition, i === 0, z), LEVEL.choice));
      return {text: dialect.choose(condition, yes, no, args.slice(1)), level: dialect.isCall ? LEVEL.atom : LEVEL.choice};
    }
    if (isComparison(kind)) return {text: dialect.truth(conditionOf(piece, z)), level: LEVEL.atom};
    if (level !== undefined) return {text: `${inside(args[0], z, level)} ${kind} ${inside(args[1], z, level + 1)}`, level};
    const texts = args.map((argument) => inside(argument, z, LEVEL.choice));
    const written = (piece.varies || piece.isArray ? undefined : dialect.fixed?.[kind]) ?? dialect.functions[kind];
    return {text: typeof written === 'string' ? `${written}(${texts.join(', ')})` : written(texts, args), level: LEVEL.atom};
  }

  /** @param {Node} condition @param {string} z */
  function conditionOf(condition, z) {
    if (!isComparison(condition.kind)) return `${inside(condition, z, LEVEL.sum)} != ${dialect.number('0')}`;
    return `${inside(condition.args[0], z, LEVEL.sum)} ${condition.kind} ${inside(condition.args[1], z, LEVEL.sum)}`;
  }

  const {text} = print(tree, 'z');
  return {text, statements};
}

/** Whether every bracket that is closed in the text is opened there. @param {string} text */
function isClosed(text) {
  let depth = 0;
  return [...text].every((character) => (depth += character === '(' ? 1 : character === ')' ? -1 : 0) >= 0);
}

/** Without the brackets around the whole. @param {string} text */
export const unwrapped = (text) => text.replace(/^\((.*)\)$/s, (whole, inner) => (isClosed(inner) ? inner : whole));

/** The helpers that a tree needs, each after those that it needs itself. @template T
 * @param {Node} tree @param {Record<string, T>} helpers By the name of the function, in the order in which they may stand.
 * @param {Record<string, string[]>} [needs] @returns {T[]} */
export function helpersFor(tree, helpers, needs = {}) {
  const used = new Set(nodesOf(tree).map(({kind}) => kind));
  for (const name of [...used]) for (const other of needs[name] ?? []) used.add(other);
  return Object.keys(helpers).filter((name) => used.has(name)).map((name) => helpers[name]);
}
