// A number to type, with a step down and a step up beside it. What cannot be taken is named with what can; the last
// number that was taken stays in force, and stands there again when the field is left.

import {formatNumber} from '../../i18n/numbers.js';
import {make, setAttribute} from '../make.js';
import {activeElement} from '../root.js';

/** A number as people type it: with a comma, a true minus sign, full-width digits. @param {string} text @returns {number} NaN if it is none */
export function readNumber(text) {
  const plain = text.normalize('NFKC').trim().replace('−', '-');
  const dotted = /^[^.,]*,[^.,]*$/.test(plain) && !/^\d{1,3},\d{3}$/.test(plain) ? plain.replace(',', '.') : plain.replaceAll(',', '');
  return dotted === '' ? NaN : Number(dotted);
}

const MANTISSAS = [1, 3, 10];

/** The next number above or below among 1, 3, 10, 30 ... and their tenths. @param {number} value @param {1 | -1} direction
 * @param {number} [first] the one above 0 */
export function nextRung(value, direction, first = 1e-5) {
  if (value <= 0) return direction > 0 ? first : 0;
  const power = 10 ** Math.floor(Math.log10(value) + 1e-9);
  const rungs = [0.1, 0.3, ...MANTISSAS, 30].map((mantissa) => Number((mantissa * power).toPrecision(1)));
  const next = direction > 0 ? rungs.find((rung) => rung > value * (1 + 1e-9)) : rungs.filter((rung) => rung < value * (1 - 1e-9)).at(-1);
  const found = /** @type {number} */ (next);
  return found < first ? 0 : found;
}

/** For fields and attributes: JavaScript reads it back as the same number. @param {number | null} value */
export const plain = (value) => (value === null ? '' : String(value));

/** As many digits as a field has room for. @param {number} value */
export const short = (value) => Number(value.toPrecision(6));

let count = 0;

/**
 * @param {{
 *   label: string, t: import('../../i18n/index.js').Translate,
 *   accept(value: number): string, take(value: number | null): void, next?(value: number, direction: 1 | -1): number,
 *   mayBeEmpty?: boolean, placeholder?: string, class?: string,
 * }} options accept: '' or what is accepted instead; next: what the buttons and arrow keys lead to
 */
export function createNumberField({label, t, accept, take, next, mayBeEmpty = false, placeholder = '', class: kind = ''}) {
  const id = `play-number-${++count}`;
  const error = make('span', {class: 'error play-field-error', id: `${id}-error`, role: 'status'});
  const input = make('input', {class: 'play-number', id, type: 'text', inputmode: 'decimal', autocomplete: 'off', spellcheck: 'false', placeholder,
    'aria-describedby': error.id});
  /** @type {number | null} */
  let shown = null;

  /** @param {string} text */
  const setError = (text) => {
    error.textContent = text;
    setAttribute(input, 'aria-invalid', text !== '');
  };

  /** @param {number} value */
  function offer(value) {
    const wrong = accept(value);
    setError(wrong);
    if (!wrong) take(value);
  }

  function read() {
    if (input.value.trim() === '' && mayBeEmpty) {
      setError('');
      take(null);
      return;
    }
    offer(readNumber(input.value));
  }

  /** @param {1 | -1} direction */
  function move(direction) {
    if (!next || shown === null) return;
    const value = next(shown, direction);
    if (accept(value) === '') {
      setError('');
      take(value);
      input.value = plain(shown);
    }
  }

  input.addEventListener('input', read);
  input.addEventListener('blur', () => {
    setError('');
    input.value = plain(shown);
  });
  input.addEventListener('keydown', (event) => {
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : null;
    if (direction === null || !next) return;
    event.preventDefault();
    move(direction);
  });
  /** @param {1 | -1} direction */
  const stepper = (direction) => make('button', {type: 'button', class: 'button play-stepper', onclick: () => move(direction),
    'aria-label': t(direction > 0 ? 'field.more' : 'field.less', {name: label})}, direction > 0 ? '+' : '−');
  const box = make('span', {class: 'play-number-box'}, ...(next ? [stepper(-1), input, stepper(1)] : [input]));
  return {
    element: make('span', {class: `play-field ${kind}`.trim()}, make('label', {for: id}, label), box, error),
    input,
    /** @param {number | null} value what is in force */
    show(value) {
      shown = value;
      if (activeElement() !== input) {
        input.value = plain(value);
        setError('');
      }
    },
  };
}

/** Bounds in words; '' if the value is within them. @param {import('../../i18n/index.js').Translate} t @param {number} value
 * @param {{low: number, high: number, lowOpen?: boolean, highOpen?: boolean, isWhole?: boolean}} bounds */
export function refusalOf(t, value, {low, high, lowOpen = false, highOpen = false, isWhole = false}) {
  const isIn = (lowOpen ? value > low : value >= low) && (highOpen ? value < high : value <= high) && Number.isFinite(value);
  if (isIn && (!isWhole || Number.isInteger(value))) return '';
  const bounds = {low: formatNumber(low), high: formatNumber(high, {significant: 6})};
  if (isWhole) return t('field.whole', bounds);
  if (high > 1e300) return t(lowOpen ? 'field.above' : 'field.from', bounds);
  return t(highOpen ? 'field.below' : 'field.between', bounds);
}
