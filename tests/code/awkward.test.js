// Awkward formulas compute in JavaScript, C++, NumPy and PyTorch what the core computes, and PyTorch's autograd finds the slopes by
// parameters that are tensors. No word of a language gets in the way, as a parameter or as the name of the function.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import test from 'node:test';

import {loadCore} from '../../web/core.js';
import {LANGUAGES, subjectOf} from '../../web/state/code/languages.js';
import {AWKWARD, POINTS, WORDS} from './awkward.mjs';

const PYTHON = process.env.PYTHON ?? 'python3';
const core = await loadCore();

/** @param {string} formula @param {Record<string, number>} parameters @param {string} id */
const subject = (formula, parameters, id) => subjectOf({id, name: id, texts: core.texts({formula, parameters}), parameters});
/** @param {string} language */
const written = (language) => AWKWARD.map(([formula, parameters = {}], i) => LANGUAGES[language].write(subject(formula, parameters, `f${i}`)));
/** @param {string} text */
const number = (text) => Number(text.replace('inf', 'Infinity'));

/** Powers and exponentials of a thousand lose some digits in any library. @param {number} computed @param {number} exact */
const isNear = (computed, exact) => Object.is(computed, exact) || Math.abs(computed - exact) <= 1e-12 * Math.abs(exact) + 1e-300;

/** @param {string} language @param {number[][]} values */
function assertAgree(language, values) {
  const wrong = AWKWARD.flatMap(([formula, parameters = {}], i) => {
    const {f} = core.evaluate({formula, parameters}, Float64Array.from(POINTS));
    return POINTS.flatMap((z, k) => (isNear(values[i][k], f[k]) ? [] : [`${formula} ${JSON.stringify(parameters)} at ${z}: ${values[i][k]}, not ${f[k]}`]));
  });
  assert.deepEqual(wrong.slice(0, 40), [], `${language}: ${wrong.length} of ${AWKWARD.length * POINTS.length}`);
}

/** @param {object} task */
function python(task) {
  const script = fileURLToPath(new URL('evaluate.py', import.meta.url));
  return JSON.parse(execFileSync(PYTHON, ['-W', 'ignore', script], {input: JSON.stringify(task), encoding: 'utf8', maxBuffer: 1 << 26}));
}

