// The run on the page: a trainer made from the state, its time on the screen's frames, and who watches it.

import {CoreError} from '../../core.js';
import {decode, trainerConfig} from '../../state.js';
import {classesOf, configChange} from './run_changes.js';
import {Course} from './run_course.js';
import {Drive} from './run_drive.js';
import {RunEvents} from './run_events.js';
import {Frames} from './run_frames.js';
import {keepRecord, lastGood, lossRecord, upTo} from './run_history.js';
import {Speedometer, stepsPerEpoch} from './run_pace.js';
import {Past} from './run_past.js';
import {Watchers} from './run_watchers.js';

/** @typedef {import('../../state.js').State} State */
/** @typedef {import('../../core.d.ts').Trainer} Trainer */
/** @typedef {import('../../core.d.ts').TrainerConfig} TrainerConfig */
/** @typedef {import('../../core.d.ts').Progress} Progress */
/** @typedef {import('./parts.d.ts').LossRecord} LossRecord */
/** @typedef {import('./parts.d.ts').RunView} RunView */

const LOSSES = {losses: true};
const HISTORY_INTERVAL = 100;
/** Of the time for training in a frame, how much there is for who watches. */
const WATCHERS_SHARE = 0.5;
/** For a step, which is begun at once. */
const STEP_BUDGET = 8;

/** @implements {RunView} */
export class Run {
  #core;
  #session;
  #activations;
  /** @type {Trainer} */
  trainer;
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
  /** Why the configuration of the page is not that of the run. @type {CoreError | null} */
  refusal = null;
  /** A link was refused, and this is the usual run in its place. */
  isInstead = false;
  data = /** @type {RunView['data']} */ (/** @type {unknown} */ (null));  // #make sets it
  isPlaying = false;
  /** A change of the page has begun it anew; what was trained before it is gone. */
  isBegunAnew = false;
  past = new Past();

  #events = new RunEvents();
  #watchers = new Watchers();
  #drive = new Drive();
  #speedometer = new Speedometer();
  /** Another number, other numbers of the run; what was told is what listeners know of. */
  #revision = 0;
  #told = 0;
  #frames = new Frames((now, budget) => this.#frame(now, budget), () => this.isPlaying && this.#speedometer.restart());
  #course = new Course();
  #isLossAwaited = false;
  /** A run made anew from this configuration would begin with other weights. */
  #isStartMoved = false;
  /** @type {import('../../core.d.ts').Network | null} */
  #network = null;
  #networkRevision = -1;
  /** @type {import('./parts.d.ts').Watcher} */
  #lossWatcher = {request: () => LOSSES, show: (shown) => this.#record(shown), interval: HISTORY_INTERVAL};

  /** @param {import('../../core.d.ts').Core} core @param {import('../session.js').Session} session @param {import('../curves.js').Activations} activations */
  constructor(core, session, activations) {
    this.#core = core;
    this.#session = session;
    this.#activations = activations;
    const {state} = session;
    const wanted = trainerConfig(state);
    try {
      this.trainer = this.#make(wanted);
    } catch (error) {
      if (!(error instanceof CoreError)) throw error;
      this.refusal = error;
      this.isInstead = true;
      this.trainer = this.#make(trainerConfig(decode('', () => state.seed).state));
    }
    this.#watchers.add(this.#lossWatcher);
    this.#frames.wake();
    if (state.autoplay && !matchMedia('(prefers-reduced-motion: reduce)').matches) this.play();
  }

