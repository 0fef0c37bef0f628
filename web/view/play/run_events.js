// Who is told of what happens to a run.

/** @typedef {import('./parts.d.ts').RunEvent} RunEvent */

export class RunEvents {
  /** @type {Map<RunEvent, Set<() => void>>} */
  #listeners = new Map();

  /** @param {RunEvent} event @param {() => void} listener @returns the way to end it */
  on(event, listener) {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners.add(listener));
    return () => {
      listeners.delete(listener);
    };
  }

  /** @param {RunEvent} event */
  emit(event) {
    for (const listener of this.#listeners.get(event) ?? []) listener();
  }

  clear() {
    this.#listeners.clear();
  }
}
