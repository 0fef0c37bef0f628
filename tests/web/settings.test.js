// Configurations on their way into the core: plain data, flattened.
import assert from 'node:assert/strict';
import vm from 'node:vm';
import {test} from 'node:test';
import {CoreError} from '../../web/core.js';
import {flatten, wholeConfig} from '../../web/core/settings.js';

/** @param {any} data */
const pairs = (data) => flatten(data, 'config').map(([path, value]) => [path, value]);

/** @param {() => unknown} call @param {string} code @param {string} field @param {RegExp} [message] */
function refuses(call, code, field, message = /./) {
  assert.throws(call, (error) => {
    assert.ok(error instanceof CoreError, String(error));
    assert.equal(error.code, code);
    assert.equal(error.field, field);
    assert.match(error.message, message);
    return true;
  });
}

test('paths and values, in one order whatever the order of the keys', () => {
  const config = {
    seed: '0.5',
    layers: [{units: 4, activation: {id: 'prelu', parameters: {a: 0.25}}, learn: 'layer'}, {units: 2}],
    features: ['x', 'sin_y'],
    shuffle: true,
    clipNorm: null,
    data: undefined,
  };
  const expected = [
    ['clipNorm', 'none'],
    ['features.length', 2], ['features[0]', 'x'], ['features[1]', 'sin_y'],
    ['layers.length', 2],
    ['layers[0].activation.id', 'prelu'], ['layers[0].activation.parameters.a', 0.25],
    ['layers[0].learn', 'layer'], ['layers[0].units', 4], ['layers[1].units', 2],
    ['seed', '0.5'],
    ['shuffle', 'true'],
  ];
  assert.deepEqual(pairs(config), expected);
  assert.deepEqual(pairs(Object.fromEntries(Object.entries(config).reverse())), expected);
  assert.deepEqual(pairs(Object.freeze({...config})), expected);
});

test('the value as given is kept beside the one for the core', () => {
  assert.deepEqual(flatten({shuffle: false, clipNorm: null}, 'config'), [['clipNorm', 'none', null], ['shuffle', 'false', false]]);
});

test('null and undefined are left out; empty lists are not', () => {
  assert.deepEqual(pairs({}), []);
  assert.deepEqual(pairs({a: null, b: undefined, c: {d: null}}), []);
  assert.deepEqual(pairs({layers: [], features: [null, 'x']}), [['features.length', 2], ['features[1]', 'x'], ['layers.length', 0]]);
});

test('numbers that are none are the core\'s to refuse', () => {
  assert.deepEqual(pairs({batchSize: NaN, clipNorm: -Infinity}), [['batchSize', NaN], ['clipNorm', -Infinity]]);
});

test('plain objects of other realms and without a prototype', () => {
  assert.deepEqual(pairs(vm.runInNewContext('({loss: {id: "mae"}, layers: [{units: 1}]})')),
    [['layers.length', 1], ['layers[0].units', 1], ['loss.id', 'mae']]);
  assert.deepEqual(pairs(Object.assign(Object.create(null), {seed: '1'})), [['seed', '1']]);
});

test('what is no plain data is refused by its path', () => {
  for (const data of [undefined, null, 1, 'x', [], () => 1, new Map(), new Float64Array(1)]) refuses(() => flatten(data, 'config'), 'wrong_type', 'config', /^config must be an object/);
  class Loss {
    id = 'mae';
  }
  for (const value of [() => 1, Symbol('x'), 1n, new Map([['id', 'mae']]), new Set(), new Date(0), /x/, new Float64Array(2),
    new ArrayBuffer(8), new Loss(), Object.create({id: 'mae'}), Promise.resolve(), new Proxy(new Map(), {})]) {
    refuses(() => flatten({loss: value}, 'config'), 'wrong_type', 'loss', /^loss must be plain data/);
    refuses(() => flatten({layers: [{units: 1}, {units: value}]}, 'config'), 'wrong_type', 'layers[1].units');
  }
});

test('hostile keys are fields that there are not', () => {
  for (const key of ['', 'a.b', 'layers[0]', 'layers[0].units', '0', 'a b', 'ключ', '-', 'toString()', 'x'.repeat(100_000) + '!']) {
    refuses(() => flatten({[key]: 1}, 'config'), 'unknown_field', key);
    refuses(() => flatten({data: {[key]: {id: 1}}}, 'config'), 'unknown_field', `data.${key}`);
  }
  // These are names like others: the core knows none of them.
  assert.deepEqual(pairs(JSON.parse('{"__proto__": {"seed": "1"}, "constructor": "x", "hasOwnProperty": 2}')),
    [['__proto__.seed', '1'], ['constructor', 'x'], ['hasOwnProperty', 2]]);
  refuses(() => flatten({__proto__: {seed: '1'}}, 'config'), 'wrong_type', 'config');
  // @ts-expect-error
  assert.equal({}.seed, undefined);
});

test('depth, count, lengths and texts are bounded', () => {
  /** @type {any} */
  const circle = {};
  circle.circle = circle;
  refuses(() => flatten(circle, 'config'), 'too_much', Array(7).fill('circle').join('.'), /6 deep/);
  /** @type {any} */
  const list = [];
  list.push(list);
  refuses(() => flatten({list}, 'config'), 'too_much', 'list[0][0][0][0][0][0]');
  const wide = Object.fromEntries(Array.from({length: 4001}, (_, i) => [`k${i}`, i]));
  assert.throws(() => flatten(wide, 'config'), /at most 4000 settings/);
  const before = performance.now();
  const sparse = pairs({layers: new Array(4_000_000_000)});
  assert.deepEqual(sparse, [['layers.length', 4_000_000_000]]);
  assert.equal(pairs({layers: Array(1000).fill(1)}).length, 101);
  assert.ok(performance.now() - before < 1000);
  assert.equal(pairs({seed: 'x'.repeat(10_000)}).length, 1);
  refuses(() => flatten({seed: 'x'.repeat(10_001)}, 'config'), 'too_much', 'seed', /10000 characters/);
});

test('what a getter gives is read once', () => {
  let reads = 0;
  const config = {get seed() { return String(++reads); }, data: {get points() { reads += 10; return undefined; }}};
  assert.deepEqual(wholeConfig(config).settings, [['seed', '11', '11']]);
  assert.equal(reads, 11);
});

test('points go apart', () => {
  const points = {x: Float64Array.of(1, 2), y: Float64Array.of(3, 4), label: Float64Array.of(-1, 1)};
  const whole = wholeConfig({data: {points, order: 'given'}});
  assert.deepEqual(whole.settings, [['data.order', 'given', 'given']]);
  assert.deepEqual(whole.points, points);
  for (const none of [undefined, null]) assert.equal(wholeConfig({data: {points: none}}).points.x.length, 0);
  for (const bad of [1, 'x', [points], new Map(), points.x]) refuses(() => wholeConfig({data: {points: bad}}), 'wrong_type', 'data.points');
  for (const axis of ['x', 'y', 'label']) {
    for (const bad of [undefined, null, [1, 2], new Float32Array(2), 'x', {length: 2}]) {
      refuses(() => wholeConfig({data: {points: {...points, [axis]: bad}}}), 'wrong_type', `data.points.${axis}`, /a Float64Array/);
    }
  }
  refuses(() => wholeConfig({data: {points: {...points, z: points.x}}}), 'unknown_field', 'data.points.z', /accepted: x, y, label/);
  refuses(() => wholeConfig({data: {points: {...points, x: new Float64Array(0)}}}), 'wrong_type', 'data.points.x', /at least one/);
});
