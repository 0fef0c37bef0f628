// What a run keeps of its past: losses and snapshots, thinned with age, and the moments of the slider.
import assert from 'node:assert/strict';
import test from 'node:test';
import {MAX_RECORDS, keepRecord, lossRecord, thin, upTo} from '../../web/view/play/run_history.js';
import {Past} from '../../web/view/play/run_past.js';
import {momentIndex} from '../../web/view/play/time.js';

/** @param {number} step */
const record = (step, trainLoss = 1 / (1 + step)) => ({epoch: Math.floor(step / 2), step, trainLoss, testLoss: NaN});
/** @param {number} epoch @param {number} bytes */
const snapshot = (epoch, bytes = 80) => ({epoch, step: epoch * 10, hash: null, state: new Float64Array(bytes / 8)});

test('half of the older two thirds goes, and the first stays', () => {
  const list = Array.from({length: 12}, (_, i) => i);
  thin(list);
  assert.deepEqual(list, [0, 2, 4, 6, 8, 9, 10, 11]);
});

test('a long history stays short, begins with the beginning, and ends with now', () => {
  /** @type {ReturnType<typeof record>[]} */
  const history = [];
  for (let step = 0; step < 10_000; step++) keepRecord(history, record(step));
  assert.ok(history.length <= MAX_RECORDS && history.length > MAX_RECORDS / 2, String(history.length));
  assert.equal(history[0].step, 0);
  assert.equal(history.at(-1)?.step, 9999);
  assert.ok(history.every(({step}, i) => i === 0 || step > history[i - 1].step));
});

test('a record of the same moment replaces it; one that is not finite or is from before is not kept', () => {
  const history = [record(0), record(4), record(6)];
  keepRecord(history, record(6, 0.5));
  assert.deepEqual(history.map(({trainLoss}) => trainLoss), [1, 0.2, 0.5]);
  keepRecord(history, record(8, NaN));
  keepRecord(history, record(8, Infinity));
  keepRecord(history, record(2));
  assert.equal(history.length, 3);
  assert.deepEqual(upTo(history, {epoch: 2, step: 5}).map(({step}) => step), [0, 4]);
});

test('a record has the losses that there are, and the rest only where it applies', () => {
  const names = ['trainLoss', 'testLoss', 'trainAccuracy', 'testAccuracy', 'trainR2'];
  assert.deepEqual(lossRecord(names, [0.5, NaN, 0.75, NaN, NaN], {epoch: 1, step: 25}), {epoch: 1, step: 25, trainLoss: 0.5, testLoss: NaN, trainAccuracy: 0.75});
});

test('snapshots are taken now and then while it plays, at once when it rests, and once for a moment', () => {
  const past = new Past();
  past.offer(0, snapshot(0), false, () => snapshot(0));
  past.offer(10, snapshot(1), false, () => assert.fail('too soon'));
  past.offer(20, snapshot(2), true, () => snapshot(2));
  past.offer(5000, snapshot(2), true, () => assert.fail('it is there'));
  past.offer(5000, snapshot(1), true, () => assert.fail('the run looks back'));
  past.offer(5000, snapshot(3), false, () => snapshot(3));
  assert.deepEqual(past.snapshots.map(({epoch}) => epoch), [0, 2, 3]);
  past.cut(snapshot(2));
  assert.deepEqual(past.snapshots.map(({epoch}) => epoch), [0, 2]);
  past.cut(snapshot(2), true);
  assert.deepEqual(past.snapshots.map(({epoch}) => epoch), [0]);
  past.clear();
  assert.equal(past.snapshots.length, 0);
});

test('one that takes long is due only where the run went on', () => {
  const past = new Past();
  const slow = () => {
    for (const end = performance.now() + 6; performance.now() < end;);
    return snapshot(1);
  };
  past.offer(0, snapshot(1), false, slow);
  assert.equal(past.isHeavy(100, snapshot(2)), false, 'too soon');
  assert.equal(past.isHeavy(1e6, snapshot(1)), false, 'it is there');
  assert.equal(past.isHeavy(1e6, snapshot(2)), true);
});

test('the number of snapshots is bounded, and so are their bytes', () => {
  for (const [bytes, most] of [[80, 120], [4e6, 16]]) {
    const past = new Past();
    for (let epoch = 0; epoch < 1000; epoch++) past.offer(epoch * 1000, snapshot(epoch), true, () => snapshot(epoch, bytes));
    assert.ok(past.snapshots.length <= most && past.snapshots.length > most / 2, String(past.snapshots.length));
    assert.equal(past.snapshots[0].epoch, 0);
    assert.equal(past.snapshots.at(-1)?.epoch, 999);
  }
});

test('a moment between two snapshots is that of the earlier one', () => {
  const moments = [snapshot(0), snapshot(5), snapshot(9)];
  assert.deepEqual([0, 4, 5, 7, 9, 12].map((epoch) => momentIndex(moments, snapshot(epoch))), [0, 0, 1, 1, 2, 2]);
});
