// The button under the derivative on the card: opens how it is found, for the functions that have a derivation.

import {make} from './make.js';

/** The ids of state/derivations.js, which is loaded only with the derivation. */
export const DERIVED = new Set(['sigmoid', 'tanh', 'relu', 'leaky_relu', 'prelu', 'elu', 'selu', 'softplus', 'silu', 'swish', 'gelu']);

/** @param {import('./functions.js').Context} context */
export function createDerivationButton(context) {
  const {t} = context;
  /** @type {import('../core.d.ts').Activation} */
  let activation;
  /** @type {Record<string, number>} */
  let parameters = {};
  const hint = make('p', {class: 'hint', id: 'how-hint', role: 'status'}, t('card.how_hint'));
  const element = make('div', {class: 'how'}, make('button', {class: 'button', 'aria-haspopup': 'dialog', 'aria-describedby': 'how-hint', onclick: open}, t('card.how')), hint);

  async function open() {
    try {
      const {openDerivation} = await import('./derivation.js');
      await openDerivation(activation, context, parameters);
    } catch (error) {
      console.error(error);
      hint.textContent = t('card.not_loaded');
    }
  }

  return {
    element,
    /** @param {import('../core.d.ts').Activation} next @param {Record<string, number>} values */
    show(next, values) {
      activation = next;
      parameters = {...Object.fromEntries(next.parameters.map(({name, initial}) => [name, initial])), ...values};
      element.hidden = !DERIVED.has(next.id);
    },
  };
}
