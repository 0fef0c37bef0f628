// The reader's own points: drawn, typed or read from a file. They become the data of the page as soon as a network can
// be trained with them; until then they are a draft. Knows what was before, to undo it.

import {MAX_POINTS} from '../../state.js';
import {leastCount, ownChanges, pointsFor, relabelled} from './own_points_data.js';
import {namesOf} from './class_marks.js';
import {labelOf} from './surface_field.js';

/** @typedef {import('./own_points_data.js').Triple} Triple */
/** @typedef {import('../../state.js').State} State */
/** @typedef {import('./parts.d.ts').PlayContext} PlayContext */
/** @typedef {Pick<State, 'classes' | 'scale' | 'classNames'> & {points: readonly Triple[]}} Moment */

export const MAX_OWN = 5000;
export const MAX_CLASSES = 6;
const MAX_UNDO = 200;
const DECIMALS = 3;

/** @param {number} value */
const rounded = (value) => Number(value.toFixed(DECIMALS)) + 0;

/** @type {WeakMap<object, OwnPoints>} */
const ofRun = new WeakMap();

/** The one of this view: the data panel and the output share it. @param {PlayContext} context */
export function ownPoints(context) {
  const points = ofRun.get(context.run) ?? new OwnPoints(context);
  ofRun.set(context.run, points);
  return points;
}

export class OwnPoints {
  isDrawing = false;
  /** @type {'brush' | 'eraser'} */
  tool = 'brush';
  /** What the brush puts: a class, counted from 0, or a value. */
  brushClass = 1;
  brushValue = 1;
  /** Points that cannot be trained with yet. @type {readonly Triple[] | null} */
  draft = null;
  /** A draft that a dataset was chosen in place of: drawing goes on with it. @type {readonly Triple[]} */
  #aside = [];
  /** The last own ones, while a dataset is shown. @type {Moment | null} */
  #put = null;
  /** @type {Moment[]} */
  #undo = [];
  /** @type {Moment[]} */
  #redo = [];
  #isInStroke = false;
  #isSetting = false;
  /** The batch size that was wished for; that of few points is smaller. */
  #batch;
  #given = 0;
  /** @type {Set<() => void>} */
  #listeners = new Set();
  #context;

  /** @param {PlayContext} context */
  constructor(context) {
    this.#context = context;
    this.#batch = context.session.state.batchSize;
  }

