// How the network is trained: learning rate, optimizer, loss, regularization, first weights.

import {make} from '../make.js';

/** @param {import('./parts.d.ts').PlayContext} context @returns {import('./parts.d.ts').Part} */
export function createOptions({t}) {
  return {element: make('section', {class: 'panel play-options'}, make('h2', {}, t('options.title')))};
}
