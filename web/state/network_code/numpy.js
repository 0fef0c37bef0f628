// A network as Python with NumPy: many points at once, in arrays.

import {pythonImports, pythonPieces} from '../code/python.js';
import {block, checkBlocks, dataBlocks, featureList, fitLines, functionBlocks, layerComment, nameOf, parameterLines, pythonFile, valuesOf} from './python.js';
import {matrix, vector} from './words.js';

/** @typedef {import('./subject.js').NetworkSubject} NetworkSubject */

const SOFTMAX = `def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
`;

/** @param {NetworkSubject} subject */
export function numpyNetwork(subject) {
  const {layers, functions} = subject;
  const pieces = functions.map((one) => pythonPieces('numpy', one));
  const values = layers.map((layer) => valuesOf(subject, layer, pieces));
  const numbers = layers.map((layer, l) => {
    const n = l + 1;
    return block(layerComment(subject, l), `W${n} = np.array(${matrix(layer.weights, '[]')})`, `b${n} = np.array(${vector(layer.biases, '[]', '', `b${n} = np.array(`)})`,
        ...parameterLines(`p${n}`, values[l], (list) => `np.array(${list})`));
  });
  const steps = layers.map((layer, l) => `    a = ${nameOf(layer, pieces)}(a @ W${l + 1}.T + b${l + 1}${values[l].length > 0 ? `, **p${l + 1}` : ''})`);
  const blocks = [
    numbers.join('\n'),
    ...functionBlocks(subject, pieces),
    ...(layers.some(({call}) => !call) ? [SOFTMAX] : []),
    block('def predict(points):', '    """The outputs at points, row by row; a point is (x, y)."""', '    x, y = np.asarray(points, dtype=float).reshape(-1, 2).T',
        ...fitLines(subject, '    '), `    a = np.stack([${featureList(subject, 'np')}], axis=-1)`, ...steps, '    return a'),
    ...dataBlocks(subject),
    ...checkBlocks(subject, ['np.testing.assert_allclose(predict(points), expected, rtol=1e-12, atol=1e-12)']),
  ];
  return pythonFile(subject, 'Python with NumPy', pythonImports('numpy', blocks.join('')), blocks);
}
