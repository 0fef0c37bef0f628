// Where frameworks disagree about a function of one name: the points that change a model when it moves, each with its comparison.

import {encode, update} from '../../state.js';
import {marked} from '../card.js';
import {make} from '../make.js';

/** What is put side by side: functions, with the parameters that each framework means. `key` names the texts.
 * @type {readonly {key: string, compare: readonly {id: string, parameters: Readonly<Record<string, number>>}[]}[]} */
export const DIFFERENCES = [
  {key: 'leaky', compare: [0.01, 0.2, 0.3].map((slope) => ({id: 'leaky_relu', parameters: {negative_slope: slope}}))},
  {key: 'gelu', compare: ['gelu', 'gelu_tanh', 'quick_gelu'].map((id) => ({id, parameters: {}}))},
  {key: 'hard_sigmoid', compare: ['hard_sigmoid', 'hard_sigmoid_linear'].map((id) => ({id, parameters: {}}))},
  {key: 'selu', compare: []},
  {key: 'prelu', compare: [0.25, 0].map((a) => ({id: 'prelu', parameters: {a}}))},
  {key: 'gain', compare: ['tanh', 'relu', 'selu'].map((id) => ({id, parameters: {}}))},
];

/** @param {import('../functions.js').Context} context */
export function createDifferences({session, t}) {
  const items = DIFFERENCES.map(({key, compare}) => {
    const more = make('p', {}, make('a', {class: 'button', href: encode(update(session.state, {compare})), onclick: (/** @type {Event} */ event) => {
      event.preventDefault();
      session.set({compare}, {push: true});
      const place = document.getElementById('facts-compare');
      place?.scrollIntoView();
      place?.focus({preventScroll: true});
    }}, t('differ.see')));
    return make('li', {}, make('h3', {}, t(`differ_title.${key}`)), make('p', {}, ...marked(t(`differ_text.${key}`), t)), ...(compare.length > 0 ? [more] : []));
  });
  const element = make('section', {class: 'panel facts-differ', id: 'facts-differ', tabindex: -1, 'aria-labelledby': 'facts-differ-title'},
      make('h2', {id: 'facts-differ-title'}, t('differ.title')), make('p', {}, t('differ.intro')), make('ul', {}, ...items));
  return {element};
}
