import assert from 'node:assert/strict';
import test from 'node:test';

import {CoreError} from '../../web/core.js';
import {grouped, matching} from '../../web/view/order.js';
import {checkSpecs, fitting, label, parametersOf, randomParameter, withParameter, withTerms} from '../../web/view/specs.js';

const parameter = (name, more = {}) => ({name, initial: 1, low: -Infinity, high: Infinity, lowOpen: false, sliderLow: 0,
  sliderHigh: 2, learnable: false, ...more});
const row = (id, more = {}) => ({id, name: id.toUpperCase(), aliases: [], family: 'basic', gate: 'none', cost: 0, parameters: [],
  orderings: [], variadic: false, source: {authors: '', year: 0, paper: ''},
  facts: {range: [{low: -Infinity, high: Infinity}], parity: 'none', monotonicity: 'none', continuity: 0, saturates: 'none',
    zeroCentred: 'no', kinks: []}, ...more});
/** Keys instead of texts. */
const t = Object.assign((key, params = {}) => [key, ...Object.values(params)].join(' '), {lang: 'en', has: () => true});
const ids = (list) => list.map(({id}) => id);

test('search finds names in both languages and aliases, all words of it', () => {
  const rows = [row('relu'), row('silu', {aliases: ['swish-1']}), row('leaky_relu'), row('new_one')];
  const search = (text) => ids(matching(rows, {search: text, filter: []}));
  assert.deepEqual(search('整流'), ['relu', 'leaky_relu']);
  assert.deepEqual(search(' Leaky  relu'), ['leaky_relu']);
  assert.deepEqual(search('swish-1'), ['silu']);
  assert.deepEqual(search('new_'), ['new_one']);
  assert.deepEqual(search('nothing like it'), []);
  assert.equal(search('').length, 4);
});

test('filters go by facts and narrow one another', () => {
  const bounded = {range: [{low: 0, high: 1}]};
  const rows = [
    row('a', {parameters: [parameter('p', {learnable: true})]}),
    row('b', {facts: {...row('').facts, ...bounded, monotonicity: 'weakly_increasing'}, cost: 3}),
    row('c', {facts: {...row('').facts, monotonicity: 'strictly_decreasing', continuity: Infinity, zeroCentred: 'yes'}, gate: 'soft'}),
    row('d', {facts: {...row('').facts, range: [], monotonicity: 'unknown'}}),
  ];
  const filter = (...list) => ids(matching(rows, {search: '', filter: list}));
  assert.deepEqual(filter('learnable'), ['a']);
  assert.deepEqual(filter('monotonic'), ['b', 'c']);
  assert.deepEqual(filter('smooth'), ['c']);
  assert.deepEqual(filter('zeroCentred'), ['c']);
  assert.deepEqual(filter('bounded'), ['b']);
  assert.deepEqual(filter('gated'), ['c']);
  assert.deepEqual(filter('cheap'), ['a', 'c', 'd']);
  assert.deepEqual(filter('monotonic', 'cheap'), ['c']);
});

test('families keep their order, facts sort from small to large with what is not known last', () => {
  const low = (value) => ({facts: {...row('').facts, range: value === null ? [] : [{low: value, high: Infinity}]}});
  const rows = [row('d', low(null)), row('c', low(0)), row('b', low(-Infinity)), row('a', {...low(0), family: 'waves'})];
  const shape = (sort) => grouped(rows, sort, ['waves', 'gated', 'basic'], t).map(({title, activations}) => [title, ...ids(activations)]);
  assert.deepEqual(shape('family'), [['family.waves', 'a'], ['family.basic', 'd', 'c', 'b']]);
  assert.deepEqual(shape('low'), [['−∞', 'b'], ['0', 'a', 'c'], ['range.unknown', 'd']]);
  const steep = [row('a'), row('b', {facts: {...row('').facts, monotonicity: 'unknown'}}), row('c', {facts: {...row('').facts, monotonicity: 'strictly_increasing'}})];
  assert.deepEqual(grouped(steep, 'monotonicity', [], t).map(({title}) => title), ['monotonic.strictly_increasing', 'monotonic.none', 'monotonic.unknown']);
  assert.deepEqual(shape('name').map(([title]) => title), ['A', 'B', 'C', 'D']);
});

test('functions without a year come after those with one', () => {
  const year = (value) => ({source: {authors: '', year: value, paper: ''}});
  const groups = grouped([row('a', year(0)), row('b', year(2015)), row('c', year(1991))], 'year', [], t);
  assert.deepEqual(groups.map(({title}) => title), ['1991', '2015', 'gallery.no_year']);
});

/** A core that knows elu(alpha > 0). */
const core = {
  facts({id, parameters}) {
    const refuse = (code, field, value, suggestions) => new CoreError({code, field, value, message: code, suggestions});
    if (id !== 'elu') throw refuse('unknown_activation', 'id', id, ['elu']);
    for (const [name, value] of Object.entries(parameters)) {
      if (name !== 'alpha') throw refuse('unknown_parameter', `parameters.${name}`, value);
      if (value <= 0) throw refuse('out_of_range', `parameters.${name}`, value);
    }
    return {};
  },
};

