// The walk through the numbers: every line adds up, and the numbers are the core's.
import assert from 'node:assert/strict';
import test from 'node:test';

import {loadCore} from '../../web/core.js';
import {backwardLines, forwardLines, lossLine, sharedLines, shownLine, sourceNames, sourceValues} from '../../web/view/play/numbers_lines.js';
import {updateLines} from '../../web/view/play/numbers_update.js';
import {specOf, stagesOf, walk} from '../../web/view/play/numbers_walk.js';

const core = await loadCore();
const catalogue = core.catalogue();
const FEATURES = catalogue.features.map(({id}) => id);

const CONFIGS = {
  'two classes': {data: {id: 'circle'}, layers: [{units: 3}, {units: 2, activation: {id: 'leaky_relu'}}]},
  'all features': {data: {id: 'spiral'}, features: FEATURES, layers: [{units: 2, activation: {id: 'silu'}}]},
  'no hidden layer': {data: {id: 'xor'}},
  'softmax of three classes': {data: {id: 'blobs', classes: 3}, layers: [{units: 3}], loss: {id: 'softmax_ce'}},
  'softmax with squared error': {data: {id: 'blobs', classes: 3}, layers: [{units: 2}], output: {activation: {id: 'softmax'}}},
  'three outputs of tanh': {data: {id: 'blobs', classes: 3}, layers: [{units: 2}]},
  'three sigmoids': {data: {id: 'blobs', classes: 3}, layers: [{units: 2}], loss: {id: 'bce_logits'}},
  'cross-entropy': {data: {id: 'circle'}, layers: [{units: 2}], loss: {id: 'bce_logits'}},
  'squared error of a sigmoid': {data: {id: 'circle'}, layers: [{units: 2}], output: {activation: {id: 'sigmoid'}}},
  hinge: {data: {id: 'circle'}, layers: [{units: 2}], loss: {id: 'hinge'}},
  perceptron: {data: {id: 'circle'}, layers: [{units: 2}], loss: {id: 'perceptron'}},
  'absolute error': {data: {id: 'circle'}, layers: [{units: 2}], loss: {id: 'mae'}},
  'a regression': {problem: 'regression', data: {id: 'reg_plane'}, layers: [{units: 2, activation: {id: 'relu'}}]},
  'Huber, far away': {problem: 'regression', data: {id: 'reg_plane'}, layers: [{units: 2}], loss: {id: 'huber'}},
  'random slopes': {data: {id: 'circle'}, layers: [{units: 4, activation: {id: 'rrelu_train'}}]},
  'learned by the layer': {data: {id: 'circle'}, layers: [{units: 3, activation: {id: 'prelu'}, learn: 'layer'}]},
  'learned by the unit': {data: {id: 'circle'}, layers: [{units: 3, activation: {id: 'srelu'}, learn: 'unit'}]},
  'L1': {data: {id: 'circle'}, layers: [{units: 3}], regularization: {id: 'l1', rate: 0.01}},
  'L2': {data: {id: 'circle'}, layers: [{units: 3}], regularization: {id: 'l2', rate: 0.1}},
  'weight decay of all': {data: {id: 'circle'}, layers: [{units: 2, activation: {id: 'prelu'}, learn: 'layer'}],
    optimizer: {id: 'sgd', learningRate: 0.1, weightDecay: 0.05, decay: 'all'}},
  'weight decay of weights': {data: {id: 'circle'}, layers: [{units: 2}], optimizer: {id: 'sgd', weightDecay: 0.05, decay: 'weights'}},
  clipped: {data: {id: 'circle'}, layers: [{units: 3}], clipNorm: 0.1},
  Adam: {data: {id: 'circle'}, layers: [{units: 3}], optimizer: {id: 'adam'}},
};

/** A run some epochs on, and one of its points as its walk. */
function begin(name, index = 3) {
  const config = {problem: 'classification', ...CONFIGS[name]};
  const trainer = core.createTrainer(config);
  trainer.epoch(2);
  const {x, y, label} = trainer.data().train;
  const classes = config.problem === 'regression' ? 0 : config.data.classes ?? 2;
  const point = {x: x[index], y: y[index], label: name.includes('far') ? 50 : label[index]};
  const run = {trainer, config, network: trainer.network(), classes};
  const loss = catalogue.losses.find(({id}) => id === (config.loss?.id ?? 'half_squared'));
  return {run, point, loss, walked: walk(core, run, point)};
}

