// Runs as JavaScript sees them: the contract of createTrainer, in both builds.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';

import {CoreError, loadCore} from '../../web/core.js';
import {decode, trainerConfig} from '../../web/state.js';

const simd = await loadCore({simd: true});
const scalar = await loadCore({simd: false});
const LINKS = JSON.parse(readFileSync(new URL('../reference/tfplayground.json', import.meta.url), 'utf8'));

/** The whole configuration of the design, with what a test changes. */
const config = (changes = {}) => ({
  seed: '0.17539', problem: 'classification',
  data: {id: 'spiral', noise: 10, trainShare: 50, classes: 2},
  features: ['x', 'y', 'x_squared'],
  layers: [{units: 4, activation: {id: 'prelu', parameters: {a: 0.25}}, learn: 'unit'},
    {units: 3, activation: {formula: 'x*sigmoid(beta*x)', parameters: {beta: 2}}, learn: 'layer'}],
  output: {activation: {id: 'tanh'}},
  initializer: {id: 'tfp_uniform', gain: 1}, loss: {id: 'half_squared'},
  optimizer: {id: 'sgd', learningRate: 0.03},
  regularization: {id: 'none', rate: 0},
  clipNorm: null, batchSize: 10, leftovers: 'carry', shuffle: false,
  ...changes,
});

/** @param {() => void} act @param {string} field @param {RegExp} message */
function refuses(act, field, message) {
  assert.throws(act, (error) => {
    assert.ok(error instanceof CoreError, String(error));
    assert.equal(error.field, field);
    assert.match(error.message, message);
    return true;
  });
}

const near = (ours, theirs, relative) => assert.ok(Math.abs(ours - theirs) <= relative * Math.max(Math.abs(theirs), 1e-300), `${ours} is not ${theirs}`);

