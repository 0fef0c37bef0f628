// A network as Python without any package: one point after the other, in lists.

import {plainPythonPieces} from '../code/plain_python.js';
import {block, checkBlocks, dataBlocks, featureList, fitLines, functionBlocks, layerComment, nameOf, parameterLines, pythonFile, valuesOf} from './python.js';
import {bracketed, literal, matrix, vector} from './words.js';

/** @typedef {import('./subject.js').NetworkSubject} NetworkSubject */

const DENSE = `def dense(weights, biases, inputs):
    """What each unit makes of the layer's inputs."""
    return [bias + sum(w * a for w, a in zip(row, inputs)) for row, bias in zip(weights, biases)]
`;
const SOFTMAX = `def softmax(z):
    largest = max(z)
    e = [math.exp(value - largest) for value in z]
    total = sum(e)
    return [value / total for value in e]
`;

/** @param {NetworkSubject} subject */
export function plainNetwork(subject) {
  const {layers, functions} = subject;
  const pieces = functions.map(plainPythonPieces);
  const values = layers.map((layer) => valuesOf(subject, layer, pieces));
  const isByUnit = values.map((list) => list.some(({value}) => typeof value !== 'number'));
  const numbers = layers.map((layer, l) => {
    const n = l + 1;
    /** @param {number} unit */
    const ofUnit = (unit) => {
      const items = values[l].map(({name, value}) => `${name}=${literal(typeof value === 'number' ? value : value[unit])}`);
      return `dict${bracketed(items, '()', '    ', 'dict,')}`;
    };
    const given = isByUnit[l] ? [`p${n} = ${bracketed(layer.biases.map((_, unit) => ofUnit(unit)), '[]', '')}`] : parameterLines(`p${n}`, values[l]);
    return block(layerComment(subject, l), `W${n} = ${matrix(layer.weights, '[]')}`, `b${n} = ${vector(layer.biases, '[]', '', `b${n} = `)}`,
        ...given);
  });
  const steps = layers.map((layer, l) => {
    const n = l + 1;
    const name = nameOf(layer, pieces);
    const z = `dense(W${n}, b${n}, a)`;
    if (!layer.call) return `    a = softmax(${z})`;
    if (isByUnit[l]) return `    a = [${name}(z, **p) for z, p in zip(${z}, p${n})]`;
    return `    a = [${name}(z${values[l].length > 0 ? `, **p${n}` : ''}) for z in ${z}]`;
  });
  const blocks = [
    numbers.join('\n'),
    ...functionBlocks(subject, pieces),
    DENSE,
    ...(layers.some(({call}) => !call) ? [SOFTMAX] : []),
    block('def predict_one(x, y):', '    """The outputs at one point."""', ...fitLines(subject, '    '), `    a = [${featureList(subject, 'math')}]`, ...steps, '    return a'),
    block('def predict(points):', '    """The outputs at points, a list for each; a point is (x, y)."""', '    return [predict_one(x, y) for x, y in points]'),
    ...dataBlocks(subject),
    ...checkBlocks(subject, ['for outputs, values in zip(predict(points), expected):', '    for output, value in zip(outputs, values):',
      '        assert math.isclose(output, value, rel_tol=1e-12, abs_tol=1e-12), (output, value)']),
  ];
  return pythonFile(subject, 'Python without any package', ['import math'], blocks);
}
