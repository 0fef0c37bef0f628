// The parameters of a layer's function, under its curve: dragging one changes the running network at once.

import {niceStep, roundTo} from '../../draw/ticks.js';
import {find} from '../curves.js';
import {make} from '../make.js';
import {activeElement} from '../root.js';
import {parameterLabel, symbol} from '../sentences.js';
import {fitting, parametersOf, withParameter} from '../specs.js';
import {mean} from './curve_function.js';
import {createNumberField} from './number_field.js';
import {formatNumber} from '../../i18n/numbers.js';

/** @typedef {import('./parts.d.ts').PlayContext} PlayContext */
/** @typedef {import('../../state.js').Spec} Spec */
/** @typedef {import('../../core.d.ts').Parameter} Parameter */

const STEPS = 200;

/** @param {PlayContext} context */
export function createSliders({core, session, run, activations, t}) {
  const element = make('div', {class: 'play-parameters'});
  /** @type {{name: string, show(value: number, isLearned: boolean, isMean: boolean): void}[]} */
  let rows = [];
  let built = '';
  let l = 0;

  const isOutput = () => l === session.state.layers.length;
  /** As the page asks for it; null: what the loss implies. @returns {{activation: Spec, learn: 'none' | 'layer' | 'unit'} | null} */
  const asked = () => (isOutput() ? session.state.output : session.state.layers[l]) ?? null;

  /** @returns {Spec | null} */
  function spec() {
    const own = asked();
    if (own) return activations.has(own.activation.id) ? own.activation : null;
    const {activation} = run.network.layers[l];
    return 'id' in activation && activations.has(activation.id) ? {id: activation.id, parameters: {}} : null;
  }

  /** @param {Spec} activation */
  function put(activation) {
    const {state} = session;
    if (isOutput()) session.set({output: {learn: 'none', ...state.output, activation}});
    else session.set({layers: state.layers.map((layer, i) => (i === l ? {...layer, activation} : layer))});
  }

  /** What the core says against a value, or nothing. @param {Parameter} parameter @param {number} value */
  function refusal(parameter, value) {
    const now = spec();
    if (!now) return '';
    try {
      core.facts(withParameter(find(activations, now.id), now, parameter, value));
      return '';
    } catch (error) {
      if (/** @type {any} */ (error).code === undefined) throw error;
      return t('curve.refused', {name: symbol(parameter.name), low: formatNumber(parameter.low), high: formatNumber(parameter.high)});
    }
  }

  /** @param {Parameter} parameter @param {string} label */
  function makeRow(parameter, label) {
    const step = niceStep((parameter.sliderHigh - parameter.sliderLow) / STEPS);
    const take = (/** @type {number} */ value) => {
      const now = spec();
      if (now) put(withParameter(find(activations, now.id), now, parameter, value));
    };
    const field = createNumberField({label, t, class: 'play-parameter', accept: (value) => (Number.isNaN(value) ? t('curve.number') : refusal(parameter, value)),
      take: (value) => value !== null && take(value)});
    const slider = make('input', {type: 'range', min: parameter.sliderLow, max: parameter.sliderHigh, step: 'any', 'aria-label': label, oninput: () => {
      const now = spec();
      if (now) take(fitting(find(activations, now.id), now, parameter, roundTo(Number(slider.value), step), step));
    }});
    slider.addEventListener('keydown', (event) => {
      const move = {ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10}[event.key];
      if (move === undefined) return;
      event.preventDefault();
      slider.value = String(roundTo(Number(slider.value) + move * step * 2, step));
      slider.dispatchEvent(new Event('input'));
    });
    const learned = make('span', {class: 'play-soft play-learned'});
    field.element.append(slider, learned);
    rows.push({name: parameter.name, show(value, isLearned, isMean) {
      const rounded = isLearned ? roundTo(value, 1e-4) : value;
      field.show(rounded);
      if (activeElement() !== slider || !isLearned) slider.value = String(value);
      const words = isLearned ? t(isMean ? 'curve.learned_mean' : 'curve.learned') : '';
      if (learned.textContent !== words) learned.textContent = words;
    }});
    return field.element;
  }

  return {
    element,
    /** @param {number} layer @param {number | null} unit whose own parameters are shown; null: the mean of all */
    show(layer, unit) {
      l = layer;
      const now = spec();
      const activation = now && find(activations, now.id);
      const list = now && activation ? parametersOf(activation, now) : [];
      const key = JSON.stringify([l, now?.id, list.map(({parameter}) => parameter.name)]);
      if (key !== built) {
        rows = [];
        element.replaceChildren(...list.map(({parameter}) => makeRow(parameter, activation ? parameterLabel(activation, parameter.name, t) : parameter.name)));
        built = key;
      }
      const {parameters, learned} = run.network.layers[l];
      for (const row of rows) {
        const value = parameters[row.name] ?? list.find(({parameter}) => parameter.name === row.name)?.value ?? 0;
        const isByUnit = typeof value !== 'number';
        row.show(!isByUnit ? value : unit === null ? mean(value) : value[unit], learned.includes(row.name), isByUnit && unit === null);
      }
    },
  };
}
