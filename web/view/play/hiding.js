// Controls that a link hides: TensorFlow Playground's names, and ours by the same rule.

/**
 * @param {import('../session.js').Session} session
 * @param {string} name as in NAME_hide=true
 * @param {HTMLElement} element it gets the name, as data-control
 * @returns the element
 */
export function hideable({state}, name, element) {
  element.dataset.control = name;
  element.hidden = state.hide.includes(name);
  return element;
}
