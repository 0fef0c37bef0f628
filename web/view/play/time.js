// The past of a run: going back in it, branching from it.

import {make} from '../make.js';
import {activeElement} from '../root.js';
import {countText, lossText} from './figures.js';
import {hideable} from './hiding.js';

/** @typedef {import('./parts.d.ts').PlayContext} PlayContext */
/** @typedef {{epoch: number, step: number}} Moment */

/** The latest of the moments, oldest first, that is not after this one. @param {readonly Moment[]} moments @param {Moment} now */
export function momentIndex(moments, {epoch, step}) {
  let index = 0;
  moments.forEach((moment, i) => {
    if (moment.step <= step && moment.epoch <= epoch) index = i;
  });
  return index;
}

/** @param {PlayContext} context */
export function createTime({run, session, t, say}) {
  const slider = make('input', {type: 'range', id: 'play-time', min: 0, max: 0, step: 1, value: 0, 'aria-describedby': 'play-time-hint', oninput: go});
  const where = make('output', {class: 'play-where', for: 'play-time'});
  const onward = make('button', {type: 'button', class: 'button', onclick: () => run.play()}, t('time.onward'));
  const latest = make('button', {type: 'button', class: 'button', onclick: () => {
    const last = run.past.snapshots.at(-1);
    if (last) run.goTo(last);
  }}, t('time.latest'));
  const forget = make('button', {type: 'button', class: 'button', onclick: () => {
    run.forgetCompared();
    say(t('time.forgotten'));
  }}, t('time.forget'));
  const hint = make('p', {class: 'hint', id: 'play-time-hint'});
  const buttons = make('div', {class: 'play-time-buttons'}, onward, latest, forget);
  const element = make('section', {class: 'panel play-time'},
      make('div', {class: 'play-time-head'}, make('h2', {}, make('label', {for: 'play-time'}, t('time.title'))), where),
      slider, hint, buttons);

  function go() {
    const snapshot = run.past.snapshots[Number(slider.value)];
    if (snapshot) run.goTo(snapshot);
  }

  /** @param {HTMLElement} target @param {string} text */
  const put = (target, text) => {
    if (target.textContent !== text) target.textContent = text;
  };

  function show() {
    const {snapshots} = run.past;
    const last = snapshots.at(-1);
    const {progress, losses, compared} = run;
    const isBack = last !== undefined && !run.isPlaying && (progress.step < last.step || progress.epoch < last.epoch);
    const max = String(Math.max(0, snapshots.length - 1));
    if (slider.max !== max) slider.max = max;
    const value = isBack ? String(momentIndex(snapshots, progress)) : max;
    if (slider.value !== value) slider.value = value;
    slider.disabled = snapshots.length < 2;
    const epoch = countText(progress.epoch, t.lang);
    put(where, isBack ? t('time.back', {epoch, last: countText(last.epoch, t.lang)}) : t('time.now', {epoch}));
    slider.setAttribute('aria-valuetext', losses && losses.step === progress.step ? t('time.value', {epoch, loss: lossText(losses.trainLoss)}) : t('time.now', {epoch}));
    const other = compared?.at(-1);
    put(hint, isBack ? t('time.hint_back') : other ?
      t('time.hint_compared', {epoch: countText(other.epoch, t.lang), loss: lossText(other.trainLoss)}) : t('time.hint'));
    const focused = activeElement();
    onward.hidden = latest.hidden = !isBack;
    forget.hidden = isBack || !compared;
    if (focused instanceof HTMLElement && buttons.contains(focused) && focused.hidden) slider.focus();
  }

  const ends = [run.on('measured', show), run.on('playing', show), run.on('rebuilt', show), run.on('changed', () => {
    if (!run.isPlaying) show();
  })];
  const hide = () => hideable(session, 'time', element);
  hide();
  show();
  return {
    element,
    update() {
      hide();
      show();
    },
    destroy() {
      for (const end of ends) end();
    },
  };
}
