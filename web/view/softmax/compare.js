// Softmax computed naively and stably, side by side, with what stands in between; a number may be added to all logits.

import {formatNumber} from '../../i18n/numbers.js';
import {MAX_LOGIT} from '../../state.js';
import {make} from '../make.js';
import {createNumberSlider, listText} from './controls.js';
import {comparisonOf} from './values.js';
import {entry, logit, probability} from './words.js';

const TOO_LARGE = [1010, 1000, 990];
const REACH = 1000;
const STEP = 10;

const exponential = (/** @type {number} */ value) => formatNumber(value, {significant: value < 1e-3 ? 2 : 3});

/** @param {import('../functions.js').Context} context @param {(text: string) => void} say Tells a screen reader when the naive way breaks, and when it works again. */
export function createCompare({core, session, t}, say) {
  const shift = createNumberSlider({
    label: t('softmax.shift'), hint: t('softmax.shift_hint'), low: -REACH, high: REACH, step: STEP,
    accept: (value) => (Math.abs(value) <= MAX_LOGIT ? '' : t('softmax.refused', {reach: '1,000,000'})),
    take: (value) => session.set({shift: value}),
  });
  const example = make('button', {type: 'button', class: 'chip', onclick: () =>
    session.set({logits: TOO_LARGE, temperature: 1, shift: 0, class: 0}, {push: true})}, t('softmax.too_large', {list: listText(TOO_LARGE)}));
  const heads = ['z', 'exp', 'naive', 'lowered', 'lowered_exp', 'stable'].map((name) => make('th', {scope: 'col', class: name === 'naive' || name === 'stable' ? 'softmax-result' : ''}));
  const body = make('tbody');
  const foot = make('tfoot');
  const table = make('table', {class: 'softmax-ways', 'aria-labelledby': 'softmax-compare-title'},
      make('thead', {}, make('tr', {}, make('td', {colspan: 2}), make('th', {scope: 'colgroup', colspan: 2, class: 'softmax-way'}, t('softmax.naive')),
          make('th', {scope: 'colgroup', colspan: 3, class: 'softmax-way'}, t('softmax.stable'))),
      make('tr', {}, make('td'), ...heads)), body, foot);
  const why = make('p', {class: 'softmax-why'});
  const element = make('section', {class: 'panel softmax-compare', 'aria-labelledby': 'softmax-compare-title'},
      make('h2', {id: 'softmax-compare-title'}, t('softmax.compare')), make('p', {class: 'softmax-lead'}, t('softmax.compare_lead')),
      make('div', {class: 'softmax-compare-tools'}, shift.element, example), make('div', {class: 'scroll', tabindex: 0, role: 'group', 'aria-label': t('softmax.compare')}, table), why);

  /** @type {HTMLElement[][]} */
  let cells = [];
  /** @type {HTMLElement[]} */
  let sums = [];
  let end = '';

  /** @param {number} n */
  function build(n) {
    cells = Array.from({length: n}, () => heads.map((_, i) => make('td', {class: i === 2 || i === 5 ? 'softmax-result' : ''})));
    body.replaceChildren(...cells.map((line, i) => make('tr', {}, make('th', {scope: 'row'}, String(i + 1)), ...line)));
    sums = heads.map(() => make('td'));
    foot.replaceChildren(make('tr', {}, make('th', {scope: 'row'}, 'Σ'), ...sums));
  }

  /** @param {HTMLElement} one @param {string} text @param {boolean} [isBad] */
  function write(one, text, isBad = false) {
    if (one.textContent !== text) one.textContent = text;
    one.classList.toggle('is-bad', isBad);
  }

  return {
    element,
    show() {
      const {state} = session;
      shift.show(state.shift);
      const found = comparisonOf(core, state);
      if (cells.length !== state.logits.length) build(state.logits.length);
      const isCool = state.temperature === 1;
      const z = isCool ? 'z + c' : '(z + c)/T';
      const words = [z, 'exp', 'p', t(isCool ? 'softmax.lowered' : 'softmax.lowered_t'), 'exp', 'p'];
      heads.forEach((head, i) => write(head, words[i]));
      cells.forEach((line, i) => {
        const {exponents, exps, naive, lowered, loweredExps, stable} = found;
        const isOff = !(Math.abs(naive[i] - stable[i]) <= 1e-4 * stable[i]);
        const texts = [logit(exponents[i]), exponential(exps[i]), probability(naive[i]), logit(lowered[i]), exponential(loweredExps[i]), probability(stable[i])];
        line.forEach((one, j) => write(one, texts[j], (j === 1 && exps[i] === Infinity) || (j === 2 && isOff)));
      });
      ['', exponential(found.sum), '', '', formatNumber(found.loweredSum, {significant: 6}), ''].forEach((text, j) => write(sums[j], text, j === 1 && !(found.sum > 0 && found.sum < Infinity)));
      const worst = found.end === 'underflow' ? Math.max(...found.exponents) : found.exponents[Math.max(0, found.exps.indexOf(Infinity))];
      const text = t(`softmax.end_${found.end}`, {z: logit(worst), p: entry('p', 0), difference: formatNumber(found.difference, {significant: 2})});
      if (why.textContent !== text) why.textContent = text;
      if (end !== '' && end !== found.end) say(text);
      end = found.end;
    },
  };
}
