// A network as a Keras 3 model in double precision, for each of its backends.

import {pythonImports, pythonPieces} from '../code/python.js';
import {block, checkBlocks, dataBlocks, featureList, fitLines, functionBlocks, layerComment, nameOf, parameterLines, pythonFile, valuesOf} from './python.js';
import {bracketed, matrix, vector} from './words.js';

/** @typedef {import('./subject.js').NetworkSubject} NetworkSubject */

const ACTIVATION = `class Activation(keras.layers.Layer):
    """A function with parameters of its own; those that were learned can be trained further."""

    def __init__(self, function, values, learned):
        super().__init__()
        self.function = function
        self.numbers = {}
        for name, value in values.items():
            weight = self.add_weight(shape=np.shape(value), initializer="zeros", trainable=name in learned, name=name)
            weight.assign(np.array(value))
            self.numbers[name] = weight

    def call(self, z):
        return self.function(z, **{name: ops.convert_to_tensor(weight) for name, weight in self.numbers.items()})
`;

/** @param {NetworkSubject} subject */
export function kerasNetwork(subject) {
  const {layers, functions} = subject;
  const pieces = functions.map((one) => pythonPieces('keras', one));
  const values = layers.map((layer) => valuesOf(subject, layer, pieces));
  const isTrained = layers.map(({call}) => (call?.learned.length ?? 0) > 0);
  const numbers = layers.map((layer, l) => block(layerComment(subject, l), `W${l + 1} = ${matrix(layer.weights, '[]')}`, `b${l + 1} = ${vector(layer.biases, '[]', '', `b${l + 1} = `)}`,
      ...parameterLines(`p${l + 1}`, values[l])));
  const made = layers.flatMap((layer, l) => {
    const name = nameOf(layer, pieces);
    const dense = `    keras.layers.Dense(${layer.units}`;
    if (!layer.call) return [`${dense}, activation="softmax"),`];
    if (isTrained[l]) {
      const learned = values[l].filter(({isLearned}) => isLearned).map((one) => `"${one.name}"`);
      return [`${dense}),`, `    Activation(${name}, p${l + 1}, learned=${bracketed(learned, '[]', '    ', `Activation(${name}, p1, learned=),`)}),`];
    }
    return [`${dense}, activation=${values[l].length > 0 ? `lambda z: ${name}(z, **p${l + 1})` : name}),`];
  });
  const blocks = [
    block('keras.config.set_floatx("float64")'),
    numbers.join('\n'),
    ...functionBlocks(subject, pieces),
    ...(isTrained.includes(true) ? [ACTIVATION] : []),
    block('class Features(keras.layers.Layer):', '    """What the network sees of points (x, y)."""', '', '    def call(self, points):', '        x, y = points[:, 0], points[:, 1]',
        ...fitLines(subject, '        '), `        return ops.stack([${featureList(subject, 'ops')}], axis=-1)`),
    block('model = keras.Sequential([', '    keras.Input(shape=(2,)),', '    Features(),', ...made, '])',
        'dense = [layer for layer in model.layers if isinstance(layer, keras.layers.Dense)]',
        `numbers = ${bracketed(layers.map((_, l) => `(W${l + 1}, b${l + 1})`), '[]', '', 'numbers = ')}`,
        'for layer, (weights, biases) in zip(dense, numbers):', '    layer.set_weights([np.array(weights).T, np.array(biases)])'),
    block('def predict(points):', '    """The outputs at points, row by row; a point is (x, y)."""', '    return ops.convert_to_numpy(model(np.reshape(points, (-1, 2)).astype("float64")))'),
    ...dataBlocks(subject),
    ...checkBlocks(subject, ['np.testing.assert_allclose(predict(points), expected, rtol=1e-12, atol=1e-12)']),
  ];
  const imports = [
    ...pythonImports('keras', blocks.join('')).filter((line) => /^import \w/.test(line)), 'import os', '',
    '# With JAX behind Keras: it computes in single precision otherwise.', 'os.environ.setdefault("JAX_ENABLE_X64", "1")', '', 'import keras', 'import numpy as np', 'from keras import ops',
  ];
  return pythonFile(subject, 'Keras 3', imports, blocks);
}
