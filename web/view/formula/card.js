// The card of a function of the reader's own: what was measured, and that it was only measured.

import {formatNumber} from '../../i18n/numbers.js';
import {marked} from '../card.js';
import {term} from '../glossary.js';
import {make} from '../make.js';
import {WINDOW} from './measure.js';
import {measuredFacts} from './words.js';

/** Writes the card, or only the values that changed, so that it can follow a slider.
 * @param {HTMLElement} container @param {import('./measure.js').Measured} found @param {import('../../i18n/index.js').Translate} t */
export function renderOwnCard(container, found, t) {
  const facts = measuredFacts(found, t);
  if (container.dataset.card !== 'own') {
    const [low, high] = WINDOW.map((end) => formatNumber(end));
    container.replaceChildren(make('h3', {}, t('measured.title')), make('p', {class: 'hint'}, t('measured.about', {low, high})),
        make('dl', {class: 'facts measured'}, ...facts.flatMap(({id, glossary, label}) => [
          make('dt', {}, glossary ? term(glossary, t, label) : label), make('dd', {'data-fact': id})])));
    container.dataset.card = 'own';
  }
  for (const {id, value} of facts) {
    const cell = container.querySelector(`[data-fact="${id}"]`);
    if (!(cell instanceof HTMLElement) || cell.dataset.value === value) continue;
    cell.replaceChildren(...marked(value, t));
    cell.dataset.value = value;
  }
}
