// What is learned: the dataset or the reader's own points, noise, shares, batch size, seed.

import {newSeed} from '../../state.js';
import {make, setAttribute} from '../make.js';
import {activeElement} from '../root.js';
import {createOwnDialog, listenDrop} from './own_points_dialog.js';
import {createThumbs} from './data_thumbs.js';
import {createShareRow} from './share_row.js';
import {createSliderRow} from './slider_row.js';
import {hideable} from './hiding.js';
import {inputsFor} from './features_line.js';
import {ownPoints} from './own_points.js';
import {pointsFor} from './own_points_data.js';
import {refusalOf} from './number_field.js';
import {withHint} from './hint.js';

/** @typedef {import('../../state.js').State} State */

const MAX_BATCH = 1e6;
const LONGEST_SEED = 64;
const MEASUREMENTS = [0, 1, 2, 3];

/** @param {import('./parts.d.ts').PlayContext} context @returns {import('./parts.d.ts').Part} */
export function createData(context) {
  const {core, session, run, t, say} = context;
  const catalogue = core.catalogue();
  const own = ownPoints(context);
  /** The dataset that is pointed at or has the focus. @type {string | null} */
  let looked = null;

  const problems = /** @type {const} */ (['classification', 'regression']).map((problem) => ({problem, button: make('button', {type: 'button', class: 'segment',
    onclick: () => chooseProblem(problem)}, t(`data.problem_${problem}`))}));
  const problemGroup = make('div', {class: 'segments', role: 'group', 'aria-label': t('data.problem')}, ...problems.map(({button}) => button));
  const problemRow = withHint(problems[0].button, t('data.problem_hint'), {body: problemGroup, name: 'play-problem'});
  problems[1].button.setAttribute('aria-describedby', problems[0].button.getAttribute('aria-describedby') ?? '');
  const thumbs = createThumbs(context, {choose: chooseDataset, chooseOwn: () => own.use(), tell: (id) => {
    looked = id;
    showNote();
  }});
  const note = make('p', {class: 'hint play-dataset-note'});

  /** @param {State} state */
  const rowOf = ({problem, dataset, regDataset}) => catalogue.datasets.find(({id}) => id === (problem === 'classification' ? dataset : regDataset));

  /** @param {keyof State} key @param {string} hint
   * @param {{low: number, high: number, step: number, unit?: string}} slider @param {Parameters<typeof refusalOf>[2]} bounds */
  const row = (key, hint, slider, bounds) => createSliderRow({...slider, label: t(`data.${key}`), hint,
    accept: (value) => refusalOf(t, value, bounds),
    drag: (value) => session.set({[key]: value}),
    choose: (value) => session.set({[key]: value}, {push: true})});
  const noise = row('noise', t('data.noise_hint'), {low: 0, high: 50, step: 5, unit: '%'}, {low: 0, high: Number.MAX_VALUE});
  const share = createShareRow(t, own);
  const batch = row('batchSize', t('data.batchSize_hint'), {low: 1, high: 30, step: 1}, {low: 1, high: MAX_BATCH, isWhole: true});
  const classes = createSliderRow({label: t('data.classes'), hint: t('data.classes_hint'), low: 2, high: 6, step: 1,
    accept: (value) => refusalOf(t, value, {low: 2, high: rowOf(session.state)?.maxClasses ?? 2, isWhole: true}),
    drag: (value) => session.set({classes: value}),
    choose: (value) => session.set({classes: value}, {push: true})});
  const selects = [0, 1].map((axis) => make('select', {'aria-label': t('data.measurement', {axis: axis === 0 ? 'x₁' : 'x₂'}), onchange: () => chooseMeasurement(axis)},
      ...MEASUREMENTS.map((index) => make('option', {value: index}, t(`data.measurement_${index}`)))));
  const measured = make('div', {class: 'play-measured'}, ...selects.map((select, axis) => make('label', {}, axis === 0 ? 'x₁' : 'x₂', select)));

  const seed = make('input', {class: 'play-seed', id: 'play-seed', type: 'text', maxlength: LONGEST_SEED, autocomplete: 'off', spellcheck: 'false', onchange: () => {
    const text = seed.value.trim();
    if (text !== '' && text !== session.state.seed) session.set({seed: text}, {push: true});
    else seed.value = session.state.seed;
  }});
  const anew = make('button', {type: 'button', class: 'button', onclick: () => {
    session.set({seed: newSeed()}, {push: true});
    say(t('data.new_seed_done'));
  }}, t('data.new_seed'));
  const seedRow = make('div', {class: 'play-seed-row'}, withHint(seed, t('data.seed_hint'), {body: make('span', {class: 'play-seed-field'},
      make('label', {for: seed.id}, t('data.seed')), seed)}), withHint(anew, t('data.new_seed_hint')));

  const drawButton = make('button', {type: 'button', class: 'button', onclick: () => {
    if (own.isDrawing) say(own.finish(t));
    else own.begin();
  }}, t('own.draw'));
  const dialog = createOwnDialog(context, own);
  const tableButton = make('button', {type: 'button', class: 'button', 'aria-haspopup': 'dialog', onclick: () => dialog.open()}, t('own.table'));
  const ownRow = make('div', {class: 'play-own-row'}, withHint(drawButton, t('own.draw_hint')), withHint(tableButton, t('own.table_hint')));
  const ownNote = make('p', {class: 'hint play-own-note'});
  const options = make('div', {class: 'play-sliders'}, classes.element, measured, noise.element, share.element, batch.element);
  const datasets = make('div', {class: 'play-datasets'}, thumbs.element, note);
  const element = make('section', {class: 'panel play-data', 'aria-label': t('data.title')},
      make('div', {class: 'play-data-head'}, make('h2', {}, t('data.title')), problemRow), datasets, ownRow, ownNote, options, seedRow, dialog.element);
  const endDrop = listenDrop(element, (source) => dialog.open(source));

  /** A loss that the problem does not have gives way to the usual one. @param {State['problem']} problem @returns {Partial<State>} */
  function fittingLoss(problem) {
    const loss = catalogue.losses.find(({id}) => id === session.state.loss);
    return loss?.[problem] ? {} : {loss: 'half_squared'};
  }

  /** @param {State['problem']} problem */
  function chooseProblem(problem) {
    const {state} = session;
    if (problem === state.problem) return;
    const points = state.points ? {points: pointsFor(state.points, problem), classes: 2, classNames: []} : {};
    const row = state.points ? undefined : rowOf({...state, problem});
    session.set({problem, output: null, ...points, ...fittingLoss(problem), ...(row ? inputsFor(state, run, thumbs.isOnLine(row)) : {})}, {push: true});
  }

  /** @param {string} id */
  function chooseDataset(id) {
    const dataset = catalogue.datasets.find((one) => one.id === id);
    if (!dataset) return;
    if (own.isDrawing) own.end();
    const isFree = dataset.maxClasses > dataset.minClasses;
    const most = isFree ? {classes: Math.min(session.state.classes, dataset.maxClasses)} : {};
    session.set({...(dataset.problem === 'classification' ? {dataset: id} : {regDataset: id}), ...most, ...inputsFor(session.state, run, thumbs.isOnLine(dataset)), ...own.leave()}, {push: true});
  }

  /** The other axis takes what this one had, so that there are always two. @param {number} axis */
  function chooseMeasurement(axis) {
    const before = session.state.measurements;
    const chosen = Number(selects[axis].value);
    const other = before[1 - axis] === chosen ? before[axis] : before[1 - axis];
    session.set({measurements: axis === 0 ? [chosen, other] : [other, chosen]}, {push: true});
  }

  function showNote() {
    const {state} = session;
    const id = looked ?? (state.points ? null : rowOf(state)?.id);
    const text = id ? t('data.note', {name: t(`data.name_${id}`), about: t(`data.about_${id}`)}) : own.splitText(t);
    if (note.textContent !== text) note.textContent = text;
  }

  function show() {
    const {state} = session;
    const dataset = state.points ? undefined : rowOf(state);
    for (const {problem, button} of problems) button.setAttribute('aria-pressed', String(problem === state.problem));
    thumbs.show(state.points !== null, own.isPut);
    showNote();
    noise.show(state.noise, !dataset || dataset.noiseHigh === 0);
    share.show(state.percTrainData);
    batch.show(state.batchSize);
    const isFree = Boolean(dataset && dataset.maxClasses > dataset.minClasses);
    if (dataset && isFree) classes.setHigh(dataset.maxClasses);
    classes.show(state.classes);
    selects.forEach((select, axis) => {
      select.value = String(state.measurements[axis]);
    });
    if (activeElement() !== seed) seed.value = state.seed;
    setAttribute(drawButton, 'aria-pressed', String(own.isDrawing));
    const text = own.noteFor(t);
    if (ownNote.textContent !== text) ownNote.textContent = text;
    hideable(session, 'problem', problemRow);
    hideable(session, 'dataset', datasets);
    hideable(session, 'noise', noise.element);
    hideable(session, 'percTrainData', share.element);
    hideable(session, 'batchSize', batch.element);
    hideable(session, 'classes', classes.element).hidden ||= !isFree;
    hideable(session, 'measurements', measured).hidden ||= !dataset?.source;
    hideable(session, 'seed', seedRow);
    hideable(session, 'ownData', ownRow);
    hideable(session, 'data', element);
  }

  const ends = [run.on('rebuilt', showNote), own.on(() => {
    const hasEnded = drawButton.getAttribute('aria-pressed') === 'true' && !own.isDrawing;
    show();
    // The tools have gone, and the focus with them.
    if (hasEnded && (activeElement() === document.body || activeElement()?.closest('.play-tools, .play-plane'))) drawButton.focus({preventScroll: true});
  })];
  show();
  return {
    element,
    update(before, after) {
      looked = null;
      own.update(before, after);
      show();
    },
    destroy() {
      for (const end of [...ends, endDrop, thumbs.destroy, dialog.destroy]) end();
    },
  };
}
