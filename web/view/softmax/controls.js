// What the view of softmax is set with: which function, the temperature, examples, and the way into Play.

import {MAX_TEMPERATURE, MIN_TEMPERATURE, NORMALIZERS} from '../../state.js';
import {formatNumber} from '../../i18n/numbers.js';
import {make, setAttribute} from '../make.js';
import {withHint} from '../play/hint.js';
import {readNumber} from '../play/number_field.js';
import {activeElement} from '../root.js';

/** The slider is of the logarithm: a hundredth to a hundred. */
const REACH = 2;
const LOG_STEP = 0.05;

/** @typedef {import('../functions.js').Context} Context */

let count = 0;

/**
 * A number with a slider and a field; what cannot be taken is named with what can.
 * @param {{label: string, hint: string, low: number, high: number, step: number | 'any', accept: (value: number) => string, take: (value: number) => void,
 *   toSlider?: (value: number) => number, fromSlider?: (position: number) => number}} options
 */
export function createNumberSlider({label, hint, low, high, step, accept, take, toSlider = Number, fromSlider = Number}) {
  const id = `softmax-number-${++count}`;
  const error = make('span', {class: 'error', id: `${id}-error`, role: 'status'});
  const slider = make('input', {type: 'range', id, min: low, max: high, step});
  const input = make('input', {class: 'softmax-input', type: 'text', inputmode: 'decimal', autocomplete: 'off', 'aria-label': label, 'aria-describedby': error.id});
  let shown = NaN;
  slider.addEventListener('input', () => take(fromSlider(Number(slider.value))));
  input.addEventListener('input', () => {
    const value = readNumber(input.value) + 0;
    const wrong = accept(value);
    error.textContent = wrong;
    setAttribute(input, 'aria-invalid', wrong !== '');
    if (!wrong) take(value);
  });
  input.addEventListener('blur', () => {
    error.textContent = '';
    setAttribute(input, 'aria-invalid', false);
    input.value = String(shown);
  });
  const row = make('div', {class: 'softmax-slider-row'}, make('label', {for: id}, label), slider, input, error);
  return {
    element: withHint(slider, hint, {body: row, name: 'softmax-hinted'}),
    /** @param {number} value */
    show(value) {
      shown = value;
      slider.value = String(toSlider(value));
      slider.setAttribute('aria-valuetext', formatNumber(value, {significant: 6}));
      if (activeElement() !== input) input.value = String(value);
    },
  };
}

/** The tutorial's seven, and three to begin with. */
const EXAMPLES = [[2, 1, 0.1], [1, 2, 3, 4, 1, 2, 3]];

/** @param {number[]} logits */
export const listText = (logits) => `[${logits.map((value) => formatNumber(value)).join(', ')}]`;

/** @param {Context} context */
export function createControls({session, t}) {
  const chips = NORMALIZERS.map((id) => make('button', {type: 'button', class: 'segment', onclick: () => session.set({vector: id}, {push: true})}, t(`softmax.name_${id}`)));
  const lead = make('p', {class: 'softmax-lead', 'aria-live': 'polite'});
  const temperature = createNumberSlider({
    label: t('softmax.temperature'), hint: t('softmax.temperature_hint'), low: -REACH, high: REACH, step: LOG_STEP,
    accept: (value) => (value >= MIN_TEMPERATURE && value <= MAX_TEMPERATURE ? '' :
      t('softmax.temperature_refused', {low: String(MIN_TEMPERATURE), high: '1,000,000'})),
    take: (value) => session.set({temperature: value}),
    toSlider: Math.log10,
    fromSlider: (position) => Number((10 ** position).toPrecision(2)),
  });
  const examples = EXAMPLES.map((logits, i) => make('button', {type: 'button', class: 'chip', onclick: () =>
    session.set({logits, class: Math.min(session.state.class, logits.length - 1), temperature: 1}, {push: true})}, t(`softmax.example_${i}`, {list: listText(logits)})));
  const train = make('button', {type: 'button', class: 'button softmax-train', onclick: () =>
    session.set({view: 'play', problem: 'classification', dataset: 'blobs', classes: 3, points: null, classNames: [], loss: 'softmax_ce', output: null}, {push: true})}, t('softmax.train'));
  return {
    functions: make('div', {class: 'segments softmax-functions', role: 'group', 'aria-label': t('softmax.functions')}, ...chips),
    lead,
    element: make('div', {class: 'softmax-controls'}, temperature.element,
        make('div', {class: 'chips', role: 'group', 'aria-label': t('softmax.examples')}, ...examples)),
    train: withHint(train, t('softmax.train_hint'), {name: 'softmax-hinted-end'}),
    show() {
      const {vector, temperature: value} = session.state;
      chips.forEach((chip, i) => setAttribute(chip, 'aria-pressed', String(NORMALIZERS[i] === vector)));
      const text = t(`softmax.about_${vector}`);
      if (lead.textContent !== text) lead.textContent = text;
      temperature.show(value);
    },
  };
}
