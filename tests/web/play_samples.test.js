// Which points make up the batch that a single-point step is in.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {nextBatch} from '../../web/view/play/samples.js';

test('batches follow each other through the training points', () => {
  const epoch = {points: 250, batchSize: 10, leftovers: /** @type {const} */ ('carry')};
  assert.deepEqual(nextBatch({...epoch, updates: 0}), {first: 0, size: 10, isLeftover: false});
  assert.deepEqual(nextBatch({...epoch, updates: 24}), {first: 240, size: 10, isLeftover: false});
});

test('what fills no batch is left over, makes a smaller one, or is never seen', () => {
  const epoch = {points: 25, batchSize: 10, updates: 2};
  assert.deepEqual(nextBatch({...epoch, leftovers: 'carry'}), {first: 20, size: 5, isLeftover: true});
  assert.deepEqual(nextBatch({...epoch, leftovers: 'use'}), {first: 20, size: 5, isLeftover: false});
  assert.deepEqual(nextBatch({...epoch, leftovers: 'drop'}), {first: 20, size: 0, isLeftover: true});
});

test('a batch that is never full is all left over', () => {
  assert.deepEqual(nextBatch({points: 25, batchSize: 30, leftovers: 'carry', updates: 0}), {first: 0, size: 25, isLeftover: true});
});
