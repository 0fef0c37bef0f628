// Snapshots of a run: a bounded number of them and of their bytes, the older ones further apart.

import {thin} from './run_history.js';

/** @typedef {import('../../core.d.ts').Snapshot} Snapshot */
/** @typedef {{epoch: number, step: number}} Moment */

const MAX_SNAPSHOTS = 120;
const MAX_BYTES = 64e6;
/** The time between two while a run plays, in ms; those that take long are taken less often. */
const INTERVAL = 200;
const SHARE = 0.01;

export class Past {
  /** Oldest first; the first is that of the beginning. @type {Snapshot[]} */
  #snapshots = [];
  #nextAt = -Infinity;

  get snapshots() {
    return /** @type {readonly Snapshot[]} */ (this.#snapshots);
  }

  clear() {
    this.#snapshots = [];
    this.#nextAt = -Infinity;
  }

  /** Takes one if it is time for it, and if the run is where none was taken.
   * @param {number} now in ms @param {Moment} progress @param {boolean} isAtRest then at once @param {() => Snapshot} take */
  offer(now, {epoch, step}, isAtRest, take) {
    const last = this.#snapshots.at(-1);
    if ((now < this.#nextAt && !isAtRest) || (last && step <= last.step && epoch <= last.epoch)) return;
    const start = performance.now();
    const snapshot = take();
    this.#nextAt = now + Math.max(INTERVAL, (performance.now() - start) / SHARE);
    this.#snapshots.push(snapshot);
    const limit = Math.max(8, Math.min(MAX_SNAPSHOTS, Math.floor(MAX_BYTES / snapshot.state.byteLength)));
    if (this.#snapshots.length > limit) thin(this.#snapshots);
  }

  /** What came after a moment is gone: the run goes another way from there. @param {Moment} moment
   * @param {boolean} [andThen] What was there at that moment, too. */
  cut({epoch, step}, andThen = false) {
    this.#snapshots = this.#snapshots.filter((snapshot) => snapshot.step <= step && snapshot.epoch <= epoch &&
      !(andThen && snapshot.step === step && snapshot.epoch === epoch));
  }
}
