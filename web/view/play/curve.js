// The star: the function of a layer as it is right now, and on the same axis the z of the layer's units, with how much of
// the gradient gets through at each. Shaping the curve shapes what the network trains with.

import {drawCursor} from '../../draw/cursor.js';
import {axisAt, bars, fittingLevel, keptScale, peak, steps, total} from '../../draw/histogram.js';
import {mark, pixel} from '../../draw/marks.js';
import {ORDER_NAMES, drawPlot, plotFrame} from '../../draw/plot.js';
import {niceStep, roundTo} from '../../draw/ticks.js';
import {formatNumber} from '../../i18n/numbers.js';
import {onNextFrame} from '../../scheduler.js';
import {make, setAttribute} from '../make.js';
import {paint, svg} from '../svg.js';
import {at, functionOf, sampled, usualSpan, valueSpan} from './curve_function.js';
import {createSliders} from './curve_sliders.js';
import {readable} from './read_out.js';

/** @typedef {import('./parts.d.ts').PlayContext} PlayContext */

const BINS = 48;
const HEIGHT = 214;
/** Of the height, what the highest bar may take. */
const BAR_SHARE = 0.4;
const MANY_DOTS = 16;
const SOFTMAX_SPAN = /** @type {[number, number]} */ ([-4, 4]);

