// A network as a file: it goes on to the bit, edits count, and whatever is wrong is named.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import {loadCore} from '../../web/core.js';
import {MAX_POINTS, decode, encode, trainerConfig, update} from '../../web/state.js';
import {MAX_FILE, networkText, readNetwork} from '../../web/state/network_json.js';
import {checkOwn, withOwn} from '../../web/view/formula/own.js';
import {MAX_RECORDS} from '../../web/view/play/run_history.js';
import {readRun} from '../../web/view/play/home_read.js';

const {core} = withOwn(await loadCore());
/** @typedef {import('../../web/state.js').State} State */

/** @param {string | State} given @param {number} epochs */
function trained(given, epochs) {
  const linked = typeof given === 'string' ? decode(`#seed=0.5&${given}`).state : given;
  const state = update(linked, {own: checkOwn(core, linked.own).own});
  const trainer = core.createTrainer(trainerConfig(state));
  const history = [];
  for (let i = 0; i < epochs; i++) {
    history.push({...trainer.progress(), ...trainer.losses()});
    trainer.epoch(1);
  }
  for (const record of history) delete /** @type {any} */ (record).finite;
  const file = () => networkText({state, network: trainer.network(), data: trainer.data(), snapshot: trainer.snapshot(), history, isOfLink: true});
  return {state, trainer, history, file};
}

const points = (/** @type {number} */ n) => Array.from({length: n}, (_, i) => /** @type {[number, number, number]} */ ([Math.sin(i) * 5, (i % 13) / 3 - 2, i % 3 === 0 ? 1 : -1]));

/** @type {Record<string, string | State>} */
const RUNS = {
  'adam, shuffled, a slope for each unit': 'layers=4:prelu:unit,3:elu&optimizer=adam&shuffle=true',
  'a typed formula whose parameters are learned': 'own=own1:Mine:x*sigmoid(beta*x)%2Bc:beta=1~-3~3~learned;own2:Other:max(a*x,x)&layers=4:own1:layer,2:own2&optimizer=momentum(momentum=0.8)',
  'three classes with softmax': 'dataset=blobs&classes=3&loss=softmax_ce&layers=3:relu&optimizer=rmsprop(centered=true)',
  'points in the link, leftovers carried': 'points=1,2,1;-1,3,-1;2,-2,1;0.1,0.2,-1;3,3,1;4,1,-1;-3,-3,1&percTrainData=70&batchSize=3&layers=2:tanh',
  'more points than a link has room for': update(decode('#seed=0.5&layers=3:tanh&regularization=L1&regularizationRate=0.1').state, {points: points(MAX_POINTS + 500), classNames: ['no', 'yes, perhaps']}),
  'random slopes': 'layers=5:rrelu_train&noise=20&seed=0.25',
  'a regression': 'problem=regression&regDataset=reg_gauss&networkShape=3&optimizer=adagrad&testData=1',
};

for (const [name, given] of Object.entries(RUNS)) {
  test(`a file goes on as if the run had never been interrupted: ${name}`, () => {
    const {state, trainer, history, file} = trained(given, 20);
    const text = file();
    const {state: read, taken, isEdited} = readRun(core, text);
    assert.deepEqual(read, state);
    assert.equal(isEdited, false);
    assert.equal(taken.isOfLink, true);
    assert.deepEqual(taken.history, history);
    const other = core.createTrainer(trainerConfig(read));
    other.restore(taken.snapshot);
    assert.equal(other.hash(), trainer.hash());
    trainer.epoch(20);
    other.epoch(20);
    assert.deepEqual(other.progress(), trainer.progress());
    assert.equal(other.hash(), trainer.hash());
    assert.deepEqual(other.losses(), trainer.losses());
    trainer.delete();
    other.delete();
  });
}

