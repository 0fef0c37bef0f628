// The button that opens the dialog for authors. It is loaded when it is pressed.

import {make} from './make.js';

/** @typedef {Pick<import('./functions.js').Context, 't' | 'place' | 'session' | 'address'>} Embeddable */

/** @param {Embeddable} context @returns {HTMLElement[]} None where the view is embedded itself. */
export function createEmbed(context) {
  const {t, place} = context;
  if (place !== document.body) return [];
  const hint = make('p', {class: 'hint', id: 'embed-hint', role: 'status'}, t('embedding.hint'));
  const button = make('button', {class: 'button', type: 'button', 'aria-haspopup': 'dialog', 'aria-describedby': hint.id, onclick: async () => {
    try {
      const {openEmbed} = await import('./embed/dialog.js');
      await openEmbed(context);
    } catch (error) {
      console.error(error);
      hint.textContent = t('how.not_loaded');
    }
  }}, t('embedding.button'));
  return [make('div', {class: 'embed-entry'}, button, hint)];
}
