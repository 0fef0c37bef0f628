// Our own keys about networks, and the configurations that come of a state.
import assert from 'node:assert/strict';
import {readFileSync, readdirSync} from 'node:fs';
import test from 'node:test';

import {MAX_LAYERS, MAX_POINTS, MAX_UNITS, decode, encode, invalidated, trainerConfig, update} from '../../web/state.js';
import {en} from './texts.js';

const seed = () => '0.50000';
const read = (hash) => decode(hash, seed);
const relu = {id: 'relu', parameters: {}};

test('our keys are read and written back', () => {
  const layers = [
    {units: 4, activation: {id: 'prelu', parameters: {a: 0.25}}, learn: 'layer'},
    {units: 3, activation: {id: 'srelu', parameters: {t_r: 2, a_l: -0.5}}, learn: 'unit'},
    {units: 2, activation: relu, learn: 'none'},
  ];
  const rows = {
    'view=functions': {view: 'functions'},
    'activation=elu(alpha=0.5)&networkShape=2': {activation: {id: 'elu', parameters: {alpha: 0.5}}},
    'layers=4:prelu(a=0.25):layer,3:srelu(t_r=2,a_l=-0.5):unit,2:relu': {layers},
    'output=softmax': {output: {activation: {id: 'softmax', parameters: {}}, learn: 'none'}},
    'output=swish(beta=1.5):layer': {output: {activation: {id: 'swish', parameters: {beta: 1.5}}, learn: 'layer'}},
    'loss=softmax_ce': {loss: 'softmax_ce'},
    'optimizer=adam': {optimizer: {id: 'adam'}},
    'optimizer=rmsprop(alpha=0.9,centered=true,weightDecay=0.01,decay=all)':
        {optimizer: {id: 'rmsprop', alpha: 0.9, centered: true, weightDecay: 0.01, decay: 'all'}},
    'initializer=he_normal(gain=activation)': {initializer: {id: 'he_normal', gain: 'activation'}},
    'initializer=constant(gain=0.5)': {initializer: {id: 'constant', gain: 0.5}},
    'clipNorm=1': {clipNorm: 1},
    'leftovers=drop': {leftovers: 'drop'},
    'shuffle=true': {shuffle: true},
    'classes=5': {classes: 5},
    'measurements=3,1': {measurements: [3, 1]},
    'points=1,2,-1;-0.5,3.25,1': {points: [[1, 2, -1], [-0.5, 3.25, 1]]},
    'classNames=cat,a%20%252C%20b,%E7%8B%97': {classNames: ['cat', 'a , b', '狗']},
    'order=given': {order: 'given'},
    'scale=fit': {scale: 'fit'},
    'show=plot,network': {show: ['plot', 'network']},
    'autoplay=true': {autoplay: true},
  };
  for (const [hash, fields] of Object.entries(rows)) {
    const {state, problems} = read(`#${hash}&seed=0.1`);
    assert.deepEqual(problems, [], hash);
    for (const [key, value] of Object.entries(fields)) assert.deepEqual(state[key], value, hash);
    assert.deepEqual(encode(state).slice(1).split('&').sort(), [...hash.split('&'), 'seed=0.1'].sort());
  }
});

test('what is on by its name is written in full', () => {
  for (const key of ['autoplay', 'shuffle']) {
    assert.equal(read(key).state[key], true);
    assert.equal(read(`${key}=false`).state[key], false);
    assert.equal(encode(read(key).state), `#seed=0.50000&${key}=true`);
  }
});

test('our keys say more than that playground\'s, and are not written where they do not', () => {
  const said = (hash) => encode(read(hash).state);
  assert.deepEqual(read('networkShape=8&layers=3:relu').state.layers, [{units: 3, activation: relu, learn: 'none'}]);
  assert.equal(said('layers=4:tanh,2:tanh'), '#seed=0.50000');
  assert.equal(said('activation=relu&layers=3:relu:none'), '#activation=relu&networkShape=3&seed=0.50000');
  assert.equal(said('layers=3:relu'), '#seed=0.50000&layers=3:relu');
  assert.equal(said('activation=prelu&layers=3:prelu:layer'), '#activation=prelu&seed=0.50000&layers=3:prelu:layer');
  assert.deepEqual(read('initZero=true&initializer=he_uniform').state.initializer, {id: 'he_uniform'});
  assert.equal(said('initializer=zeros'), '#seed=0.50000&initZero=true');
  assert.equal(said('initializer=tfp_uniform&initZero=true'), '#seed=0.50000');
});

