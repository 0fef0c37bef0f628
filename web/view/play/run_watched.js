// A run as it is looked at: its numbers, who is told of them, and its turns on the screen's frames. What happens to it is in run.js.

import {classesOf} from './run_changes.js';
import {Course} from './run_course.js';
import {RunEvents} from './run_events.js';
import {Frames} from './run_frames.js';
import {Past} from './run_past.js';
import {Watchers} from './run_watchers.js';

/** @typedef {import('../../core.d.ts').Trainer} Trainer */
/** @typedef {import('../../core.d.ts').TrainerConfig} TrainerConfig */
/** @typedef {import('../../core.d.ts').Progress} Progress */
/** @typedef {import('./parts.d.ts').LossRecord} LossRecord */
/** @typedef {import('./parts.d.ts').RunView} RunView */

/** Of the time for training in a frame, how much there is for who watches. */
const WATCHERS_SHARE = 0.5;

/** The half of a Run that changes nothing; what is protected is for the other half. */
export class WatchedRun {
  /** @type {Trainer} */
  trainer = /** @type {any} */ (null);  // the constructor of a run makes it
  /** That it was made from: that of the page, unless this is refused. */
  state = /** @type {import('../../state.js').State} */ (/** @type {unknown} */ (null));
  /** @type {TrainerConfig} */
  config = {};
  /** @type {Progress} */
  progress = {epoch: 0, step: 0, finite: true};
  /** @type {LossRecord[]} */
  history = [];
  /** @type {readonly LossRecord[] | null} */
  compared = null;
  /** Of now, as soon as they are computed. @type {LossRecord | null} */
  losses = null;
  /** Why the configuration of the page is not that of the run. @type {import('../../core.js').CoreError | null} */
  refusal = null;
  /** A link was refused, and this is the usual run in its place. */
  isInstead = false;
  data = /** @type {RunView['data']} */ (/** @type {unknown} */ (null));
  isPlaying = false;
  /** A change of the page has begun it anew; what was trained before it is gone. */
  isBegunAnew = false;
  past = new Past();

  /** @protected */
  core;
  /** @protected */
  events = new RunEvents();
  /** @protected */
  watchers = new Watchers();
  /** @protected */
  course = new Course();
  /** Another number, other numbers of the run; what was told is what listeners know of. */
  #revision = 0;
  #told = 0;
  #frames = new Frames((now, budget) => this.#frame(now, budget), () => this.rested());
  /** @type {import('../../core.d.ts').Network | null} */
  #network = null;
  #networkRevision = -1;

  /** @param {import('../../core.d.ts').Core} core */
  constructor(core) {
    this.core = core;
  }

  get network() {
    if (this.#networkRevision !== this.#revision) this.#network = this.trainer.network();
    this.#networkRevision = this.#revision;
    return /** @type {import('../../core.d.ts').Network} */ (this.#network);
  }

  get classes() {
    return classesOf(this.config, this.core.catalogue().datasets);
  }

  get isOfLink() {
    return this.refusal === null && this.course.isStraight(this.progress);
  }

  get divergence() {
    return this.trainer.divergence();
  }

  /** @param {import('../../core.d.ts').Snapshot} snapshot of `past` */
  hadCurvesOfNow(snapshot) {
    return this.course.hasShape(snapshot, this.state);
  }

  /** @param {import('./parts.d.ts').RunEvent} event @param {() => void} listener */
  on(event, listener) {
    return this.events.on(event, listener);
  }

  /** @param {import('./parts.d.ts').Watcher} watcher */
  watch(watcher) {
    const end = this.watchers.add(watcher);
    this.wake();
    return end;
  }

  /** @param {import('./parts.d.ts').Watcher} watcher */
  refresh(watcher) {
    this.watchers.refresh(watcher);
    this.wake();
  }

  /** Runs only while this is on the screen, or another that is observed. @param {Element} element @returns {() => void} ends it */
  observe(element) {
    return this.#frames.observe(element);
  }

  /** Nobody looks at it for now: it rests as it is, and goes on as it was, when it is observed again. */
  release() {
    this.#frames.release();
    this.events.clear();
    this.watchers.clear();
  }

  /** It is not needed any more: the core forgets it. */
  destroy() {
    this.release();
    this.isPlaying = false;
    this.past.clear();
    this.trainer.delete();
  }

  /** @protected */
  wake() {
    this.#frames.wake();
  }

  /** There are other numbers: who listens is told on the next frame. @protected */
  changed() {
    this.#revision++;
    this.wake();
  }

  /** Whether frames are for training, too. @protected @returns {boolean} */
  get isTraining() {
    return this.isPlaying;
  }

  /** The training of a frame. @protected @param {number} _now @param {number} _budget */
  work(_now, _budget) {}

  /** No frames come for a while. @protected */
  rested() {}

  /** @param {number} now @param {number} budget */
  #frame(now, budget) {
    this.work(now, budget);
    if (this.progress.finite) this.past.offer(now, this.progress, !this.isTraining, () => this.course.mark(this.trainer.snapshot()));
    if (this.#told !== this.#revision) {
      this.#told = this.#revision;
      this.events.emit('changed');
    }
    const moment = {trainer: this.trainer, progress: this.progress, revision: this.#revision, isMoving: this.isTraining};
    const isWaiting = this.watchers.serve(moment, now, this.isTraining ? budget * WATCHERS_SHARE : budget);
    if (!this.isTraining && !isWaiting && this.#told === this.#revision) this.#frames.sleep();
  }
}
