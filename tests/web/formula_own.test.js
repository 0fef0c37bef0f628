// Functions of the reader's own: in a link, in a configuration, as rows, kept on a device.
import assert from 'node:assert/strict';
import test from 'node:test';

import {CoreError, loadCore} from '../../web/core.js';
import {MAX_OWN, decode, encode, trainerConfig, update} from '../../web/state.js';
import {freeId, isPlainText, redefined} from '../../web/state/own.js';
import {COLUMNS} from '../../web/view/facts/columns.js';
import {csvText} from '../../web/view/facts/files.js';
import {rowOf} from '../../web/view/facts/rows.js';
import {inOneLine} from '../../web/view/formula/language.js';
import {added, draftSpec, freeName, fromBuiltIn, without} from '../../web/view/formula/model.js';
import {checkOwn, completed, withOwn} from '../../web/view/formula/own.js';
import {forget, isSaved, save, saved} from '../../web/view/formula/saved.js';
import {configChange} from '../../web/view/play/run_changes.js';
import {checkSpecs, label, parametersOf, withParameter} from '../../web/view/specs.js';
import {createTranslator} from '../../web/i18n/index.js';
import {en} from './texts.js';

const core = await loadCore();
const LINK = '#functions=own1(beta=2)&own=own1:My%20swish:x*sigmoid(beta*x);own2:50%2525%253A a%253B:a*x%5E2:a=0.5~-1~2~fixed&layers=4:own1:layer,2:own2&seed=1';
const SWISH = {id: 'own1', name: 'Mine', formula: 'x*sigmoid(beta*x)', parameters: [{name: 'beta', initial: 2, low: 0, high: 4, learnable: false}]};

test('a link says a function with its name and what is known of its parameters, and is written as it was read', () => {
  const {state, problems} = decode(LINK);
  assert.deepEqual(problems, []);
  assert.equal(state.own[0].name, 'My swish');
  assert.deepEqual(state.own[1], {id: 'own2', name: '50%: a;', formula: 'a*x^2', parameters: [{name: 'a', initial: 0.5, low: -1, high: 2, learnable: false}]});
  assert.deepEqual(decode(encode(state)).state, state);
});

test('what cannot be read is left out and said', () => {
  for (const [text, code] of [['own1:a', 'not_own'], ['foo:a:x', 'not_own'], ['own1::x', 'not_own'], ['own1: :x', 'not_own'], ['own1:a:x:b=1~2~1~fixed', 'not_own'], ['own1:a:x;own1:b:x', 'not_own'],
    [`own1:${'n'.repeat(41)}:x`, 'not_own'], [`own1:a:${'x'.repeat(201)}`, 'not_own'], [Array.from({length: MAX_OWN + 1}, (_, i) => `own${i + 1}:a:x`).join(';'), 'too_many_own']]) {
    assert.deepEqual(decode(`#own=${encodeURIComponent(text)}`).problems.map((problem) => problem.code), [code], text);
  }
  const {own, problems} = checkOwn(core, decode('#own=own1:a:x%2B;own2:b:x').state.own);
  assert.deepEqual([own.map(({id}) => id), problems.map(({code}) => code)], [['own2'], ['own_formula']]);
});

test('what is not seen is refused: it would be a line of code, or spoil a picture', () => {
  for (const sign of ['\n', '\r', '\t', '\0', '\u0001', '\u007f', '\u0085', '\u2028', '\u2029', '\u202a', '\u202e', '\u2066', '\u2069', '\ufffe', '\ud800']) {
    for (const [name, formula] of [[`a${sign}import os`, 'x'], ['a', `x${sign}*2`]]) {
      const at = JSON.stringify([name, formula]);
      if (sign !== '\ud800') {  // which no address holds
        const {state, problems} = decode(`#own=${encodeURIComponent(`own1:${name}:${formula};own2:b:x`)}`);
        assert.deepEqual(state.own.map(({id}) => id), ['own2'], at);
        assert.deepEqual(problems.map(({code}) => code), ['hidden_signs'], at);
        assert.ok(isPlainText(problems[0].value), at);
      }
      assert.deepEqual(saved(() => /** @type {any} */ ({getItem: () => JSON.stringify([{name, formula, parameters: []}])})), [], at);
      assert.equal(isPlainText(inOneLine(formula)), true, at);
    }
  }
  const {state, problems} = decode(`#own=${encodeURIComponent('own1:我的 ƒ – ‘swish’ 😀:x*2')}`);
  assert.deepEqual([state.own[0].name, problems], ['我的 ƒ – ‘swish’ 😀', []]);
  assert.deepEqual(decode('#own=own1:a:b*x:b=1~-1e308~1e308~fixed').problems.map(({code}) => code), ['not_own'], 'no slider is as long');
});

