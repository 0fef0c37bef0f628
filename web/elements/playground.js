// What shows <network-playground>: a view of Play with its run, its events, its pictures.

import {onNextFrame} from '../scheduler.js';
import {invalidated, newSeed} from '../state.js';
import {createPlay} from '../view/play.js';
import {grouped} from './groups.js';
import {mount} from './mount.js';
import {BUILT} from './widget.js';

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
  return mounted && new Playground(host, mounted, left);
}

export class Playground {
  #mounted;
  /** What was measured last was told. */
  #told = '';
  #host;
  #isGone = false;

  /** @param {HTMLElement} host @param {Mounted} mounted @param {Left | null} left */
  constructor(host, mounted, left) {
    this.#host = host;
    this.#mounted = mounted;
    const {run} = this;
    const isSame = left?.taken && run.refusal === null && !invalidated(left.state, mounted.store.state).has('run');
    if (isSame) run.open(/** @type {import('../view/play/parts.d.ts').TakenRun} */ (left.taken));
    this.#listen();
    host.addEventListener(BUILT, this.#listen);
  }

  /** To the run, which forgets who listened when its view is made anew, and to the view. */
  #listen = () => {
    if (this.#isGone) return;
    this.run.on('measured', () => this.#tell());
    this.view.element.addEventListener('goal', (event) => {
      event.stopPropagation();
      this.#mounted.tell('goal', /** @type {CustomEvent} */ (event).detail);
    });
  };

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

  /** Goes on until it is there, while it is on the screen, or until something else is asked for. @param {number} n @param {import('../view/play/parts.d.ts').StepUnit} unit */
  step(n, unit) {
    const {run} = this;
    run.step(unit, n);
    return new Promise((resolve) => {
      // It may be held, begun anew, replaced by another step, or removed with its element.
      const look = () => (run.isStepping && !this.#isGone ? onNextFrame(look) : resolve(run.progress));
      look();
    });
  }

  moved() {
    this.#mounted.moved();
  }

  /** @param {string} [which] */
  async picture(which) {
    const {partPicture} = await import('../view/takeaway_plots.js');
    return partPicture(which ?? 'surface', this.view.context);
  }

  destroy() {
    const {run} = this;
    this.#isGone = true;
    this.#host.removeEventListener(BUILT, this.#listen);
    const hasBegun = run.progress.finite && (run.progress.step > 0 || !run.isOfLink);
    const taken = hasBegun ? {snapshot: run.trainer.snapshot(), history: run.history, isOfLink: run.isOfLink} : undefined;
    const left = this.#mounted.destroy();
    run.destroy();
    return {...left, taken};
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
