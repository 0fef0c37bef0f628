// What a link asks of the reader: a loss, an accuracy, within so many epochs. Says it, and marks quietly that it is reached.

import {mark} from '../../draw/marks.js';
import {formatNumber} from '../../i18n/numbers.js';
import {make} from '../make.js';
import {svg} from '../svg.js';
import {countText} from './figures.js';

/** Losses of the test points, where there are any. @param {import('./parts.d.ts').LossRecord} record */
function scores({trainLoss, testLoss, trainAccuracy, testAccuracy}) {
  const isTested = Number.isFinite(testLoss);
  return {loss: isTested ? testLoss : trainLoss, accuracy: isTested ? testAccuracy : trainAccuracy};
}

/** Whether a moment of a run is what was asked for. @param {import('../../state.js').State} state @param {import('./parts.d.ts').LossRecord} record */
export function isReached({goalLoss, goalAccuracy, goalEpochs}, record) {
  const {loss, accuracy = NaN} = scores(record);
  if (goalLoss === null && goalAccuracy === null) return false;
  return (goalLoss === null || loss < goalLoss) && (goalAccuracy === null || 100 * accuracy >= goalAccuracy) && (goalEpochs === null || record.epoch <= goalEpochs);
}

/** @param {import('./parts.d.ts').PlayContext} context @returns {import('./parts.d.ts').Part} */
export function createGoal({run, session, t, say}) {
  const sign = svg({viewBox: '0 0 18 18', width: 18, height: 18, 'aria-hidden': 'true', class: 'play-goal-sign'}, [
    mark('circle', {cx: 9, cy: 9, r: 7.5}), mark('path', {d: 'M5 9.5L8 12.5L13 6'}),
  ]);
  const words = make('span', {});
  const element = make('p', {class: 'play-goal'}, sign, words);
  /** The epoch at which this run came to it. @type {number | null} */
  let reachedAt = null;

  const isAsked = () => session.state.goalLoss !== null || session.state.goalAccuracy !== null;

  function show() {
    const {goalLoss, goalAccuracy, goalEpochs} = session.state;
    element.hidden = !isAsked();
    if (element.hidden) return;
    const isTested = run.data.test.x.length > 0;
    const parts = [
      ...(goalLoss === null ? [] : [t(isTested ? 'goal.test_loss' : 'goal.train_loss', {value: formatNumber(goalLoss)})]),
      ...(goalAccuracy === null ? [] : [t(isTested ? 'goal.test_accuracy' : 'goal.train_accuracy', {value: formatNumber(goalAccuracy)})]),
    ];
    const wish = parts.length > 1 ? t('goal.both', {first: parts[0], second: parts[1]}) : parts[0];
    const asked = t(goalEpochs === null ? 'goal.asked' : 'goal.asked_within', {wish, epochs: countText(goalEpochs ?? 0, t.lang)});
    words.textContent = reachedAt === null ? asked : `${asked} ${t('goal.reached', {epoch: countText(reachedAt, t.lang)})}`;
    element.classList.toggle('is-reached', reachedAt !== null);
  }

  function forget() {
    reachedAt = null;
    show();
  }

  const ends = [
    run.on('measured', () => {
      const {losses, progress} = run;
      if (reachedAt !== null && losses && losses.step === 0 && progress.step === 0) forget();
      if (reachedAt !== null || !losses || !isReached(session.state, losses)) return;
      reachedAt = losses.epoch;
      show();
      say(words.textContent ?? '');
      element.dispatchEvent(new CustomEvent('goal', {bubbles: true, detail: {...losses}}));
    }),
    run.on('rebuilt', forget),
  ];
  show();
  return {
    element,
    update(before, after) {
      if (['goalLoss', 'goalAccuracy', 'goalEpochs'].some((key) => /** @type {any} */ (before)[key] !== /** @type {any} */ (after)[key])) forget();
    },
    destroy() {
      for (const end of ends) end();
    },
  };
}
