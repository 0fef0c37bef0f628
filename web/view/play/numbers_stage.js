// One stage of the way as elements: a heading, a sentence, and every unit with its lines.

import {formatNumber} from '../../i18n/numbers.js';
import {make} from '../make.js';
import {symbol} from '../sentences.js';
import {INPUT_SIGNS, LOSS_SIGNS, backwardLines, forwardLines, lossLine, sharedLines, shownLine, sourceNames} from './numbers_lines.js';
import {isPlain, updateLines} from './numbers_update.js';
import {isSoftmax, specOf} from './numbers_walk.js';

/** @typedef {import('./numbers_walk.js').Walk} Walk */
/** @typedef {import('./numbers_walk.js').Stage} Stage */
/** @typedef {import('./numbers_lines.js').Line} Line */
/** @typedef {import('./parts.d.ts').PlayContext} PlayContext */

/** Of wider layers the lines of one unit are shown. */
export const MANY_UNITS = 8;
const FEW_DIGITS = 4;
const ALL_DIGITS = 17;

/** @param {PlayContext} context @param {number} layer @param {number} layers */
export const layerName = ({t}, layer, layers) => (layer === layers - 1 ? t('numbers.output') : t('numbers.layer', {n: layer + 1}));

/** @param {PlayContext} context @param {Stage} stage @param {number} layers */
export function stageTitle(context, {kind, layer}, layers) {
  return layer === null ? context.t(`numbers.title_${kind}`) : context.t(`numbers.title_${kind}`, {layer: layerName(context, layer, layers)});
}

/** What there is to say about an update. @param {import('../../core.d.ts').TrainerConfig} config @param {number} clip @returns {string[]} */
function updateHints(config, clip) {
  const {optimizer, regularization} = config;
  const penalty = (regularization?.rate ?? 0) > 0 ? regularization?.id : 'none';
  return [
    `numbers.optimizer_${optimizer?.id ?? 'sgd'}`,
    ...(clip < 1 ? ['numbers.clipped'] : []),
    ...(Number(optimizer?.weightDecay ?? 0) > 0 && isPlain(config) ? ['numbers.decays'] : []),
    ...(penalty === 'l1' || penalty === 'l2' ? [`numbers.penalty_${penalty}`] : []),
    'numbers.about_update',
  ];
}

/** @param {PlayContext} context @param {Stage} stage @param {Walk} walk */
function stageHint({t, run}, {kind, layer}, {backward, targets, network, forward, clip}) {
  const isOutput = layer === forward.length - 1;
  if (kind === 'loss' && !backward) return t('numbers.about_loss_missing');
  if (kind === 'loss') return t('numbers.about_loss', {loss: t(`numbers.loss_${run.config.loss?.id ?? 'half_squared'}`)});
  if (kind === 'backward') return t(isOutput ? 'numbers.about_backward_output' : 'numbers.about_backward');
  if (kind === 'update') {
    return updateHints(run.config, clip).map((key) => t(key, {count: run.config.batchSize ?? 10})).join(t.lang === 'en' ? ' ' : '');
  }
  if (kind === 'forward' && isOutput && isSoftmax(network.layers[forward.length - 1])) return t('numbers.about_forward_softmax', {count: targets.length || forward[forward.length - 1].a.length});
  return t(`numbers.about_${kind}`);
}

/** A line begins anew before its result, not between it and its sign. @param {Line} line @param {boolean} isExact */
function lineElement(line, isExact) {
  const significant = isExact ? ALL_DIGITS : FEW_DIGITS;
  const pieces = shownLine(line, significant).map((text, i) => {
    const token = line[i];
    return typeof token === 'string' ? text : make('data', {value: token, title: formatNumber(token, {significant: ALL_DIGITS})}, text);
  });
  const [sign, result] = pieces.slice(-2);
  const [, formula, equals] = /^(.*?)(\S* )$/.exec(String(sign)) ?? [null, sign, ''];
  return make('p', {class: 'play-numbers-line'}, ...pieces.slice(0, -2), formula, make('span', {class: 'play-numbers-result'}, equals, result));
}

