// The view of a network: puts the parts of Play together around one run.

import {createCurve} from './play/curve.js';
import {createData} from './play/data.js';
import {createDiagram} from './play/diagram.js';
import {createFeatures} from './play/features.js';
import {createGoal} from './play/goal.js';
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
import {asPart, isPartAsked, isPartShown} from './parts.js';

/** @typedef {import('../state.js').State} State */

/** A run outlives its view: whoever comes back from the functions, or changes the language, finds it as it was, and with the
 * same network what was looked at, opened and typed.
 * @type {WeakMap<import('./store.js').Store, {run: Run, left: ReturnType<typeof leaving> | null}>} */
const kept = new WeakMap();

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
  const here = kept.get(session) ?? {run: new Run(core, session, activations), left: null};
  if (kept.has(session)) here.run.update(session.state, session.state);
  kept.set(session, here);
  return here;
}

/** What each part is made by; the transport is always there, since it says what goes wrong. */
const MAKERS = {
  options: createOptions, data: createData, features: createFeatures, network: createDiagram, curve: createCurve, health: createHealth,
  surface: createSurface, loss: createLoss, time: createTime, numbers: createNumbers, links: createLinks,
};

/** Where a phone's buttons lead, by the names of what they say. @type {Partial<Record<keyof typeof MAKERS, string>>} */
const WAYS = {data: 'data.title', network: 'diagram.title', curve: 'ways.curve', numbers: 'ways.numbers'};

/** Whether what is shown has its usual places. @param {State} state */
const isWhole = ({show}) => show === null || ['data', 'network', 'curve', 'surface'].every((name) => show.includes(name));

/** @param {import('./functions.js').Context} shared @param {(text: string) => void} say Tells a screen reader, politely. */
export function createPlay(shared, say) {
  const {session, t, place, entitle} = shared;
  const {state} = session;
  const here = runOf(shared);
  const {run} = here;
  const left = here.left?.trainer === run.trainer ? here.left : null;
  const selection = new Selection(left?.selected);
  const context = {...shared, say, run, selection};
  const transport = createTransport(context);
  const goal = createGoal(context);
  const names = /** @type {(keyof typeof MAKERS)[]} */ (Object.keys(MAKERS)).filter((name) => isPartAsked(state, name));
  /** @type {Partial<Record<keyof typeof MAKERS, import('./play/parts.d.ts').Part>>} */
  const parts = Object.fromEntries(names.map((name) => [name, MAKERS[name](context)]));
  const named = /** @type {[string, import('./play/parts.d.ts').Part][]} */ ([['controls', transport], ...Object.entries(parts)]);
  const ways = createWays(t, names.filter((name) => WAYS[name]).map((name) => [t(/** @type {string} */ (WAYS[name])), /** @type {any} */ (parts[name]).element]));
  const elements = (/** @type {(keyof typeof MAKERS)[]} */ ...some) => some.flatMap((name) => parts[name]?.element ?? []);
  const panels = make('div', {class: 'play'},
      make('div', {class: 'play-left'}, ...elements('data', 'features', 'links')),
      make('div', {class: 'play-middle'}, ...elements('network'), make('div', {class: 'play-pair'}, ...elements('curve', 'health')), ...elements('numbers')),
      make('div', {class: 'play-right'}, ...elements('surface', 'loss', 'time')));
  const element = make('div', {class: `play-view${isWhole(state) ? '' : ' play-chosen'}`}, ways.element,
      make('div', {class: 'play-top'}, transport.element, ...elements('options')), transport.notices, goal.element, panels);
  for (const [name, part] of named) asPart(state, name, part.element);
  // For whoever drives the page from outside, as tests do.
  Object.assign(element, {run});
  run.observe(element);
  entitle(t('shell.view_play'));
  showParts();
  if (left) findAgain(element, left);
  const endPrint = place === document.body ? watchPrint() : () => {};

  function showParts() {
    for (const [name, part] of named) part.element.hidden = !isPartShown(session.state, name);
    ways.update();
  }

  return {
    element, run, context,
    focusSearch() {},
    onKey: transport.onKey,
    /** @param {State} before @param {State} after */
    update(before, after) {
      run.update(before, after);
      for (const [, part] of named) part.update?.(before, after);
      goal.update?.(before, after);
      showParts();
    },
    destroy() {
      here.left = leaving(run, selection, element);
      endPrint();
      for (const [, part] of named) part.destroy?.();
      goal.destroy?.();
      run.release();
    },
  };
}
