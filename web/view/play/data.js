// What is learned: dataset, noise, shares, batch size, seed, own points.

import {make} from '../make.js';

/** @param {import('./parts.d.ts').PlayContext} context @returns {import('./parts.d.ts').Part} */
export function createData({t}) {
  return {element: make('section', {class: 'panel play-data'}, make('h2', {}, t('data.title')))};
}
