// Links to and from TensorFlow Playground.

import {make} from '../make.js';

/** @param {import('./parts.d.ts').PlayContext} context @returns {import('./parts.d.ts').Part} */
export function createLinks({t}) {
  return {element: make('section', {class: 'panel play-links'}, make('h2', {}, t('links.title')))};
}
