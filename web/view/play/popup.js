// A button that opens a small panel under it. Arrow down enters it, and arrows go through its choices where it is a list of
// buttons; Escape and a press elsewhere close it.

import {make} from '../make.js';
import {activeElement, isInside} from '../root.js';
import {withHint} from './hint.js';

const FIELDS = 'a[href], button, input, select, textarea, summary';

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
    if (!isInside(event, element)) show(false);
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
  const fields = () => /** @type {HTMLElement[]} */ ([...panel.querySelectorAll(FIELDS)]);

  /** What an arrow key goes to from here. @param {string} key @param {EventTarget | null} target @returns {HTMLElement | undefined} */
  function next(key, target) {
    if (target === button) return key === 'ArrowDown' ? fields().find((field) => field.getClientRects().length > 0) : undefined;
    const choices = /** @type {HTMLElement[]} */ ([...panel.children]);
    if (choices.some(({tagName}) => tagName !== 'BUTTON')) return undefined;
    const at = choices.findIndex((choice) => choice === target);
    const last = choices.length - 1;
    /** @type {Record<string, HTMLElement>} */
    const places = {ArrowDown: choices[Math.min(at + 1, last)], ArrowUp: choices[at - 1] ?? button, Home: choices[0], End: choices[last]};
    return at < 0 ? undefined : places[key];
  }

  element.addEventListener('keydown', (event) => {
    const {key, target, altKey, ctrlKey, metaKey} = event;
    if (key === 'Escape' && !panel.hidden) {
      event.preventDefault();  // a dialog around it stays open
      event.stopPropagation();
      show(false);
      button.focus();
    }
    const to = panel.hidden || altKey || ctrlKey || metaKey ? undefined : next(key, target);
    if (!to) return;
    event.preventDefault();
    to.focus();
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
      const hadFocus = panel.contains(activeElement());
      show(false);
      if (hadFocus) button.focus();
    },
  };
}
