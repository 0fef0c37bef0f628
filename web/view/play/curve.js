// The star: the function of a layer as it is right now, and on the same axis the z of the layer's units, with how much of
// the gradient gets through at each. Shaping the curve shapes what the network trains with.

import {drawZAxis} from '../../draw/axes.js';
import {drawCursor} from '../../draw/cursor.js';
import {axisAt, fittingLevel, keptScale, peak} from '../../draw/histogram.js';
import {mark, pixel} from '../../draw/marks.js';
import {ORDER_NAMES, drawPlot} from '../../draw/plot.js';
import {niceStep, roundTo} from '../../draw/ticks.js';
import {formatNumber} from '../../i18n/numbers.js';
import {onNextFrame} from '../../scheduler.js';
import {make, setAttribute} from '../make.js';
import {paint, svg} from '../svg.js';
import {createLegend} from './curve_legend.js';
import {HEIGHT, barMarks, beyondMarks, dotMarks, figure, gradientMarks} from './curve_marks.js';
import {at, functionOf, sampled, usualSpan, valueSpan} from './curve_function.js';
import {createSliders} from './curve_sliders.js';
import {readable} from './read_out.js';
import {watchSeen} from './seen.js';

/** @typedef {import('./parts.d.ts').PlayContext} PlayContext */

const BINS = 48;
/** Curves of single units, and dots with numbers. */
const MANY_CURVES = 16;
const MANY_DOTS = 8;
/** A tail whose slope changes less is a straight line. */
const STRAIGHT = 0.02;
// A gradient times less than this is as good as none.
const LOST = 1e-4;
const SOFTMAX_SPAN = /** @type {[number, number]} */ ([-4, 4]);

