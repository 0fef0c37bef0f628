// Terms that explain themselves: a button in the text that opens the definition, and the whole glossary as a dialog.
//
// A button, not a tooltip: it works with a finger and with the keyboard, and stays open until it is closed.

import {make} from './make.js';
import {dialogPlace} from './root.js';

/** @typedef {import('../i18n/index.js').Translate} Translate */

/** The entries of the glossary, in reading order. */
export const TERMS = [
  'pre_activation', 'activation', 'derivative', 'second_derivative', 'tangent', 'range', 'monotonic', 'smooth', 'kink', 'jump',
  'symmetry', 'zero_centred', 'asymptote', 'saturation', 'gradient', 'vanishing_gradient', 'dead_unit', 'sparse', 'gate',
  'learnable', 'cost', 'weight', 'bias', 'layer', 'logits', 'loss', 'epoch', 'batch', 'learning_rate', 'optimizer', 'regularization',
  'test_points', 'overfitting', 'divergence',
];

/**
 * A term in running text; activating it shows its definition.
 * @param {string} id
 * @param {Translate} t
 * @param {string} [words] the text to show, by default the term's name
 */
export function term(id, t, words = t(`glossary.${id}.name`)) {
  return make('button', {
    type: 'button', class: 'term', 'aria-haspopup': 'dialog', onclick: (/** @type {MouseEvent} */ event) => define(id, t, event),
  }, words);
}

/** @param {string} id @param {Translate} t @param {MouseEvent} event */
function define(id, t, {currentTarget}) {
  const dialog = closable('definition', t(`glossary.${id}.name`), t, make('p', {}, t(`glossary.${id}.text`)));
  // Beside the word where there is room; the style sheet keeps it on the screen.
  const word = /** @type {HTMLElement} */ (currentTarget);
  const {left, bottom} = word.getBoundingClientRect();
  dialog.style.setProperty('--left', `${left}px`);
  dialog.style.setProperty('--top', `${bottom}px`);
  dialog.addEventListener('close', () => dialog.remove());
  dialogPlace(word).append(dialog);
  dialog.showModal();
}

/** The whole glossary, to be put into the page and opened with showModal(). @param {Translate} t */
export function glossaryDialog(t) {
  const entries = TERMS.flatMap((id) => [
    make('dt', {}, t(`glossary.${id}.name`)),
    make('dd', {}, t(`glossary.${id}.text`)),
  ]);
  return closable('glossary', t('dialog.glossary'), t, make('dl', {}, ...entries));
}

/**
 * A dialog with a heading that closes by its button, by Escape, and by a click beside it.
 * @param {string} kind
 * @param {string} title
 * @param {Translate} t
 * @param {...Node} content
 */
export function closable(kind, title, t, ...content) {
  const heading = `${kind}-title`;
  const close = make('button', {type: 'button', class: 'close', onclick: () => dialog.close()}, t('dialog.close'));
  // The button comes before the content: it takes the focus, and a long dialog must open at its beginning.
  const dialog = make('dialog', {class: kind, 'aria-labelledby': heading},
      make('div', {class: 'sheet'}, make('div', {class: 'title'}, make('h2', {id: heading}, title), close), ...content));
  // The sheet covers the dialog, so only the backdrop has the dialog itself as its target.
  dialog.addEventListener('click', ({target}) => {
    if (target === dialog) dialog.close();
  });
  return dialog;
}
