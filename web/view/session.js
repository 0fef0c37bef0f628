// The page's current state, the URL that says it, and who wants to know when it changes.

import {MAX_POINTS, decode, encode, update} from '../state.js';
import {opened} from '../state/first_visit.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../state.js').Problem} Problem */

// Browsers refuse more than about a hundred history calls in ten seconds; a drag makes sixty a second.
const URL_DELAY = 250;

/** What a link has no room for stays with the entry of this tab's history: points beyond MAX_POINTS. @param {State} state */
function besides({points, classes, classNames}) {
  return points && points.length > MAX_POINTS ? {points: Float64Array.from(points.flat()), classes, classNames} : null;
}

/** @param {State} state as its link says it @param {ReturnType<typeof besides>} kept */
function completed(state, kept) {
  if (!kept?.points || state.points) return state;
  const points = Array.from({length: kept.points.length / 3}, (_, i) => /** @type {[number, number, number]} */ ([...kept.points.subarray(3 * i, 3 * i + 3)]));
  return update(state, {points, classes: kept.classes, classNames: kept.classNames});
}

export class Session {
  /** @type {State} */
  #state;
  #timer = 0;
  /** @type {((before: State, after: State) => void)[]} */
  #listeners = [];

  #accept;

  /** @param {(state: State, problems: Problem[]) => State} accept Checks what a link says, and shows the problems. */
  constructor(accept) {
    this.#accept = accept;
    this.#state = this.#read();
    this.#write();
    window.addEventListener('hashchange', () => {
      // Our own entries say what is shown already; others come from Back, Forward or the address bar.
      if (location.hash !== encode(this.#state)) this.#reload();
    });
    // Entries may differ in what the link has no room for.
    window.addEventListener('popstate', ({state}) => {
      if (location.hash === encode(this.#state) && (state?.points || besides(this.#state))) this.#reload();
    });
    window.addEventListener('pagehide', () => this.#flush());
    // A drag has ended, or a key of the browser's own Back may follow: after it there is no way to this entry.
    window.addEventListener('change', () => this.#flush());
    window.addEventListener('keydown', ({altKey, metaKey}) => {
      if (altKey || metaKey) this.#flush();
    });
  }

  get state() {
    return this.#state;
  }

  /** @param {(before: State, after: State) => void} listener */
  subscribe(listener) {
    this.#listeners.push(listener);
  }

  /**
   * @param {Partial<State>} changes
   * @param {{push?: boolean}} [options] push: a choice that Back undoes; else the current entry changes.
   */
  set(changes, {push = false} = {}) {
    const before = this.#state;
    this.#state = update(before, changes);
    if (push) {
      this.#flush(before);
      const isMoreThanLink = changes.points !== undefined && [before, this.#state].some(besides);
      if (isMoreThanLink || encode(before) !== encode(this.#state)) history.pushState(besides(this.#state), '', encode(this.#state));
    } else {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.#write(), URL_DELAY);
    }
    this.#tell(before);
  }

  /** Goes to where a link with these changes leads: they are checked as a link's are. @param {Partial<State>} changes */
  follow(changes) {
    this.#flush();
    const next = update(this.#state, changes);
    history.pushState(besides(next), '', encode(next));
    this.#reload();
  }

  #reload() {
    clearTimeout(this.#timer);
    const before = this.#state;
    this.#state = this.#read();
    this.#write();
    this.#tell(before);
  }

  #read() {
    // A seed drawn for an earlier entry stays: going back does not change random slopes.
    const {state, problems} = decode(opened(location.hash), this.#state ? () => this.#state.seed : undefined);
    return this.#accept(completed(state, history.state), problems);
  }

  /** @param {State} before */
  #tell(before) {
    for (const listener of this.#listeners) listener(before, this.#state);
  }

  /** Writes at once what was waiting. @param {State} [state] */
  #flush(state = this.#state) {
    if (!this.#timer) return;
    clearTimeout(this.#timer);
    this.#write(state);
  }

  #write(state = this.#state) {
    this.#timer = 0;
    history.replaceState(besides(state), '', encode(state));
  }
}
