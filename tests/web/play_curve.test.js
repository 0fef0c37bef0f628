// The figure of the curve: where its parts stand, what stands beside the bars, which dots share a label.
import assert from 'node:assert/strict';
import test from 'node:test';

import {HEIGHT, barMarks, beyondMarks, dotMarks, figure, gradientMarks} from '../../web/view/play/curve_marks.js';

const XS = /** @type {[number, number]} */ ([-4, 4]);
const {frame, box} = figure(400, XS, [-1, 1]);
const counts = Float64Array.from([3, 10, 20, 30, 20, 10, 7]);
const counted = {counts, through: counts.map((n) => n / 2), unit: null};
const texts = (marks) => marks.filter(({tag}) => tag === 'text').map(({text}) => text);

test('the bars stand under the curve on the same axis of z, with room for words between', () => {
  assert.equal(box.left, frame.left);
  assert.equal(box.width, frame.width);
  assert.ok(box.top - (frame.top + frame.height) >= 14, 'a line of words');
  assert.equal(box.top + box.height, frame.base);
  assert.ok(frame.base < HEIGHT - 20, 'the numbers of z');
  const [bars] = barMarks(counted, 5, box, 30, 0);
  const highest = Math.min(...[...String(bars.attributes.d).matchAll(/V([\d.]+)H/g)].map(([, y]) => Number(y)));
  assert.ok(highest >= box.top + 14.9, 'the highest bar leaves the words alone');
});

test('without a curve the bars have all the room', () => {
  const alone = figure(400, XS, null);
  assert.ok(alone.box.height > 2 * box.height);
  assert.equal(alone.frame.x(0), 200);
});

test('what lies beyond the axis is said at its end, if it is worth a word', () => {
  const words = (share, isLeft) => `${isLeft ? '<' : '>'}${share}`;
  assert.deepEqual(texts(beyondMarks(counted, 5, box, words)), ['<0.03', '>0.07']);
  const none = {...counted, counts: Float64Array.from([0, 1e5, 0, 0, 0, 0, 40])};
  assert.deepEqual(beyondMarks(none, 5, box, words), []);
});

test('words about the gradient stand only at straight ends', () => {
  assert.deepEqual(texts(gradientMarks(['× 0', null], box)), ['× 0']);
  const [left, right] = gradientMarks(['× 0', '× 1'], box);
  assert.equal(left.attributes['text-anchor'], 'start');
  assert.equal(right.attributes['text-anchor'], 'end');
  assert.ok(Number(left.attributes.y) < Number(beyondMarks(counted, 5, box, () => 'x')[0].attributes.y) - 12, 'the lines are apart');
});

test('dots that lie close share a label, and stay inside the frame', () => {
  const dots = (...options) => dotMarks(...options)[0].children;
  const marks = dots([100, 104, 300, 9999], [50, 52, 50, -50], frame, true);
  assert.deepEqual(texts(marks), ['1 2', '3', '4']);
  const last = marks.filter(({tag}) => tag === 'circle')[3].attributes;
  assert.deepEqual([last.cx, last.cy], [frame.left + frame.width, frame.top]);
  assert.deepEqual(texts(dots([1, 1, 1, 1, 1, 1], [9, 9, 9, 9, 9, 9], frame, true)), ['1 2 3 4 …']);
  assert.deepEqual(texts(dots([100, 300], [50, 50], frame, false)), []);
  assert.deepEqual(texts(dots([100, 122, 111], [50, 50, 50], frame, true)), ['1 3 2'], 'labels that meet grow together');
  assert.deepEqual(texts(dots([100, 104], [50, 90], frame, true)), ['1', '2'], 'above each other there is room');
});
