// What outputs mean, and what becomes of own points when classes or the problem change.
import assert from 'node:assert/strict';
import test from 'node:test';

import {ownChanges, pointsFor, relabelled, trainCount} from '../../web/view/play/own_points_data.js';
import {classOf, decided, decisionField, labelOf, leadField} from '../../web/view/play/surface_field.js';

/** @type {import('../../web/view/play/surface_field.js').Meaning} */
const SIGNS = {classes: 2, outputs: 1, low: -1, high: 1, isLine: false, span: 1, ys: [-1, 1]};

test('one output decides in the middle of what it is trained towards', () => {
  const field = new Float64Array(3);
  decisionField(Float64Array.of(-1, 0, 0.5), SIGNS, field);
  assert.deepEqual([...field], [-1, 0, 0.5]);
  decisionField(Float64Array.of(0, 0.5, 1), {...SIGNS, low: 0}, field);
  assert.deepEqual([...field], [-1, 0, 1]);
  assert.deepEqual([-0.1, 0, 0.1].map((output) => decided([output], SIGNS)), [0, 1, 1]);
  assert.deepEqual([0.4, 0.5].map((output) => decided([output], {...SIGNS, low: 0})), [0, 1]);
});

test('two outputs are compared', () => {
  const field = new Float64Array(2);
  decisionField(Float64Array.of(0.9, 0.5, 0.1, 0.5), {...SIGNS, outputs: 2, low: 0}, field);
  assert.deepEqual([...field], [-0.8, 0]);
});

test('of several the greatest wins, the first where they are equal', () => {
  const many = {...SIGNS, classes: 3, outputs: 3};
  assert.deepEqual([[0, 2, 1], [1, 1, 0], [0, 0, 3]].map((outputs) => decided(outputs, many)), [1, 0, 2]);
  const lead = new Float64Array(2);
  leadField(Float64Array.of(1, 0, 0.25, 3, 0.5, -1), 3, 0, lead);
  assert.deepEqual([...lead], [0.5, -3]);
});

test('labels of classes go there and back', () => {
  for (const classes of [2, 3, 6]) for (let c = 0; c < classes; c++) assert.equal(classOf(labelOf(c, classes), classes), c);
  assert.deepEqual([labelOf(0, 2), labelOf(1, 2), labelOf(0, 3)], [-1, 1, 0]);
});

test('a third class numbers the first two, and two classes have signs again', () => {
  const two = /** @type {[number, number, number][]} */ ([[1, 2, -1], [3, 4, 1]]);
  assert.equal(relabelled(two, 2, 2), two);
  assert.deepEqual(relabelled(two, 2, 3), [[1, 2, 0], [3, 4, 1]]);
  assert.deepEqual(relabelled(relabelled(two, 2, 3), 3, 2).map(([, , label]) => label), [-1, 1]);
});

test('own points are data as soon as one of them is trained with, in batches that fill', () => {
  const state = /** @type {import('../../web/state.js').State} */ (/** @type {unknown} */ ({percTrainData: 50, problem: 'classification'}));
  const points = (/** @type {number} */ n) => Array.from({length: n}, () => /** @type {[number, number, number]} */ ([0, 0, 1]));
  assert.equal(ownChanges(state, points(1), 2, 10), null);
  assert.equal(ownChanges(state, [], 2, 10), null);
  assert.equal(ownChanges(state, points(7), 2, 10)?.batchSize, 3);
  assert.equal(ownChanges(state, points(70), 4, 10)?.batchSize, 10);
  assert.equal(ownChanges(state, points(70), 4, 10)?.classes, 4);
  assert.equal(trainCount(1001, 33), 330);
});

test('values become the classes of their signs', () => {
  const values = /** @type {[number, number, number][]} */ ([[1, 2, -0.5], [3, 4, 0], [5, 6, 2]]);
  assert.deepEqual(pointsFor(values, 'classification').map(([, , label]) => label), [-1, 1, 1]);
  assert.equal(pointsFor(values, 'regression'), values);
});
