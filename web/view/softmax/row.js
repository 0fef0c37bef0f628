// One class of the view of softmax: whether it is the true one, its logit to drag and to type, what comes out, the gradient.

import {barOf} from '../../draw/bars.js';
import {niceStep, roundTo} from '../../draw/ticks.js';
import {MAX_LOGIT, MAX_LOGITS, MIN_LOGITS} from '../../state.js';
import {make, setAttribute} from '../make.js';
import {readNumber} from '../play/number_field.js';
import {activeElement} from '../root.js';
import {numbersIn} from './values.js';
import {entry, logit, output, outputName, probability} from './words.js';

/** @typedef {import('../../draw/bars.js').Window} Window */
/** @typedef {import('../../state.js').State} State */

/** Of the length of the axis: so many steps. */
const STEPS = 100;
/** @type {Window} */
const GRADIENT = [-1, 1];

/** A bar on its axis, drawn by show(). */
export function createBar() {
  const bar = make('span', {class: 'softmax-bar'});
  const zero = make('span', {class: 'softmax-zero'});
  const element = make('span', {class: 'softmax-track', 'aria-hidden': 'true'}, zero, bar);
  return {
    element,
    /** @param {number} value @param {Window} window */
    show(value, window) {
      const {from, to} = barOf(value, window);
      bar.style.setProperty('left', `${100 * from}%`);
      bar.style.setProperty('width', `${100 * (to - from)}%`);
      bar.classList.toggle('is-negative', value < 0);
      zero.style.setProperty('left', `${100 * barOf(window[0], window)[window[0] < 0 ? 'to' : 'from']}%`);
      zero.hidden = window[0] > 0 || window[1] < 0;
      element.classList.toggle('is-cut', zero.hidden);
    },
  };
}

/** A bar with its number, and its name where the columns have no heads. */
function createCell() {
  const bar = createBar();
  const name = make('span', {class: 'softmax-cell-name'});
  const number = make('output', {class: 'softmax-number'});
  return {
    element: make('span', {class: 'softmax-cell'}, name, bar.element, number),
    /** @param {string} label @param {string} text @param {number} value @param {Window} window */
    show(label, text, value, window) {
      if (name.textContent !== label) name.textContent = label;
      number.value = text;
      bar.show(value, window);
    },
  };
}

/**
 * @param {number} index
 * @param {{t: import('../../i18n/index.js').Translate, refuse: (text: string) => void,
 *   put: (index: number, value: number) => void, choose: (index: number) => void, remove: (index: number) => void,
 *   replace: (logits: number[]) => void, hold: (isHeld: boolean) => void}} actions hold: a drag keeps the axis where it is
 */
export function createRow(index, {t, refuse, put, choose, remove, replace, hold}) {
  const n = index + 1;
  const z = entry('z', index);
  const radio = make('input', {type: 'radio', name: 'softmax-class', 'aria-label': t('softmax.is_true', {n}), 'aria-describedby': 'softmax-true-hint', onchange: () => choose(index)});
  const input = make('input', {class: 'softmax-input', type: 'text', inputmode: 'decimal', autocomplete: 'off', spellcheck: 'false',
    'aria-label': t('softmax.logit', {z, n}), 'aria-describedby': 'softmax-logit-hint softmax-error'});
  const slider = make('input', {type: 'range', class: 'softmax-slider', step: 'any', 'aria-label': t('softmax.drag', {z, n}), 'aria-describedby': 'softmax-logit-hint'});
  const bar = createBar();
  const out = createCell();
  const gradient = createCell();
  const away = make('button', {type: 'button', class: 'softmax-away', 'aria-label': t('softmax.remove', {n}), onclick: () => remove(index)}, '×');
  let shown = NaN;
  let step = 0;

  /** @param {number} value Keys may come faster than frames. */
  function move(value) {
    shown = value;
    put(index, value);
  }
  slider.addEventListener('input', () => move(roundTo(Number(slider.value), step)));
  for (const event of ['pointerdown', 'touchstart']) slider.addEventListener(event, () => hold(true), {passive: true});
  for (const event of ['change', 'pointerup', 'pointercancel', 'blur']) slider.addEventListener(event, () => hold(false));
  slider.addEventListener('keydown', (event) => {
    const steps = {ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10}[event.key];
    if (steps === undefined) return;
    event.preventDefault();
    move(Math.min(MAX_LOGIT, Math.max(-MAX_LOGIT, roundTo(shown + steps * step, step))));
  });

  /** @param {boolean} isWrong */
  function mark(isWrong) {
    setAttribute(input, 'aria-invalid', isWrong);
    refuse(isWrong ? t('softmax.refused', {reach: '1,000,000'}) : '');
  }
  input.addEventListener('input', () => {
    const value = readNumber(input.value) + 0;
    const isRight = Math.abs(value) <= MAX_LOGIT;
    mark(!isRight);
    if (isRight) move(value);
  });
  input.addEventListener('paste', (event) => {
    const numbers = numbersIn(event.clipboardData?.getData('text') ?? '');
    if (numbers.length < MIN_LOGITS || numbers.length > MAX_LOGITS || numbers.some((value) => Math.abs(value) > MAX_LOGIT)) return;
    event.preventDefault();
    replace(numbers);
  });
  input.addEventListener('blur', () => {
    mark(false);
    input.value = String(shown);
  });

  const element = make('div', {class: 'softmax-row', role: 'group', 'aria-label': t('softmax.class', {n})},
      make('label', {class: 'softmax-class'}, radio, make('span', {'aria-hidden': 'true'}, String(n))), input,
      make('span', {class: 'softmax-drag'}, bar.element, slider), out.element, gradient.element, away);
  return {
    element,
    input,
    /** @param {{value: number, out: number, gradient: number, window: Window, outWindow: Window, vector: State['vector'], isTrue: boolean, isLast: boolean}} values */
    show({value, out: result, gradient: slope, window, outWindow, vector, isTrue, isLast}) {
      element.classList.toggle('is-true', isTrue);
      radio.checked = isTrue;
      shown = value;
      step = niceStep((window[1] - window[0]) / STEPS);
      if (activeElement() !== input) input.value = String(value);
      slider.min = String(window[0]);
      slider.max = String(window[1]);
      slider.value = String(value);
      slider.setAttribute('aria-valuetext', t('softmax.dragged', {z, value: logit(value), p: entry(outputName(vector), index), share: output(result, vector)}));
      bar.show(value, window);
      out.show(entry(outputName(vector), index), output(result, vector), result, outWindow);
      gradient.show('p − y', probability(slope), slope, GRADIENT);
      away.disabled = isLast;
    },
  };
}