test('bad values fall back and each one is reported', () => {
  const rows = [
    ['layers=relu', 'layers', 'relu', 'not_a_layer'],
    ['layers=4', 'layers', '4', 'not_a_layer'],
    ['layers=4:relu,65:relu', 'layers', '65:relu', 'not_a_layer'],
    ['layers=0:relu', 'layers', '0:relu', 'not_a_layer'],
    ['layers=2.5:relu', 'layers', '2.5:relu', 'not_a_layer'],
    ['layers=4:re%20lu', 'layers', 're lu', 'not_a_function'],
    ['layers=4:prelu:all', 'layers', 'prelu:all', 'not_trained'],
    ['layers=4:prelu:unit:unit', 'layers', 'prelu:unit:unit', 'not_trained'],
    [`layers=${Array(51).fill('1:relu')}`, 'layers', '51', 'too_many_layers'],
    ['output=', 'output', '', 'not_a_function'],
    ['output=prelu:each', 'output', 'prelu:each', 'not_trained'],
    ['loss=l7', 'loss', 'l7', 'not_a_choice'],
    ['optimizer=lion', 'optimizer', 'lion', 'not_a_choice'],
    ['optimizer=adam(beta1', 'optimizer', 'adam(beta1', 'not_a_choice'],
    ['initializer=he', 'initializer', 'he', 'not_a_choice'],
    ['clipNorm=0', 'clipNorm', '0', 'not_above'],
    ['leftovers=keep', 'leftovers', 'keep', 'not_a_choice'],
    ['shuffle=yes', 'shuffle', 'yes', 'not_a_choice'],
    ['classes=1', 'classes', '1', 'not_whole'],
    ['classes=65', 'classes', '65', 'not_whole'],
    ['measurements=1', 'measurements', '1', 'not_measurements'],
    ['measurements=2,2', 'measurements', '2,2', 'not_measurements'],
    ['measurements=0,4', 'measurements', '0,4', 'not_measurements'],
    ['points=1,2', 'points', '1,2', 'not_a_point'],
    ['points=1,2,NaN', 'points', '1,2,NaN', 'not_a_point'],
    ['points=1,2,3,4', 'points', '1,2,3,4', 'not_a_point'],
    ['classNames=cat,,dog', 'classNames', '', 'not_a_name'],
    ['order=random', 'order', 'random', 'not_a_choice'],
    ['scale=unit', 'scale', 'unit', 'not_a_choice'],
    ['hide=', 'hide', '', 'empty'],
    ['hide=a%20b', 'hide', 'a b', 'not_a_name'],
    ['show=%3Cb%3E', 'show', '<b>', 'not_a_name'],
    [`show=${'a'.repeat(65)}`, 'show', `${'a'.repeat(60)}…`, 'not_a_name'],
  ];
  const initial = read('').state;
  for (const [hash, key, value, code] of rows) {
    const {state, problems} = read(hash);
    assert.deepEqual(problems.map((problem) => [problem.key, problem.value, problem.code]), [[key, value, code]], hash);
    assert.deepEqual(state, initial, hash);
  }
});

test('what is good of a value is kept', () => {
  const rows = [
    ['layers=3:elu(alpha=x,beta=2)', 'not_a_parameter', 'layers', [{units: 3, activation: {id: 'elu', parameters: {beta: 2}}, learn: 'none'}]],
    ['optimizer=adam(beta1=0.8,beta1=0.7)', 'not_a_setting', 'optimizer', {id: 'adam', beta1: 0.8}],
    ['optimizer=adam(beta1)', 'not_a_setting', 'optimizer', {id: 'adam'}],
    ['optimizer=adam(learningRate=1)', 'not_a_setting', 'optimizer', {id: 'adam'}],
    ['optimizer=adam(amsgrad=1)', 'not_a_setting', 'optimizer', {id: 'adam'}],
    ['optimizer=adamw(decay=biases)', 'not_a_setting', 'optimizer', {id: 'adamw'}],
    ['optimizer=adam(id=sgd)', 'not_a_setting', 'optimizer', {id: 'adam'}],
    ['initializer=he_normal(gain=relu)', 'not_a_setting', 'initializer', {id: 'he_normal'}],
    ['points=1,2,3;4;5,6,7', 'not_a_point', 'points', [[1, 2, 3], [5, 6, 7]]],
    [`points=${Array(MAX_POINTS + 1).fill('1,2,3').join(';')}`, 'too_many_points', 'points', Array(MAX_POINTS).fill([1, 2, 3])],
    ['show=a,%20,b,a', 'not_a_name', 'show', ['a', 'b']],
    ['hide=a,%20,b,a', 'not_a_name', 'hide', ['a', 'b']],
    ['dataset=spirals&classes=6', 'outside', 'classes', 2],
    ['dataset=blobs&classes=6', undefined, 'classes', 6],
    ['dataset=spirals&classes=6&points=1,2,5', undefined, 'classes', 6],
    ['dataset=spirals&classes=6&problem=regression', undefined, 'classes', 6],
  ];
  for (const [hash, code, key, value] of rows) {
    const {state, problems} = read(hash);
    assert.deepEqual(problems.map((problem) => problem.code), code ? [code] : [], hash);
    assert.deepEqual(state[key], value, hash);
    assert.deepEqual(read(encode(state)), {state, problems: []}, hash);
  }
});

