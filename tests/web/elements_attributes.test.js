// Attributes of elements as links: one codec for both.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {SCHEMA, decode, encode} from '../../web/state.js';
import {changed, keysOf, misspelt, pairsOf, wished} from '../../web/elements/attributes.js';
import {forShadow} from '../../web/elements/style.js';

const attributes = (given) => Object.entries(given).map(([name, value]) => ({name, value}));
const stateOf = (given) => decode(changed('', pairsOf(attributes(given))), () => '1');

// tsc and node know no HTMLElement: what every element has.
globalThis.HTMLElement ??= /** @type {any} */ (class { hidden; title; });

test('every key of a link but those that HTML has otherwise is an attribute', () => {
  for (const {key} of SCHEMA) {
    if (['view', 'lang'].includes(key)) continue;
    const names = key === 'class' ? ['true-class'] : [key.toLowerCase(), key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)];
    for (const name of names) assert.deepEqual(keysOf(name), [key], name);
  }
  for (const name of ['class', 'lang', 'id', 'style', 'view']) assert.deepEqual(keysOf(name), [], name);
});

const SAME = [
  [{functions: 'relu elu(alpha=0.5)'}, '#functions=relu,elu(alpha=0.5)'],
  [{functions: ' relu , elu( alpha=0.5 ) '}, '#functions=relu,elu(alpha=0.5)'],
  [{functions: 'apl(a0=1, b0=2 a1=0.5 b1=3) relu'}, '#functions=apl(a0=1,b0=2,a1=0.5,b1=3),relu'],
  [{functions: 'relu', derivative: ''}, '#functions=relu'],
  [{functions: 'relu', derivative: '0 2'}, '#functions=relu&derivative=0,2'],
  [{range: '-4 4', z: '1.5'}, '#range=-4,4&z=1.5'],
  [{logits: '1010 1000 990', 'true-class': '2'}, '#logits=1010,1000,990&class=2'],
  [{layers: '4:relu 2:prelu(a=0.25):unit', 'learning-rate': '0.1'}, '#layers=4:relu,2:prelu(a=0.25):unit&learningRate=0.1'],
  [{networkshape: '4 4', activation: 'tanh', shuffle: ''}, '#networkShape=4,4&activation=tanh&shuffle=true'],
  [{show: 'surface network', locked: ''}, '#show=surface,network&locked=all'],
  [{hide: 'noise seed'}, '#noise_hide=true&seed_hide=true'],
  [{formula: 'x*sigmoid(2*x)'}, '#own=own1:f:x*sigmoid(2*x)&functions=own1&activation=own1'],
  [{formula: 'max(0,x)', functions: 'relu own1'}, '#own=own1:f:max(0,x)&functions=relu,own1'],
  [{'goal-loss': '0.05', 'goal-accuracy': '95', 'goal-epochs': '200'}, '#goalLoss=0.05&goalAccuracy=95&goalEpochs=200'],
];
for (const [given, link] of SAME) {
  test(`${JSON.stringify(given)} says ${link}`, () => {
    const {state, problems} = stateOf(given);
    const expected = decode(link, () => '1');
    assert.deepEqual([...problems, ...expected.problems], []);
    assert.deepEqual(state, expected.state);
  });
}

test('what is wrong in an attribute is named as in a link', () => {
  const {problems} = stateOf({range: '4 -4', derivative: '7', 'learning-rate': 'fast', layers: '4:relu oops'});
  assert.deepEqual(problems.map(({key, code}) => [key, code]),
      [['derivative', 'not_a_choice'], ['range', 'bad_interval'], ['learningRate', 'not_a_number'], ['layers', 'not_a_layer']]);
});

test('an attribute that is nearly one of ours is told, others are not ours', () => {
  const found = misspelt(attributes({funtions: 'relu', 'learning-rat': '1', 'data-x': '1', 'data-set': 'x', stats: '', stage: '', 'v-state': '', 'x-state': '', 'aria-label': 'x', onclick: 'x', 'x-on': '', jsaction: '', 'true-clas': '0', title: 'a', hidden: '', slot: 'x', part: 'y', 'v-cloak': ''}));
  assert.deepEqual(found.map(({key, detail: {meant}}) => [key, meant]), [['funtions', 'functions'], ['learning-rat', 'learning-rate'], ['true-clas', 'true-class']]);
});

test('a link keeps what is not changed, and loses what is taken away', () => {
  const link = 'https://example.org/x#activation=relu&batchSize=3&other=%F0%9F%99%82';
  assert.equal(changed(link, [['batchSize', null], ['seed', 'a&b=c#d']]), '#activation=relu&other=%F0%9F%99%82&seed=a%26b%3Dc%23d');
  assert.equal(decode(changed(link, [['seed', 'a&b=c#d']])).state.seed, 'a&b=c#d');
});

test('a wish is keys with values, by the names of links or of attributes', () => {
  const today = encode(stateOf({activation: 'relu', 'batch-size': '3'}).state);
  const {changes, problems} = wished({'learning-rate': 0.1, batchSize: null, functions: ['relu', 'tanh'], noise_hide: true});
  const {state, problems: none} = decode(changed(today, changes));
  assert.deepEqual([problems, none], [[], []]);
  assert.deepEqual([state.learningRate, state.batchSize, state.functions.map(({id}) => id), state.hide, state.activation.id], [0.1, 10, ['relu', 'tanh'], ['noise'], 'relu']);
  assert.deepEqual(wished({nonsense: 1, seed: {}, learningRate: Symbol.iterator, 'true-class': 1}).problems.map(({key, code}) => [key, code]),
      [['nonsense', 'unknown_key'], ['seed', 'not_a_value'], ['learningRate', 'not_a_value']]);
  assert.deepEqual(wished([1]).problems.map(({code}) => code), ['not_a_state']);
});

const HOSTILE = [undefined, null, 7, true, Symbol.iterator, [], () => 1, {toString: null}, {__proto__: {activation: 'relu'}}, JSON.parse('{"__proto__": {"x": 1}, "constructor": 1}'),
  {learningRate: {}}, {activation: '\ud800'}, {functions: 'a'.repeat(100_000)}, {seed: '<img src=x onerror=alert(1)>'}, {layers: Object.create(null)}];
for (const [i, wish] of HOSTILE.entries()) {
  test(`a senseless wish, number ${i}, harms nothing`, () => {
    const {changes} = wished(wish);
    const {state} = decode(changed('#activation=relu', changes));
    assert.ok(state.layers.length > 0);
    assert.equal(/** @type {any} */ ({}).x, undefined);
  });
}

test('style sheets of the page ask for the width of the element in its shadow', () => {
  const {usual, dark} = forShadow(`:root { --ink: #000; }
@media screen and (max-width: 759px) { .a { color: red; } }
@media (min-width: 760px) and (max-width: 1180px) { .b { color: red; } }
@media (pointer: coarse) { .c { color: red; } }
@media print { :root { --paper: #fff; } }
:root[data-theme="dark"] { --ink: #fff; }
body { margin: 0; }`);
  assert.match(usual, /^:host \{ --ink: #000; \}$/m);
  assert.match(usual, /@container \(max-width: 759px\) \{ \.a/);
  assert.match(usual, /@container \(min-width: 760px\) and \(max-width: 1180px\) \{ \.b/);
  assert.match(usual, /@media \(pointer: coarse\) \{ \.c/);
  assert.match(usual, /^\.widget \{ margin: 0; \}$/m);
  assert.equal(dark.trim(), ':host {  --ink: #fff;  }');
});