test('the layers of a file are its network, number by number, minus zero included', () => {
  const {trainer, file} = trained('layers=2:relu', 3);
  const network = trainer.network();
  network.layers[0].weights[1] = -0;
  trainer.setNetwork(network);
  const {layers} = JSON.parse(file());
  assert.deepEqual(layers.map((/** @type {any} */ {weights}) => Float64Array.from(weights.flat())), network.layers.map(({weights}) => weights));
  assert.ok(Object.is(layers[0].weights[0][1], -0));
  trainer.delete();
});

/** @param {(file: any) => void} change */
function edited(change) {
  const parsed = JSON.parse(fileText);
  change(parsed);
  return JSON.stringify(parsed);
}
const base = trained('layers=3:prelu:unit&optimizer=adam', 5);
const fileText = base.file();

test('numbers that were edited by hand count, and the run goes on from them', () => {
  const {state, taken, isEdited} = readRun(core, edited((file) => {
    file.layers[0].weights[1][0] = 0.125;
    file.layers[1].biases[0] = -3;
    file.layers[0].parameters.a[2] = 0.75;
  }));
  assert.equal(isEdited, true);
  assert.equal(taken.isOfLink, false);
  const trainer = core.createTrainer(trainerConfig(state));
  trainer.restore(taken.snapshot);
  const [hidden, output] = trainer.network().layers;
  assert.deepEqual([hidden.weights[2], output.biases[0], /** @type {Float64Array} */ (hidden.parameters.a)[2]], [0.125, -3, 0.75]);
  assert.deepEqual([trainer.progress().epoch, trainer.progress().step], [taken.snapshot.epoch, taken.snapshot.step]);
  assert.equal(taken.snapshot.epoch, 5);
  trainer.delete();
});

test('a network without a run begins one: what another program trained can be opened', () => {
  const {taken, isEdited, state} = readRun(core, edited((file) => {
    for (const key of ['run', 'data', 'configuration']) delete file[key];
    for (const layer of file.layers) for (const key of ['activation', 'parameters', 'learned']) delete layer[key];
  }));
  assert.deepEqual([taken.snapshot.epoch, isEdited, taken.isOfLink], [0, true, false]);
  const trainer = core.createTrainer(trainerConfig(state));
  trainer.restore(taken.snapshot);
  assert.deepEqual(trainer.network().layers[0].weights, base.trainer.network().layers[0].weights);
  trainer.delete();
});

/** @param {string} text */
function mistake(text) {
  try {
    readRun(core, text);
  } catch (error) {
    assert.equal(/** @type {Error} */ (error).name, 'FileError', /** @type {Error} */ (error).stack);
    const {code, field, value} = /** @type {import('../../web/state/json_checks.js').FileError} */ (error);
    assert.ok(value.length < 60 && field.length < 130, field);
    return [code, field, value];
  }
  return assert.fail('it was taken');
}

test('what is no such file is said in a word', () => {
  assert.deepEqual(mistake(''), ['empty', '', '""']);
  assert.deepEqual(mistake('{"format": "activation-playground-network", '), ['not_json', '', '"{\\"format\\": \\"activation-playground-ne…']);
  for (const text of ['null', '3', '"text"', '[]', '{}', '[[[[]]]]', '{"__proto__": {"format": "activation-playground-network"}}']) assert.equal(mistake(text)[0], 'not_ours', text);
  assert.deepEqual(mistake('{"format": "onnx"}'), ['not_ours', 'format', '"onnx"']);
  assert.deepEqual(mistake(edited((file) => { file.version = 2; })), ['version', 'version', '2']);
  assert.equal(mistake(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)[0], 'not_ours');
  assert.equal(mistake('['.repeat(200_000))[0], 'not_json');
});

