// A trained network as ONNX: a file that other programs load and run.
//
// Operator set 17, in single precision: every runtime has all of its operators there, while several have no doubles for some. The file
// is a protocol buffer of the kind ModelProto.

import {Graph} from './onnx_graph.js';
import {functionNodes} from './onnx_function.js';
import {integer, joined, message, text} from './onnx_protobuf.js';
import {heading} from './network_code/words.js';

/** @typedef {import('./network_code/subject.js').NetworkSubject} NetworkSubject */

const OPERATOR_SET = 17;
const IR_VERSION = 8;
const INPUT = 'points';
const OUTPUT = 'output';

/** What the network sees of the points. @param {Graph} graph @param {NetworkSubject} subject */
function featureNodes(graph, {features, transform}) {
  graph.part = 'features';
  let points = INPUT;
  if (transform) {
    // The middle is taken off first: large coordinates would lose their digits in a product.
    const {xScale, xOffset, yScale, yOffset} = transform;
    const middle = graph.numbers('middle', [-xOffset / xScale, -yOffset / yScale], [2]);
    points = graph.node('Mul', [graph.node('Sub', [points, middle]), graph.numbers('scale', [xScale, yScale], [2])]);
  }
  if (features.join() === 'x,y') return points;
  const x = () => graph.node('Gather', [points, graph.indices('column_x', [0])], {axis: {integer: 1}});
  const y = () => graph.node('Gather', [points, graph.indices('column_y', [1])], {axis: {integer: 1}});
  /** @type {Record<string, () => string>} */
  const made = {
    x, y,
    x_squared: () => graph.node('Mul', [x(), x()]),
    y_squared: () => graph.node('Mul', [y(), y()]),
    x_times_y: () => graph.node('Mul', [x(), y()]),
    sin_x: () => graph.node('Sin', [x()]),
    sin_y: () => graph.node('Sin', [y()]),
  };
  return graph.node('Concat', features.map((id) => made[id]()), {axis: {integer: 1}});
}

/** @param {NetworkSubject} subject @returns {Uint8Array} */
export function onnxModel(subject) {
  const {layers, functions, shape, checks} = subject;
  const graph = new Graph();
  let a = featureNodes(graph, subject);
  layers.forEach(({units, inputs, weights, biases, call}, l) => {
    const n = l + 1;
    graph.part = `layer${n}`;
    const z = graph.node('Gemm', [a, graph.numbers(`W${n}`, weights.flat(), [units, inputs]), graph.numbers(`b${n}`, biases, [units])], {transB: {integer: 1}});
    a = call ? functionNodes(graph, functions[call.function].stable, z, call.values, `p${n}_`) : graph.node('Softmax', [z], {axis: {integer: -1}});
  });
  graph.part = 'output';
  graph.node('Identity', [a], {}, OUTPUT);
  const about = heading(subject, 'ONNX in single precision', `"${INPUT}" is a row of x and y for each point, "${OUTPUT}" has a row for each. The metadata's "checks" ` +
    'are outputs of the playground, in double precision.');
  const metadata = {seed: subject.seed, epoch: String(subject.progress.epoch), loss: subject.loss.name, features: subject.features.join(' '), checks: JSON.stringify(checks)};
  return joined([
    integer(1, IR_VERSION),
    text(2, 'Activation Playground'),
    text(6, about.join('\n\n')),
    message(7, graph.fields('network', {name: INPUT, columns: 2}, {name: OUTPUT, columns: shape[shape.length - 1]})),
    message(8, [text(1, ''), integer(2, OPERATOR_SET)]),
    ...Object.entries(metadata).map(([key, value]) => message(14, [text(1, key), text(2, value)])),
  ]);
}
