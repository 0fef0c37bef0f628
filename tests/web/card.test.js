// The sentences of the card, made from facts, in both languages.
import assert from 'node:assert/strict';
import test from 'node:test';

import {createTranslator} from '../../web/i18n/index.js';
import {cardModel} from '../../web/view/card.js';
import * as sentences from '../../web/view/sentences.js';
import {en, zhHans} from './texts.js';

/** @param {string} problem */
const fail = (problem) => assert.fail(problem);
const t = createTranslator(en, 'en', fail);
const zh = createTranslator(zhHans, 'zh-Hans', fail);

const interval = (low, high, lowClosed = false, highClosed = false) => ({low, high, lowClosed, highClosed});
const point = (value) => interval(value, value, true, true);

const RELU_FACTS = {
  range: [interval(0, Infinity, true)],
  parity: 'none',
  monotonicity: 'weakly_increasing',
  continuity: 0,
  zeroCentred: 'no',
  saturates: 'left',
  left: {slope: 0, intercept: 0},
  right: {slope: 1, intercept: 0},
  kinks: [{at: 0, order: 1}],
};

const parameter = (name, learnable = false) => (
  {name, initial: 1, low: 0, high: Infinity, lowOpen: false, sliderLow: 0, sliderHigh: 1, learnable});

/** A row that has no prose: what the card must manage with. */
const NEWCOMER = {
  id: 'newcomer',
  name: 'Newcomer',
  aliases: [],
  family: 'waves',
  gate: 'none',
  cost: 3,
  formula: 'alpha*sin(x)',
  mathml: '<math display="block"><mrow><mi>α</mi></mrow></math>',
  derivative: {formula: 'alpha*cos(x)', mathml: '<math display="block"><mrow><mn>1</mn></mrow></math>'},
  parameters: [parameter('alpha', true), parameter('t_r', true), parameter('negative_slope')],
  orderings: [],
  variadic: false,
  facts: RELU_FACTS,
  source: {authors: 'Doe, Roe', year: 2030, paper: 'A wave'},
  frameworks: {pytorch: 'torch.sin(x)', keras: '', jax: 'jax.numpy.sin(x)'},
};

const RANGES = [
  [[], 'not worked out for these parameters'],
  [[interval(-Infinity, Infinity)], 'every value: (−∞, ∞)'],
  [[interval(0, Infinity, true)], '0 and above: [0, ∞)'],
  [[interval(-0.5, Infinity)], 'above −0.5: (−0.5, ∞)'],
  [[interval(-Infinity, 0)], 'below 0: (−∞, 0)'],
  [[interval(-Infinity, 2, false, true)], '2 and below: (−∞, 2]'],
  [[interval(0, 6, true, true)], '0 to 6, ends included: [0, 6]'],
  [[interval(-1, 1)], 'between −1 and 1: (−1, 1)'],
  [[interval(0, 1, false, true)], 'above 0, up to 1: (0, 1]'],
  [[interval(0, 1, true)], 'from 0, below 1: [0, 1)'],
  [[interval(-Math.PI / 2, Math.PI / 2)], 'between −π/2 and π/2: (−π/2, π/2)'],
  [[interval(-0.2784645427610738, Infinity, true)], '−0.27846 and above: [−0.27846, ∞)'],
  [[point(-1), point(0), point(1)], 'only −1, 0 and 1'],
  [[point(0), point(1)], 'only 0 and 1'],
  [[point(3)], 'only 3'],
  [[interval(-Infinity, -0.5), point(0), interval(0.5, Infinity)], '(−∞, −0.5) ∪ {0} ∪ (0.5, ∞)'],
  [[point(0), interval(1, Infinity)], '{0} ∪ (1, ∞)'],
  [[interval(-1, 0), point(1), point(2)], '(−1, 0) ∪ {1, 2}'],
];
for (const [range, words] of RANGES) {
  test(`range: ${words}`, () => {
    const facts = {...RELU_FACTS, range};
    assert.equal(sentences.rangeWords(facts, t).replaceAll('\u00a0', ' '), words);
    assert.ok(sentences.rangeWords(facts, zh).length > 0);
  });
}