  get network() {
    if (this.#networkRevision !== this.#revision) this.#network = this.trainer.network();
    this.#networkRevision = this.#revision;
    return /** @type {import('../../core.d.ts').Network} */ (this.#network);
  }

  get classes() {
    return classesOf(this.config, this.#core.catalogue().datasets);
  }

  get isOfLink() {
    return this.refusal === null && this.#course.isStraight(this.progress);
  }

  get speed() {
    return this.#drive.pace.speed;
  }

  get stop() {
    return this.#drive.stop;
  }

  get stepsPerEpoch() {
    return this.#drive.stepsPerEpoch;
  }

  get epochsPerSecond() {
    return this.#speedometer.rate;
  }

  get divergence() {
    return this.trainer.divergence();
  }

  /** @param {import('./parts.d.ts').RunEvent} event @param {() => void} listener */
  on(event, listener) {
    return this.#events.on(event, listener);
  }

  /** @param {import('./parts.d.ts').Watcher} watcher */
  watch(watcher) {
    const end = this.#watchers.add(watcher);
    this.#frames.wake();
    return end;
  }

  /** @param {import('./parts.d.ts').Watcher} watcher */
  refresh(watcher) {
    this.#watchers.refresh(watcher);
    this.#frames.wake();
  }

  /** Runs only while this is on the screen. @param {Element} element */
  observe(element) {
    this.#frames.observe(element);
  }

  play() {
    if (this.isPlaying || !this.progress.finite) return;
    this.isPlaying = true;
    this.isBegunAnew = false;
    this.#drive.goal = null;
    this.#drive.arm(this.losses?.trainLoss);
    this.#speedometer.restart();
    this.#events.emit('playing');
    this.#frames.wake();
  }

  pause() {
    this.#drive.goal = null;
    this.#isLossAwaited = false;
    if (!this.isPlaying) return;
    this.isPlaying = false;
    this.#events.emit('playing');
    this.#frames.wake();
  }

  /** @param {import('./parts.d.ts').StepUnit} unit */
  step(unit) {
    if (!this.progress.finite) return;
    this.pause();
    this.isBegunAnew = false;
    if (this.history.length === 0) this.#keep({...this.progress, ...this.trainer.losses()});
    if (unit === 'update') {
      this.#branch();
      this.#passed(this.trainer.step(1));
    } else {
      this.#drive.goal = this.progress.epoch + 1;
      this.#train(performance.now(), STEP_BUDGET);
    }
  }

  rewind() {
    this.pause();
    this.isBegunAnew = false;
    if (this.history.length > 1) this.compared = this.history;
    this.history = [];
    this.past.clear();
    if (this.#isStartMoved) {
      this.#replace(this.#make(this.config));
      return;
    }
    this.trainer.rewind();
    this.#course.begin(this.#session.state, this.config);
    this.#jumped();
  }

  /** @param {number | null} speed */
  setSpeed(speed) {
    if (speed === this.speed) return;
    this.#drive.pace.speed = speed;
    this.#drive.pace.restart();
    this.#events.emit('playing');
  }

  /** @param {RunView['stop']} stop */
  setStop(stop) {
    this.#drive.stop = stop;
    this.#drive.arm(this.losses?.trainLoss);
    this.#events.emit('playing');
  }

  /** @param {(network: import('../../core.d.ts').Network) => void} change */
  edit(change) {
    const network = this.trainer.network();
    change(network);
    this.trainer.setNetwork(network);
    this.#branch();
    this.past.cut(this.progress, true);
    this.#course.turn(this.progress, this.#session.state, this.config, true);
    this.#jumped();
  }

  /** To an earlier moment, or a later one, of this run, and to the curves of then; the losses and snapshots after it stay until
   * it goes on. @param {import('../../core.d.ts').Snapshot} snapshot */
  goTo(snapshot) {
    this.pause();
    this.#course.goTo(snapshot, this.#session);
    this.trainer.restore(snapshot);
    this.#jumped();
    this.#course.turn(this.progress, this.#session.state, this.config);
  }

  restoreLastFinite() {
    this.goTo(lastGood(this.past.snapshots, this.history) ?? this.trainer.lastFinite());
  }

  forgetCompared() {
    this.compared = null;
    this.#changed();
  }

  /** @param {State} _before @param {State} after */
  update(_before, after) {
    const config = trainerConfig(after);
    const change = configChange(this.config, config, this.#core.catalogue().optimizers, this.#activations);
    const refused = this.refusal;
    this.refusal = null;
    try {
      if (change === 'remake') {
        const trainer = this.#make(config);
        this.isInstead = false;
        this.isBegunAnew ||= this.isPlaying || this.progress.step > 0;
        this.pause();
        this.history = [];
        this.compared = null;
        this.past.clear();
        this.#replace(trainer);
      } else if (change !== 'none') {
        this.trainer.update(change.changes);
        this.#adopt(config);
        this.#isStartMoved ||= change.movesStart;
        if (!this.#course.isGoing) this.#turned(change.movesStart);
        this.#watchers.interrupt();
        this.#changed();
      }
    } catch (error) {
      if (!(error instanceof CoreError)) throw error;
      this.refusal = error;
    }
    if (this.refusal !== refused) this.#events.emit('refused');
  }

  /** Nobody looks at it for now: it rests as it is, and goes on as it was, when it is observed again. */
  release() {
    this.#frames.release();
    this.#events.clear();
    this.#watchers.clear();
    this.#watchers.add(this.#lossWatcher);
  }

  /** @param {TrainerConfig} config */
  #make(config) {
    const trainer = this.#core.createTrainer(config);
    this.data = trainer.data();
    this.#adopt(config);
    this.#isStartMoved = false;
    this.#course.begin(this.#session.state, config);
    return trainer;
  }

  /** It goes on with other settings from here. @param {boolean} movesStart */
  #turned(movesStart) {
    this.#course.change(this.progress, this.#session.state, this.config, movesStart);
    if (movesStart) this.past.cut(this.progress, true);
    const taken = this.past.at(this.progress);
    if (taken) this.#course.mark(taken);
  }

  /** @param {TrainerConfig} config */
  #adopt(config) {
    this.config = config;
    this.#drive.stepsPerEpoch = stepsPerEpoch(this.data.train.x.length, config.batchSize ?? 10, config.leftovers ?? 'carry');
  }

  /** @param {Trainer} trainer */
  #replace(trainer) {
    this.trainer.delete();
    this.trainer = trainer;
    this.#watchers.reset();
    this.#drive.pace.forget();
    this.#jumped();
    this.#events.emit('rebuilt');
  }

  /** The numbers are others at once, not by training. */
  #jumped() {
    this.progress = this.trainer.progress();
    this.losses = null;
    this.#drive.jump(this.progress);
    this.#speedometer.restart();
    this.#watchers.interrupt();
    this.#changed();
  }

