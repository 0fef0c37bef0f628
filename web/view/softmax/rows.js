// The logits of the view of softmax, class by class, with what comes out beside them; classes are added and taken away.

import {axisOf, windowOf} from '../../draw/bars.js';
import {niceSpan} from '../../draw/chart.js';
import {MAX_LOGITS, MIN_LOGITS} from '../../state.js';
import {term} from '../glossary.js';
import {make, setAttribute} from '../make.js';
import {createRow} from './row.js';
import {isOfSoftmax, outputName} from './words.js';

/** @typedef {import('../../draw/bars.js').Window} Window */

const TICKS = 4;
/** More rows than this stand closer. */
const LONG = 6;

/** @param {Window} window @param {number} count @param {boolean} isTight The next column is near: its ends stay within. */
const axisMarks = (window, count, isTight) => axisOf(window, count).map(({at, label}) => {
  const element = make('span', {}, label);
  element.style.setProperty('left', `${100 * at}%`);
  const isPushed = isTight && (at < 0.02 || at > 0.98);
  element.style.setProperty('transform', `translateX(${isPushed ? -100 * Math.round(at) : -50}%)`);
  return element;
});

/** @param {import('../functions.js').Context} context @param {() => void} onRelease A drag has ended, and the axis may move. */
export function createRows({session, t}, onRelease) {
  const error = make('p', {class: 'error softmax-error', id: 'softmax-error', role: 'status'});
  const list = make('div', {class: 'softmax-rows'});
  const outHead = make('span');
  const gradientHead = make('span');
  const axes = ['z', 'out', 'gradient'].map((name) => make('span', {class: `softmax-axis softmax-axis-${name}`, 'aria-hidden': 'true'}));
  const add = make('button', {type: 'button', class: 'button softmax-add', onclick: () => {
    session.set({logits: [...session.state.logits, 0]}, {push: true});
    const {length} = session.state.logits;
    requestAnimationFrame(() => rows[length - 1]?.input.focus());
  }}, t('softmax.add'));
  const element = make('div', {class: 'softmax-table'},
      make('div', {class: 'softmax-heads'}, make('span', {}, t('softmax.head_true')), make('span', {class: 'softmax-head-z'}, term('logits', t, t('softmax.head_z'))), outHead, gradientHead), list,
      make('div', {class: 'softmax-axes'}, ...axes),
      make('div', {class: 'softmax-under'}, add, make('p', {class: 'hint', id: 'softmax-logit-hint'}, t('softmax.logit_hint', {least: MIN_LOGITS, most: MAX_LOGITS}))), error);

  /** @type {ReturnType<typeof createRow>[]} */
  let rows = [];
  /** @type {Window} */
  let window = windowOf(session.state.logits);
  let isHeld = false;
  let axesKey = '';

  const actions = {
    t,
    /** @param {string} text */
    refuse: (text) => {
      if (error.textContent !== text) error.textContent = text;
    },
    /** @param {number} index @param {number} value */
    put: (index, value) => session.set({logits: session.state.logits.map((other, i) => (i === index ? value : other))}),
    /** @param {number} index */
    choose: (index) => session.set({class: index}, {push: true}),
    /** @param {number} index */
    remove: (index) => {
      const {logits, class: target} = session.state;
      session.set({logits: logits.filter((_, i) => i !== index), class: target > index ? target - 1 : Math.min(target, logits.length - 2)}, {push: true});
      requestAnimationFrame(() => rows[Math.min(index, rows.length - 1)]?.input.focus());
    },
    /** @param {number[]} logits */
    replace: (logits) => session.set({logits, class: Math.min(session.state.class, logits.length - 1)}, {push: true}),
    /** @param {boolean} held */
    hold: (held) => {
      if (held === isHeld) return;
      isHeld = held;
      if (!held) onRelease();
    },
  };

  /** Of what comes out: probabilities share one axis, their logarithms go as far down as they must. @param {Float64Array} output @returns {Window} */
  function outWindow(output) {
    if (session.state.vector !== 'log_softmax') return [0, 1];
    const low = Math.min(...output, -1);
    const [, high] = niceSpan(0, -low, false);
    return [-high, 0];
  }

  return {
    element,
    /** @param {ReturnType<typeof import('./values.js').valuesOf>} values */
    show({output, gradient}) {
      const {logits, class: target, vector, temperature} = session.state;
      if (!isHeld) window = windowOf(logits);
      if (rows.length !== logits.length) {
        rows = logits.map((_, i) => rows[i] ?? createRow(i, actions));
        list.replaceChildren(...rows.map((row) => row.element));
        element.classList.toggle('is-long', rows.length > LONG);
      }
      const outside = outWindow(output);
      rows.forEach((row, i) => row.show({value: logits[i], out: output[i], gradient: gradient[i], window, outWindow: outside, vector,
        isTrue: i === target, isLast: logits.length === MIN_LOGITS}));
      setAttribute(add, 'disabled', logits.length === MAX_LOGITS);
      const key = JSON.stringify([window, outside, vector, temperature === 1]);
      if (key === axesKey) return;
      axesKey = key;
      outHead.textContent = t('softmax.head_out', {name: outputName(vector)});
      const gradientName = t(isOfSoftmax(vector) ? 'softmax.gradient' : 'softmax.gradient_softmax');
      gradientHead.textContent = t(temperature === 1 ? 'softmax.head_gradient' : 'softmax.head_gradient_t', {name: gradientName});
      [axisMarks(window, TICKS, true), axisMarks(outside, vector === 'log_softmax' ? 2 : 1, true), axisMarks([-1, 1], 2, false)].forEach((marks, i) => axes[i].replaceChildren(...marks));
    },
  };
}
