// Runs through core.createTrainer: what goes in is refused by name, what comes out is a copy, and both builds agree.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {CoreError, loadCore} from '../../web/core.js';

const simd = await loadCore({simd: true});
const scalar = await loadCore({simd: false});

/** @typedef {import('../../web/core.d.ts').TrainerConfig} TrainerConfig */

/** Every kind of field. @returns {TrainerConfig} */
const whole = () => ({
  seed: '0.17539',
  problem: 'classification',
  data: {id: 'spirals', noise: 10, trainShare: 60, classes: 3, order: 'shuffled', scale: 'none'},
  features: ['x', 'y', 'x_squared'],
  layers: [
    {units: 4, activation: {id: 'prelu', parameters: {a: 0.125}}, learn: 'unit'},
    {units: 3, activation: {formula: 'x*sigmoid(beta*x)', parameters: {beta: 2}}, learn: 'layer'},
  ],
  output: {activation: {id: 'softmax'}},
  initializer: {id: 'he_normal', gain: 'activation'},
  loss: {id: 'softmax_ce'},
  optimizer: {id: 'adam', learningRate: 0.01, beta1: 0.8, amsgrad: true, decay: 'all', weightDecay: 0.001},
  regularization: {id: 'l2', rate: 0.001},
  clipNorm: 1,
  batchSize: 7,
  leftovers: 'use',
  shuffle: true,
});

/** @param {() => unknown} call @param {string} code @param {string} field @param {unknown} value @param {RegExp} [message] */
function refuses(call, code, field, value, message = /./) {
  assert.throws(call, (error) => {
    assert.ok(error instanceof CoreError, String(error));
    assert.deepEqual([error.code, error.field, error.value], [code, field, value], error.message);
    assert.match(error.message, message);
    return true;
  });
}

/** @param {any} config */
const create = (config) => simd.createTrainer(config);

test('the default run learns, and counts steps and epochs', () => {
  const trainer = create({});
  assert.deepEqual(trainer.progress(), {epoch: 0, step: 0, finite: true});
  const before = trainer.losses();
  assert.deepEqual(Object.keys(before), ['trainLoss', 'testLoss', 'trainAccuracy', 'testAccuracy']);
  assert.deepEqual(trainer.step(0), {epoch: 0, step: 0, finite: true});
  assert.deepEqual(trainer.step(24), {epoch: 0, step: 24, finite: true});
  assert.deepEqual(trainer.epoch(1), {epoch: 1, step: 25, finite: true});
  assert.deepEqual(trainer.epoch(2), {epoch: 3, step: 75, finite: true});
  assert.ok(trainer.losses().trainLoss < before.trainLoss);
  assert.equal(trainer.divergence(), null);
  assert.deepEqual(trainer.blocking(), []);
  assert.equal(trainer.deadLinks(), 0);
  trainer.delete();
});

test('both builds, and the same configuration twice, give the same bits', () => {
  const hashes = [simd, scalar, simd].map((core) => {
    const trainer = core.createTrainer(whole());
    trainer.step(100);
    const hash = trainer.hash();
    trainer.delete();
    return hash;
  });
  assert.match(hashes[0], /^[0-9a-f]{16}$/);
  assert.deepEqual(hashes, Array(3).fill(hashes[0]));
  const other = create({...whole(), seed: '0.17540'});
  other.step(100);
  assert.notEqual(other.hash(), hashes[0]);
});

