// The bar on top: train, pause, step, back to the start, speed, the figures of the run.

import {mark} from '../../draw/marks.js';
import {make, setOff} from '../make.js';
import {svg} from '../svg.js';
import {createDetails} from './details.js';
import {createFigures, summary} from './figures.js';
import {hideable} from './hiding.js';
import {setHint, withHint} from './hint.js';
import {createNotices} from './notices.js';
import {createPopup} from './popup.js';
import {createSamples} from './samples.js';

/** @typedef {import('./parts.d.ts').PlayContext} PlayContext */
/** @typedef {import('./parts.d.ts').StepUnit | 'sample'} StepUnit */

const ICONS = {
  rewind: 'M4 3V15H6V3ZM15 3V15L7 9Z',
  train: 'M5 3V15L15 9Z',
  pause: 'M4 3H7.5V15H4ZM10.5 3H14V15H10.5Z',
  step: 'M4 3V15L12 9ZM12.5 3V15H14.5V3Z',
  down: 'M4 6.5L9 12L14 6.5Z',
};

/** @param {keyof typeof ICONS} name */
const icon = (name) => svg({viewBox: '0 0 18 18', width: 18, height: 18, 'aria-hidden': 'true', class: 'icon'},
    [mark('path', {d: ICONS[name], class: 'icon-fill'})]);

/** Epochs in a second; those of a single update depend on how many an epoch has. */
const SPEEDS = ['update', '1', '10', '50', '250', 'most'];

/** What of the page takes the space bar and letters for itself. */
const TAKERS = 'a, button, input, select, summary, textarea, [contenteditable], [role]';

