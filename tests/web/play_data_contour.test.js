// Where a grid passes a level.
import assert from 'node:assert/strict';
import test from 'node:test';

import {contour} from '../../web/draw/contour.js';

/** @param {(x: number, y: number) => number} f @param {number} size @param {number} [level] */
function segmentsOf(f, size, level = 0) {
  const values = Float64Array.from({length: size * size + 2}, (_, i) => (i < 2 ? NaN : f((i - 2) % size, Math.floor((i - 2) / size))));
  const buffer = new Float32Array(10_000);
  const length = contour(values, 2, size, level, buffer);
  assert.equal(length % 4, 0);
  return Array.from({length: length / 4}, (_, i) => [...buffer.subarray(4 * i, 4 * i + 4)]);
}

test('a straight line is met exactly, in one piece for each row', () => {
  const segments = segmentsOf((x) => x - 3.25, 8);
  assert.equal(segments.length, 7);
  for (const [x, , otherX] of segments) assert.deepEqual([x, otherX], [3.25, 3.25]);
});

test('a circle is met all around, and its ends join', () => {
  const segments = segmentsOf((x, y) => Math.hypot(x - 10, y - 10) - 6, 21);
  /** @type {Map<string, number>} */
  const ends = new Map();
  for (const [x, y, otherX, otherY] of segments) {
    for (const [a, b] of [[x, y], [otherX, otherY]]) {
      assert.ok(Math.abs(Math.hypot(a - 10, b - 10) - 6) < 0.05);
      const key = `${a.toFixed(3)} ${b.toFixed(3)}`;
      ends.set(key, (ends.get(key) ?? 0) + 1);
    }
  }
  assert.ok(segments.length > 30);
  assert.deepEqual([...ends.values()].filter((count) => count !== 2), []);
});

test('a saddle has two pieces that do not cross', () => {
  const saddle = (/** @type {number} */ x, /** @type {number} */ y) => (x === y ? 1 : -1);
  assert.deepEqual(segmentsOf(saddle, 2), [[0.5, 0, 1, 0.5], [0, 0.5, 0.5, 1]]);
  // A higher level parts the two high corners.
  assert.deepEqual(segmentsOf(saddle, 2, 0.5), [[0.25, 0, 0, 0.25], [1, 0.75, 0.75, 1]]);
});

test('what is no number has no contour, and another level is another line', () => {
  assert.deepEqual(segmentsOf((x) => (x > 1 ? NaN : -1), 4), []);
  assert.deepEqual(segmentsOf((x) => (x > 1 ? Infinity : -1), 4), []);
  assert.equal(segmentsOf((x) => x, 4, 1.5)[0][0], 1.5);
});
