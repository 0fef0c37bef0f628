// How each layer is doing, in numbers, small charts and one sentence.

import {make} from '../make.js';

/** @param {import('./parts.d.ts').PlayContext} context @returns {import('./parts.d.ts').Part} */
export function createHealth({t}) {
  return {element: make('section', {class: 'panel play-health'}, make('h2', {}, t('health.title')))};
}
