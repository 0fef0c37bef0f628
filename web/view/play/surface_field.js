// What the numbers of a surface mean: which outputs there are, where the network decides, how sure it is.

/** @typedef {import('./parts.d.ts').PlayContext} PlayContext */
/** @typedef {{classes: number, outputs: number, low: number, high: number, isLine: boolean, span: number, ys: [number, number]}} Meaning
 * classes: 0 of a regression. low, high: what the output is to be for the two answers. isLine: all data lie on y = 0.
 * span: of the values' colours. ys: the values to show of a line */

/** The half axes of hidden units' and outputs' colours, as on the diagram. */
export const USUAL_SPAN = 1;
const MARGIN = 0.15;

/** As the core codes targets: 0 and 1 for outputs that are never negative. @param {PlayContext} context */
function isNeverNegative({run, core, activations}) {
  const {activation, parameters} = run.network.layers[run.network.layers.length - 1];
  // What is in no catalogue of functions of one z is softmax.
  if ('id' in activation && !activations.has(activation.id)) return true;
  const numbers = Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, typeof value === 'number' ? value : value[0]]));
  const range = core.facts(/** @type {import('../../core.d.ts').Spec} */ ({...activation, parameters: numbers}))?.range ?? [];
  return range.length > 0 && range.every(({low}) => low >= 0);
}

/** @param {PlayContext} context @returns {Meaning} */
export function meaningOf(context) {
  const {run} = context;
  const {train, test} = run.data;
  const classes = run.classes;
  let span = USUAL_SPAN;
  let [low, high] = [-USUAL_SPAN, USUAL_SPAN];
  if (classes === 0) {
    for (const {label} of [train, test]) {
      for (const value of label) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    span = Math.max(high, -low);
    // Noise makes labels a little larger than the values they are drawn from: not worth another scale.
    if (span < USUAL_SPAN * (1 + MARGIN) * 2) span = USUAL_SPAN;
  }
  const isLine = classes === 0 && [train, test].every(({y}) => y.every((value) => value === 0));
  const room = (high - low) * MARGIN;
  return {
    classes,
    outputs: run.network.shape[run.network.shape.length - 1],
    low: classes > 0 && isNeverNegative(context) ? 0 : -1,
    high: 1,
    isLine,
    span,
    ys: [low - room, high + room],
  };
}

/** Outputs as one grid of -1 to 1 for two classes: 0 is where it decides. Writes into `into`, of one grid.
 * @param {Float64Array} outputs @param {Meaning} meaning @param {Float64Array} into */
export function decisionField(outputs, {outputs: units, low, high}, into) {
  const count = into.length;
  if (units === 2) {
    const scale = 1 / (high - low);
    for (let i = 0; i < count; i++) into[i] = (outputs[count + i] - outputs[i]) * scale;
    return;
  }
  const middle = (low + high) / 2;
  const scale = 2 / (high - low);
  for (let i = 0; i < count; i++) into[i] = (outputs[i] - middle) * scale;
}

/** How far a class is ahead of the next one, over the grid. @param {Float64Array} outputs @param {number} classes @param {number} own @param {Float64Array} into */
export function leadField(outputs, classes, own, into) {
  const count = into.length;
  for (let i = 0; i < count; i++) {
    let next = -Infinity;
    for (let c = 0; c < classes; c++) if (c !== own && outputs[c * count + i] > next) next = outputs[c * count + i];
    into[i] = outputs[own * count + i] - next;
  }
}

/** The class decided for. @param {ArrayLike<number>} outputs of one point @param {Meaning} meaning */
export function decided(outputs, {low, high}) {
  if (outputs.length === 1) return outputs[0] >= (low + high) / 2 ? 1 : 0;
  let best = 0;
  for (let c = 1; c < outputs.length; c++) if (outputs[c] > outputs[best]) best = c;
  return best;
}

/** Two classes are labelled -1 and +1, more from 0. @param {number} label @param {number} classes */
export const classOf = (label, classes) => (classes === 2 ? (label > 0 ? 1 : 0) : label);
/** @param {number} index @param {number} classes */
export const labelOf = (index, classes) => (classes === 2 ? 2 * index - 1 : index);
