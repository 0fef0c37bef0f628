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

/** What is known of each history: what was asked, and the epoch that came to it; a goal that is made anew knows it again.
 * @type {WeakMap<readonly import('./parts.d.ts').LossRecord[], {asked: string, epoch: number | null}>} */
const known = new WeakMap();

/** @param {import('./parts.d.ts').PlayContext} context @returns {import('./parts.d.ts').Part} */
export function createGoal({run, session, t, say}) {
  const sign = svg({viewBox: '0 0 18 18', width: 18, height: 18, 'aria-hidden': 'true', class: 'play-goal-sign'}, [
    mark('circle', {cx: 9, cy: 9, r: 7.5}), mark('path', {d: 'M5 9.5L8 12.5L13 6'}),
  ]);
  const text = make('span', {});
  const element = make('p', {class: 'play-goal'}, sign, text);
  /** The epoch at which this run came to it. @type {number | null} */
  let reachedAt = null;
  /** What that was read from. */
  let history = run.history;
  /** The end of an epoch that is what was asked for. @type {import('./parts.d.ts').LossRecord | null} */
  let found = null;

  const isAsked = () => session.state.goalLoss !== null || session.state.goalAccuracy !== null;
  const asked = () => JSON.stringify(['goalLoss', 'goalAccuracy', 'goalEpochs'].map((key) => /** @type {any} */ (session.state)[key]));

  /** @param {number | null} epoch */
  function know(epoch) {
    ({history} = run);
    reachedAt = epoch;
    known.set(history, {asked: asked(), epoch});
    show();
  }

  /** A run that is here already, or another one in its place, was told of before. @param {import('./parts.d.ts').LossRecord | null} [now] but for this record */
  function recall(now = null) {
    const kept = known.get(run.history);
    know(kept?.asked === asked() ? kept.epoch : run.history.find((record) => record !== now && isReached(session.state, record))?.epoch ?? null);
  }

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
    const words = t(goalEpochs === null ? 'goal.asked' : 'goal.asked_within', {wish, epochs: countText(goalEpochs ?? 0, t.lang)});
    const isMissed = goalEpochs !== null && run.progress.epoch > goalEpochs;
    const end = reachedAt !== null ? t('goal.reached', {epoch: countText(reachedAt, t.lang)}) : isMissed ? t('goal.missed', {epochs: countText(goalEpochs, t.lang)}) : '';
    const told = end ? `${words} ${end}` : words;
    if (text.textContent !== told) text.textContent = told;
    element.classList.toggle('is-reached', reachedAt !== null);
  }

  /** While a run trains, only the ends of epochs count: which other moments are measured depends on its speed. @param {import('./parts.d.ts').LossRecord} losses */
  const counts = (losses) => losses === found || losses.step === 0 || (!run.isPlaying && !run.isStepping && losses.step === run.progress.step);

  const ends = [
    run.lookAt({
      isWanted: (epoch) => (reachedAt === null || run.history !== history) && isAsked() && epoch <= (session.state.goalEpochs ?? Infinity),
      isFound(record) {
        found = isReached(session.state, record) ? record : null;
        return found !== null;
      },
    }),
    run.on('measured', () => {
      const {losses} = run;
      if (run.history !== history) recall(losses);
      if (reachedAt !== null || !losses) return;
      if (!counts(losses) || !isReached(session.state, losses)) return void show();
      know(losses.epoch);
      say(text.textContent ?? '');
      element.dispatchEvent(new CustomEvent('goal', {bubbles: true, detail: {...losses}}));
    }),
    run.on('rebuilt', () => recall()),
  ];
  recall();
  return {
    element,
    update(before, after) {
      if (['goalLoss', 'goalAccuracy', 'goalEpochs'].some((key) => /** @type {any} */ (before)[key] !== /** @type {any} */ (after)[key])) know(null);
    },
    destroy() {
      for (const end of ends) end();
    },
  };
}