/** What is done to a good file, and what is said of it. @type {[(file: any) => void, string, string][]} */
const MISTAKES = [
  [(file) => { delete file.layers; }, 'missing', 'layers'],
  [(file) => { file.weights = []; }, 'unknown_key', 'weights'],
  [(file) => { file.state = 3; }, 'not_a_string', 'state'],
  [(file) => { file.state += '&noise=much'; }, 'state', 'state.noise'],
  [(file) => { file.state += '&own=own1:Mine:x*'; }, 'state', 'state.own'],
  [(file) => { file.state += `&search=${'a'.repeat(200_000)}`; }, 'too_long', 'state'],
  [(file) => { file.state = file.state.replace(/seed=[^&]*/, ''); }, 'missing', 'state.seed'],
  [(file) => { file.state = file.state.replace('3:prelu', '3:prellu'); }, 'unequal', 'configuration.layers[0].activation.id'],
  [(file) => { delete file.configuration; file.state = file.state.replace('3:prelu', '3:prellu'); }, 'refused', 'state.layers[0].activation.id'],
  [(file) => { file.configuration.optimizer.learningRate = 0.1; }, 'unequal', 'configuration.optimizer.learningRate'],
  [(file) => { file.configuration.layers.push({units: 3}); }, 'wrong_length', 'configuration.layers'],
  [(file) => { file.configuration = [1]; }, 'not_an_object', 'configuration'],
  [(file) => { file.configuration.data.points = {x: [1], y: [], label: [1]}; }, 'wrong_length', 'configuration.data.points.y'],
  [(file) => { file.configuration.data.points = {x: new Array(6000).fill(0), y: [], label: []}; }, 'wrong_lengths', 'configuration.data.points.x'],
  [(file) => { file.data.train.x[7] += 1; }, 'unequal', 'data.train.x[7]'],
  [(file) => { file.data.test = null; }, 'not_an_object', 'data.test'],
  [(file) => { file.layers = {}; }, 'not_a_list', 'layers'],
  [(file) => { file.layers = new Array(100_000).fill(file.layers[0]); }, 'wrong_lengths', 'layers'],
  [(file) => { file.layers.pop(); }, 'unequal', 'layers'],
  [(file) => { file.layers[0].units = 1e9; }, 'too_many', 'layers[0].units'],
  [(file) => { file.layers[0].units = '3'; }, 'not_whole', 'layers[0].units'],
  [(file) => { file.layers[0].weights.pop(); }, 'wrong_length', 'layers[0].weights'],
  [(file) => { file.layers[0].weights[2].push(1); }, 'wrong_length', 'layers[0].weights[2]'],
  [(file) => { file.layers[0].weights[2][1] = '0.5'; }, 'not_a_number', 'layers[0].weights[2][1]'],
  [(file) => { file.layers[0].weights[2][1] = null; }, 'not_a_number', 'layers[0].weights[2][1]'],
  [(file) => { file.layers[1].biases = [[1]]; }, 'not_a_number', 'layers[1].biases[0]'],
  [(file) => { file.layers[0].parameters.a = 0.5; }, 'not_a_list', 'layers[0].parameters.a'],
  [(file) => { file.layers[0].parameters.a[1] = {}; }, 'not_a_number', 'layers[0].parameters.a[1]'],
  [(file) => { file.layers[0].parameters = null; }, 'not_an_object', 'layers[0].parameters'],
  [(file) => { file.layers[0].parameters.alpha = 1; }, 'unknown_key', 'layers[0].parameters.alpha'],
  [(file) => { file.layers[0].activation = {id: 'relu'}; }, 'unequal', 'layers[0].activation.id'],
  [(file) => { file.layers[0].learned = ['b']; }, 'unequal', 'layers[0].learned[0]'],
  [(file) => { file.$schema = 5; }, 'not_a_string', '$schema'],
  [(file) => { file.run.isOfLink = 'no'; }, 'not_a_truth', 'run.isOfLink'],
  [(file) => { file.run.isOfLink = null; }, 'not_a_truth', 'run.isOfLink'],
  [(file) => { file.run = null; }, 'not_an_object', 'run'],
  [(file) => { file.run.epoch = 6; }, 'unequal', 'run.epoch'],
  [(file) => { file.run.step = -1; }, 'not_whole', 'run.step'],
  [(file) => { file.run.snapshot = 'AAAA'; }, 'not_base64', 'run.snapshot'],
  [(file) => { file.run.snapshot = ' '; }, 'not_base64', 'run.snapshot'],
  [(file) => { file.run.snapshot = file.run.snapshot.slice(0, 64); }, 'not_a_snapshot', 'run.snapshot'],
  [(file) => { file.run.snapshot = Buffer.from(new Float64Array(300).fill(NaN).buffer).toString('base64'); }, 'not_a_snapshot', 'run.snapshot'],
  [(file) => { file.run.history.epoch[2] = 99; }, 'not_in_order', 'run.history.epoch[2]'],
  [(file) => { file.run.history.trainLoss[2] = null; }, 'not_a_number', 'run.history.trainLoss[2]'],
  [(file) => { delete file.run.history.step; }, 'missing', 'run.history.step'],
  [(file) => { file.run.history.epoch = new Array(MAX_RECORDS + 1).fill(0); }, 'wrong_lengths', 'run.history.epoch'],
];

