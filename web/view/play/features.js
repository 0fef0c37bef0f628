// What the first layer sees of a point.

import {make} from '../make.js';

/** @param {import('./parts.d.ts').PlayContext} context @returns {import('./parts.d.ts').Part} */
export function createFeatures({t}) {
  return {element: make('section', {class: 'panel play-features'}, make('h2', {}, t('features.title')))};
}