for (const link of LINKS) {
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

test('both builds train with the same bits', () => {
  for (const changes of [{}, {optimizer: {id: 'adam'}}, {data: {id: 'iris'}, output: undefined, loss: {id: 'softmax_ce'}},
    {layers: [{units: 6, activation: {id: 'rrelu_train'}}], shuffle: true}, {clipNorm: 0.1, regularization: {id: 'l1', rate: 0.1}}]) {
    const [one, other] = [simd, scalar].map((core) => core.createTrainer(config(changes)));
    one.epoch(5);
    other.epoch(5);
    assert.equal(one.hash(), other.hash());
    assert.match(one.hash(), /^[0-9a-f]{16}$/);
    assert.deepEqual(one.frame({losses: true, statistics: true}), other.frame({losses: true, statistics: true}));
  }
});

test('a network is copied out and taken back', () => {
  const trainer = simd.createTrainer(config());
  trainer.epoch(2);
  const network = trainer.network();
  assert.deepEqual(network.shape, [3, 4, 3, 1]);
  assert.deepEqual(network.layers[0].activation, {id: 'prelu'});
  assert.deepEqual(network.layers[0].learned, ['a']);
  assert.equal(network.layers[0].parameters.a.length, 4);
  assert.deepEqual(network.layers[1].activation, {formula: 'x*sigmoid(beta*x)'});
  assert.equal(typeof network.layers[1].parameters.beta, 'number');
  assert.notEqual(network.layers[1].parameters.beta, 2);
  assert.equal(network.layers[0].weights.length, 12);
  const hash = trainer.hash();
  network.layers[0].weights[5] = 7;
  assert.equal(trainer.hash(), hash);
  trainer.setNetwork(network);
  assert.notEqual(trainer.hash(), hash);
  assert.equal(trainer.network().layers[0].weights[5], 7);
  const fresh = simd.createTrainer(config());
  fresh.setNetwork(trainer.network());
  assert.equal(fresh.hash(), trainer.hash());
});

test('a network that does not fit is refused, and nothing is lost', () => {
  const trainer = simd.createTrainer(config());
  const hash = trainer.hash();
  const changed = (change) => {
    const network = trainer.network();
    change(network);
    return () => trainer.setNetwork(network);
  };
  refuses(() => trainer.setNetwork(null), 'network', /layers/);
  refuses(changed((network) => network.layers.pop()), 'network.layers', /must be 3/);
  refuses(changed((network) => (network.layers[1].weights = new Float64Array(3))), 'network.layers[1].weights', /12 numbers, not 3/);
  refuses(changed((network) => (network.layers[1].biases = [1, 2, 3])), 'network.layers[1].biases', /Float64Array/);
  refuses(changed((network) => (network.layers[0].weights[2] = NaN)), 'network.layers[0].weights[2]', /finite/);
  refuses(changed((network) => (network.layers[1].parameters.beta = 'x')), 'network.layers[1].parameters.beta', /finite/);
  refuses(changed((network) => (network.layers[0].parameters = {b: 1})), 'b', /accepted: a/);
  assert.equal(trainer.hash(), hash);
});

test('snapshots go back and on', () => {
  const trainer = simd.createTrainer(config({optimizer: {id: 'adam'}, shuffle: true}));
  const start = trainer.hash();
  trainer.step(33);
  const middle = trainer.snapshot();
  assert.equal(middle.step, 33);
  assert.equal(middle.hash, trainer.hash());
  trainer.step(20);
  const later = trainer.hash();
  trainer.restore(middle);
  assert.equal(trainer.hash(), middle.hash);
  assert.deepEqual(trainer.snapshot(), middle);
  trainer.step(20);
  assert.equal(trainer.hash(), later);
  trainer.rewind();
  assert.equal(trainer.hash(), start);
  assert.deepEqual(trainer.progress(), {epoch: 0, step: 0, finite: true});
  refuses(() => trainer.restore({...middle, state: new Float64Array(3)}), 'snapshot.state', /same configuration/);
  refuses(() => trainer.restore(7), 'snapshot', /snapshot/);
});

test('one point forward and backward', () => {
  const trainer = simd.createTrainer(config({layers: [{units: 2, activation: {id: 'tanh'}}], features: ['x', 'y']}));
  const {layers} = trainer.network();
  const [x, y, label] = [1.5, -0.5, 1];
  const [hidden, output] = trainer.backward(x, y, label);
  assert.deepEqual(trainer.forward(x, y).map(({z, a}) => ({z, a})), [hidden, output].map(({z, a}) => ({z, a})));
  for (let u = 0; u < 2; u++) {
    const [w0, w1] = layers[0].weights.subarray(2 * u);
    near(hidden.z[u], layers[0].biases[u] + w0 * x + w1 * y, 1e-15);
    near(hidden.a[u], Math.tanh(hidden.z[u]), 1e-15);
    near(hidden.dA[u], layers[1].weights[u] * output.dZ[0], 1e-15);
    near(hidden.dZ[u], hidden.dA[u] * (1 - hidden.a[u] ** 2), 1e-14);
    near(hidden.dW[2 * u], hidden.dZ[u] * x, 1e-15);
    near(hidden.dW[2 * u + 1], hidden.dZ[u] * y, 1e-15);
    assert.equal(hidden.db[u], hidden.dZ[u]);
  }
  assert.equal(output.dA[0], output.a[0] - label);
  refuses(() => trainer.forward(NaN, 0), 'x', /finite/);
  refuses(() => trainer.backward(0, 0, undefined), 'label', /finite/);
});

test('a frame is what its layout says, in slices too', () => {
  const trainer = simd.createTrainer(config());
  trainer.epoch(3);
  const request = {losses: true, statistics: true, confusion: true,
    histograms: {z: {low: -3, high: 3, bins: 12}, gradient: {low: -1, high: 1, bins: 8}, layer: 0, unit: 2},
    surfaces: {size: 20, units: 'all', decision: true}};
  const layout = trainer.layout(request);
  assert.equal(trainer.layout(structuredClone(request)), layout);
  const frame = trainer.frame(request);
  assert.equal(frame.length, layout.length);
  const part = (name, numbers = frame) => numbers.subarray(layout.parts[name].offset, layout.parts[name].offset + layout.parts[name].length);
  const losses = trainer.losses();
  layout.fields.losses.forEach((name, i) => {
    if (name in losses) assert.equal(part('losses')[i], losses[name]);
  });
  assert.equal(part('layers').length, 3 * layout.fields.layers.length);
  assert.equal(part('zHistograms').reduce((sum, count) => sum + count), 250 * 8);
  assert.equal(part('unitHistograms').subarray(0, 14).reduce((sum, count) => sum + count), 250);
  assert.equal(part('confusion').reduce((sum, count) => sum + count), 500);
  assert.equal(part('surfaces').length, 8 * 400);
  assert.equal(part('surfaces')[7 * 400], trainer.predict(Float64Array.of(-6, 6))[0]);
  trainer.beginFrame(request);
  let slices = 0;
  while (!trainer.advanceFrame(500)) {
    slices++;
    trainer.step(1);
  }
  assert.ok(slices > 10);
  assert.deepEqual(trainer.currentFrame(), frame);
});

test('bad requests are refused by name', () => {
  const trainer = simd.createTrainer(config());
  for (const [request, field, message] of [
    [{losses: 2}, 'losses', /true or false/],
    [{foo: true}, 'foo', /a request has no/i],
    [{histograms: {z: {low: 0, high: 1, bins: 0}}}, 'histograms.z.bins', /1 to 1000/],
    [{histograms: {z: {low: 1, high: 1, bins: 5}}}, 'histograms.z.high', /above 1/],
    [{histograms: {layer: 3, unit: 0}}, 'histograms.layer', /0 to 2/],
    [{histograms: {layer: 2, unit: 1}}, 'histograms.unit', /below 1/],
    [{surfaces: {size: 1}}, 'surfaces.size', /2 to 512/],
    [{surfaces: {size: 10, units: 'some'}}, 'surfaces.units', /'all', 'output' or 'none'/],
    [{surfaces: {size: 10, low: NaN}}, 'surfaces.low', /a number from/],
  ]) {
    refuses(() => trainer.frame(request), field, message);
  }
  assert.throws(() => trainer.frame(null), CoreError);
});

test('points of one\'s own', () => {
  const points = {x: Float64Array.of(10, 20, 30, 40), y: Float64Array.of(5, 5, 7, 9), label: Float64Array.of(1, -1, 1, -1)};
  const data = {points, order: 'given', scale: 'fit', trainShare: 75};
  const trainer = simd.createTrainer(config({data, batchSize: 2, features: ['x', 'y']}));
  const {train, test, transform} = trainer.data();
  assert.deepEqual([...train.label], [1, -1, 1]);
  assert.deepEqual([...test.label], [-1]);
  [10, 20, 30].forEach((x, i) => assert.equal(train.x[i], transform.xScale * x + transform.xOffset));
  assert.ok(Math.max(...train.x, ...test.x) <= 6);
  const bad = (changes) => () => simd.createTrainer(config({data: {...data, points: {...points, ...changes}}}));
  refuses(bad({label: Float64Array.of(1, -1, 3, 1)}), 'data.points.label[2]', /-1/);
  refuses(bad({x: Float64Array.of(1, NaN, 3, 1)}), 'data.points.x[1]', /finite/);
  refuses(bad({y: new Float64Array(3)}), 'data.points.y', /4/);
  refuses(bad({x: [1, 2, 3, 4]}), 'data.points.x', /Float64Array/);
  refuses(bad({z: 1}), 'data.points.z', /x, y, label/);
});

test('what may change during a run changes, and nothing else', () => {
  const trainer = simd.createTrainer(config());
  trainer.update({optimizer: {learningRate: 0.1}, layers: [{activation: {parameters: {a: -0.5}}}]});
  assert.deepEqual([...trainer.network().layers[0].parameters.a], [-0.5, -0.5, -0.5, -0.5]);
  const hash = trainer.hash();
  refuses(() => trainer.update({optimizer: {learningRate: -1}}), 'optimizer.learningRate', /at least 0/);
  assert.throws(() => trainer.update({layers: [{units: 9}]}), /needs a new one/);
  assert.equal(trainer.hash(), hash);
  trainer.step(1);
  const slow = simd.createTrainer(config());
  slow.update({layers: [{activation: {parameters: {a: -0.5}}}]});
  slow.step(1);
  assert.notEqual(slow.hash(), trainer.hash());
});

test('configurations that are no data are refused', () => {
  const cyclic = config();
  cyclic.self = cyclic;
  for (const wrong of [null, 7, [], cyclic, config({layers: Array(5000).fill({units: 1})}), config({seed: () => 1}),
    JSON.parse('{"__proto__": {"units": 3}}'), config({constructor: {units: 1}})]) {
    assert.throws(() => simd.createTrainer(wrong), CoreError);
  }
  refuses(() => simd.createTrainer(config({batchSize: 251, leftovers: 'use'})), 'batchSize', /250/);
  refuses(() => simd.createTrainer(config({layers: Array(51).fill({units: 1, activation: {id: 'tanh'}})})), 'layers.length', /50/);
});

test('a run that diverges says where, and goes back', () => {
  const trainer = simd.createTrainer(config({optimizer: {id: 'sgd', learningRate: 10}, output: {activation: {id: 'identity'}},
    layers: [{units: 8, activation: {id: 'relu'}}]}));
  while (trainer.epoch(50).finite);
  const {epoch, step, layer, quantity, value} = trainer.divergence();
  assert.ok(step > 0 && epoch >= 0 && layer < 2 && !Number.isFinite(value));
  assert.match(quantity, /^(Z|A|dA|dZ|dW|db|W|b)$/);
  trainer.restore(trainer.lastFinite());
  assert.equal(trainer.divergence(), null);
  assert.ok(trainer.network().layers[0].weights.every(Number.isFinite));
});

test('layers that let no gradient through are named', () => {
  const trainer = simd.createTrainer(config({layers: [{units: 3, activation: {id: 'binary_step'}}]}));
  assert.deepEqual(trainer.blocking(), [0]);
});

test('arguments are checked, and a deleted trainer says so', () => {
  const trainer = simd.createTrainer(config());
  for (const n of [-1, 0.5, NaN, '3', undefined, 2 ** 60]) refuses(() => trainer.step(n), 'n', /whole number/);
  refuses(() => trainer.predict(Float64Array.of(1, 2, 3)), 'points', /even/);
  trainer.delete();
  trainer.delete();
  refuses(() => trainer.step(1), 'trainer', /deleted/);
});

test('the catalogue lists what networks are made from', () => {
  const {datasets, features, losses, optimizers, regularizers, initializers} = simd.catalogue();
  for (const {id, problem, minClasses} of datasets) {
    const changes = {problem, data: {id, classes: minClasses || undefined}, features: features.map((feature) => feature.id)};
    if (problem === 'regression') changes.output = {activation: {id: 'identity'}};
    assert.equal(simd.createTrainer(config(changes)).epoch(1).epoch, 1, id);
  }
  for (const {id} of regularizers) assert.equal(simd.createTrainer(config({regularization: {id, rate: 0.1}})).step(1).step, 1);
  for (const {id} of initializers) assert.equal(simd.createTrainer(config({initializer: {id, gain: 'activation'}})).step(1).step, 1);
  for (const {id, settings} of optimizers) {
    const optimizer = {id, ...Object.fromEntries(settings.map(({name, initial, flag}) => [name, flag ? initial !== 0 : initial]))};
    assert.equal(simd.createTrainer(config({optimizer})).step(1).step, 1, id);
  }
  for (const {id, output} of losses) {
    assert.equal(simd.createTrainer(config({loss: {id}, output: output ? {activation: {id: output}} : undefined})).step(1).step, 1, id);
  }
});