test('a configuration has the formula, all of its parameters, and which of them stay', () => {
  const {layers} = trainerConfig(decode(LINK).state);
  assert.deepEqual(layers[0], {units: 4, activation: {own: 'own1', formula: 'x*sigmoid(beta*x)', parameters: {}}, learn: 'layer'});
  const state = update(decode(LINK).state, {own: [SWISH], layers: [{units: 2, activation: {id: 'own1', parameters: {}}, learn: 'unit'}]});
  const config = trainerConfig(state);
  assert.deepEqual(config.layers[0].activation, {own: 'own1', formula: 'x*sigmoid(beta*x)', parameters: {beta: 2}, fixed: 'beta'});
  assert.throws(() => withOwn(core).core.createTrainer(config), (error) => error instanceof CoreError && error.field === 'layers[0].learn');
});

test('a row of an own function is like any other, and a spec by its id computes', () => {
  const page = withOwn(core);
  assert.equal(page.activations.get('own1'), undefined);
  page.define([SWISH]);
  const row = page.activations.get('own1');
  assert.ok(row && page.activations.has('own1') && page.activations.has('elu'));
  assert.deepEqual([row.name, row.parameters[0].initial, row.parameters[0].sliderHigh, row.parameters[0].learnable], ['Mine', 2, 4, false]);
  const z = Float64Array.of(-1, 0.5);
  assert.deepEqual(page.core.evaluate({id: 'own1'}, z), core.evaluate({id: 'swish', parameters: {beta: 2}}, z).f.length ? core.evaluate({formula: SWISH.formula, parameters: {beta: 2}}, z) : null);
  assert.deepEqual(page.core.facts({id: 'elu'}), core.facts({id: 'elu'}));
  assert.deepEqual(page.core.facts({id: 'own1'}).range, [], 'a range that was seen is not proved');
  assert.equal(page.measures({id: 'own1', parameters: {beta: 1}}).slopeAtZero, 0.5);
  assert.throws(() => page.core.facts({id: 'own1', parameters: {gamma: 1}}), (error) => error instanceof CoreError);
  assert.equal(checkSpecs(page.core, [{id: 'own1', parameters: {beta: 3}}]).problems.length, 0);
  assert.equal(checkSpecs(page.core, [{id: 'own2', parameters: {}}]).problems[0].code, 'unknown_activation');
});

test('a network of own functions names them, trains, and learns only what may be learned', () => {
  const page = withOwn(core);
  const own = {id: 'own1', name: 'Wave', formula: 'a*sin(b*x)+x', parameters: [{name: 'a', initial: 0.5, low: 0, high: 1, learnable: true}, {name: 'b', initial: 2, low: 0, high: 4, learnable: false}]};
  page.define([own]);
  const state = update(decode('#seed=1').state, {own: [own], layers: [{units: 3, activation: {id: 'own1', parameters: {}}, learn: 'layer'}]});
  const trainer = page.core.createTrainer(trainerConfig(state));
  const before = trainer.losses().trainLoss;
  trainer.epoch(20);
  assert.ok(trainer.losses().trainLoss < before);
  const [layer] = trainer.network().layers;
  assert.deepEqual(layer.activation, {id: 'own1'});
  assert.notEqual(layer.parameters.a, 0.5);
  assert.equal(layer.parameters.b, 2);
  trainer.setNetwork(trainer.network());
  trainer.delete();
});

test('two functions of one formula keep their names, in every layer and in the output', () => {
  const {core: page, define} = withOwn(core);
  const two = '&own=own1:Aaa:x*sigmoid(beta*x);own2:Bbb:x*sigmoid(beta*x)';
  /** @param {string} hash */
  const named = (hash) => {
    const {state} = decode(`#seed=1&${hash}${two}`);
    const {own} = checkOwn(core, state.own);
    define(own);
    const config = trainerConfig({...state, own});
    const trainer = page.createTrainer(config);
    const ids = trainer.network().layers.map(({activation}) => ('id' in activation ? activation.id : activation.formula));
    trainer.delete();
    return {ids, config};
  };
  assert.deepEqual(named('layers=2:own1,2:own2&output=own1').ids, ['own1', 'own2', 'own1']);
  assert.deepEqual(named('layers=2:own2,3:relu,2:own1').ids.slice(0, 3), ['own2', 'relu', 'own1']);
  const {optimizers} = core.catalogue();
  const [before, after] = ['layers=2:own1', 'layers=2:own2'].map((hash) => named(hash).config);
  assert.equal(configChange(before, after, optimizers, new Map()), 'remake', 'a layer has another function, which says so');
});

test('a parameter may be called as what every object has', () => {
  const {core: page, define, activations} = withOwn(core);
  for (const name of ['constructor', 'toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf', '__proto__']) {
    const {state} = decode(`#functions=own1&compare=own1&own=own1:A:x*${name}:${name}=0.5~0~1~learned&seed=1&layers=2:own1`);
    const {own} = checkOwn(core, state.own);
    define(own);
    const row = activations.get('own1');
    if (!row) {
      assert.equal(name, '__proto__', 'which the language of formulas refuses');
      continue;
    }
    assert.deepEqual(parametersOf(row, state.functions[0]).map(({value}) => value), [0.5], name);
    assert.equal(label(row, state.functions[0]), 'A', name);
    const changed = withParameter(row, state.functions[0], row.parameters[0], 2);
    assert.deepEqual([...page.evaluate(changed, Float64Array.of(3)).f], [6], name);
    const one = rowOf(page, row);
    assert.match(COLUMNS.learnable.words(one, createTranslator(en, 'en', (problem) => assert.fail(problem))), / = 0\.5 \(learnable\)$/, name);
    assert.ok(csvText([one]).includes(`,${name}=0.5,`), name);
    page.createTrainer(trainerConfig({...state, own})).delete();
  }
});

