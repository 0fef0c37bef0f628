// The contract of core.js, on both builds.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {CoreError, loadCore} from '../../web/core.js';

const simd = await loadCore({simd: true});
const scalar = await loadCore({simd: false});
const z = Float64Array.from({length: 2001}, (_, i) => (i - 1000) / 50);

/** @param {Float64Array} values */
const bits = (values) => [...new BigUint64Array(values.map((value) => (Number.isNaN(value) ? NaN : value)).buffer)];

/** @param {() => unknown} call @param {{code: string, field: string}} expected @param {RegExp} message */
function refuses(call, {code, field}, message) {
  assert.throws(call, (error) => {
    assert.ok(error instanceof CoreError);
    assert.equal(error.code, code);
    assert.equal(error.field, field);
    assert.match(error.message, message);
    return true;
  });
}

test('loading is idempotent, one instance for each build', async () => {
  assert.equal(await loadCore({simd: true}), simd);
  assert.equal(await loadCore({simd: false}), scalar);
  assert.notEqual(simd, scalar);
  assert.ok([simd, scalar].includes(await loadCore()));
});

test('a page in place of the file is named, and may be mended', async () => {
  const wasmUrl = 'data:text/html,<!doctype html>';
  await assert.rejects(loadCore({wasmUrl}), /^Error: data:text.*: what is there is no WebAssembly$/);
  await assert.rejects(loadCore({wasmUrl}), /no WebAssembly/);
});

test('a missing file is an error that a later call may get over', async () => {
  const wasmUrl = new URL('nowhere.wasm', import.meta.url);
  await assert.rejects(loadCore({wasmUrl}), /nowhere\.wasm/);
  await assert.rejects(loadCore({wasmUrl}), /nowhere\.wasm/);
});

test('the catalogue is plain frozen data', () => {
  const catalogue = simd.catalogue();
  assert.equal(catalogue.activations.length, 55);
  assert.equal(simd.catalogue(), catalogue);
  assert.deepEqual(catalogue, scalar.catalogue());
  assert.ok(Object.isFrozen(catalogue.activations[0].facts.range));
  for (const activation of catalogue.activations) {
    assert.ok(catalogue.families.includes(activation.family), activation.id);
    assert.match(activation.mathml, /^<math .*<\/math>$/s, activation.id);
    assert.match(activation.derivative.mathml, /^<math .*<\/math>$/s, activation.id);
  }
});

test('both builds give the same bits for every function', () => {
  for (const {id} of simd.catalogue().activations) {
    const [a, b] = [simd.evaluate({id}, z), scalar.evaluate({id}, z)];
    for (const key of /** @type {const} */ (['f', 'df', 'd2f'])) assert.deepEqual(bits(a[key]), bits(b[key]), `${id} ${key}`);
    const [g, h] = [simd.parameterGradients({id}, z), scalar.parameterGradients({id}, z)];
    assert.deepEqual(Object.keys(g), Object.keys(h));
    for (const name of Object.keys(g)) assert.deepEqual(bits(g[name]), bits(h[name]), `${id} ${name}`);
  }
});

test('results are copies, of any length', () => {
  const first = simd.evaluate({id: 'tanh'}, z);
  const kept = first.f.slice();
  const empty = simd.evaluate({id: 'tanh'}, new Float64Array(0));
  assert.deepEqual([empty.f.length, empty.df.length, empty.d2f.length], [0, 0, 0]);
  const one = simd.evaluate({id: 'tanh'}, z.slice(777, 778));
  assert.deepEqual([one.f[0], one.df[0], one.d2f[0]], [first.f[777], first.df[777], first.d2f[777]]);
  const long = new Float64Array(3_000_000).fill(0.5);  // memory has to grow for it
  const grown = simd.parameterGradients({id: 'srelu'}, long);
  assert.deepEqual(Object.keys(grown), ['t_r', 'a_r', 't_l', 'a_l']);
  assert.equal(grown.a_l.length, long.length);
  assert.equal(simd.evaluate({id: 'tanh'}, long).f[2_999_999], simd.evaluate({id: 'tanh'}, Float64Array.of(0.5)).f[0]);
  assert.deepEqual(first.f, kept);
});

test('parameters, left out or given', () => {
  const at = Float64Array.of(-1, 2);
  assert.deepEqual([...simd.evaluate({id: 'leaky_relu'}, at).f], [-0.01, 2]);
  assert.deepEqual([...simd.evaluate({id: 'leaky_relu', parameters: {negative_slope: 0.5}}, at).f], [-0.5, 2]);
  assert.deepEqual([...simd.evaluate({id: 'apl', parameters: {a0: 1, b0: 0, a1: 1, b1: 1}}, at).f], [3, 2]);
  assert.deepEqual({...simd.parameterGradients({id: 'prelu'}, at)}, {a: Float64Array.of(-1, 0)});
});

