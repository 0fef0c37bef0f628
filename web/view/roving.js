// A row of buttons as one stop of the Tab key: arrow keys go from one to the next, Home and End to the ends.

import {activeElement} from './root.js';

/** @param {HTMLElement} group Its buttons may be made anew; `settle` is then to be called. */
export function rove(group) {
  const buttons = () => /** @type {HTMLButtonElement[]} */ ([...group.querySelectorAll('button')].filter((button) => !button.hidden));

  /** @param {HTMLButtonElement | undefined} chosen the one that Tab comes to */
  function stop(chosen) {
    for (const button of group.querySelectorAll('button')) button.tabIndex = button === chosen ? 0 : -1;
  }

  group.addEventListener('focusin', ({target}) => {
    const button = buttons().find((one) => one === target);
    if (button) stop(button);
  });
  group.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const all = buttons();
    const at = all.findIndex((button) => button === event.target);
    const next = {ArrowLeft: at - 1, ArrowUp: at - 1, ArrowRight: at + 1, ArrowDown: at + 1, Home: 0, End: all.length - 1}[event.key];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    all[(next + all.length) % all.length].focus();
  });

  return {
    /** After buttons came, went or were pressed: Tab comes to the one that was looked at, else to the first that is pressed. */
    settle() {
      const all = buttons();
      if (all.some((button) => button === activeElement())) return;
      stop(all.find((button) => button.getAttribute('aria-pressed') === 'true') ?? all[0]);
    },
  };
}
