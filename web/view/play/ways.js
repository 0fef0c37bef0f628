// On a phone all parts of Play stand under one another: a row of buttons at the top leads to those that are far below.

import {make} from '../make.js';

/**
 * @param {import('../../i18n/index.js').Translate} t
 * @param {[words: string, element: HTMLElement][]} places
 */
export function createWays(t, places) {
  const ways = places.map(([words, element]) => ({element, button: make('button', {type: 'button', class: 'button', onclick: () => go(element)}, words)}));
  const nav = make('nav', {class: 'play-ways', 'aria-label': t('ways.title')}, ...ways.map(({button}) => button));

  /** @param {HTMLElement} element */
  function go(element) {
    element.tabIndex = -1;  // where the keyboard goes on
    element.focus({preventScroll: true});
    element.scrollIntoView({block: 'start'});
  }

  return {
    element: nav,
    /** A link may hide what a button leads to. */
    update() {
      for (const {element, button} of ways) button.hidden = element.hidden;
    },
    destroy() {},
  };
}