test('a formula is a function like any other', () => {
  const typed = simd.evaluate({formula: 'max(0,x)+a*min(0,x)', parameters: {a: 0.25}}, z);
  const prelu = simd.evaluate({id: 'prelu'}, z);
  assert.deepEqual(typed.f.map(Math.abs), prelu.f.map(Math.abs));
  assert.equal(simd.facts({formula: 'x'}), null);
  assert.deepEqual(Object.keys(simd.parameterGradients({formula: 'b*x + a'}, z)), ['b', 'a']);
});

test('formulas are compiled, or refused at their place', () => {
  const good = simd.compileFormula('x*sigmoid(beta*x)');
  assert.ok(good.ok);
  assert.deepEqual(good.parameters, ['beta']);
  assert.match(good.mathml, /β/);
  const bad = simd.compileFormula('x+😀*2');
  assert.ok(!bad.ok);
  assert.deepEqual([bad.offset, bad.length], [2, 2]);
});

test('facts and texts follow the parameters', () => {
  assert.deepEqual(simd.facts({id: 'elu'}).kinks, [{at: 0, order: 2}]);
  const facts = simd.facts({id: 'elu', parameters: {alpha: 0.5}});
  assert.deepEqual(facts.kinks, [{at: 0, order: 1}]);
  assert.deepEqual(facts.range, [{low: -0.5, high: Infinity, lowClosed: false, highClosed: false}]);
  assert.equal(facts.continuity, 0);
  assert.equal(simd.facts({id: 'tanh'}).continuity, Infinity);
  assert.notEqual(simd.texts({id: 'apl'}).formula, simd.texts({id: 'apl', parameters: {a0: 1, b0: 0}}).formula);
});

test('vector functions', () => {
  const {value} = simd.vectorFunction('softmax', Float64Array.of(1010, 1000, 990));
  assert.deepEqual([...value].map((p) => p.toPrecision(3)), ['1.00', '0.0000454', '2.06e-9']);
  assert.ok(simd.vectorFunction('naive_softmax', Float64Array.of(1010, 1000, 990)).value.every(Number.isNaN));
  const cooler = simd.vectorFunction('softmax', Float64Array.of(0, 2), {temperature: 2}).value;
  assert.deepEqual(cooler, simd.vectorFunction('softmax', Float64Array.of(0, 1)).value);
  for (const {id} of simd.catalogue().vectorFunctions) {
    assert.deepEqual(simd.vectorFunction(id, z.slice(0, 6)), scalar.vectorFunction(id, z.slice(0, 6)), id);
  }
});

test('Jacobians of vector functions, and cross-entropy', () => {
  const logits = Float64Array.of(2, 1, 0.1);
  const p = simd.vectorFunction('softmax', logits).value;
  const {jacobian} = simd.vectorJacobian('softmax', logits);
  assert.equal(jacobian.length, 9);
  jacobian.forEach((slope, k) => {
    const [i, j] = [Math.floor(k / 3), k % 3];
    assert.ok(Math.abs(slope - ((i === j ? p[i] : 0) - p[i] * p[j])) < 1e-16);
  });
  assert.equal(simd.vectorJacobian('glu', Float64Array.of(1, 2, 3, 4)).jacobian.length, 8);
  assert.deepEqual(simd.vectorJacobian('softmax', logits, {temperature: 2}), scalar.vectorJacobian('softmax', logits, {temperature: 2}));
  const {loss, gradient} = simd.crossEntropy(logits, 1);
  assert.ok(Math.abs(loss + Math.log(p[1])) < 1e-15);
  gradient.forEach((entry, i) => assert.ok(Math.abs(entry - (p[i] - (i === 1 ? 1 : 0))) < 1e-15));
  for (const target of [3, -1, 0.5, NaN]) assert.throws(() => simd.crossEntropy(logits, target), {code: 'wrong_type', field: 'target'});
  assert.throws(() => simd.vectorJacobian('softplus', logits), {code: 'unknown_vector_function'});
});

test('uniform numbers by seed and purpose', () => {
  const draw = simd.uniform('0.17539', 'rrelu', 1000);
  assert.deepEqual(draw, scalar.uniform('0.17539', 'rrelu', 1000));
  assert.notDeepEqual(draw, simd.uniform('0.17539', 'shuffle', 1000));
  assert.ok(draw.every((u) => u >= 0 && u < 1));
  const mean = draw.reduce((sum, u) => sum + u) / 1000;
  assert.ok(Math.abs(mean - 0.5) < 0.05, String(mean));
});

