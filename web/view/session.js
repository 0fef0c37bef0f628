// The page's state in the URL and in the tab's history.

import {MAX_POINTS, decode, encode, update} from '../state.js';
import {opened} from '../state/first_visit.js';
import {Store} from './store.js';

/** @typedef {import('../state.js').State} State */

// Browsers refuse more than about a hundred history calls in ten seconds; a drag makes sixty a second.
const URL_DELAY = 250;

/** What a link has no room for stays with the entry of this tab's history: points beyond MAX_POINTS. @param {State} state */
function besides({points, classes, classNames}) {
  return points && points.length > MAX_POINTS ? {points: Float64Array.from(points.flat()), classes, classNames} : null;
}

/** A hash in this document's own address; alone it would be read against the host's where a host wrote the document into a frame. @param {string} hash */
const here = (hash) => location.href.replace(/#.*/s, '') + hash;

/** A state as its link says it, with what is kept of it in the history. @param {State} state */
function completed(state) {
  const kept = /** @type {ReturnType<typeof besides>} */ (history.state);
  if (!kept?.points || state.points) return state;
  const points = Array.from({length: kept.points.length / 3}, (_, i) => /** @type {[number, number, number]} */ ([...kept.points.subarray(3 * i, 3 * i + 3)]));
  return update(state, {points, classes: kept.classes, classNames: kept.classNames});
}

export class Session extends Store {
  #timer = 0;

  /** @param {import('./store.js').Accept} accept */
  constructor(accept) {
    const {state, problems} = decode(opened(location.hash));
    super(accept, completed(state), problems);
    this.#write();
    window.addEventListener('hashchange', () => {
      // Our own entries say what is shown already; others come from Back, Forward or the address bar.
      if (location.hash !== encode(this.state)) this.#reload();
    });
    // Entries may differ in what the link has no room for.
    window.addEventListener('popstate', ({state}) => {
      if (location.hash === encode(this.state) && (state?.points || besides(this.state))) this.#reload();
    });
    window.addEventListener('pagehide', () => this.#flush());
    // A drag has ended, or a key of the browser's own Back may follow: after it there is no way to this entry.
    window.addEventListener('change', () => this.#flush());
    window.addEventListener('keydown', ({altKey, metaKey}) => {
      if (altKey || metaKey) this.#flush();
    });
  }

  /**
   * @override
   * @param {Partial<State>} changes
   * @param {{push?: boolean}} [options] push: a choice that Back undoes; else the current entry changes.
   */
  set(changes, {push = false} = {}) {
    const before = this.state;
    const after = update(before, changes);
    if (push) {
      this.#flush();
      const isMoreThanLink = changes.points !== undefined && [before, after].some(besides);
      if (isMoreThanLink || encode(before) !== encode(after)) history.pushState(besides(after), '', here(encode(after)));
    } else {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.#write(), URL_DELAY);
    }
    this.replace(after);
  }

  /** @override @param {Partial<State>} changes */
  follow(changes) {
    this.#flush();
    const next = update(this.state, changes);
    history.pushState(besides(next), '', here(encode(next)));
    this.#reload();
  }

  /** @override @param {string} link */
  visit(link) {
    location.hash = link;
  }

  #reload() {
    clearTimeout(this.#timer);
    this.open(opened(location.hash), completed);
    this.#write();
  }

  /** Writes at once what was waiting. */
  #flush() {
    if (this.#timer) this.#write();
  }

  #write() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    history.replaceState(besides(this.state), '', here(encode(this.state)));
  }
}