for (const [change, code, field] of MISTAKES) {
  test(`a mistake is named: ${code} of ${field}`, () => {
    assert.deepEqual(mistake(edited(change)).slice(0, 2), [code, field]);
  });
}

test('JSON that means to do harm does none', () => {
  const into = (/** @type {string} */ place, /** @type {string} */ key) => fileText.replace(place, `${place}"${key}": {"polluted": 1, "units": 9},`);
  for (const key of ['__proto__', 'constructor', 'prototype', 'toString']) {
    for (const place of ['{\n  ', '"configuration": {', '"data": {', '"train": {', '"run": {', '"parameters": {', '"history": {']) {
      const text = into(place, key);
      assert.notEqual(text, fileText, place);
      const [code, field] = mistake(text);
      assert.equal(code, field.includes('parameters') && code !== 'unknown_key' ? 'not_a_number' : 'unknown_key', `${place} ${key}`);
      assert.ok(field.endsWith(key), field);
    }
  }
  assert.equal(/** @type {any} */ ({}).polluted, undefined);
  // Numbers that JSON has no words for, and such as become infinite.
  assert.equal(mistake(fileText.replace(/"biases": \[[^,\]]*/, '"biases": [NaN'))[0], 'not_json');
  assert.deepEqual(mistake(fileText.replace(/"biases": \[[^,\]]*/, '"biases": [1e999')).slice(0, 2), ['not_a_number', 'layers[0].biases[0]']);
  // What turns the direction of writing is not shown.
  assert.deepEqual(mistake(fileText.replace('"biases"', '"bia\u202Eses"')), ['unknown_key', 'layers[0].bia\ufffdses', mistake(fileText.replace('"biases"', '"more"'))[2]]);
});

test('ten million characters are read or refused in a moment', () => {
  const long = 'a'.repeat(10_000_000);
  for (const text of [`"${long}"`, long, edited((file) => { file.comment = long; }), edited((file) => { file.run.snapshot = long; }), edited((file) => { file.state = long; }),
    edited((file) => { file.layers[0].weights[0] = new Array(3_000_000).fill(1); }), edited((file) => { file[long] = 1; })]) {
    const start = performance.now();
    try {
      readRun(core, text);
    } catch (error) {
      assert.equal(/** @type {Error} */ (error).name, 'FileError');
    }
    assert.ok(performance.now() - start < 5000);
  }
  assert.equal(mistake(' '.repeat(MAX_FILE + 1))[0], 'too_large');
});

test('a file says the link, and other programs need nothing else', () => {
  const file = JSON.parse(fileText);
  assert.equal(file.state, encode(base.state));
  assert.deepEqual(Object.keys(file), ['format', 'version', 'state', 'configuration', 'data', 'layers', 'run']);
  assert.equal(readNetwork(fileText).run?.history.length, 5);
  assert.deepEqual(file.data.train.x, [...base.trainer.data().train.x]);
});