/** The numbers of a line and what a reader's calculator makes of them, between its last formula and its result; null: there
 * is no formula, but a name for the same number. */
function calculation(line, network, layer, unit) {
  const spoken = line.map((token, i) => (typeof token === 'number' ? `(v[${i}])` : token)).join('');
  assert.equal(typeof line.at(-1), 'number', spoken);
  assert.ok(spoken.endsWith(` = (v[${line.length - 1}])`) || spoken.includes(' → '), spoken);
  const formula = spoken.split(' = ').at(-2).replace(/^w\(.*?\): |^b: /, '').replace(/^[^\s(]+: /, '');
  if (/^d[AZ]$/.test(formula) || !formula.includes('v[')) return null;
  const named = /^(?!exp|ln|max|sign|softplus)[\p{L} ()\d.]+?\(\(v\[(\d+)\]\)\)$/u.exec(formula);
  if (named) return (v) => core.evaluate(specOf(network.layers[layer], unit), Float64Array.of(v[Number(named[1])])).f[0];
  const code = formula.replaceAll('×', '*').replaceAll('÷', '/').replaceAll('−', '-').replaceAll('²', '**2').replace(/\|([^|]+)\|/g, 'abs($1)');
  const {abs, exp, log: ln, max, sign} = Math;
  const compute = Function('v', 'abs', 'exp', 'ln', 'max', 'sign', `return ${code}`);
  return (v) => compute(v, abs, exp, ln, max, sign);
}

/** As a page shows it, read back, and how far the rounding may have moved it. @param {string} text */
function readBack(text) {
  const [, sign, mantissa, power = ''] = /^(−?)([\d.]+)(?:×10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?$/.exec(text);
  const exponent = Number([...power].map((digit) => (digit === '⁻' ? '-' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit))).join(''));
  const value = Number(`${sign ? '-' : ''}${mantissa}e${exponent}`);
  return {value, half: value === 0 ? 0 : 0.5 * 10 ** (Math.floor(Math.log10(Math.abs(value))) - 3)};
}

/** Adds a line up: with all digits, and with those that are shown. */
function check(line, network, layer, unit) {
  const texts = shownLine(line, 4);
  const shown = line.map((token, i) => (typeof token === 'number' ? readBack(texts[i]) : null));
  const isRounded = line.some((token, i) => typeof token === 'number' && shown[i].value !== token);
  assert.equal(texts.at(-2).endsWith('≈ '), isRounded && !texts.at(-2).includes('→'), texts.join(''));
  const compute = calculation(line, network, layer, unit);
  if (!compute) return;
  const [value, result] = [compute(line), line.at(-1)];
  assert.ok(Math.abs(value - result) <= 1e-9 * Math.max(1, Math.abs(value)), `${line.join('')}: ${value}`);
  const values = shown.map((number) => number?.value);
  const rough = compute(values);
  let most = shown.at(-1).half;
  shown.slice(0, -1).forEach((number, i) => {
    if (!number || number.value === line[i]) return;
    const moved = [-1, 1].map((way) => compute(values.map((one, j) => (j === i ? number.value + way * number.half : one))) - rough);
    most += Math.max(...moved.map(Math.abs));
  });
  assert.ok(Math.abs(rough - values.at(-1)) <= 1.05 * most + 1e-12, `${texts.join('')}: ${rough}`);
}

for (const name of Object.keys(CONFIGS)) {
  test(`${name}: every line adds up`, () => {
    const {run, point, loss, walked} = begin(name);
    const {config, network} = run;
    let lines = 0;
    for (const {kind, layer} of stagesOf(network.layers.length, true)) {
      if (kind === 'loss') {
        check(lossLine(walked, loss.id));
        lines++;
      }
      if (layer === null) continue;
      const sources = sourceNames(walked, layer, config.features ?? ['x', 'y']);
      assert.equal(sources.length, sourceValues(walked, layer).length);
      for (let unit = 0; unit < network.layers[layer].units; unit++) {
        const all = kind === 'forward' ? forwardLines(walked, layer, unit, 'tanh') :
          kind === 'backward' ? backwardLines(core, walked, layer, unit, loss, sources) : updateLines(walked, config, layer, unit, sources);
        if (kind === 'update') {
          const learned = network.layers[layer].learned.filter((key) => unit === 0 || typeof network.layers[layer].parameters[key] !== 'number');
          assert.equal(all.length, sources.length + 1 + learned.length);
        }
        for (const line of all) {
          if (config.optimizer?.id === 'adam' && kind === 'update') assert.match(shownLine(line, 4).join(''), /^(?:w\(.+\)|b) [=≈] .+, (?:dW\(.+\)|db) [=≈] .+$/);
          else check(line, network, layer, unit);
          lines++;
        }
      }
      if (kind === 'backward') for (const line of sharedLines(core, walked, layer)) check(line);
    }
    assert.ok(lines > network.layers.length * 6);
    assert.ok(Number.isFinite(walked.loss) && point.label !== null);
  });
}

test('nothing of the run changes, and its numbers are those that are shown', () => {
  const {run, point, walked} = begin('two classes');
  const hash = run.trainer.hash();
  walk(core, run, point);
  assert.equal(run.trainer.hash(), hash);
  assert.deepEqual(walked.backward, run.trainer.backward(point.x, point.y, point.label));
  assert.deepEqual(walked.network, run.trainer.network());
  assert.notDeepEqual(walked.after.layers[0].weights, walked.network.layers[0].weights);
});

test('the losses of all points make the loss of the run', () => {
  for (const name of ['two classes', 'softmax of three classes', 'cross-entropy', 'a regression']) {
    const {run} = begin(name);
    const {x, y, label} = run.trainer.data().train;
    let sum = 0;
    for (let i = 0; i < x.length; i++) sum += walk(core, run, {x: x[i], y: y[i], label: label[i]}).loss;
    const {trainLoss} = run.trainer.losses();
    assert.ok(Math.abs(sum / x.length - trainLoss) <= 1e-12 * trainLoss, name);
  }
});

test('a place without a target goes forward only', () => {
  const {run} = begin('two classes');
  const walked = walk(core, run, {x: 1, y: -2, label: null});
  assert.deepEqual(walked.forward, run.trainer.forward(1, -2));
  assert.equal(walked.backward, null);
  assert.deepEqual(stagesOf(3, false).map(({kind, layer}) => [kind, layer]),
      [['point', null], ['forward', 0], ['forward', 1], ['forward', 2], ['loss', null]]);
});

test('the way goes up, to the loss, down, and updates every layer', () => {
  assert.deepEqual(stagesOf(2, true).map(({kind, layer}) => [kind, layer]), [['point', null], ['forward', 0], ['forward', 1], ['loss', null],
    ['backward', 1], ['backward', 0], ['update', 0], ['update', 1]]);
});

test('inputs are what the core makes of a point', () => {
  const {run} = begin('all features');
  const {inputs} = walk(core, run, {x: 1.5, y: -2, label: 1});
  assert.deepEqual(inputs.slice(0, 5), [1.5, -2, 2.25, 4, -3]);
  [Math.sin(1.5), Math.sin(-2)].forEach((value, i) => assert.ok(Math.abs(inputs[5 + i] - value) < 1e-15));
});

test('a rounded line says so before its result, a whole one does not', () => {
  const text = (line, digits = 4) => shownLine(line, digits).join('');
  assert.equal(text(['z = ', 0.5, ' × ', -2, ' = ', -1]), 'z = 0.5 × −2 = −1');
  assert.equal(text(['dA = a − t = ', 1 / 3, ' − ', 1, ' = ', -2 / 3]), 'dA = a − t = 0.3333 − 1 ≈ −0.6667');
  assert.equal(text(['w = ', 1 / 3, ', dW = ', 2]), 'w ≈ 0.3333, dW ≈ 2');
  assert.equal(text(['z = ', 0.5, ' + ', 1 / 3, ' = ', 5 / 6], 17), 'z = 0.5 + 0.3333333333333333 = 0.8333333333333334');
});
