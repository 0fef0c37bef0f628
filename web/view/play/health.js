// How each layer is doing: one sentence, the numbers of the layers, and the gradient on its way back through them.

import {drawFrame, makeScale, niceSpan, valueTicks} from '../../draw/chart.js';
import {mark, pixel} from '../../draw/marks.js';
import {formatNumber} from '../../i18n/numbers.js';
import {make, setAttribute} from '../make.js';
import {paint, svg} from '../svg.js';
import {LIMITS, Spokesman, factorPerLayer, findings, saturationLimit} from './diagnosis.js';
import {KEYS, createHealthTable} from './health_table.js';
import {hideable} from './hiding.js';
import {upTo} from './run_history.js';
import {watchSeen} from './seen.js';

/** @typedef {import('./parts.d.ts').PlayContext} PlayContext */

const INTERVAL = 150;
const HEIGHT = 56;
const AXIS = 42;
const RULES = ['dead', 'vanishing', 'exploding', 'saturated', 'updates', 'overfit', 'flat'];

/** The numbers of each layer by name, from a frame. @param {import('./parts.d.ts').Shown} shown @param {readonly number[]} units */
export function layersOf({parts, fields}, units) {
  let dead = 0;
  return units.map((count, l) => {
    /** @type {Record<string, number>} */
    const layer = Object.fromEntries(fields.layers.map((name, i) => [name, parts.layers[l * fields.layers.length + i]]));
    layer.units = count;
    layer.dead = parts.dead.subarray(dead, dead + count).reduce((sum, one) => sum + one, 0);
    dead += count;
    return layer;
  });
}