const schema = JSON.parse(readFileSync(new URL('../../web/network.schema.json', import.meta.url), 'utf8'));
const validator = new Ajv({strict: true, allErrors: true, strictRequired: false, allowUnionTypes: true, formats: {}});
const validate = validator.compile(schema);

test('what is written is what the published schema says, of every kind of run; what it refuses is refused here', () => {
  for (const [name, given] of Object.entries(RUNS)) {
    const {trainer, file} = trained(given, 3);
    assert.ok(validate(JSON.parse(file())), `${name}: ${validator.errorsText(validate.errors)}`);
    trainer.delete();
  }
  const parsed = JSON.parse(fileText);
  for (const key of Object.keys(schema.properties)) {
    if (key === '$schema' || key === 'comment') continue;
    assert.ok(key in parsed, key);
    assert.equal(validate({...parsed, [key]: key === 'state' ? 5 : 'x'}), false, key);
  }
  for (const [change, code, field] of MISTAKES) {
    // A schema knows nothing of what one part says of another.
    const isOfOneValue = ['missing', 'unknown_key', 'not_a_string', 'not_a_list', 'not_a_number', 'not_whole', 'too_many'].includes(code);
    if (isOfOneValue && !field.includes('.parameters.') && field !== 'state.seed' && !field.endsWith('points.y')) assert.equal(validate(JSON.parse(edited(change))), false, `${code} ${field}`);
  }
});

test('every part of the schema says what it is', () => {
  for (const [name, {description}] of Object.entries({...schema.properties, ...schema.$defs})) {
    const text = description ?? schema.$defs[name]?.description;
    assert.ok(text?.length > 15, name);
  }
});

// A small linear congruential generator: failures repeat.
let value = 3;
const random = (/** @type {number} */ n) => {
  value = (Math.imul(value, 1664525) + 1013904223) >>> 0;
  return Math.floor((value / 2 ** 32) * n);
};

/** Puts something else somewhere. @param {any} node */
function damage(node) {
  const keys = Object.keys(node);
  const key = keys[random(keys.length)];
  if (key === undefined) return;
  const child = node[key];
  if (typeof child === 'object' && child !== null && random(4) > 0) return void damage(child);
  const others = [null, 0, -1, 1e308, 0.5, '', '0', 'tanh', '#seed=1', [], {}, [[]], [0], {a: 1}, true, 2 ** 53, JSON.parse('{"__proto__": {"a": 1}}'), 'own1', NaN];
  if (random(6) === 0) delete node[key];
  else if (random(6) === 0 && Array.isArray(node)) node.push(structuredClone(child));
  else node[key] = others[random(others.length)];
}

/** @param {string} text */
function isTaken(text) {
  try {
    readRun(core, text);
    return true;
  } catch (error) {
    const {name, field, stack} = /** @type {any} */ (error);
    assert.equal(name, 'FileError', `${stack}\n${text.slice(0, 300)}`);
    assert.equal(typeof field, 'string');
    return false;
  }
}

test('two thousand damaged files are opened or refused by name, whatever stands where', () => {
  const small = trained('points=1,2,1;-1,3,-1;2,-2,1;0.1,0.2,-1&batchSize=1&own=own1:Mine:x*a&layers=2:own1:unit,1:prelu&learningRate=0.01', 2);
  const good = small.file();
  assert.ok(isTaken(good));
  let taken = 0;
  for (let i = 0; i < 2000; i++) {
    const file = JSON.parse(good);
    for (let n = 1 + random(3); n > 0; n--) damage(file);
    taken += Number(isTaken(JSON.stringify(file)));
  }
  assert.ok(taken > 50 && taken < 1500, String(taken));
  for (let i = 0; i < 1000; i++) {
    const [at, length] = [random(good.length), random(4)];
    isTaken(good.slice(0, at) + ['', '}', '"', ',', '0', '-', 'e9', '\u0000', '__proto__'][random(9)] + good.slice(at + length));
  }
  assert.equal(/** @type {any} */ ({}).a, undefined);
  small.trainer.delete();
});