/** @param {PlayContext} context @returns {import('./parts.d.ts').Part} */
export function createCurve(context) {
  const {core, activations, session, run, selection, t} = context;
  const layers = make('select', {'aria-label': t('curve.layer_hint'), onchange: () => selection.set({layer: Number(layers.value), unit: null})});
  const chips = ORDER_NAMES.map((name, order) => make('button', {type: 'button', class: 'chip', 'aria-label': t(`plot.show_${order}`), onclick: () => toggle(order)}, name));
  const [curves, histogram, dots, cursor] = [svg({}), svg({}), svg({}), svg({})];
  const picture = svg({class: 'plot play-curve-plot'});
  picture.append(histogram, curves, dots, cursor);
  const read = make('p', {class: 'play-curve-read'});
  const sliders = createSliders(context);
  const element = make('section', {class: 'panel play-curve', 'aria-label': t('curve.title')},
      make('div', {class: 'play-curve-head'}, make('h2', {}, t('curve.title')), layers, make('div', {class: 'group', role: 'group', 'aria-label': t('plot.derivatives')}, ...chips)),
      picture, read, sliders.element);

  let width = 0;
  let level = 0;
  let scale = 0;
  /** @type {import('../../draw/frame.js').Frame | null} */
  let frame = null;
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
    frame = plotFrame({width, height: HEIGHT}, xs, found ? valueSpan(core, found.spec, orders, xs) : [0, 1], false);
    const count = Math.ceil(frame.width) + 1;
    const data = found ? [sampled(core, found.spec, xs, count)].map((samples) => ({label: '', ...samples})) : [];
    const marks = drawPlot({curves: data, orders, surroundings: null}, frame);
    const shown = frame;
    const others = found ? found.ofUnits.slice(0, MANY_DOTS).map((spec) => sampled(core, spec, xs, 121)) : [];
    const bundle = others.map(({z: places, values}) => mark('path', {class: 'draw', 'clip-path': 'url(#plot-clip)',
      d: `M${Array.from(places, (place, i) => `${pixel(shown.x(place))} ${pixel(shown.y(values[0][i]))}`).join('L')}`}));
    picture.setAttribute('viewBox', `0 0 ${width} ${HEIGHT}`);
    picture.style.aspectRatio = `${width} / ${HEIGHT}`;
    paint(curves, [...marks, ...bundle]);
    chips.forEach((chip, order) => setAttribute(chip, 'aria-pressed', String(orders.includes(/** @type {any} */ (order)))));
    drawn = keyOf(found);
    drawHistogram();
    drawDots();
    drawReading();
    sliders.show(layer());
  }

  /** @param {ReturnType<typeof current>} found */
  const keyOf = (found) => JSON.stringify([layer(), found, level, session.state.derivative, width]);

  function drawHistogram() {
    if (!frame || !counted) return;
    const {left, top, width: wide, height} = frame;
    const {counts, through, unit: ofUnit} = counted;
    scale = keptScale(scale, peak(counts, 0, BINS));
    const box = {left, top, width: wide, height};
    const perPixel = scale / (BAR_SHARE * height);
    const own = ofUnit ? keptScale(0, peak(ofUnit, 0, BINS)) / (BAR_SHARE * height) : 1;
    const sum = total(counts, 0, BINS);
    const share = (/** @type {number} */ part) => t('curve.percent', {n: formatNumber((100 * part) / sum, {significant: 2})});
    const bottom = top + height - 6;
    const outside = [[counts[0], left + 3, 'start', '←'], [counts[BINS + 1], left + wide - 3, 'end', '→']].filter(([part]) => Number(part) > 0.0005 * sum)
        .map(([part, x, anchor, arrow]) => mark('text', {class: 'outside', x: Number(x), y: bottom, 'text-anchor': String(anchor)},
            arrow === '←' ? `← ${share(Number(part))}` : `${share(Number(part))} →`));
    paint(histogram, [
      mark('path', {class: 'bars-z', d: scale > 0 ? bars(counts, 0, BINS, perPixel, box) : ''}),
      mark('path', {class: 'bars-through', d: scale > 0 ? bars(through, 0, BINS, perPixel, box) : ''}),
      mark('path', {class: 'steps-unit', d: ofUnit ? steps(ofUnit, 0, BINS, own, box) : ''}),
      ...outside, ...gradientWords(),
    ]);
  }

  /** What becomes of a gradient at both ends of the axis. */
  function gradientWords() {
    const found = current();
    if (!frame || !found) return [];
    const [low, high] = frame.xs;
    const tail = (high - low) / 16;
    const {df} = at(core, found.spec, [low, high, low + tail, high - tail]);
    // Only where the curve ends in a straight line: elsewhere it is the slope of nothing but the window's edge.
    const isStraight = [0, 1].map((end) => Math.abs(df[end] - df[end + 2]) < 0.02);
    const y = frame.top + frame.height - BAR_SHARE * frame.height - 8;
    return [[df[0], frame.left + 4, 'start'], [df[1], frame.left + frame.width - 4, 'end']].filter((_, end) => isStraight[end]).map(([slope, x, anchor]) => mark('text',
        {class: 'gradient-word', x: Number(x), y: pixel(y), 'text-anchor': String(anchor)}, t('curve.gradient', {slope: formatNumber(Number(slope), {significant: 2})})));
  }

  /** Where the units' z of the point that is looked at sit on the curve. */
  function drawDots() {
    const {point} = selection.now;
    if (!frame || !point || !run.progress.finite) {
      paint(dots, []);
      return;
    }
    const {z: places, a} = run.trainer.forward(point.x, point.y)[layer()];
    const isCurve = current() !== null;
    const {left, top, width: wide, height, x: toX, y: toY} = frame;
    paint(dots, Array.from(places, (place, u) => {
      const x = pixel(Math.min(left + wide, Math.max(left, toX(place))));
      const y = pixel(Math.min(top + height, Math.max(top, toY(isCurve ? a[u] : 0))));
      return mark('g', {class: 'unit-dot'}, [mark('circle', {cx: x, cy: y, r: 4.5}), ...(places.length <= MANY_DOTS ? [mark('text', {x, y: y - 8, 'text-anchor': 'middle'}, String(u + 1))] : [])]);
    }));
  }

  function drawReading() {
    if (!frame) return;
    const found = current();
    if (z === null || !found) {
      paint(cursor, []);
      const isBlocking = run.trainer.blocking().includes(layer());
      const words = t(!found ? 'curve.softmax' : isBlocking ? 'curve.blocking' : 'curve.legend');
      if (read.textContent !== words) read.textContent = words;
      return;
    }
    const {f, df, d2f} = at(core, found.spec, [z]);
    paint(cursor, drawCursor({z, points: [[f[0], df[0], d2f[0]]], orders: session.state.derivative, selected: 0, hasTangent: true}, frame));
    const words = t('curve.reading', {z: formatNumber(z, {decimals: 2}), a: formatNumber(f[0]), df: formatNumber(df[0])});
    read.textContent = words;
    reader.say({low: frame.xs[0], high: frame.xs[1], now: z, text: words});
  }

  const step = () => niceStep((axis().high - axis().low) / 160);
  const reader = readable(picture, {
    label: t('curve.read_label'),
    at(x) {
      if (!frame) return;
      const [low, high] = frame.xs;
      z = roundTo(Math.min(high, Math.max(low, frame.z((x * width) / picture.getBoundingClientRect().width))), step());
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

  /** @type {import('./parts.d.ts').Watcher} */
  const watcher = {
    request: () => {
      if (width === 0 || element.offsetParent === null) return null;
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

  new ResizeObserver(([entry]) => {
    const next = Math.floor(entry.contentRect.width) - 28;
    if (next <= 0 || next === width) return;
    width = next;
    onNextFrame(draw);
    run.refresh(watcher);
  }).observe(element);

  const restart = () => {
    level = scale = 0;
    counted = null;
    onNextFrame(draw);
    run.refresh(watcher);
  };
  const ends = [run.watch(watcher), run.on('rebuilt', restart)];
  selection.subscribe((before, after) => {
    if (before.layer !== after.layer) restart();
    else if (before.unit !== after.unit || before.hoveredUnit !== after.hoveredUnit) run.refresh(watcher);
    if (before.point !== after.point) onNextFrame(drawDots);
  });

  return {
    element,
    update() {
      if (keyOf(current()) !== drawn) onNextFrame(draw);
      else sliders.show(layer());
    },
    destroy() {
      for (const end of ends) end();
    },
  };
}
