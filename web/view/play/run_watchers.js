// Who wants numbers of a run, and their turns: oldest first, in slices, within the time that a frame has for them.
//
// A frame of numbers is of the moment when it was begun, so training goes on while a large one is computed. A trainer
// computes one at a time.

/** @typedef {import('../../core.d.ts').Trainer} Trainer */
/** @typedef {import('../../core.d.ts').Progress} Progress */
/** @typedef {import('./parts.d.ts').Watcher} Watcher */
/** @typedef {import('./parts.d.ts').Shown} Shown */
/** @typedef {{watcher: Watcher, shownAt: number, revision: number, key: string, buffer: Float64Array, shown: Shown}} Entry */

/** What a run is at the moment: another revision, other numbers. @typedef {{trainer: Trainer, progress: Progress, revision: number, isMoving: boolean}} Moment */

const USUAL_INTERVAL = 66;
const NEVER = -1;
const NONE = new Float64Array(0);

/** About a millisecond of multiply-adds, as found out. */
const FIRST_SLICE = 200_000;
const MIN_SLICE = 20_000;
const MAX_SLICE = 20_000_000;
const SHORT = 0.5;
const LONG = 1.5;

export class Watchers {
  /** @type {Entry[]} */
  #entries = [];
  /** The one whose frame is being computed. @type {Entry | null} */
  #open = null;
  #slice = FIRST_SLICE;

  /** @param {Watcher} watcher @returns the way to end it */
  add(watcher) {
    const entry = {watcher, shownAt: -Infinity, revision: NEVER, key: '', buffer: NONE, shown: /** @type {any} */ (null)};
    this.#entries.push(entry);
    return () => {
      this.#entries = this.#entries.filter((other) => other !== entry);
      if (this.#open === entry) this.#open = null;
    };
  }

  /** Nobody watches any more. */
  clear() {
    this.#entries = [];
    this.#open = null;
  }

  /** @param {Watcher} watcher What it was shown is not what it wants. */
  refresh(watcher) {
    for (const entry of this.#entries) {
      if (entry.watcher !== watcher) continue;
      entry.revision = NEVER;
      entry.shownAt = -Infinity;
      if (this.#open === entry) this.#open = null;
    }
  }

  /** The run jumped: what is being computed is of no use. */
  interrupt() {
    if (this.#open) this.#open.revision = NEVER;
    this.#open = null;
  }

  /** Another trainer: every layout may be another. */
  reset() {
    this.#open = null;
    for (const entry of this.#entries) {
      entry.revision = NEVER;
      entry.shownAt = -Infinity;
      entry.key = '';
    }
  }

  /**
   * @param {Moment} moment @param {number} now @param {number} budget in ms
   * @returns {boolean} whether someone still waits to be shown this moment
   */
  serve(moment, now, budget) {
    const end = performance.now() + budget;
    while (this.#open || this.#begin(moment, now)) {
      const entry = this.#open;
      if (!entry) continue;  // its request was refused
      if (this.#advance(moment.trainer)) {
        this.#open = null;
        this.#show(entry, moment.trainer, now);
      }
      if (performance.now() >= end) break;
    }
    return this.#open !== null || this.#next(moment, now) !== null;
  }

  /** @param {Trainer} trainer */
  #advance(trainer) {
    const start = performance.now();
    const isWhole = trainer.advanceFrame(this.#slice);
    const took = performance.now() - start;
    if (took > LONG) this.#slice = Math.max(MIN_SLICE, this.#slice / took);
    else if (took < SHORT && !isWhole) this.#slice = Math.min(MAX_SLICE, this.#slice * 2);
    return isWhole;
  }

  /** Who has waited longest of those whose turn it is. @param {Moment} moment @param {number} now @returns {Entry | null} */
  #next({revision, isMoving}, now) {
    let next = null;
    for (const entry of this.#entries) {
      if (entry.revision === revision) continue;
      if (isMoving && now - entry.shownAt < (entry.watcher.interval ?? USUAL_INTERVAL)) continue;
      if (next && next.shownAt <= entry.shownAt) continue;
      if (entry.watcher.request() !== null) next = entry;
    }
    return next;
  }

  /** @param {Moment} moment @param {number} now */
  #begin(moment, now) {
    const entry = this.#next(moment, now);
    if (!entry) return false;
    entry.revision = moment.revision;
    entry.shownAt = now;
    try {
      const request = /** @type {import('../../core.d.ts').FrameRequest} */ (entry.watcher.request());
      const key = JSON.stringify(request);
      if (key !== entry.key) this.#layOut(entry, moment.trainer, request, key);
      entry.shown.progress = moment.progress;
      moment.trainer.beginFrame(request);
      this.#open = entry;
    } catch (error) {
      reportError(error);  // the others are still shown
    }
    return true;
  }

  /** @param {Entry} entry @param {Trainer} trainer @param {import('../../core.d.ts').FrameRequest} request @param {string} key */
  #layOut(entry, trainer, request, key) {
    const layout = trainer.layout(request);
    const buffer = new Float64Array(layout.length);
    const parts = Object.fromEntries(Object.entries(layout.parts).map(([name, {offset, length}]) => [name, buffer.subarray(offset, offset + length)]));
    Object.assign(entry, {key, buffer, shown: {parts, fields: layout.fields, progress: null}});
  }

  /** @param {Entry} entry @param {Trainer} trainer @param {number} now */
  #show(entry, trainer, now) {
    try {
      trainer.currentFrame(entry.buffer);
      entry.shownAt = now;
      entry.watcher.show(entry.shown);
    } catch (error) {
      reportError(error);
    }
  }
}
