// Weights in a link: read back to the bit, refused by name, and gone when another network is asked for.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {deflateRawSync} from 'node:zlib';
import {loadCore} from '../../web/core.js';
import {decode, encode, trainerConfig, update} from '../../web/state.js';
import {bytesOf, fromBase64, fromBase64Url, toBase64, toBase64Url} from '../../web/state/bytes.js';
import {inflate} from '../../web/state/inflate.js';
import {playgroundLink} from '../../web/state/playground_link.js';
import {MAX_WEIGHTS, beginWith, countOf, numbersIn, readWeights, weightsText, withNumbers} from '../../web/state/weights.js';
import {checkWeights} from '../../web/view/first_weights.js';
import {withOwn} from '../../web/view/formula/own.js';

const {core} = withOwn(await loadCore());
const read = (/** @type {string} */ hash) => decode(hash, () => '0.5');
/** @param {Uint8Array} bytes */
const deflated = (bytes) => deflateRawSync(bytes).toString('base64url');

/** @param {string} hash @param {(trainer: import('../../web/core.d.ts').Trainer) => void} act */
function withTrainer(hash, act) {
  const trainer = core.createTrainer(trainerConfig(read(hash).state));
  act(trainer);
  return trainer;
}

let value = 7;
const random = (/** @type {number} */ n) => {
  value = (Math.imul(value, 1664525) + 1013904223) >>> 0;
  return Math.floor((value / 2 ** 32) * n);
};

test('bytes become text and come back, and what is no such text is none', () => {
  for (let n = 0; n < 70; n++) {
    const bytes = Uint8Array.from({length: n}, () => random(256));
    assert.equal(toBase64(bytes), Buffer.from(bytes).toString('base64'));
    assert.equal(toBase64Url(bytes), Buffer.from(bytes).toString('base64url'));
    assert.deepEqual(fromBase64(toBase64(bytes)), bytes);
    assert.deepEqual(fromBase64Url(toBase64Url(bytes)), bytes);
  }
  for (const text of ['a', 'a===', '====', 'ab=c', 'ab c', 'ab\n=', 'a_b=', 'ä===']) assert.equal(fromBase64(text), null, text);
  for (const text of ['a', 'ab+/', 'abc=', 'a b', '整']) assert.equal(fromBase64Url(text), null, text);
});

test('what zlib deflates is inflated, in whatever way it did it; not a byte more than the limit, not from less than all of it', () => {
  for (let k = 0; k < 60; k++) {
    const span = [256, 4, 1][k % 3];
    const bytes = Buffer.from(Uint8Array.from({length: random(3000)}, () => random(span)));
    for (const level of [0, 1, 9]) {
      for (const strategy of [0, 2, 4]) {
        const packed = deflateRawSync(bytes, {level, strategy});
        assert.deepEqual(Buffer.from(/** @type {Uint8Array} */ (inflate(packed, bytes.length))), bytes);
        if (bytes.length > 0) assert.equal(inflate(packed, bytes.length - 1), null);
        assert.equal(inflate(packed.subarray(0, -1), bytes.length), null);
        assert.equal(inflate(Buffer.concat([packed, Buffer.from([0])]), bytes.length), null);
      }
    }
  }
  for (let k = 0; k < 20_000; k++) inflate(Uint8Array.from({length: random(60)}, () => random(256)), 2000);
});

test('a network in a link is the same to the bit, learned parameters included, and a run begins and is rewound there', async () => {
  for (const hash of ['layers=4:prelu(a=0.3):unit,3:elu:layer,2:tanh&optimizer=adam&shuffle=true&seed=0.5', 'layers=3:relu&dataset=blobs&classes=3&loss=softmax_ce&seed=0.7',
    'own=own1:Mine:x*sigmoid(beta*x)&layers=4:own1:unit&seed=0.5', 'networkShape=&seed=0.1', 'initializer=zeros&networkShape=64&seed=0.1']) {
    const trained = withTrainer(hash, (trainer) => trainer.epoch(hash.includes('zeros') ? 0 : 9));
    const network = trained.network();
    assert.deepEqual(withNumbers(network, numbersIn(network)).layers, network.layers);
    const text = await weightsText(network);
    assert.ok(text !== null && text.length <= MAX_WEIGHTS);
    const link = encode(update(read(hash).state, {weights: text}));
    const {state, problems} = read(link);
    assert.deepEqual([problems, state.weights, encode(state)], [[], text, link]);
    assert.deepEqual(checkWeights(core, state), {weights: text, problems: []});
    const opened = withTrainer(link, (trainer) => beginWith(trainer, state.weights));
    assert.equal(opened.hash(), trained.hash(), hash);
    assert.deepEqual(opened.progress(), {epoch: 0, step: 0, finite: true});
    trained.delete();
    opened.delete();
  }
});