test('what the core refuses falls back and is a problem', () => {
  const specs = [{id: 'elu', parameters: {alpha: -1, b: 2}}, {id: 'eluu', parameters: {alpha: 2}}, {id: 'elu', parameters: {alpha: 2}}];
  const {specs: accepted, problems} = checkSpecs(core, specs);
  assert.deepEqual(accepted, [{id: 'elu', parameters: {}}, {id: 'elu', parameters: {alpha: 2}}]);
  assert.deepEqual(problems.map(({code, value, detail}) => [code, value, detail.name]),
      [['out_of_range', '-1', 'alpha'], ['unknown_parameter', '2', 'b'], ['unknown_activation', 'eluu', 'id']]);
  assert.deepEqual(problems[2].choices, [{functions: [specs[0], {id: 'elu', parameters: {alpha: 2}}, specs[2]], selected: 1}]);
});

test('a failure that is no fault of the link is not swallowed', () => {
  assert.throws(() => checkSpecs({facts: () => { throw new TypeError('broken'); }}, [{id: 'elu', parameters: {}}]), TypeError);
});

test('initial values are left out of the spec and of the label', () => {
  const elu = row('elu', {parameters: [parameter('alpha')]});
  const spec = withParameter(elu, {id: 'elu', parameters: {}}, elu.parameters[0], 0.5);
  assert.deepEqual(spec, {id: 'elu', parameters: {alpha: 0.5}});
  assert.equal(label(elu, spec), 'ELU (α = 0.5)');
  assert.deepEqual(withParameter(elu, spec, elu.parameters[0], 1), {id: 'elu', parameters: {}});
  assert.equal(label(elu, {id: 'elu', parameters: {}}), 'ELU');
});

const apl = row('apl', {variadic: true, parameters: [parameter('a0', {sliderHigh: 3}), parameter('b0', {sliderHigh: 5})]});

test('where the number of parameters is free, the names given decide it', () => {
  const list = parametersOf(apl, {id: 'apl', parameters: {a0: 1, b0: 0, a1: 2, b1: 4}});
  assert.deepEqual(list.map(({parameter: {name, sliderHigh, initial}, value}) => [name, sliderHigh, initial, value]),
      [['a0', 3, 1, 1], ['b0', 5, 1, 0], ['a1', 3, 0, 2], ['b1', 5, 0, 4]]);
  const changed = withParameter(apl, {id: 'apl', parameters: {}}, apl.parameters[0], 0.5);
  assert.deepEqual(changed.parameters, {a0: 0.5, b0: 1});
  assert.equal(label(apl, changed), 'APL (a₀ = 0.5)');
});

test('terms are added with nothing in them and taken away again, within what the core accepts', () => {
  const two = {facts: ({parameters}) => {
    if (Object.keys(parameters).length > 4) throw new CoreError({code: 'unknown_parameter', field: 'parameters.a2', value: 0, message: ''});
  }};
  const one = {id: 'apl', parameters: {}};
  const more = withTerms(two, apl, one, 1);
  assert.deepEqual(more, {id: 'apl', parameters: {a0: 1, b0: 1, a1: 0, b1: 0}});
  assert.equal(withTerms(two, apl, more, 1), null);
  assert.deepEqual(withTerms(two, apl, more, -1), {id: 'apl', parameters: {a0: 1, b0: 1}});
  assert.equal(withTerms(two, apl, one, -1), null);
});

test('a link that names some of a free number of parameters falls back to none', () => {
  const strict = {facts: ({parameters}) => {
    if (parameters.a0 !== undefined && parameters.b0 === undefined) {
      throw new CoreError({code: 'missing_parameter', field: 'parameters.b0', value: '', message: ''});
    }
  }};
  const {specs, problems} = checkSpecs(strict, [{id: 'apl', parameters: {a0: 1}}]);
  assert.deepEqual(specs, [{id: 'apl', parameters: {}}]);
  assert.equal(problems[0].code, 'missing_parameter');
});

test('a slider stops where the other parameters forbid more', () => {
  const tanh = row('hard_tanh', {parameters: [parameter('min', {initial: -1}), parameter('max')], orderings: [{lower: 'min', upper: 'max', strict: true}]});
  const spec = {id: 'hard_tanh', parameters: {}};
  assert.equal(fitting(tanh, spec, tanh.parameters[0], 3, 0.1), 0.9);
  assert.equal(fitting(tanh, spec, tanh.parameters[0], 0.5, 0.1), 0.5);
  assert.equal(fitting(tanh, spec, tanh.parameters[1], -3, 0.1), -0.9);
  const open = row('elu', {parameters: [parameter('alpha', {low: 0, lowOpen: true})]});
  assert.equal(fitting(open, {id: 'elu', parameters: {}}, open.parameters[0], 0, 0.01), 0.01);
});

test('a random parameter lies between the two that bound it', () => {
  const rrelu = row('rrelu', {parameters: [parameter('lower', {initial: 0.1}), parameter('upper'), parameter('r')]});
  const {parameter: {name}, low, high} = randomParameter(rrelu, {id: 'rrelu', parameters: {upper: 0.4}});
  assert.deepEqual([name, low, high], ['r', 0.1, 0.4]);
  assert.equal(randomParameter(row('elu'), {id: 'elu', parameters: {}}), null);
});
