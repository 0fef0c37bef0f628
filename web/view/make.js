// Builds DOM elements: the few lines that stand between plain data and a page.

import {activeElement} from './root.js';

/**
 * @template {string} K
 * @param {K} tag
 * @param {Record<string, any>} [attributes] functions are listeners ({onclick}), true is an empty attribute, of ARIA's the
 *     word, false and null leave it out
 * @param {...(Node | string)} children
 * @returns {K extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[K] : HTMLElement}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else setAttribute(element, name, value);
  }
  element.append(...children);
  return /** @type {any} */ (element);
}

/** @param {Element} element @param {string} name @param {any} value */
export function setAttribute(element, name, value) {
  if (value === false || value === null || value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value === true && !name.startsWith('aria-') ? '' : String(value));
}

/** @param {Event} event */
function hold(event) {
  if (/** @type {Element} */ (event.currentTarget).getAttribute('aria-disabled') !== 'true') return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** A button that does nothing for now. Whoever has just pressed it stays on it, which a disabled one does not allow.
 * @param {HTMLElement} button @param {boolean} isOff */
export function setOff(button, isOff) {
  if ((button.getAttribute('aria-disabled') === 'true') === isOff) return;
  setAttribute(button, 'aria-disabled', isOff);
  button.addEventListener('click', hold, true);
}

/** Makes a part of the page anew; whoever was on one of its buttons is then on the one in its place.
 * @param {() => Element | undefined} part @param {() => void} rebuild */
export function keepFocus(part, rebuild) {
  const buttons = () => /** @type {HTMLElement[]} */ ([...part()?.querySelectorAll('button:enabled') ?? []]);
  const index = buttons().findIndex((button) => button === activeElement());
  rebuild();
  if (index >= 0) (buttons()[index] ?? buttons().at(-1))?.focus();
}
