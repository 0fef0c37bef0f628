// The run on the page: a trainer made from the state, and all that happens to it. How it is looked at is in run_watched.js.

import {CoreError} from '../../core.js';
import {decode, trainerConfig} from '../../state.js';
import {beginWith} from '../../state/weights.js';
import {configChange} from './run_changes.js';
import {Drive} from './run_drive.js';
import {keepRecord, lastGood, lossRecord, upTo} from './run_history.js';
import {Speedometer, stepsPerEpoch} from './run_pace.js';
import {WatchedRun} from './run_watched.js';

/** @typedef {import('../../state.js').State} State */
/** @typedef {import('../../core.d.ts').Trainer} Trainer */
/** @typedef {import('../../core.d.ts').TrainerConfig} TrainerConfig */
/** @typedef {import('../../core.d.ts').Progress} Progress */
/** @typedef {import('./parts.d.ts').LossRecord} LossRecord */
/** @typedef {import('./parts.d.ts').RunView} RunView */

const LOSSES = {losses: true};
const NOBODY = {isWanted: () => false, isFound: () => false};
const HISTORY_INTERVAL = 100;
/** For a step, which is begun at once. */
const STEP_BUDGET = 8;

/** @implements {RunView} */
export class Run extends WatchedRun {
  #session;
  #activations;
  #drive = new Drive();
  #speedometer = new Speedometer();
  #isLossAwaited = false;
  /** @type {import('./parts.d.ts').Look} */
  #look = NOBODY;
  /** A run made anew from this configuration would begin with other weights. */
  #isStartMoved = false;
  /** @type {import('./parts.d.ts').Watcher} */
  #lossWatcher = {request: () => LOSSES, show: (shown) => this.#record(shown), interval: HISTORY_INTERVAL};

