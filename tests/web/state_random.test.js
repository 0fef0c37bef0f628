// States and hashes at random: what is written is read back, and nothing throws, hangs or changes when read twice.
import assert from 'node:assert/strict';
import test from 'node:test';
import {deflateRawSync} from 'node:zlib';

import {FILTERS, MAX_FUNCTIONS, SCHEMA, SORTS, decode, encode, invalidated, trainerConfig, update} from '../../web/state.js';

const seed = () => '0.50000';
const read = (hash) => decode(hash, seed);

// A small linear congruential generator: failures repeat.
function makeRandom(start) {
  let value = start;
  return (n) => {
    value = (Math.imul(value, 1664525) + 1013904223) >>> 0;
    return Math.floor((value / 2 ** 32) * n);
  };
}

/** Makes states whose every field is sometimes initial and sometimes not. */
function makeStates(random) {
  const pick = (list) => list[random(list.length)];
  const some = (list) => list.filter(() => random(2));
  const list = (limit, make) => Array.from({length: random(limit + 1)}, make);
  const positive = () => pick([1, 0.1, 1e-7, 2.5e5, 1 / 3, 2 ** 70, (1 + random(1000)) / 7]);
  const real = () => pick([0, -1, 0.1, 1e-7, -2.5e5, 1 / 3, random(1000) / 7 - 70]);
  const truth = () => random(2) === 1;
  const text = () => pick(['', 'a=b&c', ':)', '((', '整流 ', '%41', 'x>', '\\&amp;', '#', '+', "'", ';:,']);
  const spec = () => ({
    id: pick(['relu', 'elu', 'apl', 'identity', 'tanh']),
    parameters: Object.fromEntries(some(['alpha', 'a0', 't_l']).map((name) => [name, real()])),
  });
  const trained = () => ({activation: spec(), learn: pick(['none', 'layer', 'unit'])});
  const settings = (names) => Object.fromEntries(some(names).map((name) => [name, real()]));

  function layersWith(activation) {
    if (random(2)) return list(6, () => ({units: 1 + random(64), activation, learn: 'none'}));
    return list(pick([3, 50]), () => ({units: 1 + random(64), ...trained()}));
  }

  function optimizer() {
    const {momentum, ...others} = settings(['momentum', 'beta1', 'epsilon', 'weightDecay']);
    return {id: pick(['sgd', 'adam', 'rmsprop']), ...others, ...(random(2) ? {centered: truth(), decay: pick(['weights', 'all'])} : {}),
      ...(momentum === undefined ? {} : {momentum})};
  }

  function inputs() {
    const names = ['x', 'y', 'xTimesY', 'xSquared', 'ySquared', 'sinX', 'sinY'];
    const on = pick(names);  // at least one is left
    return {
      ...Object.fromEntries([...names, 'cosX', 'cosY'].map((name) => [name, name === on || truth()])),
      hide: some(['noise', 'stepButton', 'numNodes1', 'header', ...names.filter((name) => name !== on)]),
    };
  }

  return () => {
    const functions = Array.from({length: 1 + random(MAX_FUNCTIONS)}, () => spec());
    const activation = spec();
    const numbers = Float64Array.from({length: 1 + random(30)}, () => pick([real(), -0, 5e-324, 2 ** 0.5 * real()]));
    return update(read('').state, {
      weights: pick([null, deflateRawSync(new Uint8Array(numbers.buffer)).toString('base64url')]),
      view: pick(['functions', 'play', 'facts']), functions, selected: random(functions.length), z: real(), derivative: pick([[0], [1, 2], [0, 1, 2]]),
      range: pick([null, [-4, 4.5], [1e-3, 2e5]]), rangeY: pick([null, [-0.25, 1]]), seed: pick(['0.1', 'hello', 'a(b', '整']),
      activation, layers: layersWith(activation), output: pick([null, trained()]), loss: pick(['half_squared', 'mae', 'hinge']),
      optimizer: pick([{id: 'sgd'}, optimizer()]), initializer: pick([{id: 'tfp_uniform'}, {id: 'zeros'}, {id: 'zeros', gain: 1},
        {id: 'he_normal', gain: 'activation'}, {id: 'constant', gain: real()}]),
      learningRate: pick([0, 0.03, positive()]), regularization: pick(['none', 'l1', 'l2']), regularizationRate: pick([0, positive()]),
      clipNorm: pick([null, positive()]), batchSize: 1 + random(40), leftovers: pick(['carry', 'use', 'drop']), shuffle: truth(),
      problem: pick(['classification', 'regression']), dataset: pick(['circle', 'spirals', 'iris', 'moons']),
      regDataset: pick(['reg_plane', 'reg_gauss', 'sine']), noise: pick([0, 2000, positive()]), percTrainData: 1 + random(100),
      classes: 2 + random(4), measurements: pick([[2, 3], [0, 1], [3, 0]]),
      points: pick([null, Array.from({length: 1 + random(9)}, () => [real(), real(), real()])]), order: pick(['shuffled', 'given']),
      classNames: pick([[], ['cat', 'a, b'], ['50 %', '%2C', '整(1)', 'e\nf', ' ']]),
      scale: pick(['none', 'fit']), ...inputs(), collectStats: truth(), showTestData: truth(), discretize: truth(),
      tutorial: pick([null, 'dp-intro', 'a=b)']), hideText: truth(), show: pick([null, ['plot'], ['plot', 'network']]), autoplay: truth(),
      factSort: pick(['name', '-gain', 'range']), columns: some(['shape', 'slope', 'normal', 'cost', 'source']), compare: list(4, spec),
      where: some([{fact: 'parity', is: 'odd'}, {fact: 'mean', from: real(), to: null}, {fact: 'year', from: null, to: real()}]),
      search: text(), sort: pick(SORTS), filter: some(FILTERS), lang: pick([null, 'en', 'zh-Hans']), theme: pick([null, 'auto', 'dark']),
      unknown: some([['goal', '5'], ['w', text()], ['bare', null], ['a=(b', ''], ['amp;', ';'], ['__proto__', 'a']]),
    });
  };
}