test('each wrong field of a configuration is refused under its own name, with its value', () => {
  const config = whole();
  /** @type {[any, string, string, unknown, RegExp?][]} */
  const wrong = [
    [{seed: 7}, 'wrong_type', 'seed', 7],
    [{problem: 'clustering'}, 'unknown_id', 'problem', 'clustering', /classification or regression/],
    [{data: {id: 'spirale'}}, 'unknown_id', 'data.id', 'spirale', /did you mean 'spiral'\?/],
    [{data: {noise: -5}}, 'out_of_range', 'data.noise', -5, /at least 0/],
    [{data: {id: 'spirals', classes: 9}}, 'out_of_range', 'data.classes', 9, /2 to 5/],
    [{features: []}, 'out_of_range', 'features.length', 0, /from 1 to 7/],
    [{features: ['x', 'z']}, 'unknown_id', 'features[1]', 'z'],
    [{features: 'x'}, 'unknown_field', 'features', 'x'],
    [{layers: [{units: 4}, {units: 0}]}, 'out_of_range', 'layers[1].units', 0, /from 1 to 64/],
    [{layers: [{units: 4}, null, {units: 4}]}, 'missing', 'layers[1].units', ''],
    [{layers: Array(51).fill({units: 1})}, 'out_of_range', 'layers.length', 51, /from 0 to 50/],
    [{layers: new Array(4e9)}, 'out_of_range', 'layers.length', 4e9],
    [{layers: [{units: 1, activation: 'relu'}]}, 'unknown_field', 'layers[0].activation', 'relu', /layers\[0\]\.activation\.id|accepted/],
    [{output: {activation: {formula: 'x+😀*2'}}}, 'unexpected_character', 'output.activation.formula', 'x+😀*2'],
    [{output: {activation: {id: 'softmax', parameters: {t: 1}}}}, 'unknown_parameter', 'output.activation.parameters.t', 1],
    [{output: {units: 3}}, 'unknown_field', 'output.units', 3],
    [{initializer: {gain: 'auto'}}, 'wrong_type', 'initializer.gain', 'auto', /'activation'/],
    [{loss: {id: 'hinge'}, problem: 'regression', data: {id: 'sine'}, output: null}, 'wrong_problem', 'loss.id', 'hinge'],
    [{optimizer: {id: 'sgd', momentum: 0.9}}, 'unknown_field', 'optimizer.momentum', 0.9, /learningRate and weightDecay/],
    [{optimizer: {id: 'adam', amsgrad: 'yes'}}, 'wrong_type', 'optimizer.amsgrad', 'yes', /true or false/],
    [{clipNorm: 0}, 'out_of_range', 'clipNorm', 0, /above 0 or 'none'/],
    [{batchSize: true}, 'wrong_type', 'batchSize', true, /whole number/],
    [{batchSize: NaN}, 'not_finite', 'batchSize', NaN],
    [{batchSize: 1000}, 'too_large', 'batchSize', 1000],
    [{shuffle: 'often'}, 'wrong_type', 'shuffle', 'often'],
    [{shuffle: 2}, 'wrong_type', 'shuffle', 2],
    [{optimiser: {id: 'adam'}}, 'unknown_field', 'optimiser.id', 'adam', /did you mean 'optimizer.id'\?/],
    [JSON.parse('{"__proto__": {"id": "adam"}}'), 'unknown_field', '__proto__.id', 'adam'],
    [{constructor: 1}, 'unknown_field', 'constructor', 1],
    [{loss: () => 1}, 'wrong_type', 'loss', undefined],
  ];
  for (const [part, code, field, value, message] of wrong) {
    // Object.assign would not take "__proto__" as a name.
    const bad = Object.fromEntries([...Object.entries(config), ...Object.entries(part)]);
    refuses(() => create(bad), code, field, code === 'wrong_type' && value === undefined ? part.loss : value, message);
  }
  assert.throws(() => create({layers: [{units: 2, activation: {id: 'releu'}}]}), (error) => {
    assert.ok(error instanceof CoreError);
    assert.equal(error.suggestions[0], 'relu');
    return true;
  });
  create(config).delete();
});

test('points of the caller, as they are or fitted', () => {
  const points = {x: Float64Array.of(10, 20, 30, 40), y: Float64Array.of(-1, 0, 1, 0), label: Float64Array.of(-1, 1, 1, -1)};
  const given = create({data: {points, order: 'given'}, batchSize: 1});
  const data = given.data();
  assert.deepEqual(data.train, {x: Float64Array.of(10, 20), y: Float64Array.of(-1, 0), label: Float64Array.of(-1, 1)});
  assert.deepEqual(data.test, {x: Float64Array.of(30, 40), y: Float64Array.of(1, 0), label: Float64Array.of(1, -1)});
  assert.deepEqual(data.transform, {xScale: 1, xOffset: 0, yScale: 1, yOffset: 0});
  const {train, test: rest, transform} = create({data: {points, order: 'given', scale: 'fit'}, batchSize: 1}).data();
  const xs = [...train.x, ...rest.x];
  assert.ok(Math.abs(Math.min(...xs) + 5) < 1e-12 && Math.abs(Math.max(...xs) - 5) < 1e-12);
  points.x.forEach((x, i) => assert.ok(Math.abs(xs[i] - (transform.xScale * x + transform.xOffset)) < 1e-12));
  refuses(() => create({data: {points: {...points, label: Float64Array.of(-1, 1, 0, 1)}}, batchSize: 1}), 'out_of_range', 'data.points.label[2]', '0', /-1 or 1/);
  refuses(() => create({data: {points: {...points, y: new Float64Array(3)}}, batchSize: 1}), 'wrong_length', 'data.points.y', '3');
  refuses(() => create({data: {points, id: 'xor'}}), 'not_accepted', 'data.id', 'xor');
  const many = () => new Float64Array(5001).fill(1);
  refuses(() => create({data: {points: {x: many(), y: many(), label: many()}}}), 'out_of_range', 'data.points.x', '5001');
});

