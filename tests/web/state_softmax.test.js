// The keys of the view of softmax: read, refused by name, written again.
import assert from 'node:assert/strict';
import test from 'node:test';

import {decode, encode, invalidated, update} from '../../web/state.js';

const read = (hash) => decode(hash, () => '0.5');

test('the logits and what is done with them are restored', () => {
  const hash = '#seed=0.5&logits=1010,1000,990&temperature=0.5&vector=log_softmax&class=2&shift=-750';
  const {state, problems} = read(hash);
  assert.deepEqual(problems, []);
  assert.deepEqual(state.logits, [1010, 1000, 990]);
  assert.deepEqual([state.temperature, state.vector, state.class, state.shift], [0.5, 'log_softmax', 2, -750]);
  assert.equal(state.view, 'softmax', 'a link that speaks of logits opens their view');
  assert.equal(encode(state), hash);
  assert.deepEqual(read(encode(state)).state, state);
});

test('what a link leaves out is not written', () => {
  const {state} = read('view=softmax');
  assert.deepEqual([state.logits, state.temperature, state.vector, state.class, state.shift], [[2, 1, 0.1], 1, 'softmax', 0, 0]);
  assert.equal(encode(state), '#view=softmax&seed=0.5');
  assert.equal(encode(update(read('logits=1,2').state, {view: 'play'})), '#view=play&seed=0.5&logits=1,2');
  assert.equal(read('functions=elu&logits=1,2').state.view, 'functions');
});

test('what cannot be is refused by name', () => {
  for (const [hash, key, code] of [
    ['logits=1', 'logits', 'not_logits'], ['logits=', 'logits', 'not_logits'], ['logits=1,x', 'logits', 'not_logits'],
    ['logits=1,1e7', 'logits', 'not_logits'], ['logits=1,2,3,4,5,6,7,8,9,10,11', 'logits', 'not_logits'], ['logits=1,NaN', 'logits', 'not_logits'],
    ['temperature=0', 'temperature', 'outside'], ['temperature=hot', 'temperature', 'not_a_number'], ['vector=relu', 'vector', 'not_a_choice'],
    ['class=3', 'class', 'not_a_class'], ['class=0.5', 'class', 'not_whole'], ['logits=1,2&class=2', 'class', 'not_a_class'], ['shift=1e9', 'shift', 'outside'],
  ]) {
    const {state, problems} = read(hash);
    assert.deepEqual(problems.map((problem) => [problem.key, problem.code]), [[key, code]], hash);
    assert.ok(state.logits.length >= 2 && state.class < state.logits.length && state.temperature > 0, hash);
  }
});

test('a change of the logits asks for the vector alone', () => {
  const {state} = read('');
  for (const change of [{logits: [1, 2]}, {temperature: 2}, {vector: 'softmin'}, {class: 1}, {shift: 5}]) {
    assert.deepEqual([...invalidated(state, update(state, change))], ['vector']);
  }
});