test('many specs in turn: those no longer used are let go', () => {
  for (let i = 1; i <= 1000; i++) {
    const alpha = i / 1000;
    assert.equal(simd.evaluate({id: 'elu', parameters: {alpha}}, Float64Array.of(0)).df[0], alpha);
  }
});

test('bad specs are refused by field, with what is accepted', () => {
  const evaluate = (/** @type {any} */ spec) => () => simd.evaluate(spec, z);
  refuses(evaluate({id: 'sigmod'}), {code: 'unknown_activation', field: 'id'}, /sigmoid/);
  refuses(evaluate({id: 'elu', parameters: {alpha: 0}}), {code: 'out_of_range', field: 'parameters.alpha'}, /above 0/);
  assert.throws(evaluate({id: 'elu', parameters: {alpha: -1}}), {value: -1});
  refuses(evaluate({id: 'elu', parameters: {alpha: NaN}}), {code: 'not_finite', field: 'parameters.alpha'}, /finite/);
  refuses(evaluate({id: 'elu', parameters: {alpha: Infinity}}), {code: 'not_finite', field: 'parameters.alpha'}, /finite/);
  refuses(evaluate({id: 'elu', parameters: {alpha: '1'}}), {code: 'wrong_type', field: 'parameters.alpha'}, /a number, not "1"/);
  refuses(evaluate({id: 'elu', parameters: {beta: 1}}), {code: 'unknown_parameter', field: 'parameters.beta'}, /alpha/);
  refuses(evaluate({id: 'elu', parameters: [1]}), {code: 'wrong_type', field: 'parameters'}, /by name/);
  refuses(evaluate({id: 'elu', alpha: 1}), {code: 'unknown_field', field: 'alpha'}, /parameters/);
  refuses(evaluate({id: 'hard_tanh', parameters: {min: 2}}), {code: 'out_of_order', field: 'parameters.min'}, /max/);
  refuses(evaluate({id: 'apl', parameters: {a0: 1}}), {code: 'missing_parameter', field: 'parameters.b0'}, /b0/);
  refuses(evaluate({formula: 'x +'}), {code: 'unexpected_end', field: 'formula'}, /value/);
  refuses(evaluate({formula: 'a*x', parameters: {b: 1}}), {code: 'unknown_parameter', field: 'parameters.b'}, /it has a\./);
  refuses(evaluate({id: 'elu', formula: 'x'}), {code: 'spec', field: 'id'}, /exactly one/);
  refuses(evaluate({}), {code: 'spec', field: 'id'}, /exactly one/);
  refuses(evaluate({id: ''}), {code: 'unknown_activation', field: 'id'}, /catalogue/);
  refuses(evaluate({id: 7}), {code: 'wrong_type', field: 'id'}, /a text, not 7/);
  refuses(evaluate('elu'), {code: 'wrong_type', field: 'spec'}, /an object/);
  refuses(evaluate(null), {code: 'wrong_type', field: 'spec'}, /an object/);
  refuses(() => simd.evaluate({id: 'elu'}, /** @type {any} */ ([1])), {code: 'wrong_type', field: 'z'}, /Float64Array/);
});

test('bad calls of the other functions are refused, too', () => {
  const x = Float64Array.of(1, 2);
  refuses(() => simd.vectorFunction('softplus', x), {code: 'unknown_vector_function', field: 'id'}, /softmax/);
  refuses(() => simd.vectorFunction('softmax', new Float64Array(0)), {code: 'wrong_length', field: 'x'}, /at least one number, not 0/);
  refuses(() => simd.vectorFunction('glu', Float64Array.of(1)), {code: 'wrong_length', field: 'x'}, /an even number of numbers, at least 2, not 1/);
  refuses(() => simd.vectorFunction('maxout', x, {temperature: 2}), {code: 'unknown_field', field: 'temperature'}, /takes no/);
  for (const n of [-1, 2.7, NaN, 1e9]) refuses(() => simd.uniform('1', 'rrelu', n), {code: 'wrong_type', field: 'n'}, /whole number/);
  refuses(() => simd.vectorFunction('softmax', x, {temperature: 0}), {code: 'out_of_range', field: 'temperature'}, /above 0/);
  refuses(() => simd.vectorFunction('softmax', x, /** @type {any} */ ({temperature: '1'})), {code: 'wrong_type', field: 'temperature'}, /a number/);
  refuses(() => simd.vectorFunction('softmax', x, /** @type {any} */ ({temprature: 1})), {code: 'unknown_field', field: 'temprature'}, /temperature/);
  refuses(() => simd.compileFormula(/** @type {any} */ (3)), {code: 'wrong_type', field: 'formula'}, /a text/);
});
