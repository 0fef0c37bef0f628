// What an embed makes of messages: calls with checked arguments, refusals that name a field, and silence for strangers.
import assert from 'node:assert/strict';
import test from 'node:test';

import {MAX_UNANSWERED, eventMessage, failure, readCall, refuse, reply, resizeMessages} from '../../web/elements/messages.js';
import {CALL} from '../../web/state/message_types.js';

const call = (method, ...given) => readCall({type: CALL, id: 1, method, arguments: given});
const accepted = [
  [['ping'], []], [['version'], []], [['play'], []], [['pause'], []], [['getState'], []], [['network'], []], [['toSVG'], [undefined]], [['toPNG', 'curve'], ['curve']],
  [['step'], [1, 'epoch']], [['step', 5], [5, 'epoch']], [['step', 1000, 'update'], [1000, 'update']],
  [['reset'], [undefined]], [['reset', '0.5'], ['0.5']], [['reset', 0.25], ['0.25']], [['reset', null], [undefined]],
  [['setState', '#dataset=xor'], ['#dataset=xor']], [['setState', 'x'.repeat(20_000)], ['x'.repeat(20_000)]], [['setState', {dataset: 'xor', noise: 5, shuffle: true, clipNorm: null}], [{dataset: 'xor', noise: 5, shuffle: true, clipNorm: null}]],
  [['subscribe'], []], [['subscribe', 'epoch', 'goal'], ['epoch', 'goal']], [['subscribe', 'ready', 'error', 'statechange', 'epoch', 'goal'], ['ready', 'error', 'statechange', 'epoch', 'goal']],
];
for (const [[method, ...given], expected] of accepted) {
  test(`${method}(${JSON.stringify(given).slice(1, 60)} is taken`, () => assert.deepEqual(call(method, ...given), {id: 1, method, arguments: expected}));
}

const cycle = {};
cycle.self = cycle;
const cyclicList = [];
cyclicList.push(cyclicList);
const thrower = Object.defineProperty({}, 'a', {enumerable: true, get() { throw new Error('a getter ran'); }});
const revoked = Proxy.revocable({}, {});
revoked.revoke();
const ODD = [undefined, null, true, false, 0, -0, -1, 1.5, NaN, Infinity, -Infinity, 1e308, 10n, Symbol('s'), '', ' ', 'x'.repeat(100_000), '__proto__', 'constructor', 'toString', 'alert(1)',
  [], [[]], [1, 2], cyclicList, {}, {a: {}}, cycle, thrower, Object.create(null), Object.create({type: CALL, id: 1, method: 'play'}), JSON.parse('{"__proto__": {"play": 1}}'), JSON.parse('{"constructor": {"prototype": 1}}'),
  new Date(0), new Map([['type', CALL]]), new Set([1]), /x/, new Error('x'), new Float64Array(4), new ArrayBuffer(8), new DataView(new ArrayBuffer(8)), () => 1, class {}, Promise.resolve(), new Proxy({}, {ownKeys() { throw new Error('trap'); }, get() { throw new Error('trap'); }, has() { throw new Error('trap'); }, getOwnPropertyDescriptor() { throw new Error('trap'); }}), revoked.proxy];

test('what is no call of ours gets no answer', () => {
  for (const value of ODD) {
    assert.equal(readCall(value), null);
    assert.equal(readCall({type: value, id: 1, method: 'play'}), null);
    assert.equal(readCall([value]), null);
  }
  assert.equal(readCall({type: `${CALL} `, id: 1, method: 'play'}), null);
  assert.equal(readCall({type: 'activation-playground:reply', id: 1, ok: true}), null);
  assert.equal(readCall(JSON.stringify({type: CALL, id: 1, method: 'play'})), null);
});

test('a call without an id to answer to gets none', () => {
  for (const id of ODD.filter((value) => !(typeof value === 'string' && value.length <= 100) && !Number.isFinite(value))) assert.equal(readCall({type: CALL, id, method: 'play'}), null);
  assert.equal(readCall({type: CALL, method: 'play'}), null);
  assert.equal(readCall({type: CALL, id: 'x'.repeat(101), method: 'play'}), null);
  for (const id of ['', 'a', 0, -1.5, 'x'.repeat(100)]) assert.equal(readCall({type: CALL, id, method: 'play'}).id, id);
});

test('an unknown method is named, with those there are', () => {
  for (const method of ODD) {
    const {id, refusal} = readCall({type: CALL, id: 7, method});
    assert.equal(id, 7);
    assert.equal(refusal.field, 'method');
    assert.match(refusal.message, /^is one of ping, version, subscribe, play, .*toPNG$/);
    assert.ok(refusal.value.length <= 61);
  }
});

