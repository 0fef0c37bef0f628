// Links of TensorFlow Playground and its forks: real ones, and what may happen to them on their way.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import test from 'node:test';

import {decode, encode, trainerConfig, update} from '../../web/state.js';

const LINKS = JSON.parse(readFileSync(new URL('../reference/tfplayground.json', import.meta.url), 'utf8'));
const seed = () => '0.50000';
const read = (hash) => decode(hash, seed);
const problemsOf = (hash) => read(hash).problems.map(({key, value, code}) => [key, value, code]);

/** A state in that playground's own words. */
function inTheirWords({activation, layers, initializer, regularization, regDataset, ...state}) {
  return {
    ...state,
    activation: activation.id === 'identity' ? 'linear' : activation.id,
    networkShape: layers.map(({units}) => units),
    initZero: initializer.id === 'zeros',
    regularization: regularization.replace('l', 'L'),
    regDataset: regDataset.replace('_', '-'),
  };
}

const INPUTS = {x: 'x', y: 'y', x_squared: 'xSquared', y_squared: 'ySquared', x_times_y: 'xTimesY', sin_x: 'sinX', sin_y: 'sinY'};

for (const link of LINKS) {
  test(`${link.id}: the link has its configuration`, () => {
    const {state, problems} = decode(link.url);
    const theirs = inTheirWords(state);
    assert.deepEqual(Object.fromEntries(Object.keys(link.state).map((key) => [key, theirs[key]])), link.state);
    assert.deepEqual(state.hide, link.hidden);
    assert.deepEqual(state.unknown.map(([key]) => key), link.unknownKeys);
    if (link.id !== 'syn-quirks') assert.deepEqual(problems, []);

    const config = trainerConfig(state);
    const isRegression = link.state.problem === 'regression';
    assert.deepEqual(config.features.map((id) => INPUTS[id]), link.inputs);
    assert.deepEqual([config.features.length, ...config.layers.map(({units}) => units), 1], link.shape);
    assert.equal(config.data.id, isRegression ? link.state.regDataset.replace('-', '_') : link.state.dataset);
    assert.equal(Math.floor(((isRegression ? 1200 : 500) * config.data.trainShare) / 100), link.nTrain);
    assert.deepEqual(config.output, {activation: {id: isRegression ? 'identity' : 'tanh'}});

    const written = encode(state);
    assert.deepEqual(decode(written), {state, problems: []});
    assert.equal(encode(decode(written).state), written);
  });
}

test('what a link says that is not taken is reported', () => {
  assert.deepEqual(problemsOf(LINKS.find(({id}) => id === 'syn-quirks').url), [
    ['activation', 'gelu', 'repeated'], ['dataset', 'banana', 'not_a_choice'], ['noise_hide', '1', 'not_a_choice'],
  ]);
});

const CANONICAL = '#activation=linear&regularization=L2&batchSize=4&dataset=xor&regDataset=reg-gauss&learningRate=0.1' +
    '&regularizationRate=0.001&noise=25&networkShape=8,8,1&seed=0.17539&showTestData=true&discretize=true&percTrainData=70&x=false' +
    '&y=false&xTimesY=true&xSquared=true&ySquared=true&cosX=true&sinX=true&cosY=true&sinY=true&collectStats=true' +
    '&tutorial=dp-intro&problem=regression&initZero=true&hideText=true&playButton_hide=true&noise_hide=true';

test('what is said in its keys is written in its keys and in its order', () => {
  assert.equal(encode(read(CANONICAL).state), CANONICAL);
  assert.deepEqual(problemsOf(CANONICAL), []);
  const shuffled = `#${CANONICAL.slice(1).split('&').reverse().join('&')}`;
  const expected = CANONICAL.replace('&playButton_hide=true&noise_hide=true', '&noise_hide=true&playButton_hide=true');
  assert.equal(encode(read(shuffled).state), expected);
});

test('initial values are not written', () => {
  const whole = '#activation=tanh&regularization=none&batchSize=10&dataset=circle&regDataset=reg-plane&learningRate=0.03' +
      '&regularizationRate=0&noise=0&networkShape=4,2&seed=0.1&showTestData=false&discretize=false&percTrainData=50&x=true&y=true' +
      '&xTimesY=false&xSquared=false&ySquared=false&cosX=false&sinX=false&cosY=false&sinY=false&collectStats=false' +
      '&problem=classification&initZero=false&hideText=false&noise_hide=false';
  assert.equal(encode(read(whole).state), '#seed=0.1');
});