test('what may change during a run, all or nothing', () => {
  const trainer = create(whole());
  const update = (/** @type {any} */ changes) => trainer.update(changes);
  trainer.step(5);
  const before = trainer.hash();
  update({optimizer: {learningRate: 0.5}, regularization: {rate: 0}, clipNorm: null, batchSize: 30});
  update({layers: [null, {activation: {parameters: {beta: 3}}}]});
  assert.equal(trainer.network().layers[1].parameters.beta, 3);
  assert.notEqual(trainer.hash(), before);  // it is a learned one
  const changed = trainer.hash();
  refuses(() => update({optimizer: {learningRate: 0.25}, seed: '1'}), 'needs_new_run', 'seed', '1');
  refuses(() => update({layers: [{activation: {parameters: {a: 2}}}, {activation: {parameters: {gamma: 2}}}]}),
    'unknown_parameter', 'layers[1].activation.parameters.gamma', 2, /it has beta/);
  refuses(() => update({layers: [{units: 9}]}), 'needs_new_run', 'layers.length', 1);
  refuses(() => update({clipNorm: -1}), 'out_of_range', 'clipNorm', -1);
  refuses(() => update({optimizer: {amsgrad: false}}), 'needs_new_run', 'optimizer.amsgrad', false);
  refuses(() => update(null), 'wrong_type', 'changes', null);
  assert.equal(trainer.hash(), changed);
  update({});
  assert.equal(trainer.hash(), changed);
});

test('a changed learning rate is used from the next step on', () => {
  const [slow, fast] = [create({}), create({})];
  fast.update({optimizer: {learningRate: 0}});
  const start = fast.hash();
  assert.equal(slow.hash(), start);
  fast.step(3);
  slow.step(3);
  assert.equal(fast.hash(), start);
  assert.notEqual(slow.hash(), start);
});

test('snapshots and rewinding', () => {
  const trainer = create(whole());
  const first = trainer.snapshot();
  trainer.step(10);
  const tenth = trainer.snapshot();
  assert.deepEqual([tenth.epoch, tenth.step, tenth.hash], [0, 10, trainer.hash()]);
  assert.ok(Object.isFrozen(tenth));
  trainer.step(10);
  const twentieth = trainer.snapshot();
  trainer.restore(tenth);
  assert.deepEqual(trainer.snapshot(), tenth);
  trainer.step(10);
  assert.deepEqual(trainer.snapshot(), twentieth);
  trainer.rewind();
  assert.deepEqual(trainer.snapshot(), first);
  trainer.step(20);
  assert.deepEqual(trainer.snapshot(), twentieth);
  const again = create(whole());
  again.restore(twentieth);
  assert.equal(again.hash(), twentieth.hash);
  for (const bad of [{}, {state: [1]}, {state: new Float64Array(3)}, null, 1, {state: tenth.state.slice(1)}]) {
    assert.throws(() => trainer.restore(/** @type {any} */ (bad)), CoreError);
  }
  assert.deepEqual(trainer.snapshot(), twentieth);
});