test('hostile arguments of every method are refused or plain', () => {
  let refused = 0;
  for (const [[method]] of accepted) {
    for (const value of ODD) {
      for (const given of [value, [value], [value, value], Array(7).fill(value), {0: value, length: 1}]) {
        const answer = readCall({type: CALL, id: 1, method, arguments: given});
        if (answer.refusal) {
          refused++;
          assert.match(answer.refusal.field, /^(arguments(\[\d\])?|\w[\w-]*)$/);
          assert.equal(typeof answer.refusal.value, 'string');
          assert.ok(answer.refusal.value.length <= 61 && answer.refusal.message.length <= 200);
          structuredClone(answer);
          continue;
        }
        structuredClone(answer);
        for (const argument of answer.arguments) {
          if (argument === null || typeof argument !== 'object') continue;
          assert.equal(Object.getPrototypeOf(argument), Object.prototype);
          for (const entry of Object.values(argument)) assert.ok(entry === null || typeof entry !== 'object');
        }
      }
    }
  }
  assert.ok(refused > 2000, String(refused));
  assert.equal(/** @type {any} */ ({}).play, undefined);
});

const wrong = [
  [['step', 0], 'arguments[0]', /whole number from 1 to 1000/], [['step', 1001], 'arguments[0]', /1000/], [['step', '3'], 'arguments[0]', /whole/], [['step', 1, 'minute'], 'arguments[1]', /epoch, update/],
  [['step', 1, 'epoch', 1], 'arguments', /at most 2 for step/], [['play', 1], 'arguments', /at most 0 for play/],
  [['setState'], 'arguments[0]', /a hash, a link/], [['setState', 'x'.repeat(20_001)], 'arguments[0]', /20000 characters/], [['setState', {dataset: {}}], 'dataset', /is text/], [['setState', {noise: NaN}], 'noise', /finite/],
  [['setState', JSON.parse('{"__proto__": 1}')], 'arguments[0]', /keys of letters/], [['setState', {'on load': 1}], 'arguments[0]', /keys of letters/], [['setState', Object.fromEntries(Array.from({length: 65}, (_, i) => [`k${i}`, i]))], 'arguments[0]', /64 keys/],
  [['setState', {a: 'x'.repeat(15_000), b: 'x'.repeat(15_000)}], 'arguments[0]', /20000 characters in all/], [['setState', [1]], 'arguments[0]', /a hash, a link/],
  [['toSVG', 'x'.repeat(31)], 'arguments[0]', /30/], [['toPNG', 3], 'arguments[0]', /is text/], [['reset', 'x'.repeat(65)], 'arguments[0]', /64/], [['reset', {}], 'arguments[0]', /is text/], [['subscribe', 'click'], 'arguments[0]', /is one of ready/], [['subscribe', ...Array(6).fill('epoch')], 'arguments', /at most 5/],
];
for (const [[method, ...given], field, message] of wrong) {
  test(`${method} ${message} names ${field}`, () => {
    const {refusal} = call(method, ...given);
    assert.equal(refusal.field, field);
    assert.match(refusal.message, message);
  });
}

test('every property is read once, so that what was checked is what is used', () => {
  const reads = {};
  const data = new Proxy({type: CALL, id: 1, method: 'step', arguments: [2]}, {get(target, key) {
    reads[key] = (reads[key] ?? 0) + 1;
    return target[key];
  }});
  assert.deepEqual(readCall(data).arguments, [2, 'epoch']);
  assert.deepEqual(reads, {type: 1, id: 1, method: 1, arguments: 1});
});

test('answers are plain', () => {
  assert.deepEqual(reply('a', [1]), {type: 'activation-playground:reply', id: 'a', ok: true, value: [1]});
  assert.deepEqual(refuse(2, {field: 'f', value: 'v', message: 'm'}), {type: 'activation-playground:reply', id: 2, ok: false, error: {field: 'f', value: 'v', message: 'm'}});
  assert.deepEqual(eventMessage('epoch', {epoch: 1}), {type: 'activation-playground:event', event: 'epoch', detail: {epoch: 1}});
  assert.deepEqual(failure(Object.assign(new Error('is not a number'), {field: 'noise', value: 'x'})), {field: 'noise', value: 'x', message: 'is not a number'});
  assert.deepEqual(failure('why'), {field: '', value: '', message: 'why'});
  for (const odd of ODD.filter((value) => value !== revoked.proxy)) structuredClone(failure(odd));
  assert.ok(MAX_UNANSWERED > 0);
});

test('a height is told in our form and in Embedly’s, which is a text', () => {
  const [ours, embedly] = resizeMessages(480, 'https://example.org/embed.html#x');
  assert.deepEqual(ours, {type: 'activation-playground:resize', height: 480});
  assert.deepEqual(JSON.parse(embedly), {src: 'https://example.org/embed.html#x', context: 'iframe.resize', height: 480});
});
