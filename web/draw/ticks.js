// Ticks at 1, 2 or 5 times a power of ten, with labels that have the decimals they need and no more.

/** The smallest of 1, 2, 5 times a power of ten that is at least `least`. @param {number} least */
export function niceStep(least) {
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = least / power;
  // A hair of slack: 0.3 / 0.1 is above 3, and 10 ** -5 is not 1e-5.
  const nice = [1, 2, 5, 10].find((candidate) => candidate >= factor * (1 - 1e-9)) ?? 10;
  return Number((nice * power).toPrecision(1));
}

/** How many decimals a multiple of this nice step needs. @param {number} step */
export function decimalsOf(step) {
  return Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
}

/** @param {number} value @param {number} step The value rounded to a multiple of the step, without noise in the last digits. */
export function roundTo(value, step) {
  return Number((Math.round(value / step) * step).toFixed(Math.min(20, decimalsOf(step)))) + 0;
}

/**
 * @param {readonly [number, number]} interval
 * @param {number} count About how many there is room for; there may be fewer, never more than one extra.
 * @returns {{value: number, label: string}[]}
 */
export function ticks([low, high], count) {
  const step = niceStep((high - low) / Math.max(1, count));
  const decimals = decimalsOf(step);
  const list = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + step * 1e-9; k++) {
    const value = roundTo(k * step, step);
    list.push({value, label: value.toFixed(decimals).replace('-', '−')});
  }
  return list;
}