test('a link may name what the core has, and nothing else', () => {
  const source = (name) => readFileSync(new URL(`../../src/ingredients/${name}.cpp`, import.meta.url), 'utf8');
  const rows = (name) => [...source(name).matchAll(/(?:\.id = |[ {]\{)"(\w+)",/g)].map(([, id]) => id).sort();
  const accepted = (...keys) => keys.flatMap((key) => read(`${key}=?`).problems[0].detail.accepted.split(', ')).sort();
  assert.deepEqual(accepted('dataset', 'regDataset'), rows('datasets'));
  assert.deepEqual(accepted('loss'), rows('losses'));
  assert.deepEqual(accepted('optimizer'), rows('optimizers'));
  assert.deepEqual(accepted('initializer'), rows('initializers'));
  assert.deepEqual(accepted('regularization'), rows('regularizers'));
  const allOn = 'xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true';
  assert.deepEqual([...trainerConfig(read(allOn).state).features].sort(), rows('features'));
  const settings = [...source('optimizers').matchAll(/"(\w+)",\s*(?:\.\w+ = )?&Settings::/g)].map(([, name]) => name);
  assert.deepEqual(read('optimizer=adam(?=1)').problems[0].detail.accepted.split(', ').filter((name) => name !== 'decay').sort(),
      [...new Set(settings)].filter((name) => name !== 'learningRate').sort());
});

test('the limits of a link are the core\'s', () => {
  const source = (name) => readFileSync(new URL(`../../src/${name}`, import.meta.url), 'utf8');
  const constant = (name, text) => Number(new RegExp(`\\b${name} = (\\d+);`).exec(text)[1]);
  assert.equal(MAX_UNITS, constant('kMaxUnits', source('network/network.h')));
  assert.equal(MAX_LAYERS, constant('kMaxHiddenLayers', source('trainer/config.h')));
  const several = [...source('ingredients/datasets.cpp').matchAll(/\.id = "(\w+)"[^{}]*?\.max_classes = ([3-9])/g)];
  const free = several.filter(([text]) => !text.includes('.min_classes'));
  assert.equal(free.length, 3);
  for (const [, id, most] of free) {
    assert.deepEqual(read(`dataset=${id}&classes=${most}`).problems, []);
    assert.equal(read(`dataset=${id}&classes=${MAX_UNITS}`).problems[0].detail.high, Number(most));
  }
});

test('a report is no longer than it can be read', () => {
  const [{value}] = read(`loss=${'x'.repeat(1000)}`).problems;
  assert.equal(value, `${'x'.repeat(60)}…`);
});

test('every problem has its sentence', () => {
  const folder = new URL('../../web/', import.meta.url);
  const files = ['state.js', ...readdirSync(new URL('state/', folder)).filter((name) => name.endsWith('.js')).map((name) => `state/${name}`)];
  const code = files.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');
  const codes = [...code.matchAll(/\breport\((?:\w+, |'\w+', )?'(\w+)', (?:String\(|\w|`|'')/g)].map(([, name]) => name);
  assert.ok(new Set(codes).size > 25, String(new Set(codes).size));
  assert.deepEqual(codes.filter((name) => !(`problem.${name}` in en)), []);
});

test('a link of TensorFlow Playground has its whole configuration', () => {
  const hash = '#activation=linear&regularization=L1&batchSize=4&dataset=xor&learningRate=0.1&regularizationRate=0.001&noise=25' +
      '&networkShape=8,3&seed=0.17539&percTrainData=70&ySquared=true&sinX=true&xTimesY=true&y_hide=true&initZero=true';
  const layer = {activation: {id: 'identity'}};
  assert.deepEqual(trainerConfig(read(hash).state), {
    seed: '0.17539',
    problem: 'classification',
    data: {id: 'xor', noise: 25, trainShare: 70},
    features: ['x', 'y_squared', 'x_times_y', 'sin_x'],
    layers: [{units: 8, ...layer}, {units: 3, ...layer}],
    output: {activation: {id: 'tanh'}},
    initializer: {id: 'zeros', gain: 1},
    loss: {id: 'half_squared'},
    optimizer: {id: 'sgd', learningRate: 0.1},
    regularization: {id: 'l1', rate: 0.001},
    clipNorm: null,
    batchSize: 4,
    leftovers: 'carry',
    shuffle: false,
  });
});

test('a link of ours has its whole configuration', () => {
  const hash = '#layers=4:prelu(a=0.25):unit,2:relu&output=sigmoid&loss=mae&optimizer=adamw(beta1=0.8,decay=all)&learningRate=0.01' +
      '&initializer=orthogonal(gain=activation)&clipNorm=5&leftovers=use&shuffle&points=1,2,3;4,5,6&order=given&scale=fit' +
      '&problem=regression&regDataset=sine&seed=a&noise=10';
  assert.deepEqual(trainerConfig(read(hash).state), {
    seed: 'a',
    problem: 'regression',
    data: {
      points: {x: Float64Array.of(1, 4), y: Float64Array.of(2, 5), label: Float64Array.of(3, 6)},
      order: 'given', scale: 'fit', trainShare: 50,
    },
    features: ['x', 'y'],
    layers: [{units: 4, activation: {id: 'prelu', parameters: {a: 0.25}}, learn: 'unit'}, {units: 2, activation: {id: 'relu'}}],
    output: {activation: {id: 'sigmoid'}},
    initializer: {id: 'orthogonal', gain: 'activation'},
    loss: {id: 'mae'},
    optimizer: {id: 'adamw', beta1: 0.8, decay: 'all', learningRate: 0.01},
    regularization: {id: 'none', rate: 0},
    clipNorm: 5,
    batchSize: 10,
    leftovers: 'use',
    shuffle: true,
  });
});

test('data have what belongs to them', () => {
  const data = (hash) => trainerConfig(read(hash).state).data;
  assert.deepEqual(data('dataset=blobs&classes=4&noise=5'), {id: 'blobs', noise: 5, trainShare: 50, classes: 4});
  assert.deepEqual(data('dataset=circle&classes=4'), {id: 'circle', noise: 0, trainShare: 50});
  assert.deepEqual(data('dataset=iris&measurements=0,2&noise=5'), {id: 'iris', noise: 0, trainShare: 50, measurements: [0, 2]});
  assert.deepEqual(data('problem=regression&regDataset=noisy_line&classes=4&dataset=blobs'), {id: 'noisy_line', noise: 0, trainShare: 50});
  assert.equal(data('points=1,2,2&classes=3').classes, 3);
});

test('a loss that implies an output has none of the playground\'s', () => {
  const output = (hash) => trainerConfig(read(hash).state).output;
  assert.equal(output('loss=bce_logits'), undefined);
  assert.deepEqual(output('loss=bce_logits&output=identity'), {activation: {id: 'identity'}});
  assert.deepEqual(output('output=prelu:layer'), {activation: {id: 'prelu'}, learn: 'layer'});
  assert.deepEqual(output('problem=regression'), {activation: {id: 'identity'}});
});

test('a configuration is the caller\'s own', () => {
  const {state} = read('layers=4:elu(alpha=0.5)&dataset=iris&optimizer=adam(beta1=0.8)');
  const config = trainerConfig(state);
  config.layers[0].activation.parameters.alpha = 2;
  config.data.measurements[0] = 0;
  config.optimizer.beta1 = 0;
  assert.deepEqual(trainerConfig(state), trainerConfig(read(encode(state)).state));
});

test('a change says whether a run begins anew or goes on', () => {
  const before = read('').state;
  const rows = [
    [{learningRate: 1}, ['update']], [{regularizationRate: 1}, ['update']], [{clipNorm: 1}, ['update']],
    [{layers: before.layers.slice(1)}, ['run']], [{noise: 5}, ['run']], [{discretize: true}, ['drawing']],
    [{activation: relu}, ['page']], [{seed: '1'}, ['curve', 'run']], [{hide: ['noise']}, ['page', 'run']],
  ];
  for (const [changes, groups] of rows) assert.deepEqual([...invalidated(before, update(before, changes))], groups);
});