  #changed() {
    this.#revision++;
    this.#frames.wake();
  }

  get #isTraining() {
    return this.isPlaying || this.#drive.goal !== null;
  }

  /** @param {number} now @param {number} budget */
  #frame(now, budget) {
    // Of every run the losses at its beginning are known.
    if (this.#isTraining && this.history.length > 0 && !this.#isLossAwaited && !this.past.isHeavy(now, this.progress)) this.#train(now, budget);
    if (this.isPlaying) this.#speedometer.look(now, this.#drive.position(this.progress));
    if (this.progress.finite) this.past.offer(now, this.progress, !this.#isTraining, () => this.#course.mark(this.trainer.snapshot()));
    if (this.#told !== this.#revision) {
      this.#told = this.#revision;
      this.#events.emit('changed');
    }
    const moment = {trainer: this.trainer, progress: this.progress, revision: this.#revision, isMoving: this.#isTraining};
    const isWaiting = this.#watchers.serve(moment, now, this.#isTraining ? budget * WATCHERS_SHARE : budget);
    if (!this.#isTraining && !isWaiting && this.#told === this.#revision) this.#frames.sleep();
  }

  /** @param {number} now @param {number} budget */
  #train(now, budget) {
    this.#branch();
    const {progress, ending} = this.#drive.train(this.trainer, this.progress, now, budget);
    if (progress !== this.progress) this.#passed(progress);
    if (ending === 'stop') this.pause();
    if (ending !== 'loss') return;
    this.#isLossAwaited = true;
    this.#watchers.refresh(this.#lossWatcher);
  }

  /** @param {Progress} progress */
  #passed(progress) {
    this.progress = progress;
    this.#changed();
    if (progress.finite) return;
    this.pause();
    this.#watchers.interrupt();
    this.#events.emit('diverged');
  }

  /** @param {import('./parts.d.ts').Shown} shown */
  #record({parts, fields, progress}) {
    const record = lossRecord(fields.losses, parts.losses, progress);
    this.#keep(record);
    if (!this.#isLossAwaited || progress !== this.progress) return;
    this.#isLossAwaited = false;
    if (this.#drive.isLowEnough(record.trainLoss)) this.pause();
  }

  /** @param {LossRecord} record */
  #keep(record) {
    keepRecord(this.history, record);
    this.losses = record;
    this.#events.emit('measured');
  }

  /** The run goes on from an earlier moment: what came after it then is what it is compared with. */
  #branch() {
    const last = this.history.at(-1);
    if (!last || (last.step <= this.progress.step && last.epoch <= this.progress.epoch)) return;
    this.compared = this.history;
    this.history = upTo(this.history, this.progress);
    this.past.cut(this.progress);
  }
}
