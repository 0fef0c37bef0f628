// What can be measured of a function that nobody has proved anything about: pure, from values of f, f′ and f″ alone.
//
// Measured on one window and at a few far points, so that it says what was seen, not what is true.

/** f, f′ and f″ at every z. @typedef {(z: Float64Array) => {f: Float64Array, df: Float64Array, d2f: Float64Array}} Evaluate */
/** @typedef {'line' | 'up' | 'down' | 'swings' | 'undefined'} Manner How f goes on: nears a line; grows or falls ever faster, or slower, than one; neither; has no values */
/** @typedef {{manner: Manner, slope: number, intercept: number}} End slope and intercept: of the line, NaN where there is none */
/**
 * undefinedAt: a z of the window at which f has no finite value; null: there is none.
 * @typedef {{low: number, high: number, direction: 'rises' | 'falls' | 'both' | 'constant' | 'unknown',
 *   kinks: {at: number, order: number}[], atZero: number, slopeAtZero: number, steepest: {slope: number, at: number},
 *   undefinedAt: number | null, left: End, right: End}} Measured
 */

/** Where the measures are taken. */
export const WINDOW = /** @type {const} */ ([-10, 10]);
const INTERVALS = 800;
/** Against the largest value: smaller differences are the arithmetic's, not the function's. */
const ROUNDING = 1e-13;
/** A step in a derivative smaller than this, against its size, is not called a kink. */
const STEP = 1e-5;
/** A change of f′ that its slopes explain but for this much is looked at. */
const UNEXPLAINED = 2e-4;
/** So far from a place are its two sides looked at. */
const BESIDE = 1e-8;
const MAX_KINKS = 24;
/** A summit is looked at so often, every time at so many points around it. */
const ROUNDS = 5;
const CLOSER = 33;
const FAR = [1e2, 1e3, 1e4, 1e5];
const NEAR_LINE = 1e-3;

/** @param {Float64Array} values */
const largest = (values) => values.reduce((most, value) => (Math.abs(value) > most && Number.isFinite(value) ? Math.abs(value) : most), 0);

/** The point of a list that a reader would name: 0.5 rather than 0.49999999999. @param {number} z */
function rounded(z) {
  for (let digits = 0; digits <= 9; digits++) {
    const short = Number(z.toFixed(digits));
    if (Math.abs(short - z) <= 1e-10) return short + 0;
  }
  return z;
}

/**
 * Halves an interval towards where the values of one order step, until nothing is left between.
 * @param {Evaluate} evaluate @param {number} order @param {number} a @param {number} b @param {number} least
 * @returns {number | null} where; null: they step by no more than `least`, as what is smooth does sooner or later
 */
function narrowed(evaluate, order, a, b, least) {
  const at = (/** @type {number} */ z) => {
    const all = evaluate(Float64Array.of(z));
    return [all.f, all.df, all.d2f][order][0];
  };
  let [left, right] = [at(a), at(b)];
  while (b - a > 1e-11) {
    if (!(Math.abs(right - left) > least)) return null;
    const z = (a + b) / 2;
    const middle = at(z);
    if (Math.abs(middle - left) >= Math.abs(right - middle)) [b, right] = [z, middle];
    else [a, left] = [z, middle];
  }
  if (!(Math.abs(right - left) > least)) return null;
  const place = rounded((a + b) / 2);
  // A slope that differs at one point alone, as that of max(0, x) + min(0, x) at 0, is a convention.
  return order === 0 || Math.abs(at(place + BESIDE) - at(place - BESIDE)) > least ? place : null;
}

/** Whether interval i may hide a step of this order. @param {Float64Array[]} all @param {number} order @param {number} i @param {number} h @param {number} scale */
function isSuspect(all, order, i, h, scale) {
  const values = all[order];
  const change = values[i + 1] - values[i];
  if (!Number.isFinite(change)) return false;
  if (order < 2) {
    const explained = (h * (all[order + 1][i] + all[order + 1][i + 1])) / 2;
    if (order === 1) return Math.abs(change - explained) > scale * UNEXPLAINED;
    return Math.abs(change - explained + (h * h * (all[2][i + 1] - all[2][i])) / 12) > scale * STEP;
  }
  if (!(Math.abs(change) > scale * STEP)) return false;
  const around = [i - 2, i - 1, i + 1, i + 2].map((k) => Math.abs(values[k + 1] - values[k])).filter(Number.isFinite).sort((p, q) => p - q);
  return Math.abs(change) > 4 * (around[1] ?? 0);
}

/** @param {Evaluate} evaluate @param {Float64Array} z @param {Float64Array[]} all */
function kinksOf(evaluate, z, all) {
  /** @type {{at: number, order: number}[]} */
  const kinks = [];
  for (let order = 0; order < 3; order++) {
    // Against what is usual in the window: near a pole everything is small beside it, and far from a bump all is.
    const sizes = all[order].map(Math.abs).filter(Number.isFinite).sort();
    const usual = sizes[Math.floor(sizes.length * 0.9)] ?? 0;
    const scale = Math.max(usual, Math.min(sizes[sizes.length - 1] ?? 0, 1), 1e-6);
    for (let i = 0; i + 1 < z.length && kinks.length < MAX_KINKS; i++) {
      if (!isSuspect(all, order, i, z[1] - z[0], scale)) continue;
      const at = narrowed(evaluate, order, z[i], z[i + 1], scale * STEP);
      if (at !== null && !kinks.some((kink) => Math.abs(kink.at - at) < 1e-8)) kinks.push({at, order});
    }
  }
  return kinks.sort((a, b) => a.at - b.at);
}