/** @param {PlayContext} context @returns {import('./parts.d.ts').Part} */
export function createCurve(context) {
  const {core, activations, session, run, selection, t} = context;
  const layers = make('select', {'aria-label': t('curve.layer_hint'), onchange: () => selection.set({layer: Number(layers.value), unit: null})});
  const chips = ORDER_NAMES.map((name, order) => make('button', {type: 'button', class: 'chip', 'aria-label': t(`plot.show_${order}`), onclick: () => toggle(order)}, name));
  const [histogram, curves, words, dots, cursor] = Array.from({length: 5}, () => svg({}));
  const picture = svg({class: 'plot play-curve-plot'});
  picture.append(histogram, curves, words, dots, cursor);
  const read = make('p', {class: 'play-curve-read covered'});
  const legend = createLegend(t);
  const sliders = createSliders(context);
  const element = make('section', {class: 'panel play-curve', 'aria-label': t('curve.title')},
      make('div', {class: 'play-curve-head'}, make('h2', {}, t('curve.title')), layers, make('div', {class: 'group', role: 'group', 'aria-label': t('plot.derivatives')}, ...chips)),
      picture, make('div', {class: 'hints play-curve-words'}, legend.element, read), sliders.element);

  let width = 0;
  let level = 0;
  let scale = 0;
  /** Of the outline. */
  let unitScale = 0;
  /** Where the curve and the bars stand. @type {ReturnType<typeof figure> | null} */
  let shown = null;
  /** What the curve was drawn for. */
  let drawn = '';
  /** @type {number | null} */
  let z = null;
  /** @type {{counts: Float64Array, through: Float64Array, unit: Float64Array | null} | null} */
  let counted = null;

  const layer = () => Math.min(selection.now.layer, run.network.layers.length - 1);
  /** The unit that is looked at, if it is one of this layer. */
  const unit = () => {
    const {hoveredUnit, unit: chosen} = selection.now;
    return hoveredUnit?.layer === layer() ? hoveredUnit.unit : chosen;
  };
  const current = () => functionOf(run.network, layer(), unit());
  const usual = () => {
    const found = current();
    return found ? usualSpan(core, found.spec.id) : SOFTMAX_SPAN;
  };
  const axis = () => axisAt(usual(), level, BINS);

  /** @param {number} order The last curve stays. */
  function toggle(order) {
    const {derivative} = session.state;
    const next = /** @type {(0 | 1 | 2)[]} */ ([0, 1, 2].filter((other) => derivative.includes(/** @type {any} */ (other)) !== (other === order)));
    if (next.length > 0) session.set({derivative: next});
  }

  function layerNames() {
    const {layers: all} = run.network;
    return all.map(({activation}, l) => {
      const name = 'id' in activation ? activations.get(activation.id)?.name ?? activation.id : activation.formula;
      return l === all.length - 1 ? t('curve.of_output', {name}) : t('curve.of_layer', {n: l + 1, name});
    });
  }

  function buildMenu() {
    const names = layerNames();
    if ([...layers.options].map(({text}) => text).join() !== names.join()) layers.replaceChildren(...names.map((name, l) => make('option', {value: l}, name)));
    layers.value = String(layer());
  }

  function draw() {
    if (width === 0) return;
    buildMenu();
    const found = current();
    const {low, high} = axis();
    const orders = session.state.derivative;
    const xs = /** @type {[number, number]} */ ([low, high]);
    shown = figure(width, xs, found ? valueSpan(core, found.spec, orders, xs) : null);
    const {frame} = shown;
    picture.setAttribute('viewBox', `0 0 ${width} ${HEIGHT}`);
    picture.style.aspectRatio = `${width} / ${HEIGHT}`;
    paint(curves, found ? curveMarks(found, orders, xs, frame) : drawZAxis(frame));
    chips.forEach((chip, order) => setAttribute(chip, 'aria-pressed', String(orders.includes(/** @type {any} */ (order)))));
    for (const chip of chips) chip.disabled = found === null;
    drawn = keyOf(found);
    drawHistogram();
    drawDots();
    drawReading();
    sliders.show(layer(), unit());
  }

  /** @param {NonNullable<ReturnType<typeof current>>} found @param {readonly (0 | 1 | 2)[]} orders @param {[number, number]} xs @param {import('../../draw/frame.js').Frame} frame */
  function curveMarks({spec, ofUnits}, orders, xs, frame) {
    const samples = sampled(core, spec, xs, Math.ceil(frame.width) + 1);
    const bundle = ofUnits.slice(0, MANY_CURVES).map((one) => sampled(core, one, xs, 121)).map(({z: places, values}) => mark('path', {class: 'draw', 'clip-path': 'url(#plot-clip)',
      d: `M${Array.from(places, (place, i) => `${pixel(frame.x(place))} ${pixel(frame.y(values[0][i]))}`).join('L')}`}));
    return [...drawPlot({curves: [{label: '', ...samples}], orders, surroundings: null}, frame), ...bundle];
  }

  /** @param {ReturnType<typeof current>} found */
  const keyOf = (found) => JSON.stringify([layer(), found, level, session.state.derivative, width]);

  function drawHistogram() {
    if (!shown || !counted) return;
    const {box} = shown;
    const found = current();
    scale = keptScale(scale, Math.max(peak(counted.counts, 0, BINS), found ? peak(counted.through, 0, BINS) : 0));
    if (counted.unit) unitScale = keptScale(unitScale, peak(counted.unit, 0, BINS));
    paint(histogram, barMarks(counted, BINS, box, scale, unitScale));
    paint(words, [
      ...beyondMarks(counted, BINS, box, (share, isLeft) => t(isLeft ? 'curve.beyond_left' : 'curve.beyond_right', {n: formatNumber(100 * share, {significant: 2})})),
      ...(found ? gradientMarks(gradientWords(found), box) : []),
    ]);
    showLegend(found);
  }

  /** @param {ReturnType<typeof current>} found */
  function showLegend(found) {
    legend.show({
      unit: counted?.unit ? unit() : null, hasCurve: found !== null, isByUnit: (found?.ofUnits.length ?? 0) > 0,
      hasPoint: selection.now.point !== null, isBlocking: found !== null && run.trainer.blocking().includes(layer()),
    });
  }

  /** What becomes of a gradient at both ends of the axis, where the curve ends in a straight line: elsewhere it is the slope
   * of nothing but the window's edge. @param {NonNullable<ReturnType<typeof current>>} found */
  function gradientWords({spec}) {
    const {low, high} = axis();
    const tail = (high - low) / 16;
    const {df} = at(core, spec, [low, high, low + tail, high - tail]);
    return [0, 1].map((end) => {
      if (!(Math.abs(df[end] - df[end + 2]) < STRAIGHT)) return null;
      return df[end] !== 0 && Math.abs(df[end]) < LOST ? t('curve.gradient_lost') : t('curve.gradient', {slope: formatNumber(df[end], {significant: 2})});
    });
  }

  /** Where the units' z of the point that is looked at sit on the curve. */
  function drawDots() {
    const {point} = selection.now;
    if (!shown || !point || !run.progress.finite) {
      paint(dots, []);
      return;
    }
    const {frame, box} = shown;
    const {z: places, a} = run.trainer.forward(point.x, point.y)[layer()];
    const isCurve = current() !== null;
    const ys = isCurve ? Array.from(a, frame.y) : Array.from(places, () => box.top + box.height);
    paint(dots, dotMarks(Array.from(places, frame.x), ys, frame, places.length <= MANY_DOTS));
  }

  function drawReading() {
    if (!shown) return;
    const {frame} = shown;
    const found = current();
    const isRead = z !== null && found !== null;
    read.classList.toggle('covered', !isRead);
    legend.element.classList.toggle('covered', isRead);
    if (z === null || !found) {
      paint(cursor, []);
      return;
    }
    const {f, df, d2f} = at(core, found.spec, [z]);
    paint(cursor, drawCursor({z, points: [[f[0], df[0], d2f[0]]], orders: session.state.derivative, selected: 0, hasTangent: true}, frame));
    const reading = t('curve.reading', {z: formatNumber(z, {decimals: 2}), a: formatNumber(f[0]), df: formatNumber(df[0])});
    if (read.textContent !== reading) read.textContent = reading;
    reader.say({low: frame.xs[0], high: frame.xs[1], now: z, text: reading});
  }

  const step = () => niceStep((axis().high - axis().low) / 160);
  const reader = readable(picture, {
    label: t('curve.read_label'),
    at(x) {
      if (!shown) return;
      const [low, high] = shown.frame.xs;
      z = roundTo(Math.min(high, Math.max(low, shown.frame.z(x))), step());
      onNextFrame(drawReading);
    },
    move(by) {
      const {low, high} = axis();
      z = Number.isFinite(by) ? roundTo(Math.min(high, Math.max(low, (z ?? 0) + by * step())), step()) : by > 0 ? high : low;
      drawReading();
    },
    leave() {
      z = null;
      onNextFrame(drawReading);
    },
  });

  const seen = watchSeen(element, () => run.refresh(watcher));
  /** @type {import('./parts.d.ts').Watcher} */
  const watcher = {
    request: () => {
      if (width === 0 || !seen.isSeen) return null;
      const looked = unit();
      return {histograms: {z: axis(), ...(looked === null ? {} : {layer: layer(), unit: looked})}};
    },
    show: ({parts}) => {
      const length = BINS + 2;
      const from = layer() * length;
      counted = {counts: parts.zHistograms.slice(from, from + length), through: parts.gradientsThrough.slice(from, from + length),
        unit: parts.unitHistograms ? parts.unitHistograms.slice(0, length) : null};
      const next = fittingLevel(axis(), level, counted.counts, 0);
      if (next !== level) {
        level = next;
        run.refresh(watcher);
        return;
      }
      if (keyOf(current()) === drawn) {
        drawHistogram();
        drawDots();
      } else {
        draw();
      }
    },
  };

  const observer = new ResizeObserver(([entry]) => {
    const next = Math.floor(entry.contentRect.width) - 28;
    if (next <= 0 || next === width) return;
    width = next;
    onNextFrame(draw);
    run.refresh(watcher);
  });
  observer.observe(element);

  const restart = () => {
    level = scale = unitScale = 0;
    counted = null;
    onNextFrame(draw);
    run.refresh(watcher);
  };
  const ends = [run.watch(watcher), run.on('rebuilt', restart), () => observer.disconnect(), seen.end, selection.subscribe((before, after) => {
    if (before.layer !== after.layer) {
      restart();
    } else if (before.unit !== after.unit || before.hoveredUnit !== after.hoveredUnit) {
      unitScale = 0;
      run.refresh(watcher);
    }
    if (before.point === after.point) return;
    onNextFrame(drawDots);
    showLegend(current());
  })];

  return {
    element,
    update() {
      if (keyOf(current()) !== drawn) onNextFrame(draw);
      else sliders.show(layer(), unit());
    },
    destroy() {
      for (const end of ends) end();
    },
  };
}
