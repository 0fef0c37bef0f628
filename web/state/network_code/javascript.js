// A network as a JavaScript module: browsers and Node, no package.

import {javascriptPieces} from '../code/javascript.js';
import {bracketed, checkWords, comment, dataWords, functionTexts, hasValues, heading, layerWords, literal, matrix, vector} from './words.js';

/** @typedef {import('./subject.js').NetworkSubject} NetworkSubject */

/** How far in a line is. */
const STEP = '  ';

/** @type {Record<string, string>} */
const FEATURES = {x: 'x', y: 'y', x_squared: 'x * x', y_squared: 'y * y', x_times_y: 'x * y', sin_x: 'Math.sin(x)', sin_y: 'Math.sin(y)'};

const DENSE = `// What each unit makes of the layer's inputs.
function dense(weights, biases, inputs) {
  return weights.map((row, unit) => row.reduce((sum, weight, i) => sum + weight * inputs[i], biases[unit]));
}
`;
const SOFTMAX = `function softmax(z) {
  const largest = Math.max(...z);
  const e = z.map((value) => Math.exp(value - largest));
  const total = e.reduce((sum, value) => sum + value, 0);
  return e.map((value) => value / total);
}
`;

/** @param {NetworkSubject} subject */
export function javascriptNetwork(subject) {
  const {layers, functions, features, transform, train, test, checks} = subject;
  const pieces = functions.map(javascriptPieces);
  const numbers = layers.map((layer, l) => {
    const n = l + 1;
    const {call} = layer;
    const items = call && hasValues(layer, functions) ? Object.values(call.values).map((value, i) => {
      const name = pieces[call.function].names[i];
      return `${name}: ${typeof value === 'number' ? literal(value) : vector(value, '[]', STEP, `${name}: `, STEP)}`;
    }) : [];
    const values = items.length > 0 ? [`const p${n} = ${bracketed(items, '{}', '', `const p${n} = `, STEP)};`] : [];
    return [comment(layerWords(layer, l, layers.length), '//'), `const W${n} = ${matrix(layer.weights, '[]', '', STEP)};`, `const b${n} = ${vector(layer.biases, '[]', '', `const b${n} = `, STEP)};`, ...values, ''].join('\n');
  });
  const steps = layers.map((layer, l) => {
    const n = l + 1;
    const {call} = layer;
    const z = `dense(W${n}, b${n}, a)`;
    if (!call) return `  a = softmax(${z});`;
    const values = hasValues(layer, functions) ? Object.values(call.values) : [];
    const given = values.map((value, i) => `p${n}.${pieces[call.function].names[i]}${typeof value === 'number' ? '' : '[unit]'}`);
    const head = `a = ${z}.map((${given.some((one) => one.endsWith('[unit]')) ? 'z, unit' : 'z'}) => ${pieces[call.function].name}`;
    return `  ${head}${bracketed(['z', ...given], '()', '  ', head, STEP)});`;
  });
  const fit = transform ? [`  x = ${literal(transform.xScale)} * x + ${literal(transform.xOffset)};`, `  y = ${literal(transform.yScale)} * y + ${literal(transform.yOffset)};`] : [];
  const blocks = [
    numbers.join('\n'),
    ...functionTexts(functions, pieces, '//'),
    DENSE,
    ...(layers.some(({call}) => !call) ? [SOFTMAX] : []),
    ['function predictOne([x, y]) {', ...fit, `  let a = [${features.map((id) => FEATURES[id]).join(', ')}];`, ...steps, '  return a;', '}', ''].join('\n'),
    '// The outputs at points, a list for each; a point is [x, y].\nexport function predict(points) {\n  return points.map(predictOne);\n}\n',
    `${comment(dataWords(subject, 'train'), '//')}\nexport const train = ${matrix(train, '[]', '', STEP)};\n`,
    `${comment(dataWords(subject, 'test'), '//')}\nexport const test = ${matrix(test, '[]', '', STEP)};\n`,
    ['// Throws an error where a prediction is not that of the playground.', 'export function check() {', `  const points = ${matrix(checks.map(({point}) => point), '[]', '  ', STEP)};`,
      `  const expected = ${matrix(checks.map(({output}) => output), '[]', '  ', STEP)};`, '  predict(points).forEach((outputs, i) => outputs.forEach((output, k) => {', '    const value = expected[i][k];',
      '    const isNear = Math.abs(output - value) <= 1e-12 * Math.max(1, Math.abs(value));',
      '    if (!isNear) throw new Error(`At point ${points[i]} output ${k} is ${output}, not ${value}.`);', '  }));', '}', ''].join('\n'),
    ['// Run by Node, and not imported: the check.', 'if (typeof process === \'object\' && process.argv?.[1]) {', '  const {pathToFileURL} = await import(\'node:url\');',
      '  if (import.meta.url === pathToFileURL(process.argv[1]).href) {', '    check();', '    console.log(\'The predictions are those of the playground.\');', '  }', '}', ''].join('\n'),
  ];
  const head = heading(subject, 'a JavaScript module', checkWords(subject, 'Running this file with Node')).map((text) => comment(text, '//')).join('\n//\n');
  return `${head}\n\n${blocks.join('\n')}`;
}
