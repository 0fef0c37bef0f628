// A custom element that costs nothing until it is near what the reader sees: until then, and where scripts do not run, its
// children stand there. It survives being moved; removed, it lets go of everything, and goes on where it was when it comes back.

import {whenNear} from './near.js';

/** What is left of an element that was removed: its state, what its attributes said, its run.
 * @typedef {{state: import('../state.js').State, said: Map<string, string | null>, link: string | null, taken?: import('../view/play/parts.d.ts').TakenRun}} Left */
/** What is shown, with what its methods call; `moved`: it stands elsewhere. @typedef {{destroy(): Left | null, moved(): void}} Shown */

/** Of its own: what is shown of an element is another, or nothing, and whoever looked at it must look again. Not for pages. */
export const BUILT = 'activation-playground:built';

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

/** A promise with who settles it. Nobody has to listen. */
class Deferred {
  resolve = /** @type {(value: any) => void} */ (() => {});
  reject = /** @type {(reason: Error) => void} */ (() => {});
  /** @type {Promise<any>} */
  promise = new Promise((resolve, reject) => {
    this.resolve = resolve;
    this.reject = reject;
  });

  constructor() {
    this.promise.catch(() => {});
  }
}

/** @template {Shown} T */
export class Widget extends Base {
  #whenReady = new Deferred();
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

  /** Fulfilled with the element as soon as it is shown for the first time; refused where it cannot be. @returns {Promise<this>} */
  get ready() {
    return this.#whenReady.promise;
  }

  connectedCallback() {
    if (this.#isBegun) return void this.#shown?.moved();
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
      this.dispatchEvent(new CustomEvent(BUILT));
    });
  }

  /** What is shown; null: nothing yet. @protected */
  get shown() {
    return this.#shown;
  }

  /** Shows it, near or not. */
  load() {
    this.whenShown(() => {}).catch(() => {});  // what is wrong is told where it stands
  }

  /** Now, or as soon as it is shown, which it then is without being near. @protected @template R @param {(shown: T) => R | Promise<R>} call @returns {Promise<R>} */
  async whenShown(call) {
    this.#isAsked = true;
    if (this.#isBegun && !this.#loading) this.#begin();
    await (this.#loading ?? this.ready.catch(() => {}));
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
    if (this.#failure) this.#whenReady = new Deferred();
    this.#failure = '';
    this.#loading = this.#showNow(++this.#turn);
  }

  /** @param {number} turn */
  async #showNow(turn) {
    try {
      const shown = await this.show(this.#left, () => turn === this.#turn);
      if (!shown || !this.isConnected) return void shown?.destroy();
      this.#shown = shown;
      this.#whenReady.resolve(this);
      this.dispatchEvent(new CustomEvent('ready', {bubbles: true}));
    } catch (error) {
      if (turn !== this.#turn) return;
      const message = error instanceof Error ? error.message : String(error);
      this.#failure = message;
      this.#whenReady.reject(new Error(message));
      const words = document.createElement('p');
      Object.assign(words, {className: 'failure', role: 'alert', textContent: message});
      this.shadowRoot?.replaceChildren(words, document.createElement('slot'));
      this.dispatchEvent(new CustomEvent('error', {detail: {message, problems: []}}));
    }
  }
}
