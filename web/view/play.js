// The view of a network: puts the parts of Play together around one run.

import {createCurve} from './play/curve.js';
import {createData} from './play/data.js';
import {createDiagram} from './play/diagram.js';
import {createFeatures} from './play/features.js';
import {createHealth} from './play/health.js';
import {createLinks} from './play/links.js';
import {createLoss} from './play/loss.js';
import {createNumbers} from './play/numbers.js';
import {createOptions} from './play/options.js';
import {Run} from './play/run.js';
import {Selection} from './play/selection.js';
import {createSurface} from './play/surface.js';
import {createTime} from './play/time.js';
import {createTransport} from './play/transport.js';
import {make} from './make.js';

/** @typedef {import('../state.js').State} State */

/** A run outlives its view: whoever comes back from the functions, or changes the language, finds it as it was.
 * @type {{session: import('./session.js').Session, run: Run} | null} */
let kept = null;

/** @param {import('./functions.js').Context} context */
function runOf({core, activations, session}) {
  if (kept?.session !== session) kept = {session, run: new Run(core, session, activations)};
  else kept.run.update(session.state, session.state);
  return kept.run;
}

/** @param {import('./functions.js').Context} shared @param {(text: string) => void} say Tells a screen reader, politely. */
export function createPlay(shared, say) {
  const {core, activations, session, t} = shared;
  const run = runOf(shared);
  const context = {core, activations, session, t, say, run, selection: new Selection()};
  const transport = createTransport(context);
  const options = createOptions(context);
  const data = createData(context);
  const features = createFeatures(context);
  const diagram = createDiagram(context);
  const curve = createCurve(context);
  const health = createHealth(context);
  const surface = createSurface(context);
  const loss = createLoss(context);
  const time = createTime(context);
  const numbers = createNumbers(context);
  const links = createLinks(context);
  const parts = [transport, options, data, features, diagram, curve, health, surface, loss, time, numbers, links];
  const panels = make('div', {class: 'play'},
      make('div', {class: 'play-left'}, data.element, features.element, links.element),
      make('div', {class: 'play-middle'}, diagram.element, make('div', {class: 'play-pair'}, curve.element, health.element), numbers.element),
      make('div', {class: 'play-right'}, surface.element, loss.element, time.element));
  const element = make('div', {class: 'play-view'},
      make('div', {class: 'play-top'}, transport.element, options.element), transport.notices, panels);
  // For whoever drives the page from outside, as tests do.
  Object.assign(element, {run});
  run.observe(element);

  return {
    element,
    focusSearch() {},
    onKey: transport.onKey,
    /** @param {State} before @param {State} after */
    update(before, after) {
      run.update(before, after);
      for (const part of parts) part.update?.(before, after);
    },
    destroy() {
      for (const part of parts) part.destroy?.();
      run.release();
    },
  };
}
