// What the first layer sees of a point: its coordinates, and what can be made of them.

import {INPUTS} from '../../state/playground.js';
import {make, setAttribute} from '../make.js';
import {rove} from '../roving.js';
import {hideable} from './hiding.js';
import {isOnLine} from './features_line.js';

/** As a formula writes them, and as a screen reader reads them best. @type {Record<string, string>} */
const SIGNS = {x: 'x₁', y: 'x₂', xSquared: 'x₁²', ySquared: 'x₂²', xTimesY: 'x₁x₂', sinX: 'sin x₁', sinY: 'sin x₂'};

/** @typedef {import('../../state.js').State} State */

/** @param {import('./parts.d.ts').PlayContext} context @returns {import('./parts.d.ts').Part} */
export function createFeatures({session, run, t, say}) {
  const note = make('p', {class: 'hint play-feature-note', id: 'play-feature-note'});
  const rest = () => tell(t(isOnLine(run) ? 'features.note_line' : 'features.note'));
  const keys = /** @type {(keyof typeof INPUTS)[]} */ (Object.keys(INPUTS));
  const chips = keys.map((key) => {
    const look = () => tell(t(`features.about_${key}`));
    return {key, button: make('button', {type: 'button', class: 'chip', 'data-key': key, 'aria-label': t('data.note', {name: SIGNS[key], about: t(`features.about_${key}`)}),
      onclick: () => toggle(key), onfocus: look, onpointerenter: look, onblur: rest, onpointerleave: rest}, SIGNS[key])};
  });
  const row = make('div', {class: 'chips', role: 'toolbar', 'aria-label': t('features.title')}, ...chips.map(({button}) => button));
  const roving = rove(row);
  const element = make('section', {class: 'panel play-features', 'aria-label': t('features.title')}, make('h2', {}, t('features.title')), row, note);

  /** @param {string} text */
  function tell(text) {
    if (note.textContent !== text) note.textContent = text;
  }

  /** @param {State} state */
  const active = (state) => keys.filter((key) => state[key] && !state.hide.includes(key));

  /** @param {typeof keys[number]} key */
  function toggle(key) {
    const {state} = session;
    if (state[key] && active(state).length === 1) {
      tell(t('features.last'));
      say(t('features.last'));
      return;
    }
    session.set({[key]: !state[key]}, {push: true});
  }

  function show() {
    const {state} = session;
    const isLast = active(state).length === 1;
    for (const {key, button} of chips) {
      setAttribute(button, 'aria-pressed', String(state[key]));
      setAttribute(button, 'aria-disabled', isLast && state[key]);
      hideable(session, key, button);
    }
    hideable(session, 'features', element);
    roving.settle();
  }

  show();
  rest();
  return {element, update: show, destroy: run.on('rebuilt', rest)};
}
