// What the network says at every point of the plane, under the points.

import {make} from '../make.js';

/** @param {import('./parts.d.ts').PlayContext} context @returns {import('./parts.d.ts').Part} */
export function createSurface({t}) {
  return {element: make('section', {class: 'panel play-surface'}, make('h2', {}, t('surface.title')))};
}
