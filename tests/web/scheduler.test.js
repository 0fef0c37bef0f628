// Work on the screen's frames: what one task does wrong is not at the cost of the others.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {onNextFrame} from '../../web/scheduler.js';

test('a task that throws is reported, and those after it still have their turn in the same frame', () => {
  /** @type {(() => void)[]} */
  const asked = [];
  /** @type {unknown[]} */
  const reported = [];
  Object.assign(globalThis, {
    requestAnimationFrame: (/** @type {() => void} */ callback) => asked.push(callback),
    reportError: (/** @type {unknown} */ error) => reported.push(error),
  });
  /** @type {string[]} */
  const done = [];
  const trouble = new Error('trouble');
  onNextFrame(() => done.push('first'));
  onNextFrame(() => {
    throw trouble;
  });
  onNextFrame(() => done.push('last'));
  assert.equal(asked.length, 1);
  asked[0]();
  assert.deepEqual(done, ['first', 'last']);
  assert.deepEqual(reported, [trouble]);
});
