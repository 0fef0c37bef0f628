// The large plot with its cursor: paints what draw/ says, and turns gestures and keys into changes of the state.

import {drawCursor} from '../draw/cursor.js';
import {shifted, zoomed} from '../draw/frame.js';
import {drawPlot, plotFrame, plotHeight} from '../draw/plot.js';
import {decimalsOf, niceStep, roundTo} from '../draw/ticks.js';
import {formatNumber} from '../i18n/numbers.js';
import {onNextFrame} from '../scheduler.js';
import {MAX_REACH} from '../state.js';
import {kinkAt, plotData, valuesAt, windowOf} from './curves.js';
import {make} from './make.js';
import {activeElement} from './root.js';
import {paint, svg} from './svg.js';
import {listen} from './gestures.js';

/** @typedef {import('./functions.js').Context} Context */
/** @typedef {import('../state.js').State} State */

const ZOOM = 1.5;
const CURSOR_REACH = 9;
const FINGER_REACH = 22;
const WIDE = 640;

/**
 * @param {Context} context
 * @param {HTMLElement} legend Stands under the picture, next to the cursor's slider.
 * @param {{describe: () => string, onCursor: (z: number, values: number[][]) => void, isFixed: boolean}} hooks isFixed: nothing that
 *     is done to the picture moves its window
 */
