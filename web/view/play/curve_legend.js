// What the marks of the curve's figure stand for: a swatch and a few words for each of those that are drawn.

import {make} from '../make.js';

/** What is drawn, and as what. @typedef {{unit: number | null, hasCurve: boolean, isByUnit: boolean, hasPoint: boolean, isBlocking: boolean}} Drawn
 * unit: whose z has an outline */

/** @param {import('../../i18n/index.js').Translate} t */
export function createLegend(t) {
  const element = make('div', {class: 'play-curve-legend'});
  let built = '';

  /** @param {string} swatch @param {string} words @param {boolean} [isShown] else only its room is kept */
  const entry = (swatch, words, isShown = true) => make('span', {class: isShown ? '' : 'covered'}, make('i', {class: `key ${swatch}`, 'aria-hidden': 'true'}), words);

  return {
    element,
    /** @param {Drawn} drawn */
    show(drawn) {
      const key = JSON.stringify(drawn);
      if (key === built) return;
      built = key;
      const {unit, hasCurve, isByUnit, hasPoint, isBlocking} = drawn;
      element.replaceChildren(
          entry('key-z', t('curve.key_z')),
          ...(!hasCurve ? [make('span', {}, t('curve.softmax'))] : isBlocking ? [make('span', {}, t('curve.blocking'))] : [entry('key-through', t('curve.key_through'))]),
          entry('key-point', t('curve.key_point'), hasPoint),
          entry('key-unit', t('curve.key_unit', {n: (unit ?? 0) + 1}), unit !== null),
          ...(isByUnit ? [entry('key-each', t('curve.key_each'))] : []));
    },
  };
}
