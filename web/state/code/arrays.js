// What of a formula holds no z and must be computed by an array library all the same.
//
// Python's own numbers do for `1 - a` and `sqrt(2)`. They raise an error where the library says inf or NaN (1/a at a = 0), cannot be
// given to its functions, and have no slope; and whole numbers grow without end, which no library holds. There one of the numbers
// becomes an array: a parameter in a line of its own, a written number in its place, as a node of the kind `lift`.

import {isComparison} from './infix.js';
import {nodesOf, parametersIn} from './parse.js';

/** @typedef {import('./parse.js').Node} Node */

/** Above it not every whole number is a double. */
const LARGEST_WHOLE = 2 ** 53;
/** Whether the text is a whole number for Python. @param {string} text */
const isWhole = (text) => /^-?\d+$/.test(text);

/** What Python's module math says of a piece; NaN: it has parameters, or Python raises an error. @param {Node} node @returns {number} */
function known({kind, text, args}) {
  const [u, v] = args.map(known);
  if (kind === 'number') return Number(text);
  if (kind === 'constant') return text === 'pi' ? Math.PI : Math.E;
  if (kind === 'negate') return -u;
  if (kind === '+') return u + v;
  if (kind === '-') return u - v;
  if (kind === '*') return u * v;
  if (kind === '/') return u / v;
  if (kind === '^') return u ** v;
  if (kind === 'erf' || kind === 'erfc') return Number.isFinite(u) ? 1 : NaN;
  const compute = /** @type {Record<string, ((u: number) => number) | undefined>} */ (/** @type {unknown} */ (Math))[kind];
  return args.length === 1 && compute ? compute(u) : NaN;
}

/**
 * @param {Node} tree
 * @param {Record<string, number>} parameters As they are written in the code.
 * @param {(value: number) => string} written
 * @param {Set<string>} own The functions that Python's module math has.
 * @returns {{tree: Node, converted: string[]}} The tree with its lifts, and the parameters that have to become arrays first.
 */
export function arranged(tree, parameters, written, own) {
  /** How large a whole number may become; NaN: it is none. @param {Node} node @returns {number} */
  function wholeSize({kind, text, args}) {
    const [u, v] = args.map(wholeSize);
    const digits = kind === 'parameter' ? written(parameters[text]) : text;
    if (kind === 'number' || kind === 'parameter') return isWhole(digits) ? Math.abs(Number(digits)) : NaN;
    if (kind === '+' || kind === '-') return u + v;
    return kind === '*' ? u * v : kind === '^' ? u ** v : kind === 'negate' ? u : NaN;
  }

  /** Whether the piece itself, whatever its arguments are, is more than Python's numbers can. @param {Node} node */
  function isBeyond(node) {
    const {kind, args, varies} = node;
    if (varies || args.length === 0) return false;
    if (kind === 'negate') return false;
    if (wholeSize(node) > LARGEST_WHOLE) return true;
    if (['+', '-', '*'].includes(kind)) return false;
    if (kind === '/') return !known(args[1]);
    return !(kind === '^' || own.has(kind)) || !Number.isFinite(known(node));
  }

  /** The arguments that have to be arrays whatever the others are. @param {Node} node @returns {Node[]} */
  const demanded = ({kind, args}) => (kind === 'if' || kind === 'clamp' ? args.slice(0, 1).filter(({varies}) => !varies) : []);

  const converted = new Set(nodesOf(tree).flatMap((node) => [...(isBeyond(node) ? [node] : []), ...demanded(node)]).flatMap(parametersIn));

  /** @param {Node} node @returns {Node} */
  const lift = (node) => (node.varies || node.isArray ? node : {kind: 'lift', text: '', args: [node], varies: false, isArray: true});

  /** @param {Node} node @returns {Node} */
  function rebuilt(node) {
    if (node.kind === 'parameter') return {...node, isArray: converted.has(node.text)};
    const args = node.args.map(rebuilt);
    // No whole number is -0.
    if (node.kind === 'negate' && args[0].kind === 'number' && Number(args[0].text) === 0) args[0].text = '0.0';
    if (demanded(node).length > 0) args[0] = lift(args[0]);
    // A choice is between its pieces, the last two.
    const first = node.kind === 'if' ? 1 : 0;
    const beyond = isBeyond(node);
    if (beyond && !args.slice(first).some(({isArray}) => isArray)) args[first] = lift(args[first]);
    return {...node, args, isArray: !node.varies && (beyond || args.some(({isArray}) => isArray))};
  }
  return {tree: rebuilt(tree), converted: [...converted]};
}
