// Classes in words and signs: the same marks and colours as the points of the output.

import {OUTLINES, mark} from '../../draw/marks.js';
import {svg} from '../svg.js';
import {labelOf} from './surface_field.js';

/** Of the measurements that come with names. @type {Record<string, string[]>} */
const NAMED = {iris: ['Iris setosa', 'Iris versicolor', 'Iris virginica']};

/** @param {string | undefined} dataset @returns {readonly string[]} none: its classes have no names */
export const namesOf = (dataset = '') => NAMED[dataset] ?? [];

/** @param {number} index @param {string} [kind] a class of the style sheet in place of the class's colour */
export function classMark(index, kind = `play-class-${index}`) {
  return svg({viewBox: '-1.3 -1.3 2.6 2.6', width: 12, height: 12, 'aria-hidden': 'true', class: `play-mark ${kind}`},
      [mark('path', {d: OUTLINES[index % OUTLINES.length]})]);
}

/** What a class is called: two are -1 and +1, more are counted from 1, and measurements have names.
 * @param {import('../../i18n/index.js').Translate} t @param {string | undefined} dataset @param {number} index @param {number} classes
 * @param {readonly string[]} [own] names of the reader's own data */
export function className(t, dataset, index, classes, own = []) {
  const name = own[index] ?? namesOf(dataset)[index];
  if (name) return name;
  return classes === 2 ? (labelOf(index, 2) > 0 ? '+1' : '−1') : t('surface.class', {n: index + 1});
}