/** Compiles and runs a program. @param {string} source @param {string} standard */
function compiled(source, standard) {
  const folder = mkdtempSync(join(tmpdir(), 'activation-awkward-'));
  try {
    const [file, binary] = [join(folder, 'all.cpp'), join(folder, 'all')];
    writeFileSync(file, source);
    execFileSync('g++', [`-std=${standard}`, '-O0', '-Wall', '-Wextra', '-Werror', '-o', binary, file], {stdio: 'pipe'});
    return execFileSync(binary, {encoding: 'utf8'}).trim().split('\n').map(number);
  } finally {
    rmSync(folder, {recursive: true});
  }
}
/** A text in a namespace of its own: helpers have the same names. @param {string} code @param {number} i */
const spaced = (code, i) => code.replace('namespace activations {', `namespace n${i} {`).replace(/^#include.*$/gm, '');
const HEADERS = ['cassert', 'cerrno', 'cfloat', 'climits', 'cmath', 'cstdio', 'cstdlib', 'cstring'].map((name) => `#include <${name}>\n`).join('');
/** @param {number} z */
const literal = (z) => (Object.is(z, -0) ? '-0.0' : z.toExponential());

test('the list is as long as it should be, and the core takes all of it', () => {
  assert.ok(AWKWARD.length > 100);
  for (const [formula, parameters = {}] of AWKWARD) assert.deepEqual(/** @type {any} */ (core.compileFormula(formula)).parameters?.toSorted?.() ?? [], Object.keys(parameters).sort(), formula);
});

test('JavaScript, in scripts and in modules', () => {
  for (const strict of ['', '"use strict";\n']) {
    assertAgree('javascript', written('javascript').map((code, i) => {
      const computed = new Function(`${strict}${code}\nreturn f${i};`)();
      return POINTS.map((z) => computed(z));
    }));
  }
});

test('C++', () => {
  const calls = AWKWARD.map((_, i) => POINTS.map((z) => `  std::printf("%.17g\\n", n${i}::f${i}(${literal(z)}));`).join('\n')).join('\n');
  const numbers = compiled(`${HEADERS}${written('cpp').map(spaced).join('\n')}\nint main() {\n${calls}\n}\n`, 'c++17');
  assertAgree('cpp', AWKWARD.map((_, i) => numbers.slice(i * POINTS.length, (i + 1) * POINTS.length)));
});

for (const library of ['numpy', 'pytorch']) {
  test(library, () => {
    const answers = python({library, codes: written(library), points: AWKWARD.map(() => POINTS.map(literal))});
    assertAgree(library, answers.map(({values}) => values.map(number)));
  });
}

test('PyTorch finds the slopes by parameters that are tensors', () => {
  const taken = AWKWARD.map((row, i) => ({row, i})).filter(({row: [formula, parameters = {}]}) => {
    // No value or slope is infinite, nor what it is made of; at this z none of these has a kink.
    if (Object.values(parameters).some((value) => Math.abs(value) > 100)) return false;
    const slopes = Object.values(core.parameterGradients({formula, parameters}, Float64Array.of(0.25)));
    return slopes.length > 0 && slopes.every(([slope]) => Number.isFinite(slope)) && Number.isFinite(core.evaluate({formula, parameters}, Float64Array.of(0.25)).f[0]);
  });
  assert.ok(taken.length > 50);
  const codes = written('pytorch');
  const answers = python({library: 'pytorch', codes: taken.map(({i}) => codes[i]), names: taken.map(({i}) => `f${i}`), points: taken.map(() => ['0.25']),
    trained: taken.map(({row: [formula, parameters = {}]}) => Object.values(subject(formula, parameters, 'f').parameters))});
  const wrong = taken.flatMap(({row: [formula, parameters = {}]}, k) => {
    const exact = core.parameterGradients({formula, parameters}, Float64Array.of(0.25));
    return Object.keys(subject(formula, parameters, 'f').parameters).flatMap((name, j) => {
      // Comparisons have no slope to find.
      const found = answers[k].trained[j] === 'None' ? 0 : number(answers[k].trained[j]);
      return Math.abs(found - exact[name][0]) <= 1e-9 * Math.max(1, Math.abs(exact[name][0])) ? [] : [`${formula} by ${name}: ${found}, not ${exact[name][0]}`];
    });
  });
  assert.deepEqual(wrong, []);
});

/** Every word as the name of a parameter, and as that of the function; all are 3 at z = 3. @param {string} language */
const named = (language) => WORDS.flatMap((word) => [
  LANGUAGES[language].write(subject(`${word}*tanh(x)/tanh(x)+sigmoid(x)/sigmoid(x)`, {[word]: 2}, 'f')),
  LANGUAGES[language].write(subject('x*tanh(x)/tanh(x)*sigmoid(x)/sigmoid(x)*erfc(x)/erfc(x)', {}, word)),
]);
const is3 = (/** @type {number} */ value) => Math.abs(value - 3) < 1e-12;
/** What the function is called. @param {string} code @param {RegExp} head */
const nameIn = (code, head) => /** @type {string[]} */ ([...code.matchAll(head)].at(-1))[1];

test('no word of JavaScript is in the way', async () => {
  for (const code of named('javascript')) {
    const name = nameIn(code, /^function (\w+)\(/gm);
    assert.ok(is3(new Function(`${code}\nreturn ${name};`)()(3)), code);
    const {default: computed} = await import(`data:text/javascript,${encodeURIComponent(`${code}\nexport default ${name};`)}`);
    assert.ok(is3(computed(3)), code);
  }
});

for (const standard of ['c++17', 'gnu++20']) {
  test(`no word of C++ is in the way: ${standard}`, () => {
    const codes = named('cpp');
    const calls = codes.map((code, i) => `  std::printf("%.17g\\n", n${i}::${nameIn(code, /^inline double (\w+)\(/gm)}(3));`);
    const numbers = compiled(`${HEADERS}${codes.map(spaced).join('\n')}\nint main() {\n${calls.join('\n')}\n}\n`, standard);
    codes.forEach((code, i) => assert.ok(is3(numbers[i]), code));
  });
}

for (const library of ['numpy', 'pytorch', 'keras', 'jax']) {
  test(`no word of Python is in the way: ${library}`, () => {
    const codes = named(library);
    const canRun = library === 'numpy' || library === 'pytorch';
    const answers = python({library: canRun ? library : 'compile', codes, names: codes.map((code) => nameIn(code, /^def (\w+)\(/gm)), points: codes.map(() => ['3'])});
    if (canRun) codes.forEach((code, i) => assert.ok(is3(number(answers[i].values[0])), code));
  });
}
