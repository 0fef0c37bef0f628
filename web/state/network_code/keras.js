// A network as a Keras 3 model in double precision, for each of its backends.

import {pythonImports, pythonPieces} from '../code/python.js';
import {block, checkBlocks, dataBlocks, featureList, fitLines, functionBlocks, layerComment, nameOf, pythonFile, valuesOf} from './python.js';
import {literal, matrix, vector} from './words.js';

/** @typedef {import('./subject.js').NetworkSubject} NetworkSubject */

const ACTIVATION = `class Activation(keras.layers.Layer):
    """A function with parameters of its own; those that were learned can be trained further."""

    def __init__(self, function, learned, fixed):
        super().__init__()
        self.function = function
        self.learned = {name: self.number(name, value, True) for name, value in learned.items()}
        self.fixed = {name: self.number(name, value, False) for name, value in fixed.items()}

    def number(self, name, value, trainable):
        weight = self.add_weight(shape=np.shape(value), initializer="zeros", trainable=trainable, name=name)
        weight.assign(np.array(value))
        return weight

    def call(self, z):
        parameters = {**self.learned, **self.fixed}
        return self.function(z, **{name: ops.convert_to_tensor(value) for name, value in parameters.items()})
`;

/** @param {NetworkSubject} subject */
export function kerasNetwork(subject) {
  const {layers, functions} = subject;
  const pieces = functions.map((one) => pythonPieces('keras', one));
  const values = layers.map((layer) => valuesOf(subject, layer, pieces));
  const isTrained = layers.map(({call}) => (call?.learned.length ?? 0) > 0);
  const numbers = layers.map((layer, l) => block(layerComment(subject, l), `W${l + 1} = ${matrix(layer.weights, '[]')}`, `b${l + 1} = ${vector(layer.biases, '[]', '', `b${l + 1} = `)}`));
  const made = layers.flatMap((layer, l) => {
    const name = nameOf(layer, pieces);
    const dense = `    keras.layers.Dense(${layer.units}`;
    if (!layer.call) return [`${dense}, activation="softmax"),`];
    if (isTrained[l]) {
      const [learned, fixed] = [true, false].map((which) => `{${values[l].filter(({isLearned}) => isLearned === which).map((one) =>
        `"${one.name}": ${typeof one.value === 'number' ? literal(one.value) : vector(one.value, '[]', '    ', `Activation(${name}, learned={"${one.name}": `)}`).join(', ')}}`);
      return [`${dense}),`, `    Activation(${name}, learned=${learned}, fixed=${fixed}),`];
    }
    const given = values[l].map((one) => `, ${one.name}=${literal(Number(one.value))}`).join('');
    return [`${dense}, activation=${given ? `lambda z: ${name}(z${given})` : name}),`];
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
        `for layer, weights, biases in zip(dense, [${layers.map((_, l) => `W${l + 1}`).join(', ')}], [${layers.map((_, l) => `b${l + 1}`).join(', ')}]):`,
        '    layer.set_weights([np.array(weights).T, np.array(biases)])'),
    block('def predict(points):', '    """The outputs at points, row by row; a point is (x, y)."""', '    return ops.convert_to_numpy(model(np.reshape(points, (-1, 2)).astype("float64")))'),
    ...dataBlocks(subject),
    ...checkBlocks(subject, ['np.testing.assert_allclose(predict(points), np.reshape(expected, (len(points), -1)), rtol=1e-12, atol=1e-12)']),
  ];
  return pythonFile(subject, 'Keras 3', [...pythonImports('keras', blocks.join('')).filter((line) => line.startsWith('import')), 'import keras', 'import numpy as np', 'from keras import ops'], blocks);
}
