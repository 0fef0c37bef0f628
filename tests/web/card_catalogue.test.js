// The card of every row of the core's catalogue, in both languages; says which rows have no prose yet.
import assert from 'node:assert/strict';
import test from 'node:test';

import {loadCore} from '../../web/core.js';
import {createTranslator} from '../../web/i18n/index.js';
import {NAMES, functionName} from '../../web/i18n/names.js';
import {inLanguage} from '../../web/view/named.js';
import {cardModel} from '../../web/view/card.js';
import {describe, parameterLabel, symbol} from '../../web/view/sentences.js';
import {en, zhHans} from './texts.js';

const core = await loadCore();
const {activations} = core.catalogue();
/** @param {string} problem */
const fail = (problem) => assert.fail(problem);
const translators = [createTranslator(en, 'en', fail), createTranslator(zhHans, 'zh-Hans', fail)];

for (const activation of activations) {
  test(`the card of ${activation.id}`, () => {
    for (const t of translators) {
      const card = cardModel({activation, facts: activation.facts, t});
      for (const {id, value} of card.facts) assert.doesNotMatch(value, /undefined|NaN|\{[a-z]\w*\}/, id);
      assert.match(card.mathml, /^<math[^>]*>.+<\/math>$/s);
      assert.match(card.derivative, /^(<math[^>]*>.+<\/math>)?$/s);
      assert.doesNotMatch(describe(activation, activation.facts, t), /undefined|NaN|\]\(|\{[a-z]/);
      for (const [, word] of (card.mathml + card.derivative).matchAll(/<mtext>([^<]*)<\/mtext>/g)) {
        assert.ok(t.has(`formula.${word}`), word);
      }
    }
  });
}

test('facts for every slider end have words', () => {
  for (const activation of activations) {
    for (const {name, sliderLow, sliderHigh} of activation.parameters) {
      for (const value of [sliderLow, sliderHigh]) {
        let facts;
        try {
          facts = core.facts({id: activation.id, parameters: {[name]: value}});
        } catch {
          continue;  // an open end, or out of order with another parameter: refused, so never on a card
        }
        for (const t of translators) {
          for (const {id, value: words} of cardModel({activation, facts, t}).facts) {
            assert.doesNotMatch(words, /undefined|NaN/, `${activation.id} ${name}=${value}: ${id}`);
          }
        }
      }
    }
  }
});

test('texts name no function and no parameter that the core lacks', () => {
  const rows = new Map(activations.map((activation) => [activation.id, activation]));
  for (const key of Object.keys(en)) {
    const [, id, , name] = /^functions\.(\w+)(\.parameters\.(\w+))?/.exec(key) ?? [];
    if (!id) continue;
    const row = rows.get(id);
    assert.ok(row, key);
    const known = (/** @type {{name: string}} */ parameter) => parameter.name === name || (row.variadic && parameter.name[0] === name);
    assert.ok(!name || row.parameters.some(known), key);
  }
  for (const id of Object.keys(NAMES)) assert.ok(rows.has(id), `NAMES: ${id}`);
});

test('what lacks words of its own', (context) => {
  const [t] = translators;
  const withoutProse = activations.filter(({id}) => !t.has(`functions.${id}.use`)).map(({id}) => id);
  const withoutName = activations.filter(({id}) => !(id in NAMES)).map(({id}) => id);
  const withoutLabel = activations.flatMap((activation) => activation.parameters
      .filter(({name}) => parameterLabel(activation, name, t) === symbol(name)).map(({name}) => `${activation.id}.${name}`));
  const withoutDerivative = activations.filter(({derivative}) => !derivative.mathml).map(({id}) => id);
  context.diagnostic(`without a derivative to show: ${withoutDerivative.join(' ') || 'none'}`);
  context.diagnostic(`without prose: ${withoutProse.join(' ') || 'none'}`);
  context.diagnostic(`without a long name: ${withoutName.join(' ') || 'none'}`);
  context.diagnostic(`parameters without a description: ${withoutLabel.join(' ') || 'none'}`);
});

/** As Chinese authors write them: in Latin letters. */
const LATIN = ['sigmoid', 'tanh', 'softsign', 'elliott', 'isru', 'relu', 'leaky_relu', 'prelu', 'relu6', 'star_relu', 'elu', 'selu', 'celu', 'softplus', 'squareplus', 'isrlu', 'silu',
  'swish', 'quick_gelu', 'lisht', 'gelu', 'mish', 'serf', 'tanhexp', 'smish', 'tanhshrink', 'sinc', 'snake', 'srelu', 'apl', 'acon_c', 'pau'];

test('each function has a Chinese name where Chinese authors have one, and every list of the page calls it so', () => {
  const withoutName = activations.filter((row) => functionName(row, 'zh-Hans') === row.name).map(({id}) => id);
  assert.deepEqual(withoutName.filter((id) => !LATIN.includes(id)), [], 'lacks a short Chinese name in web/i18n/names.js, or a place in this list');
  assert.deepEqual(LATIN.filter((id) => !withoutName.includes(id)), []);
  const rows = new Map(activations.map((row) => [row.id, row]));
  const chinese = inLanguage(core, rows, 'zh-Hans');
  for (const row of chinese.core.catalogue().activations) {
    assert.equal(row.name, functionName(row, 'zh-Hans'));
    assert.equal(chinese.activations.get(row.id)?.name, row.name);
    assert.doesNotMatch(row.name, /[a-z] [a-z]|\((slope|training|prediction)/, row.id);
  }
  assert.equal(chinese.activations.get('abs')?.name, '绝对值');
  assert.equal(inLanguage(core, rows, 'en').core, core);
});
