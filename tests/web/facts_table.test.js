// The table of facts as data: its cells in both languages, its order, what it is narrowed to, its files and its keys in the link.
import assert from 'node:assert/strict';
import test from 'node:test';

import {loadCore} from '../../web/core.js';
import {createTranslator} from '../../web/i18n/index.js';
import {FACT_CHOICES, FACT_GROUPS, FACT_NUMBERS, decode, encode, update} from '../../web/state.js';
import {COLUMNS, FACT_WORDS, columnsOf, comparable, rowName} from '../../web/view/facts/columns.js';
import {measureCosts} from '../../web/view/facts/cost.js';
import {csvText, jsonText} from '../../web/view/facts/files.js';
import {differing, narrowed, rowOf, sorted} from '../../web/view/facts/rows.js';
import {en, zhHans} from './texts.js';

const core = await loadCore();
const {activations} = core.catalogue();
const rows = activations.map((activation) => rowOf(core, activation));
/** @param {string} problem */
const fail = (problem) => assert.fail(problem);
const translators = [createTranslator(en, 'en', fail), createTranslator(zhHans, 'zh-Hans', fail)];
const all = {search: '', filter: [], where: []};
/** @param {readonly import('../../web/view/facts/columns.js').Row[]} list */
const ids = (list) => list.map(({activation}) => activation.id);
/** @param {string} id */
const row = (id) => rows.find(({activation}) => activation.id === id) ?? assert.fail(id);

test('every cell of every function has words in both languages, and every column a name and a meaning', () => {
  assert.equal(columnsOf(Object.keys(FACT_GROUPS)).length, Object.keys(COLUMNS).length);
  for (const t of translators) {
    for (const column of Object.values(COLUMNS)) {
      assert.ok(t(`column.${column.id}`) && t(`meaning.${column.id}`));
      for (const one of rows) assert.doesNotMatch(column.words(one, t), /undefined|NaN|\{[a-z]\w*\}|fact_table/, `${one.activation.id} ${column.id}`);
    }
    for (const [fact, values] of Object.entries(FACT_CHOICES)) {
      assert.ok(t(`column.${fact}`));
      for (const value of values) assert.ok(t(FACT_WORDS[fact][value]));
    }
    for (const fact of FACT_NUMBERS) assert.ok(t(`column.${fact}`));
  }
});

test('cells say what is known of ReLU, sigmoid and GELU', () => {
  const [t] = translators;
  /** @param {string} id */
  const said = (id) => Object.fromEntries(Object.values(COLUMNS).map((column) => [column.id, column.words(row(id), t)]));
  const relu = said('relu');
  assert.deepEqual([relu.range, relu.parity, relu.monotonicity, relu.continuity, relu.zeroCentred, relu.saturates],
      ['[0,\u00a0∞)', 'none', 'never falls', 'kink at 0', 'no', 'left']);
  assert.deepEqual([relu.atZero, relu.slopeAtZero, relu.largestSlope, relu.lipschitz, relu.mean, relu.variance, relu.gain],
      ['0', '0', '1', '1', '0.39894', '0.34085', '1.4142']);
  assert.equal(said('sigmoid').largestSlope, '0.25');
  assert.equal(said('sigmoid').mean, '0.5');
  assert.equal(said('tanh').mean, '0');
  assert.equal(said('gelu').largestSlope, '1.1289');
  assert.equal(said('binary_step').lipschitz, '∞');
  assert.equal(said('squared_relu').largestSlope, '∞');
  assert.equal(said('elu').learnable, 'α = 1 (learnable)');
  assert.match(said('leaky_relu').differ, /0\.01.*0\.2.*0\.3/);
  assert.match(said('selu').differ, /1\.7581/);
});

test('no fact of a function is left open but where it says so', () => {
  for (const one of rows) {
    const {id} = one.activation;
    assert.ok(one.facts.range.length > 0, `${id}: range`);
    if (id !== 'pau') assert.notEqual(one.facts.monotonicity, 'unknown', id);
    for (const value of Object.values(one.measures)) assert.equal(typeof value, 'number');
    assert.ok(!Object.values(one.measures).some(Number.isNaN), id);
  }
});

