// How far a run goes in a frame: steps that are owed at a chosen speed, and calls that each take about two milliseconds.

const SHORT = 1;
const LONG = 2.5;
const MEANT = 2;
const MAX_CALL = 1 << 20;
/** Debts from longer ago than this are forgotten, in ms: a slow machine goes slower than asked, not in jerks. */
const PATIENCE = 250;
/** From this many epochs in a second on, frames end with an epoch. */
export const WHOLE_EPOCHS = 10;

/** Of a configuration's batches: how many updates an epoch has; 0 where a batch never fills.
 * @param {number} points @param {number} batchSize @param {'carry' | 'use' | 'drop'} leftovers */
export function stepsPerEpoch(points, batchSize, leftovers) {
  return leftovers === 'use' ? Math.ceil(points / batchSize) : Math.floor(points / batchSize);
}

export class Pace {
  /** Epochs in a second, at first so many that one sees what happens; null: as fast as it goes. @type {number | null} */
  speed = 50;
  /** Steps that a call should take. */
  call = 1;
  #owed = 0;
  #last = -1;

  /** Nothing is owed from before a pause. */
  restart() {
    this.#owed = 0;
    this.#last = -1;
  }

  /** Another run: its steps take other times. */
  forget() {
    this.restart();
    this.call = 1;
  }

  /** @param {number} now in ms @param {number} inEpoch steps @returns {number} the steps that may be taken in this frame */
  owed(now, inEpoch) {
    if (this.speed === null) return Infinity;
    const passed = this.#last < 0 ? 0 : Math.min(now - this.#last, PATIENCE);
    this.#last = now;
    this.#owed = Math.min(this.#owed + (passed / 1000) * this.speed * inEpoch, Math.max(1, (PATIENCE / 1000) * this.speed * inEpoch));
    return this.speed >= WHOLE_EPOCHS ? Math.floor(this.#owed / inEpoch) * inEpoch : Math.floor(this.#owed);
  }

  /** @param {number} steps */
  pay(steps) {
    if (this.speed !== null) this.#owed -= steps;
  }

  /** A call took so long: the next ones take more steps, or fewer. @param {number} steps @param {number} ms */
  took(steps, ms) {
    if (ms > LONG) this.call = Math.max(1, Math.floor((steps * MEANT) / ms));
    else if (ms < SHORT && steps >= this.call) this.call = Math.min(MAX_CALL, this.call * 2);
  }
}

const WINDOW = 400;

/** Epochs in a second, measured over a while. */
export class Speedometer {
  rate = 0;
  #since = -1;
  #from = 0;

  restart() {
    this.rate = 0;
    this.#since = -1;
  }

  /** @param {number} now in ms @param {number} position epochs, with fractions */
  look(now, position) {
    const passed = now - this.#since;
    if (this.#since >= 0 && passed < WINDOW) return;
    if (this.#since >= 0) this.rate = ((position - this.#from) * 1000) / passed;
    this.#since = now;
    this.#from = position;
  }
}
