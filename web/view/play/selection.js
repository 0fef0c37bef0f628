// What the parts of Play look at together: a layer, a unit of it, a point of the data. Not in the link.

/**
 * Layers are counted as the core counts them: 0 is the first hidden one, the last is the output. A hovered unit of layer −1
 * is an input.
 * @typedef {{x: number, y: number, label: number | null}} PickedPoint
 * @typedef {{layer: number, unit: number | null, hoveredUnit: {layer: number, unit: number} | null, point: PickedPoint | null}} Selected
 */

export class Selection {
  /** @type {Selected} */
  #now;
  /** @type {Set<(before: Selected, after: Selected) => void>} */
  #listeners = new Set();

  /** @param {Partial<Selected>} [first] */
  constructor(first) {
    this.#now = {layer: 0, unit: null, point: null, ...first, hoveredUnit: null};
  }

  get now() {
    return this.#now;
  }

  /** @param {(before: Selected, after: Selected) => void} listener @returns the way to end it */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** @param {Partial<Selected>} changes */
  set(changes) {
    const before = this.#now;
    this.#now = {...before, ...changes};
    if (JSON.stringify(before) === JSON.stringify(this.#now)) return;
    for (const listener of this.#listeners) listener(before, this.#now);
  }
}
