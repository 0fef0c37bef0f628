// The view of functions: gallery, large plot with its sliders, card. Puts the parts together and, after a change of the
// state, makes anew in the next frame only what the change invalidates.

import {longName} from '../i18n/names.js';
import {onNextFrame} from '../scheduler.js';
import {MAX_OWN, invalidated} from '../state.js';
import {redefined} from '../state/own.js';
import {renderCard} from './card.js';
import {find} from './curves.js';
import {createDerivationButton} from './derivation_button.js';
import {renderOwnCard} from './formula/card.js';
import {createEmbed} from './embed.js';
import {createEditor} from './formula/editor.js';
import {added, freeName, fromBuiltIn} from './formula/model.js';
import {createGallery} from './gallery.js';
import {make} from './make.js';
import {createStage} from './stage.js';

/** @typedef {import('../state.js').State} State */
/**
 * What every part needs. `place`: what all of it stands in, where its dialogs go and its colours are defined; `entitle`: says what is shown, for
 * the title; `address`: that of the page with a state.
 * @typedef {{core: import('../core.d.ts').Core, activations: import('./curves.js').Activations,
 *   session: import('./store.js').Store, measures: ReturnType<typeof import('./formula/own.js').withOwn>['measures'], t: import('../i18n/index.js').Translate,
 *   place: HTMLElement, entitle: (names: string) => void, address: (state: State) => string}} Context
 */

/** @param {Context} context @param {(text: string) => void} say Tells a screen reader, politely. */
export function createFunctions(context, say) {
  const {core, activations, session, measures, t, entitle} = context;
  const stage = createStage(context, say);
  const {subject, isOwn} = stage;
  const gallery = createGallery(context, say, () => {
    if (!choose.offsetParent) return;  // the plot is beside the gallery
    choose.focus({preventScroll: true});
    element.scrollIntoView();
  }, () => editor.focus());
  const editor = createEditor(context, say, {
    onKept: () => gallery.showOwn(),
    onDeleted: () => (choose.offsetParent ? choose : gallery.element).focus({preventScroll: true}),
  });
  const derivation = createDerivationButton(context);
  const card = make('section', {class: 'panel card', 'aria-label': t('card.definition')});

  const start = make('button', {class: 'button start', title: t('formula.start_hint'), onclick: () => startFrom()}, t('formula.start'));
  const ways = make('div', {class: 'ways'}, start, derivation.element);
  const name = make('h2');
  const names = make('p', {class: 'long-name'});
  const tools = make('div', {class: 'tools'}, stage.orders,
      make('button', {class: 'button train', title: t('plot.train_hint'), onclick: () => train()}, t('plot.train')), stage.frame);
  const choose = make('button', {class: 'button choose', onclick: () => {
    gallery.element.scrollIntoView();
    gallery.element.focus({preventScroll: true});  // not the search box: a phone would open its keyboard over the tiles
  }}, t('gallery.choose'));
  const away = make('div', {class: 'take'},
      make('button', {class: 'button', 'aria-haspopup': 'dialog', 'aria-describedby': 'take-hint', onclick: take}, t('plot.take')),
      make('p', {class: 'hint', id: 'take-hint'}, t('plot.take_hint')), ...createEmbed(context));
  const element = make('div', {class: 'functions'},
      make('section', {class: 'panel stage', 'aria-label': t('plot.section')},
          make('div', {class: 'head'}, name, choose, names, tools), editor.element,
          stage.plot.element, stage.parameters.element, away, stage.table.element),
      card, gallery.element);

  /** Takes the selected function into all hidden layers of the network, and goes there. */
  function train() {
    const {functions, selected, layers} = session.state;
    const activation = functions[selected];
    const widths = layers.length > 0 ? layers.map(({units}) => units) : [4, 2];
    session.set({view: 'play', activation, layers: widths.map((units) => ({units, activation, learn: 'none'}))}, {push: true});
  }

  /** The plot as a picture, the selected function as code. */
  async function take() {
    try {
      const {openTakeaway} = await import('./takeaway.js');
      await openTakeaway(context, stage.describeAll());
    } catch (error) {
      console.error(error);
      say(t('how.not_loaded'));
    }
  }

  /** The selected function as a formula of the reader's own, to be changed. */
  function startFrom() {
    const {state} = session;
    const {activation} = subject();
    const spec = state.functions[state.selected];
    const named = t('formula.my', {name: activation.name});
    const draft = fromBuiltIn(activation, spec, freeName(state.own, (n) => (n === 1 ? named : `${named} ${n}`)));
    const result = draft && added(core, state, draft);
    if (!result) return void say(t('own_function.full', {limit: MAX_OWN}));
    const own = {id: result.id, parameters: spec.parameters};
    const all = {...state, own: result.own, functions: state.functions.map((other, i) => (i === state.selected ? own : other))};
    session.set(redefined(all, /** @type {any} */ (result.own.at(-1))), {push: true});
    editor.focus();
  }

  /** What the gallery was last shown for. */
  let chosenKey = '';
  let isGone = false;
  function drawAll() {
    if (isGone) return;
    const {state} = session;
    const {activation} = subject();
    entitle(stage.names());
    name.textContent = activation.name;
    const other = t.lang === 'en' ? 'zh-Hans' : 'en';
    const isNew = (/** @type {string} */ long) => long.toLowerCase() !== activation.name.toLowerCase();
    names.replaceChildren(...[t.lang, other].filter((lang) => isNew(longName(activation, lang)))
        .map((lang) => make('span', {lang}, longName(activation, lang))));
    editor.update();
    if (isOwn()) {
      renderOwnCard(card, measures(state.functions[state.selected]), t);
    } else {
      start.hidden = fromBuiltIn(activation, state.functions[state.selected], '') === null;
      derivation.show(activation, state.functions[state.selected].parameters ?? {});
      renderCard(card, subject(), ways);
    }
    stage.draw();
    const chosen = JSON.stringify([state.functions.map(({id}) => id), state.selected, state.own]);
    if (chosen !== chosenKey) gallery.showChosen();
    chosenKey = chosen;
  }
  function drawCursor() {
    if (!isGone) stage.drawCursor();
  }

  gallery.showList();
  onNextFrame(drawAll);

  return {
    element,
    focusSearch: gallery.focusSearch,
    onKey() {},
    destroy() {
      isGone = true;
      stage.destroy();
      gallery.destroy();
    },
    /** @param {State} before @param {State} after */
    update(before, after) {
      const changed = invalidated(before, after);
      if (changed.has('list')) gallery.showList();
      const isCursorOnly = JSON.stringify({...before, z: 0}) === JSON.stringify({...after, z: 0});
      if (changed.has('curve') || (changed.has('drawing') && !isCursorOnly)) onNextFrame(drawAll);
      else if (changed.has('drawing')) onNextFrame(drawCursor);
      const chosen = after.functions[after.selected].id;
      if (chosen !== before.functions[before.selected].id) say(t('plot.chosen', {name: find(activations, chosen).name}));
    },
  };
}
