// A network as Python with NumPy.

import {pythonImports, pythonPieces} from '../code/python.js';
import {comment, dataWords, hasValues, heading, layerWords, literal, matrix, unique, vector} from './words.js';

/** @typedef {import('./subject.js').NetworkSubject} NetworkSubject */

/** @type {Record<string, string>} */
const FEATURES = {x: 'x', y: 'y', x_squared: 'x * x', y_squared: 'y * y', x_times_y: 'x * y', sin_x: 'np.sin(x)', sin_y: 'np.sin(y)'};

const SOFTMAX = `def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
`;

/** @param {NetworkSubject} subject */
export function numpyNetwork(subject) {
  const {layers, functions, features, transform, train, test, checks} = subject;
  const pieces = functions.map((one) => pythonPieces('numpy', one));
  const layerTexts = layers.map((layer, l) => {
    const {call} = layer;
    const n = l + 1;
    const values = hasValues(layer, functions) && call ? Object.values(call.values).map((value, i) => `${pieces[call.function].names[i]}=${
      typeof value === 'number' ? literal(value) : `np.array(${vector(value, '[]', '    ', 'np.array(')})`}`) : [];
    return [comment(layerWords(layer, l, layers.length), '#'), `W${n} = np.array(${matrix(layer.weights, '[]')})`,
      `b${n} = np.array(${vector(layer.biases, '[]', '', 'b1 = np.array(')})`, ...(values.length > 0 ? [`p${n} = dict(${values.join(', ')})`] : [])].join('\n');
  });
  const fitted = transform ? [`    x = ${literal(transform.xScale)} * x + ${literal(transform.xOffset)}`, `    y = ${literal(transform.yScale)} * y + ${literal(transform.yOffset)}`] : [];
  const steps = layers.map((layer, l) => {
    const z = `a @ W${l + 1}.T + b${l + 1}`;
    const name = layer.call ? pieces[layer.call.function].name : 'softmax';
    return `    a = ${name}(${z}${hasValues(layer, functions) ? `, **p${l + 1}` : ''})`;
  });
  const predict = ['def predict(points):', '    """The outputs at points, row by row; a point is (x, y)."""', '    x, y = np.asarray(points, dtype=float).reshape(-1, 2).T', ...fitted,
    `    a = np.stack([${features.map((id) => FEATURES[id]).join(', ')}], axis=-1)`, ...steps, '    return a', ''].join('\n');
  const check = ['def check():', '    """Asserts what the playground predicted at three points."""',
    `    points = ${matrix(checks.map(({point}) => point), '[]', '    ')}`, `    expected = ${matrix(checks.map(({output}) => output), '[]', '    ')}`,
    ...(checks.length > 0 ? ['    np.testing.assert_allclose(predict(points), expected, rtol=1e-12, atol=1e-12)'] : []), ''].join('\n');
  const body = [`${layerTexts.join('\n\n')}\n`, ...unique(pieces.flatMap(({helpers}) => helpers)), ...pieces.map(({code}) => code),
    ...(layers.some(({call}) => !call) ? [SOFTMAX] : []), predict,
    `${comment(dataWords(subject, 'train'), '#')}\nTRAIN = np.array(${matrix(train, '[]')}).reshape(-1, 3)\n`,
    `${comment(dataWords(subject, 'test'), '#')}\nTEST = np.array(${matrix(test, '[]')}).reshape(-1, 3)\n`,
    check, 'if __name__ == "__main__":\n    check()\n'].join('\n\n');
  const head = heading(subject, 'Python with NumPy', 'Running this file').map((text) => comment(text, '#')).join('\n#\n');
  return `${head}\n\n${pythonImports('numpy', body).join('\n')}\n\n${body}`;
}
