// The function of a layer with the numbers that go through it right now.

import {make} from '../make.js';

/** @param {import('./parts.d.ts').PlayContext} context @returns {import('./parts.d.ts').Part} */
export function createCurve({t}) {
  return {element: make('section', {class: 'panel play-curve'}, make('h2', {}, t('curve.title')))};
}
