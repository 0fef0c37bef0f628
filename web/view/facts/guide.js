// "Which one?": a piece of advice for each place in a network, with links to networks in which its reason can be seen.

import {decode, encode, update} from '../../state.js';
import {marked} from '../card.js';
import {make} from '../make.js';
import {find} from '../curves.js';
import {ADVICE} from './advice.js';
import {named} from './names.js';

/** @param {import('../functions.js').Context} context */
export function createGuide({activations, session, t}) {
  const {lang, theme} = session.state;
  /** @param {string} hash */
  const address = (hash) => encode(update(decode(hash).state, {view: 'play', lang, theme}));

  /** @param {(typeof ADVICE)[number]} advice */
  function item({key, functions, states}) {
    const names = functions.flatMap((id, i) => [...(i > 0 ? [' · '] : []), ...named(find(activations, id), t)]);
    const links = states.flatMap((state) => [
      make('p', {}, t(`guide_see.${state.key}`, {epochs: state.epochs})),
      make('a', {class: 'button', href: address(state.hash), 'data-state': state.key}, t(`guide_open.${state.key}`)),
    ]);
    return make('li', {}, make('h4', {}, t(`guide_title.${key}`)), ...(names.length > 0 ? [make('p', {class: 'hint facts-guide-names'}, ...names)] : []),
        make('p', {}, ...marked(t(`guide_why.${key}`), t)), ...links);
  }

  const part = (/** @type {'hidden' | 'output'} */ place) => [make('h3', {}, t(`guide.${place}`)),
    make('ol', {}, ...ADVICE.filter((advice) => advice.place === place).map(item))];
  const element = make('section', {class: 'panel facts-guide', id: 'facts-guide', tabindex: -1, 'aria-labelledby': 'facts-guide-title'},
      make('h2', {id: 'facts-guide-title'}, t('guide.title')), make('p', {}, t('guide.intro')), ...part('hidden'), ...part('output'));
  return {element};
}
