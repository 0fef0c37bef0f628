// The network: units with what they see, links with their weights.

import {make} from '../make.js';

/** @param {import('./parts.d.ts').PlayContext} context @returns {import('./parts.d.ts').Part} */
export function createDiagram({t}) {
  return {element: make('section', {class: 'panel play-diagram'}, make('h2', {}, t('diagram.title')))};
}
