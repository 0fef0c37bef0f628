// The buttons that open a derivation: under the derivative on the card, and under the loss of softmax.

import {make} from './make.js';

/** The ids of state/derivations.js, which is loaded only with the derivation. */
export const DERIVED = new Set(['sigmoid', 'tanh', 'relu', 'leaky_relu', 'prelu', 'elu', 'selu', 'softplus', 'silu', 'swish', 'gelu']);

/** @typedef {import('../i18n/index.js').Translate} Translate */

/** @param {Translate} t @param {string} words @param {(derivation: typeof import('./derivation.js')) => Promise<void>} open */
function opener(t, words, open) {
  const hint = make('p', {class: 'hint', id: 'how-hint', role: 'status'}, t('how.hint'));
  const start = async () => {
    try {
      await open(await import('./derivation.js'));
    } catch (error) {
      console.error(error);
      hint.textContent = t('how.not_loaded');
    }
  };
  return make('div', {class: 'how'}, make('button', {class: 'button', 'aria-haspopup': 'dialog', 'aria-describedby': 'how-hint', onclick: start}, words), hint);
}

/** @param {import('./functions.js').Context} context */
export function createDerivationButton(context) {
  /** @type {import('../core.d.ts').Activation} */
  let activation;
  /** @type {Record<string, number>} */
  let parameters = {};
  const element = opener(context.t, context.t('how.derivative'), ({openDerivation}) => openDerivation(activation, context, parameters));
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

/** For softmax with cross-entropy. @param {Pick<import('./functions.js').Context, 'core' | 't' | 'place'>} context
 * @param {() => import('./derivation_lines.js').Logits} point The logits of the moment, and the target. */
export function softmaxDerivationButton(context, point) {
  return opener(context.t, context.t('how.gradient'), ({openSoftmaxDerivation}) => openSoftmaxDerivation(context, point()));
}
