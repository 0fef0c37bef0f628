// Controls that a link hides: TensorFlow Playground's names, and ours by the same rule.

/**
 * @param {import('../session.js').Session} session
 * @param {string} name as in NAME_hide=true
 * @param {HTMLElement} element
 * @returns the element
 */
export function hideable({state}, name, element) {
  element.hidden = state.hide.includes(name);
  return element;
}
