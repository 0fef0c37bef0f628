// What the view of softmax shows: its numbers, how they are written, and where its bars lie.
import assert from 'node:assert/strict';
import test from 'node:test';

import {loadCore} from '../../web/core.js';
import {axisOf, barOf, windowOf} from '../../web/draw/bars.js';
import {drawRamp} from '../../web/draw/ramp.js';
import {comparisonOf, numbersIn, rampOf, valuesOf} from '../../web/view/softmax/values.js';
import {cell, entry, logit, output, probability} from '../../web/view/softmax/words.js';

const core = await loadCore();
const SEVEN = [1, 2, 3, 4, 1, 2, 3];
const TOO_LARGE = [1010, 1000, 990];
const plain = {temperature: 1, vector: 'softmax', class: 0, shift: 0};
const sum = (values) => values.reduce((total, value) => total + value, 0);
const near = (actual, expected, tolerance = 1e-15) => assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);

test('the seven logits of the tutorial', () => {
  const {output: p} = valuesOf(core, {...plain, logits: SEVEN});
  assert.deepEqual([...p].map((share) => share.toFixed(3)), ['0.024', '0.064', '0.175', '0.475', '0.024', '0.064', '0.175']);
});

test('cross-entropy and p - y, whatever function is shown', () => {
  for (const vector of ['softmax', 'log_softmax', 'softmin', 'sparsemax']) {
    const {loss, gradient} = valuesOf(core, {logits: SEVEN, temperature: 0.5, vector, class: 3});
    const p = core.vectorFunction('softmax', Float64Array.from(SEVEN), {temperature: 0.5}).value;
    near(loss, -Math.log(p[3]));
    gradient.forEach((slope, i) => near(slope, p[i] - (i === 3 ? 1 : 0)));
  }
});

test('every row of every Jacobian adds up to 0', () => {
  for (const vector of ['softmax', 'log_softmax', 'softmin', 'sparsemax']) {
    const {jacobian, z} = valuesOf(core, {logits: [2, 1, 0.1, 1.5], temperature: 0.7, vector, class: 0});
    z.forEach((_, i) => near(sum(jacobian.subarray(4 * i, 4 * i + 4)), 0, 1e-14));
    assert.ok(jacobian.some((slope) => slope !== 0), vector);
  }
});

test('too large for the naive way, and not for the stable one', () => {
  const {exps, sum: total, naive, stable, lowered, end} = comparisonOf(core, {...plain, logits: TOO_LARGE});
  assert.deepEqual([...exps], [Infinity, Infinity, Infinity]);
  assert.equal(total, Infinity);
  assert.ok(naive.every(Number.isNaN));
  assert.deepEqual([...lowered], [0, -10, -20]);
  assert.deepEqual([...stable].map(probability), ['0.99995', '4.5×10⁻⁵', '2.1×10⁻⁹']);
  assert.equal(end, 'overflow');
});

test('the naive shares are what the numbers in between give', () => {
  for (const shift of [-744, -300, 0, 300, 709, 1000]) {
    for (const temperature of [0.5, 1, 3]) {
      const {exps, sum: total, naive, loweredExps, loweredSum, stable} = comparisonOf(core, {logits: [2, 1, 0.1], temperature, shift});
      naive.forEach((p, i) => assert.equal(p, exps[i] / total));
      stable.forEach((p, i) => near(p, loweredExps[i] / loweredSum));
    }
  }
});

test('how the naive way ends', () => {
  const endOf = (logits, shift = 0, temperature = 1) => comparisonOf(core, {logits, shift, temperature}).end;
  assert.equal(endOf([2, 1, 0.1]), 'same');
  assert.equal(endOf([2, 1, 0.1], 1000), 'overflow');
  assert.equal(endOf([2, 1, 0.1], 1000, 10), 'same');
  assert.equal(endOf([709.5, 709.5]), 'sum_overflow');
  assert.equal(endOf([2, 1, 0.1], -1000), 'underflow');
  assert.equal(endOf([2, 1, 0.1], -740), 'lost');
});

test('adding a number to all logits leaves the stable shares where they are', () => {
  const [still, ...moved] = [0, -1000, 700, 1000, 1e6].map((shift) => comparisonOf(core, {logits: SEVEN, temperature: 1, shift}).stable);
  for (const shares of moved) assert.deepEqual(shares, still);
});

