// What shows <network-playground>: a view of Play with its run, its events, its pictures.

import {newSeed} from '../state.js';
import {createPlay} from '../view/play.js';
import {grouped} from './groups.js';
import {mount} from './mount.js';

/** @typedef {import('./widget.js').Left} Left */
/** @typedef {ReturnType<typeof createPlay>} Play */
/** @typedef {import('./mount.js').Mounted} Mounted */

/** @satisfies {import('./mount.js').Kind} */
const KIND = {
  view: /** @type {const} */ ('play'),
  initial: {show: 'controls,options,data,features,network,curve,health,surface,loss'},
  create: grouped(createPlay),
};

/** @param {HTMLElement} host @param {Left | null} left @param {() => boolean} isWanted */
export async function show(host, left, isWanted) {
  const mounted = await mount(host, KIND, left, isWanted);
  return mounted && new Playground(mounted, left);
}

export class Playground {
  #mounted;
  /** What was measured last was told. */
  #told = '';
  #endRun = () => {};

  /** @param {Mounted} mounted @param {Left | null} left */
  constructor(mounted, left) {
    this.#mounted = mounted;
    const {run} = this;
    this.#endRun = run.on('measured', () => this.#tell());
    if (left?.taken && run.refusal === null) run.open(left.taken);
    this.view.element.addEventListener('goal', (event) => {
      event.stopPropagation();
      mounted.tell('goal', /** @type {CustomEvent} */ (event).detail);
    });
  }

  /** @returns {Play} */
  get view() {
    return /** @type {Play} */ (this.#mounted.view);
  }

  get run() {
    return this.view.run;
  }

  get link() {
    return this.#mounted.link;
  }

  /** @param {unknown} wish */
  setState(wish) {
    return this.#mounted.setState(wish);
  }

  /** The same network from its beginning, or another one from another seed. @param {string | undefined} seed */
  reset(seed) {
    if (seed === undefined) this.run.rewind();
    else this.#mounted.setState({seed: seed === '' ? newSeed() : seed});
  }

  /** Goes on until it is there, while it is on the screen. @param {number} n @param {import('../view/play/parts.d.ts').StepUnit} unit */
  step(n, unit) {
    const {run} = this;
    const end = run.progress.epoch + n;
    run.step(unit, n);
    const isThere = () => unit === 'update' || run.progress.epoch >= end || !run.progress.finite || run.isPlaying;
    return new Promise((resolve) => {
      const stop = run.on('changed', () => {
        if (!isThere()) return;
        stop();
        resolve(run.progress);
      });
      if (isThere()) resolve(run.progress);
    });
  }

  /** @param {string} [which] */
  async picture(which) {
    const {partPicture} = await import('../view/takeaway_plots.js');
    return partPicture(which ?? 'surface', this.view.context);
  }

  destroy() {
    const {run} = this;
    this.#endRun();
    const hasBegun = run.progress.step > 0 && run.progress.finite;
    const taken = hasBegun ? {snapshot: run.trainer.snapshot(), history: run.history, isOfLink: run.isOfLink} : undefined;
    const {link} = this.#mounted.destroy();
    run.destroy();
    return {link, taken};
  }

  #tell() {
    const {losses} = this.run;
    if (!losses) return;
    const key = `${losses.epoch} ${losses.step}`;
    if (key === this.#told) return;
    this.#told = key;
    this.#mounted.tell('epoch', {...losses});
  }
}
