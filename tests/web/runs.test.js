// Runs from links, from the catalogue, and against the hashes of native runs.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';

import {loadCore} from '../../web/core.js';
import {decode, trainerConfig} from '../../web/state.js';
import {runHashes, STEPS} from '../runs.mjs';

const simd = await loadCore({simd: true});
const scalar = await loadCore({simd: false});
const read = (name) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');

const near = (ours, theirs, relative) => assert.ok(Math.abs(ours - theirs) <= relative * Math.abs(theirs), `${ours} is not ${theirs}`);

for (const link of JSON.parse(read('reference/tfplayground.json'))) {
  test(`the link ${link.id} trains as in TensorFlow Playground`, () => {
    const {state} = decode(link.url);
    const trainer = simd.createTrainer(trainerConfig(state));
    assert.deepEqual(trainer.network().shape, link.shape);
    link.initialLayers.forEach((units, l) => units.forEach(({bias, w}, u) => {
      const {weights, biases, inputs} = trainer.network().layers[l];
      assert.equal(biases[u], bias);
      assert.deepEqual([...weights.subarray(u * inputs, (u + 1) * inputs)], w);
    }));
    for (const epoch of [0, 1, 10, 100]) {
      trainer.epoch(epoch - trainer.progress().epoch);
      const [train, test] = link.losses[epoch];
      if (train === 'NaN') {
        assert.equal(trainer.progress().finite, false);
        assert.ok(trainer.divergence().epoch < epoch);
        continue;
      }
      const losses = trainer.losses();
      near(losses.trainLoss, train, epoch === 100 ? 1e-6 : 1e-9);
      near(losses.testLoss, test, epoch === 100 ? 1e-6 : 1e-9);
      for (const [x, y, output] of link[`probe${epoch}`]) {
        assert.ok(Math.abs(trainer.predict(Float64Array.of(x, y))[0] - output) <= (epoch === 100 ? 1e-6 : 1e-9) * Math.max(1, Math.abs(output)));
      }
    }
    if (link.losses[100][0] !== 'NaN') assert.equal(trainer.deadLinks(), link.deadLinksAfter100);
    trainer.delete();
  });
}

test('runs that JavaScript asks for have the hashes of those that C++ does', () => {
  const golden = read('golden/hashes.txt').split('\n').filter((line) => line.startsWith('run/'));
  for (const core of [simd, scalar]) assert.deepEqual(runHashes(core, STEPS), golden);
});

test('layers that let no gradient through are named', () => {
  const trainer = simd.createTrainer({layers: [{units: 3, activation: {id: 'binary_step'}}]});
  assert.deepEqual(trainer.blocking(), [0]);
});

test('everything of the catalogue makes a run', () => {
  const {datasets, features, losses, optimizers, regularizers, initializers} = simd.catalogue();
  const runs = (config) => {
    const trainer = simd.createTrainer(config);
    assert.equal(trainer.step(1).step, 1, JSON.stringify(config));
    trainer.delete();
  };
  for (const {id, problem, minClasses} of datasets) {
    runs({problem, data: {id, ...(minClasses > 0 && {classes: minClasses})}, features: features.map((feature) => feature.id)});
  }
  for (const {id} of regularizers) runs({regularization: {id, rate: 0.1}});
  for (const {id} of initializers) runs({layers: [{units: 3, activation: {id: 'silu'}}], initializer: {id, gain: 'activation'}});
  for (const {id, settings} of optimizers) {
    runs({optimizer: {id, ...Object.fromEntries(settings.map(({name, initial, flag}) => [name, flag ? initial !== 0 : initial]))}});
  }
  for (const {id} of losses) runs({loss: {id}});
});
