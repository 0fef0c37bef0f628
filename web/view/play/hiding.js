// Controls that a link hides: TensorFlow Playground's names, and ours by the same rule.

import {isPartShown} from '../parts.js';

/**
 * @param {import('../store.js').Store} session
 * @param {string} name as in NAME_hide=true
 * @param {HTMLElement} element it gets the name, as data-control
 * @returns the element
 */
export function hideable({state}, name, element) {
  element.dataset.control = name;
  element.hidden = !isPartShown(state, name);
  return element;
}
