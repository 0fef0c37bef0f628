// Snapshots of a run: a bounded number of them and of their bytes, the older ones further apart.

import {thin} from './run_history.js';

/** @typedef {import('../../core.d.ts').Snapshot} Snapshot */
/** @typedef {{epoch: number, step: number}} Moment */

const MAX_SNAPSHOTS = 120;
const MAX_BYTES = 64e6;
/** The time between two while a run plays, in ms; those that take long are taken less often. */
const INTERVAL = 200;
const SHARE = 0.01;
/** From this many ms on, one takes the time of a frame's training. */
const HEAVY = 4;

export class Past {
  /** Oldest first; the first is that of the beginning. @type {Snapshot[]} */
  #snapshots = [];
  #nextAt = -Infinity;
  #took = 0;

  get snapshots() {
    return /** @type {readonly Snapshot[]} */ (this.#snapshots);
  }

  clear() {
    this.#snapshots = [];
    this.#nextAt = -Infinity;
  }

  /** Whether one is due that leaves no time for training in its frame. @param {number} now in ms @param {Moment} progress */
  isHeavy(now, progress) {
    return this.#took > HEAVY && this.#isDue(now, progress, false);
  }

  /** @param {number} now @param {Moment} progress @param {boolean} isAtRest */
  #isDue(now, {epoch, step}, isAtRest) {
    const last = this.#snapshots.at(-1);
    return (now >= this.#nextAt || isAtRest) && !(last && step <= last.step && epoch <= last.epoch);
  }

  /** Takes one if it is time for it, and if the run is where none was taken.
   * @param {number} now in ms @param {Moment} progress @param {boolean} isAtRest then at once @param {() => Snapshot} take */
  offer(now, progress, isAtRest, take) {
    if (!this.#isDue(now, progress, isAtRest)) return;
    const start = performance.now();
    const snapshot = take();
    this.#took = performance.now() - start;
    this.#nextAt = now + Math.max(INTERVAL, this.#took / SHARE);
    this.#snapshots.push(snapshot);
    const limit = Math.max(8, Math.min(MAX_SNAPSHOTS, Math.floor(MAX_BYTES / snapshot.state.byteLength)));
    if (this.#snapshots.length > limit) thin(this.#snapshots);
  }

  /** The latest one, if it is of this moment. @param {Moment} moment */
  at({epoch, step}) {
    const last = this.#snapshots.at(-1);
    return last && last.step === step && last.epoch === epoch ? last : null;
  }

  /** What came after a moment is gone: the run goes another way from there. @param {Moment} moment
   * @param {boolean} [andThen] What was there at that moment, too. */
  cut({epoch, step}, andThen = false) {
    this.#snapshots = this.#snapshots.filter((snapshot) => snapshot.step <= step && snapshot.epoch <= epoch &&
      !(andThen && snapshot.step === step && snapshot.epoch === epoch));
  }
}
