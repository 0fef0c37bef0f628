// A button that opens a small panel under it. Escape and a press elsewhere close it.

import {make} from '../make.js';
import {withHint} from './hint.js';

let count = 0;

/**
 * @param {{label: string | Node, hint: string, name?: string | null, class?: string, onOpen?: () => void}} options name: where the label is no words
 * @param {...Node} content
 */
export function createPopup({label, hint, name = null, class: kind = '', onOpen}, ...content) {
  const id = `play-popup-${++count}`;
  const button = make('button', {type: 'button', class: 'button play-opener', 'aria-expanded': 'false', 'aria-controls': id, 'aria-label': name}, label);
  const panel = make('div', {class: 'play-popup panel', id, hidden: true, role: 'group', 'aria-label': name ?? button.textContent}, ...content);
  const element = make('span', {class: `play-popup-holder ${kind}`.trim()}, withHint(button, hint), panel);

  /** @param {Event} event */
  const onPress = (event) => {
    if (!element.contains(/** @type {Node} */ (event.target))) show(false);
  };

  /** @param {boolean} isOpen */
  function show(isOpen) {
    if (panel.hidden !== isOpen) return;
    panel.hidden = !isOpen;
    button.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) {
      onOpen?.();
      document.addEventListener('pointerdown', onPress);
    } else {
      document.removeEventListener('pointerdown', onPress);
    }
  }

  button.addEventListener('click', () => show(panel.hidden));
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || panel.hidden) return;
    event.stopPropagation();
    show(false);
    button.focus();
  });
  element.addEventListener('focusout', ({relatedTarget}) => {
    if (relatedTarget instanceof Node && !element.contains(relatedTarget)) show(false);
  });
  return {
    element,
    button,
    panel,
    get isOpen() {
      return !panel.hidden;
    },
    close() {
      const hadFocus = panel.contains(document.activeElement);
      show(false);
      if (hadFocus) button.focus();
    },
  };
}
