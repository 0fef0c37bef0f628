// What is measured of a formula: against the facts that are proved of the built-in functions, each given by its own formula,
// and against functions whose facts are known on paper.
import assert from 'node:assert/strict';
import test from 'node:test';

import {loadCore} from '../../web/core.js';
import {WINDOW, measured} from '../../web/view/formula/measure.js';
import {describeOwn, measuredFacts} from '../../web/view/formula/words.js';
import {createTranslator} from '../../web/i18n/index.js';
import {en, zhHans} from './texts.js';

const core = await loadCore();
const {activations} = core.catalogue();

/** @param {string} formula @param {Record<string, number>} [parameters] */
const measure = (formula, parameters = {}) => measured((z) => core.evaluate({formula, parameters}, z));

const rows = activations.flatMap((row) => {
  const {formula, stable, parameters} = row;
  const text = stable || formula;
  const compiled = core.compileFormula(text);
  if (!compiled.ok) return [];
  const values = Object.fromEntries(parameters.filter(({name}) => compiled.parameters.includes(name)).map(({name, initial}) => [name, initial]));
  return [{row, found: measure(text, values)}];
});

test('nearly every built-in can be measured by its formula', () => {
  assert.ok(rows.length >= 50, `${rows.length}`);
});

test('kinks and jumps are found where they are proved to be, and nowhere else', () => {
  for (const {row, found} of rows) {
    const proved = row.facts.kinks.filter(({at}) => at > WINDOW[0] && at < WINDOW[1]);
    assert.equal(found.kinks.length, proved.length, row.id);
    proved.forEach(({at, order}, i) => {
      assert.ok(Math.abs(found.kinks[i].at - at) < 1e-8, `${row.id}: ${found.kinks[i].at}, not ${at}`);
      // With its initial parameters PAU's kink at 0 is too slight to be told from one of f″.
      if (row.id !== 'pau') assert.equal(found.kinks[i].order, order, `${row.id} at ${at}`);
    });
  }
});

test('what is measured lies within what is proved', () => {
  for (const {row: {id, facts}, found} of rows) {
    const {range, monotonicity} = facts;
    if (range.length > 0) {
      const slack = 1e-12 * Math.max(1, Math.abs(found.low), Math.abs(found.high));
      assert.ok(found.low >= range[0].low - slack, `${id}: ${found.low}`);
      assert.ok(found.high <= range[range.length - 1].high + slack, `${id}: ${found.high}`);
    }
    if (/increasing/.test(monotonicity)) assert.equal(found.direction, 'rises', id);
    if (/decreasing/.test(monotonicity)) assert.equal(found.direction, 'falls', id);
    // softplus with a linear shortcut falls by 2e-9 at its threshold alone, out of the window.
    if (monotonicity === 'none' && id !== 'softplus_threshold') assert.equal(found.direction, 'both', id);
  }
});

test('far lines are those that are proved', () => {
  for (const {row: {id, facts}, found} of rows) {
    for (const side of /** @type {const} */ (['left', 'right'])) {
      const proved = facts[side];
      assert.equal(found[side].manner === 'line', proved !== null, `${id} ${side}: ${found[side].manner}`);
      if (!proved) continue;
      assert.ok(Math.abs(found[side].slope - proved.slope) < 1e-6, `${id} ${side}: slope ${found[side].slope}`);
      assert.ok(Math.abs(found[side].intercept - proved.intercept) < 1e-4, `${id} ${side}: intercept ${found[side].intercept}`);
    }
  }
});

test('values and slopes at 0, and the largest slope', () => {
  for (const {row: {id, parameters}, found} of rows) {
    const spec = {id, parameters: Object.fromEntries(parameters.map(({name, initial}) => [name, initial]))};
    const {f, df} = core.evaluate(spec, Float64Array.of(0));
    assert.ok(Math.abs(found.atZero - f[0]) < 1e-12, id);
    assert.ok(Math.abs(found.slopeAtZero - df[0]) < 1e-9 || found.kinks.some(({at}) => at === 0), id);
    const z = Float64Array.from({length: 4001}, (_, i) => -10 + i * 0.005);
    const steepest = core.evaluate(spec, z).df.reduce((most, slope) => Math.max(most, Math.abs(slope)), 0);
    assert.ok(found.steepest.slope >= steepest * (1 - 1e-6), `${id}: ${found.steepest.slope}, not ${steepest}`);
  }
  const {slope, at} = measure('sin(x)*exp(-x^2)').steepest;
  assert.equal(slope, 1);
  assert.equal(at, 0);
  assert.ok(Math.abs(measure('x*sigmoid(x)').steepest.slope - core.measures({id: 'silu'}).largestSlope) < 1e-10);
});

test('what is plain on paper', () => {
  assert.deepEqual(measure('abs(x-0.3)').kinks, [{at: 0.3, order: 1}]);
  assert.deepEqual(measure('step(x+2.5)+max(0,x)').kinks, [{at: -2.5, order: 0}, {at: 0, order: 1}]);
  assert.deepEqual(measure('x*abs(x)').kinks, [{at: 0, order: 2}]);
  assert.deepEqual(measure('max(0,x)+a*min(0,x)', {a: 1}).kinks, []);
  assert.deepEqual(measure('if(x == 0, 1, 0)').kinks, [{at: 0, order: 0}]);
  assert.deepEqual(measure('3').direction, 'constant');
  assert.deepEqual([measure('x^2').left.manner, measure('-x^2').left.manner, measure('sin(x)').right.manner], ['up', 'down', 'swings']);
  assert.deepEqual([measure('exp(x)').right.manner, measure('log(x)').left.manner, measure('-exp(x)').right.manner], ['up', 'undefined', 'down']);
  assert.equal(measure('sqrt(x)').undefinedAt, -10);
  assert.equal(measure('tanh(x)').undefinedAt, null);
  assert.equal(measure('1/x').undefinedAt, 0);
});

test('nothing that evaluates is too odd to be measured and put into words', () => {
  const t = createTranslator(en, 'en', (problem) => assert.fail(problem));
  const zh = createTranslator(zhHans, 'zh-Hans', (problem) => assert.fail(problem));
  for (const text of ['1/x', 'sqrt(x)', 'x/0', '0/0', 'tan(x)', 'exp(exp(x))', '1e308*x', 'sign(sin(5*x))', 'log(abs(x))', '1e-300*x', 'x^-8', 'step(sin(40*x))']) {
    const found = measure(text);
    assert.ok(found.kinks.length <= 24 * 3, text);
    for (const translate of [t, zh]) {
      assert.equal(measuredFacts(found, translate).length, 8, text);
      assert.match(describeOwn('f', found, translate), /f/, text);
    }
  }
});