test('a link damaged on its way has the configuration of the whole one', () => {
  const pairs = CANONICAL.slice(1);
  for (const [what, link] of Object.entries({
    'HTML source': `#${pairs.replaceAll('&', '&amp;')}`,
    'escaped Markdown': `#${pairs.replaceAll('&', '\\&')}`,
    'both': `#${pairs.replaceAll('&', '\\&amp;')}`,
    'Markdown': `${CANONICAL})`,
    'an autolink': `${CANONICAL}>`,
    'a line break': `${CANONICAL}\r\n`,
    'all of these': `${CANONICAL})>\n`,
    'a chat': CANONICAL.replaceAll(',', '%2C'),
    'a chat that escapes more': CANONICAL.replace('reg-gauss', 'reg%2Dgauss').replace('0.17539', '0%2E17539'),
    'another host': `http://example.org/lesson/2/?lang=de&noise=5${CANONICAL}`,
    'no sign before it': pairs,
    'doubled signs': `#&${pairs.replaceAll('&', '&&')}&`,
  })) {
    assert.deepEqual(read(link), read(CANONICAL), what);
  }
});

test('numbers are read with its leniency', () => {
  const numbers = [['', 10], ['%20', 10], ['7', 7], ['%207%20', 7], ['1e1', 10], ['0x10', 16], ['+3', 3], ['5.', 5]];
  for (const [text, value] of numbers) {
    const {state, problems} = read(`batchSize=${text}`);
    assert.deepEqual([state.batchSize, problems], [value, []], text);
  }
  assert.equal(read('learningRate=.15').state.learningRate, 0.15);
  assert.equal(read('noise=2000').state.noise, 2000);
  assert.equal(read('batchSize').state.batchSize, 10);
});

test('whatever does not say false is true', () => {
  for (const [text, value] of [['true', true], ['0', true], ['no', true], ['FALSE', true], ['false', false], ['', false]]) {
    const {state, problems} = read(`discretize=${text}`);
    assert.deepEqual([state.discretize, problems], [value, []], text);
  }
  assert.equal(read('x=').state.x, true);
  assert.equal(read('hideText').state.hideText, false);
});

test('only true hides', () => {
  const {state, problems} = read('noise_hide=true&dataset_hide=false&x_hide=&problem_hide=TRUE&numNodes1_hide=true&_hide=true');
  assert.deepEqual(state.hide, ['noise', 'numNodes1']);
  assert.deepEqual(problems.map(({key, code}) => [key, code]), [['problem_hide', 'not_a_choice']]);
  assert.deepEqual(state.unknown, [['_hide', 'true']]);
  assert.deepEqual(read('noise_hide=true&noise_hide=false').state.hide, []);
});

test('our list hides as its keys do', () => {
  const {state} = read('hide=header,noise&stepButton_hide=true&noise_hide=true');
  assert.deepEqual(state.hide, ['stepButton', 'noise', 'header']);
  assert.equal(encode(state), '#seed=0.50000&stepButton_hide=true&noise_hide=true&header_hide=true');
});

test('a hidden input is not fed to the network', () => {
  const features = (hash) => trainerConfig(read(hash).state).features;
  assert.deepEqual(features('xSquared=true&xSquared_hide=true&sinY=true'), ['x', 'y', 'sin_y']);
  assert.deepEqual(features('x=false&y=false&sinX=true&cosX=true'), ['sin_x']);
  for (const none of ['x=false&y=false', 'x_hide=true&y_hide=true', 'x=false&y_hide=true&sinX=true&sinX_hide=true']) {
    assert.deepEqual(features(none), ['x', 'y'], none);
    assert.deepEqual(problemsOf(none), [['x', '', 'no_inputs']]);
  }
});

test('no hidden layer is a network too', () => {
  for (const hash of ['networkShape=', 'networkShape', 'layers=']) {
    assert.deepEqual(read(hash).state.layers, [], hash);
    assert.equal(encode(read(hash).state), '#networkShape=&seed=0.50000');
  }
  const {state} = read('activation=relu&networkShape=');
  assert.deepEqual(state.activation, {id: 'relu', parameters: {}});
  assert.equal(encode(state), '#activation=relu&networkShape=&seed=0.50000');
});

