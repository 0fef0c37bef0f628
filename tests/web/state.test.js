import assert from 'node:assert/strict';
import test from 'node:test';

import {MAX_FUNCTIONS, decode, encode, invalidated, update} from '../../web/state.js';
import {opened} from '../../web/state/first_visit.js';

const seed = () => '0.50000';
const read = (hash) => decode(hash, seed);

test('an empty hash gives the initial state and draws a seed', () => {
  const {state, problems} = read('');
  assert.deepEqual(problems, []);
  assert.deepEqual(state.functions, [{id: 'elu', parameters: {}}]);
  assert.equal(state.seed, '0.50000');
  assert.equal(encode(state), '#seed=0.50000');
  assert.match(decode('').state.seed, /^0\.\d{5}$/);
});

test('a link is restored whole', () => {
  const hash = '#functions=elu(alpha=0.5),relu&selected=1&derivative=0,2&range=-6,2.5&rangeY=-1,3&z=1.2' +
      '&seed=0.17539&search=%E6%95%B4%E6%B5%81&sort=year&filter=learnable,gated&lang=zh-Hans&theme=dark';
  const {state, problems} = read(hash);
  assert.deepEqual(problems, []);
  assert.deepEqual(state.functions, [{id: 'elu', parameters: {alpha: 0.5}}, {id: 'relu', parameters: {}}]);
  assert.deepEqual(state.range, [-6, 2.5]);
  assert.equal(state.search, '整流');
  assert.equal(encode(state), hash);
});

test('bad values fall back and each one is reported', () => {
  const rows = [
    ['derivative=0,7', 'derivative', '7', 'not_a_choice'],
    ['derivative=', 'derivative', '', 'empty'],
    ['range=4,-4', 'range', '4,-4', 'bad_interval'],
    ['range=1', 'range', '1', 'not_an_interval'],
    ['range=-1e9,1e9', 'range', '-1e9,1e9', 'bad_interval'],
    ['z=NaN', 'z', 'NaN', 'not_a_number'],
    ['z=0x10', 'z', '0x10', 'not_a_number'],
    ['z=1e999', 'z', '1e999', 'not_a_number'],
    ['z=1e9', 'z', '1e9', 'outside'],
    ['view=softmaxx', 'view', 'softmaxx', 'not_a_choice'],
    ['theme=pink', 'theme', 'pink', 'not_a_choice'],
    ['functions=relu,el u', 'functions', 'el u', 'not_a_function'],
    ['functions=elu(alpha)', 'functions', 'alpha', 'not_a_parameter'],
    ['functions=elu(alpha=1,alpha=2)', 'functions', 'alpha=2', 'not_a_parameter'],
    ['functions=elu(__proto__=1)', 'functions', '__proto__=1', 'not_a_parameter'],
    ['functions=elu(alpha=Infinity)', 'functions', 'alpha=Infinity', 'not_a_parameter'],
    ['functions=relu&selected=3', 'selected', '3', 'not_an_index'],
    ['z=1&z=2', 'z', '1', 'repeated'],
    ['noise=&noise=2', 'noise', '', 'repeated'],
    ['search=%E6%95', 'search', '%E6%95', 'bad_encoding'],
    [`seed=${'9'.repeat(65)}`, 'seed', `${'9'.repeat(20)}…`, 'too_long'],
    [`functions=${'relu,'.repeat(MAX_FUNCTIONS)}tanh`, 'functions', 'tanh', 'too_many'],
  ];
  for (const [hash, key, value, code] of rows) {
    const {problems} = read(hash);
    assert.deepEqual(problems.map((problem) => [problem.key, problem.value, problem.code]), [[key, value, code]], hash);
  }
});

test('a function with one bad parameter keeps the others', () => {
  const {state} = read('functions=srelu(t_r=2,a_r=high,a_l=-0.5)');
  assert.deepEqual(state.functions, [{id: 'srelu', parameters: {t_r: 2, a_l: -0.5}}]);
});

test('keys that this page does not know are kept as they were', () => {
  const link = 'https://example.org/#seed=0.17539&goal=0.25&empty=&bare&list=a,b:c;d';
  const {state, problems} = read(link);
  assert.deepEqual(problems, []);
  assert.deepEqual(state.unknown, [['goal', '0.25'], ['empty', ''], ['bare', null], ['list', 'a,b:c;d']]);
  assert.equal(encode(state), link.slice(link.indexOf('#')));
});