test('a thousand inputs as one vector, every twentieth true', () => {
  const {z, p, y, gradient} = rampOf(core);
  assert.deepEqual([z.length, z[0], z[999]], [1000, 1, 10]);
  near(sum(p), 1, 1e-13);
  assert.equal(sum(y), 50);
  assert.deepEqual([...y.keys()].filter((i) => y[i] === 1).slice(0, 2), [19, 39]);
  assert.ok(p[999] < 0.01);
  near(p[999] / p[0], Math.exp(9), 1e-9);
  gradient.forEach((slope, i) => assert.ok(y[i] === 1 ? slope === p[i] - 1 : slope === p[i]));
  const marks = drawRamp({z, values: gradient, marked: y}, {left: 40, top: 10, width: 400, height: 100}, [-1, 0.1], 999);
  const path = (kind) => marks.find(({attributes}) => attributes.class === kind).attributes.d;
  assert.equal(path('softmax-dots').match(/M/g).length, 50);
  assert.equal(path('softmax-line').match(/[ML]/g).length, 950);
  assert.match(path('softmax-line'), /^M40 /);
});

test('a bar starts at 0, or at the end of an axis that 0 is not on', () => {
  assert.deepEqual(barOf(2, [-5, 5]), {from: 0.5, to: 0.7});
  assert.deepEqual(barOf(-5, [-5, 5]), {from: 0, to: 0.5});
  assert.deepEqual(barOf(1000, [980, 1020]), {from: 0, to: 0.5});
  assert.deepEqual(barOf(-1000, [-1020, -980]), {from: 0.5, to: 1});
  assert.deepEqual(barOf(7, [-5, 5]), {from: 0.5, to: 1});
  assert.deepEqual(barOf(NaN, [0, 1]), {from: 0, to: 0});
  assert.deepEqual(axisOf([0, 1], 1), [{at: 0, label: '0'}, {at: 1, label: '1'}]);
});

test('the axis stays while logits are usual, and holds all of them when they are not', () => {
  assert.deepEqual(windowOf([2, 1, 0.1]), [-5, 5]);
  assert.deepEqual(windowOf([-5, 5]), [-5, 5]);
  for (const logits of [TOO_LARGE, [5.1, 0], [1e6, -1e6], [700, 700], [-1000, -1001], [0, 1e-3, 6], [12, 11]]) {
    const [low, high] = windowOf(logits);
    assert.ok(low <= Math.min(...logits) && high >= Math.max(...logits) && high - low >= 10, `${logits}: ${low} ${high}`);
    assert.ok(axisOf([low, high], 4).length >= 2);
  }
  assert.ok(windowOf(TOO_LARGE)[0] > 900, 'not from 0, where all three would look alike');
  assert.ok(windowOf([12, 3])[0] <= 0);
});

test('numbers in their columns', () => {
  assert.equal(entry('z', 9), 'z₁₀');
  assert.deepEqual([0.65900114, 0, 1, 0.00049, 4.5398e-5, NaN, -0.97636].map(probability), ['0.65900', '0', '1.00000', '0.00049', '4.5×10⁻⁵', 'NaN', '−0.97636']);
  assert.equal(output(-20.00004, 'log_softmax'), '−20.0000');
  assert.equal(output(-2e5, 'log_softmax'), '−200000.0');
  assert.equal(output(-4.5398e-5, 'log_softmax'), '−4.5×10⁻⁵');
  assert.equal(logit(1000.1), '1000.1');
  assert.deepEqual([0.22472, -0.15975, 4.54e-5, 0, 12.5].map((slope) => cell(slope, 3)), ['0.225', '−0.160', '4.5×10⁻⁵', '0', '13']);
  assert.deepEqual([0.1, -1e-5, 1.75].map((slope) => cell(slope, 6)), ['0.100', '≈0', '1.75']);
  assert.deepEqual([0.249, -0.004, -0.03, 1.997, -12.4, 250].map((slope) => cell(slope, 10)), ['.25', '≈0', '−.03', '2.0', '−12', '250']);
});

test('a pasted list of numbers, as people have them', () => {
  assert.deepEqual(numbersIn('[1, 2, 3, 4, 1, 2, 3]'), SEVEN);
  assert.deepEqual(numbersIn('1010\t1000\n990'), TOO_LARGE);
  assert.deepEqual(numbersIn('（−1，2.5）'), [-1, 2.5]);
  for (const text of ['', 'one, two', '[]', '1, x', '1e999 2']) assert.deepEqual(numbersIn(text), [], text);
});
