// The loss over the epochs.

import {make} from '../make.js';

/** @param {import('./parts.d.ts').PlayContext} context @returns {import('./parts.d.ts').Part} */
export function createLoss({t}) {
  return {element: make('section', {class: 'panel play-loss'}, make('h2', {}, t('loss.title')))};
}