test('links damaged on their way are healed', () => {
  const whole = encode(read('functions=elu(alpha=0.5)&z=2').state);
  for (const damaged of ['#functions=elu(alpha=0.5)&amp;z=2', '#functions=elu(alpha=0.5)\\&z=2',
    '#functions=elu(alpha=0.5)&z=2)', '#z=2&functions=elu(alpha=0.5))', '#functions=elu(alpha=0.5)&z=2>\n', '#functions=elu(alpha%3D0.5)&z=2',
    'https://example.org/page?x=1#z=2&functions=elu(alpha=0.5)', '#&functions=elu(alpha=0.5)&&z=2']) {
    assert.equal(encode(read(damaged).state), whole, damaged);
  }
  assert.deepEqual(read('#functions=elu(alpha=0.5)').state.functions[0].parameters, {alpha: 0.5});
  assert.equal(encode(read('https://example.org/page?z=2').state), '#seed=0.50000');
});

test('old spellings of the language are understood', () => {
  assert.equal(read('lang=zh').state.lang, 'zh-Hans');
  assert.equal(read('lang=zh-CN').state.lang, 'zh-Hans');
});

test('negative zero is written and read as zero', () => {
  assert.ok(Object.is(read('z=-0').state.z, 0));
});

test('a parenthesis at the end of a value stays there', () => {
  const state = update(read('search=a').state, {search: ':)'});
  assert.equal(encode(state), '#seed=0.50000&search=:%29');
  assert.deepEqual(read(encode(state)).state, state);
});

test('half an emoji is written as the replacement character', () => {
  assert.equal(encode(update(read('search=a').state, {search: '\ud83d'})), '#seed=0.50000&search=%EF%BF%BD');
});

test('a change says what must be made anew', () => {
  const before = read('').state;
  assert.deepEqual([...invalidated(before, update(before, {z: 3}))], ['drawing']);
  assert.deepEqual([...invalidated(before, update(before, {search: 'x', range: [0, 1]}))].sort(), ['curve', 'list']);
  assert.equal(invalidated(before, update(before, {})).size, 0);
});

test('a link without a view opens functions if it speaks of them, else a network', () => {
  for (const hash of ['', 'seed=0.1', 'networkShape=', 'noise_hide=true', 'goal=5', 'lang=en']) assert.equal(read(hash).state.view, 'play', hash);
  for (const hash of ['functions=elu', 'z=abc', 'search=relu&noise=5', 'derivative=0']) assert.equal(read(hash).state.view, 'functions', hash);
  for (const view of ['play', 'functions']) assert.equal(read(`functions=elu&noise=5&view=${view}`).state.view, view);
  assert.equal(encode(update(read('').state, {view: 'functions'})), '#view=functions&seed=0.50000');
  assert.equal(encode(update(read('z=1').state, {view: 'play'})), '#view=play&z=1&seed=0.50000');
});

test('a first visit has a first layer of leaky ReLU, and no other link has', () => {
  const layersOf = (hash) => read(opened(hash)).state.layers.map(({units, activation}) => [units, activation.id]);
  for (const hash of ['', '#', '#lang=en', '#theme=dark&lang=zh-Hans']) {
    assert.deepEqual(layersOf(hash), [[4, 'leaky_relu'], [2, 'tanh']], hash);
    assert.equal(read(opened(hash)).state.lang, read(hash).state.lang);
  }
  for (const hash of ['#seed=0.1', '#lang=en&noise=0', '#goal', '#view=functions']) assert.deepEqual(layersOf(hash), [[4, 'tanh'], [2, 'tanh']], hash);
});

test('of a link that is wrong in thousands of places the first are told, and how many more there are', () => {
  const {state, problems} = decode(`#${'batchSize=x&'.repeat(8000)}points=${';'.repeat(20_000)}`, () => '1');
  assert.equal(problems.length, 101);
  assert.deepEqual([problems.at(-1)?.code, Number(problems.at(-1)?.detail.n) > 1000], ['more', true]);
  assert.equal(state.batchSize, 10);
});
