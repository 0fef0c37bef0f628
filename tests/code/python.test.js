// Functions taken away as NumPy and PyTorch compute what the page computes: at every reference point that the library can reach, to
// 1e-12, and PyTorch's autograd finds their slopes. Keras and JAX are read by Python, which says whether they are Python.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import test from 'node:test';

import {assertAgree, isInReach, settings, written} from './reference.mjs';

const PYTHON = process.env.PYTHON ?? 'python3';
const list = settings();

/** @param {string} text */
const number = (text) => Number(text.replace('inf', 'Infinity'));

/** @param {'numpy' | 'pytorch'} library */
function evaluated(library) {
  const task = {library, codes: written(library, list), points: list.map(({points}) => points.map(({z}) => String(Object.is(z, -0) ? '-0.0' : z)))};
  const script = fileURLToPath(new URL('evaluate.py', import.meta.url));
  const answers = JSON.parse(execFileSync(PYTHON, [script], {input: JSON.stringify(task), encoding: 'utf8', maxBuffer: 1 << 26}));
  return answers.map(({values, slopes}) => ({values: values.map(number), slopes: slopes.map(number)}));
}

test('NumPy: every function at every reference point', () => {
  assert.ok(assertAgree(list, evaluated('numpy').map(({values}) => values), isInReach) > 7000);
});

test('PyTorch: every function, and its slope, where the library can', () => {
  const answers = evaluated('pytorch');
  // Its sigmoid is 0 below -709, and its erfc ends before the smallest numbers.
  const can = (point, setting) => isInReach(point, setting) && Math.abs(point.z) <= 700 && (Math.abs(point.value) > 1e-290 || point.value === 0);
  assert.ok(assertAgree(list, answers.map(({values}) => values), can) > 6000);

  // At a kink each library has a convention of its own.
  const wrong = list.flatMap((setting, i) => setting.points.flatMap(({z, slope}, k) => {
    const isKink = setting.kinks.includes(z);
    const error = Math.abs(answers[i].slopes[k] - slope);
    return isKink || Math.abs(z) > 20 || error <= 1e-9 * Math.max(1, Math.abs(slope)) ? [] : [`${setting.where} at ${z}: slope ${answers[i].slopes[k]}, not ${slope}`];
  }));
  assert.deepEqual(wrong.slice(0, 40), []);
});

for (const language of ['numpy', 'pytorch', 'keras', 'jax']) {
  test(`${language}: every function is Python`, () => {
    const script = 'import ast, json, sys\nfor code in json.load(sys.stdin):\n    tree = ast.parse(code)\n    assert any(isinstance(node, ast.FunctionDef) for node in tree.body)\n';
    execFileSync(PYTHON, ['-c', script], {input: JSON.stringify(written(language, list))});
  });
}
