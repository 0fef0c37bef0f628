// Sentences about what keeps the run from learning, and ways out: it diverged, a change was refused, a function is flat,
// a batch is never full.

import {formatNumber} from '../../i18n/numbers.js';
import {trainerConfig} from '../../state.js';
import {make} from '../make.js';
import {activeElement} from '../root.js';
import {countText} from './figures.js';
import {nextRung} from './number_field.js';

/** @typedef {import('./parts.d.ts').PlayContext} PlayContext */
/** @typedef {{text: string, isGrave?: boolean, isOver?: boolean, actions?: [string, () => void][]}} Notice */

/** Refusals of the core that have a sentence of their own. */
const CODES = ['out_of_range', 'out_of_order', 'missing_parameter', 'unknown_parameter', 'unknown_activation', 'unknown_field', 'wrong_problem', 'not_accepted',
  'too_costly', 'not_finite', 'not_a_label'];

/** @param {PlayContext} context */
export function createNotices({core, run, session, t, say}) {
  const element = make('div', {class: 'play-notices', 'aria-label': t('notices.title'), role: 'region'});
  let shown = '[]';
  let told = '';

  /** @param {number} layer */
  const layerName = (layer) => (layer + 1 === run.network.layers.length ? t('notices.output') : t('notices.layer', {n: layer + 1}));
  const separator = () => t('notices.and');

  /** @returns {Notice | null} */
  function diverged() {
    const divergence = run.divergence;
    if (!divergence) return null;
    const {epoch, layer, quantity, value} = divergence;
    // A third seldom helps where the numbers have left all bounds; a tenth may.
    const slower = nextRung(nextRung(session.state.learningRate, -1), -1);
    return {
      isGrave: true,
      isOver: true,
      text: t('notices.diverged', {
        epoch: countText(epoch, t.lang),
        what: t('notices.of', {quantity: t(`notices.quantity_${quantity}`), layer: layerName(layer)}),
        value: Number.isNaN(value) ? t('notices.nan') : t('notices.infinite'),
      }),
      actions: [
        [t('notices.restore'), () => {
          run.restoreLastFinite();
          say(t('notices.restored', {epoch: countText(run.progress.epoch, t.lang)}));
        }],
        ...(slower > 0 ? [/** @type {[string, () => void]} */ ([t('notices.restart_slower', {rate: formatNumber(slower)}), () => {
          run.rewind();
          session.set({learningRate: slower}, {push: true});
        }])] : []),
      ],
    };
  }

  /** @returns {Notice | null} */
  function refused() {
    const {refusal} = run;
    if (!refusal) return null;
    const {code, field, value} = refusal;
    const what = t(run.isInstead ? 'notices.link_refused' : 'notices.change_refused');
    const why = code === 'too_large' && field === 'batchSize' ?
      t('notices.batch_refused', {batch: String(value), points: countText(wantedPoints(), t.lang)}) :
      t(CODES.includes(code) ? `notices.why_${code}` : 'notices.why_other', {field, value: typeof value === 'object' ? '…' : String(value)});
    return {isGrave: true, text: t('notices.refused', {what, why})};
  }

  /** To train on, of the configuration that is refused. */
  function wantedPoints() {
    const trainer = core.createTrainer({...trainerConfig(session.state), batchSize: 1});
    const count = trainer.data().train.x.length;
    trainer.delete();
    return count;
  }

  const pointsText = () => countText(run.data.train.x.length, t.lang);

  /** @returns {Notice | null} */
  function blocked() {
    const layers = run.trainer.blocking();
    return layers.length > 0 ? {text: t('notices.blocked', {layers: layers.map(layerName).join(separator())})} : null;
  }

  /** @returns {Notice | null} */
  function neverFull() {
    if (run.stepsPerEpoch > 0) return null;
    return {text: t('notices.never_full', {batch: countText(run.config.batchSize ?? 0, t.lang), points: pointsText()})};
  }

  function update() {
    const notices = [refused(), diverged(), blocked(), neverFull()].filter((notice) => notice !== null);
    const key = JSON.stringify(notices.map(({text, actions = []}) => [text, actions.map(([label]) => label)]));
    if (key === shown) return;
    shown = key;
    const hadFocus = element.contains(activeElement());
    element.replaceChildren(...notices.map(({text, isGrave, isOver, actions = []}) => make('div', {class: `play-notice${isGrave ? ' play-grave' : ''}${isOver ? ' play-over' : ''}`},
        make('p', {}, text), ...actions.map(([label, act]) => make('button', {type: 'button', class: 'button', onclick: act}, label)))));
    if (hadFocus) element.closest('main')?.focus();
    const fresh = notices.map(({text}) => text).filter((text) => !told.includes(text));
    told = notices.map(({text}) => text).join('\n');
    if (fresh.length > 0) say(fresh.join(' '));
  }

  // Nothing of this changes by training but the divergence.
  const ends = [run.on('diverged', update), run.on('rebuilt', update), run.on('refused', update), run.on('changed', () => {
    if (element.childElementCount > 0) update();
  })];
  update();
  return {
    element,
    update,
    destroy() {
      for (const end of ends) end();
    },
  };
}