/** The class of work that a formula asks for: what is dearest in it. @param {string} formula */
function workOf(formula) {
  const dear = {exp: 1, expm1: 1, log: 1, log1p: 1, sin: 1, cos: 1, atan: 1, tanh: 1, sigmoid: 1, softplus: 2, erf: 2, erfc: 2};
  const compared = formula.replace(/abs\(x\) [<>]=? /g, '');
  const count = [...compared.matchAll(/\b(\w+)\(/g)].reduce((sum, [, name]) => sum + (/** @type {Record<string, number>} */ (dear)[name] ?? 0), 0);
  if (count > 0) return count > 1 ? 4 : 3;
  if (/sqrt\(|\/(?!\d)/.test(compared)) return 2;  // to divide by a number is to multiply
  return /[-+*^/]|abs\(/.test(compared) ? 1 : 0;
}

test('the work is that of the formula', () => {
  for (const {activation} of rows) assert.equal(activation.cost, workOf(activation.stable), activation.id);
});

test('every column sorts both ways, with what is not known at the end of each', () => {
  for (const id of ['name', ...Object.keys(COLUMNS)]) {
    const [up, down] = [sorted(rows, id), sorted(rows, `-${id}`)];
    assert.deepEqual([...ids(up)].sort(), [...ids(rows)].sort());
    if (id === 'name') {
      assert.deepEqual(ids(down), ids(up).reverse());
      continue;
    }
    for (const [list, sign] of /** @type {const} */ ([[up, 1], [down, -1]])) {
      const values = list.map((one) => COLUMNS[id].value(one));
      const known = values.filter((value) => !Number.isNaN(value));
      assert.deepEqual(values.slice(0, known.length), known, id);
      for (let i = 1; i < known.length; i++) {
        if (typeof known[i] === 'number') assert.ok(sign * Number(known[i - 1]) <= sign * Number(known[i]), `${id} ${i}`);
      }
    }
  }
  assert.equal(ids(sorted(rows, '-gain'))[0], 'smish');
});

test('it is narrowed by any fact, one value or a span', () => {
  for (const [fact, values] of Object.entries(FACT_CHOICES)) {
    const counts = values.map((is) => narrowed(rows, {...all, where: [{fact, is}]}).length);
    const others = rows.filter((one) => !values.includes(String(comparable(fact, one)))).length;
    assert.equal(counts.reduce((sum, n) => sum + n, 0) + others, rows.length, fact);
    assert.ok(others <= 2, fact);
  }
  for (const fact of FACT_NUMBERS.filter((id) => id !== 'time')) {
    const values = rows.map((one) => Number(comparable(fact, one)));
    const found = narrowed(rows, {...all, where: [{fact, from: 0.3, to: 1.2}]});
    assert.equal(found.length, values.filter((value) => value >= 0.3 && value <= 1.2).length, fact);
  }
  const odd = ids(narrowed(rows, {...all, where: [{fact: 'parity', is: 'odd'}, {fact: 'saturates', is: 'both'}]}));
  assert.ok(odd.includes('tanh') && !odd.includes('sigmoid'));
  assert.deepEqual(ids(narrowed(rows, {...all, search: '双曲正切', filter: ['smooth'], where: []})).includes('tanh'), true);
  assert.deepEqual(ids(narrowed(rows, {...all, where: [{fact: 'time', from: 0, to: null}]})), []);
});

test('a comparison names what differs, with the parameters it is given', () => {
  const [t] = translators;
  const leaky = activations.find(({id}) => id === 'leaky_relu') ?? assert.fail();
  const pair = [rowOf(core, leaky, {negative_slope: 0.01}), rowOf(core, leaky, {negative_slope: 0.3})];
  /** @param {import('../../web/view/facts/columns.js').Column} column @param {import('../../web/view/facts/columns.js').Row} one */
  const words = (column, one) => column.words(one, t);
  const differ = differing(pair, Object.values(COLUMNS), words);
  assert.deepEqual([...differ].sort(), ['gain', 'learnable', 'mean', 'slopeAtZero', 'variance']);
  assert.equal(rowName(pair[1]), 'Leaky ReLU, negative slope = 0.3');
  assert.equal(differing([pair[0], pair[0]], Object.values(COLUMNS), words).size, 0);
});

/** A reader of RFC 4180, for the files of this table alone. @param {string} text */
function parseCsv(text) {
  const fields = [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)];
  const lines = /** @type {string[][]} */ ([[]]);
  for (const [, quoted, plain, end] of fields) {
    lines[lines.length - 1].push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ',') lines.push([]);
  }
  return lines.slice(0, -1);
}

test('the files hold every function with every digit', () => {
  const text = csvText(sorted(rows, 'name'));
  const [names, ...lines] = parseCsv(text);
  assert.equal(lines.length, rows.length);
  for (const line of lines) assert.equal(line.length, names.length, line[0]);
  const records = new Map(lines.map((line) => [line[0], Object.fromEntries(names.map((name, i) => [name, line[i]]))]));
  const plain = JSON.parse(jsonText(rows));  // what a spreadsheet reads, and what a program does
  assert.equal(plain.length, rows.length);
  for (const {activation: {id, source, frameworks}, facts, measures} of rows) {
    const record = records.get(id) ?? assert.fail(id);
    const json = plain.find((/** @type {{id: string}} */ one) => one.id === id);
    for (const [name, value] of Object.entries({f_0: measures.atZero, df_0: measures.slopeAtZero, largest_abs_df: measures.largestSlope,
      lipschitz: measures.lipschitz, normal_mean: measures.mean, normal_variance: measures.variance, gain: measures.gain, low: facts.range[0].low})) {
      assert.equal(Number(record[name]), value + 0, `${id} ${name}`);
      assert.equal(Number(json[name]), value + 0, `${id} ${name}`);
    }
    assert.deepEqual([record.authors, record.pytorch, record.parity, json.keras], [source.authors, frameworks.pytorch, facts.parity, frameworks.keras]);
  }
  assert.equal(records.get('hardshrink')?.range, '(-Infinity, -0.5) U {0} U (0.5, Infinity)');
  assert.equal(records.get('relu')?.kinks, '0 (order 1)');
  assert.equal(records.get('relu')?.time_vs_relu, '');
  assert.equal(csvText([]), '\r\n');
});

test('the link holds order, conditions, columns and comparison, and says what it refuses', () => {
  const {state} = decode('#seed=0.5');
  assert.deepEqual([state.factSort, state.where, state.columns, state.compare], ['name', [], ['shape', 'slope', 'normal', 'cost'], []]);
  const next = update(state, {view: 'facts', factSort: '-gain', columns: [], compare: [{id: 'leaky_relu', parameters: {negative_slope: 0.2}}, {id: 'relu', parameters: {}}],
    where: [{fact: 'parity', is: 'odd'}, {fact: 'mean', from: -0.5, to: null}, {fact: 'gain', from: null, to: 2}, {fact: 'high', from: 1, to: 1}]});
  const hash = encode(next);
  assert.match(hash, /view=facts/);
  assert.match(hash, /where=parity:odd,mean:-0\.5\.\.,gain:\.\.2,high:1\.\.1/);
  assert.deepEqual(decode(hash).state, next);
  assert.equal(encode(decode(hash).state), hash);
  /** @param {string} text */
  const refused = (text) => decode(`#seed=0.5&${text}`).problems.map(({key, code}) => `${key} ${code}`);
  for (const text of ['where=parity:green', 'where=mean:0.5', 'where=mean:..', 'where=mean:a..b', 'where=colour:red', 'where=parity:odd,parity:even', 'where=constructor:a']) {
    assert.deepEqual(refused(text), ['where not_a_condition'], text);
  }
  assert.deepEqual(refused('factSort=differ'), ['factSort not_a_choice']);
  assert.deepEqual(refused('compare=relu,elu,celu,selu,gelu'), ['compare too_many']);
});

test('the cost is a median of times against ReLU, and stops when it is told to', async () => {
  const pause = () => Promise.resolve();
  let clock = 0;
  const costs = /** @type {Record<string, number>} */ ({relu: 1, elu: 8, gelu: 60});
  const fake = /** @type {any} */ ({duration: (/** @type {{id: string}} */ {id}, /** @type {Float64Array} */ z, /** @type {number} */ repeats) =>
    (costs[id] * repeats * (clock++ % 5 === 4 ? 3 : 1)) / 1000});  // now and then something else is running
  /** @type {[string, number][]} */
  const done = [];
  await measureCosts(fake, ['elu', 'gelu', 'relu'], {onDone: (id, time) => done.push([id, Math.round(time)]), isStopped: () => false, pause});
  assert.deepEqual(done, [['elu', 8], ['gelu', 60], ['relu', 1]]);
  done.length = 0;
  await measureCosts(fake, ['elu', 'gelu'], {onDone: (id) => done.push([id, 0]), isStopped: () => done.length > 0, pause});
  assert.deepEqual(done, [['elu', 0]]);
  assert.ok(core.duration({id: 'relu'}, Float64Array.of(1, 2), 3) >= 0);
});
