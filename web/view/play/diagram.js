// The network: features, hidden layers and the output, each unit with a picture of what it answers over the plane, links
// with their weights. Units are buttons; the card of one shows its numbers.

import {drawLinks, placeUnits} from '../../draw/network.js';
import {heatPalette, paintHeat} from '../../draw/heat.js';
import {formatNumber} from '../../i18n/numbers.js';
import {onNextFrame} from '../../scheduler.js';
import {MAX_LAYERS} from '../../state.js';
import {keepFocus, make, setAttribute, setOff} from '../make.js';
import {activeElement} from '../root.js';
import {watchColours} from './colours.js';
import {createCard} from './diagram_card.js';
import {commonActivation, hiddenHead, isLearnable, outputHead} from './diagram_head.js';
import {listenToHand} from './diagram_hand.js';
import {createMenu} from './diagram_menu.js';
import {createScroll} from './diagram_scroll.js';
import {createWeightTable} from './diagram_table.js';
import {FEATURE_SIGNS, featureGrid} from './feature_grids.js';
import {hideable} from './hiding.js';
import {watchSeen} from './seen.js';

/** @typedef {import('./parts.d.ts').PlayContext} PlayContext */
/** @typedef {import('../../draw/network.js').Place} Place */
/** @typedef {{element: HTMLButtonElement, picture: CanvasRenderingContext2D, image: ImageData, pixels: Uint32Array, value: HTMLElement, place: Place}} UnitView */

const GRID = 24;
/** Pictures of a block of units, and of a very large network. */
const COARSE_GRID = 10;
const MANY_UNITS = 200;
/** Of links drawn all at once. */
const MANY_LINKS = 700;
const DEAD_INTERVAL = 250;
/** Room for the name and the number of units beside each other; for the menu under them. In less, only the chosen layer has
 * its controls, in a row of their own. */
const WIDE_COLUMN = {fine: 146, coarse: 210};
const MENU_COLUMN = {fine: 104, coarse: 152};
const LEAST_COLUMN = {fine: 58, coarse: 64};
/** Where all of Play is seen at once: what the rest of it needs, the least that is left for the units, what a further row over them takes. */
const WHOLE_VIEW = '(min-width: 1181px)';
const OTHERS = 696;
const LEAST_ROOM = 204;
const HEAD_ROW = 30;

