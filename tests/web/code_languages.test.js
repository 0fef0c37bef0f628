// Formulas as code: the tree, brackets, names that a language keeps for itself, and slopes that stay numbers. What the code computes
// is tested in tests/code.
import assert from 'node:assert/strict';
import test from 'node:test';

import {loadCore} from '../../web/core.js';
import {LANGUAGES, subjectOf} from '../../web/state/code/languages.js';
import {identifier} from '../../web/state/code/names.js';
import {parametersIn, parse} from '../../web/state/code/parse.js';

const core = await loadCore();
const {activations} = core.catalogue();

/** @param {string} language @param {string} formula @param {Record<string, number>} [parameters] @param {string} [id] */
function code(language, formula, parameters = {}, id = 'f') {
  const texts = core.texts({formula, parameters});
  return LANGUAGES[language].write(subjectOf({id, name: id, texts, parameters}));
}
/** The expression that is returned. @param {string} language @param {string} formula @param {Record<string, number>} [parameters] */
const returned = (language, formula, parameters) => /return (.*?);?\n/.exec(code(language, formula, parameters).split(/def f|double f|function f/)[1])?.[1];

test('a tree has the shape of the grammar', () => {
  const shape = ({kind, text, args}) => (args.length > 0 ? `(${kind} ${args.map(shape).join(' ')})` : text || kind);
  for (const [formula, expected] of [
    ['1-2-x', '(- (- 1 2) z)'], ['-x^2', '(negate (^ z 2))'], ['x^-2', '(^ z (negate 2))'], ['2^x^3', '(^ 2 (^ z 3))'], ['a*-x', '(* a (negate z))'],
    ['if(x<=1e-3, .5, +pi)', '(if (<= z 1e-3) .5 pi)'], ['pow(x, n)', '(^ z n)'], ['1/2/x', '(/ (/ 1 2) z)'], ['x == 1', '(== z 1)'],
  ]) assert.equal(shape(parse(formula)), expected, formula);
  assert.deepEqual(parametersIn(parse('b*x+a*sin(b)')), ['b', 'a']);
  for (const broken of ['', 'x+', '(x', 'x)', 'x $ 1', 'max(x']) assert.throws(() => parse(broken), broken);
});

test('brackets stand where they are needed, and only there', () => {
  for (const [formula, javascript, python] of [
    ['(x+1)*2', '(z + 1) * 2', '(z + 1) * 2'],
    ['x-(1-x)', 'z - (1 - z)', 'z - (1 - z)'],
    ['x/(2*x)', 'z / (2 * z)', 'z / (2 * z)'],
    ['-x^2', '-(z ** 2)', '-z**2'],
    ['(-x)^2', '(-z) ** 2', '(-z)**2'],
    ['(x^2)^3', '(z ** 2) ** 3', '(z**2)**3'],
    ['x^-2', 'z ** (-2)', 'z**(-2)'],
    ['2*if(x > 0, x, 0)', '2 * (z > 0 ? z : 0)', '2 * np.where(z > 0, z, 0)'],
    ['clamp(x, 0, 1)', 'Math.min(Math.max(z, 0), 1)', 'np.clip(z, 0, 1)'],
  ]) {
    assert.equal(returned('javascript', formula), javascript, formula);
    assert.equal(returned('numpy', formula), python, formula);
  }
});

test('whole numbers do not divide as whole numbers in C++', () => {
  assert.equal(returned('cpp', '1/2*x'), '1.0 / 2.0 * z');
  assert.equal(returned('cpp', '(x+1)^2'), 'std::pow(z + 1.0, 2)');
  assert.equal(returned('cpp', '((x+1)*(x-1))^2'), 'std::pow((z + 1.0) * (z - 1.0), 2)');
});

test('names that a language keeps for itself get a line behind them', () => {
  assert.match(code('numpy', 'lambda*x', {lambda: 0.5}), /def f\(z, lambda_=0\.5\):\n.*\n {4}return lambda_ \* z/);
  assert.match(code('javascript', 'new*x', {new: 2}), /function f\(z, new_ = 2\)/);
  assert.match(code('cpp', 'double*x', {double: 2}), /f\(double z, double double_ = 2\.0\)/);
  assert.match(code('javascript', 'x', {}, 'function'), /function function_\(z\)/);
  assert.match(code('pytorch', 'if(x > 0, x, z1*expm1(x))', {z1: 2}), /def f\(z, z1_=2\):[^]*z1_ \* torch\.expm1\(z1\)/);
});

test('any name becomes one that code can have', () => {
  for (const [name, id] of [['My curve 2', 'my_curve_2'], ['我的函数', 'activation'], ['2nd', 'activation_2nd'], ['ReLU', 'relu'], ['é', 'e'], ['', 'activation']]) assert.equal(identifier(name, 'activation'), id);
});

test('what is computed apart from z is computed with numbers', () => {
  assert.equal(returned('pytorch', 'x/sqrt(2)'), 'z / math.sqrt(2)');
  assert.equal(returned('pytorch', 'max(x, 0)'), 'torch.clamp(z, min=0)');
  assert.equal(returned('pytorch', 'min(1, x)'), 'torch.clamp(z, max=1)');
  assert.equal(returned('pytorch', 'max(x, -x)'), 'torch.maximum(z, -z)');
  assert.equal(returned('pytorch', '3'), 'torch.full_like(z, 3)');
  assert.equal(returned('pytorch', 'if(x > 0, a, 1)', {a: 2}), 'torch.where(z > 0, a * torch.ones_like(z), torch.full_like(z, 1))');
});

