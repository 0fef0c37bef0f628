// The reader's own functions in the gallery: those of this link, those that this device keeps, and a tile for a new one.

import {MAX_OWN} from '../../state.js';
import {make, setAttribute} from '../make.js';
import {activeElement} from '../root.js';
import {stamp} from '../stamp.js';
import {FIRST, added, draftSpec, freeName} from './model.js';
import {saved} from './saved.js';

/** @typedef {import('../functions.js').Context} Context */

/** Functions that are kept but not in the link. @param {import('../../state.js').State} state */
export const others = ({own}) => saved().filter((draft) => !own.some(({name}) => name === draft.name));

/** @param {Context} context @param {(text: string) => void} say
 * @param {{choose: (id: string) => void, onNew: () => void}} hooks choose: shows a function, or adds it to those compared */
export function createOwnTiles({core, session, t}, say, {choose, onNew}) {
  const tiles = make('div', {class: 'tiles'});
  const element = make('section', {class: 'own-functions'}, make('h3', {}, t('own_function.title')), tiles);
  let shown = '';

  /** @param {import('./model.js').Draft} draft */
  function take(draft) {
    const result = added(core, session.state, draft);
    if (!result) return void say(t('own_function.full', {limit: MAX_OWN}));
    session.set({own: result.own});
    choose(result.id);
  }

  function makeNew() {
    const before = session.state.own.length;
    take({name: freeName([...session.state.own, ...saved()], (n) => t('formula.first_name', {n})), formula: FIRST, parameters: []});
    if (session.state.own.length > before) onNew();
  }

  /** @param {string} name @param {HTMLElement | SVGElement} picture @param {string} id @param {() => void} onclick @param {string} title */
  const tile = (name, picture, id, onclick, title) => make('button', {class: 'tile', 'data-id': id, title, onclick}, picture, make('span', {class: 'name'}, name));

  function build() {
    const {own} = session.state;
    const plus = make('span', {class: 'blank own-new', 'aria-hidden': 'true'}, '+');
    tiles.replaceChildren(
        ...own.map(({id, name}) => tile(name, stamp(core, {id}), id, () => choose(id), t('own_function.about'))),
        ...others(session.state).map((draft) => {
          const spec = draftSpec(core, draft);
          // What another version of the page has kept may be no formula here.
          return spec ? tile(draft.name, stamp(core, spec), '', () => take(draft), t('own_function.kept')) : '';
        }),
        tile(t('own_function.new'), plus, '', makeNew, t('formula.text_hint').replaceAll('`', '')));
  }

  /** Whoever is on a tile is on the one of that name again: one that this device kept is then among those of the link. */
  function rebuild() {
    const focused = tiles.contains(activeElement()) ? activeElement()?.textContent : null;
    build();
    const again = focused === null ? undefined : [...tiles.children].find((tile) => tile.textContent === focused);
    if (again instanceof HTMLElement) again.focus({preventScroll: true});
  }

  return {
    element,
    show() {
      const {own, functions, selected} = session.state;
      const key = JSON.stringify([own, others(session.state)]);
      if (key !== shown) rebuild();
      shown = key;
      for (const one of /** @type {Iterable<HTMLElement>} */ (tiles.querySelectorAll('[data-id^="own"]'))) {
        setAttribute(one, 'aria-pressed', String(functions.some(({id}) => id === one.dataset.id)));
        one.classList.toggle('current', functions[selected].id === one.dataset.id);
      }
    },
  };
}