const SMOOTH = [
  [Infinity, [], 'yes, everywhere'],
  [2, [], 'nearly: continuous up to [f″](second_derivative)'],
  [1, [{at: 0, order: 2}], 'nearly: [f″](second_derivative) jumps at 0'],
  [0, [{at: -3, order: 1}, {at: 3, order: 1}], 'no: a [kink](kink) at −3 and 3'],
  [-1, [{at: 0, order: 0}], 'no: f [jumps](jump) at 0'],
  [-1, [{at: -1, order: 2}, {at: 0, order: 0}, {at: 2.5, order: 1}], 'no: f [jumps](jump) at 0; a [kink](kink) at 2.5; [f″](second_derivative) jumps at −1'],
  [0, [1, 2, 3, 4, 5, 6].map((at) => ({at, order: 1})), 'no: a [kink](kink) at 1, 2, 3, 4 and 2 more'],
];
for (const [continuity, kinks, words] of SMOOTH) {
  test(`smooth: ${words}`, () => {
    const facts = {...RELU_FACTS, continuity, kinks};
    assert.equal(sentences.smoothWords(NEWCOMER, facts, t), words);
    assert.ok(sentences.smoothWords(NEWCOMER, facts, zh).length > 0);
  });
}

test('smooth: a note of the function says when the kink is gone', () => {
  assert.equal(sentences.smoothWords({id: 'elu'}, RELU_FACTS, t), 'no: a [kink](kink) at 0 (none when α = 1)');
  assert.equal(sentences.smoothWords({id: 'elu'}, RELU_FACTS, zh), '否：在 0 处有[折点](kink)（α = 1 时没有）');
  const atOne = {...RELU_FACTS, continuity: 1, kinks: [{at: 0, order: 2}]};
  assert.equal(sentences.smoothWords({id: 'elu'}, atOne, t), 'nearly: [f″](second_derivative) jumps at 0');
});

test('zero-centred: one sign is named', () => {
  const words = (zeroCentred, range) => sentences.zeroCentredWords({...RELU_FACTS, zeroCentred, range}, t);
  assert.equal(words('yes', [interval(-1, 1)]), 'yes: its values balance around 0');
  assert.equal(words('partly', [interval(-1, Infinity)]), 'partly: it takes both signs');
  assert.equal(words('no', [interval(0, Infinity, true)]), 'no: it is never negative');
  assert.equal(words('no', [interval(-Infinity, 0)]), 'no: it is never positive');
  assert.equal(words('no', [interval(-1, 1)]), 'no');
  assert.equal(words('no', []), 'no');
});

const LINES = [
  [0, -1, '−1'], [0, Math.PI / 2, 'π/2'], [0, 0, '0'], [1, 0, 'z'], [-1, 0, '−z'], [0.01, 0, '0.01 z'], [1, -0.5, 'z − 0.5'],
  [-2, 3, '−2 z + 3'],
];
for (const [slope, intercept, text] of LINES) {
  test(`asymptote ${text}`, () => assert.equal(sentences.lineText({slope, intercept}), text));
}

test('far from 0: a side without a line is said', () => {
  const words = (left, right) => sentences.farWords({...RELU_FACTS, left, right}, t);
  const line = {slope: 1, intercept: 0};
  assert.equal(words({slope: 0, intercept: 0}, line), 'nears 0 on the left, z on the right');
  assert.equal(words(line, line), 'nears z on both sides');
  assert.equal(words(line, null), 'nears z on the left, no line on the right');
  assert.equal(words(null, line), 'nears no line on the left, z on the right');
  assert.equal(words(null, null), 'nears no line on either side');
});

test('every value that a fact can have has words in both languages', () => {
  const values = {
    monotonic: ['unknown', 'none', 'weakly_increasing', 'strictly_increasing', 'weakly_decreasing', 'strictly_decreasing'],
    parity: ['odd', 'even', 'none'],
    zero_centred: ['yes', 'partly', 'no'],
    saturates: ['left', 'right', 'both', 'none'],
    gate: ['soft', 'hard'],
    cost: ['0', '1', '2', '3', '4'],
  };
  for (const [fact, list] of Object.entries(values)) {
    for (const value of list) assert.ok(t.has(`${fact}.${value}`) && zh.has(`${fact}.${value}`), `${fact}.${value}`);
  }
});

test('parameters have the symbols of the formulas', () => {
  const symbols = {alpha: 'α', t_r: 'tᵣ', a_l: 'aₗ', a0: 'a₀', b12: 'b₁₂', p1: 'p₁', negative_slope: 'negative slope', r: 'r', min: 'min'};
  for (const [name, symbol] of Object.entries(symbols)) assert.equal(sentences.symbol(name), symbol);
});