test('names of forks are ours where we have such things', () => {
  for (const id of ['elu', 'selu', 'softplus', 'softsign', 'leaky_relu', 'swish', 'sine', 'sinc', 'mish']) {
    assert.deepEqual(read(`activation=${id}`).state.layers[0].activation, {id, parameters: {}});
  }
  assert.equal(read('loss=mse').state.loss, 'half_squared');
  assert.equal(read('loss=mae').state.loss, 'mae');
  assert.equal(read('dataset=moons').state.dataset, 'moons');
  assert.deepEqual(problemsOf('dataset=heart'), [['dataset', 'heart', 'not_a_choice']]);
  assert.equal(read('regDataset=reg_gauss').state.regDataset, 'reg_gauss');
  assert.equal(read('regularization=l1').state.regularization, 'l1');
});

test('keys that only others know are kept as they were', () => {
  const hash = '#seed=0.1&goalTrainLossMinThresholdFirst=0.25&batchFull=&activspacer=a,b&showValidationData&weightQuantization=8&mode=1&mode=2';
  assert.equal(encode(read(hash).state), hash);
  assert.deepEqual(problemsOf(hash), []);
});

test('what it cannot take falls back and is reported', () => {
  const rows = [
    ['activation=el%20u', 'activation', 'el u', 'not_a_function'],
    ['regularization=l3', 'regularization', 'l3', 'not_a_choice'],
    ['batchSize=ten', 'batchSize', 'ten', 'not_a_number'],
    ['batchSize=0', 'batchSize', '0', 'not_whole'],
    ['batchSize=2.5', 'batchSize', '2.5', 'not_whole'],
    ['batchSize=-3', 'batchSize', '-3', 'not_whole'],
    ['learningRate=Infinity', 'learningRate', 'Infinity', 'not_a_number'],
    ['learningRate=-1', 'learningRate', '-1', 'below'],
    ['regularizationRate=NaN', 'regularizationRate', 'NaN', 'not_a_number'],
    ['noise=-5', 'noise', '-5', 'below'],
    ['noise=5=6', 'noise', '5=6', 'not_a_number'],
    ['percTrainData=0', 'percTrainData', '0', 'not_above'],
    ['percTrainData=-10', 'percTrainData', '-10', 'not_above'],
    ['percTrainData=101', 'percTrainData', '101', 'outside'],
    ['networkShape=4,,2', 'networkShape', '', 'not_units'],
    ['networkShape=4,0', 'networkShape', '0', 'not_units'],
    ['networkShape=65', 'networkShape', '65', 'not_units'],
    ['networkShape=2.5', 'networkShape', '2.5', 'not_units'],
    [`networkShape=${Array(51).fill(1)}`, 'networkShape', '51', 'too_many_layers'],
    ['dataset=reg-plane', 'dataset', 'reg-plane', 'not_a_choice'],
    ['regDataset=circle', 'regDataset', 'circle', 'not_a_choice'],
    ['problem=clustering', 'problem', 'clustering', 'not_a_choice'],
    [`tutorial=${'a'.repeat(101)}`, 'tutorial', `${'a'.repeat(20)}…`, 'too_long'],
    ['noise=5&noise=6', 'noise', '5', 'repeated'],
    ['noise_hide=true&noise_hide=true', 'noise_hide', 'true', 'repeated'],
  ];
  for (const [hash, key, value, code] of rows) {
    assert.deepEqual(problemsOf(hash), [[key, value, code]], hash);
    if (code !== 'repeated') assert.deepEqual(read(hash).state, read('').state, hash);
  }
  assert.equal(read(`networkShape=${Array(50).fill(64)}`).state.layers.length, 50);
});

test('the last of a repeated key counts', () => {
  assert.equal(read('noise=5&noise=6').state.noise, 6);
  assert.equal(read('noise=5&noise=').state.noise, 0);
  assert.equal(read('noise=5&noise=x').state.noise, 0);
});

test('a seed is a text', () => {
  assert.equal(read('seed=0.50').state.seed, '0.50');
  assert.equal(read('seed=').state.seed, '0.50000');
});

test('links of a state that they cannot say have our keys', () => {
  const {state} = read('activation=relu&networkShape=8,8');
  const [first, second] = state.layers;
  assert.equal(encode(update(state, {layers: [first]})), '#activation=relu&networkShape=8&seed=0.50000');
  const other = update(state, {layers: [first, {...second, activation: {id: 'tanh', parameters: {}}}]});
  assert.equal(encode(other), '#activation=relu&seed=0.50000&layers=8:relu,8:tanh');
  assert.deepEqual(read(encode(other)).state, other);
});
