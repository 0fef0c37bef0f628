// A slider and a number box for every parameter of the selected function. They are made anew when another function is
// selected and only take new values while one is dragged.

import {niceStep, roundTo} from '../draw/ticks.js';
import {formatNumber} from '../i18n/numbers.js';
import {newSeed} from '../state.js';
import {draws, find} from './curves.js';
import {createRange} from './formula/ranges.js';
import {keepFocus, make, setAttribute} from './make.js';
import {activeElement} from './root.js';
import {parameterLabel, symbol} from './sentences.js';
import {fitting, parametersOf, randomParameter, withParameter, withTerms} from './specs.js';

/** @typedef {import('./functions.js').Context} Context */
/** @typedef {import('../core.d.ts').Parameter} Parameter */

const STEPS = 200;
/** Limits of this size only keep sums finite; nobody meets them. */
const HUGE = 1e6;

/** @param {Context} context */
export function createParameters(context) {
  const {core, activations, session, t} = context;
  const element = make('div', {class: 'parameters'});
  /** @type {{name: string, slider: HTMLInputElement, box: HTMLInputElement, error: HTMLElement, range: ReturnType<typeof createRange> | null}[]} */
  let rows = [];

  const current = () => {
    const {functions, selected} = session.state;
    return {spec: functions[selected], activation: find(activations, functions[selected].id)};
  };

  /** @param {import('../state.js').Spec} spec Instead of the selected one. @param {{push?: boolean}} [options] */
  function replace(spec, options) {
    const {functions, selected} = session.state;
    session.set({functions: functions.map((other, i) => (i === selected ? spec : other))}, options);
  }

  /** @param {Parameter} parameter @param {number} value */
  function put(parameter, value) {
    const {activation, spec} = current();
    replace(withParameter(activation, spec, parameter, value));
  }

  /** What the core says against a value, or nothing. @param {Parameter} parameter @param {number} value */
  function refusal(parameter, value) {
    const {activation, spec} = current();
    try {
      core.facts(withParameter(activation, spec, parameter, value));
      return '';
    } catch (error) {
      if (/** @type {any} */ (error).code === undefined) throw error;
      return t('parameters.refused', {accepted: accepted(parameter)});
    }
  }

  /** @param {Parameter} parameter */
  function accepted({name, low, high, lowOpen}) {
    const {activation} = current();
    const limits = [];
    const [isLimitedBelow, isLimitedAbove] = [low > -HUGE, high < HUGE];
    if (isLimitedBelow && isLimitedAbove && !lowOpen) {
      limits.push(t('parameters.between', {low: formatNumber(low), high: formatNumber(high)}));
    } else {
      if (isLimitedBelow) limits.push(t(lowOpen ? 'parameters.above' : 'parameters.from', {value: formatNumber(low)}));
      if (isLimitedAbove) limits.push(t('parameters.to', {value: formatNumber(high)}));
    }
    for (const {lower, upper, strict} of activation.orderings) {
      if (name === lower) limits.push(t(strict ? 'parameters.less_than' : 'parameters.at_most', {value: symbol(upper)}));
      if (name === upper) limits.push(t(strict ? 'parameters.more_than' : 'parameters.at_least', {value: symbol(lower)}));
    }
    return limits.length > 0 ? limits.join(t('parameters.and')) : t('parameters.any');
  }

  /** @param {Parameter} parameter */
  function makeRow(parameter) {
    const {activation, spec} = current();
    const id = `parameter-${parameter.name}`;
    const step = niceStep((parameter.sliderHigh - parameter.sliderLow) / STEPS);
    const slider = make('input', {type: 'range', id, min: parameter.sliderLow, max: parameter.sliderHigh, step: 'any',
      'aria-describedby': `${id}-accepted`});
    const error = make('span', {class: 'error', id: `${id}-error`, role: 'status'});
    const box = make('input', {type: 'number', class: 'value', step, 'aria-label': t('parameters.box', {name: symbol(parameter.name)}),
      'aria-describedby': `${id}-accepted ${id}-error`});
    slider.addEventListener('input', () => {
      setError('');
      const now = current();
      put(parameter, fitting(now.activation, now.spec, parameter, roundTo(Number(slider.value), step), step));
    });
    slider.addEventListener('keydown', (event) => {
      const move = {ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10}[event.key];
      if (move === undefined) return;
      event.preventDefault();
      slider.value = String(roundTo(Number(slider.value) + move * step * 2, step));
      slider.dispatchEvent(new Event('input'));
    });
    box.addEventListener('input', () => {
      const value = box.valueAsNumber;
      const wrong = Number.isNaN(value) ? t('parameters.refused', {accepted: accepted(parameter)}) : refusal(parameter, value + 0);
      setError(wrong);
      if (!wrong) put(parameter, value + 0);
    });
    box.addEventListener('blur', () => {
      setError('');
      show();
    });
    /** @param {string} text */
    const setError = (text) => {
      error.textContent = text;
      setAttribute(box, 'aria-invalid', text !== '');
    };
    const range = session.state.own.some((own) => own.id === spec.id) ? createRange(context, spec.id, parameter.name) : null;
    rows.push({name: parameter.name, slider, box, error, range});
    return make('div', {class: 'slider-row'},
        make('label', {for: id}, parameterLabel(activation, parameter.name, t)), box, slider,
        make('p', {class: 'hint', id: `${id}-accepted`}, t(parameter.learnable && !range ? 'parameters.learnable' : 'parameters.fixed',
            {accepted: accepted(parameter), initial: formatNumber(parameter.initial, {significant: 6})})), error, ...(range ? [range.element] : []));
  }

  /** New slopes for the random parameter, and the first of them for its slider. */
  function redraw() {
    const {activation, spec} = current();
    const random = randomParameter(activation, spec);
    if (!random) return;
    const seed = newSeed();
    const [value] = draws(core, seed, random);
    session.set({seed});
    replace(withParameter(activation, spec, random.parameter, value));
  }

  function build() {
    const {activation, spec} = current();
    rows = [];
    const list = parametersOf(activation, spec).map(({parameter}) => makeRow(parameter));
    const buttons = [];
    if (activation.variadic) {
      for (const [change, key] of /** @type {[1 | -1, string][]} */ ([[1, 'parameters.more'], [-1, 'parameters.fewer']])) {
        const changed = withTerms(core, activation, spec, change);
        buttons.push(make('button', {class: 'button', disabled: !changed, onclick: () => changed && replace(
            /** @type {any} */ (withTerms(core, activation, current().spec, change)), {push: true})}, t(key)));
      }
    }
    if (randomParameter(activation, spec)) buttons.push(make('button', {class: 'button', onclick: redraw}, t('parameters.redraw')));
    if (list.length > 0) {
      buttons.push(make('button', {class: 'button', onclick: () => replace({id: spec.id, parameters: {}}, {push: true})}, t('parameters.reset')));
    }
    element.replaceChildren(...list, ...(buttons.length > 0 ? [make('div', {class: 'buttons'}, ...buttons)] : []));
    show();
  }

  function show() {
    const {activation, spec} = current();
    const found = new Map(parametersOf(activation, spec).map((entry) => [entry.parameter.name, entry]));
    for (const {name, slider, box, range} of rows) {
      const {parameter, value = NaN} = found.get(name) ?? {};
      if (range && parameter) {
        setAttribute(slider, 'min', parameter.sliderLow);
        setAttribute(slider, 'max', parameter.sliderHigh);
        range.show();
      }
      slider.value = String(value);
      if (activeElement() !== box) box.value = String(Number(value.toPrecision(8)));
    }
  }

  /** Which rows there must be. */
  const key = () => {
    const {activation, spec} = current();
    return `${session.state.selected} ${activation.id} ${parametersOf(activation, spec).map(({parameter}) => parameter.name)}`;
  };
  let built = '';
  return {
    element,
    update() {
      if (key() !== built) keepFocus(() => element, build);
      else show();
      built = key();
    },
  };
}