/** f(z) of a layer as the core writes it, and the values of its parameters. @param {PlayContext} context @param {Walk} walk @param {number} layer @param {number} unit @param {boolean} isExact */
function functionElements({core, t}, {network}, layer, unit, isExact) {
  const row = network.layers[layer];
  if (isSoftmax(row)) return [];
  const spec = specOf(row, unit);
  const math = make('div', {class: 'play-numbers-function', role: 'group', 'aria-label': t('numbers.function')});
  math.innerHTML = core.texts(spec).mathml.replace(/^<math[^>]*>/, '<math><mi>f</mi><mo stretchy="false">(</mo><mi>z</mi><mo stretchy="false">)</mo><mo>=</mo>');
  for (const word of math.querySelectorAll('mtext')) word.textContent = t(`formula.${word.textContent}`);
  const values = Object.entries(spec.parameters ?? {}).map(([name, value]) => lineElement([`${symbol(name)} = `, value], isExact));
  const isRandom = 'id' in row.activation && row.activation.id === 'rrelu_train';
  return [make('div', {class: 'play-numbers-head'}, math, ...values), ...(isRandom ? [make('p', {class: 'hint'}, t('numbers.random_slope'))] : [])];
}

/** @param {PlayContext} context @param {Walk} walk @param {number} layer @returns {string} */
function functionName({activations}, {network}, layer) {
  const {activation} = network.layers[layer];
  if (!('id' in activation)) return 'f';
  return activations.get(activation.id)?.name ?? activation.id;
}

/** @param {PlayContext} context @param {Stage} stage @param {Walk} walk @param {number} unit @returns {Line[]} */
function unitLines(context, {kind, layer}, walk, unit) {
  const {core, run} = context;
  const at = /** @type {number} */ (layer);
  const sources = sourceNames(walk, at, run.config.features ?? ['x', 'y']);
  const loss = core.catalogue().losses.find(({id}) => id === (run.config.loss?.id ?? 'half_squared'));
  if (kind === 'forward') return forwardLines(walk, at, unit, functionName(context, walk, at));
  if (kind === 'backward') return backwardLines(core, walk, at, unit, /** @type {import('../../core.d.ts').Loss} */ (loss), sources);
  return updateLines(walk, run.config, at, unit, sources);
}

/**
 * @param {PlayContext} context @param {Stage} stage @param {Walk} walk
 * @param {{unit: number, isExact: boolean, onUnit(unit: number): void}} options
 */
export function stageElements(context, stage, walk, {unit: chosen, isExact, onUnit}) {
  const {run, t} = context;
  const {kind, layer} = stage;
  const layers = walk.forward.length;
  const elements = [make('h3', {}, stageTitle(context, stage, layers)), make('p', {class: 'hint'}, stageHint(context, stage, walk))];
  const line = (/** @type {Line} */ tokens) => lineElement(tokens, isExact);
  if (kind === 'point') {
    const signs = (run.config.features ?? ['x', 'y']).map((id) => INPUT_SIGNS[id]);
    return [...elements, ...walk.inputs.map((value, i) => line([`${signs[i]} = `, value])),
      ...(walk.point.label === null ? [] : walk.targets.map((value, k) => line([walk.targets.length > 1 ? `t${k + 1} = ` : 't = ', value])))];
  }
  if (kind === 'loss' || layer === null) {
    if (!walk.backward) return elements;
    const loss = run.config.loss?.id ?? 'half_squared';
    return [...elements, make('p', {class: 'play-numbers-signs'}, LOSS_SIGNS[loss]), line(lossLine(walk, loss))];
  }
  const {units} = walk.network.layers[layer];
  const isWide = units > MANY_UNITS;
  const pressed = Math.min(chosen, units - 1);
  const rows = Array.from({length: units}, (_, unit) => {
    const name = t('numbers.unit', {n: unit + 1});
    const button = make('button', {type: 'button', class: 'chip', 'aria-pressed': String(unit === pressed), onclick: () => onUnit(unit)}, name);
    const lines = isWide && unit !== pressed ? [] : unitLines(context, stage, walk, unit).map(line);
    return make('li', {class: unit === pressed ? 'play-numbers-chosen' : ''}, button, make('div', {}, ...lines));
  });
  const head = kind === 'update' ? [] : functionElements(context, walk, layer, pressed, isExact);
  const shared = kind === 'backward' ? sharedLines(context.core, walk, layer).map(line) : [];
  return [...elements, ...head, make('ol', {class: isWide ? 'play-numbers-units play-numbers-wide' : 'play-numbers-units'}, ...rows),
    ...(shared.length > 0 ? [make('h4', {}, t('numbers.shared')), ...shared] : [])];
}
