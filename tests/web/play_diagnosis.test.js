// What the page says of a network's health: each rule on both sides of its border, and their order.
import assert from 'node:assert/strict';
import test from 'node:test';

import {LIMITS, Spokesman, factorPerLayer, findings} from '../../web/view/play/diagnosis.js';
import {en} from './texts.js';

const LAYER = {zVariance: 1, saturatedShare: 0, isFlatBothWays: true, gradientNorm: 1, updateRatio: 1e-3, units: 8, dead: 0};
const numbers = (changes = {}) => ({layers: [LAYER, LAYER, LAYER], blocking: [], epoch: 50, hasDiverged: false,
  history: [{epoch: 0, trainLoss: 0.5, testLoss: 0.5}, {epoch: 50, trainLoss: 0.2, testLoss: 0.2}], ...changes});
const keys = (changes) => findings(numbers(changes)).map(({key}) => key);
const withLayer = (l, changes) => [LAYER, LAYER, LAYER].map((layer, i) => (i === l ? {...layer, ...changes} : layer));
const last = (trainLoss, testLoss, epoch = 50) => ({epoch, history: [{epoch: 0, trainLoss: 0.5, testLoss: Math.min(0.5, testLoss)}, {epoch, trainLoss, testLoss}]});

test('a network in which nothing is wrong is well, good, or has not begun', () => {
  assert.deepEqual(keys(), ['well']);
  assert.deepEqual(keys(last(LIMITS.good * 0.99, LIMITS.good)), ['good']);
  assert.deepEqual(keys(last(LIMITS.good, LIMITS.good)), ['well']);
  assert.deepEqual(keys({epoch: 0}), ['fresh']);
  assert.equal(findings(numbers())[0].isTrouble, false);
});

test('dead units: from a tenth of a layer on, all of them as such, none at the output', () => {
  assert.deepEqual(findings(numbers({layers: withLayer(1, {dead: 3})}))[0], {key: 'dead', params: {n: 3, units: 8, layer: 2}, isTrouble: true});
  assert.equal(findings(numbers({layers: withLayer(0, {dead: 1})}))[0].key, 'one_dead');
  assert.deepEqual(keys({layers: withLayer(0, {units: 20, dead: 1})}), ['well']);
  assert.deepEqual(keys({layers: withLayer(0, {dead: 8})}), ['all_dead']);
  assert.deepEqual(keys({layers: withLayer(2, {units: 1, dead: 1})}), ['well']);
});

test('a step blocks, and its dead units are no news then', () => {
  assert.deepEqual(findings(numbers({blocking: [1], layers: withLayer(1, {dead: 8, saturatedShare: 1})})), [{key: 'blocking', params: {layer: 2}, isTrouble: true}]);
});

test('gradients vanish where each layer takes half and all of them all but a hundredth', () => {
  const falling = (factor, count) => Array.from({length: count}, (_, l) => ({...LAYER, gradientNorm: factor ** (count - 1 - l)}));
  assert.equal(factorPerLayer(falling(0.25, 5)), 0.25);
  assert.deepEqual(keys({layers: falling(0.25, 5)}), ['vanishing']);
  assert.deepEqual(keys({layers: falling(0.25, 3)}), ['well'], 'a sixteenth is not a hundredth');
  assert.deepEqual(keys({layers: falling(0.6, 12)}), ['well']);
  assert.deepEqual(keys({layers: falling(4, 5)}), ['exploding']);
  assert.deepEqual(keys({layers: falling(1.5, 20)}), ['well']);
  const [{params}] = findings(numbers({layers: falling(0.05, 3)}));
  assert.ok(Math.abs(params.times - 400) < 1e-9 && Math.abs(params.factor - 0.05) < 1e-12);
});

test('saturation counts from half of a hidden layer', () => {
  assert.deepEqual(findings(numbers({layers: withLayer(0, {saturatedShare: 0.51})}))[0].params, {percent: 51, layer: 1});
  assert.deepEqual(keys({layers: withLayer(0, {saturatedShare: 0.5})}), ['well']);
  assert.deepEqual(keys({layers: withLayer(2, {saturatedShare: 0.9})}), ['well']);
  assert.deepEqual(keys({layers: withLayer(0, {saturatedShare: 0.9, isFlatBothWays: false})}), ['well'], 'half of ReLU is flat');
  assert.deepEqual(keys({layers: withLayer(0, {saturatedShare: 0.91, isFlatBothWays: false})}), ['saturated']);
  assert.deepEqual(keys({layers: withLayer(0, {saturatedShare: 0.9}), ...last(0.01, 0.01)}), ['good'], 'it does no harm');
  assert.deepEqual(keys({layers: withLayer(0, {saturatedShare: NaN})}), ['well']);
});

test('updates can be too large or too small for their weights', () => {
  assert.deepEqual(keys({layers: withLayer(2, {updateRatio: 0.11})}), ['updates_large']);
  assert.deepEqual(keys({layers: withLayer(2, {updateRatio: 0.1})}), ['well']);
  const small = [0, 1, 2].map(() => ({...LAYER, updateRatio: 0.9e-5}));
  assert.deepEqual(keys({layers: small}), ['updates_small']);
  assert.deepEqual(keys({layers: small, ...last(0.05, 0.05)}), ['well'], 'little is left to learn');
  assert.deepEqual(keys({layers: small, epoch: 0}), ['fresh']);
});

test('learning by heart shows as a gap between the losses', () => {
  assert.deepEqual(keys(last(0.1, 0.16)), ['overfit']);
  assert.deepEqual(keys(last(0.1, 0.15)), ['well']);
  assert.deepEqual(keys(last(0.03, 0.049)), ['well'], 'too small a gap to matter');
  assert.deepEqual(keys(last(0.1, NaN)), ['well'], 'no test points');
  assert.deepEqual(keys({epoch: 50, history: [{epoch: 0, trainLoss: 0.5, testLoss: 0.5}, {epoch: 50, trainLoss: 0.1, testLoss: 0.3}]}), ['well'], 'it still falls');
});

test('a loss that has stopped falling is flat, if it is large', () => {
  const flat = (loss, epoch) => ({epoch, history: [0, 1, 2, 3].map((i) => ({epoch: (epoch * i) / 3, trainLoss: i === 0 ? 1 : loss, testLoss: loss}))});
  assert.deepEqual(keys(flat(0.3, 120)), ['flat']);
  assert.deepEqual(keys(flat(0.3, 99)), ['well']);
  assert.deepEqual(keys(flat(0.09, 120)), ['well']);
});

test('divergence comes before everything', () => {
  assert.equal(keys({hasDiverged: true, layers: withLayer(0, {dead: 8})})[0], 'diverged');
});

test('what is said stays for two seconds while it is true', () => {
  const spokesman = new Spokesman();
  const [a, b] = ['vanishing', 'flat'].map((key) => ({key, params: {}, isTrouble: true}));
  assert.equal(spokesman.choose([b], 0), b);
  assert.equal(spokesman.choose([a, b], 1999), b);
  assert.equal(spokesman.choose([a, b], 2000), a);
  assert.equal(spokesman.choose([b], 2100), b, 'no longer true');
});

test('there is a sentence for every finding, and a rule for every trouble', () => {
  const every = ['diverged', 'blocking', 'all_dead', 'one_dead', 'dead', 'vanishing', 'exploding', 'saturated', 'updates_large', 'updates_small', 'overfit', 'flat', 'fresh', 'good', 'well'];
  for (const key of every) assert.ok(`health.say_${key}` in en, key);
});
