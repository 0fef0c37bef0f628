// A number on one line: its name, a slider for the usual ones, a field for any. What is typed is taken when it can be.

import {activeElement} from '../root.js';
import {readNumber} from './number_field.js';
import {make, setAttribute} from '../make.js';
import {withHint} from './hint.js';

let count = 0;

/**
 * @param {{
 *   label: string, hint: string, low: number, high: number, step: number, unit?: string,
 *   accept(value: number): string, drag(value: number): void, choose(value: number): void,
 * }} options low, high: of the slider; accept: '' or what is accepted instead; choose: also as it begins to move; drag: as it moves on
 */
export function createSliderRow({label, hint, low, high, step, unit = '', accept, drag, choose}) {
  const id = `play-slider-${++count}`;
  const error = make('span', {class: 'error play-slider-error', id: `${id}-error`, role: 'status'});
  const slider = make('input', {type: 'range', id, min: low, max: high, step});
  const input = make('input', {class: 'play-slider-number', type: 'text', inputmode: 'decimal', autocomplete: 'off', 'aria-label': label, 'aria-describedby': error.id});
  const row = make('div', {class: 'play-slider'}, make('label', {for: id}, label), slider,
      make('span', {class: 'play-slider-box'}, input, ...(unit ? [make('span', {'aria-hidden': 'true'}, unit)] : [])), error);
  let shown = NaN;

  /** @param {string} text */
  function setError(text) {
    if (error.textContent !== text) error.textContent = text;
    setAttribute(input, 'aria-invalid', text !== '');
  }

  // A whole drag is one choice, which Back undoes.
  let isDragged = false;
  slider.addEventListener('input', () => {
    if (isDragged) drag(Number(slider.value));
    else choose(Number(slider.value));
    isDragged = true;
  });
  slider.addEventListener('change', () => {
    isDragged = false;
  });
  input.addEventListener('input', () => setError(accept(readNumber(input.value))));
  function take() {
    const value = readNumber(input.value);
    if (accept(value) === '' && value !== shown) choose(value);
  }
  input.addEventListener('change', take);
  input.addEventListener('keydown', ({key}) => {
    if (key === 'Enter') take();
  });
  input.addEventListener('blur', () => {
    setError('');
    input.value = String(shown);
  });
  return {
    element: withHint(slider, hint, {body: row, name: 'play-slider-hinted'}),
    /** @param {number} value what is in force, which a link may set beyond the slider @param {boolean} [isOff] there is nothing to set */
    show(value, isOff = false) {
      for (const part of [slider, input]) if (part.disabled !== isOff) part.disabled = isOff;
      if (value === shown) return;
      shown = value;
      slider.value = String(value);
      slider.setAttribute('aria-valuetext', `${value}${unit}`);
      if (activeElement() !== input) input.value = String(value);
    },
    /** @param {number} end */
    setHigh(end) {
      if (slider.max !== String(end)) slider.max = String(end);
      slider.value = String(shown);
    },
  };
}
