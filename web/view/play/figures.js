// The figures of the run: epoch and epochs per second, losses, accuracy or R².

import {formatNumber} from '../../i18n/numbers.js';
import {make} from '../make.js';
import {hideable} from './hiding.js';

/** @typedef {import('./parts.d.ts').PlayContext} PlayContext */
/** @typedef {import('./parts.d.ts').LossRecord} LossRecord */

/** Four digits or so in the same room, whatever the size. @param {number | undefined} value */
export function lossText(value) {
  if (value === undefined || Number.isNaN(value)) return '–';
  const magnitude = Math.abs(value);
  return magnitude >= 1e6 ? formatNumber(value, {significant: 1}) : formatNumber(value, {decimals: magnitude < 10 ? 4 : magnitude < 1000 ? 2 : 0});
}

/** Percent of the points, or R² of a regression. @param {LossRecord | null} losses @param {'train' | 'test'} part */
export function scoreText(losses, part) {
  const accuracy = losses?.[`${part}Accuracy`];
  if (accuracy !== undefined) return `${formatNumber(100 * accuracy, {decimals: 1})} %`;
  const r2 = losses?.[`${part}R2`];
  return r2 === undefined ? '–' : lossText(r2);
}

/** Made once for each language: a figure is written on each frame. @type {Map<string, Intl.NumberFormat>} */
const counts = new Map();

/** @param {number} value @param {string} lang */
export function countText(value, lang) {
  const format = counts.get(lang) ?? new Intl.NumberFormat(lang);
  counts.set(lang, format);
  return format.format(value);
}

/** One sentence about where the run is. @param {PlayContext} context @param {LossRecord} losses of now */
export function summary({run, t}, losses) {
  const {progress, stop} = run;
  const epoch = countText(progress.epoch, t.lang);
  const values = {epoch, train: lossText(losses.trainLoss), test: lossText(losses.testLoss), score: scoreText(losses, 'test')};
  const sentence = t(run.classes > 0 ? 'transport.summary_classes' : 'transport.summary_values', values);
  return progress.epoch === stop.epoch ? `${t('transport.stopped')} ${sentence}` : sentence;
}

/** @param {PlayContext} context */
export function createFigures({run, session, t}) {
  /** @type {{element: HTMLElement, show(text: string, label?: string): void}[]} */
  const all = [];
  /** @param {string} name @param {string} label */
  const figure = (name, label) => {
    const value = make('b', {});
    const words = make('span', {}, label);
    const element = make('span', {class: `play-figure play-figure-${name}`}, value, words);
    const made = {
      element,
      /** @param {string} text @param {string} [under] */
      show(text, under) {
        if (value.textContent !== text) value.textContent = text;
        if (under !== undefined && words.textContent !== under) words.textContent = under;
      },
    };
    all.push(made);
    return made;
  };
  const epoch = figure('epoch', t('transport.epoch'));
  const train = figure('train', t('transport.train_loss'));
  const test = figure('test', t('transport.test_loss'));
  const score = figure('score', '');
  const element = make('div', {class: 'play-figures'}, ...all.map((one) => one.element));

  function showEpoch() {
    const rate = run.epochsPerSecond;
    const isKnown = run.isPlaying && rate > 0;
    const speed = formatNumber(rate, rate < 10 ? {decimals: 1} : {decimals: 0});
    epoch.show(countText(run.progress.epoch, t.lang),
        isKnown ? t('transport.rate', {n: rate < 1000 ? speed : countText(Math.round(rate), t.lang)}) : t('transport.epoch'));
  }

  function showLosses() {
    const {losses} = run;
    train.show(lossText(losses?.trainLoss));
    test.show(lossText(losses?.testLoss));
    score.show(scoreText(losses, 'test'), t(run.classes > 0 ? 'transport.accuracy' : 'transport.r2'));
  }

  function update() {
    hideable(session, 'percTrainData', test.element);  // as in TensorFlow Playground: the link shows no test
    hideable(session, 'accuracy', score.element);
    showEpoch();
    showLosses();
  }

  const ends = [run.on('changed', showEpoch), run.on('playing', showEpoch), run.on('measured', showLosses), run.on('rebuilt', update)];
  update();
  return {
    element,
    update,
    destroy() {
      for (const end of ends) end();
    },
  };
}
