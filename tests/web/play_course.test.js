// The way of a run: going back finds the curves of then, and the page knows whether its link leads to the same weights.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {decode, trainerConfig} from '../../web/state.js';
import {core, settle, start} from './play_frames.js';

/** @typedef {import('../../web/view/play/run.js').Run} Run */

/** @param {Run} run @param {number} n */
function epochs(run, n) {
  for (let i = 0; i < n; i++) {
    run.step('epoch');
    settle();
  }
}
/** The weights that the page's link gives after as many updates. @param {Run} run @param {import('../../web/state.js').State} state */
function weightsOfLink({progress}, state) {
  const trainer = core.createTrainer(trainerConfig(state));
  trainer.epoch(progress.epoch);
  const hash = trainer.hash();
  trainer.delete();
  return hash;
}
const sloped = (/** @type {number} */ slope) => ({layers: decode(`#layers=4:leaky_relu(negative_slope=${slope})`).state.layers});
/** @param {readonly import('../../web/state.js').Layer[]} layers @param {string} name @param {number} value */
const shaped = (layers, name, value) => ({layers: layers.map((layer) => ({...layer, activation: {...layer.activation, parameters: {[name]: value}}}))});

test('going back finds the curves of then, on the page, too; the latest has its own', () => {
  const {run, session, set} = start('layers=4:leaky_relu');
  settle();
  epochs(run, 3);
  const {trainLoss} = run.trainer.losses();
  const {layers} = session.state;
  set(sloped(1));
  settle();
  const bent = run.trainer.losses().trainLoss;
  assert.notEqual(bent, trainLoss);
  run.goTo(run.past.snapshots[2]);
  assert.equal(run.trainer.losses().trainLoss, run.history[2].trainLoss);
  assert.deepEqual(session.state.layers, layers);
  run.goTo(/** @type {any} */ (run.past.snapshots.at(-1)));
  assert.deepEqual(session.state.layers, sloped(1).layers);
  assert.equal(run.trainer.losses().trainLoss, bent, 'the last thing that was done with it');
  epochs(run, 2);
  const {weights} = run.network.layers[0];
  run.goTo(run.past.snapshots[1]);
  epochs(run, 1);
  assert.deepEqual(session.state.layers, layers, 'it goes on with the curve of then');
  assert.equal(run.history.at(-1)?.trainLoss, run.compared?.[2].trainLoss);
  assert.notDeepEqual(run.network.layers[0].weights, weights);
});

test('a change while one looks back is of this moment, and leaves what came after it as it was', () => {
  const {run, session, set} = start('layers=4:leaky_relu');
  settle();
  epochs(run, 3);
  const {layers} = session.state;
  run.goTo(run.past.snapshots[1]);
  set(sloped(1));
  run.goTo(run.past.snapshots[3]);
  assert.deepEqual(session.state.layers, layers);
  assert.equal(run.trainer.losses().trainLoss, run.history[3].trainLoss);
});

test('going back does so with learned parameters and with first weights that suit the function', () => {
  for (const [hash, name] of [['layers=4:prelu:layer', 'a'], ['layers=4:leaky_relu&initializer=he_normal(gain=activation)', 'negative_slope']]) {
    const {run, session, set} = start(hash);
    settle();
    epochs(run, 2);
    const {hash: before} = run.past.snapshots[1];
    const {layers} = session.state;
    set(shaped(layers, name, 0.7));
    settle();
    epochs(run, 1);
    run.goTo(run.past.snapshots[1]);
    assert.deepEqual(session.state.layers, layers, hash);
    assert.equal(run.trainer.hash(), before, hash);
    assert.equal(run.trainer.losses().trainLoss, run.history[1].trainLoss, hash);
    assert.ok(run.past.snapshots.length > 2, 'what came after it can be gone back to');
  }
});

test('a run is that of its link until it is changed on the way, and again where it was not', () => {
  const {run, session, set} = start('layers=4:leaky_relu');
  const isSame = () => run.trainer.hash() === weightsOfLink(run, session.state);
  /** @param {boolean} expected @param {string} when */
  const check = (expected, when) => {
    assert.equal(run.isOfLink, expected, when);
    assert.equal(isSame(), expected, `the weights: ${when}`);
  };
  settle();
  set({learningRate: 0.1});
  check(true, 'changed at the beginning');
  epochs(run, 2);
  check(true, 'trained');
  set({learningRate: 0.3});
  check(false, 'trained with another rate before');
  set({learningRate: 0.1});
  check(true, 'the rate is what it was');
  set({learningRate: 0.3});
  epochs(run, 1);
  check(false, 'trained with two rates');
  run.goTo(run.past.snapshots[1]);
  check(false, 'before the change, but the link has the new rate');
  run.goTo(run.past.snapshots[0]);
  check(true, 'at the beginning');
  run.goTo(/** @type {any} */ (run.past.snapshots.at(-1)));
  check(false, 'back at the latest');
  run.rewind();
  settle();
  check(true, 'begun anew');
  epochs(run, 2);
  set(sloped(0.5));
  epochs(run, 1);
  check(false, 'another curve on the way');
  run.goTo(run.past.snapshots[1]);
  check(true, 'before it, with the curve of then');
  run.edit(({layers}) => {
    layers[0].weights[0] = 7;
  });
  check(false, 'a weight was typed');
  run.rewind();
  settle();
  check(true, 'begun anew again');
  set({seed: '0.7'});
  settle();
  epochs(run, 1);
  check(true, 'another run');
});

test('first weights that were drawn for another curve are not those of the link', () => {
  const {run, session, set} = start('layers=4:leaky_relu&initializer=he_normal(gain=activation)');
  settle();
  set(sloped(0.5));
  assert.notEqual(run.trainer.hash(), weightsOfLink(run, session.state));
  assert.equal(run.isOfLink, false);
  const learned = start('layers=4:prelu:layer');
  settle();
  learned.set(shaped(learned.session.state.layers, 'a', 0.7));
  epochs(learned.run, 1);
  assert.equal(learned.run.trainer.hash(), weightsOfLink(learned.run, learned.session.state));
  assert.equal(learned.run.isOfLink, true);
  learned.set(shaped(learned.session.state.layers, 'a', 0.1));
  learned.set(shaped(learned.session.state.layers, 'a', 0.7));
  assert.equal(learned.run.isOfLink, false, 'what was learned was overwritten');
  const refused = start('');
  settle();
  refused.set({batchSize: 1e6, leftovers: 'use'});
  assert.ok(refused.run.refusal);
  assert.equal(refused.run.isOfLink, false, 'the link asks for what is refused');
});
