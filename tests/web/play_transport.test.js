// Numbers as people type them, the steps beside a field, bounds in words, and figures in a room of their own.
import assert from 'node:assert/strict';
import test from 'node:test';
import {translator} from '../../web/i18n/index.js';
import {lossText, scoreText} from '../../web/view/play/figures.js';
import {nextRung, readNumber, refusalOf} from '../../web/view/play/number_field.js';

const t = await translator('en', 'play');

for (const [text, value] of [['0.03', 0.03], ['0,03', 0.03], [' 1e-3 ', 0.001], ['−2', -2], ['1,000', 1000], ['1,234,567', 1234567], ['０．５', 0.5],
  ['', NaN], ['  ', NaN], ['abc', NaN], ['0.03x', NaN], ['1.2.3', NaN]]) {
  test(`“${text}” is read as ${value}`, () => assert.equal(readNumber(/** @type {string} */ (text)), value));
}

test('the steps beside a rate go through ones and threes, and end at 0', () => {
  /** @type {number[]} */
  const down = [];
  for (let value = 0.5; value > 0;) down.push(value = nextRung(value, -1));
  assert.deepEqual(down, [0.3, 0.1, 0.03, 0.01, 0.003, 0.001, 0.0003, 0.0001, 0.00003, 0.00001, 0]);
  /** @type {number[]} */
  const up = [];
  for (let value = 0; value < 10;) up.push(value = nextRung(value, 1));
  assert.deepEqual(up, [0.00001, 0.00003, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10]);
  assert.equal(nextRung(0.15, 1), 0.3);
  assert.equal(nextRung(0.15, -1), 0.1);
});

test('what is refused is told what is accepted', () => {
  const any = {low: 0, high: Number.MAX_VALUE};
  assert.equal(refusalOf(t, 0, any), '');
  assert.equal(refusalOf(t, -1, any), 'A number, 0 or more.');
  assert.equal(refusalOf(t, NaN, any), 'A number, 0 or more.');
  assert.equal(refusalOf(t, Infinity, any), 'A number, 0 or more.');
  assert.equal(refusalOf(t, 0, {...any, lowOpen: true}), 'A number above 0.');
  assert.equal(refusalOf(t, 1, {low: 0, high: 1, highOpen: true}), 'A number from 0 to just below 1.');
  assert.equal(refusalOf(t, 2, {low: 0, high: 1}), 'A number from 0 to 1.');
  assert.equal(refusalOf(t, 1.5, {low: 1, high: 5, isWhole: true}), 'A whole number from 1 to 5.');
});

test('figures keep to their room', () => {
  assert.deepEqual([0.5, 1.23456, 12.3456, 1234.5, 123456, 1e300, NaN, undefined].map(lossText),
      ['0.5000', '1.2346', '12.35', '1235', '123456', '1×10³⁰⁰', '–', '–']);
  assert.equal(scoreText({epoch: 0, step: 0, trainLoss: 1, testLoss: 1, testAccuracy: 0.984}, 'test'), '98.4 %');
  assert.equal(scoreText({epoch: 0, step: 0, trainLoss: 1, testLoss: 1, testR2: -0.25}, 'test'), '−0.2500');
  assert.equal(scoreText(null, 'test'), '–');
});