test('a large network has no room in a link', async () => {
  const trainer = withTrainer('networkShape=8,8,8,8', (made) => made.epoch(1));
  assert.equal(await weightsText(trainer.network()), null);
  trainer.delete();
});

test('what is no list of numbers is a named problem, and the seed draws', () => {
  const bomb = deflated(new Uint8Array(1e6));
  assert.ok(bomb.length < MAX_WEIGHTS, 'it is short enough to be read');
  for (const text of ['abc', '', 'not weights', deflated(new Uint8Array(9)), deflated(bytesOf(Float64Array.of(1, NaN))), deflated(bytesOf(Float64Array.of(Infinity))), bomb, deflated(new Uint8Array(0))]) {
    const {state, problems} = read(`#seed=0.5&weights=${encodeURIComponent(text)}`);
    assert.equal(state.weights, null, text);
    assert.deepEqual(problems.map(({key, code}) => [key, code]), [['weights', 'not_weights']], text);
  }
  assert.deepEqual(read(`#weights=${'A'.repeat(MAX_WEIGHTS + 1)}`).problems.map(({code}) => code), ['weights_too_long']);
});

test('weights of another network are a named problem', () => {
  const two = deflated(bytesOf(Float64Array.of(1, 2)));
  const {state} = read(`#networkShape=2&weights=${two}`);
  assert.deepEqual(checkWeights(core, state), {weights: null, problems: [{key: 'weights', value: '2', code: 'weights_length', detail: {expected: 9}}]});
  const refused = read(`#networkShape=2&batchSize=100000&leftovers=use&weights=${two}`).state;
  assert.equal(checkWeights(core, refused).weights, two, 'what the core refuses is said elsewhere');
  const trainer = withTrainer('networkShape=2', () => {});
  const before = trainer.hash();
  beginWith(trainer, two);
  assert.equal(trainer.hash(), before);
  assert.equal(countOf(trainer.network()), 9);
  trainer.delete();
});

test('another network or seed has other first weights; other data, speeds and views have the same', () => {
  const text = deflated(bytesOf(new Float64Array(9).fill(0.5)));
  const {state} = read(`#layers=2:prelu&own=own1:Mine:a*x&weights=${text}`);
  for (const changes of [{noise: 30}, {learningRate: 1}, {view: 'functions'}, {batchSize: 3}, {optimizer: {id: 'adam'}}, {layers: [{units: 2, activation: {id: 'prelu', parameters: {a: 1}}, learn: 'none'}]},
    {own: []}, {hide: ['noise']}, {percTrainData: 30}]) {
    assert.equal(update(state, /** @type {any} */ (changes)).weights, text, JSON.stringify(changes));
  }
  for (const changes of [{seed: '0.1'}, {xSquared: true}, {hide: ['y']}, {layers: []}, {layers: [{units: 2, activation: {id: 'relu', parameters: {}}, learn: 'none'}]},
    {layers: [{units: 2, activation: {id: 'prelu', parameters: {}}, learn: 'unit'}]}, {dataset: 'xor'}, {problem: 'regression'}, {loss: 'mae'}, {initializer: {id: 'zeros'}}]) {
    assert.equal(update(state, /** @type {any} */ (changes)).weights, null, JSON.stringify(changes));
  }
  assert.equal(update(state, {seed: '0.1', weights: deflated(bytesOf(new Float64Array(9)))}).weights?.length, deflated(bytesOf(new Float64Array(9))).length);
});

test('the first playground has no such key, and is not sent there', () => {
  const {state} = read(`#networkShape=2&weights=${deflated(bytesOf(new Float64Array(9)))}`);
  assert.deepEqual(playgroundLink(state), {url: null, lacking: ['weights']});
  assert.notEqual(playgroundLink(update(state, {weights: null})).url, null);
  assert.equal(readWeights(/** @type {string} */ (state.weights)).length, 9);
});