/** @param {PlayContext} context @returns {import('./parts.d.ts').Part} */
export function createDiagram(context) {
  const {run, session, selection, t, say} = context;
  const backdrop = make('canvas', {class: 'play-links-canvas', 'aria-hidden': 'true'});
  const ink = /** @type {CanvasRenderingContext2D} */ (backdrop.getContext('2d'));
  const heads = make('div', {class: 'play-heads'});
  const units = make('div', {class: 'play-units-area', role: 'group'});
  const tip = make('output', {class: 'play-link-tip', hidden: true});
  const stage = make('div', {class: 'play-net'}, heads, make('div', {class: 'play-net-area'}, backdrop, units, tip));
  const {overview, scroller, ...scroll} = createScroll(context);
  scroller.append(stage);
  const count = make('b', {});
  const fewer = make('button', {type: 'button', class: 'play-step', 'aria-label': t('diagram.fewer_layers'), onclick: () => removeLayer()}, '−');
  const more = make('button', {type: 'button', class: 'play-step', 'aria-label': t('diagram.more_layers'), onclick: () => addLayer()}, '+');
  const layerCount = make('span', {class: 'play-layer-count', role: 'group', 'aria-label': t('diagram.layers')}, t('diagram.layers'), fewer, count, more);
  const hint = make('p', {class: 'hint'}, t('diagram.hint'));
  const table = createWeightTable(context, nameOf);
  const card = createCard(context, {names: nameOf, onClose: () => closeCard(), onMove: (place) => openCard(place)});
  const element = make('section', {class: 'panel play-diagram', 'aria-label': t('diagram.title')},
      make('div', {class: 'play-diagram-top'}, make('h2', {}, t('diagram.title')), layerCount, hint, table.element), overview, scroller, card.element);
  const menu = createMenu(context, element);
  element.append(menu.element);
  const headContext = {...context, ask: menu.toggle};

  /** Columns of units: inputs first. @type {UnitView[][]} */
  let columns = [];
  /** @type {{from: Place, to: Place, layer: number, unit: number, input: number, weight: number, isStrong: boolean}[]} */
  let links = [];
  const pointer = matchMedia('(pointer: coarse)').matches ? 'coarse' : 'fine';
  const unitSize = pointer === 'coarse' ? 44 : 40;
  let areAllLinked = true;
  let layout = placeUnits([1, 1], 0, 0, unitSize);
  let room = 0;
  let size = GRID;
  let palette = heatPalette({negative: '#000', middle: '#000', positive: '#000', invalid: '#000', ink: '#000'});
  let colours = {positive: '', negative: '', faint: ''};
  /** @type {Float64Array | null} */
  let dead = null;
  /** What the columns show; until they are built anew, another run has none. @type {import('../../core.d.ts').Trainer | null} */
  let built = null;

  const inputKeys = () => run.config.features ?? ['x', 'y'];
  const lastLayer = () => run.network.layers.length - 1;

  /** @param {number} layer −1: the inputs @param {number} unit */
  function nameOf(layer, unit) {
    if (layer < 0) return FEATURE_SIGNS[inputKeys()[unit]] ?? inputKeys()[unit];
    if (layer < lastLayer()) return t('diagram.unit', {layer: layer + 1, unit: unit + 1});
    return run.network.layers[layer].units === 1 ? t('diagram.output_unit') : t('diagram.output_unit_of', {unit: unit + 1});
  }

  /** @param {'inputs' | 'outputs'} what @param {number} n */
  const counted = (what, n) => t(n === 1 ? `diagram.one_${what}` : `diagram.n_${what}`, {n});

  // ---- what the network looks like ----------------------------------------------------------------

  /** @param {number} column @param {number} i @param {Place} place @returns {UnitView} */
  function makeUnit(column, i, place) {
    const layer = column - 1;
    const canvas = make('canvas', {width: size, height: size, 'aria-hidden': 'true'});
    const value = make('span', {class: 'play-unit-value'});
    const isInput = layer < 0;
    const button = make('button', {type: 'button', class: `play-unit${isInput ? ' play-input' : ''}${layout.isDense[column] ? ' is-dense' : ''}`, 'data-column': column, 'data-unit': i, tabindex: '-1', 'aria-label': nameOf(layer, i)},
        canvas, ...(isInput ? [] : [make('i', {class: 'play-bias'})]), value);
    button.style.cssText = `left:${place.x}px;top:${place.y}px;width:${place.size}px;height:${place.size}px`;
    if (isInput) value.textContent = nameOf(-1, i);
    const image = new ImageData(size, size);
    return {element: button, picture: /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d')), image, pixels: new Uint32Array(image.data.buffer), value, place};
  }

  function build() {
    const {network} = run;
    const {layers} = session.state;
    built = run.trainer;
    const total = network.shape.reduce((sum, n) => sum + n, 0);
    size = total > MANY_UNITS ? COARSE_GRID : GRID;
    const step = Math.max(LEAST_COLUMN[pointer], room / network.shape.length);
    const isWide = step >= WIDE_COLUMN[pointer];
    const isCompact = step < MENU_COLUMN[pointer];
    layout = placeUnits(network.shape, room, LEAST_COLUMN[pointer], unitSize, heightFor(isCompact || !isWide, !isCompact && layers.some(({activation}) => isLearnable(context, activation.id)), step * network.shape.length > room));
    columns = layout.columns.map((places, column) => places.map((place, i) => makeUnit(column, i, place)));
    units.replaceChildren(...columns.flat().map((unit) => unit.element));
    const outputs = network.shape[network.shape.length - 1];
    units.setAttribute('aria-label', t('diagram.summary', {inputs: counted('inputs', network.shape[0]), layers: network.shape.slice(1, -1).join(', ') || t('diagram.no_layers'), outputs: counted('outputs', outputs)}));
    for (const area of [stage, backdrop]) area.style.width = `${layout.width}px`;
    stage.style.setProperty('--drawn', String(layout.width));
    units.style.height = backdrop.style.height = `${layout.height}px`;
    stage.style.setProperty('--room', `${room}px`);
    stage.classList.toggle('is-wide', isWide);
    stage.classList.toggle('is-compact', isCompact);
    heads.style.gridTemplateColumns = `repeat(${network.shape.length}, ${step}px)`;
    buildHeads();
    count.textContent = String(layers.length);
    setOff(fewer, layers.length === 0);
    setOff(more, layers.length >= MAX_LAYERS);
    scroll.fit(layout.width, room, layout.columns.map(([{x}]) => x));
    makeLinks();
    paintInputs();
    first().tabIndex = 0;
    dead = null;
    closeCard(false);
    scale();
    showSelection();
    drawWeights();
    run.refresh(maps);
    run.refresh(deadUnits);
  }

  /** Where everything is to be seen at once, pictures get smaller before the page gets taller. @param {...boolean} rows whether each of those that may be over the units is there */
  function heightFor(...rows) {
    if (pointer === 'coarse' || !matchMedia(WHOLE_VIEW).matches) return Infinity;
    return Math.max(LEAST_ROOM, innerHeight - OTHERS) - rows.filter(Boolean).length * HEAD_ROW;
  }

  /** All links, or of a large network those into the layer that is looked at. */
  function makeLinks() {
    const {layers} = run.network;
    areAllLinked = layers.reduce((sum, layer) => sum + layer.units * layer.inputs, 0) <= MANY_LINKS;
    links = [];
    layers.forEach((layer, l) => {
      if (!areAllLinked && selection.now.layer !== l) return;
      for (let u = 0; u < layer.units; u++) {
        for (let i = 0; i < layer.inputs; i++) {
          links.push({from: layout.columns[l][i], to: layout.columns[l + 1][u], layer: l, unit: u, input: i, weight: 0, isStrong: false});
        }
      }
    });
  }

  const first = () => (columns.find((column, i) => i > 0 && column.length > 0) ?? columns[0])[0].element;

  function buildHeads() {
    hideable(session, 'numHiddenLayers', layerCount);
    menu.close();
    const inputs = make('div', {class: 'play-head'}, make('span', {class: 'play-layer-name'}, t('diagram.features')),
        make('span', {class: 'play-soft'}, t('diagram.n_of', {n: inputKeys().length, of: Object.keys(FEATURE_SIGNS).length})));
    keepFocus(() => heads, () => heads.replaceChildren(inputs, ...session.state.layers.map((_, l) => hiddenHead(headContext, l)), outputHead(headContext)));
    [...heads.children].forEach((head, column) => /** @type {HTMLElement} */ (head).style.setProperty('--column', String(column + 1)));
    showSelection();
  }

  /** A canvas has the screen's own pixels. */
  function scale() {
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    backdrop.width = Math.round(layout.width * ratio);
    backdrop.height = Math.round(layout.height * ratio);
    ink.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  function paintInputs() {
    inputKeys().forEach((key, i) => {
      const unit = columns[0][i];
      paintHeat(featureGrid(key, size), 0, size, palette, 1, unit.pixels);
      unit.picture.putImageData(unit.image, 0, 0);
    });
  }

  /** @param {Float64Array} surfaces of all units, layer after layer */
  function paintMaps(surfaces) {
    let offset = 0;
    for (const column of columns.slice(1)) {
      for (const unit of column) {
        paintHeat(surfaces, offset, size, palette, 1, unit.pixels);
        unit.picture.putImageData(unit.image, 0, 0);
        offset += size * size;
      }
    }
  }

  function drawWeights() {
    if (run.trainer !== built) return;
    const {layers} = run.network;
    const looked = selection.now.hoveredUnit;
    for (const link of links) {
      const layer = layers[link.layer];
      link.weight = layer.weights[link.unit * layer.inputs + link.input];
      link.isStrong = looked !== null && ((link.layer === looked.layer && link.unit === looked.unit) || (link.layer === looked.layer + 1 && link.input === looked.unit));
    }
    ink.clearRect(0, 0, layout.width, layout.height);
    drawLinks(ink, links, colours, looked !== null);
    columns.slice(1).forEach((column, l) => column.forEach((unit, u) => {
      const bias = layers[l].biases[u];
      const sign = bias > 0 ? 'positive' : bias < 0 ? 'negative' : 'zero';
      if (unit.element.dataset.bias !== sign) unit.element.dataset.bias = sign;
    }));
    card.show();
  }

  /** @param {Float64Array} marks 1 of each dead unit */
  function showDead(marks) {
    dead = marks.slice();
    let i = 0;
    columns.slice(1).forEach((column, l) => column.forEach((unit, u) => {
      const isDead = marks[i++] === 1;
      if (unit.element.classList.contains('is-dead') !== isDead) {
        unit.element.classList.toggle('is-dead', isDead);
        unit.element.setAttribute('aria-label', isDead ? t('diagram.dead_unit', {name: nameOf(l, u)}) : nameOf(l, u));
      }
    }));
    showPoint();
  }

  /** What each unit answers for the point that is looked at; else whether it is dead. */
  function showPoint() {
    if (run.trainer !== built) return;
    const {point} = selection.now;
    const answers = point ? run.trainer.forward(point.x, point.y) : null;
    let i = 0;
    columns.slice(1).forEach((column, l) => column.forEach((unit, u) => {
      const isDead = dead?.[i++] === 1;
      const text = layout.isDense[l + 1] ? '' : answers ? formatNumber(answers[l].a[u], {decimals: 2}) : isDead ? t('diagram.dead') : '';
      if (unit.value.textContent !== text) unit.value.textContent = text;
    }));
  }

  function showSelection() {
    const {layer, unit} = selection.now;
    for (const head of heads.children) {
      const isChosen = /** @type {HTMLElement} */ (head).dataset.layer === String(layer);
      setAttribute(/** @type {Element} */ (head.firstElementChild), 'aria-pressed', head.firstElementChild?.tagName === 'BUTTON' && String(isChosen));
      head.classList.toggle('is-chosen', isChosen);
    }
    columns.slice(1).forEach((column, l) => column.forEach(({element: button}, u) => {
      button.classList.toggle('is-chosen', l === layer && (unit === null || unit === u));
      button.setAttribute('aria-pressed', String(l === layer && unit === u));
    }));
  }

  // ---- what is done with it ------------------------------------------------------------------------

  /** @param {import('../../state.js').Layer[]} layers */
  function setLayers(layers) {
    session.set({layers, activation: commonActivation(layers, session.state.activation)}, {push: true});
  }

  function addLayer() {
    const {layers, activation} = session.state;
    setLayers([...layers, layers[layers.length - 1] ?? {units: 4, activation, learn: 'none'}]);
    say(t('diagram.layers_now', {n: session.state.layers.length}));
  }

  function removeLayer() {
    setLayers(session.state.layers.slice(0, -1));
    say(t('diagram.layers_now', {n: session.state.layers.length}));
  }

  /** @param {{layer: number, unit: number}} place @param {number | null} [weight] */
  function openCard(place, weight = null) {
    selection.set({layer: place.layer, unit: place.unit});
    card.open(place, weight);
    card.element.scrollIntoView({block: 'nearest'});
  }

  function closeCard(hasFocus = card.element.contains(activeElement())) {
    const {at} = card;
    card.open(null);
    if (at && hasFocus) columns[at.layer + 1]?.[at.unit]?.element.focus();
    if (selection.now.unit !== null) selection.set({unit: null});
  }

  listenToHand(context, {units, tip, nameOf, open: openCard, press: (place) => {
    if (card.at?.layer === place.layer && card.at.unit === place.unit) closeCard(true);
    else openCard(place);
  }, leave: () => closeCard()}, () => ({columns, links, width: layout.width}));

  // ---- when ----------------------------------------------------------------------------------------

  const seen = watchSeen(element, () => run.refresh(maps));
  const isShown = () => run.trainer === built && seen.isSeen;
  /** @type {import('./parts.d.ts').Watcher} */
  const maps = {
    request: () => (isShown() ? {surfaces: {size, units: 'all'}} : null),
    show: ({parts}) => {
      paintMaps(parts.surfaces);
      drawWeights();
      if (selection.now.point) showPoint();
      table.show();
    },
  };
  /** @type {import('./parts.d.ts').Watcher} */
  const deadUnits = {
    request: () => (isShown() ? {statistics: true} : null),
    show: ({parts}) => showDead(parts.dead),
    interval: DEAD_INTERVAL,
  };

  const resizes = new ResizeObserver(([entry]) => {
    const width = Math.floor(entry.contentRect.width);
    if (width === 0 || width === room) return;
    room = width;
    onNextFrame(build);
  });
  resizes.observe(scroller);

  const ends = [
    watchColours(context.place, (found) => {
      palette = heatPalette(found);
      colours = {positive: found.positive, negative: found.negative, faint: found.ink};
      if (columns.length === 0) return;
      paintInputs();
      run.refresh(maps);
    }),
    run.on('rebuilt', () => {
      const {layers} = run.network;
      if (selection.now.layer > layers.length - 1) selection.set({layer: layers.length - 1, unit: null});
      onNextFrame(build);
    }),
    run.watch(maps),
    run.watch(deadUnits),
    seen.end,
    menu.destroy,
    () => resizes.disconnect(),
    selection.subscribe((before, after) => {
      if (columns.length === 0) return;
      if (before.layer !== after.layer && !areAllLinked && run.trainer === built) {
        makeLinks();
        drawWeights();
      }
      if (before.layer !== after.layer) scroll.follow();
      if (before.layer !== after.layer || before.unit !== after.unit) showSelection();
      if (before.hoveredUnit !== after.hoveredUnit) drawWeights();
      if (before.point !== after.point) showPoint();
    }),
  ];

  // Before the first picture of the page, so that nothing under it moves.
  queueMicrotask(() => {
    room ||= Math.floor(scroller.clientWidth);
    if (room > 0 && columns.length === 0) build();
  });
  return {
    element,
    update(before, after) {
      if (columns.length === 0) return;
      if (JSON.stringify([before.layers, before.output, before.hide]) !== JSON.stringify([after.layers, after.output, after.hide])) buildHeads();
    },
    destroy() {
      for (const end of ends) end();
    },
  };
}