export function createPlot({core, activations, session, t, place: around}, legend, {describe, onCursor, isFixed}) {
  /** In someone else's page, whose wheel it is. */
  const isGuest = around !== document.body;
  const title = svg({}, [{tag: 'title', attributes: {id: 'plot-title'}, children: [], text: ''}]);
  const curves = svg({});
  const cursor = svg({});
  const picture = svg({class: 'plot', role: 'img', 'aria-labelledby': 'plot-title plot-description'});
  picture.append(title, curves, cursor);
  const description = make('p', {id: 'plot-description', class: 'visually-hidden'});
  const slider = make('input', {type: 'range', id: 'z', 'aria-describedby': 'cursor-hint'});
  const box = make('input', {type: 'number', class: 'value', step: 'any', 'aria-label': t('plot.z_box')});
  const hint = make('p', {id: 'cursor-hint', class: 'hint'}, t(isFixed ? 'plot.cursor_hint_fixed' : matchMedia('(pointer: coarse)').matches ? 'plot.cursor_hint_touch' : isGuest ? 'plot.cursor_hint_guest' : 'plot.cursor_hint'));
  const note = make('p', {class: 'hint note', role: 'status'});
  const element = make('figure', {class: 'plot-figure'}, picture, description,
      make('div', {class: 'slider-row'}, make('label', {for: 'z'}, t('plot.z')), box, slider), legend,
      make('div', {class: 'hints'}, hint, note));

  // Measured anew only when the width changes: the bars of a phone's browser come and go.
  const sizeFor = (/** @type {number} */ width) => ({width, height: plotHeight(width, window.innerHeight)});
  let size = sizeFor(WIDE);
  let frame = plotFrame(size, [-4, 4], [-2, 4], false);
  /** Where the pointer hovers: shown instead of the cursor, never kept. @type {number | null} */
  let hovered = null;

  const step = () => niceStep((frame.xs[1] - frame.xs[0]) / 800);
  const zAt = (/** @type {number} */ x) => roundTo(Math.min(frame.xs[1], Math.max(frame.xs[0], frame.z(x))), step());

  function takeFrame() {
    const {state} = session;
    const {xs, ys} = windowOf(core, activations, state);
    frame = plotFrame(size, xs, ys, state.functions.length > 1);
  }

  function drawCurves() {
    const {state} = session;
    takeFrame();
    picture.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`);
    picture.style.aspectRatio = `${size.width} / ${size.height}`;
    paint(curves, drawPlot(plotData(core, activations, state, frame.xs, Math.ceil(frame.width) + 1, t), frame));
    drawPointer();
  }

  function drawPointer() {
    const {state} = session;
    const z = hovered ?? state.z;
    const points = valuesAt(core, state, z);
    const facts = core.facts(state.functions[state.selected]);
    const kink = kinkAt(facts, z);
    paint(cursor, drawCursor({z, points, orders: state.derivative, selected: state.selected, hasTangent: kink?.order !== 0}, frame));
    note.textContent = kink ? t(kink.order === 0 ? 'plot.at_jump' : 'plot.at_kink') : '';
    hint.classList.toggle('covered', kink !== null);
    onCursor(z, points);
    if (hovered === null) showCursor(z, points[state.selected]);
  }

  /** @param {number} z @param {number[]} values */
  function showCursor(z, values) {
    const [low, high] = frame.xs;
    slider.min = String(low);
    slider.max = String(high);
    slider.step = 'any';
    slider.value = String(z);
    slider.setAttribute('aria-valuetext', t('plot.value_text', {
      z: formatNumber(z, {significant: 6}), f: formatNumber(values[0], {significant: 6}), df: formatNumber(values[1], {significant: 6}),
    }));
    if (activeElement() !== box) box.value = written(z, step());
    const [from, to] = frame.xs.map((end) => formatNumber(end));
    title.children[0].textContent = t('plot.title', {from, to});
    description.textContent = `${describe()} ${t('plot.range', {from, to, low: formatNumber(frame.ys[0]), high: formatNumber(frame.ys[1])})}`;
  }

  /** @param {import('../state.js').Interval} range @param {import('../state.js').Interval} rangeY */
  function look(range, rangeY) {
    hovered = null;
    session.set({range, rangeY});
    takeFrame();  // a mouse may move several times before the next picture
  }

  /** @param {number} factor @param {number} x @param {number} y The point that stays. */
  function zoom(factor, x, y) {
    look(zoomed(frame.xs, factor, frame.z(x)), zoomed(frame.ys, factor, frame.value(y)));
  }

  /** The curve at the cursor stays where it is, as far as both are in the window. @param {number} factor */
  function zoomAtCursor(factor) {
    const {state} = session;
    const [low, high] = frame.xs;
    const z = Math.min(high, Math.max(low, state.z));
    const value = valuesAt(core, state, z)[state.selected][state.derivative[0]];
    const isSeen = value >= frame.ys[0] && value <= frame.ys[1];
    zoom(factor, frame.x(z), frame.y(isSeen ? value : (frame.ys[0] + frame.ys[1]) / 2));
  }

  /** @param {number} dx @param {number} dy In pixels. */
  function pan(dx, dy) {
    const perZ = (frame.xs[1] - frame.xs[0]) / frame.width;
    const perValue = (frame.ys[1] - frame.ys[0]) / frame.height;
    look(shifted(frame.xs, -dx * perZ), shifted(frame.ys, dy * perValue));
  }

  /** @param {number} z */
  const place = (z) => session.set({z: Math.min(MAX_REACH, Math.max(-MAX_REACH, z))});

  listen(picture, {
    isOnCursor: (x, isFinger) => Math.abs(x - frame.x(session.state.z)) < (isFinger ? FINGER_REACH : CURSOR_REACH),
    hover: (x) => {
      hovered = x === null ? null : zAt(x);
      onNextFrame(drawPointer);
    },
    place: (x) => {
      hovered = null;
      place(zAt(x));
    },
    pan: isFixed ? () => {} : pan,
    zoom: isFixed ? () => {} : zoom,
  }, ({ctrlKey}) => !isGuest && !isFixed && (ctrlKey || activeElement() === slider));

  slider.addEventListener('input', () => place(roundTo(Number(slider.value), step())));
  box.addEventListener('input', () => {
    if (box.value !== '' && Number.isFinite(box.valueAsNumber)) place(box.valueAsNumber);
  });
  box.addEventListener('blur', drawPointer);

  // A range input's own arrows go by its step, which a "nice" fraction of a moving window is not.
  /** @type {Record<string, number>} */
  const steps = {ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10};
  slider.addEventListener('keydown', (event) => {
    const move = steps[event.key];
    if (move === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (event.shiftKey && !isFixed) pan(event.key === 'ArrowLeft' ? 40 : event.key === 'ArrowRight' ? -40 : 0, event.key === 'ArrowUp' ? 40 : event.key === 'ArrowDown' ? -40 : 0);
    else place(roundTo(session.state.z + move * step() * 5, step()));
  });
  element.addEventListener('keydown', (event) => {
    if (isFixed || event.target === box || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '+' || event.key === '=') zoomAtCursor(1 / ZOOM);
    else if (event.key === '-') zoomAtCursor(ZOOM);
    else if (event.key === '0') session.set({range: null, rangeY: null});
  });

  const observer = new ResizeObserver(([entry]) => {
    const next = Math.round(entry.contentRect.width);
    if (next === 0 || next === size.width) return;
    size = sizeFor(next);
    onNextFrame(drawCurves);
  });
  observer.observe(element);

  return {element, drawCurves, drawPointer, zoomIn: () => zoomAtCursor(1 / ZOOM), zoomOut: () => zoomAtCursor(ZOOM), destroy: () => observer.disconnect()};
}

/** Every digit it has, and as many decimals as the step, so that it does not change its width while it moves.
 * @param {number} value @param {number} step */
function written(value, step) {
  const text = String(value);
  const [, decimals] = /^-?\d+(?:\.(\d+))?$/.exec(text) ?? [null, text];  // else it has an exponent
  return (decimals?.length ?? 0) > decimalsOf(step) ? text : value.toFixed(decimalsOf(step));
}
