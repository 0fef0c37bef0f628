// The datasets as stamps to choose from. Each is drawn from the core's own points when there is time.

import {drawPoints} from '../../draw/points.js';
import {heatPalette, paletteColour} from '../../draw/heat.js';
import {make, setAttribute} from '../make.js';
import {rove} from '../roving.js';
import {classMark} from './class_marks.js';
import {watchColours} from './colours.js';
import {classOf} from './surface_field.js';

/** @typedef {import('../../core.d.ts').Dataset} Dataset */
/** @typedef {import('../../core.d.ts').Points} Points */

const SIDE = 44;
const REACH = 5.6;
/** Enough to see the shape. */
const MOST = 220;
const TALLEST = 1.3;
/** In ms, where training leaves the browser no pause. */
const LONGEST_WAIT = 500;

/** @param {() => void} work */
const whenIdle = (work) => (window.requestIdleCallback ? window.requestIdleCallback(work, {timeout: LONGEST_WAIT}) : setTimeout(work, 30));

/**
 * @param {import('./parts.d.ts').PlayContext} context
 * @param {{choose(id: string): void, chooseOwn(): void, tell(id: string | null): void}} hooks tell: which one is looked at
 */
export function createThumbs({core, session, t, place}, {choose, chooseOwn, tell}) {
  const {datasets} = core.catalogue();
  /** @type {Map<string, Points>} */
  const cache = new Map();
  /** @type {Map<string, {button: HTMLButtonElement, canvas: HTMLCanvasElement, drawn: string}>} */
  const tiles = new Map();
  const own = make('button', {type: 'button', class: 'play-thumb play-thumb-own', onclick: chooseOwn, 'aria-label': t('own.title')}, classMark(1), classMark(0));
  const element = make('div', {class: 'play-thumbs', role: 'toolbar', 'aria-label': t('data.datasets')});
  const roving = rove(element);
  /** @type {import('./colours.js').Colours} */
  let colours;
  let isWaiting = false;

  /** What a stamp shows. @param {Dataset} row */
  function keyOf({id, minClasses, maxClasses}) {
    const {classes, measurements} = session.state;
    const shown = maxClasses > minClasses ? Math.min(maxClasses, Math.max(minClasses, classes)) : maxClasses;
    return {key: `${id} ${shown} ${id === 'iris' ? measurements.join() : ''}`, classes: shown};
  }

  /** @param {Dataset} row @returns {Points} */
  function pointsOf(row) {
    const {key, classes} = keyOf(row);
    const known = cache.get(key);
    if (known) return known;
    const isMeasured = row.source !== '';
    const trainer = core.createTrainer({seed: session.state.seed, problem: row.problem, batchSize: 1, data: {id: row.id, trainShare: 100,
      ...(row.maxClasses > row.minClasses ? {classes} : {}), ...(isMeasured ? {measurements: [session.state.measurements[0], session.state.measurements[1]]} : {})}});
    const points = trainer.data().train;
    trainer.delete();
    cache.set(key, points);
    return points;
  }

  /** Whether all its points have x₂ = 0. @param {Dataset} row */
  const isOnLine = (row) => row.problem === 'regression' && pointsOf(row).y.every((y) => y === 0);

  /** @param {Dataset} row */
  function draw(row) {
    const tile = tiles.get(row.id);
    if (!tile) return;
    const {key, classes} = keyOf(row);
    const points = pointsOf(row);
    const ratio = devicePixelRatio;
    tile.drawn = key;
    tile.canvas.width = tile.canvas.height = Math.round(SIDE * ratio);
    const context = /** @type {CanvasRenderingContext2D} */ (tile.canvas.getContext('2d'));
    const isLine = isOnLine(row);
    const every = Math.max(1, Math.floor(points.x.length / MOST));
    const palette = heatPalette(colours, {strength: 1});
    const place = (/** @type {number} */ value, /** @type {number} */ reach) => ((value / reach + 1) / 2) * SIDE * ratio;
    drawPoints(context, points, {
      x: (i) => (i % every === 0 ? place(points.x[i], REACH) : NaN),
      y: (i) => (isLine ? place(-points.label[i], TALLEST) : place(-points.y[i], REACH)),
      mark: (label) => (classes > 0 ? classOf(label, classes) : 0),
      colour: (label) => (classes > 0 ? colours.classes[classOf(label, classes)] : isLine ? colours.line : paletteColour(palette, (label + 1) / 2)),
      radius: 1.5 * ratio,
      rim: colours.rim,
      width: 0,
    });
  }

  /** One for each pause of the browser. */
  function drawNext() {
    isWaiting = false;
    const {problem} = session.state;
    const row = element.isConnected ? datasets.find((one) => one.problem === problem && tiles.get(one.id)?.drawn !== keyOf(one).key) : undefined;
    if (!row) return;
    draw(row);
    wait();
  }

  function wait() {
    if (isWaiting) return;
    isWaiting = true;
    whenIdle(drawNext);
  }

  function build() {
    const {problem} = session.state;
    tiles.clear();
    element.replaceChildren(...datasets.filter((row) => row.problem === problem).map((row) => {
      const canvas = make('canvas', {'aria-hidden': 'true'});
      const button = make('button', {type: 'button', class: 'play-thumb', 'aria-label': t(`data.name_${row.id}`), 'data-id': row.id, onclick: () => choose(row.id),
        onfocus: () => tell(row.id), onblur: () => tell(null), onpointerenter: () => tell(row.id), onpointerleave: () => tell(null)}, canvas);
      tiles.set(row.id, {button, canvas, drawn: ''});
      return button;
    }), own);
    wait();
  }

  const endColours = watchColours(place, (taken) => {
    colours = taken;
    for (const tile of tiles.values()) tile.drawn = '';
    wait();
  });
  let built = '';
  return {
    element,
    isOnLine,
    /** @param {boolean} isOwn @param {boolean} hasOwn */
    show(isOwn, hasOwn) {
      const {problem, dataset, regDataset} = session.state;
      if (built !== problem) build();
      built = problem;
      const chosen = isOwn ? '' : problem === 'classification' ? dataset : regDataset;
      for (const [id, {button}] of tiles) setAttribute(button, 'aria-pressed', String(id === chosen));
      setAttribute(own, 'aria-pressed', String(isOwn));
      own.hidden = !isOwn && !hasOwn;
      roving.settle();
      wait();
    },
    destroy: endColours,
  };
}