/** The largest of some values, looked at ever more closely. @param {Evaluate} evaluate @param {Float64Array} z @param {ReturnType<Evaluate>} coarse at z
 * @param {(all: ReturnType<Evaluate>) => Float64Array} pick @returns {{value: number, at: number}} */
function highest(evaluate, z, coarse, pick) {
  let [points, values] = [z, pick(coarse)];
  const best = {value: -Infinity, at: NaN};
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < points.length; i++) {
      if (values[i] > best.value) [best.value, best.at] = [values[i], points[i]];
    }
    if (Number.isNaN(best.at)) return {value: NaN, at: NaN};
    const h = points[1] - points[0];
    const [low, high] = [Math.max(WINDOW[0], best.at - h), Math.min(WINDOW[1], best.at + h)];
    points = Float64Array.from({length: CLOSER}, (_, i) => low + ((high - low) * i) / (CLOSER - 1));
    values = pick(evaluate(points));
  }
  return best;
}

/** @param {Evaluate} evaluate @param {1 | -1} side @returns {End} */
function endOf(evaluate, side) {
  const {f, df} = evaluate(Float64Array.from(FAR, (z) => side * z));
  const none = {slope: NaN, intercept: NaN};
  const last = FAR.length - 1;
  const beyond = f.find((value) => !Number.isFinite(value));
  if (beyond !== undefined) return {manner: Number.isNaN(beyond) ? 'undefined' : beyond > 0 ? 'up' : 'down', ...none};
  // The slope may overflow where f does not.
  const steepness = Number.isFinite(df[last]) ? df[last] : (f[last] - f[last - 1]) / (side * (FAR[last] - FAR[last - 1]));
  for (const slope of [0, snapped(steepness, 1e-7)]) {
    const intercepts = f.map((value, i) => value - slope * side * FAR[i]);
    const tolerance = NEAR_LINE * Math.max(1, Math.abs(intercepts[last]));
    if (Math.abs(intercepts[last] - intercepts[last - 1]) < tolerance) return {manner: 'line', slope, intercept: snapped(settled(intercepts), 1e-4)};
  }
  const rises = f.every((value, i) => i === 0 || value > f[i - 1]);
  const falls = f.every((value, i) => i === 0 || value < f[i - 1]);
  return {manner: rises ? 'up' : falls ? 'down' : 'swings', ...none};
}

/** Towards what values go that come ten times closer at every step. @param {Float64Array} values */
function settled(values) {
  const [before, last] = [values[values.length - 2], values[values.length - 1]];
  return last + (last - before) / 9;
}

/** A quarter, a half or a whole so near that it must be meant; else the number. @param {number} value @param {number} tolerance */
function snapped(value, tolerance) {
  const near = Math.round(value * 4) / 4;
  return Math.abs(near - value) < tolerance ? near + 0 : value;
}

/** @param {Float64Array} f @param {Float64Array} df */
function directionOf(f, df) {
  if (f.some((value) => Number.isNaN(value))) return 'unknown';
  const slack = largest(f) * ROUNDING * 10;
  let [rises, falls] = [false, false];
  for (let i = 1; i < f.length; i++) {
    if (f[i] - f[i - 1] > slack) rises = true;
    if (f[i - 1] - f[i] > slack) falls = true;
  }
  // Between two points f may go up and down again: a slope tells it.
  const steep = largest(df) * 1e-9;
  if (df.some((value) => value > steep)) rises = true;
  if (df.some((value) => value < -steep)) falls = true;
  if (rises && falls) return 'both';
  return rises ? 'rises' : falls ? 'falls' : 'constant';
}

/** @param {Evaluate} evaluate @returns {Measured} */
export function measured(evaluate) {
  const [from, to] = WINDOW;
  const z = Float64Array.from({length: INTERVALS + 1}, (_, i) => from + ((to - from) * i) / INTERVALS);
  const all = evaluate(z);
  const {f, df, d2f} = all;
  const zero = evaluate(Float64Array.of(0));
  const hole = f.findIndex((value) => !Number.isFinite(value));
  const steepest = highest(evaluate, z, all, (values) => values.df.map(Math.abs));
  return {
    low: -highest(evaluate, z, all, (values) => values.f.map((value) => -value)).value,
    high: highest(evaluate, z, all, (values) => values.f).value,
    direction: directionOf(f, df),
    kinks: kinksOf(evaluate, z, [f, df, d2f]),
    atZero: zero.f[0],
    slopeAtZero: zero.df[0],
    steepest: {slope: steepest.value, at: rounded(steepest.at)},
    undefinedAt: hole < 0 ? null : rounded(z[hole]),
    left: endOf(evaluate, -1),
    right: endOf(evaluate, 1),
  };
}
