// Functions in Python without any package compute what the core computes: at every reference point, and for awkward formulas; no
// word is in the way.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import test from 'node:test';

import {loadCore} from '../../web/core.js';
import {subjectOf} from '../../web/state/code/languages.js';
import {plainPythonPieces} from '../../web/state/code/plain_python.js';
import {AWKWARD, POINTS, WORDS} from './awkward.mjs';
import {assertAgree, isInReach, settings} from './reference.mjs';

const PYTHON = process.env.PYTHON ?? 'python3';
const core = await loadCore();

/** @param {import('../../web/state/code/languages.js').Subject} subject */
const written = (subject) => {
  const {name, helpers, code} = plainPythonPieces(subject);
  return {name, code: ['import math', ...helpers, code].join('\n\n')};
};

const SCRIPT = `import json, sys
answers = []
for task in json.load(sys.stdin):
    names = {}
    exec(compile(task["code"], task["code"], "exec"), names)
    answers.append([repr(float(names[task["name"]](float(point)))) for point in task["points"]])
json.dump(answers, sys.stdout)
`;
/** @param {{name: string, code: string, points: number[]}[]} tasks @returns {number[][]} */
function evaluated(tasks) {
  const input = JSON.stringify(tasks.map((task) => ({...task, points: task.points.map((z) => (Object.is(z, -0) ? '-0.0' : String(z)))})));
  return JSON.parse(execFileSync(PYTHON, ['-c', SCRIPT], {input, encoding: 'utf8', maxBuffer: 1 << 26}))
      .map((values) => values.map((value) => Number(value.replace('inf', 'Infinity'))));
}

test('every function at every reference point', () => {
  const list = settings();
  const values = evaluated(list.map(({subject, points}) => ({...written(subject), points: points.map(({z}) => z)})));
  assert.ok(assertAgree(list, values, isInReach) > 7000);
});

test('awkward formulas', () => {
  const values = evaluated(AWKWARD.map(([formula, parameters = {}]) => ({...written(subjectOf({id: 'f', name: 'f', texts: core.texts({formula, parameters}), parameters})), points: POINTS})));
  const wrong = AWKWARD.flatMap(([formula, parameters = {}], i) => {
    const {f} = core.evaluate({formula, parameters}, Float64Array.from(POINTS));
    return POINTS.flatMap((z, k) => (Object.is(values[i][k], f[k]) || Math.abs(values[i][k] - f[k]) <= 1e-12 * Math.abs(f[k]) + 1e-300 ? [] :
      [`${formula} ${JSON.stringify(parameters)} at ${z}: ${values[i][k]}, not ${f[k]}`]));
  });
  assert.deepEqual(wrong.slice(0, 40), []);
});

test('no word of Python is in the way', () => {
  const tasks = WORDS.flatMap((word) => ['exp', 'power', 'divide', word].flatMap((name) => [
    {formula: `${name}*tanh(x)/tanh(x)+sigmoid(x)/sigmoid(x)*exp(0)*x^0`, parameters: {[name]: 2}, id: 'f'},
    {formula: 'x*tanh(x)/tanh(x)*exp(x)/exp(x)*sqrt(x)/sqrt(x)', parameters: {}, id: name},
  ])).filter(({formula, parameters}) => core.compileFormula(formula).ok && Object.keys(parameters).every((name) => !['e', 'pi'].includes(name)));
  const values = evaluated(tasks.map(({formula, parameters, id}) => ({...written(subjectOf({id, name: id, texts: core.texts({formula, parameters}), parameters})), points: [3]})));
  values.forEach(([value], i) => assert.ok(Math.abs(value - 3) < 1e-12, JSON.stringify(tasks[i])));
});
