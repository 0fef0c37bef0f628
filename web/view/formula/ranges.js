// What a reader may say of a parameter of an own formula: from where to where its slider goes, and whether it is learned.

import {redefined} from '../../state/own.js';
import {make, setAttribute} from '../make.js';
import {withHint} from '../play/hint.js';
import {activeElement} from '../root.js';
import {symbol} from '../sentences.js';

/** @typedef {import('../functions.js').Context} Context */
/** @typedef {import('../../state.js').OwnParameter} OwnParameter */

/** @param {Context} context @param {string} id of the function @param {string} name of the parameter */
export function createRange({session, t}, id, name) {
  const label = symbol(name);
  const low = make('input', {type: 'number', class: 'value range-end', step: 'any', 'aria-label': t('formula.low', {name: label})});
  const high = make('input', {type: 'number', class: 'value range-end', step: 'any', 'aria-label': t('formula.high', {name: label})});
  const learnable = make('input', {type: 'checkbox'});
  const error = make('span', {class: 'error', role: 'status'});
  const learned = make('label', {class: 'range-learnable'}, learnable, t('formula.learnable'));
  const element = make('div', {class: 'range-row'}, make('span', {class: 'hint', 'aria-hidden': 'true'}, t('formula.slider_from')), low,
      make('span', {class: 'hint', 'aria-hidden': 'true'}, t('formula.slider_to')), high, withHint(learnable, t('formula.learnable_hint'), {body: learned}), error);

  const find = () => {
    const own = session.state.own.find((one) => one.id === id);
    const parameter = own?.parameters.find((one) => one.name === name);
    return own && parameter ? {own, parameter} : null;
  };

  /** @param {Partial<OwnParameter>} changes */
  function change(changes) {
    const found = find();
    if (!found) return;
    const parameters = found.own.parameters.map((one) => (one.name === name ? {...one, ...changes} : one));
    session.set(redefined(session.state, {...found.own, parameters}));
  }

  for (const box of [low, high]) {
    box.addEventListener('input', () => {
      const [from, to] = [low.valueAsNumber, high.valueAsNumber];
      const isRange = from < to;
      setAttribute(box, 'aria-invalid', !isRange);
      error.textContent = isRange ? '' : t('formula.bad_range');
      if (isRange) change({low: from + 0, high: to + 0});
    });
    box.addEventListener('blur', () => {
      for (const one of [low, high]) setAttribute(one, 'aria-invalid', false);
      error.textContent = '';
      show();
    });
  }
  learnable.addEventListener('change', () => change({learnable: learnable.checked}));

  function show() {
    const {parameter} = find() ?? {};
    if (!parameter) return;
    if (activeElement() !== low) low.value = String(parameter.low);
    if (activeElement() !== high) high.value = String(parameter.high);
    learnable.checked = parameter.learnable;
  }
  show();
  return {element, show};
}