test('values of a name that is gone go everywhere, and nothing is learned where nothing can be', () => {
  const state = update(decode(LINK).state, {own: checkOwn(core, decode(LINK).state.own).own});
  const {own} = completed(core, {...state.own[0], formula: 'x*sigmoid(x)'});
  const next = update(state, redefined(state, /** @type {any} */ (own)));
  assert.deepEqual(next.functions, [{id: 'own1', parameters: {}}]);
  assert.equal(next.layers[0].learn, 'none');
  assert.equal(next.own.length, 2);
});

test('a built-in is a beginning, with its parameters as they are', () => {
  const elu = /** @type {any} */ (core.catalogue().activations.find(({id}) => id === 'elu'));
  const draft = /** @type {any} */ (fromBuiltIn(elu, {id: 'elu', parameters: {alpha: 2}}, 'My ELU'));
  assert.equal(draft.formula, elu.formula);
  const result = /** @type {any} */ (added(core, decode('').state, draft));
  assert.deepEqual([result.id, result.own[0].parameters[0].name], ['own1', 'alpha']);
  for (const row of core.catalogue().activations) {
    const one = fromBuiltIn(row, {id: row.id, parameters: {}}, row.name);
    if (one) assert.ok(added(core, decode('').state, one), row.id);
  }
});

test('room is made by what nothing shows; what the network has cannot be deleted', () => {
  const own = Array.from({length: MAX_OWN}, (_, i) => ({...SWISH, id: `own${i + 1}`, name: `f${i}`}));
  const state = update(decode('').state, {own, functions: [{id: 'own1', parameters: {}}]});
  const result = /** @type {any} */ (added(core, state, {name: 'new', formula: 'x', parameters: []}));
  assert.equal(result.id, 'own2');
  assert.equal(result.own.length, MAX_OWN);
  const busy = update(state, {layers: own.map(({id}) => ({units: 1, activation: {id, parameters: {}}, learn: 'none'}))});
  assert.equal(added(core, busy, {name: 'new', formula: 'x', parameters: []}), null);
  assert.equal(without(busy, 'own1', {id: 'elu', parameters: {}}), null);
  assert.deepEqual(without(state, 'own1', {id: 'elu', parameters: {}})?.functions, [{id: 'elu', parameters: {}}]);
  assert.equal(freeId(own), 'own9');
  assert.equal(freeName([{name: 'f 1'}], (n) => `f ${n}`), 'f 2');
});

test('a device keeps functions by name, and may be closed or hold what is none', () => {
  /** @type {Record<string, string>} */
  const memory = {};
  const storage = () => /** @type {any} */ ({getItem: (/** @type {string} */ key) => memory[key] ?? null, setItem: (/** @type {string} */ key, /** @type {string} */ value) => void (memory[key] = value)});
  assert.deepEqual([saved(storage), isSaved(SWISH, storage)], [[], 'no']);
  assert.ok(save(SWISH, storage));
  assert.deepEqual(saved(storage), [{name: SWISH.name, formula: SWISH.formula, parameters: SWISH.parameters}]);
  assert.deepEqual([isSaved(SWISH, storage), isSaved({...SWISH, formula: 'x'}, storage)], ['yes', 'changed']);
  assert.ok(save({...SWISH, formula: 'x'}, storage));
  assert.equal(saved(storage).length, 1);
  assert.ok(forget(SWISH.name, storage));
  assert.deepEqual(saved(storage), []);
  for (const text of ['{', '3', '[null, {"name": 1}, {"name": "a", "formula": "x", "parameters": [{}]}]']) {
    memory['own-functions'] = text;
    assert.deepEqual(saved(storage), [], text);
  }
  const range = {initial: 1, low: -3, high: 3, learnable: true};
  const odd = [['x', ['beta']], ['b*x', ['a', 'b', 'b']], ['x', ['__proto__', 'constructor']], ['toString*x', []], ['b*x', ['']]];
  memory['own-functions'] = JSON.stringify(odd.map(([formula, names], i) => ({name: `Bad ${i}`, formula, parameters: /** @type {string[]} */ (names).map((name) => ({...range, name}))})));
  assert.equal(saved(storage).length, odd.length);
  for (const draft of saved(storage)) {
    const spec = draftSpec(core, draft) ?? assert.fail(draft.formula);
    assert.deepEqual([...core.evaluate(spec, Float64Array.of(2)).f], [2], `${draft.formula} draws what it is, with its own parameters`);
  }
  assert.equal(draftSpec(core, {name: 'none', formula: 'x+', parameters: []}), null);
  const closed = () => {
    throw new Error('closed');
  };
  assert.deepEqual([saved(closed), save(SWISH, closed)], [[], false]);
});
