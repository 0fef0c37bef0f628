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
import {watchPrint} from './play/printing.js';
import {Run} from './play/run.js';
import {Selection} from './play/selection.js';
import {createSurface} from './play/surface.js';
import {createTime} from './play/time.js';
import {createTransport} from './play/transport.js';
import {createWays} from './play/ways.js';
import {make} from './make.js';

/** @typedef {import('../state.js').State} State */

/** A run outlives its view: whoever comes back from the functions, or changes the language, finds it as it was, and with the
 * same network what was looked at, opened and typed.
 * @type {{session: import('./session.js').Session, run: Run, left: ReturnType<typeof leaving> | null} | null} */
let kept = null;

const OPENED = 'details';
const TYPED = 'textarea';

/** @param {Run} run @param {Selection} selection @param {HTMLElement} element */
function leaving({trainer}, {now}, element) {
  return {
    trainer, selected: now,
    open: Array.from(element.querySelectorAll(OPENED), ({open}) => open),
    typed: Array.from(element.querySelectorAll(TYPED), ({value}) => value),
  };
}

/** @param {HTMLElement} element @param {ReturnType<typeof leaving>} left */
function findAgain(element, {open, typed}) {
  element.querySelectorAll(OPENED).forEach((details, i) => {
    details.open = open[i] ?? details.open;
  });
  element.querySelectorAll(TYPED).forEach((area, i) => {
    area.value = typed[i] ?? '';
  });
}

/** What is kept, with the run of today's state. @param {import('./functions.js').Context} context */
function runOf({core, activations, session}) {
  if (kept?.session !== session) kept = {session, run: new Run(core, session, activations), left: null};
  else kept.run.update(session.state, session.state);
  return kept;
}

/** @param {import('./functions.js').Context} shared @param {(text: string) => void} say Tells a screen reader, politely. */
export function createPlay(shared, say) {
  const {core, activations, session, t} = shared;
  const here = runOf(shared);
  const {run} = here;
  const left = here.left?.trainer === run.trainer ? here.left : null;
  const selection = new Selection(left?.selected);
  const context = {core, activations, session, t, say, run, selection};
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
  const ways = createWays(t, [[t('data.title'), data.element], [t('diagram.title'), diagram.element], [t('ways.curve'), curve.element], [t('ways.numbers'), numbers.element]]);
  const parts = [transport, options, data, features, diagram, curve, health, surface, loss, time, numbers, links, ways];
  const panels = make('div', {class: 'play'},
      make('div', {class: 'play-left'}, data.element, features.element, links.element),
      make('div', {class: 'play-middle'}, diagram.element, make('div', {class: 'play-pair'}, curve.element, health.element), numbers.element),
      make('div', {class: 'play-right'}, surface.element, loss.element, time.element));
  const element = make('div', {class: 'play-view'}, ways.element,
      make('div', {class: 'play-top'}, transport.element, options.element), transport.notices, panels);
  // For whoever drives the page from outside, as tests do.
  Object.assign(element, {run});
  run.observe(element);
  ways.update();
  if (left) findAgain(element, left);
  const endPrint = watchPrint();

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
      here.left = leaving(run, selection, element);
      endPrint();
      for (const part of parts) part.destroy?.();
      run.release();
    },
  };
}
