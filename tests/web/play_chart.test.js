// The small charts: spans, ticks, lines, and the histogram's bars and axis.
import assert from 'node:assert/strict';
import test from 'node:test';

import {linePath, makeScale, niceSpan, valueTicks} from '../../web/draw/chart.js';
import {axisAt, bars, fittingLevel, keptScale, peak, steps, total} from '../../web/draw/histogram.js';
import {lastGood} from '../../web/view/play/run_history.js';

const BOX = {left: 10, top: 0, width: 100, height: 50};

test('a log axis has whole decades, a linear one room above', () => {
  assert.deepEqual(niceSpan(0.02, 3, true), [0.01, 10]);
  assert.deepEqual(niceSpan(0.1, 1, true), [0.1, 1]);
  assert.deepEqual(niceSpan(1, 1, true), [1, 10]);
  assert.deepEqual(niceSpan(0, 1, false), [0, 1.04]);
  assert.deepEqual(niceSpan(2, 2, false), [1.5, 2.5]);
});

test('ticks of a log axis are powers of ten, few and readable', () => {
  assert.deepEqual(valueTicks([0.01, 10], true, 4).map(({label}) => label), ['0.01', '0.1', '1', '10']);
  const many = valueTicks([1e-170, 1e170], true, 3);
  assert.ok(many.length <= 5 && many.every(({label}) => label.length <= 6), many.map(({label}) => label).join());
  assert.equal(many[0].label, '1e−170');
});

test('a line has gaps where there is no value, and where a log axis has none', () => {
  const scale = makeScale(BOX, [0, 4], [0, 1], false);
  assert.equal(linePath({label: '', kind: '', x: [0, 1, 2, 3], y: [0, 1, NaN, 0.5]}, scale, BOX), 'M10 50L35 0M85 25');
  const log = makeScale(BOX, [0, 2], [0.1, 10], true);
  assert.equal(linePath({label: '', kind: '', x: [0, 1, 2], y: [10, 0, 1]}, log, BOX), 'M10 0M110 25');
});

test('bars stand on the lower edge, each over its bin', () => {
  const counts = [9, 0, 4, 0, 9];
  assert.equal(total(counts, 0, 3), 22);
  assert.equal(peak(counts, 0, 3), 4, 'what is outside is no bar');
  assert.equal(bars(counts, 0, 3, 1, {...BOX, width: 90}), 'M40.5 50V46H69.5V50Z');
  assert.equal(steps(counts, 0, 3, 1, {...BOX, width: 90}), 'M10 50H40V46H70V50H100V50');
});

test('the axis grows when too much lies outside, and shrinks when half of it is enough', () => {
  const axis = axisAt([-4, 4], 1, 4);
  assert.deepEqual(axis, {low: -8, high: 8, bins: 4});
  assert.equal(fittingLevel(axis, 1, [20, 20, 20, 20, 20, 0], 0), 2);
  assert.equal(fittingLevel(axis, 1, [0, 0, 50, 50, 0, 0], 0), 0);
  assert.equal(fittingLevel(axis, 1, [0, 10, 40, 40, 10, 0], 0), 1);
  assert.equal(fittingLevel(axis, 1, [0, 0, 0, 0, 0, 0], 0), 1, 'nothing is counted yet');
});

test('a scale is kept until it must change', () => {
  assert.equal(keptScale(10, 9), 10);
  assert.equal(keptScale(10, 3), 3.75);
  assert.equal(keptScale(10, 11), 13.75);
  assert.equal(keptScale(10, 0), 10);
});

test('a diverged run goes back to the last snapshot whose loss made sense', () => {
  const history = [0.5, 0.4, 4.9, 5.1, 1e30].map((trainLoss, i) => ({epoch: i, step: 25 * i, trainLoss, testLoss: trainLoss}));
  const snapshots = [0, 30, 60, 90].map((step) => ({step}));
  assert.deepEqual(lastGood(snapshots, history), {step: 30});
  assert.equal(lastGood([], history), undefined);
  assert.equal(lastGood(snapshots, []), undefined);
});
