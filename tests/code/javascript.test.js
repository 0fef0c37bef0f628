// Functions taken away as JavaScript compute what the page computes: at every reference point, to 1e-12.
import assert from 'node:assert/strict';
import test from 'node:test';

import {assertAgree, isInReach, isNear, settings, written} from './reference.mjs';

const list = settings();

test('every function at every reference point', () => {
  const values = written('javascript', list).map((code, i) => {
    const computed = new Function(`${code}\nreturn f${i};`)();
    return list[i].points.map(({z}) => computed(z));
  });
  assert.ok(assertAgree(list, values, isInReach) > 7000);
});

test('the comparison finds a value that is wrong in its twelfth digit', () => {
  assert.ok(isNear(1 + 5e-13, {z: 1, value: 1, condition: 1}));
  assert.ok(!isNear(1 + 2e-12, {z: 1, value: 1, condition: 1}));
  assert.ok(!isNear(NaN, {z: 1, value: 1, condition: 1}));
});
