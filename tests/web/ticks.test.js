import assert from 'node:assert/strict';
import test from 'node:test';

import {decimalsOf, niceStep, roundTo, ticks} from '../../web/draw/ticks.js';

test('steps are 1, 2 or 5 times a power of ten', () => {
  const rows = [[1, 1], [1.01, 2], [0.3, 0.5], [0.1, 0.1], [7, 10], [2e-7, 2e-7], [300000, 500000], [0.05, 0.05]];
  for (const [least, step] of rows) assert.equal(niceStep(least), step);
});

test('labels have the decimals of the step and a true minus sign', () => {
  assert.deepEqual(ticks([-0.45, 0.2], 4).map(({label}) => label), ['−0.4', '−0.2', '0.0', '0.2']);
  assert.deepEqual(ticks([-4, 4], 8).map(({label}) => label), ['−4', '−3', '−2', '−1', '0', '1', '2', '3', '4']);
  assert.deepEqual(ticks([99.9999, 100.0001], 2).map(({label}) => label), ['99.9999', '100.0000', '100.0001']);
});

test('ticks at all scales are inside, in order, exact and not too many', () => {
  for (let exponent = -6; exponent <= 6; exponent++) {
    for (const factor of [1, 1.7, 3, 6.1, 9.9]) {
      const span = factor * 10 ** exponent;
      const list = ticks([-span / 3, span], 8);
      assert.ok(list.length >= 3 && list.length <= 9, `${span}: ${list.length}`);
      for (const {value, label} of list) {
        assert.ok(value >= -span / 3 - span * 1e-9 && value <= span * (1 + 1e-9));
        assert.equal(Number(label.replace('−', '-')) + 0, value);
      }
    }
  }
});

test('rounding to a step leaves no noise', () => {
  assert.equal(roundTo(0.30000000000000004, 0.1), 0.3);
  assert.ok(Object.is(roundTo(-0.001, 0.1), 0));
  assert.equal(decimalsOf(0.001), 3);
  assert.equal(decimalsOf(20), 0);
});
