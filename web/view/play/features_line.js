// Data with one input: x₂ is 0 at every point, so that it carries nothing.

/** @typedef {import('../../state.js').State} State */

/** @param {import('./parts.d.ts').RunView} run */
export function isOnLine({classes, data}) {
  return classes === 0 && [data.train, data.test].every(({y}) => y.every((value) => value === 0));
}

/** Which inputs suit the data that a hand chooses: x₂ goes where it carries nothing, and comes back where it does again.
 * @param {State} state @param {import('./parts.d.ts').RunView} run as it is before @param {boolean} willBeOnLine @returns {Partial<State>} */
export function inputsFor(state, run, willBeOnLine) {
  if (willBeOnLine === isOnLine(run)) return {};
  return willBeOnLine ? {x: true, y: false} : {y: true};
}
