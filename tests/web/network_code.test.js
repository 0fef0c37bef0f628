// A trained network as plain data, and how the files made of it read. What they compute is tested in tests/code, and ONNX beside this.
import assert from 'node:assert/strict';
import test from 'node:test';

import {loadCore} from '../../web/core.js';
import {MAX_SHOWN, NETWORK_LANGUAGES, layerSpec, networkSubject} from '../../web/state/network_code.js';
import {WISHES, hostileWishes, sampleOf} from '../code/network_samples.mjs';

/** @typedef {import('../../web/core.d.ts').TrainerConfig} TrainerConfig */

const core = await loadCore();
const {activations, losses} = core.catalogue();
const rows = new Map(activations.map((row) => [row.id, row]));

/** @param {TrainerConfig} config @param {object} [more] */
function subjectOf(config, more = {}) {
  const trainer = core.createTrainer(config);
  const network = trainer.network();
  const texts = network.layers.map((layer) => {
    const spec = layerSpec(layer);
    return spec && core.texts(spec);
  });
  return networkSubject({network, config, data: trainer.data(), activations: rows, texts, predict: (points) => trainer.predict(points), losses, ...more});
}
/** @param {number} count */
const points = (count) => ({x: Float64Array.from({length: count}, (_, i) => i / 7), y: Float64Array.from({length: count}, (_, i) => -i / 3), label: Float64Array.from({length: count}, (_, i) => i % 2 * 2 - 1)});
const lines = (/** @type {string} */ text) => text.split('\n');

test('points are the reader\'s own again, digit for digit', () => {
  const given = {x: [104.5, 98.1, 1e-3, 133.3, 88.25], y: [0.061, 0.0655, 7, -1e9, 0.1], label: [-1, 1, -1, 1, 1]};
  const of = (/** @type {number[]} */ list) => Float64Array.from(list);
  const {train, test: tested, transform} = subjectOf({data: {points: {x: of(given.x), y: of(given.y), label: of(given.label)}, scale: 'fit', order: 'given', trainShare: 60}, batchSize: 1});
  assert.ok(transform);
  assert.deepEqual([...train, ...tested].map(([x]) => x), given.x);
  // What is near nothing beside -1e9 cannot be told apart; the point is fitted to where it was.
  [...train, ...tested].forEach(([, y], i) => assert.equal(transform.yScale * y + transform.yOffset, transform.yScale * given.y[i] + transform.yOffset));
  assert.equal(subjectOf({}).transform, null);
});

test('many points are cut, and the file says so', () => {
  const subject = subjectOf({data: {points: points(2 * MAX_SHOWN + 100), trainShare: 75}});
  assert.equal(subject.train.length, MAX_SHOWN);
  assert.equal(subject.counts.train, 825);
  assert.equal(subject.test.length, 275);
  for (const {write} of Object.values(NETWORK_LANGUAGES)) {
    const text = write(subject);
    assert.match(text, /it was trained on, as x, y, label: the first 500 of 825\./);
    assert.match(text, /it was tested on, as x, y, label: 275 points\./);
  }
});

test('three predictions are checked, spread out, whatever the data are', () => {
  for (const count of [1, 2, 3, 400]) {
    const {checks} = subjectOf({data: {points: points(count), trainShare: 100, order: 'given'}, batchSize: 1});
    assert.equal(checks.length, 3);
    assert.equal(new Set(checks.map(({point}) => point.join())).size, 3);
  }
  const {checks, train, test: tested} = sampleOf(WISHES[5]).subject;
  assert.ok(checks.every(({point}) => [...train, ...tested].some(([x, y]) => x === point[0] && y === point[1])));
  // Of three classes each is decided for once.
  assert.equal(new Set(checks.map(({output}) => output.indexOf(Math.max(...output)))).size, 3);
});

test('no checks where no output is a number; no file of a network that is none', () => {
  const {checks} = subjectOf({}, {predict: (/** @type {Float64Array} */ given) => new Float64Array(given.length / 2).fill(NaN)});
  assert.deepEqual(checks, []);
  for (const {write} of Object.values(NETWORK_LANGUAGES)) assert.match(write({...sampleOf(WISHES[0]).subject, checks, test: []}), /at 0 points/);
  const trainer = core.createTrainer({});
  const network = trainer.network();
  network.layers[0].biases[0] = NaN;
  assert.throws(() => networkSubject({network, config: {}, data: trainer.data(), activations: rows, texts: [core.texts({id: 'tanh'})], predict: (given) => trainer.predict(given)}), RangeError);
});