test('what may be no finite number, or has a slope to be learned, is computed with arrays', () => {
  assert.match(code('pytorch', 'x*sqrt(a)', {a: 2}), /\n {4}a = torch\.as_tensor\(a, dtype=z\.dtype, device=z\.device\)\n {4}return z \* torch\.sqrt\(a\)\n/);
  assert.match(code('numpy', '1/a*x', {a: 0}), /\n {4}a = np\.asarray\(a, dtype=float\)\n {4}return 1 \/ a \* z\n/);
  assert.equal(returned('pytorch', 'if(1 > 0, x, -x)'), 'torch.where(torch.as_tensor(1, dtype=z.dtype, device=z.device) > 0, z, -z)');
  assert.equal(returned('numpy', '1/0*x'), 'np.float64(1) / 0 * z');
  assert.equal(returned('numpy', 'clamp(x, sqrt(a), 1)', {a: -1}), 'np.minimum(np.maximum(z, np.sqrt(a)), 1)');
  for (const [formula, python] of [['(1-a)*b*x', '(1 - a) * b * z'], ['(a+b)/2*x', '(a + b) / 2 * z'], ['x/(a*b)', 'z / (a * b)'], ['x^a', 'z**a'], ['max(x, a)+b', 'torch.clamp(z, min=a) + b'], ['clamp(x, a, b)', 'torch.clamp(z, a, b)']]) {
    const parameters = Object.fromEntries(parametersIn(parse(formula)).map((name) => [name, 1]));
    assert.equal(returned('pytorch', formula, parameters), python);
    assert.doesNotMatch(code('pytorch', formula, parameters), /as_tensor/);
  }
});

test('numbers mean in every language what they mean to the core', () => {
  for (const language of ['javascript', 'numpy', 'pytorch', 'keras', 'jax']) assert.equal(returned(language, '010*x+00.5'), '10 * z + 0.5');
  assert.equal(returned('cpp', 'x^010'), 'std::pow(z, 10)');
  assert.equal(returned('numpy', '100000000000000*x+1000000000000000'), '100000000000000 * z + 1000000000000000.0');
  assert.match(code('jax', 'a*x', {a: 1e20}), /a=100000000000000000000\.0\)/);
  assert.match(code('javascript', 'a*x', {a: -0}), /a = -0\.0\)/);
});

test('the title is one line, and its name stays as it was given', () => {
  const title = (name) => code('numpy', 'x + 1', {}, name).split('\n')[0];
  assert.equal(title('x squared'), '# x squared: f(z) = z + 1');
  assert.equal(title('a\nimport os\u2028b\u0085\r\tc\0\u202ed'), '# a import os b c d: f(z) = z + 1');
});

test('a piece that may overflow where it is not taken sees another z, for the sake of slopes', () => {
  for (const [language, where] of [['pytorch', 'torch.where(z > 0, torch.full_like(z, 0), z)'], ['keras', 'ops.where(z > 0, 0, z)'], ['jax', 'jnp.where(z > 0, 0, z)']]) {
    const text = code(language, 'if(x > 0, x, expm1(x))');
    assert.ok(text.includes(`z1 = ${where}`), text);
    assert.match(text, /expm1\(z1\)\)/);
  }
  assert.doesNotMatch(code('pytorch', 'if(x > 0, x, a*x)', {a: 0.1}), /z1/);
  assert.doesNotMatch(code('numpy', 'if(x > 0, x, expm1(x))'), /z1/);
  assert.match(code('jax', 'if(abs(x) > 1, sin(x)/x, 1)'), /z1 = jnp\.where\(jnp\.abs\(z\) > 1, z, 1\)/);
});

test('LaTeX is what a textbook prints', () => {
  const f = (formula, parameters = {}) => /f\(z\) &= (.*?)( \\\\)?\n/.exec(code('latex', formula, parameters))?.[1];
  for (const [formula, expected] of [
    ['1/(1+exp(-x))', '\\frac{1}{1 + e^{-z}}'],
    ['if(x > 0, x, alpha*(exp(x)-1))', '\\begin{cases} z, & z > 0 \\\\ \\alpha (e^{z} - 1), & z \\le 0 \\end{cases}'],
    ['if(x > 0, if(x < 6, x, 6), 0)', '\\begin{cases} 0, & z \\le 0 \\\\ z, & z < 6 \\\\ 6, & \\text{otherwise} \\end{cases}'],
    ['tanh(x)^2', '\\tanh^{2}(z)'], ['sqrt(x)^3', '(\\sqrt{z})^{3}'], ['a0*x+t_l', 'a_{0} z + t_{l}'], ['2*3*x', '2 \\cdot 3 z'],
    ['negative_slope*x', '\\mathrm{negative\\_slope} \\cdot z'], ['log1p(x)', '\\ln(1 + z)'], ['-(x+1)', '-(z + 1)'], ['1e-3*x', '1 \\cdot 10^{-3} z'],
  ]) assert.equal(f(formula, Object.fromEntries(parametersIn(parse(formula)).map((name) => [name, 1]))), expected, formula);
});

for (const {id, name, parameters} of activations) {
  test(`${id} in every language`, () => {
    const values = Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter.initial]));
    const subject = subjectOf({id, name, texts: core.texts({id}), parameters: values});
    for (const [language, {write}] of Object.entries(LANGUAGES)) {
      const text = write(subject);
      assert.doesNotMatch(text, /undefined|NaN(?!\.$)|\[object|\t| $/m, `${language}\n${text}`);
      assert.equal([...text.replace(/^(#|\/\/|%).*$/gm, '')].reduce((depth, character) => depth + Number('([{'.includes(character)) - Number(')]}'.includes(character)), 0), 0, text);
      assert.ok(text.startsWith(language === 'latex' ? '% ' : ['cpp', 'javascript'].includes(language) ? '// ' : '# '));
      assert.ok(text.endsWith('\n'));
    }
  });
}