/** @param {PlayContext} context @returns {import('./parts.d.ts').Part} */
export function createHealth(context) {
  const {run, session, selection, t} = context;
  const sentence = make('p', {class: 'play-diagnosis', role: 'status'});
  const table = createHealthTable(context);
  const picture = svg({class: 'plot play-chart', role: 'img', 'aria-label': t('health.gradient')});
  const factor = make('b', {class: 'play-factor'});
  const percent = (/** @type {number} */ share) => formatNumber(100 * share, {significant: 2});
  const limits = {dead: percent(LIMITS.dead), factor: LIMITS.factor, fall: 1 / LIMITS.fall, saturated: percent(LIMITS.saturated), other: percent(LIMITS.flatOneWay), large: percent(LIMITS.largeUpdate), small: percent(LIMITS.smallUpdate),
    gap: LIMITS.gap, epochs: LIMITS.flatEpochs, gain: percent(LIMITS.flatGain)};
  const rules = make('details', {class: 'play-rules'}, make('summary', {}, t('health.rules')),
      make('ul', {}, ...RULES.map((rule) => make('li', {}, t(`health.rule_${rule}`, limits)))));
  const element = make('section', {class: 'panel play-health', 'aria-label': t('health.title')},
      make('h2', {}, t('health.title')),
      sentence, table.element, make('p', {class: 'play-gradient-name'}, t('health.gradient'), ' ', factor), picture, table.more);
  const meanings = make('details', {class: 'play-rules'}, make('summary', {}, t('health.meanings')),
      make('dl', {}, ...KEYS.flatMap((key) => [make('dt', {}, t(`health.${key}`)), make('dd', {}, t(`health.about_${key}`))])));
  table.more.append(meanings, rules);
  const spokesman = new Spokesman();
  let width = 0;
  /** @type {[number, number] | null} */
  let span = null;

  /** @param {ReturnType<typeof layersOf>} layers */
  function say(layers) {
    const numbers = /** @type {import('./diagnosis.js').LayerNumbers[]} */ (/** @type {unknown} */ (layers));
    const list = findings({layers: numbers, blocking: run.trainer.blocking(), epoch: run.progress.epoch, hasDiverged: run.divergence !== null, history: upTo(run.history, run.progress)});
    const {key, params, isTrouble} = spokesman.choose(list, performance.now());
    const text = t(`health.say_${key}`, Object.fromEntries(Object.entries(params).map(([name, value]) => [name, formatNumber(value, {significant: 2})])));
    if (sentence.textContent !== text) sentence.textContent = text;
    setAttribute(sentence, 'data-trouble', isTrouble);
  }

  /** Whether the function of a layer is flat at both ends. @param {number} l */
  function isFlat(l) {
    const {activation} = run.network.layers[l];
    return 'id' in activation && context.activations.get(activation.id)?.facts.saturates === 'both';
  }

  /** The size of dW, layer by layer, and what each layer makes of the gradient on the way back. @param {ReturnType<typeof layersOf>} layers */
  function drawGradient(layers) {
    if (width === 0) return;
    const norms = layers.map(({gradientNorm}) => gradientNorm);
    const known = norms.filter((value) => value > 0 && Number.isFinite(value));
    const box = {left: AXIS, top: 6, width: width - AXIS - 10, height: HEIGHT - 24};
    picture.setAttribute('viewBox', `0 0 ${width} ${HEIGHT}`);
    picture.style.aspectRatio = `${width} / ${HEIGHT}`;
    if (known.length === 0) {
      paint(picture, []);
      factor.textContent = t(run.progress.finite ? 'health.no_gradient' : 'health.not_finite');
      return;
    }
    const wished = niceSpan(Math.min(...known), Math.max(...known), true);
    if (!span || wished[0] < span[0] || wished[1] > span[1] || span[1] / span[0] > 1e3 * (wished[1] / wished[0])) span = wished;
    const last = layers.length - 1;
    const scale = makeScale(box, [0, Math.max(1, last)], span, true);
    const x = (/** @type {number} */ l) => (last === 0 ? box.left + box.width / 2 : scale.x(l));
    const places = last === 0 ? [{x: x(0), label: t('health.output'), anchor: 'middle'}] :
      [{x: x(0), label: t('health.layer', {n: 1}), anchor: 'start'}, {x: x(last), label: t('health.output'), anchor: 'end'}];
    const points = norms.map((value, l) => [x(l), value > 0 ? scale.y(value) : box.top + box.height]);
    paint(picture, [
      ...drawFrame(box, scale, valueTicks(span, true, 2), places),
      mark('path', {class: 'line', d: `M${points.map(([px, py]) => `${pixel(px)} ${pixel(py)}`).join('L')}`}),
      ...points.map(([px, py], l) => mark('circle', {class: `gradient-dot${l === selection.now.layer ? ' is-chosen' : ''}`, cx: pixel(px), cy: pixel(py), r: layers.length > 16 ? 2 : 4})),
    ]);
    const times = factorPerLayer(/** @type {any} */ (layers));
    const words = last === 0 ? '' : Number.isFinite(times) ? t('health.factor', {factor: formatNumber(times, {significant: 2})}) : t('health.no_gradient');
    if (factor.textContent !== words) factor.textContent = words;
  }

  const seen = watchSeen(element, () => run.refresh(watcher));
  /** @type {import('./parts.d.ts').Watcher} */
  const watcher = {
    request: () => (seen.isSeen ? {statistics: true} : null),
    show: (shown) => {
      const layers = layersOf(shown, run.network.layers.map(({units}) => units));
      layers.forEach((layer, l) => {
        const isFlatBothWays = isFlat(l);
        Object.assign(layer, {isFlatBothWays, saturationLimit: saturationLimit({isFlatBothWays})});
        // Of numbers that are none no share is small, and none of the units is known to be alive.
        if (!shown.progress.finite) for (const key of KEYS) layer[key] = NaN;
      });
      say(layers);
      table.show(layers);
      drawGradient(layers);
    },
    interval: INTERVAL,
  };

  const observer = new ResizeObserver(([entry]) => {
    const next = Math.floor(entry.contentRect.width);
    if (next === 0 || next === width) return;
    width = next;
    run.refresh(watcher);
  });
  observer.observe(element);

  const ends = [run.watch(watcher), run.on('measured', () => {
    if (!run.isPlaying) run.refresh(watcher);
  }), run.on('rebuilt', () => {
    span = null;
    run.refresh(watcher);
  }), () => observer.disconnect(), seen.end, selection.subscribe((before, after) => {
    if (before.layer !== after.layer) run.refresh(watcher);
  })];
  return {
    element,
    update: () => void hideable(session, 'health', element),
    destroy() {
      for (const end of ends) end();
    },
  };
}
