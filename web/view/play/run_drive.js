// Takes a trainer forward within the time of a frame: to the end of a step, to where the run is to stop, or as far as it
// gets. Whole epochs are taken at once where they are short, single updates where they are long.

import {Pace} from './run_pace.js';

/** @typedef {import('../../core.d.ts').Trainer} Trainer */
/** @typedef {import('../../core.d.ts').Progress} Progress */
/** @typedef {import('./parts.d.ts').StopCondition} StopCondition */

/** Why training ends for now: there is no time, nothing is owed, or the run diverged (time); the step is done (goal); the
 * run is where it was to stop (stop); someone looks at the end of this epoch (look); its loss has to be known first, and takes
 * long (loss).
 * @typedef {'time' | 'goal' | 'stop' | 'look' | 'loss'} Ending */

/** A frame ends this much earlier than it must: a call takes about twice as long. */
const RESERVE = 1;

export class Drive {
  pace = new Pace();
  /** @type {StopCondition} */
  stop = {epoch: null, loss: null};
  /** The epoch that a step goes to; null: no step is under way. @type {number | null} */
  goal = null;
  /** Updates in an epoch; 0 where a batch is larger than the data. */
  stepsPerEpoch = 0;
  /** Whether the end of an epoch is looked at, whatever the speed. @type {(epoch: number) => boolean} */
  isLookedAt = () => false;
  /** Whether the loss has been above the one to stop at, so that it can come down to it. */
  #wasAbove = false;
  /** The step that this epoch began with. */
  #epochStart = 0;

  /** The run is somewhere else, not by training. @param {Progress} progress */
  jump({step}) {
    this.goal = null;
    this.#epochStart = step - (step % Math.max(1, this.stepsPerEpoch));
  }

  /** @param {number | undefined} trainLoss of now, if it is known */
  arm(trainLoss) {
    this.#wasAbove = this.stop.loss !== null && !(trainLoss !== undefined && trainLoss <= this.stop.loss);
    this.pace.restart();
  }

  /** Epochs, with their fractions. @param {Progress} progress */
  position({epoch, step}) {
    return this.stepsPerEpoch > 0 ? epoch + Math.min((step - this.#epochStart) / this.stepsPerEpoch, 1) : epoch;
  }

  /**
   * @param {Trainer} trainer @param {Progress} progress @param {number} now @param {number} budget in ms
   * @returns {{progress: Progress, ending: Ending}}
   */
  train(trainer, progress, now, budget) {
    const start = performance.now();
    const inEpoch = Math.max(1, this.stepsPerEpoch);
    const isStep = this.goal !== null;
    let owed = isStep ? Infinity : this.pace.owed(now, inEpoch);
    /** @type {Ending} */
    let ending = 'time';
    // One call at least, however many share the frame.
    for (let at = start; owed >= 1 && (at === start || at - start < budget - RESERVE);) {
      const steps = this.#stepsNow(owed, progress, inEpoch);
      const next = this.#call(trainer, progress, steps, inEpoch);
      const isNewEpoch = next.epoch !== progress.epoch;
      if (isNewEpoch) this.#epochStart = next.step;
      progress = next;
      owed -= steps;
      if (!isStep) this.pace.pay(steps);
      const then = performance.now();
      this.pace.took(steps, then - at);
      at = then;
      if (!progress.finite) break;
      ending = isNewEpoch ? this.#endingOf(trainer, progress.epoch) : 'time';
      if (ending !== 'time') break;
    }
    return {progress, ending};
  }

  /** As many as fit into a call; to the end of an epoch if that is near, and not beyond where the run is to stop.
   * @param {number} owed @param {Progress} progress @param {number} inEpoch */
  #stepsNow(owed, {epoch, step}, inEpoch) {
    const left = this.#left(step, inEpoch);
    const steps = Math.min(owed, this.pace.call);
    if (steps < left) return steps;
    const isChecked = this.goal !== null || this.#wasAbove || this.isLookedAt(epoch + 1);
    const most = isChecked ? 1 : this.stop.epoch !== null && this.stop.epoch > epoch ? this.stop.epoch - epoch : Infinity;
    return left + Math.min(most - 1, Math.floor((steps - left) / inEpoch)) * inEpoch;
  }

  /** @param {number} step @param {number} inEpoch */
  #left(step, inEpoch) {
    return Math.max(1, inEpoch - (step - this.#epochStart));
  }

  /** @param {Trainer} trainer @param {Progress} progress @param {number} steps @param {number} inEpoch */
  #call(trainer, {step}, steps, inEpoch) {
    const left = this.#left(step, inEpoch);
    // An epoch ends with what is left over of its batches, which no step of its own would take.
    return steps < left ? trainer.step(steps) : trainer.epoch(1 + Math.round((steps - left) / inEpoch));
  }

  /** @param {Trainer} trainer @param {number} epoch that has just ended @returns {Ending} */
  #endingOf(trainer, epoch) {
    if (this.goal !== null) {
      if (epoch >= this.goal) {
        this.goal = null;
        return 'goal';
      }
    } else if (epoch === this.stop.epoch) return 'stop';
    const isLooked = this.isLookedAt(epoch);
    const isBounded = this.goal === null && this.#wasAbove;
    if (!isLooked && !isBounded) return 'time';
    // Losses of long epochs take long, too: they are computed in slices.
    if (this.pace.call < this.stepsPerEpoch) return 'loss';
    if (isBounded && this.isLowEnough(trainer.losses().trainLoss)) return 'stop';
    return isLooked ? 'look' : 'time';
  }

  /** Whether to stop at this loss; once, until the run is begun again. @param {number} trainLoss */
  isLowEnough(trainLoss) {
    if (!this.#wasAbove || this.stop.loss === null || trainLoss > this.stop.loss) return false;
    this.#wasAbove = false;
    return true;
  }
}
