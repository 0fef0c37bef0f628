// The output over the plane, or over one input: what the network answers everywhere, with the data on it.

import {make, setAttribute} from '../make.js';
import {ownPoints} from './own_points.js';
import {listenHand} from './own_points_hand.js';
import {createTools} from './own_points_tools.js';
import {FEATURE_SIGNS, featureGrid, featureReach} from './feature_grids.js';
import {hideable} from './hiding.js';
import {PLANE} from '../../draw/plane.js';
import {createCursor} from './surface_cursor.js';
import {USUAL_SPAN, meaningOf} from './surface_field.js';
import {legendOf} from './surface_legend.js';
import {createPicture} from './surface_picture.js';
import {createScores} from './surface_scores.js';
import {watchSeen} from './seen.js';
import {withHint} from './hint.js';

const SIZE = 100;
/** Of a first look at very large networks. */
const COARSE = 25;
/** Odd, so that a row lies on y = 0. */
const LINE_SIZE = 101;
/** Weights from which on a whole surface takes longer than a few frames. */
const LARGE = 15_000;

/** @param {import('./parts.d.ts').PlayContext} context @returns {import('./parts.d.ts').Part} */
export function createSurface(context) {
  const {run, session, selection, t} = context;
  const own = ownPoints(context);
  let meaning = meaningOf(context);
  let isLarge = false;
  let isCoarse = false;
  /** @type {import('../../core.d.ts').FrameRequest} */
  let request = {};
  /** One unit is shown, or an input. */
  let isUnit = false;
  /** The input that is shown: it needs nothing of the run. @type {string | null} */
  let input = null;
  let wasDrawing = false;

  const picture = createPicture(context.place, {onSize: () => cursor?.show()});
  /** @type {ReturnType<typeof createCursor> | null} */
  let cursor = null;
  const caption = make('span', {class: 'play-surface-caption'});
  const legend = make('p', {class: 'play-legend'});
  const outside = make('p', {class: 'hint play-outside'});
  const toggle = (/** @type {'showTestData' | 'discretize'} */ key, /** @type {string} */ words) => make('button', {type: 'button', class: 'chip',
    onclick: () => session.set({[key]: !session.state[key]}, {push: true})}, words);
  const testButton = toggle('showTestData', t('surface.test'));
  const discreteButton = toggle('discretize', t('surface.discretize'));
  const test = withHint(testButton, t('surface.test_hint'));
  const discrete = withHint(discreteButton, t('surface.discretize_hint'));
  const tools = createTools(context, own);
  const scores = createScores(context, () => own.names);
  const hint = make('p', {class: 'visually-hidden', id: 'play-plane-hint'});
  for (const [name, value] of Object.entries({tabindex: 0, role: 'application', 'aria-describedby': hint.id})) setAttribute(picture.area, name, value);
  cursor = createCursor(context, picture, {
    meaning: () => meaning, isTestShown: () => session.state.showTestData, isBusy: () => own.isDrawing, names: () => own.names,
    height: () => (own.isDrawing ? own.brushValue : null),
  });
  const element = make('section', {class: 'panel play-surface', 'aria-label': t('surface.title')},
      make('div', {class: 'play-surface-head'}, make('h2', {}, t('surface.title')), make('div', {class: 'play-surface-toggles'}, test, discrete)),
      make('div', {class: 'play-surface-body'}, picture.element, caption), hint, legend, cursor.readout, tools.element, outside, scores.element);
  const endHand = listenHand(context, own, picture, cursor, () => meaning);

  function takeRequest() {
    const unit = selection.now.hoveredUnit;
    const {layers} = run.network;
    input = unit?.layer === -1 ? (run.config.features ?? ['x', 'y'])[unit.unit] ?? null : null;
    isUnit = input !== null || (unit !== null && unit.layer >= 0 && unit.layer < layers.length && unit.unit < layers[unit.layer].units);
    const size = isLarge && isCoarse ? COARSE : meaning.isLine ? LINE_SIZE : SIZE;
    const [low, high] = PLANE;
    const of = isUnit && unit ? {units: /** @type {const} */ ('none'), layer: unit.layer, unit: unit.unit} :
      {units: /** @type {const} */ ('output'), ...(meaning.classes > 2 ? {decision: true} : {})};
    request = {surfaces: {size, low, high, ...of}};
  }

  function showCaption() {
    const unit = selection.now.hoveredUnit;
    const last = run.network.layers.length - 1;
    const text = input !== null ? t('surface.input', {name: FEATURE_SIGNS[input] ?? input}) : !unit || !isUnit ? '' :
      unit.layer === last ? t('surface.output_unit', {unit: unit.unit + 1}) : t('surface.unit', {layer: unit.layer + 1, unit: unit.unit + 1});
    if (caption.textContent !== text) caption.textContent = text;
  }

  function showInput() {
    if (input === null) return;
    const size = meaning.isLine ? LINE_SIZE : SIZE;
    const reach = meaning.isLine ? featureReach(input) : 1;
    picture.setGrid({values: featureGrid(input, size).map((value) => value * reach), decision: null, size, isUnit});
    cursor?.show();
  }

  function showLegend() {
    legend.replaceChildren(...legendOf(t, meaning, {isUnit, unitSpan: input === null ? USUAL_SPAN : featureReach(input), hasTest: session.state.showTestData || own.isDrawing, dataset: run.config.data?.id, names: own.names}));
  }

  function showPoints() {
    const {train, test: held} = run.data;
    if (own.draft) {
      const [x, y, label] = [0, 1, 2].map((column) => Float64Array.from(own.points, (point) => point[column]));
      picture.setPoints([{points: {x, y, label}, isTest: false}]);
    } else {
      // Who draws sees every point that was put.
      picture.setPoints([...(session.state.showTestData || own.isDrawing ? [{points: held, isTest: true}] : []), {points: train, isTest: false}]);
    }
    let beyond = 0;
    for (let i = 0; i < train.x.length; i++) if (Math.max(Math.abs(train.x[i]), Math.abs(train.y[i])) > PLANE[1]) beyond++;
    outside.textContent = beyond === 0 ? '' : t('surface.outside', {n: beyond});
  }

  function showToggles() {
    const {showTestData, discretize} = session.state;
    testButton.setAttribute('aria-pressed', String(showTestData));
    discreteButton.setAttribute('aria-pressed', String(discretize));
    hideable(session, 'showTestData', test);
    hideable(session, 'discretize', discrete);
    hideable(session, 'output', element);
    hideable(session, 'scores', scores.element);
    picture.setDiscrete(discretize);
    discreteButton.disabled = meaning.isLine;
  }

  function rebuild() {
    meaning = meaningOf(context);
    const {shape} = run.network;
    isLarge = shape.slice(1).reduce((sum, units, l) => sum + units * shape[l], 0) > LARGE;
    isCoarse = isLarge;
    picture.setMeaning(meaning, [t('surface.x1'), t('surface.x2')]);
    cursor?.forget();
    takeRequest();
    showCaption();
    showInput();
    showLegend();
    showPoints();
    showHow();
    showToggles();
    cursor?.show();
  }

  function showHow() {
    picture.area.setAttribute('aria-label', t(own.isDrawing ? 'own.plane' : meaning.isLine ? 'surface.line_plane' : 'surface.plane'));
    hint.textContent = t(own.isDrawing ? 'own.plane_hint' : 'surface.plane_hint');
    element.classList.toggle('drawing', own.isDrawing);
  }

  /** @type {import('./parts.d.ts').Watcher} */
  const watcher = {
    request: () => (seen.isSeen && !element.hidden && input === null ? request : null),
    show({parts}) {
      if (input !== null) return;
      // The one that was asked for when the frame was begun.
      const size = Math.round(Math.sqrt(parts.surfaces.length / (isUnit ? 1 : meaning.outputs)));
      picture.setGrid({values: parts.surfaces, decision: parts.decision ?? null, size, isUnit});
      cursor?.show();
      if (!isCoarse || run.isPlaying) return;
      isCoarse = false;
      takeRequest();
      if (size === COARSE) run.refresh(watcher);
    },
  };
  const seen = watchSeen(element, () => run.refresh(watcher));
  const ends = [
    seen.end,
    run.watch(watcher),
    run.on('rebuilt', () => {
      rebuild();
      run.refresh(watcher);
    }),
    run.on('changed', () => {
      if (!isLarge || isCoarse) return;
      isCoarse = true;
      takeRequest();
    }),
    own.on(() => {
      // Drawing begins where it is done, wherever the button is.
      if (own.isDrawing && !wasDrawing) picture.area.focus();
      wasDrawing = own.isDrawing;
      showPoints();
      showLegend();
      showHow();
      cursor?.show();
    }),
    selection.subscribe((before, after) => {
      if (JSON.stringify(before.hoveredUnit) === JSON.stringify(after.hoveredUnit)) return;
      const was = `${isUnit} ${input}`;
      takeRequest();
      showCaption();
      showInput();
      if (was !== `${isUnit} ${input}`) showLegend();
      run.refresh(watcher);
    }),
  ];
  rebuild();
  return {
    element,
    update(before, after) {
      showToggles();
      tools.update();
      if (before.showTestData === after.showTestData) return;
      showPoints();
      showLegend();
    },
    destroy() {
      for (const end of [...ends, endHand, tools.destroy, scores.destroy, picture.destroy, cursor?.destroy]) end?.();
    },
  };
}
