// From the numbers of the layers to what there is to say of them: findings by stated rules, the most important first.
//
// Pure: numbers in, keys and parameters out. The rules stand on the page, too (health.rule_...).

/**
 * @typedef {{zVariance: number, saturatedShare: number, isFlatBothWays: boolean, gradientNorm: number, updateRatio: number, units: number, dead: number}} LayerNumbers
 * @typedef {{layers: readonly LayerNumbers[], blocking: readonly number[], epoch: number, hasDiverged: boolean,
 *   history: readonly {epoch: number, trainLoss: number, testLoss: number}[]}} Numbers
 * @typedef {{key: string, params: Record<string, number>, isTrouble: boolean}} Finding layer: counted from 1; the output has none
 */

export const LIMITS = {
  /** Share of a layer's units. */
  dead: 0.1,
  /** Per layer, and from the last layer to the first. */
  factor: 0.5, fall: 0.01,
  /** Of functions that are flat at both ends, and of others: half of ReLU's z are where it is flat, as is its way. */
  saturated: 0.5, flatOneWay: 0.9,
  largeUpdate: 0.1, smallUpdate: 1e-5,
  gap: 1.5, leastGap: 0.02,
  flatEpochs: 100, flatGain: 0.01, flatLoss: 0.1,
  good: 0.02,
};

/** How a gradient changes from each layer to the one before it: the geometric mean; 1 of a single layer.
 * @param {readonly Pick<LayerNumbers, 'gradientNorm'>[]} layers */
export function factorPerLayer(layers) {
  const [first, last] = [layers[0].gradientNorm, layers[layers.length - 1].gradientNorm];
  return layers.length < 2 ? 1 : (first / last) ** (1 / (layers.length - 1));
}

/** @param {readonly LayerNumbers[]} layers @param {(layer: LayerNumbers) => number} value */
function worst(layers, value) {
  let index = 0;
  layers.forEach((layer, l) => {
    if (value(layer) > value(layers[index]) || Number.isNaN(value(layers[index]))) index = l;
  });
  return {layer: layers[index], index};
}

/** How much the training loss fell over the last third of the epochs, relative to where it was. @param {Numbers['history']} history */
function gain(history) {
  const last = history[history.length - 1];
  const before = history.find(({epoch}) => epoch >= (2 * last.epoch) / 3) ?? last;
  return (before.trainLoss - last.trainLoss) / before.trainLoss;
}

/** Whether the test loss was never smaller in the last third of the epochs than before. @param {Numbers['history']} history */
function hasStalled(history) {
  const border = (2 * history[history.length - 1].epoch) / 3;
  const least = (/** @type {Numbers['history']} */ part) => Math.min(...part.map(({testLoss}) => testLoss));
  return least(history.filter(({epoch}) => epoch >= border)) >= least(history.filter(({epoch}) => epoch < border));
}

/** @param {Pick<LayerNumbers, 'isFlatBothWays'>} layer */
export const saturationLimit = ({isFlatBothWays}) => (isFlatBothWays ? LIMITS.saturated : LIMITS.flatOneWay);

/** All that is true now, the most important first; never empty. @param {Numbers} numbers @returns {Finding[]} */
export function findings({layers, blocking, epoch, hasDiverged, history}) {
  /** @type {Finding[]} */
  const found = [];
  /** @param {string} key @param {Record<string, number>} [params] */
  const trouble = (key, params = {}) => found.push({key, params, isTrouble: true});
  const hidden = layers.slice(0, -1);
  const losses = history[history.length - 1];

  const isGood = losses !== undefined && losses.trainLoss < LIMITS.good;

  if (hasDiverged) trouble('diverged');
  if (blocking.length > 0) trouble('blocking', {layer: blocking[0] + 1});
  if (hidden.length > 0) {
    const {layer, index} = worst(hidden, ({dead, units}) => dead / units);
    if (layer.dead === layer.units && !blocking.includes(index)) trouble('all_dead', {layer: index + 1});
    else if (layer.dead / layer.units >= LIMITS.dead && !blocking.includes(index)) trouble(layer.dead === 1 ? 'one_dead' : 'dead', {n: layer.dead, units: layer.units, layer: index + 1});
  }
  if (epoch > 0 && losses && losses.testLoss > LIMITS.gap * losses.trainLoss && losses.testLoss - losses.trainLoss > LIMITS.leastGap && hasStalled(history)) {
    trouble('overfit', {train: losses.trainLoss, test: losses.testLoss});
  }
  const factor = factorPerLayer(layers);
  const fall = factor ** (layers.length - 1);
  if (layers.length > 2 && factor <= LIMITS.factor && fall <= LIMITS.fall) trouble('vanishing', {factor, times: 1 / fall});
  if (layers.length > 2 && factor >= 1 / LIMITS.factor && fall >= 1 / LIMITS.fall) trouble('exploding', {factor, times: fall});
  if (hidden.length > 0) {
    const {layer, index} = worst(hidden, (one) => one.saturatedShare / saturationLimit(one));
    if (!isGood && layer.saturatedShare > saturationLimit(layer) && layer.dead < layer.units && !blocking.includes(index)) trouble('saturated', {percent: 100 * layer.saturatedShare, layer: index + 1});
  }
  if (epoch > 0 && losses) {
    const largest = worst(layers, ({updateRatio}) => updateRatio).layer.updateRatio;
    if (largest > LIMITS.largeUpdate) trouble('updates_large', {percent: 100 * largest});
    if (largest < LIMITS.smallUpdate && losses.trainLoss > LIMITS.flatLoss) trouble('updates_small', {percent: 100 * largest});
    const {trainLoss} = losses;
    if (epoch >= LIMITS.flatEpochs && trainLoss > LIMITS.flatLoss && gain(history) < LIMITS.flatGain) trouble('flat', {loss: trainLoss});
  }
  if (found.length === 0) {
    const key = epoch === 0 || !losses ? 'fresh' : isGood ? 'good' : 'well';
    found.push({key, params: {}, isTrouble: false});
  }
  return found;
}

const HOLD = 2000;

/** What to say, so that it does not flicker: what is said stays while it is true, for at least two seconds. */
export class Spokesman {
  /** @type {Finding | null} */
  #said = null;
  #since = 0;

  /** @param {readonly Finding[]} now of `findings` @param {number} time in ms @returns {Finding} */
  choose(now, time) {
    const said = this.#said;
    const same = said && now.find(({key, params}) => key === said.key && params.layer === said.params.layer);
    if (same && time - this.#since < HOLD) {
      this.#said = same;
      return same;
    }
    if (!same || now[0] !== same) this.#since = time;
    this.#said = now[0];
    return now[0];
  }
}
