// What the colours and marks of the output mean.

import {formatNumber} from '../../i18n/numbers.js';
import {make} from '../make.js';
import {classMark, className} from './class_marks.js';
import {USUAL_SPAN} from './surface_field.js';
import {TEST_MARK} from './surface_picture.js';

/** @typedef {import('../../i18n/index.js').Translate} Translate */

/** @param {Node} sign @param {string} words */
const entry = (sign, words) => make('span', {class: 'play-key'}, sign, words);

/** @param {Node} low @param {Node} high */
const scale = (low, high) => [low, make('span', {class: 'play-scale', 'aria-hidden': 'true'}), high];

/**
 * @param {Translate} t
 * @param {import('./surface_field.js').Meaning} meaning
 * @param {{isUnit: boolean, unitSpan: number, hasTest: boolean, dataset: string | undefined, names: readonly string[]}} options
 *     unitSpan: the value of the full colour; names: of own classes
 */
export function legendOf(t, {classes, span, isLine}, {isUnit, unitSpan, hasTest, dataset, names}) {
  const text = (/** @type {string} */ words) => document.createTextNode(words);
  const ends = (/** @type {number} */ value) => scale(text(formatNumber(-value)), text(value === USUAL_SPAN ? '+1' : formatNumber(value)));
  const name = (/** @type {number} */ c) => className(t, dataset, c, classes, names);
  const list = [];
  if (isLine) list.push(entry(make('span', {class: 'play-line-sign', 'aria-hidden': 'true'}), t(isUnit ? 'surface.unit_output' : 'surface.output')));
  else if (isUnit) list.push(...ends(unitSpan));
  if (classes === 2) {
    const [low, high] = [0, 1].map((c) => entry(classMark(c), name(c)));
    list.push(...(isUnit ? [low, high] : scale(low, high)));
  } else if (classes > 2) {
    for (let c = 0; c < classes; c++) list.push(entry(classMark(c), name(c)));
  } else {
    if (!isUnit && !isLine) list.push(...ends(span));
    list.push(entry(classMark(0, isLine ? 'play-class-1' : 'play-class-any'), t('surface.training_point')));
  }
  if (hasTest) list.push(entry(classMark(classes > 0 ? 0 : TEST_MARK, 'play-class-test'), t('surface.test_point')));
  return list;
}
