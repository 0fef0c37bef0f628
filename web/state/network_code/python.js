// What networks in Python have in common: comments, numbers, points, and the check at the end.

import {bracketed, checkWords, comment, dataWords, functionTexts, hasValues, heading, layerWords, literal, matrix, vector} from './words.js';

/** @typedef {import('./subject.js').NetworkSubject} NetworkSubject */
/** @typedef {import('./subject.js').CodeLayer} CodeLayer */
/** @typedef {import('../code/languages.js').Pieces} Pieces */

/** A part of the file: a function or a class, and the like. @param {string[]} lines */
export const block = (...lines) => `${lines.join('\n')}\n`;

/** The parameters of a layer by the names that they have in Python; none where the function's defaults are meant.
 * @param {NetworkSubject} subject @param {CodeLayer} layer @param {Pieces[]} pieces @returns {{name: string, value: number | number[], isLearned: boolean}[]} */
export function valuesOf(subject, layer, pieces) {
  const {call} = layer;
  if (!call || !hasValues(layer, subject.functions)) return [];
  return Object.entries(call.values).map(([name, value], i) => ({name: pieces[call.function].names[i], value, isLearned: call.learned.includes(name)}));
}

/** @param {CodeLayer} layer @param {Pieces[]} pieces */
export const nameOf = ({call}, pieces) => (call ? pieces[call.function].name : 'softmax');

/** @param {NetworkSubject} subject @param {number} l @param {string} [indent] */
export const layerComment = ({layers}, l, indent = '') => comment(layerWords(layers[l], l, layers.length), '#').replace(/^/gm, indent);

/** The functions, and what they need. @param {NetworkSubject} subject @param {Pieces[]} pieces */
export const functionBlocks = ({functions}, pieces) => functionTexts(functions, pieces, '#');

/** A layer's parameters by name, one line each if they are long. @param {string} name @param {{name: string, value: number | number[]}[]} values
 * @param {(list: string) => string} [array] Makes an array of a list. */
export function parameterLines(name, values, array = (list) => list) {
  if (values.length === 0) return [];
  const items = values.map((one) => `${one.name}=${typeof one.value === 'number' ? literal(one.value) : array(vector(one.value, '[]', '    ', `${one.name}=np.array()`))}`);
  return [`${name} = dict${bracketed(items, '()', '', `${name} = dict`)}`];
}

/** Lines that fit points to where the network was trained. @param {NetworkSubject} subject @param {string} indent */
export function fitLines({transform}, indent) {
  if (!transform) return [];
  const {xScale, xOffset, yScale, yOffset} = transform;
  return [`${indent}x = ${literal(xScale)} * x + ${literal(xOffset)}`, `${indent}y = ${literal(yScale)} * y + ${literal(yOffset)}`];
}

/** What the network sees of x and y. @param {NetworkSubject} subject @param {string} module Where sin is. */
export const featureList = ({features}, module) => features.map((id) => ({
  x: 'x', y: 'y', x_squared: 'x * x', y_squared: 'y * y', x_times_y: 'x * y', sin_x: `${module}.sin(x)`, sin_y: `${module}.sin(y)`,
})[id]).join(', ');

/** The points, each part a list of rows. @param {NetworkSubject} subject */
export const dataBlocks = (subject) => [
  block(comment(dataWords(subject, 'train'), '#'), `TRAIN = ${matrix(subject.train, '[]')}`, '', comment(dataWords(subject, 'test'), '#'), `TEST = ${matrix(subject.test, '[]')}`),
];

/** @param {NetworkSubject} subject @param {string[]} comparison Lines that compare predict(points) with expected. */
export const checkBlocks = ({checks}, comparison) => [
  block('def check():', '    """Asserts what the playground predicted at points of the data."""', ...(checks.length === 0 ? [] : [
    `    points = ${matrix(checks.map(({point}) => point), '[]', '    ')}`,
    `    expected = ${matrix(checks.map(({output}) => output), '[]', '    ')}`,
    ...comparison.map((line) => `    ${line}`),
  ])),
  block('if __name__ == "__main__":', '    check()', '    print("The predictions are those of the playground.")'),
];

/** @param {NetworkSubject} subject @param {string} how @param {string[]} imports @param {string[]} blocks */
export function pythonFile(subject, how, imports, blocks) {
  const head = heading(subject, how, checkWords(subject, 'Running this file')).map((text) => comment(text, '#')).join('\n#\n');
  return `${head}\n\n${imports.length > 0 ? `${imports.join('\n')}\n\n` : ''}${blocks.join('\n\n')}`;
}
