// Which parts of a view a link or an element asks for, and which of them a reader may change.

import {PARTS} from '../state/parts.js';
import {make} from './make.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {keyof typeof PARTS} PartedView */

/** @param {State['view']} view @returns {view is PartedView} */
export const isParted = (view) => Object.hasOwn(PARTS, view);

/** Whether a view has this among its parts. Where only names are given that it does not know, it has all of them.
 * @param {State} state @param {string} name */
export function isPartAsked({view, show}, name) {
  if (!show || !isParted(view) || !PARTS[view].includes(name)) return true;
  return show.includes(name) || !show.some((other) => PARTS[view].includes(other));
}

/** Everything that a link may hide by its name; `show` speaks of parts alone. @param {State} state @param {string} name */
export const isPartShown = (state, name) => isPartAsked(state, name) && !state.hide.includes(name);

/** @param {State} state @param {string} name */
export const isLocked = ({locked}, name) => locked.includes(name) || (locked.includes('all') && name !== 'controls');

/** Names a part for style sheets outside, and switches its controls off where that is asked for: it can be read, not changed.
 * What locks it stands around it, since parts make anew what is in them. @param {State} state @param {string} name @param {HTMLElement} element in its place */
export function asPart(state, name, element) {
  element.setAttribute('part', name);
  if (!isLocked(state, name)) return;
  const lock = make('fieldset', {class: 'locked', disabled: true});
  element.replaceWith(lock);
  lock.append(element);
  for (const type of ['dragover', 'drop']) element.addEventListener(type, (event) => event.stopImmediatePropagation(), true);
}

/** What a view with other parts has to be made anew for. @param {State} state */
export const partsKey = ({view, show, locked}) => JSON.stringify([view, show, locked]);

/** Names that are no parts. @param {State} state @returns {import('../state.js').Problem[]} */
export function unknownParts({view, show, locked}) {
  if (!isParted(view)) return [];
  const known = PARTS[view];
  const unknown = (/** @type {string} */ key, /** @type {readonly string[]} */ names) => names.filter((name) => !known.includes(name))
      .map((value) => ({key, value, code: 'not_a_choice', detail: {accepted: known.join(', ')}}));
  return [...unknown('show', show ?? []), ...unknown('locked', locked.filter((name) => name !== 'all'))];
}
