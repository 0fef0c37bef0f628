// A formula of the core's language as a tree. The core has accepted the formula before: what is wrong is said there, not here.
//
// The grammar is that of src/formula/parser.cpp: comparison < sum < product < sign < power < primary.

/**
 * `kind` is number, constant (pi, e), z, parameter, negate, one of the operators, or the name of a function; `varies` says
 * whether z is in it, `isArray` that it is an array although z is not (see arrays.js).
 * @typedef {{kind: string, text: string, args: Node[], varies: boolean, isArray?: boolean}} Node
 */

const TOKEN = /\s*(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?|[A-Za-z]\w*|[<>=!]=|[-+*/^(),<>])/y;
const COMPARISONS = ['<', '<=', '>', '>=', '==', '!='];

/** @param {string} kind @param {Node[]} args @param {string} [text] @returns {Node} */
const node = (kind, args, text = '') => ({kind, text, args, varies: kind === 'z' || args.some(({varies}) => varies)});

/** @param {string} formula @returns {Node} */
export function parse(formula) {
  const tokens = tokensOf(formula);
  let at = 0;
  const take = (/** @type {string[]} */ ...accepted) => (accepted.includes(tokens[at]) ? tokens[at++] : null);
  const expect = (/** @type {string} */ token) => {
    if (!take(token)) throw new Error(`${formula}: ${token} is missing`);
  };

  /** Operators of one floor, from the left. @param {() => Node} operand @param {string[]} operators */
  function chain(operand, operators) {
    let left = operand();
    for (let operator = take(...operators); operator; operator = take(...operators)) left = node(operator, [left, operand()]);
    return left;
  }
  const comparison = () => chain(sum, COMPARISONS);
  const sum = () => chain(product, ['+', '-']);
  const product = () => chain(signed, ['*', '/']);
  /** @returns {Node} */
  function signed() {
    if (take('-')) return node('negate', [signed()]);
    return take('+') ? signed() : power();
  }
  /** @returns {Node} */
  function power() {
    const base = primary();
    return take('^') ? node('^', [base, signed()]) : base;
  }
  /** @returns {Node} */
  function primary() {
    if (take('(')) {
      const inner = comparison();
      expect(')');
      return inner;
    }
    const token = tokens[at++];
    if (token === undefined || !/[\w.]/.test(token)) throw new Error(`${formula}: a value is missing`);
    if (/^[\d.]/.test(token)) return node('number', [], token);
    if (take('(')) {
      const args = [comparison()];
      while (take(',')) args.push(comparison());
      expect(')');
      return node(token === 'pow' ? '^' : token, args);
    }
    if (token === 'x' || token === 'z') return node('z', []);
    return node(token === 'pi' || token === 'e' ? 'constant' : 'parameter', [], token);
  }

  const tree = comparison();
  if (at < tokens.length) throw new Error(`${formula}: ends before ${tokens[at]}`);
  return tree;
}

/** @param {string} formula */
function tokensOf(formula) {
  const tokens = [];
  TOKEN.lastIndex = 0;
  while (formula.slice(TOKEN.lastIndex).trim() !== '') {
    const start = TOKEN.lastIndex;
    const match = TOKEN.exec(formula);
    if (!match) throw new Error(`${formula}: ${formula.slice(start)} is not of the language`);
    tokens.push(match[1]);
  }
  return tokens;
}

/** Every node, each before what is in it. @param {Node} tree @returns {Node[]} */
export const nodesOf = (tree) => [tree, ...tree.args.flatMap(nodesOf)];

/** The names of the parameters, in the order of the formula. @param {Node} tree */
export const parametersIn = (tree) => [...new Set(nodesOf(tree).filter(({kind}) => kind === 'parameter').map(({text}) => text))];
