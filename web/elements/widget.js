// A custom element that costs nothing until it is near what the reader sees: until then, and where scripts do not run, its
// children stand there. It survives being moved; removed, it lets go of everything, and goes on where it was when it comes back.

import {whenNear} from './near.js';

/** What is left of an element that was removed. @typedef {{link: string, taken?: import('../view/play/parts.d.ts').TakenRun}} Left */
/** @typedef {{destroy(): Left | null}} Shown What is shown, with what its methods call. */

/** As much room as is needed at least, so that little moves when it comes. */
const STYLE = ':host { display: block; min-height: 420px; } :host(network-playground) { min-height: 480px; } :host(layer-health) { min-height: 260px; } :host([hidden]) { display: none; } .failure { margin: 8px 0; padding: 8px 12px; border: 1px solid; font: 15px/1.5 sans-serif; }';

/** Where pages are made on a server there are no elements; the module does nothing there. */
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

/** @param {string} text */
function sheetOf(text) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

/** Until there is something to show. @type {CSSStyleSheet | null} */
let first = null;

/** @template {Shown} T */
export class Widget extends Base {
  #resolve = /** @type {(element: this) => void} */ (() => {});
  /** Fulfilled with the element as soon as it is shown for the first time. @type {Promise<this>} */
  ready = new Promise((resolve) => {
    this.#resolve = resolve;
  });
  /** @type {T | null} */
  #shown = null;
  /** @type {Left | null} */
  #left = null;
  #isBegun = false;
  #isAsked = false;
  /** Ends when it is shown, or cannot be; null: it has not begun. @type {Promise<void> | null} */
  #loading = null;
  #failure = '';
  /** Of several beginnings the last one counts. */
  #turn = 0;
  #endWatch = () => {};

  constructor() {
    super();
    const shadow = this.attachShadow({mode: 'open'});
    shadow.adoptedStyleSheets = [(first ??= sheetOf(STYLE))];
    shadow.append(document.createElement('slot'));
  }

  connectedCallback() {
    if (this.#isBegun) return;  // it was moved
    this.#isBegun = true;
    if (this.#isAsked || this.getAttribute('loading') === 'eager') this.#begin();
    else this.#endWatch = whenNear(this, () => this.#begin());
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected || !this.#isBegun) return;
      this.#isBegun = false;
      this.#turn++;
      this.#endWatch();
      this.#left = this.#shown?.destroy() ?? this.#left;
      this.#shown = null;
      this.#loading = null;
    });
  }

  /** What is shown; null: nothing yet. @protected */
  get shown() {
    return this.#shown;
  }

  /** Now, or as soon as it is shown, which it then is without being near. @protected @template R @param {(shown: T) => R | Promise<R>} call @returns {Promise<R>} */
  async whenShown(call) {
    this.#isAsked = true;
    if (this.#isBegun && !this.#loading) this.#begin();
    await (this.#loading ?? this.ready);
    if (!this.#shown) throw new Error(this.#failure || `This <${this.localName}> has been removed from its page.`);
    return call(this.#shown);
  }

  /** Loads it and shows it; null: it was not wanted any more. @protected @param {Left | null} _left @param {() => boolean} _isWanted
   * @returns {Promise<T | null>} */
  show(_left, _isWanted) {
    throw new Error('not defined');
  }

  #begin() {
    this.#endWatch();
    this.#failure = '';
    this.#loading = this.#showNow(++this.#turn);
  }

  /** @param {number} turn */
  async #showNow(turn) {
    try {
      const shown = await this.show(this.#left, () => turn === this.#turn);
      if (!shown) return;
      this.#shown = shown;
      this.#resolve(this);
      this.dispatchEvent(new CustomEvent('ready', {bubbles: true}));
    } catch (error) {
      if (turn !== this.#turn) return;
      const message = error instanceof Error ? error.message : String(error);
      this.#failure = message;
      const words = document.createElement('p');
      Object.assign(words, {className: 'failure', role: 'alert', textContent: message});
      this.shadowRoot?.replaceChildren(words, document.createElement('slot'));
      this.dispatchEvent(new CustomEvent('error', {detail: {message, problems: []}}));
    }
  }
}
