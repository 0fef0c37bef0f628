// What stands between two configurations of a run: what a running trainer takes, and what needs another.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {loadCore} from '../../web/core.js';
import {decode, trainerConfig, update} from '../../web/state.js';
import {activationsById} from '../../web/view/curves.js';
import {configChange} from '../../web/view/play/run_changes.js';

const core = await loadCore();
const activations = activationsById(core);
const {optimizers} = core.catalogue();

/** @param {string} before @param {string} after */
const change = (before, after) => {
  const [was, is] = [before, after].map((hash) => trainerConfig(decode(`#seed=0.5&${hash}`).state));
  return configChange(was, is, optimizers, activations);
};

test('changes that a running trainer takes, and changes that need another', () => {
  assert.equal(change('', ''), 'none');
  assert.equal(change('', 'showTestData=true&view=play'), 'none');
  const kept = {movesStart: false};
  assert.deepEqual(change('', 'learningRate=0.1&batchSize=5&clipNorm=2'), {...kept, changes: {optimizer: {learningRate: 0.1}, batchSize: 5, clipNorm: 2}});
  assert.deepEqual(change('clipNorm=2', ''), {...kept, changes: {clipNorm: null}});
  assert.deepEqual(change('regularization=L2', 'regularization=L2&regularizationRate=0.01'), {...kept, changes: {regularization: {rate: 0.01}}});
  assert.deepEqual(change('optimizer=momentum(momentum=0.5)', 'optimizer=momentum'), {...kept, changes: {optimizer: {momentum: 0.9}}});
  assert.deepEqual(change('layers=2:elu(alpha=0.5),3:relu', 'layers=2:elu,3:relu'),
      {...kept, changes: {layers: [{activation: {parameters: {alpha: 1}}}, null]}});
  assert.deepEqual(change('layers=2:prelu:layer', 'layers=2:prelu(a=0.5):layer'), {movesStart: true, changes: {layers: [{activation: {parameters: {a: 0.5}}}]}});
  for (const after of ['seed=0.6', 'layers=2:relu', 'layers=4:relu,2:tanh', 'optimizer=adam', 'loss=mae', 'noise=5', 'xSquared=true', 'shuffle=true',
    'regularization=L1', 'initializer=he_normal', 'dataset=xor', 'problem=regression', 'output=sigmoid']) {
    assert.equal(change('', after), 'remake', after);
  }
  assert.equal(change('optimizer=adagrad', 'optimizer=adagrad(initialAccumulator=1)'), 'remake');
  assert.equal(change('optimizer=adam', 'optimizer=adam(amsgrad=true)'), 'remake');
});

test('many points are neither copied nor read again because something else changes', () => {
  const before = update(decode('#seed=0.5').state, {points: Array.from({length: 5000}, (_, i) => [i % 7, i % 5, i % 2 === 0 ? 1 : -1])});
  const after = update(before, {learningRate: 0.1});
  assert.equal(after.points, before.points);
  const [was, is] = [trainerConfig(before), trainerConfig(after)];
  assert.equal(is.data?.points, was.data?.points);
  assert.notEqual(configChange(was, is, optimizers, activations), 'remake');
  const others = update(before, {points: before.points?.slice(1) ?? null});
  assert.equal(configChange(was, trainerConfig(others), optimizers, activations), 'remake');
  const same = update(before, {points: structuredClone(before.points)});
  assert.equal(configChange(was, trainerConfig(same), optimizers, activations), 'none');
});