  get #state() {
    return this.#context.session.state;
  }

  /** @returns {readonly Triple[]} */
  get points() {
    return this.draft ?? this.#state.points ?? [];
  }

  get isRegression() {
    return this.#state.problem === 'regression';
  }

  /** Of the classes, if the points came with some. @returns {readonly string[]} */
  get names() {
    return this.draft ? this.#draftNames : this.#state.points ? this.#state.classNames : [];
  }

  /** Classes that points may have now: two at least. */
  get classes() {
    return this.#state.points ? Math.max(2, this.#state.classes) : Math.max(2, this.#draftClasses);
  }

  #draftClasses = 2;
  /** @type {readonly string[]} */
  #draftNames = [];

  /** @returns {Moment} */
  get #now() {
    return {points: this.points, classes: this.classes, scale: this.#state.points ? this.#state.scale : 'none', classNames: this.names};
  }

  get canUndo() {
    return this.#undo.length > 0;
  }

  get canRedo() {
    return this.#redo.length > 0;
  }

  /** Whether there are own points to go back to. */
  get isPut() {
    return this.#put !== null && !this.#state.points;
  }

  /** @param {() => void} listener @returns {() => void} */
  on(listener) {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  #tell() {
    for (const listener of this.#listeners) listener();
  }

  begin() {
    this.isDrawing = true;
    if (this.#state.points && this.#state.scale === 'fit') this.#bake();
    else if (!this.#state.points) this.draft ??= this.#aside;
    this.#aside = [];
    this.#tell();
  }

  end() {
    this.isDrawing = false;
    if (this.draft?.length === 0) this.draft = null;
    this.#isInStroke = false;
    this.#tell();
  }

  /** Drawing is done: those points that only test stay in sight, too. @param {import('../../i18n/index.js').Translate} t @returns {string} what to say */
  finish(t) {
    const text = this.splitText(t);
    const {state} = this.#context.session;
    if (!this.draft && state.points && !state.showTestData) this.#context.session.set({showTestData: true});
    this.end();
    return text;
  }

  /** How many of them there are for what. @param {import('../../i18n/index.js').Translate} t */
  splitText(t) {
    if (this.draft) return this.tooFew(t);
    const {train, test} = this.#context.run.data;
    return t('own.split', {n: this.points.length, train: train.x.length, test: test.x.length});
  }

  /** @param {import('../../i18n/index.js').Translate} t */
  tooFew(t) {
    const share = this.#state.percTrainData;
    return t('own.too_few', {n: this.points.length, share, least: leastCount(share)});
  }

  /** @param {'brush' | 'eraser'} tool */
  take(tool) {
    this.tool = tool;
    this.#tell();
  }

  /** @param {number} index */
  takeClass(index) {
    this.brushClass = index;
    this.tool = 'brush';
    this.#tell();
  }

  /** @param {number} value */
  takeValue(value) {
    this.brushValue = value;
    this.tool = 'brush';
    this.#tell();
  }

  /** What comes until the stroke ends is undone together. */
  beginStroke() {
    this.#isInStroke = false;
  }

  /** @param {number} x @param {number} y in the plane @param {number} [value] in place of the brush's */
  add(x, y, value) {
    if (this.points.length >= MAX_OWN) return;
    if (this.isRegression) {
      this.change([...this.points, [rounded(x), rounded(y), rounded(value ?? this.brushValue)]], this.classes);
      return;
    }
    const classes = Math.max(this.classes, this.brushClass + 1);
    this.change([...relabelled(this.points, this.classes, classes), [rounded(x), rounded(y), labelOf(this.brushClass, classes)]], classes);
  }

  /** @param {(point: Triple) => boolean} isHit @returns whether there was one */
  erase(isHit) {
    const left = this.points.filter((point) => !isHit(point));
    if (left.length === this.points.length) return false;
    this.change(left, this.classes);
    return true;
  }

  clear() {
    this.beginStroke();
    this.change([], 2, {classNames: []});
  }

  /** The data that are shown now, to go on from. */
  copyData() {
    const {data: {train, test}, config, classes} = this.#context.run;
    const points = [train, test].flatMap(({x, y, label}) => [...label].map((value, i) => /** @type {Triple} */ ([rounded(x[i]), rounded(y[i]), rounded(value)])));
    this.beginStroke();
    this.change(points.slice(0, MAX_OWN), Math.max(2, classes), this.#state.points ? {} : {classNames: namesOf(config.data?.id)});
  }

  /** Points from elsewhere take the place of all. @param {readonly Triple[]} points @param {number} classes
   * @param {Partial<State>} more what else changes with them */
  put(points, classes, more) {
    this.beginStroke();
    this.change(points, classes, more);
  }

  /** @param {readonly Triple[]} points @param {number} classes @param {Partial<State>} [more] */
  change(points, classes, more = {}) {
    const isNew = !this.#isInStroke;
    if (isNew) {
      this.#undo = [...this.#undo, this.#now].slice(-MAX_UNDO);
      this.#redo = [];
    }
    this.#isInStroke = true;
    this.#apply({points, classes, scale: more.scale ?? this.#now.scale, classNames: more.classNames ?? this.names}, isNew, more);
  }

  undo() {
    this.#move(this.#undo, this.#redo);
  }

  redo() {
    this.#move(this.#redo, this.#undo);
  }

  /** @param {Moment[]} from @param {Moment[]} to */
  #move(from, to) {
    const moment = from.pop();
    if (!moment) return;
    to.push(this.#now);
    this.#isInStroke = false;
    this.#apply(moment, true);
  }

  /** @param {Moment} moment @param {boolean} push @param {Partial<State>} [more] */
  #apply(moment, push, more = {}) {
    const {points, classes, scale, classNames} = moment;
    const wasDraft = this.draft !== null;
    const changes = ownChanges({...this.#state, ...more}, points, classes, this.#batch);
    if (!changes) {
      this.draft = points;
      [this.#draftClasses, this.#draftNames] = [classes, classNames];
    } else {
      this.draft = null;
      this.#given = changes.batchSize;
      this.#put = moment;
      this.#set({...changes, ...more, scale, classNames}, push || wasDraft);
    }
    this.#tell();
  }

  /** @param {Partial<State>} changes @param {boolean} push */
  #set(changes, push) {
    this.#isSetting = true;
    try {
      this.#context.session.set(changes, {push});
    } finally {
      this.#isSetting = false;
    }
  }

  /** Another share of points to train on; the batch goes with it. @param {number} percTrainData @param {boolean} push */
  share(percTrainData, push) {
    const state = {...this.#state, percTrainData};
    const changes = state.points && ownChanges(state, state.points, state.classes, this.#batch);
    if (changes) this.#given = changes.batchSize;
    this.#set({percTrainData, ...(changes ? {batchSize: changes.batchSize} : {})}, push);
    if (this.draft && this.draft.length > 0) this.#apply(this.#now, false);
  }

  /** Goes back to the own points after a dataset. */
  use() {
    if (!this.#put) return;
    const {points, classes, scale} = this.#put;
    const isFitting = this.isRegression || points.every(([, , label]) => Number.isInteger(label) && label >= (classes === 2 ? -1 : 0) && label < Math.max(2, classes));
    this.beginStroke();
    this.#apply(isFitting ? this.#put : {points: pointsFor(points, 'classification'), classes: 2, scale, classNames: []}, true);
  }

  /** What leaves own points for a dataset. @returns {Partial<State>} */
  leave() {
    const {points, classes, batchSize, scale, classNames} = this.#state;
    this.#aside = this.draft ?? this.#aside;
    this.draft = null;
    if (!points) return {};
    this.#put = {points, classes, scale, classNames};
    return {points: null, classNames: [], ...(batchSize === this.#given ? {batchSize: this.#batch} : {})};
  }

  /** Fitted points get the coordinates that they are seen at, so that new ones can stand among them. */
  #bake() {
    const {transform} = this.#context.run.data;
    const points = (this.#state.points ?? []).map(([x, y, label]) => /** @type {Triple} */ ([
      rounded(x * transform.xScale + transform.xOffset), rounded(y * transform.yScale + transform.yOffset), label]));
    this.beginStroke();
    this.change(points, this.classes, {scale: 'none'});
  }

  /** @param {State} before @param {State} after */
  update(before, after) {
    if (after.batchSize !== before.batchSize && !this.#isSetting) this.#batch = after.batchSize;
    if (this.#isSetting) return;
    if (before.points !== after.points && JSON.stringify(before.points) !== JSON.stringify(after.points)) {
      [this.#undo, this.#redo] = [[], []];
      if (after.points) this.draft = null;
      if (!after.points && this.isDrawing) this.isDrawing = false;
      this.#tell();
    } else if (before.problem !== after.problem || before.classes !== after.classes) {
      this.#tell();
    }
  }

  /** What a reader must know of these points and links; '' if there is nothing. @param {import('../../i18n/index.js').Translate} t */
  noteFor(t) {
    const {points} = this.#state;
    if (this.draft && !this.isDrawing) return this.tooFew(t);
    return points && points.length > MAX_POINTS ? t('own.too_many_for_link', {n: points.length, limit: MAX_POINTS}) : '';
  }
}
