// One point on its way forward and back, with all numbers.

import {make} from '../make.js';

/** @param {import('./parts.d.ts').PlayContext} context @returns {import('./parts.d.ts').Part} */
export function createNumbers({t}) {
  return {element: make('section', {class: 'panel play-numbers'}, make('h2', {}, t('numbers.title')))};
}
