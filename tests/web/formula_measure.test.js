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

/** Places and orders, as 0@0.3; one towards which f′ grows without end as 1@0! @param {import('../../web/view/formula/measure.js').Measured} found */
const kinksIn = ({kinks}) => kinks.map(({at, order, isEndless}) => `${order}@${at}${isEndless ? '!' : ''}`);

test('kinks are where they are, and of their order', () => {
  for (const [text, ...kinks] of [
    ['max(0,x)', '1@0'], ['max(0,x-0.0123)', '1@0.0123'], ['clamp(x,-1,1)', '1@-1', '1@1'], ['clamp(x/6+0.5,0,1)', '1@-3', '1@3'], ['abs(x)', '1@0'], ['abs(x+1.23456)', '1@-1.23456'],
    ['step(x)', '0@0'], ['step(x-0.777)', '0@0.777'], ['sign(x+9.99)', '0@-9.99'], ['if(x<0.3,x,x+1)', '0@0.3'], ['if(x>0.3,x,0.1*x)', '0@0.3'], ['if(x<-pi,1,0)*exp(x)', `0@${-Math.PI}`],
    ['x*abs(x)', '2@0'], ['max(0,x-1)^2', '2@1'], ['abs(x)^3'], ['max(0,x)^1.2'], ['abs(x)^1.5'], ['max(x,-0.5*x+1)', `1@${2 / 3}`], ['x+0.001*max(0,x-2)', '1@2'],
    ['max(0,x-5)+0.1*sin(40*pi*x)', '1@5'], ['abs(x)*sigmoid(x)', '1@0'], ['if(x==0.5,1,0)', '0@0.5'], ['atan(1/x)', '0@0'], ['max(0,x)+min(0,x)'],
    ['sqrt(abs(x))', '1@0!'], ['sqrt(abs(x-0.0123))', '1@0.0123!'], ['sign(x)*sqrt(abs(x))', '1@0!'], ['sqrt(x)', '1@0!'], ['x*log(abs(x))', '1@0!'], ['x+abs(x)^0.9', '1@0!'],
  ]) {
    const found = measure(text);
    assert.equal(found.kinks.length, kinks.length, `${text}: ${kinksIn(found)}`);
    kinks.forEach((kink, i) => {
      const [order, at] = kink.split('@');
      assert.equal(kinksIn(found)[i].replace(/@.*?(!?)$/, '$1'), kink.replace(/@.*?(!?)$/, '$1'), text);
      assert.ok(Math.abs(found.kinks[i].at - parseFloat(at)) < 1e-12, `${text}: ${order}@${found.kinks[i].at}`);
    });
  }
  assert.equal(measure('step(sin(40*x))').kinks.length, 24, 'as many as are listed');
});

test('what is only steep, or waves in step with the points, has no kinks', () => {
  for (const text of ['x+0.1*sin(40*pi*x)', 'x+sin(80*pi*x)/100', 'tanh(200*(x-0.01))', 'tanh(1000*(x-0.01))', 'tanh(1e6*(x-0.01))', 'exp(-x*x*1e6)', 'exp(exp(x))', 'exp(-100000*(x-0.0123)^2)',
    '1/x', 'tan(x)', 'tan(20*x)', '1/(x-0.0123)', '1/(x*x-2)', 'x^-8', 'log(abs(x))', 'log(x)', 'sin(20*x)', 'sin(200*x)', 'sin(1000*x)', '1e6*sin(40*x)', '1/(1+exp(-500*x))', 'exp(5*x)', '1e308*x', '1e-300*x',
    'x/(abs(x)^3+1e-6)', 'sin(x)/x', '(1-cos(x))/x^2', 'x*sin(3*x)^2']) {
    assert.deepEqual(kinksIn(measure(text)), [], text);
  }
});

test('which way it goes, how far and how steeply, between the points too', () => {
  const up = 0.1 * 40 * Math.PI;
  for (const [text, direction, low, high, slope] of /** @type {const} */ ([
    ['x+0.1*sin(40*pi*x)', 'both', -10.0628168, 10.0628168, 1 + up], ['x+sin(80*pi*x)/100', 'both', -10, 10, 1 + 0.8 * Math.PI],
    ['sin(pi*x)', 'both', -1, 1, Math.PI], ['sin(20*x)', 'both', -1, 1, 20], ['sin(1000*x)', 'both', -1, 1, 1000], ['x+sin(2*pi*x)^2', 'both', -10, 10.7563460, 1 + 2 * Math.PI],
    ['tanh(1000*(x-0.01))', 'rises', -1, 1, 1000], ['tanh(1e6*(x-0.01))', 'rises', -1, 1, 1e6],
    ['exp(-x*x*1e6)', 'both', 0, 1, 1e3 * Math.sqrt(2 / Math.E)], ['exp(-100000*(x-0.0123)^2)', 'both', 0, 1, Math.sqrt(2e5 / Math.E)],
    ['exp(10*x)-x', 'both', 0.33025851, Math.exp(100) - 10, 10 * Math.exp(100) - 1], ['1e-300*x', 'rises', -1e-299, 1e-299, 1e-300],
    ['1/x', 'both', -Infinity, Infinity, Infinity], ['tan(x)', 'both', -Infinity, Infinity, Infinity], ['1/(x-0.0123)', 'both', -Infinity, Infinity, Infinity],
    ['1/(x-0.5)^2', 'both', 1 / 110.25, Infinity, Infinity], ['log(abs(x))', 'both', -Infinity, Math.log(10), Infinity], ['exp(exp(x))', 'rises', Math.exp(Math.exp(-10)), Infinity, Infinity],
    ['sqrt(abs(x))', 'both', 0, Math.sqrt(10), Infinity], ['sqrt(abs(x-0.0123))', 'both', 0, Math.sqrt(10.0123), Infinity], ['sign(x)*sqrt(abs(x))', 'rises', -Math.sqrt(10), Math.sqrt(10), Infinity],
    ['if(x<0.3,x,x+1)', 'rises', -10, 11, 1], ['step(x)', 'rises', 0, 1, 0],
  ])) {
    const found = measure(text);
    assert.equal(found.direction, direction, text);
    for (const [value, expected] of [[found.low, low], [found.high, high], [found.steepest.slope, slope]]) {
      assert.ok(value === expected || Math.abs(value - expected) <= 1e-7 * Math.max(Math.abs(expected), 1e-299), `${text}: ${value}, not ${expected}`);
    }
  }
});

