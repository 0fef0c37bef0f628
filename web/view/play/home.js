// The two buttons by which a network leaves and comes back. Their dialogs are loaded when they are pressed.

import {make} from '../make.js';
import {withHint} from './hint.js';

/** @param {import('./parts.d.ts').PlayContext} context @returns {HTMLElement} */
export function createHome(context) {
  const {t} = context;
  const status = make('p', {class: 'hint', role: 'status'});
  /** @param {string} id @param {() => Promise<{open(context: import('./parts.d.ts').PlayContext): Promise<unknown>}>} load */
  const button = (id, load) => withHint(make('button', {type: 'button', class: 'button', 'aria-haspopup': 'dialog', onclick: async () => {
    status.textContent = '';
    try {
      await (await load()).open(context);
    } catch (error) {
      console.error(error);
      status.textContent = t('how.not_loaded');
    }
  }}, t(`home.button_${id}`)), t(`home.about_${id}`));
  return make('div', {class: 'play-home'}, button('take', () => import('./home_take.js')), button('open', () => import('./home_open.js')), status);
}
