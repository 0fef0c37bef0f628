// The sentence that says what a control does: beside it while it has the keyboard's focus, is touched or pointed at, and
// always read out with its name. Escape puts it away.

import {make, setAttribute} from '../make.js';

const TOUCH_TIME = 4000;
let count = 0;

/**
 * @param {HTMLElement} control The button or field itself, where `body` holds more than that.
 * @param {string} text
 * @param {{body?: HTMLElement, name?: string}} [options]
 * @returns {HTMLElement} What to put on the page: the control with its hint.
 */
export function withHint(control, text, {body = control, name = ''} = {}) {
  const id = `play-hint-${++count}`;
  const bubble = make('span', {class: 'play-bubble', id, role: 'tooltip'}, text);
  const element = make('span', {class: `play-hinted ${name}`.trim()}, body, bubble);
  let timer = 0;
  control.setAttribute('aria-describedby', [control.getAttribute('aria-describedby'), id].filter(Boolean).join(' '));
  element.addEventListener('pointerdown', ({pointerType}) => {
    setAttribute(element, 'data-quiet', pointerType === 'mouse');
    if (pointerType === 'mouse') return;
    element.dataset.touched = '';
    clearTimeout(timer);
    timer = window.setTimeout(() => delete element.dataset.touched, TOUCH_TIME);
  });
  element.addEventListener('keydown', ({key}) => setAttribute(element, 'data-quiet', key === 'Escape'));
  for (const event of ['pointerleave', 'focusout']) element.addEventListener(event, () => delete element.dataset.quiet);
  return element;
}

/** Another sentence for a hint that is there. @param {HTMLElement} element as withHint made it @param {string} text */
export function setHint(element, text) {
  const bubble = /** @type {HTMLElement} */ (element.querySelector('.play-bubble'));
  if (bubble.textContent !== text) bubble.textContent = text;
}
