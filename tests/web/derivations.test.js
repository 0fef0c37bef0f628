// Every line of every derivation is what it says it is: computed by the core at many points and compared with the function's own
// f, f' or derivative by a parameter. A line that does not follow from the one before it fails here.
import assert from 'node:assert/strict';
import test from 'node:test';

import {loadCore} from '../../web/core.js';
import {DERIVATIONS} from '../../web/state/derivations.js';
import {SOFTMAX_STEPS} from '../../web/state/derivations_softmax.js';
import {DERIVED} from '../../web/view/derivation_button.js';
import {linesOf} from '../../web/view/derivation_lines.js';
import en from '../../web/i18n/derivations.en.js';
import zhHans from '../../web/i18n/derivations.zh-Hans.js';

const core = await loadCore();
const activation = (id) => core.catalogue().activations.find((row) => row.id === id);

const POINTS = Float64Array.from({length: 161}, (_, i) => (i - 80) / 8 + 0.001 * (i !== 80));

/** 1e-12 of the value; where lines subtract numbers of size 1 or z, what rounding these leaves. */
function assertNear(value, exact, size, where) {
  const error = Math.abs(value - exact);
  assert.ok(error <= 1e-12 * Math.abs(exact) + 4e-16 * size, `${where}: ${value}, not ${exact}`);
}

/** Settings of the parameters: the initial ones, and others that are as good. */
function settings({parameters}) {
  const initial = Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter.initial]));
  const moved = (share) => Object.fromEntries(parameters.map(({name, sliderLow, sliderHigh}) => [name, sliderLow + share * (sliderHigh - sliderLow)]));
  return parameters.length > 0 ? [initial, moved(0.3), moved(0.9)] : [{}];
}

test('the functions that the tutorials derive have a derivation', () => {
  assert.deepEqual(Object.keys(DERIVATIONS), [...DERIVED]);
  for (const id of DERIVED) assert.ok(activation(id), id);
});

for (const id of Object.keys(DERIVATIONS)) {
  test(`every line of ${id}`, () => {
    const parts = linesOf(core, id);
    for (const parameters of settings(activation(id))) {
      const spec = {id, parameters};
      const {f, df} = core.evaluate(spec, POINTS);
      const gradients = core.parameterGradients(spec, POINTS);
      parts.forEach(({lines}, p) => lines.forEach(({value}, s) => {
        const {by, steps} = DERIVATIONS[id][p];
        const exact = {f, df, gradient: gradients[by ?? '']}[steps[s].of];
        POINTS.forEach((z, i) => assertNear(value({z, parameters})[0], exact[i], 1 + Math.abs(z), `${steps[s].formula} at z = ${z}, ${JSON.stringify(parameters)}`));
      }));
    }
  });
}

test('a line that is wrong is found', () => {
  assert.throws(() => assertNear(0.25 * (1 + 1e-11), 0.25, 1, ''));
  const at = {z: 0.5, parameters: {}};
  const [{lines}] = linesOf(core, 'sigmoid');
  assert.notEqual(lines[0].value(at)[0], lines[1].value(at)[0], 'f is not its slope');
});

test('the lines end in what the tutorials say', () => {
  const last = (id, part = 0) => DERIVATIONS[id][part].steps.at(-1);
  assert.equal(last('sigmoid').formula, 'a*(1-a)');
  assert.equal(last('tanh').formula, '1-a^2');
  assert.equal(DERIVATIONS.tanh[1].steps.find(({why}) => why === 'stretched').formula, '2*sigmoid(2*x)-1');
  assert.equal(last('softplus').formula, 'sigmoid(beta*x)');
  assert.equal(last('prelu', 1).of, 'gradient');
});

test('derivatives that are asked for are written as derivatives', () => {
  const [{lines}] = linesOf(core, 'sigmoid');
  assert.match(lines[1].math, /<mfrac><mi>d<\/mi><mrow><mi>d<\/mi><mi>z<\/mi><\/mrow><\/mfrac>/);
  for (const id of [...Object.keys(DERIVATIONS), 'softmax']) {
    for (const {math, left} of linesOf(core, id).flatMap((part) => part.lines)) {
      assert.match(math, /^<math[^>]*>.+<\/math>$/s);
      assert.doesNotMatch(math + left, /dd\d|undefined/);
      const open = [...(left + math).matchAll(/<(\w+)/g)].length;
      assert.equal([...(left + math).matchAll(/<\/\w+>|\/>/g)].length, open, `${id}: ${math}`);
    }
  }
});

/** In the middle, at both ends, and where exponentials overflow or vanish. */
const ANYWHERE = [0, -0, 1, -1, 5, -5, 6, -6, 40, -40, 1000, -1000, 1e300, -1e300];

