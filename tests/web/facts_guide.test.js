// The advice of the guide: every state is trained, and what its sentence says is held against what happens.
import assert from 'node:assert/strict';
import test from 'node:test';

import {loadCore} from '../../web/core.js';
import {decode, encode, trainerConfig} from '../../web/state.js';
import {ADVICE} from '../../web/view/facts/advice.js';
import {DIFFERENCES} from '../../web/view/facts/differences.js';
import {en, zhHans} from './texts.js';

const core = await loadCore();

/** What a run is after so many epochs. @param {string} hash @param {number} epochs */
function trained(hash, epochs) {
  const {state, problems} = decode(hash, () => assert.fail('a seed must be given'));
  assert.deepEqual(problems, [], hash);
  const trainer = core.createTrainer(trainerConfig(state));
  trainer.epoch(epochs);
  const request = {statistics: true};
  const {parts, fields} = trainer.layout(request);
  const frame = trainer.frame(request);
  const count = trainer.network().layers.length;
  /** @param {string} field */
  const ofLayers = (field) => Array.from({length: count}, (_, l) => frame[parts.layers.offset + l * fields.layers.length + fields.layers.indexOf(field)]);
  const hidden = trainer.network().layers.slice(0, -1).reduce((sum, {units}) => sum + units, 0);
  const isDead = [...frame.slice(parts.dead.offset, parts.dead.offset + hidden)].map((value) => value === 1);
  const dead = isDead.filter(Boolean).length;
  const inside = trainer.predict(Float64Array.from({length: 800}, (_, i) => -6 + ((i * 7919) % 1200) / 100));
  const result = {...trainer.losses(), gradients: ofLayers('gradientNorm'), means: ofLayers('aMean'), dead, isDead, hidden, outputs: inside, state};
  trainer.delete();
  return result;
}

/** What each state's sentence claims. @type {Record<string, (run: ReturnType<typeof trained>) => void>} */
const CLAIMS = {
  relu: ({testAccuracy}) => assert.equal(testAccuracy, 1),
  dying({isDead, hidden, testAccuracy = 1}) {
    assert.equal(hidden, 16);
    assert.deepEqual(isDead, [...Array(8).fill(false), ...Array(8).fill(true)]);
    assert.ok(testAccuracy > 0.4 && testAccuracy < 0.6, `${testAccuracy}`);
  },
  leaky({dead, testAccuracy}) {
    assert.equal(dead, 0);
    assert.equal(testAccuracy, 1);
  },
  elu({means, testLoss}) {
    const relu = trained(state('relu').hash, 50);
    assert.equal(means[0].toFixed(2), '0.48');
    assert.equal(relu.means[0].toFixed(2), '0.82');
    assert.ok(testLoss < relu.testLoss / 2);
  },
  vanishing({gradients, testAccuracy = 1}) {
    assert.ok(gradients[0] < gradients[gradients.length - 1] / 1000);
    assert.ok(testAccuracy > 0.4 && testAccuracy < 0.6, `${testAccuracy}`);
  },
  tanh({gradients, testAccuracy}) {
    assert.ok(gradients[0] > gradients[gradients.length - 1] / 10);
    assert.equal(testAccuracy, 1);
  },
  identity: ({testAccuracy = 1}) => assert.ok(testAccuracy <= 2 / 3, `${testAccuracy}`),
  yes_no({testAccuracy = 0, outputs}) {
    assert.ok(testAccuracy >= 0.9, `${testAccuracy}`);
    assert.ok(outputs.every((p) => p >= 0 && p <= 1));
  },
  classes({testAccuracy = 0, outputs}) {
    assert.ok(testAccuracy >= 0.98, `${testAccuracy}`);
    for (let i = 0; i < outputs.length; i += 4) assert.ok(Math.abs(outputs.slice(i, i + 4).reduce((sum, p) => sum + p, 0) - 1) < 1e-12);
  },
  number: ({testR2 = 0}) => assert.ok(testR2 > 0.99, `${testR2}`),
  squeezed: ({testR2 = 1}) => assert.ok(testR2 < 0.6, `${testR2}`),
};

/** @param {string} key */
const state = (key) => ADVICE.flatMap(({states}) => states).find((one) => one.key === key) ?? assert.fail(key);

for (const {key, hash, epochs} of ADVICE.flatMap(({states}) => states)) {
  test(`after ${epochs} epochs it is as the guide says: ${key}`, () => {
    const run = trained(hash, epochs);
    assert.deepEqual(decode(encode(run.state)).state, run.state);
    CLAIMS[key](run);
    for (const texts of [en, zhHans]) {
      assert.ok(texts[`guide_open.${key}`]);
      assert.match(texts[`guide_see.${key}`], /\{epochs\}/);
    }
  });
}

test('what a state is set against differs in the function alone', () => {
  for (const [one, other, id] of [['dying', 'leaky', 'leaky_relu'], ['vanishing', 'tanh', 'tanh'], ['number', 'squeezed', 'sigmoid']]) {
    const words = (/** @type {string} */ key) => state(key).hash.split(/\b(?:relu|leaky_relu|sigmoid|tanh|identity)\b/).join('f');
    assert.equal(words(one), words(other));
    assert.ok(state(other).hash.includes(id));
  }
});

test('where frameworks differ, the numbers are those of the functions', () => {
  for (const {key, compare} of DIFFERENCES) {
    assert.ok(en[`differ_text.${key}`] && zhHans[`differ_title.${key}`], key);
    for (const spec of compare) assert.ok(core.facts(spec), spec.id);
  }
  const z = Float64Array.from({length: 160001}, (_, i) => -8 + i / 10000);
  const gelu = core.evaluate({id: 'gelu'}, z).f;
  /** @param {string} id */
  const farthest = (id) => core.evaluate({id}, z).f.reduce((best, f, i) => Math.max(best, Math.abs(f - gelu[i])), 0);
  assert.equal(farthest('gelu_tanh').toFixed(5), '0.00047');
  assert.equal(farthest('quick_gelu').toFixed(4), '0.0203');
  assert.equal(core.evaluate({id: 'selu'}, Float64Array.of(0)).df[0].toFixed(4), '1.7581');
  assert.equal(core.evaluate({id: 'selu'}, Float64Array.of(1)).df[0].toFixed(4), '1.0507');
  assert.equal(core.measures({id: 'tanh'}).gain.toFixed(4), '1.5925');
  assert.equal(core.measures({id: 'selu'}).gain.toFixed(6), '1.000000');
  assert.deepEqual(core.facts({id: 'hard_sigmoid'}).kinks.map(({at}) => at), [-3, 3]);
  assert.deepEqual(core.facts({id: 'hard_sigmoid_linear'}).kinks.map(({at}) => at), [-2.5, 2.5]);
});
