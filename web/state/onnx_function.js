// A formula as ONNX operators: a standard operator where there is one for the whole, else one for each step of the formula.

import {isComparison} from './code/infix.js';
import {parse} from './code/parse.js';

/** @typedef {import('./code/parse.js').Node} Node */
/** @typedef {import('./onnx_graph.js').Graph} Graph */
/** @typedef {Record<string, number | number[]>} Values */

/** Functions that ONNX has. @type {Record<string, string>} */
const OPERATORS = {
  '+': 'Add', '-': 'Sub', '*': 'Mul', '/': 'Div', '^': 'Pow', negate: 'Neg', abs: 'Abs', sign: 'Sign', min: 'Min', max: 'Max', sqrt: 'Sqrt', exp: 'Exp', log: 'Log', sin: 'Sin',
  cos: 'Cos', tan: 'Tan', atan: 'Atan', sinh: 'Sinh', cosh: 'Cosh', tanh: 'Tanh', asinh: 'Asinh', erf: 'Erf', sigmoid: 'Sigmoid', softplus: 'Softplus',
};
/** @type {Record<string, string>} */
const COMPARISONS = {'<': 'Less', '<=': 'LessOrEqual', '>': 'Greater', '>=': 'GreaterOrEqual', '==': 'Equal', '!=': 'Equal'};

/** The others, of what ONNX has. @type {Record<string, (graph: Graph, args: string[]) => string>} */
const COMPOSED = {
  expm1: (graph, [u]) => graph.node('Sub', [graph.node('Exp', [u]), graph.number(1)]),
  log1p: (graph, [u]) => graph.node('Log', [graph.node('Add', [u, graph.number(1)])]),
  erfc: (graph, [u]) => graph.node('Sub', [graph.number(1), graph.node('Erf', [u])]),
  step: (graph, [u]) => graph.node('Where', [graph.node('GreaterOrEqual', [u, graph.number(0)]), graph.number(1), graph.number(0)]),
  clamp: (graph, [u, low, high]) => graph.node('Min', [graph.node('Max', [u, low]), high]),
};

/** A formula without its numbers: #0, #1 ... are pieces that hold no z. @param {Node} tree @param {Node[]} fixed collects them @returns {string} */
function outline(tree, fixed) {
  if (!tree.varies) return `#${fixed.push(tree) - 1}`;
  return tree.args.length > 0 ? `${tree.kind}(${tree.args.map((argument) => outline(argument, fixed)).join(' ')})` : tree.kind;
}

/** @param {Node} node */
const isZero = ({kind, text}) => kind === 'number' && Number(text) === 0;

/** The number that a piece is, if it is a number or a parameter of the whole layer. @param {Node} node @param {Values} values */
function numberOf({kind, text}, values) {
  const value = kind === 'number' ? Number(text) : kind === 'parameter' ? values[text] : undefined;
  return typeof value === 'number' ? value : undefined;
}

/** One operator for the whole formula, if ONNX has it. @param {Graph} graph @param {Node} tree @param {string} z @param {Values} values
 * @param {(node: Node) => string} written */
function standard(graph, tree, z, values, written) {
  /** @type {Node[]} */
  const fixed = [];
  const form = outline(tree, fixed);
  const slope = fixed.length === 2 ? numberOf(fixed[1], values) : undefined;
  if (form === 'max(#0 z)' && isZero(fixed[0])) return graph.node('Relu', [z]);
  if (!form.startsWith('if(>(z #0) z ') || !isZero(fixed[0])) return null;
  if (form.endsWith(' *(#1 z))')) {
    // An operator for a slope that is a number, another for one that each unit has.
    return slope === undefined ? graph.node('PRelu', [z, written(fixed[1])]) : graph.node('LeakyRelu', [z], {alpha: {float: slope}});
  }
  return form.endsWith(' *(#1 expm1(z)))') && slope !== undefined ? graph.node('Elu', [z], {alpha: {float: slope}}) : null;
}

/**
 * f(z) of a layer.
 * @param {Graph} graph @param {string} formula As code computes it.
 * @param {string} z The name of a tensor: a row for each point, a column for each unit.
 * @param {Values} values A number, or one for each unit. @param {string} prefix Begins the names of parameters.
 */
export function functionNodes(graph, formula, z, values, prefix) {
  const tree = parse(formula);

  /** @param {Node} node @returns {string} */
  function written({kind, text, args}) {
    if (kind === 'z') return z;
    if (kind === 'number') return graph.number(Number(text));
    if (kind === 'constant') return graph.number(text === 'pi' ? Math.PI : Math.E);
    if (kind === 'parameter') {
      const value = values[text];
      return typeof value === 'number' ? graph.numbers(prefix + text, [value], []) : graph.numbers(prefix + text, value, [value.length]);
    }
    if (kind === 'if') return graph.node('Where', [condition(args[0]), written(args[1]), written(args[2])]);
    if (isComparison(kind)) return graph.node('Where', [condition({kind, text, args, varies: false}), graph.number(1), graph.number(0)]);
    const inputs = args.map(written);
    return Object.hasOwn(COMPOSED, kind) ? COMPOSED[kind](graph, inputs) : graph.node(OPERATORS[kind], inputs);
  }

  /** True or false. @param {Node} node @returns {string} */
  function condition(node) {
    const [kind, args] = isComparison(node.kind) ? [node.kind, node.args.map(written)] : ['!=', [written(node), graph.number(0)]];
    const compared = graph.node(COMPARISONS[kind], args);
    return kind === '!=' ? graph.node('Not', [compared]) : compared;
  }

  if (tree.varies) return standard(graph, tree, z, values, written) ?? written(tree);
  return graph.node('Expand', [written(tree), graph.node('Shape', [z])]);
}
