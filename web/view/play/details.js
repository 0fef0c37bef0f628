// Of this run: where it is to stop by itself, and what another machine with the same link must see.

import {MAX_POINTS} from '../../state.js';
import {make, setOff} from '../make.js';
import {countText, lossText} from './figures.js';
import {createNumberField, refusalOf} from './number_field.js';
import {createPopup} from './popup.js';

/** @typedef {import('./parts.d.ts').PlayContext} PlayContext */

const MAX_EPOCH = 1e9;

/** @param {PlayContext} context */
export function createDetails({run, session, t, say, address}) {
  const stopEpoch = createNumberField({label: t('details.stop_epoch'), t, mayBeEmpty: true, placeholder: t('details.never'),
    accept: (value) => refusalOf(t, value, {low: 1, high: MAX_EPOCH, isWhole: true}),
    take: (epoch) => run.setStop({...run.stop, epoch})});
  const stopLoss = createNumberField({label: t('details.stop_loss'), t, mayBeEmpty: true, placeholder: t('details.never'),
    accept: (value) => refusalOf(t, value, {low: 0, high: Number.MAX_VALUE}),
    take: (loss) => run.setStop({...run.stop, loss})});
  const heading = make('h2', {});
  const promise = make('p', {class: 'hint'});
  const seen = make('p', {class: 'play-seen'});
  const copy = make('button', {type: 'button', class: 'button', onclick: copySeen}, t('details.copy'));
  const copied = make('span', {class: 'hint', role: 'status'});
  const copyRow = make('div', {class: 'play-copy'}, copy, copied);
  const popup = createPopup({label: '⋯', name: t('details.open'), hint: t('details.hint'), class: 'play-details', onOpen: show},
      make('h2', {}, t('details.stop')), make('p', {class: 'hint'}, t('details.stop_hint')), stopEpoch.element, stopLoss.element,
      heading, promise, seen, copyRow);

  /** Why the page's link comes to other weights than these; '': it comes to these. */
  function difference() {
    const {points} = session.state;
    if (points && points.length > MAX_POINTS) return t('own.too_many_for_link', {n: points.length, limit: MAX_POINTS});
    return run.isOfLink ? '' : t('details.changed');
  }

  /** @param {'seen' | 'here'} key */
  function seenText(key = 'seen') {
    const {epoch, step} = run.progress;
    return t(`details.${key}`, {epoch: countText(epoch, t.lang), step: countText(step, t.lang), loss: lossText(run.losses?.trainLoss), hash: run.trainer.hash()});
  }

  /** @param {HTMLElement} target @param {string} text */
  function put(target, text) {
    if (target.textContent !== text) target.textContent = text;
  }

  function show() {
    stopEpoch.show(run.stop.epoch);
    stopLoss.show(run.stop.loss);
    if (!popup.isOpen) return;
    const different = difference();
    put(heading, t(different ? 'details.different' : 'details.same'));
    put(promise, different || t('details.same_hint'));
    put(seen, run.isPlaying ? t('details.paused_only') : seenText(different ? 'here' : 'seen'));
    copyRow.hidden = different !== '';
    setOff(copy, run.isPlaying);
    copied.textContent = '';
  }

  async function copySeen() {
    try {
      await navigator.clipboard.writeText(`${seenText()}\n${address(session.state)}`);
      copied.textContent = t('details.copied');
    } catch {
      // No permission, as in a frame: the text is selected, so that the keyboard's own copy takes it.
      getSelection()?.selectAllChildren(seen);
      copied.textContent = t('details.select');
    }
    say(copied.textContent);
  }

  // While it plays, the sentence stands still: hashing every frame would tell nobody anything.
  const showAtRest = () => {
    if (popup.isOpen && !run.isPlaying) show();
  };
  const ends = [run.on('playing', show), run.on('measured', showAtRest), run.on('rebuilt', show)];
  return {
    element: popup.element,
    destroy() {
      popup.close();
      for (const end of ends) end();
    },
  };
}
