// The custom elements for tutorials: <activation-plot>, <softmax-explorer>, <network-playground>, <layer-health for>.
//
// One script tag defines them; what shows one is loaded when the first of its kind is near what the reader sees. elements.d.ts
// is the contract.

import {Widget} from './elements/widget.js';
import {MAX_STEPS} from './state/message_types.js';

/** @typedef {import('./elements/mount.js').Mounted} Mounted */
/** @typedef {import('./elements/playground.js').Playground} Playground */

/** What the elements with a state have in common. @template {Mounted | Playground} T @extends {Widget<T>} */
export class ActivationElement extends Widget {
  /** The hash of a link that shows the same; null: nothing is shown yet. */
  getState() {
    return this.shown?.link ?? null;
  }

  /** @param {unknown} state */
  setState(state) {
    return this.whenShown((shown) => [...shown.setState(state)]);
  }

  /** @param {string} [part] of a playground: which of its plots */
  toSVG(part) {
    return this.whenShown((shown) => shown.picture(part));
  }

  /** @param {string} [part] */
  async toPNG(part) {
    const [text, {png}] = await Promise.all([this.toSVG(part), import('./view/takeaway_picture.js')]);
    return png(text);
  }
}

/** @extends {ActivationElement<Mounted>} */
export class ActivationPlot extends ActivationElement {
  /** @override @param {import('./elements/widget.js').Left | null} left @param {() => boolean} isWanted */
  async show(left, isWanted) {
    return (await import('./elements/plot.js')).show(this, left, isWanted);
  }
}

/** @extends {ActivationElement<Mounted>} */
export class SoftmaxExplorer extends ActivationElement {
  /** @override @param {import('./elements/widget.js').Left | null} left @param {() => boolean} isWanted */
  async show(left, isWanted) {
    return (await import('./elements/softmax.js')).show(this, left, isWanted);
  }
}

/** @extends {ActivationElement<Playground>} */
export class NetworkPlayground extends ActivationElement {
  /** @override @param {import('./elements/widget.js').Left | null} left @param {() => boolean} isWanted */
  async show(left, isWanted) {
    return (await import('./elements/playground.js')).show(this, left, isWanted);
  }

  /** For layer-health. */
  get playground() {
    return this.shown;
  }

  play() {
    return this.whenShown(({run}) => run.play());
  }

  pause() {
    return this.whenShown(({run}) => run.pause());
  }

  /** @param {number} [n] @param {'epoch' | 'update'} [unit] */
  async step(n = 1, unit = 'epoch') {
    if (!Number.isInteger(n) || n < 1 || n > MAX_STEPS) throw new RangeError(`n: ${n} is no whole number from 1 to ${MAX_STEPS}.`);
    if (!['epoch', 'update'].includes(unit)) throw new RangeError(`unit: “${unit}” is unknown. There are: epoch, update.`);
    return this.whenShown((shown) => shown.step(n, unit));
  }

  /** @param {string} [seed] */
  reset(seed) {
    return this.whenShown((shown) => shown.reset(seed === undefined ? undefined : String(seed)));
  }

  /** Null: nothing is shown yet. */
  network() {
    return this.shown?.run.trainer.network() ?? null;
  }
}

/** @extends {Widget<{destroy(): null, moved(): void}>} */
export class LayerHealth extends Widget {
  /** @override @param {unknown} left @param {() => boolean} isWanted */
  async show(left, isWanted) {
    return (await import('./elements/health.js')).show(this, left, isWanted);
  }
}

const ELEMENTS = {'activation-plot': ActivationPlot, 'softmax-explorer': SoftmaxExplorer, 'network-playground': NetworkPlayground, 'layer-health': LayerHealth};

// Two scripts of a page may bring them.
for (const [name, element] of Object.entries(ELEMENTS)) {
  if (globalThis.customElements && !customElements.get(name)) customElements.define(name, element);
}