test('the network goes out and comes in as copies', () => {
  const trainer = create(whole());
  const network = trainer.network();
  assert.deepEqual(network.shape, [3, 4, 3, 3]);
  const [first, second, output] = network.layers;
  assert.deepEqual([first.activation, second.activation, output.activation], [{id: 'prelu'}, {formula: 'x*sigmoid(beta*x)'}, {id: 'softmax'}]);
  assert.deepEqual([first.parameters, second.parameters, output.parameters], [{a: new Float64Array(4).fill(0.125)}, {beta: 2}, {}]);
  assert.deepEqual([first.learned, second.learned, output.learned], [['a'], ['beta'], []]);
  assert.deepEqual(network.layers.map(({weights, biases}) => [weights.length, biases.length]), [[12, 4], [12, 3], [9, 3]]);
  const hash = trainer.hash();
  first.weights[5] = 2.5;
  first.parameters.a = Float64Array.of(1, 2, 3, 4);
  second.parameters.beta = -1;
  assert.equal(trainer.hash(), hash);
  trainer.setNetwork(network);
  assert.notEqual(trainer.hash(), hash);
  assert.deepEqual(trainer.network(), network);
  const layers = (/** @type {any} */ change) => ({layers: [{...first, ...change}, second, output]});
  /** @type {[any, string][]} */
  const wrong = [
    [null, 'network'], [{}, 'network'], [{layers: [first]}, 'network.layers'], [{layers: [1, 2, 3]}, 'network.layers[0]'],
    [layers({weights: [1]}), 'network.layers[0].weights'], [layers({weights: new Float64Array(11)}), 'network.layers[0].weights'],
    [layers({biases: Float64Array.of(1, NaN, 3, 4)}), 'network.layers[0].biases[1]'],
    [layers({parameters: {b: 1}}), 'b'], [layers({parameters: {a: 1}}), 'network.layers[0].parameters.a'],
  ];
  for (const [bad, field] of wrong) {
    assert.throws(() => trainer.setNetwork(bad), (error) => error instanceof CoreError && error.field === field, field);
  }
  assert.deepEqual(trainer.network(), network);
});

test('predictions are those of forward; backward is the chain rule', () => {
  const trainer = create({...whole(), output: {activation: {id: 'tanh'}}, loss: {id: 'half_squared'}});
  trainer.step(20);
  const before = trainer.snapshot();
  const at = [1.5, -2];
  const forward = trainer.forward(at[0], at[1]);
  assert.deepEqual([...trainer.predict(Float64Array.of(...at, 0, 0)).slice(0, 3)], [...forward[2].a]);
  assert.equal(trainer.predict(new Float64Array(0)).length, 0);
  const backward = trainer.backward(at[0], at[1], 2);
  const {layers} = trainer.network();
  const inputs = [Float64Array.of(at[0], at[1], at[0] ** 2), forward[0].a, forward[1].a];
  const near = (/** @type {number} */ a, /** @type {number} */ b) => assert.ok(Math.abs(a - b) <= 1e-14 * (1 + Math.abs(b)), `${a} ${b}`);
  backward.forEach(({z, a, dA, dZ, dW, db}, l) => {
    assert.deepEqual([z, a], [forward[l].z, forward[l].a]);
    assert.deepEqual(db, dZ);
    dZ.forEach((value, unit) => inputs[l].forEach((input, i) => near(dW[unit * inputs[l].length + i], value * input)));
    if (l === 2) {
      assert.deepEqual(dA, a.map((value, unit) => value - (unit === 2 ? 1 : -1)));
      const {df} = simd.evaluate({id: 'tanh'}, z);
      dZ.forEach((value, unit) => near(value, dA[unit] * df[unit]));
    } else {
      const {weights} = layers[l + 1];
      dA.forEach((value, i) => near(value, backward[l + 1].dZ.reduce((sum, d, unit) => sum + d * weights[unit * dA.length + i], 0)));
    }
  });
  assert.equal(backward[0].dParameters.length, 4);
  assert.deepEqual(trainer.snapshot(), before);
});

test('frames have what was asked for, whole or in slices', () => {
  const trainer = create(whole());
  trainer.step(3);
  const request = {losses: true, statistics: true, confusion: true, histograms: {z: {low: -4, high: 4, bins: 8}}, surfaces: {size: 6, units: /** @type {const} */ ('all')}};
  const layout = trainer.layout(request);
  assert.equal(trainer.layout({...request}), layout);
  const ends = Object.values(layout.parts).map(({offset, length}) => offset + length);
  assert.equal(Math.max(...ends), layout.length);
  const frame = trainer.frame(request);
  assert.equal(frame.length, layout.length);
  const losses = trainer.losses();
  layout.fields.losses.forEach((name, i) => {
    const value = /** @type {any} */ (losses)[name];
    if (value !== undefined) assert.equal(frame[layout.parts.losses.offset + i], value, name);
  });
  assert.equal(layout.parts.layers.length, 3 * layout.fields.layers.length);
  trainer.beginFrame(request);
  while (!trainer.advanceFrame(500)) trainer.step(1);  // the frame is of when it began
  assert.deepEqual(trainer.currentFrame(), frame);
  assert.notDeepEqual(trainer.frame(request), frame);
  refuses(() => trainer.layout(/** @type {any} */ ({losses: 2})), 'out_of_range', 'losses', 2);
  refuses(() => trainer.layout({surfaces: {size: 1e9}}), 'out_of_range', 'surfaces.size', 1e9);
  refuses(() => trainer.frame(/** @type {any} */ ({colours: true})), 'unknown_field', 'colours', true);
});

