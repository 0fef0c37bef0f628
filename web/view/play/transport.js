// The bar on top: train, pause, step, back to the start, speed, the figures of the run.

import {make} from '../make.js';

/** @param {import('./parts.d.ts').PlayContext} context @returns {import('./parts.d.ts').Part} */
export function createTransport({t}) {
  return {element: make('section', {class: 'panel play-transport'}, make('h2', {}, t('transport.title')))};
}
