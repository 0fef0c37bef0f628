// A network as a PyTorch module in double precision: training can go on, also of learned parameters.

import {pythonImports, pythonPieces} from '../code/python.js';
import {block, checkBlocks, dataBlocks, featureList, fitLines, functionBlocks, layerComment, nameOf, pythonFile, valuesOf} from './python.js';
import {bracketed, literal, matrix, vector} from './words.js';

/** @typedef {import('./subject.js').NetworkSubject} NetworkSubject */

/** @param {NetworkSubject} subject */
export function torchNetwork(subject) {
  const {layers, functions} = subject;
  const pieces = functions.map((one) => pythonPieces('torch', one));
  const values = layers.map((layer) => valuesOf(subject, layer, pieces));
  const isTrained = layers.map(({call}) => (call?.learned.length ?? 0) > 0);
  const state = layers.flatMap((layer, l) => {
    const n = l + 1;
    const trained = isTrained[l] ? values[l].map(({name, value}) => `    "p${n}_${name}": ${typeof value === 'number' ? literal(value) : vector(value, '[]', '    ', `"p${n}_${name}": `)},`) : [];
    return [layerComment(subject, l, '    '), `    "layer${n}.weight": ${matrix(layer.weights, '[]', '    ')},`,
      `    "layer${n}.bias": ${vector(layer.biases, '[]', '    ', `"layer${n}.bias": `)},`, ...trained];
  });
  const made = layers.flatMap(({inputs, units}, l) => [`        self.layer${l + 1} = torch.nn.Linear(${inputs}, ${units})`, ...(isTrained[l] ? values[l].map(({name, value, isLearned}) => {
    const empty = `torch.empty(${typeof value === 'number' ? '()' : value.length})`;
    return isLearned ? `        self.p${l + 1}_${name} = torch.nn.Parameter(${empty})` : `        self.register_buffer("p${l + 1}_${name}", ${empty})`;
  }) : [])]);
  const steps = layers.map((layer, l) => {
    const z = `self.layer${l + 1}(a)`;
    if (!layer.call) return `        a = torch.softmax(${z}, dim=-1)`;
    const given = values[l].map(({name, value}) => `${name}=${isTrained[l] ? `self.p${l + 1}_${name}` : literal(Number(value))}`);
    const called = `a = ${nameOf(layer, pieces)}`;
    return `        ${called}${bracketed([z, ...given], '()', '        ', called)}`;
  });
  const blocks = [
    block('STATE = {', ...state, '}'),
    ...functionBlocks(subject, pieces),
    block('class Network(torch.nn.Module):', '    def __init__(self):', '        super().__init__()', ...made, '        self.double()', '',
        '    def forward(self, points):', '        x, y = points.unbind(-1)', ...fitLines(subject, '        '), `        a = torch.stack([${featureList(subject, 'torch')}], dim=-1)`, ...steps,
        '        return a'),
    block('network = Network()', 'network.load_state_dict({name: torch.tensor(values, dtype=torch.float64) for name, values in STATE.items()})'),
    block('def predict(points):', '    """The outputs at points, row by row; a point is (x, y)."""', '    with torch.no_grad():',
        '        return network(torch.as_tensor(points, dtype=torch.float64).reshape(-1, 2))'),
    ...dataBlocks(subject),
    ...checkBlocks(subject, ['expected = torch.tensor(expected, dtype=torch.float64)', 'torch.testing.assert_close(predict(points), expected, rtol=1e-12, atol=1e-12)']),
  ];
  return pythonFile(subject, 'PyTorch', pythonImports('torch', blocks.join('')), blocks);
}
