// What the files say in comments, and how long lists are broken: the same in every language.

/** @typedef {import('./subject.js').NetworkSubject} NetworkSubject */
/** @typedef {import('./subject.js').CodeLayer} CodeLayer */

/** Comments, and lists of numbers. */
const COMMENT_WIDTH = 90;
const LIST_WIDTH = 110;
const PYTHON_STEP = '    ';

/** A number that is no whole number to any of the languages, with every digit. @param {number} value */
export function literal(value) {
  const text = Object.is(value, -0) ? '-0.0' : String(value).replace('e+', 'e');
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** A comment may not end in a sign that takes the next line along. @param {string} line */
const ended = (line) => (/(\\|\?\?\/)$/.test(line) ? `${line} .` : line);

/** A word in pieces that fit on a line, where it has signs to break behind: a long formula is one. @param {string} word */
function pieces(word) {
  if (word.length <= COMMENT_WIDTH) return [word];
  const list = [''];
  for (const piece of word.split(/(?<=[-+*/,])/)) {
    if (list[list.length - 1].length + piece.length <= COMMENT_WIDTH) list[list.length - 1] += piece;
    else list.push(piece);
  }
  return list;
}

/** Words on lines that are short. @param {string} text @param {string} sign What begins a comment. */
export function comment(text, sign) {
  const lines = [''];
  for (const word of text.split(' ').flatMap(pieces)) {
    const line = lines[lines.length - 1];
    if (line === '') lines[lines.length - 1] = word;
    else if (line.length + 1 + word.length <= COMMENT_WIDTH) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => ended(line === '' ? sign : `${sign} ${line}`)).join('\n');
}

/** Items in brackets: on one line if they fit, else on as many as they need, or each on its own if one of them needs several.
 * @param {string[]} items @param {string} brackets @param {string} indent @param {string} [before] what stands on the line already
 * @param {string} [step] How much further in the next line is. @param {string} [last] What stands behind the last item. */
export function bracketed(items, brackets, indent, before = '', step = PYTHON_STEP, last = ',') {
  const [open, close] = brackets;
  const whole = `${open}${items.join(', ')}${close}`;
  if (!whole.includes('\n') && indent.length + before.length + whole.length <= LIST_WIDTH) return whole;
  const inner = indent + step;
  const lines = [inner];
  const isAlone = whole.includes('\n');
  for (const item of items) {
    const line = lines[lines.length - 1];
    if (line !== inner && (isAlone || line.length + item.length + 1 > LIST_WIDTH)) lines.push(`${inner}${item}, `);
    else lines[lines.length - 1] = `${line}${item}, `;
  }
  return `${open}\n${lines.map((line) => line.trimEnd()).join('\n').replace(/,$/, last)}\n${indent}${close}`;
}

/** @param {readonly number[]} numbers @param {string} brackets @param {string} [indent] @param {string} [before]
 * @param {string} [step] */
export const vector = (numbers, brackets, indent = '', before = '', step = PYTHON_STEP) => bracketed(numbers.map(literal), brackets, indent, before, step);

/** Row by row. @param {readonly (readonly number[])[]} rows @param {string} brackets @param {string} [indent] @param {string} [step] */
export function matrix(rows, brackets, indent = '', step = PYTHON_STEP) {
  const [open, close] = brackets;
  if (rows.length === 0) return `${open}${close}`;
  const inner = indent + step;
  return `${open}\n${rows.map((row) => `${inner}${vector(row, brackets, inner, '', step)},\n`).join('')}${indent}${close}`;
}

/** @param {number} count @param {string} one @param {string} [more] */
export const counted = (count, one, more = `${one}s`) => `${count} ${count === 1 ? one : more}`;

/** @type {Record<string, string>} */
const FEATURE_WORDS = {x: 'x', y: 'y', x_squared: 'x squared', y_squared: 'y squared', x_times_y: 'x times y', sin_x: 'sin x', sin_y: 'sin y'};

/** @param {NetworkSubject} subject */
function outputWords({classes, classNames, threshold, shape}) {
  const outputs = shape[shape.length - 1];
  const isPair = classes === 2;
  const named = classNames.slice(0, classes).map((name, k) => (name === '' ? '' : `${isPair ? ['-1', '+1'][k] : k}: "${name}"`)).filter((text) => text !== '');
  const names = named.length > 0 ? ` (${named.join(', ')})` : '';
  if (classes === 0) return 'The output is the value itself.';
  if (outputs === 1) return `Labels are -1 and +1${names}: an output of ${threshold} or more says +1.`;
  const labels = classes === 2 ? 'Labels are -1 and +1' : `Labels count from 0 to ${classes - 1}`;
  return `${labels}${names}: the largest of the ${outputs} outputs says which${classes === 2 ? ', the first -1' : ''}.`;
}

/** That it checks itself. @param {NetworkSubject} subject @param {string} what Runs the check. */
export const checkWords = ({checks}, what) => `${what} checks the outputs at ${counted(checks.length, 'point')} against those of the playground, to 1e-12 of each or of 1.`;

/** What the file is, in paragraphs. @param {NetworkSubject} subject @param {string} how What it is written with. @param {string} last The last one. */
export function heading(subject, how, last) {
  const {title, seed, progress, loss, features, transform, layers} = subject;
  const inputs = features.map((id) => FEATURE_WORDS[id] ?? id).join(', ');
  return [
    `A neural network trained in Activation Playground, as ${how}.`,
    ...(title ? [title] : []),
    `Seed ${seed}, after ${counted(progress.epoch, 'epoch')} (${counted(progress.step, 'step')} of the optimizer). Loss: ${loss.name}.`,
    `Of a point (x, y) the network sees ${inputs}${transform ? ', after x and y are fitted to the range that it was trained in' : ''}. ` +
      `Then ${layers.length === 1 ? 'comes one layer' : `come ${layers.length} layers`}. ${outputWords(subject)}`,
    last,
  ];
}

/** What stands above a layer's numbers. @param {CodeLayer} layer @param {number} l @param {number} count */
export function layerWords({units, activation, call}, l, count) {
  const learned = call?.learned ?? [];
  const isByUnit = learned.some((name) => Array.isArray(call?.values[name]));
  const trained = learned.length > 0 ? `; ${learned.join(', ')} ${learned.length === 1 ? 'was' : 'were'} learned${isByUnit ? ', one for each unit' : ''}` : '';
  return `Layer ${l + 1} of ${count}: ${counted(units, 'unit')}, ${activation}${trained}.`;
}

/** What stands above the points. @param {NetworkSubject} subject @param {'train' | 'test'} which */
export function dataWords({train, test, counts}, which) {
  const shown = which === 'train' ? train : test;
  const what = which === 'train' ? 'it was trained on' : 'it was tested on';
  const cut = shown.length < counts[which] ? `the first ${shown.length} of ${counts[which]}` : counted(counts[which], 'point');
  return `The points ${what}, as x, y, label: ${cut}.`;
}

/** Whether a layer's parameters are written beside it: not where they are the function's defaults. @param {CodeLayer} layer
 * @param {NetworkSubject['functions']} functions */
export function hasValues({call}, functions) {
  if (!call) return false;
  const defaults = functions[call.function].parameters;
  return call.learned.length > 0 || Object.entries(call.values).some(([name, value]) => !Object.is(value, defaults[name]));
}

/** An expression on lines that are short: the next begins with an operator of sums or choices, or after a comma. @param {string} text @param {string} indent of all lines but the first */
function broken(text, indent) {
  const lines = [''];
  for (const piece of text.split(/ (?=[-+/?:] |if |else )|(?<=,) /)) {
    const line = lines[lines.length - 1];
    if (line === '') lines[lines.length - 1] = piece;
    else if (line.length + piece.length + 1 + indent.length <= LIST_WIDTH) lines[lines.length - 1] = `${line} ${piece}`;
    else lines.push(piece);
  }
  return lines.join(`\n${indent}`);
}

/** A function's text without long lines. @param {string} code @param {string} sign */
function folded(code, sign) {
  const isPython = sign === '#';
  return code.split('\n').map((line) => {
    if (line.length <= LIST_WIDTH) return line;
    const [, head, list, tail] = /^((?:def|function|inline double) \w+)\((.*)\)(:| \{)$/.exec(line) ?? [];
    if (head) return `${head}${bracketed(list.split(', '), '()', '', head + tail, isPython ? PYTHON_STEP : '    ', isPython ? ',' : '')}${tail}`;
    const [, indent, value] = /^( *)return (.*?);?$/.exec(line) ?? [];
    if (!value) return line;
    return isPython ? `${indent}return (\n${indent}    ${broken(value, `${indent}    `)}\n${indent})` : `${indent}return ${broken(value, `${indent}    `)};`;
  }).join('\n');
}

/** The functions with what they need, each once, and their formulas above them.
 * @param {NetworkSubject['functions']} functions @param {import('../code/languages.js').Pieces[]} pieces @param {string} sign Begins a comment. */
export const functionTexts = (functions, pieces, sign) =>
  [...unique(pieces.flatMap(({helpers}) => helpers)), ...pieces.map(({code}, i) => `${comment(functions[i].title, sign)}\n${folded(code, sign)}`)];

/** Texts of which none stands twice. @param {string[]} texts */
const unique = (texts) => [...new Set(texts)];
