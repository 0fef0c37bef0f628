// How a function goes on far out: from values at points that no wave keeps in step with, as far as they tell.

/** @typedef {import('./climb.js').Evaluate} Evaluate */
/** @typedef {'line' | 'up' | 'down' | 'slows' | 'swings' | 'undefined'} Manner How f goes on: nears a line; grows or falls without end;
 *     goes one way, but ever more slowly; none of these; has no values */
/** @typedef {{manner: Manner, slope: number, intercept: number}} End slope and intercept: of the line, NaN where there is none */

const FACTOR = Math.exp(0.63);
const FAR = Float64Array.from({length: 12}, (_, k) => 97.3 * FACTOR ** k);
const LAST = FAR.length - 1;
const THIRD = FAR.length / 3;
/** Nearer than this is near a line at the last points, and this part of what it was at the first. */
const NEAR_LINE = 1e-3;
const NEARER = 0.05;
const ROUNDING = 1e-12;

/** A quarter, a half or a whole so near that it must be meant; else the number. @param {number} value @param {number} tolerance */
function snapped(value, tolerance) {
  const near = Math.round(value * 4) / 4;
  return Math.abs(near - value) < tolerance ? near + 0 : value;
}

/** Towards what values go whose steps shrink in the same proportion; null where they do not.
 * @param {ArrayLike<number>} values @returns {number | null} */
function limitOf(values) {
  const last = values.length - 1;
  const steps = [3, 2, 1, 0].map((k) => values[last - k] - values[last - k - 1]);
  const ratios = [steps[1] / steps[0], steps[2] / steps[1], steps[3] / steps[2]];
  const isEven = ratios.every((ratio) => ratio > 0 && ratio < 0.85 && Math.abs(ratio - ratios[2]) < 0.1);
  return isEven ? values[last] + (steps[3] * ratios[2]) / (1 - ratios[2]) : null;
}

/** @param {Float64Array} rest what is left of f without a multiple of z @param {number} noise @returns {number | null} what it nears */
function settledAt(rest, noise) {
  const limit = limitOf(rest);
  if (limit !== null) return limit;
  const distances = rest.map((value) => Math.abs(value - rest[LAST]));
  const [first, last] = [Math.max(...distances.subarray(0, THIRD)), Math.max(...distances.subarray(LAST - THIRD))];
  const isNear = last < NEAR_LINE * Math.max(1, Math.abs(rest[LAST])) && last <= first * NEARER;
  return last <= noise || isNear ? rest[LAST] : null;
}

/** Slopes that the line may have, the plainest first. @param {Float64Array} f @param {Float64Array} df @param {1 | -1} side */
function slopesOf(f, df, side) {
  // The slope may overflow where f does not.
  const slopes = df.every(Number.isFinite) ? df : f.slice(1).map((value, k) => (value - f[k]) / (side * (FAR[k + 1] - FAR[k])));
  const slope = limitOf(slopes) ?? slopes[slopes.length - 1];
  return [0, snapped(slope, 1e-3), slope];
}

/** @param {Evaluate} evaluate @param {1 | -1} side @returns {End} */
export function endOf(evaluate, side) {
  const {f, df} = evaluate(FAR.map((z) => side * z));
  const none = {slope: NaN, intercept: NaN};
  if (f.some(Number.isNaN)) return {manner: 'undefined', ...none};
  if (f.every(Number.isFinite)) {
    const noise = ROUNDING * f.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
    for (const slope of slopesOf(f, df, side)) {
      const intercept = settledAt(f.map((value, k) => value - slope * side * FAR[k]), noise);
      if (intercept !== null) return {manner: 'line', slope, intercept: snapped(intercept, 1e-4)};
    }
  }
  const steps = f.slice(1).map((value, k) => (value === f[k] ? (Number.isFinite(value) ? 0 : value) : value - f[k]));
  const way = Math.sign(steps[0]);
  if (way === 0 || steps.some((step) => Math.sign(step) !== way)) return {manner: 'swings', ...none};
  // Ever smaller steps may add up to little or to anything: that of log is as long every time.
  if (Math.abs(steps[LAST - 1]) < 0.95 * Math.abs(steps[LAST - 4])) return {manner: 'slows', ...none};
  return {manner: way > 0 ? 'up' : 'down', ...none};
}
