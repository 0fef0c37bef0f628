// The button that opens the dialog for authors. It is loaded when it is pressed.

import {make} from './make.js';
import {setHint, withHint} from './play/hint.js';

/** @typedef {Pick<import('./functions.js').Context, 't' | 'place' | 'session' | 'address' | 'activations'>} Embeddable */

/** @param {Embeddable} context @param {(text: string) => void} tell What went wrong. */
function createButton(context, tell) {
  const {t} = context;
  return make('button', {class: 'button', type: 'button', 'aria-haspopup': 'dialog', onclick: async () => {
    try {
      const {openEmbed} = await import('./embed/dialog.js');
      await openEmbed(context);
    } catch (error) {
      console.error(error);
      tell(t('how.not_loaded'));
    }
  }}, t('embedding.button'));
}

/** With its sentence beside it. @param {Embeddable} context @returns {HTMLElement[]} None where the view is embedded itself. */
export function createEmbed(context) {
  const {t, place} = context;
  if (place !== document.body) return [];
  const hint = make('p', {class: 'hint', id: 'embed-hint', role: 'status'}, t('embedding.hint'));
  const button = createButton(context, (text) => {
    hint.textContent = text;
  });
  button.setAttribute('aria-describedby', hint.id);
  return [make('div', {class: 'embed-entry'}, button, hint)];
}

/** Where there is no room for the sentence, which then comes when it is asked for. @param {Embeddable} context @param {string} name of the style
 * @returns {HTMLElement[]} */
export function createBriefEmbed(context, name) {
  const {t, place} = context;
  if (place !== document.body) return [];
  const element = withHint(createButton(context, (text) => setHint(element, text)), t('embedding.hint'), {name: `${name} embed-entry`});
  return [element];
}
