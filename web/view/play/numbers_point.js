// Which point goes the way: one of the training points by its number, or a typed one.

import {setAttribute, make} from '../make.js';
import {className} from './class_marks.js';
import {createNumberField, refusalOf, short} from './number_field.js';
import {labelOf} from './surface_field.js';

/** @typedef {import('./selection.js').PickedPoint} PickedPoint */

const FAR = 1e6;

/** @param {import('./parts.d.ts').PlayContext} context @param {(point: PickedPoint) => void} take */
export function createPointPicker({run, session, t}, take) {
  /** @type {PickedPoint} */
  let point = {x: 0, y: 0, label: null};

  /** @param {number} index */
  function trainingPoint(index) {
    const {x, y, label} = run.data.train;
    return {x: x[index], y: y[index], label: label[index]};
  }

  const count = () => run.data.train.x.length;
  const index = createNumberField({label: t('numbers.index'), t, mayBeEmpty: true,
    accept: (value) => refusalOf(t, value, {low: 1, high: count(), isWhole: true}),
    next: (value, direction) => Math.min(count(), Math.max(1, (value || 0) + direction)),
    take: (value) => value !== null && take(trainingPoint(value - 1))});
  const of = make('span', {class: 'hint play-numbers-of'});
  /** @param {'x' | 'y'} axis @param {string} sign */
  const coordinate = (axis, sign) => createNumberField({label: sign, t, class: 'play-numbers-axis', accept: (value) => refusalOf(t, value, {low: -FAR, high: FAR}),
    take: (value) => value !== null && take({...point, [axis]: value})});
  const [x, y] = [coordinate('x', 'x₁'), coordinate('y', 'x₂')];
  const target = createNumberField({label: t('numbers.target'), t, mayBeEmpty: true, accept: (value) => refusalOf(t, value, {low: -FAR, high: FAR}),
    take: (label) => take({...point, label})});
  const select = make('select', {onchange: () => take({...point, label: select.value === '' ? null : Number(select.value)})});
  const choice = make('label', {class: 'play-numbers-label'}, make('span', {}, t('numbers.target')), select);
  const element = make('div', {class: 'play-numbers-point', role: 'group', 'aria-label': t('numbers.pick')},
      index.element, of, x.element, y.element, choice, target.element);
  let built = '';

  function buildChoice() {
    const {classes} = run;
    const dataset = run.config.data?.id;
    const {seed, points, classNames} = session.state;
    const own = points ? classNames : [];
    const key = JSON.stringify([classes, dataset, seed, own]);
    if (key === built) return;
    built = key;
    const names = Array.from({length: classes}, (_, k) => make('option', {value: labelOf(k, classes)}, className(t, dataset, k, classes, own)));
    select.replaceChildren(make('option', {value: ''}, t('numbers.no_target')), ...names);
    choice.hidden = classes === 0;
    target.element.hidden = classes > 0;
  }

  return {
    element,
    /** The number of a training point that is exactly there, from 0, or -1. @param {PickedPoint} wanted */
    indexOf(wanted) {
      const train = run.data.train;
      return train.x.findIndex((value, i) => value === wanted.x && train.y[i] === wanted.y && train.label[i] === wanted.label);
    },
    trainingPoint,
    /** @param {PickedPoint} shown @param {number} at its number among the training points, or -1 */
    show(shown, at) {
      point = shown;
      buildChoice();
      index.show(at < 0 ? null : at + 1);
      const text = t('numbers.of', {count: count()});
      if (of.textContent !== text) of.textContent = text;
      x.show(short(shown.x));
      y.show(short(shown.y));
      target.show(shown.label === null ? null : short(shown.label));
      setAttribute(select, 'data-empty', shown.label === null);
      select.value = shown.label === null ? '' : String(shown.label);
    },
  };
}