for (const id of Object.keys(DERIVATIONS)) {
  test(`every line of ${id} has its number or none, for any z and any parameters`, () => {
    const {parameters: known} = activation(id);
    const sets = [0, 1e-300, 1e-9, 0.01, 1, 30, 200, 1e9, 1e300, -0.5, -200].map((value) => Object.fromEntries(known.map(({name}) => [name, value])));
    let [numbers, dashes] = [0, 0];
    for (const parameters of known.length > 0 ? sets : [{}]) {
      let exact;
      const points = Float64Array.from(ANYWHERE);
      try {
        exact = {...core.evaluate({id, parameters}, points), ...core.parameterGradients({id, parameters}, points)};
      } catch (error) {
        assert.equal(error.name, 'CoreError', 'a value that the function does not take');
        continue;
      }
      linesOf(core, id).forEach(({lines}, p) => lines.forEach(({value}, s) => {
        const {by, steps} = DERIVATIONS[id][p];
        ANYWHERE.forEach((z, i) => {
          const [found] = value({z, parameters});
          if (Number.isNaN(found)) return void dashes++;
          numbers++;
          const truth = (steps[s].of === 'gradient' ? exact[by] : exact[steps[s].of])[i];
          const largest = Math.max(1, Math.abs(z), ...Object.values(parameters).flatMap((one) => [Math.abs(one), Math.abs(one * z), 1 / Math.abs(one || 1)]));
          assert.ok(Number.isFinite(found), `${steps[s].formula}: ${found}`);
          assert.ok(Math.abs(found - truth) <= 1e-12 * Math.abs(truth) + 1e-15 * largest, `${steps[s].formula} at z = ${z}, ${JSON.stringify(parameters)}: ${found}, not ${truth}`);
        });
      }));
    }
    assert.ok(numbers > dashes, `${numbers} numbers, ${dashes} dashes`);
  });
}

const LOGITS = [[2, 1, 0.1], [0, 0, 0, 0], [-3, 5], [0.5, -1.25, 3, 2.75, -6]];
/** Shares that vanish: the page shows them without the largest logit. */
const APART = [[1000, 0, 0], [-1000, 0, 0], [0, -1e6], [0, -690, -720, -744], [1e6, -1e6, 0]];

for (const logits of [...LOGITS, ...APART]) {
  test(`every line of softmax with cross-entropy at ${logits}`, () => {
    const z = APART.includes(logits) ? logits.map((logit) => logit - Math.max(...logits)) : logits;
    const p = [...core.vectorFunction('softmax', Float64Array.from(z)).value];
    const logs = core.vectorFunction('log_softmax', Float64Array.from(z)).value;
    z.forEach((_, target) => {
      const y = z.map((_, i) => Number(i === target));
      const exact = {
        p,
        loss: [-logs[target]],
        gradient: p.map((value, i) => value - y[i]),
        jacobian: p.flatMap((pi, i) => p.map((pj, j) => (i === j ? pi * (1 - pi) : -pi * pj))),
      };
      for (const {of, value, right} of SOFTMAX_STEPS.flatMap(({steps}) => steps)) {
        const values = value(z, y);
        assert.equal(values.length, exact[of].length);
        values.forEach((one, i) => assertNear(one, exact[of][i], 8, right));
      }
    });
  });
}

test('p - y is the slope of the loss: so say differences of the loss', () => {
  const step = 1e-5;
  const loss = (z, target) => -core.vectorFunction('log_softmax', Float64Array.from(z)).value[target];
  for (const z of LOGITS) {
    const p = core.vectorFunction('softmax', Float64Array.from(z)).value;
    z.forEach((_, j) => {
      const moved = (by) => z.map((logit, i) => logit + (i === j ? by : 0));
      const slope = (loss(moved(step), 0) - loss(moved(-step), 0)) / (2 * step);
      assert.ok(Math.abs(slope - (p[j] - Number(j === 0))) < 1e-9);
    });
  }
});

test('every step has its sentence, and every sentence its step', () => {
  const whys = new Set([...Object.values(DERIVATIONS), SOFTMAX_STEPS].flatMap((parts) => parts.flatMap(({steps}) => steps.map(({why}) => why))));
  const titles = new Set([...Object.values(DERIVATIONS), SOFTMAX_STEPS].flatMap((parts) => parts.map(({title}) => title)));
  for (const texts of [en, zhHans]) {
    assert.deepEqual(Object.keys(texts).filter((key) => key.startsWith('derivation.why_')).sort(), [...whys].map((why) => `derivation.why_${why}`).sort());
    assert.deepEqual(Object.keys(texts).filter((key) => key.startsWith('derivation.part_')).sort(), [...titles].map((title) => `derivation.part_${title}`).sort());
  }
});
