// The view of softmax: logits and what comes out of them, the Jacobian, the naive way beside the stable one, the tutorial's
// figure. Puts the parts together and shows each change of the state in the next frame.

import {onNextFrame} from '../scheduler.js';
import {invalidated} from '../state.js';
import {formatNumber} from '../i18n/numbers.js';
import {softmaxDerivationButton} from './derivation_button.js';
import {createBriefEmbed} from './embed.js';
import {term} from './glossary.js';
import {make} from './make.js';
import {asPart, isPartAsked, isPartShown} from './parts.js';
import {createCompare} from './softmax/compare.js';
import {createControls} from './softmax/controls.js';
import {createJacobian} from './softmax/jacobian.js';
import {createRamp} from './softmax/ramp.js';
import {createRows} from './softmax/rows.js';
import {valuesOf} from './softmax/values.js';
import {entry, isOfSoftmax} from './softmax/words.js';

/** @typedef {import('../state.js').State} State */

/** @param {import('./functions.js').Context} context @param {(text: string) => void} say Tells a screen reader, politely. */
export function createSoftmax(context, say) {
  const {core, session, t, entitle} = context;
  const controls = createControls(context);
  const rows = createRows(context, () => onNextFrame(show));
  const jacobian = createJacobian(context);
  const compare = createCompare(context, say);
  const ramp = createRamp(context);

  const derivation = softmaxDerivationButton(context, () => {
    const {logits, temperature, class: target} = session.state;
    return {z: logits.map((logit) => logit / temperature), y: logits.map((_, i) => Number(i === target))};
  });
  const loss = make('output', {class: 'softmax-loss'});
  const main = make('section', {class: 'panel softmax-main', 'aria-labelledby': 'softmax-title'},
      make('div', {class: 'softmax-title-row'}, make('h2', {id: 'softmax-title'}, t('softmax.title')), controls.functions),
      controls.lead, controls.element, rows.element,
      make('div', {class: 'softmax-loss-row'}, make('p', {class: 'softmax-loss-line'}, term('loss', t, t('softmax.loss')), ' ', loss),
          make('div', {class: 'softmax-exits'}, ...createBriefEmbed(context, 'softmax-hinted-end'), controls.train)),
      make('p', {class: 'hint', id: 'softmax-true-hint'}, t('softmax.loss_lead')));
  jacobian.element.append(derivation);
  const parts = Object.entries({logits: main, jacobian: jacobian.element, compare: compare.element, figure: ramp.element})
      .filter(([name]) => isPartAsked(session.state, name));
  const element = make('div', {class: `softmax${session.state.show ? ' softmax-chosen' : ''}`}, ...parts.map(([, part]) => part));
  for (const [name, part] of parts) asPart(session.state, name, part);

  let isDestroyed = false;
  function show() {
    if (isDestroyed) return;
    const {state} = session;
    const values = valuesOf(core, state);
    controls.show();
    rows.show(values);
    jacobian.show(values);
    compare.show();
    const line = `L = −log ${entry('p', state.class)} = ${formatNumber(values.loss, {significant: 5})}`;
    for (const [name, part] of parts) part.hidden = !isPartShown(state, name);
    loss.value = isOfSoftmax(state.vector) ? line : t('softmax.loss_of_softmax', {line});
  }

  entitle(t('shell.view_softmax'));
  show();

  return {
    element,
    focusSearch() {},
    onKey() {},
    destroy() {
      isDestroyed = true;
      ramp.destroy();
    },
    /** @param {State} before @param {State} after */
    update(before, after) {
      const changes = invalidated(before, after);
      if (changes.has('vector') || changes.has('page')) onNextFrame(show);
      if (before.logits.length !== after.logits.length) say(t('softmax.number_of_classes', {n: after.logits.length}));
    },
    /** The bars as a picture. */
    async picture() {
      const {softmaxPicture} = await import('./softmax/picture.js');
      return softmaxPicture(context);
    },
  };
}