test('what the output says is said', () => {
  for (const [config, words, more] of /** @type {[TrainerConfig, string, object?][]} */ ([
    [{}, 'Labels are -1 and +1: an output of 0 or more says +1.'],
    [{output: {activation: {id: 'sigmoid'}}}, 'an output of 0.5 or more says +1.'],
    [{loss: {id: 'bce_logits'}}, 'an output of 0.5 or more says +1.'],
    [{loss: {id: 'hinge'}, output: {activation: {id: 'relu'}}}, 'an output of 0 or more says +1.'],
    [{loss: {id: 'perceptron'}}, 'an output of 1 or more says +1.'],
    [{problem: 'regression'}, 'The output is the value itself.'],
    [{data: {id: 'blobs', classes: 4}, loss: {id: 'softmax_ce'}}, 'Labels count from 0 to 3: the largest of the 4 outputs says which.'],
    [{loss: {id: 'softmax_ce'}}, 'Labels are -1 and +1: the largest of the 2 outputs says which, the first -1.'],
    [{}, 'Labels are -1 and +1 (-1: "ham", +1: "spam"): an output', {classNames: ['ham', 'spam']}],
    [{data: {id: 'blobs', classes: 3}, loss: {id: 'softmax_ce'}}, 'Labels count from 0 to 2 (0: "a", 1: "b", 2: "c"): the largest', {classNames: ['a', 'b', 'c']}],
    [{}, 'Labels are -1 and +1 (+1: "spam"): an output', {classNames: ['', 'spam', 'eggs']}],
    [{seed: '0.31'}, 'Seed 0.31, after 1 epoch (25 steps of the optimizer). Loss: Half squared error.', {progress: {epoch: 1, step: 25}}],
  ])) {
    const said = lines(NETWORK_LANGUAGES.javascript.write(subjectOf(config, more))).filter((line) => line.startsWith('//')).map((line) => line.slice(3)).join(' ');
    assert.ok(said.includes(words), `${words} is not in: ${said.slice(0, 600)}`);
  }
});

test('every digit of every number is there', () => {
  const {subject} = sampleOf(WISHES[3]);
  const numbers = [...subject.layers.flatMap(({weights, biases, call}) => [...weights.flat(), ...biases, ...Object.values(call?.values ?? {}).flat()]), ...subject.train.flat(), ...subject.test.flat()];
  for (const [language, {write}] of Object.entries(NETWORK_LANGUAGES)) {
    const there = new Set(write(subject).match(/-?\d+\.\d+(e-?\d+)?/g)?.map(Number));
    assert.deepEqual(numbers.filter((number) => !there.has(number)), [], language);
  }
});

test('a function stands once, with the values of its layers beside it', () => {
  const layer = (/** @type {number} */ negative_slope) => ({units: 2, activation: {id: 'leaky_relu', parameters: {negative_slope}}});
  const subject = subjectOf({layers: [layer(0.2), layer(0.2), layer(0.3)]});
  assert.deepEqual(subject.functions.map(({id}) => id), ['leaky_relu', 'tanh']);
  const text = NETWORK_LANGUAGES.numpy.write(subject);
  assert.equal(text.match(/^def leaky_relu/gm)?.length, 1);
  assert.match(text, /^def leaky_relu\(z, negative_slope=0\.2\):$/m);
  assert.match(text, /^p3 = dict\(negative_slope=0\.3\)$/m);
  assert.match(text, /^ {4}a = leaky_relu\(a @ W2\.T \+ b2\)$/m);
  assert.match(text, /^ {4}a = leaky_relu\(a @ W3\.T \+ b3, \*\*p3\)$/m);
});

test('lines are short, whatever the network is', () => {
  const wide = sampleOf({what: 'wide', epochs: 1, config: {seed: '1', data: {id: 'blobs', classes: 6}, loss: {id: 'softmax_ce'}, layers: ['pau', 'apl', 'tanhshrink', 'sinc', 'acon_c']
    .map((id) => ({units: 40, activation: {id}, learn: ['pau', 'apl', 'acon_c'].includes(id) ? 'unit' : 'none'}))}}).subject;
  for (const subject of [wide, ...[...WISHES, ...hostileWishes()].map((wish) => sampleOf(wish).subject)]) {
    for (const [language, {write}] of Object.entries(NETWORK_LANGUAGES)) assert.deepEqual(lines(write(subject)).filter((line) => line.length > 120 || /\s$/.test(line)).slice(0, 3), [], language);
  }
});

test('no comment takes its next line along, none ends before its line does', () => {
  for (const subject of hostileWishes().map((wish) => sampleOf(wish).subject)) {
    for (const [language, {write}] of Object.entries(NETWORK_LANGUAGES)) {
      const text = write(subject);
      const sign = language === 'cpp' || language === 'javascript' ? '//' : '#';
      assert.doesNotMatch(text, /(\\|\?\?\/)\n|[\r\0\u2028\u2029\u202e]/, language);
      for (const line of lines(text).filter((one) => /["']owned|error owned/.test(one))) assert.match(line, new RegExp(`^ *${sign}`), `${language}: ${line}`);
    }
  }
});
