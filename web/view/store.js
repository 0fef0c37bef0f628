// The current state, and who wants to know when it changes.

import {decode, encode, update} from '../state.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../state.js').Problem} Problem */
/** Checks what a link says where the core is, and shows the problems. @typedef {(state: State, problems: Problem[]) => State} Accept */

export class Store {
  /** @type {State} */
  #state;
  /** @type {((before: State, after: State) => void)[]} */
  #listeners = [];
  #accept;

  /** @param {Accept} accept @param {State} state @param {Problem[]} problems */
  constructor(accept, state, problems) {
    this.#accept = accept;
    this.#state = accept(state, problems);
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
   * @param {{push?: boolean}} [_options] push: a choice that Back undoes, where there is a history
   */
  set(changes, _options) {
    this.replace(update(this.#state, changes));
  }

  /** Goes to where a link with these changes leads: they are checked as a link's are. @param {Partial<State>} changes */
  follow(changes) {
    this.open(encode(update(this.#state, changes)));
  }

  /** As if a link had come from outside. @param {string} link */
  visit(link) {
    this.open(link);
  }

  /** What a link says. A seed drawn earlier stays: going back does not change random slopes. @param {string} link
   * @param {(state: State) => State} [complete] */
  open(link, complete = (state) => state) {
    const {state, problems} = decode(link, () => this.#state.seed);
    this.replace(this.#accept(complete(state), problems));
  }

  /** @protected @param {State} state */
  replace(state) {
    const before = this.#state;
    this.#state = state;
    for (const listener of this.#listeners) listener(before, state);
  }
}