  /** @param {import('../../core.d.ts').Core} core @param {import('../store.js').Store} session @param {import('../curves.js').Activations} activations */
  constructor(core, session, activations) {
    super(core);
    this.#session = session;
    this.#activations = activations;
    const {state} = session;
    try {
      this.trainer = this.#make(state);
    } catch (error) {
      if (!(error instanceof CoreError)) throw error;
      this.refusal = error;
      this.isInstead = true;
      this.trainer = this.#make(decode('', () => state.seed).state);
    }
    this.watchers.add(this.#lossWatcher);
    this.wake();
    if (state.autoplay && !matchMedia('(prefers-reduced-motion: reduce)').matches) this.play();
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

  /** A step of epochs is under way. */
  get isStepping() {
    return this.#drive.goal !== null;
  }

  play() {
    if (this.isPlaying || !this.progress.finite) return;
    this.isPlaying = true;
    this.isBegunAnew = false;
    this.#drive.goal = null;
    this.#drive.arm(this.losses?.trainLoss);
    this.#speedometer.restart();
    this.events.emit('playing');
    this.wake();
  }

  pause() {
    this.#drive.goal = null;
    this.#isLossAwaited = false;
    if (!this.isPlaying) return;
    this.isPlaying = false;
    this.events.emit('playing');
    this.wake();
  }

  /** @param {import('./parts.d.ts').StepUnit} unit @param {number} [n] */
  step(unit, n = 1) {
    if (!this.progress.finite) return;
    this.pause();
    this.isBegunAnew = false;
    if (this.history.length === 0) this.#keep({...this.progress, ...this.trainer.losses()});
    if (unit === 'update') {
      this.#branch();
      this.#passed(this.trainer.step(n));
    } else {
      this.#drive.goal = this.progress.epoch + n;
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
      this.#replace(this.#make(this.state));
      return;
    }
    this.trainer.rewind();
    beginWith(this.trainer, this.state.weights);
    this.course.begin(this.state, this.config);
    this.#jumped();
  }

  /** @param {number | null} speed */
  setSpeed(speed) {
    if (speed === this.speed) return;
    this.#drive.pace.speed = speed;
    this.#drive.pace.restart();
    this.events.emit('playing');
  }

  /** @param {RunView['stop']} stop */
  setStop(stop) {
    this.#drive.stop = stop;
    this.#drive.arm(this.losses?.trainLoss);
    this.events.emit('playing');
  }

  /** @param {(network: import('../../core.d.ts').Network) => void} change */
  edit(change) {
    const network = this.trainer.network();
    change(network);
    this.trainer.setNetwork(network);
    this.#branch();
    this.past.cut(this.progress, true);
    this.course.turn(this.progress, this.#session.state, this.config, true);
    this.#jumped();
  }

  /** To an earlier moment, or a later one, of this run, and to the curves of then; the losses and snapshots after it stay until
   * it goes on. @param {import('../../core.d.ts').Snapshot} snapshot */
  goTo(snapshot) {
    this.pause();
    this.course.goTo(snapshot, this.#session);
    this.trainer.restore(snapshot);
    this.#jumped();
    this.course.turn(this.progress, this.#session.state, this.config);
  }

  /** Goes on with a run that was taken home. @param {import('./parts.d.ts').TakenRun} taken of the page's configuration */
  open({snapshot, history, isOfLink}) {
    this.pause();
    this.trainer.restore(snapshot);
    this.isBegunAnew = false;
    this.history = [...history];
    this.compared = null;
    this.past.clear();
    this.course.begin(this.#session.state, this.config);
    this.progress = this.trainer.progress();
    if (!isOfLink) this.course.turn(this.progress, this.#session.state, this.config, true);
    this.#jumped();
  }

  /** The losses at the end of each epoch that is wanted, at every speed; those that are found are kept. One looks at a time.
   * @param {import('./parts.d.ts').Look} look @returns the way to end it */
  lookAt(look) {
    this.#look = look;
    this.#drive.isLookedAt = look.isWanted;
    return () => {
      if (this.#look === look) this.lookAt(NOBODY);
    };
  }

  restoreLastFinite() {
    this.goTo(lastGood(this.past.snapshots, this.history) ?? this.trainer.lastFinite());
  }

  forgetCompared() {
    this.compared = null;
    this.changed();
  }

  /** @param {State} _before @param {State} after */
  update(_before, after) {
    const config = trainerConfig(after);
    const found = configChange(this.config, config, this.core.catalogue().optimizers, this.#activations);
    const hasOtherWeights = after.weights !== this.state.weights;
    // Where a change takes the weights out of the link, the run goes on from where it is.
    const change = hasOtherWeights && (after.weights !== null || found === 'none') ? 'remake' : found;
    const refused = this.refusal;
    this.refusal = null;
    try {
      if (change === 'remake') {
        const trainer = this.#make(after);
        this.isInstead = false;
        this.isBegunAnew ||= this.isPlaying || this.progress.step > 0;
        this.pause();
        this.history = [];
        this.compared = null;
        this.past.clear();
        this.#replace(trainer);
      } else if (change !== 'none') {
        this.trainer.update(change.changes);
        this.#adopt(after, config);
        const movesStart = change.movesStart || hasOtherWeights;
        this.#isStartMoved ||= movesStart;
        if (!this.course.isGoing) this.#turned(movesStart);
        this.watchers.interrupt();
        this.changed();
      } else {
        this.#adopt(after, this.config);
      }
    } catch (error) {
      if (!(error instanceof CoreError)) throw error;
      this.refusal = error;
    }
    if (this.refusal !== refused) this.events.emit('refused');
  }

  /** @override */
  release() {
    super.release();
    this.watchers.add(this.#lossWatcher);
  }

  /** @param {State} state */
  #make(state) {
    const config = trainerConfig(state);
    const trainer = this.core.createTrainer(config);
    beginWith(trainer, state.weights);
    this.data = trainer.data();
    this.#adopt(state, config);
    this.#isStartMoved = false;
    this.course.begin(state, config);
    return trainer;
  }

  /** It goes on with other settings from here. @param {boolean} movesStart */
  #turned(movesStart) {
    this.course.change(this.progress, this.#session.state, this.config, movesStart);
    if (movesStart) this.past.cut(this.progress, true);
    const taken = this.past.at(this.progress);
    if (taken) this.course.mark(taken);
  }

  /** @param {State} state @param {TrainerConfig} config */
  #adopt(state, config) {
    this.state = state;
    this.config = config;
    this.#drive.stepsPerEpoch = stepsPerEpoch(this.data.train.x.length, config.batchSize ?? 10, config.leftovers ?? 'carry');
  }

  /** @param {Trainer} trainer */
  #replace(trainer) {
    this.trainer.delete();
    this.trainer = trainer;
    this.watchers.reset();
    this.#drive.pace.forget();
    this.#jumped();
    this.events.emit('rebuilt');
  }

  /** The numbers are others at once, not by training. */
  #jumped() {
    this.progress = this.trainer.progress();
    this.losses = null;
    this.#drive.jump(this.progress);
    this.#speedometer.restart();
    this.watchers.interrupt();
    this.changed();
  }

  /** @protected @override */
  get isTraining() {
    return this.isPlaying || this.#drive.goal !== null;
  }

  /** @protected @override @param {number} now @param {number} budget */
  work(now, budget) {
    // Of every run the losses at its beginning are known.
    if (this.isTraining && this.history.length > 0 && !this.#isLossAwaited && !this.past.isHeavy(now, this.progress)) this.#train(now, budget);
    if (this.isPlaying) this.#speedometer.look(now, this.#drive.position(this.progress));
  }

  /** @protected @override */
  rested() {
    if (this.isPlaying) this.#speedometer.restart();
  }

  /** @param {number} now @param {number} budget */
  #train(now, budget) {
    const end = performance.now() + budget;
    let isSeen;
    do {
      this.#branch();
      const {progress, ending} = this.#drive.train(this.trainer, this.progress, now, end - performance.now());
      if (progress !== this.progress) this.#passed(progress);
      if (ending === 'stop') this.pause();
      if (ending === 'loss') {
        this.#isLossAwaited = true;
        this.watchers.refresh(this.#lossWatcher);
        return;
      }
      isSeen = ending !== 'time' && this.#drive.isLookedAt(progress.epoch);
      if (isSeen) this.#seen({...progress, ...this.trainer.losses()});
    } while (isSeen && this.isTraining && performance.now() < end);
  }

  /** The losses at the end of an epoch that is looked at. @param {LossRecord & {finite?: boolean}} record */
  #seen({finite: _, ...record}) {
    if (this.#look.isFound(record)) this.#keep(record);
  }

  /** @param {Progress} progress */
  #passed(progress) {
    this.progress = progress;
    this.changed();
    if (progress.finite) return;
    this.pause();
    this.watchers.interrupt();
    this.events.emit('diverged');
  }

  /** @param {import('./parts.d.ts').Shown} shown */
  #record({parts, fields, progress}) {
    const record = lossRecord(fields.losses, parts.losses, progress);
    const isAwaited = this.#isLossAwaited && progress === this.progress;
    if (isAwaited && this.#look.isWanted(record.epoch)) this.#look.isFound(record);
    this.#keep(record);
    if (!isAwaited) return;
    this.#isLossAwaited = false;
    if (this.#drive.isLowEnough(record.trainLoss)) this.pause();
  }

  /** @param {LossRecord} record */
  #keep(record) {
    keepRecord(this.history, record);
    this.losses = record;
    this.events.emit('measured');
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
