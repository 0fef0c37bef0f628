// Links to TensorFlow Playground, and what is pasted for one.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import test from 'node:test';

import {decode, trainerConfig} from '../../web/state.js';
import {PLAYGROUND, pastedHash, playgroundLink} from '../../web/state/playground_link.js';

const LINKS = JSON.parse(readFileSync(new URL('../reference/tfplayground.json', import.meta.url), 'utf8'));
const read = (hash) => decode(hash, () => '0.50000').state;
const lacking = (hash) => playgroundLink(read(hash)).lacking;

for (const {id, url} of LINKS) {
  test(`${id}: the same run there trains from the same configuration`, () => {
    const state = decode(url).state;
    const link = playgroundLink(state);
    // Forks have what it has not.
    const {activation, dataset} = state;
    if (!['tanh', 'relu', 'sigmoid', 'identity'].includes(activation.id) || !['circle', 'xor', 'gauss', 'spiral'].includes(dataset)) return;
    assert.deepEqual(link.lacking, []);
    assert.ok(link.url.startsWith(`${PLAYGROUND}#activation=`));
    const again = decode(link.url);
    assert.deepEqual(again.problems, []);
    assert.deepEqual(trainerConfig(again.state), trainerConfig(state));
    assert.deepEqual(again.state.hide, state.hide);
  });
}

test('the link has all keys, in the order in which that playground writes them', () => {
  assert.equal(playgroundLink(read('networkShape=&activation=elu&problem=regression&noise_hide=true&regularization=L1')).url,
      `${PLAYGROUND}#activation=tanh&regularization=L1&batchSize=10&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0` +
      '&noise=0&networkShape=&seed=0.50000&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xTimesY=false&xSquared=false' +
      '&ySquared=false&cosX=false&sinX=false&cosY=false&sinY=false&collectStats=false&problem=regression&initZero=false&hideText=false&noise_hide=true');
  assert.match(playgroundLink(read('layers=3:relu,2:relu&initializer=zeros')).url, /#activation=relu&.*&networkShape=3,2&.*&initZero=true/);
  assert.match(playgroundLink(read('problem=regression&dataset=moons')).url, /^(?!.*[&#]dataset=)/);
});

const ROWS = {
  'points=1,2,-1;2,1,1': ['points'], 'dataset=moons': ['dataset'], 'problem=regression&regDataset=sine': ['dataset'],
  'layers=4:relu,2:tanh': ['layers'], 'layers=4:tanh:layer': ['layers'], 'activation=gelu': ['activation'], 'layers=3:relu,3:relu': [],
  'layers=3:prelu(a=0.1)': ['activation'], 'output=sigmoid': ['output'], 'output=tanh': [], 'output=tanh&problem=regression': ['output'],
  'loss=mae': ['loss'], 'optimizer=adam': ['optimizer'], 'optimizer=sgd(weightDecay=0.1)': ['optimizer'], 'initializer=he_normal': ['initializer'],
  'initializer=tfp_uniform(gain=2)': ['initializer'], 'initializer=tfp_uniform(gain=1)': [], 'clipNorm=1': ['clipNorm'], 'leftovers=use': ['leftovers'],
  'shuffle=true': ['shuffle'], 'seed=a=b': ['seed'], 'seed=%E6%95%B4': ['seed'], 'loss=mae&shuffle=true': ['loss', 'shuffle'], 'networkShape=': [],
};
for (const [hash, names] of Object.entries(ROWS)) {
  test(`${hash}: ${names.length > 0 ? `it has no ${names}` : 'it can say that'}`, () => {
    assert.deepEqual(lacking(hash), names);
    assert.equal(playgroundLink(read(hash)).url === null, names.length > 0);
  });
}

const WHOLE = 'activation=relu&networkShape=4,2&seed=0.5';
const PASTED = [
  `https://playground.tensorflow.org/#${WHOLE}`, `#${WHOLE}`, WHOLE, ` ${WHOLE}\n`, `https://example.org/fork/?a=b#${WHOLE}`,
  `https://playground.tensorflow.org/#${WHOLE.replaceAll('&', '&amp;')}`, `#${WHOLE.replaceAll('&', '\\&')}`, `#${WHOLE.replace(',', '%2C')}`,
  `[a network](https://playground.tensorflow.org/#${WHOLE})`, `(see https://playground.tensorflow.org/#${WHOLE}) for more`, `<#${WHOLE}>`,
  `<iframe src="https://playground.tensorflow.org/#${WHOLE}" width="970">`, `<a href='https://playground.tensorflow.org/#${WHOLE}'>`,
  `https://playground.tensorflow.org/#activation=relu&network\nShape=4,2&seed=0.5`,
];
for (const text of PASTED) {
  test(`pasted: ${JSON.stringify(text)}`, () => {
    const {hash, code} = pastedHash(text);
    assert.equal(code, null);
    const {state, problems} = decode(hash);
    assert.deepEqual(problems, []);
    assert.deepEqual([state.activation.id, state.layers.length, state.seed, state.unknown], ['relu', 2, '0.5', []]);
  });
}

for (const [text, code] of [['', 'empty'], [' \n', 'empty'], ['https://playground.tensorflow.org/', 'no_hash'], ['www.example.org', 'no_hash'],
  ['https://example.org/#top', 'no_keys'], ['hello', 'no_keys'], ['a=b&c=d', 'no_keys'], ['#', 'no_keys'], ['constructor=1', 'no_keys']]) {
  test(`pasted, but no link: ${JSON.stringify(text)}`, () => assert.deepEqual(pastedHash(text), {hash: null, code}));
}