test('five thousand states survive encode and decode', () => {
  const makeState = makeStates(makeRandom(1));
  const keys = new Set(['layers', 'initializer', 'hide', 'unknown', ...SCHEMA.map(({key}) => key)]);
  keys.delete('networkShape');
  keys.delete('initZero');
  for (let i = 0; i < 5000; i++) {
    const state = makeState();
    if (i === 0) assert.deepEqual(new Set(Object.keys(state)), keys);
    const hash = encode(state);
    assert.deepEqual(read(hash), {state, problems: []}, hash);
    assert.deepEqual(trainerConfig(read(hash).state), trainerConfig(state), hash);
  }
});

test('whatever changes a configuration invalidates the run, or updates it where a run can go on', () => {
  const makeState = makeStates(makeRandom(3));
  const frozen = (state) => {
    const {optimizer, regularization, ...config} = trainerConfig(state);
    return JSON.stringify({...config, clipNorm: 0, optimizer: {...optimizer, learningRate: 0}, regularization: regularization.id});
  };
  for (let i = 0; i < 200; i++) {
    const [before, other] = [makeState(), makeState()];
    for (const key of Object.keys(before)) {
      const after = update(before, {[key]: other[key]});
      const parts = invalidated(before, after);
      if (JSON.stringify(trainerConfig(after)) !== JSON.stringify(trainerConfig(before))) assert.ok(parts.has('run') || parts.has('update'), key);
      if (frozen(after) !== frozen(before)) assert.ok(parts.has('run'), key);
    }
  }
});

test('ten thousand damaged hashes neither throw nor change when read twice', () => {
  const random = makeRandom(2);
  const makeState = makeStates(random);
  const valid = ['functions=elu(alpha=0.5),relu&derivative=0,1&range=-4,4&z=1.2&seed=0.5&lang=en&noise=50',
    'layers=4:prelu(a=0.25):unit,2:relu&optimizer=adam(beta1=0.8,decay=all)&points=1,2,3;4,5,6&x_hide=true&hide=a,b&classes=3',
    'weights=Y2AAgQf2YIrhw34GKAAA&layers=1:relu'];
  const alphabet = [...'&=(),:;%#-+.0e整 \\>)"<_\u{1F600}'];
  for (let i = 0; i < 10000; i++) {
    const characters = [...(random(4) ? valid[random(valid.length)] : encode(makeState()))];
    for (let edits = 1 + random(6); edits > 0; edits--) {
      characters.splice(random(characters.length), random(3), ...(random(3) ? [alphabet[random(alphabet.length)]] : []));
    }
    const hash = characters.join('');
    const once = encode(read(hash).state);
    assert.equal(encode(read(once).state), once, hash);
    assert.deepEqual(read(once).problems, [], hash);
  }
});

test('every key takes any text', () => {
  const texts = ['', ' ', '0', '-0', '1e999', 'NaN', 'null', 'undefined', 'true', '__proto__', 'constructor', 'toString', '(', ')', '()', 'a(',
    'a()', 'a(b)', 'a(b=)', 'a(=1)', 'a(__proto__=1)', 'a(constructor=1)', ',', ',,', ':', '::', '4:', ':relu', '4:relu:', ';', ';;', '1,2', '=',
    '%', '%E6', '%00', '\u{1F600}', '\ud83d', '<script>', 'javascript:alert(1)', '../..'];
  for (const key of [...SCHEMA.map((row) => row.key), 'noise_hide', '__proto___hide', '__proto__', 'constructor', 'toString']) {
    for (const text of texts) {
      for (const hash of [`#${key}=${text}`, `#${key}=${text}&${key}=${text}`]) {
        const once = encode(read(hash).state);
        assert.deepEqual(read(once).problems, [], hash);
        assert.equal(encode(read(once).state), once, hash);
        assert.equal(Object.getPrototypeOf(read(hash).state), Object.prototype);
      }
    }
  }
  assert.equal({}.a, undefined);
});

test('a hundred thousand hostile characters take no longer than others', () => {
  const n = 100_000;
  const fillers = ['&', '=', '(', ')', ' ', '>', '%', '%25', ',', ';', ':', '1', '0.', 'e', 'a', '\\&', '&amp;', 'a&', 'a=1&', 'a_hide=true&',
    '1,2,3;', '1:a,', 'a(b=1),', 'a(', ' =', '整', '\ud83d'];
  const keys = ['', 'z=', 'range=', 'derivative=', 'filter=', 'seed=', 'batchSize=', 'discretize=', 'networkShape=', 'layers=', 'output=', 'points=',
    'hide=', 'weights=', 'noise_hide=', 'measurements=', 'functions=', 'functions=a(', 'optimizer=sgd(', 'a('];
  for (const key of keys) {
    for (const filler of fillers) {
      const hash = `#${key}${filler.repeat(n / filler.length)}x`;
      const start = performance.now();
      encode(read(hash).state);
      assert.ok(performance.now() - start < 2000, hash.slice(0, 40));
    }
  }
});