test('far out it says what holds at all points, and less where they cannot tell', () => {
  for (const [text, left, right] of [
    ['sin(pi*x)', 'swings', 'swings'], ['sin(2*pi*x)', 'swings', 'swings'], ['sin(100*pi*x)', 'swings', 'swings'], ['cos(pi*x)', 'swings', 'swings'], ['cos(2*pi*x)', 'swings', 'swings'],
    ['sin(20*x)', 'swings', 'swings'], ['sin(200*x)', 'swings', 'swings'], ['x+sin(2*pi*x)^2', 'down', 'up'], ['x+0.0005*sin(x)', 'down', 'up'], ['exp(x)*sin(x)', '0z+0', 'swings'],
    ['1/x', '0z+0', '0z+0'], ['1/sqrt(abs(x))', '0z+0', '0z+0'], ['x+1/x', '1z+0', '1z+0'], ['0.3*x+1/(1+abs(x))', '0.3z+0', '0.3z+0'], ['x+sin(x)/x', '1z+0', '1z+0'], ['sin(x)/x', '0z+0', '0z+0'],
    ['log(1+abs(x))', 'up', 'up'], ['x+log(1+abs(x))', 'down', 'up'], ['sqrt(abs(x))', 'up', 'up'], ['0.3333*x+0.001*log(1+abs(x))', 'down', 'up'], ['0.01*log(1+abs(x))', 'up', 'up'],
    ['log(log(10+abs(x)))', 'slows', 'slows'], ['1/log(10+abs(x))', 'slows', 'slows'], ['log(x)', 'undefined', 'up'], ['exp(exp(x))', '0z+1', 'up'], ['1e308*x', 'down', 'up'], ['x^50', 'up', 'up'],
    ['-0.5*x+3', '-0.5z+3', '-0.5z+3'], ['abs(x-2)', '-1z+2', '1z+-2'], ['atan(x)', `0z+${-Math.PI / 2}`, `0z+${Math.PI / 2}`], ['x*sigmoid(x)', '0z+0', '1z+0'], ['1e-300*x', '0z+0', '0z+0'],
  ]) {
    const found = measure(text);
    for (const [end, expected] of /** @type {const} */ ([[found.left, left], [found.right, right]])) {
      const [slope, intercept] = expected.split('z+').map(Number);
      const isLine = expected.includes('z');
      assert.equal(end.manner, isLine ? 'line' : expected, `${text}: ${JSON.stringify(end)}`);
      if (isLine) assert.ok(Math.abs(end.slope - slope) < 1e-9 && Math.abs(end.intercept - intercept) < 1e-4, `${text}: ${JSON.stringify(end)}`);
    }
  }
});

test('however it waves, a formula is asked for no more values than a glance takes', () => {
  for (const text of ['x*sigmoid(x)', 'sin(200*x)', 'sin(1000*x)', '1e6*sin(40*x)', 'step(sin(40*x))', 'sqrt(abs(sin(5*x)))', 'tan(20*x)', 'x+0.1*sin(40*pi*x)']) {
    let [points, calls] = [0, 0];
    measured((z) => {
      points += z.length;
      calls++;
      return core.evaluate({formula: text}, z);
    });
    assert.ok(points < 1e5 && calls < 100, `${text}: ${points} in ${calls} calls`);
  }
});

test('nothing that evaluates is too odd to be measured and put into words', () => {
  const t = createTranslator(en, 'en', (problem) => assert.fail(problem));
  const zh = createTranslator(zhHans, 'zh-Hans', (problem) => assert.fail(problem));
  for (const text of ['1/x', 'sqrt(x)', 'x/0', '0/0', 'tan(x)', 'exp(exp(x))', '1e308*x', 'sign(sin(5*x))', 'log(abs(x))', '1e-300*x', 'x^-8', 'step(sin(40*x))', 'sqrt(abs(x))', '1/log(10+abs(x))']) {
    const found = measure(text);
    for (const translate of [t, zh]) {
      assert.equal(measuredFacts(found, translate).length, 8, text);
      assert.match(describeOwn('f', found, translate), /f/, text);
    }
  }
  /** @param {string} text */
  const said = (text) => Object.fromEntries(measuredFacts(measure(text), t).map(({id, value}) => [id, value]));
  assert.deepEqual([said('1/x').range, said('1/x').steepest], ['no bounds seen; without a value in places, such as z = 0', 'no bound seen, near z = 0']);
  assert.deepEqual([said('1/(x-0.5)^2').range.replace(/^[\d.]+/, 'low'), said('log(abs(x))').range.replace(/^[\d.]+/, 'high')],
      ['low and up; no upper bound seen; without a value in places, such as z = 0.5', 'high and down; no lower bound seen; without a value in places, such as z = 0']);
  assert.equal(said('sqrt(abs(x))').kinks, '[f′](derivative) grows without end at 0');
  assert.match(said('step(sin(40*x))').kinks, /^f \[jumps\]\(jump\) at .* and many more$/);
  assert.match(said('1/log(10+abs(x))').right, /ever more slowly/);
});
