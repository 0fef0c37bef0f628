// Ten thousand hashes, half of them mutations of valid ones: none throws, no value is lost in silence, and what is read is stable.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import test from 'node:test';

import {SCHEMA, decode, encode, trainerConfig} from '../../web/state.js';
import {pastedHash, playgroundLink} from '../../web/state/playground_link.js';

const read = (hash) => decode(hash, () => '0.50000');

/** Numbers from 0 to n - 1, always the same ones (mulberry32). */
function makeRandom(seed) {
  let state = seed;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * n);
  };
}

const VALID = [
  ...JSON.parse(readFileSync(new URL('../reference/tfplayground.json', import.meta.url), 'utf8')).map(({url}) => url.slice(url.indexOf('#'))),
  '#functions=elu(alpha=0.5),relu&selected=1&derivative=0,2&range=-6,2.5&rangeY=-1,3&z=1.2&seed=0.1&search=%E6%95%B4&sort=year&filter=gated&theme=dark',
  '#view=play&layers=4:prelu(a=0.25):unit,2:relu&output=softmax&loss=softmax_ce&dataset=blobs&classes=5&optimizer=adam(beta1=0.8)&lang=zh-Hans',
  '#points=1,2,-1;-0.5,3.25,1&order=given&scale=fit&clipNorm=1&leftovers=drop&shuffle=true&initializer=he_normal(gain=activation)&seed=7',
  '#dataset=iris&measurements=3,1&hide=header,footer&show=plot,network&autoplay=true&x=false&sinX_hide=true&learningRate=1e-3&seed=hello',
];
const SIGNS = [...'&=,;:()#%-+.0159eE_ \\/<>"\'`{}整流\u{1F600}\0\ud83d', '&amp;', '%2C', '%', '%zz', '__proto__', 'NaN', '1e999', 'true', '_hide', ''];

/** Cuts, doubles, swaps, replaces. */
function mutate(hash, random) {
  const characters = [...hash];
  for (let edits = 1 + random(5); edits > 0; edits--) {
    const at = random(characters.length + 1);
    const length = random(8);
    const kind = random(5);
    if (kind === 0) characters.splice(at, length);
    else if (kind === 1) characters.splice(at, 0, SIGNS[random(SIGNS.length)]);
    else if (kind === 2) characters.splice(at, 1, SIGNS[random(SIGNS.length)]);
    else if (kind === 3) characters.splice(at, 0, ...characters.slice(random(characters.length), random(characters.length)));
    else {
      const [first = ''] = characters.splice(at, 1);
      characters.splice(random(characters.length + 1), 0, first);
    }
  }
  return characters.join('');
}

/** Keys that are known with values that are not, and pairs of mere noise. */
function invent(random) {
  const noise = () => Array.from({length: random(12)}, () => SIGNS[random(SIGNS.length)]).join('');
  const pairs = Array.from({length: random(7)}, () => {
    const key = random(4) ? SCHEMA[random(SCHEMA.length)].key + (random(10) ? '' : '_hide') : noise();
    const other = VALID[random(VALID.length)].split(/[&=]/);
    return [`${key}=${noise()}`, `${key}=${other[random(other.length)]}`, key, noise()][random(4)];
  });
  return (random(2) ? '#' : '') + pairs.join('&');
}

const random = makeRandom(20261121);
const HASHES = Array.from({length: 10_000}, (_, i) => (i % 2 ? mutate(VALID[random(VALID.length)], random) : invent(random)));

test('they are many and different', () => {
  assert.equal(HASHES.length, 10_000);
  assert.ok(new Set(HASHES).size > 8000);
});

test('none throws, and what is read is written, and read again, the same', () => {
  for (const hash of HASHES) {
    const {state} = read(hash);
    const written = encode(state);
    assert.deepEqual(read(written), {state, problems: []}, hash);
    assert.equal(encode(read(written).state), written, hash);
    assert.equal(typeof trainerConfig(state).seed, 'string');
    playgroundLink(state);
    pastedHash(hash);
  }
});

test('a link to TensorFlow Playground says the same run, whatever it was made from', () => {
  let links = 0;
  for (const hash of HASHES) {
    const {state} = read(hash);
    const {url} = playgroundLink(state);
    if (url === null) continue;
    links++;
    assert.deepEqual(trainerConfig(read(url).state), trainerConfig(state), hash);
  }
  assert.ok(links > 1000, `${links}`);
});

/** Pairs with the rules that need no reading of values: damage to the text, then name and value, split at the first sign. */
function pairsOf(hash) {
  const text = hash.slice(hash.indexOf('#') + 1).replace(/[\ud800-\udfff]/gu, '\ufffd').replace(/\\?&amp;|\\&/g, '&').replace(/[\s>)]+$/, '');
  return text.split('&').filter(Boolean).map((pair) => {
    const equals = pair.indexOf('=');
    return equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
  });
}

const isKnown = (key) => SCHEMA.some((row) => row.key === key) || /^\w{1,64}_hide$/.test(key);

test('no value is dropped in silence', () => {
  let dropped = 0;
  for (const hash of HASHES) {
    const {state, problems} = read(hash);
    const reported = new Set(problems.map(({key}) => key));
    const pairs = pairsOf(hash);
    for (const {key, codec} of SCHEMA) {
      const given = pairs.filter(([name]) => name === key);
      if (given.length > 1) assert.ok(reported.has(key), `${key} twice: ${hash}`);
      if (given.length !== 1 || /%/.test(given[0][1])) continue;
      const [[, text]] = given;
      // What its own reader refuses, in whole or in part, stands in problems.
      const refused = [];
      codec.parse(text, (code) => refused.push(code));
      if (refused.length > 0) {
        dropped++;
        assert.deepEqual(problems.filter((problem) => problem.key === key).map(({code}) => code).slice(0, refused.length), refused, `${key}: ${hash}`);
      }
    }
    for (const [key, value] of pairs) {
      if (isKnown(key) || /%/.test(key + value)) continue;
      // A parenthesis at the end may belong to the last one.
      assert.ok(state.unknown.some(([name]) => name.startsWith(key)), `${key} is kept: ${hash}`);
    }
  }
  assert.ok(dropped > 1000, `${dropped}`);
});

test('a value that its reader takes whole is in the state', () => {
  const derived = new Set(['networkShape', 'initZero', 'layers', 'initializer', 'hide', 'seed', 'selected', 'classes', 'class', 'x', 'y']);
  for (const hash of HASHES) {
    const {state} = read(hash);
    const pairs = pairsOf(hash);
    for (const {key, codec} of SCHEMA) {
      const given = pairs.filter(([name]) => name === key);
      if (derived.has(key) || given.length !== 1 || /%/.test(given[0][1])) continue;
      const value = codec.parse(given[0][1], () => {});
      if (value !== undefined) assert.deepEqual(state[key], value, `${key}: ${hash}`);
    }
  }
});
