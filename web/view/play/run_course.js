// What a run was trained with on its way: the settings of each of its parts, and the curves. So going back finds the curves of
// that time, and the page knows whether its link still leads to these weights.

import {written} from './run_changes.js';

/** @typedef {import('../../state.js').State} State */
/** @typedef {import('../../core.d.ts').Snapshot} Snapshot */
/** @typedef {import('../../core.d.ts').TrainerConfig} TrainerConfig */
/** @typedef {{epoch: number, step: number}} Moment */
/** What of the page's settings decides what a network answers, besides its weights. @typedef {Pick<State, 'layers' | 'output' | 'activation'>} Shape */
/** From a moment on; isEdited: what was learned was also changed by hand there. @typedef {{from: Moment, settings: string, isEdited: boolean}} Part */
/** The parts up to a moment, oldest first. @typedef {{parts: readonly Part[], shape: Shape}} Way */

/** @param {Moment} a @param {Moment} b */
const isAfter = (a, b) => a.step > b.step || a.epoch > b.epoch;

/** @param {State} state @returns {Shape} */
const shapeOf = ({layers, output, activation}) => ({layers, output, activation});

export class Course {
  /** @type {Way} */
  #way = {parts: [], shape: /** @type {any} */ ({})};
  /** The way to each snapshot. @type {WeakMap<Snapshot, Way>} */
  #ways = new WeakMap();
  /** On its way to a snapshot: the settings that change are those of then. */
  isGoing = false;

  /** From the first weights that the page's link gives. @param {State} state @param {TrainerConfig} config */
  begin(state, config) {
    this.#way = {parts: [{from: {epoch: 0, step: 0}, settings: written(config), isEdited: false}], shape: shapeOf(state)};
  }

  /** It goes on with these settings. @param {Moment} from @param {State} state @param {TrainerConfig} config
   * @param {boolean} [isEdited] weights or learned parameters are others from there on, not by training */
  turn({epoch, step}, state, config, isEdited = false) {
    const before = this.#way.parts.filter(({from}) => isAfter({epoch, step}, from));
    const replaced = this.#way.parts[before.length];
    const part = {from: {epoch, step}, settings: written(config), isEdited: isEdited || (replaced?.isEdited ?? false)};
    this.#way = {parts: [...before, part], shape: shapeOf(state)};
  }

  /** The running trainer took other settings. @param {Moment} now @param {State} state @param {TrainerConfig} config
   * @param {boolean} movesStart as configChange says it */
  change(now, state, config, movesStart) {
    // At the beginning a learned parameter only has another initial value; the first weights were drawn already, though.
    this.turn(now, state, config, movesStart && (now.epoch + now.step > 0 || config.initializer?.gain === 'activation'));
  }

  /** A snapshot of now. @param {Snapshot} snapshot */
  mark(snapshot) {
    this.#ways.set(snapshot, this.#way);
    return snapshot;
  }

  /** To where a snapshot was taken: the page takes up the curves of then. @param {Snapshot} snapshot
   * @param {Pick<import('../store.js').Store, 'state' | 'set'>} session */
  goTo(snapshot, session) {
    this.#way = this.#ways.get(snapshot) ?? this.#way;
    const {shape} = this.#way;
    if (JSON.stringify(shape) === JSON.stringify(shapeOf(session.state))) return;
    this.isGoing = true;
    try {
      session.set(shape);
    } finally {
      this.isGoing = false;
    }
  }

  /** Whether the curves were those of a state when a snapshot was taken. @param {Snapshot} snapshot @param {State} state */
  hasShape(snapshot, state) {
    return JSON.stringify(this.#ways.get(snapshot)?.shape) === JSON.stringify(shapeOf(state));
  }

  /** Whether a run that begins with the settings of now comes to these weights. @param {Moment} now */
  isStraight(now) {
    const {parts} = this.#way;
    const {settings: today} = parts[parts.length - 1];
    return parts.every(({from, settings, isEdited}) => !isEdited && (settings === today || !isAfter(now, from)));
  }
}