/** @param {PlayContext} context */
export function createTransport(context) {
  const {run, session, t, say} = context;
  let speed = run.speed === null ? 'most' : SPEEDS.find((value) => value === String(run.speed)) ?? 'update';
  let isSummaryDue = false;
  /** What became of the last single point, and where the run was then. */
  let sampled = '';
  let sampledAt = '';
  const samples = createSamples(context);

  const rewindButton = make('button', {type: 'button', class: 'button square', 'aria-label': t('transport.rewind'), 'aria-keyshortcuts': 'r', onclick: () => {
    run.rewind();
    say(t('transport.rewound'));
  }}, icon('rewind'));
  const icons = {train: icon('train'), pause: icon('pause')};
  const words = make('span', {}, t('transport.train'));
  const playButton = make('button', {type: 'button', class: 'button play-primary', 'aria-keyshortcuts': 'Space k', onclick: toggle}, icons.train, words);
  const stepButton = make('button', {type: 'button', class: 'button square', 'aria-label': t('transport.step'), 'aria-keyshortcuts': 's', onclick: () => step('epoch')}, icon('step'));
  const explainSample = make('span', {class: 'hint'}, t('transport.explain_sample'));
  const menu = createPopup({label: icon('down'), name: t('transport.steps'), hint: t('transport.steps_hint'), class: 'play-step-menu', onOpen: showSample},
      ...(/** @type {StepUnit[]} */ (['epoch', 'update', 'sample'])).map((unit) => make('button', {type: 'button', class: 'button play-choice', onclick: () => step(unit)},
          make('b', {}, t(`transport.step_${unit}`)), unit === 'sample' ? explainSample : make('span', {class: 'hint'}, t(`transport.explain_${unit}`)))));
  const sampleButton = /** @type {HTMLButtonElement} */ (menu.panel.lastElementChild);
  const speedChoice = make('select', {id: 'play-speed', onchange: () => {
    speed = speedChoice.value;
    applySpeed();
  }}, ...SPEEDS.map((value) => make('option', {value, selected: value === speed}, speedText(value))));

  const hinted = {
    rewind: withHint(rewindButton, t('transport.rewind_hint')),
    play: withHint(playButton, t('transport.train_hint')),
    step: withHint(stepButton, t('transport.explain_epoch')),
  };
  const steps = make('span', {class: 'play-steps'}, hinted.step, menu.element);
  const speedField = make('span', {class: 'play-field'}, make('label', {for: 'play-speed'}, t('transport.speed')), withHint(speedChoice, t('transport.speed_hint')));
  const figures = createFigures(context);
  const details = createDetails(context);
  const notices = createNotices(context);
  const note = make('p', {class: 'play-run-note'});
  const element = make('section', {class: 'play-transport', 'aria-label': t('transport.title')},
      make('div', {class: 'play-buttons'}, hinted.rewind, hinted.play, steps), speedField,
      make('div', {class: 'play-told'}, note, figures.element), details.element);

  /** @param {string} value */
  function speedText(value) {
    return value === 'update' || value === 'most' ? t(`transport.speed_${value}`) : t('transport.speed_epochs', {n: value});
  }

  function applySpeed() {
    run.setSpeed(speed === 'most' ? null : speed === 'update' ? 1 / Math.max(1, run.stepsPerEpoch) : Number(speed));
  }

  function toggle() {
    if (run.isPlaying) run.pause();
    else run.play();
  }

  const moment = () => `${run.progress.epoch} ${run.progress.step}`;

  /** @param {StepUnit} unit */
  function step(unit) {
    if (unit === 'sample') {
      sampled = samples.take();
      sampledAt = moment();
      isSummaryDue = false;
      showNote();
      return;
    }
    isSummaryDue = true;
    run.step(unit);
  }

  function showSample() {
    const {refusal} = samples;
    setOff(sampleButton, refusal !== '' || !run.progress.finite);
    explainSample.textContent = refusal || t('transport.explain_sample');
  }

  function showPlaying() {
    const name = run.isPlaying ? 'pause' : 'train';
    const word = t(`transport.${name}`);
    if (words.textContent !== word) {
      words.textContent = word;
      playButton.firstElementChild?.replaceWith(icons[name]);
      setHint(hinted.play, t(run.isPlaying ? 'transport.pause_hint' : 'transport.train_hint'));
    }
    for (const button of [playButton, stepButton, menu.button]) setOff(button, !run.progress.finite);
  }

  /** What just one point did; or why a run that was under way stands at its beginning. */
  function showNote() {
    const isThere = !run.isPlaying && sampledAt === moment();
    const text = isThere ? sampled : run.isBegunAnew ? t('transport.begun_anew') : '';
    if (note.textContent === text) return;
    note.textContent = text;
    if (text === '') return;
    // On a phone, the sentence of a button that was tapped a moment ago would lie over it.
    for (const one of Object.values(hinted)) delete one.dataset.touched;
    say(text);
  }

  function tellSummary() {
    const {losses} = run;
    if (!isSummaryDue || run.isPlaying || losses?.step !== run.progress.step) return;
    isSummaryDue = false;
    // Where it diverged, the notice says more.
    if (run.progress.finite) say(summary(context, losses));
  }

  function hide() {
    hideable(session, 'resetButton', hinted.rewind);
    hideable(session, 'playButton', hinted.play);
    hideable(session, 'stepButton', steps);
    hideable(session, 'speed', speedField);
    hideable(session, 'runDetails', details.element);
  }

  const ends = [
    run.on('playing', () => {
      // What stops because a change begins it anew is told by the note.
      if (!run.isPlaying && !run.isBegunAnew) isSummaryDue = true;
      showPlaying();
      showNote();
      tellSummary();  // its losses may be known by now
    }),
    run.on('changed', () => {
      showPlaying();
      showNote();
    }),
    run.on('diverged', showPlaying),
    run.on('measured', tellSummary),
    run.on('rebuilt', () => {
      sampledAt = '';
      applySpeed();
      showNote();
    }),
  ];
  applySpeed();
  isSummaryDue = false;
  showPlaying();
  hide();
  return {
    element,
    notices: notices.element,
    /** A key that was pressed anywhere on the page. @param {KeyboardEvent} event */
    onKey(event) {
      const {key, target, defaultPrevented, repeat, shiftKey} = event;
      if (defaultPrevented || repeat || shiftKey) return;
      if (key === ' ' && target instanceof Element && target.closest(TAKERS)) return;
      /** @type {Record<string, HTMLButtonElement>} */
      const buttons = {' ': playButton, k: playButton, s: stepButton, r: rewindButton};
      const button = buttons[key.toLowerCase()];
      if (!button || button.closest('[hidden]')) return;
      event.preventDefault();
      button.click();
    },
    /** @param {import('../../state.js').State} before @param {import('../../state.js').State} after */
    update(before, after) {
      samples.update(before, after);
      showSample();
      hide();
      applySpeed();
      figures.update();
      notices.update();
    },
    destroy() {
      for (const end of [...ends, figures.destroy, details.destroy, notices.destroy]) end();
    },
  };
}