test('a run that diverges says where, and keeps the last finite state', () => {
  const trainer = create({problem: 'regression', data: {id: 'reg_plane'}, layers: [{units: 4, activation: {id: 'relu'}}], optimizer: {id: 'sgd', learningRate: 1e6}});
  const progress = trainer.step(1000);
  assert.equal(progress.finite, false);
  const divergence = trainer.divergence();
  assert.ok(divergence);
  assert.ok(['Z', 'A', 'dA', 'dZ', 'dW', 'db', 'W', 'b'].includes(divergence.quantity));
  assert.ok(!Number.isFinite(divergence.value));
  assert.deepEqual(trainer.step(10), progress);
  trainer.restore(trainer.lastFinite());
  assert.equal(trainer.progress().finite, true);
  trainer.rewind();
  assert.deepEqual(trainer.progress(), {epoch: 0, step: 0, finite: true});
});

test('a change between two slices of a frame begins the frame anew', () => {
  const trainer = create({layers: [{units: 4, activation: {id: 'leaky_relu'}}]});
  trainer.step(30);
  const request = {losses: true, surfaces: {size: 40, units: /** @type {const} */ ('output')}};
  trainer.beginFrame(request);
  assert.equal(trainer.advanceFrame(100), false);
  trainer.update({layers: [{activation: {parameters: {negative_slope: 0.5}}}]});
  while (!trainer.advanceFrame(100)) { /* slice by slice */ }
  assert.deepEqual([...trainer.currentFrame()], [...trainer.frame(request)]);
});

test('arguments are refused by name', () => {
  const trainer = create({});
  for (const bad of [-1, 0.5, NaN, Infinity, '1', null, undefined, 2 ** 53, 1n]) {
    refuses(() => trainer.step(/** @type {any} */ (bad)), 'wrong_type', 'n', bad, /whole number/);
    refuses(() => trainer.epoch(/** @type {any} */ (bad)), 'wrong_type', 'n', bad);
  }
  for (const bad of [NaN, Infinity, '1', undefined]) {
    refuses(() => trainer.forward(/** @type {any} */ (bad), 1), 'wrong_type', 'x', bad);
    refuses(() => trainer.forward(1, /** @type {any} */ (bad)), 'wrong_type', 'y', bad);
    refuses(() => trainer.backward(1, 1, /** @type {any} */ (bad)), 'wrong_type', 'label', bad);
  }
  for (const bad of [0, 7, 1e300]) refuses(() => trainer.backward(1, 1, bad), 'not_a_label', 'label', bad, /-1 or 1/);
  const classes = create({...whole(), output: {activation: {id: 'tanh'}}, loss: {id: 'half_squared'}});
  for (const bad of [1.5, 3, -1]) refuses(() => classes.backward(1, 1, bad), 'not_a_label', 'label', bad, /0 to 2/);
  for (const bad of [[1, 2], new Float32Array(2), null]) refuses(() => trainer.predict(/** @type {any} */ (bad)), 'wrong_type', 'points', bad);
  const odd = new Float64Array(3);
  refuses(() => trainer.predict(odd), 'wrong_type', 'points', odd, /even/);
  refuses(() => trainer.advanceFrame(NaN), 'wrong_type', 'multiplyAdds', NaN);
});

test('after delete every use says so; delete may come twice', () => {
  const trainer = create({});
  const snapshot = trainer.snapshot();
  trainer.delete();
  trainer.delete();
  const uses = [() => trainer.step(1), () => trainer.epoch(1), () => trainer.progress(), () => trainer.losses(), () => trainer.update({}), () => trainer.rewind(),
    () => trainer.snapshot(), () => trainer.restore(snapshot), () => trainer.network(), () => trainer.setNetwork({layers: []}), () => trainer.data(),
    () => trainer.predict(new Float64Array(0)), () => trainer.forward(0, 0), () => trainer.backward(0, 0, 1), () => trainer.layout({}),
    () => trainer.frame({}), () => trainer.hash(), () => trainer.divergence()];
  for (const use of uses) assert.throws(use, (error) => error instanceof CoreError && error.code === 'deleted' && error.field === 'trainer', String(use));
});
