// A network as one C++ file with Eigen.

import {cppPieces} from '../code/cpp.js';
import {bracketed, checkWords, comment, dataWords, functionTexts, hasValues, heading, layerWords, literal, vector} from './words.js';

/** @typedef {import('./subject.js').NetworkSubject} NetworkSubject */

const LINE = 120;

/** @type {Record<string, string>} */
const FEATURES = {x: 'x', y: 'y', x_squared: 'x * x', y_squared: 'y * y', x_times_y: 'x * y', sin_x: 'x.sin()', sin_y: 'y.sin()'};

const DENSE = `// What each unit of a layer makes of its inputs; a row for each point.
Eigen::MatrixXd dense(const Eigen::MatrixXd& A, const Eigen::MatrixXd& W, const Eigen::VectorXd& b) {
  return (A * W.transpose()).rowwise() + b.transpose();
}
`;
const EACH = `// f(z, unit) of every z.
template <typename Function>
Eigen::MatrixXd each(Eigen::MatrixXd Z, Function f) {
  for (Eigen::Index unit = 0; unit < Z.cols(); ++unit) {
    for (Eigen::Index i = 0; i < Z.rows(); ++i) Z(i, unit) = f(Z(i, unit), unit);
  }
  return Z;
}
`;
const SOFTMAX = `Eigen::MatrixXd softmax(Eigen::MatrixXd Z) {
  for (Eigen::Index i = 0; i < Z.rows(); ++i) {
    Z.row(i) = (Z.row(i).array() - Z.row(i).maxCoeff()).exp();
    Z.row(i) /= Z.row(i).sum();
  }
  return Z;
}
`;

/** Rows of numbers without brackets, as Eigen takes them; of a row that needs several lines the rest is further in. @param {number[][]} rows @param {string} indent */
const listed = (rows, indent) => rows.map((row) => {
  const text = vector(row, '{}', indent, '', '');
  if (!text.includes('\n')) return indent + text.slice(1, -1);
  return text.split('\n').slice(1, -1).map((line, i) => (i === 0 ? line : `  ${line}`)).join('\n').replace(/,$/, '');
}).join(',\n');

/** Closes a list, on a line of its own where the last one is full. @param {string} text @param {string} indent */
const finished = (text, indent) => `${text}${text.length - text.lastIndexOf('\n') > LINE - 13 ? `\n${indent}` : ''}).finished();`;

/** @param {string} name @param {number[][]} rows @param {string} [indent] */
const eigenMatrix = (name, rows, indent = '') => `${indent}const Eigen::MatrixXd ${name} =\n${indent}    (Eigen::MatrixXd(${rows.length}, ${rows[0].length}) <<\n${finished(listed(rows, `${indent}     `), `${indent}    `)}`;
/** @param {string} name @param {number[]} numbers */
const eigenVector = (name, numbers) => `const Eigen::VectorXd ${name} =\n    (Eigen::VectorXd(${numbers.length}) <<\n${finished(listed([numbers], '     '), '    ')}`;
/** @param {string} name @param {number[][]} rows */
const pointList = (name, rows) => `const std::vector<Point> ${name} = {${rows.length > 0 ? `\n${rows.map((row) => `    ${vector(row, '{}')},\n`).join('')}` : ''}};\n`;

/** @param {NetworkSubject} subject */
export function cppNetwork(subject) {
  const {layers, functions, features, transform, train, test, checks} = subject;
  const pieces = functions.map(cppPieces);
  const numbers = layers.map((layer, l) => {
    const n = l + 1;
    const {call} = layer;
    const values = call && hasValues(layer, functions) ? Object.values(call.values).map((value, i) => {
      const name = `p${n}_${pieces[call.function].names[i]}`;
      return typeof value === 'number' ? `constexpr double ${name} = ${literal(value)};` : eigenVector(name, value);
    }) : [];
    return [comment(layerWords(layer, l, layers.length), '//'), eigenMatrix(`W${n}`, layer.weights), eigenVector(`b${n}`, layer.biases), ...values, ''].join('\n');
  });
  const steps = layers.map((layer, l) => {
    const n = l + 1;
    const {call} = layer;
    const z = `dense(A, W${n}, b${n})`;
    if (!call) return `  A = softmax(${z});`;
    const values = hasValues(layer, functions) ? Object.values(call.values) : [];
    const given = values.map((value, i) => `p${n}_${pieces[call.function].names[i]}${typeof value === 'number' ? '' : '(unit)'}`);
    const head = `A = each(${z}, [](double z, Eigen::Index${given.some((one) => one.endsWith('(unit)')) ? ' unit' : ''}) {`;
    const called = `return ${pieces[call.function].name}`;
    const short = `  ${head} ${called}(${['z', ...given].join(', ')}); });`;
    return short.length <= LINE ? short : `  ${head}\n    ${called}${bracketed(['z', ...given], '()', '    ', called, '    ', '')};\n  });`;
  });
  const fit = transform ? [`  x = ${literal(transform.xScale)} * x + ${literal(transform.xOffset)};`, `  y = ${literal(transform.yScale)} * y + ${literal(transform.yOffset)};`] : [];
  const compared = checks.length === 0 ? [] : [
    eigenMatrix('points', checks.map(({point}) => point), '  '),
    eigenMatrix('expected', checks.map(({output}) => output), '  '),
    '  const Eigen::MatrixXd output = network::predict(points);',
    '  for (Eigen::Index i = 0; i < output.rows(); ++i) {',
    '    for (Eigen::Index k = 0; k < output.cols(); ++k) {',
    '      const double value = output(i, k), wanted = expected(i, k);',
    '      if (std::fabs(value - wanted) <= 1e-12 * std::fmax(1, std::fabs(wanted))) continue;',
    '      std::printf("At (%g, %g) an output is %.17g, not %.17g.\\n", points(i, 0), points(i, 1), value, wanted);',
    '      return 1;',
    '    }',
    '  }',
  ];
  const blocks = [
    '#include <Eigen/Core>\n#include <cmath>\n#include <cstdio>\n#include <vector>\n',
    'namespace network {\n',
    numbers.join('\n'),
    ...functionTexts(functions, pieces, '//'),
    DENSE,
    EACH,
    ...(layers.some(({call}) => !call) ? [SOFTMAX] : []),
    ['// The outputs at points, a row for each; a point is x, y.', 'Eigen::MatrixXd predict(const Eigen::MatrixXd& points) {', '  Eigen::ArrayXd x = points.col(0), y = points.col(1);', ...fit,
      `  Eigen::MatrixXd A(points.rows(), ${features.length});`, ...features.map((id, i) => `  A.col(${i}) = ${FEATURES[id]};`), ...steps, '  return A;', '}', ''].join('\n'),
    'struct Point {\n  double x, y, label;\n};\n',
    `${comment(dataWords(subject, 'train'), '//')}\n${pointList('train', train)}`,
    `${comment(dataWords(subject, 'test'), '//')}\n${pointList('test', test)}`,
    '}  // namespace network\n',
    ['int main() {', ...compared, '  std::puts("The predictions are those of the playground.");', '}', ''].join('\n'),
  ];
  const head = heading(subject, 'C++ with Eigen', checkWords(subject, 'The program')).map((text) => comment(text, '//')).join('\n//\n');
  return `${head}\n\n${blocks.join('\n')}`;
}
