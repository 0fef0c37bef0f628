// The past of a run: going back in it, branching from it.

import {make} from '../make.js';

/** @param {import('./parts.d.ts').PlayContext} context @returns {import('./parts.d.ts').Part} */
export function createTime({t}) {
  return {element: make('section', {class: 'panel play-time'}, make('h2', {}, t('time.title')))};
}
