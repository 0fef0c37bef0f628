// A plot by itself, for an element: the parts of Functions that are asked for, without the gallery.

import {onNextFrame} from '../scheduler.js';
import {invalidated} from '../state.js';
import {equation, fit, renderCard} from './card.js';
import {createDerivationButton} from './derivation_button.js';
import {renderOwnCard} from './formula/card.js';
import {make} from './make.js';
import {asPart, isLocked, isPartAsked, isPartShown} from './parts.js';
import {createStage} from './stage.js';

/** @typedef {import('../state.js').State} State */

const F_IS = '<mi>f</mi><mo stretchy="false">(</mo><mi>z</mi><mo stretchy="false">)</mo><mo>=</mo>';

/** @param {import('./functions.js').Context} context @param {(text: string) => void} say Tells a screen reader, politely. */
export function createPlotView(context, say) {
  const {session, measures, t, entitle} = context;
  const isFixed = isLocked(session.state, 'plot');
  const stage = createStage(context, say, isFixed);
  const derivation = createDerivationButton(context);
  const card = make('section', {class: 'card', 'aria-label': t('card.definition')});
  const formula = make('div', {class: 'plot-formula'});
  const parts = Object.entries({
    formula, tools: make('div', {class: 'tools'}, stage.orders, stage.frame), plot: stage.plot.element, sliders: stage.parameters.element,
    table: stage.table.element, card,
  }).filter(([name]) => isPartAsked(session.state, name));
  const element = make('div', {class: 'panel plot-view'}, ...parts.map(([, part]) => part));
  for (const [name, part] of [...parts, /** @type {const} */ (['legend', stage.legend.element])]) {
    // Of a plot that is locked the window stays as it is, and the cursor still moves: it reads, and changes nothing.
    if (name === 'plot') part.setAttribute('part', name);
    else asPart(session.state, name, part);
  }

  let isGone = false;
  let written = '';
  function drawAll() {
    if (isGone) return;
    const {state} = session;
    const subject = stage.subject();
    entitle(stage.names());
    stage.draw();
    stage.legend.element.hidden = !isPartShown(state, 'legend');
    for (const [name, part] of parts) part.hidden = !isPartShown(state, name);
    if (card.isConnected && stage.isOwn()) renderOwnCard(card, measures(state.functions[state.selected]), t);
    else if (card.isConnected) {
      derivation.show(subject.activation, state.functions[state.selected].parameters ?? {});
      renderCard(card, subject, derivation.element);
    }
    const {mathml, name} = subject.activation;
    if (!formula.isConnected || written === mathml) return;
    written = mathml;
    const line = equation(F_IS, mathml, name, t);
    formula.replaceChildren(line);
    fit(line);
  }
  function drawCursor() {
    if (!isGone) stage.drawCursor();
  }
  onNextFrame(drawAll);

  return {
    element,
    destroy() {
      isGone = true;
      stage.destroy();
    },
    /** @param {State} before @param {State} after */
    update(before, after) {
      const changed = invalidated(before, after);
      if (changed.has('curve') || changed.has('page') || (changed.has('drawing') && before.z === after.z)) onNextFrame(drawAll);
      else if (changed.has('drawing')) onNextFrame(drawCursor);
    },
    /** The picture as it is now. */
    async picture() {
      const {drawnPlot} = await import('./takeaway.js');
      return drawnPlot(context, stage.describeAll());
    },
  };
}