test('parameters say what they do, where that is written', () => {
  assert.equal(sentences.parameterLabel({id: 'elu'}, 'alpha', t), 'α, how far it sinks: to −α');
  assert.equal(sentences.parameterLabel({id: 'apl'}, 'b3', t), 'b₃, where hinge 3 sits');
  assert.equal(sentences.parameterLabel({id: 'apl'}, 'b3', zh), 'b₃，第 3 个折角的位置');
  assert.equal(sentences.parameterLabel(NEWCOMER, 'alpha', t), 'α');
});

test('a text describes the curve', () => {
  assert.equal(sentences.describe({...NEWCOMER, id: 'relu', name: 'ReLU'}, RELU_FACTS, t),
    'ReLU. Values: 0 and above. Monotonic? yes, weakly: it never falls, but is flat in places. ' +
    'Smooth? no: a kink at 0. Far from 0 it nears 0 on the left, z on the right.');
  assert.equal(sentences.describe({...NEWCOMER, id: 'relu', name: 'ReLU'}, RELU_FACTS, zh),
    'ReLU。取值：不小于 0。单调吗？是，不严格：从不下降，但有平的地方。光滑吗？否：在 0 处有折点。远离 0 处，左侧趋近 0，右侧趋近 z。');
});

test('a card needs nothing but the row', () => {
  const model = cardModel({activation: NEWCOMER, facts: RELU_FACTS, t});
  assert.deepEqual(Object.fromEntries(model.facts.map(({id, value}) => [id, value])), {
    range: '0 and above: [0,\u00a0∞)',
    monotonic: 'yes, weakly: it never falls, but is flat in places',
    smooth: 'no: a [kink](kink) at 0',
    parity: 'none',
    zero_centred: 'no: it is never negative',
    saturates: 'on the left',
    far: 'nears 0 on the left, z on the right',
    learnable: 'α and tᵣ',
    cost: 'one exponential or the like',
    source: 'Doe, Roe 2030, A wave',
  });
  assert.equal(model.longName, 'Newcomer');
  assert.deepEqual(model.prose, []);
  assert.equal(model.differ, '');
  assert.deepEqual(model.frameworks.map(({code}) => code), ['torch.sin(x)', '', 'jax.numpy.sin(x)']);
  for (const {glossary} of model.facts) assert.ok(glossary === null || t.has(`glossary.${glossary}.text`), String(glossary));
});

test('a card in Chinese has no English sentence', () => {
  const model = cardModel({activation: NEWCOMER, facts: RELU_FACTS, t: zh});
  for (const {id, label, value} of model.facts) {
    assert.match(label, /\p{Script=Han}/u);
    if (id !== 'learnable' && id !== 'source') assert.match(value, /\p{Script=Han}/u, id);
  }
});

test('a card carries the prose of its function, and no empty section', () => {
  const model = cardModel({activation: {...NEWCOMER, id: 'gelu'}, facts: RELU_FACTS, t});
  assert.deepEqual(model.prose.map(({id, title}) => [id, title]), [['use', 'What it is for'], ['trouble', 'Trouble it makes']]);
  assert.match(model.differ, /approximate=False/);
  assert.equal(cardModel({activation: {...NEWCOMER, id: 'mish'}, facts: RELU_FACTS, t}).differ, '');
});

test('a bound that is not round is not rounded to one that is', () => {
  const facts = {...RELU_FACTS, range: [interval(-0.2499936636601295, Infinity, true)]};
  assert.equal(sentences.rangeWords(facts, t), '−0.24999 and above: [−0.24999,\u00a0∞)');
});

test('a fact that says nothing has no place', () => {
  const ids = (activation) => cardModel({activation, facts: RELU_FACTS, t}).facts.map(({id}) => id);
  assert.ok(!ids({...NEWCOMER, parameters: []}).includes('learnable'));
  assert.ok(!ids(NEWCOMER).includes('gate'));
  assert.ok(ids({...NEWCOMER, gate: 'soft'}).includes('gate'));
});

test('a source without a name or a year is said as it is', () => {
  const words = (source) => sentences.sourceWords({...NEWCOMER, source}, t);
  assert.equal(words({authors: '', year: 0, paper: ''}), 'no single source');
  assert.equal(words({authors: 'Doe', year: 0, paper: ''}), 'Doe');
  assert.equal(words({authors: 'Doe', year: 1999, paper: ''}), 'Doe 1999');
});
