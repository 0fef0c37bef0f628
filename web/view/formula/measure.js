// What can be measured of a function that nobody has proved anything about: pure, from values of f, f′ and f″ alone.
//
// Measured on one window and at a few far points, so that it says what was seen, not what is true.

import {climbed, hidden, rounded, scattered, tops} from './climb.js';
import {endOf} from './far.js';
import {kinksOf} from './kinks.js';

/** @typedef {import('./climb.js').Evaluate} Evaluate */
/** @typedef {import('./climb.js').Summit} Summit */
/** @typedef {import('./kinks.js').Kink} Kink */
/** @typedef {import('./far.js').End} End */
/**
 * low, high, steepest.slope: infinite where no end was seen. undefinedAt: a z of the window at which f has no finite value; null: there is none.
 * @typedef {{low: number, high: number, direction: 'rises' | 'falls' | 'both' | 'constant' | 'unknown',
 *   kinks: Kink[], atZero: number, slopeAtZero: number, steepest: {slope: number, at: number},
 *   undefinedAt: number | null, left: End, right: End}} Measured
 */

/** Where the measures are taken. */
export const WINDOW = /** @type {const} */ ([-10, 10]);
const INTERVALS = 800;
const SCATTERED = 1601;
/** The points at which a reader would look, where kinks are searched, and between them some that no wave keeps in step with. */
const EVEN = Float64Array.from({length: INTERVALS + 1}, (_, i) => WINDOW[0] + ((WINDOW[1] - WINDOW[0]) * i) / INTERVALS);
const POINTS = Float64Array.from(new Set([...EVEN, ...scattered(WINDOW, SCATTERED)])).sort();
/** Smaller differences are the arithmetic's, not the function's: against the values, and against the slopes around. */
const ROUNDING = 1e-12;
const FLAT = 1e-9;
const AROUND = 4;

/** @param {Float64Array} values */
const largest = (values) => values.reduce((most, value) => (Math.abs(value) > most && Number.isFinite(value) ? Math.abs(value) : most), 0);

/** @param {Float64Array} f @param {Float64Array} df */
function directionOf(f, df) {
  if (f.some(Number.isNaN)) return 'unknown';
  const unit = Math.min(1, largest(f));
  let [rises, falls] = [false, false];
  let before = NaN;  // across a pole, too
  for (let i = 0; i < f.length; i++) {
    if (!Number.isFinite(f[i])) continue;
    const slack = ROUNDING * Math.max(unit, Math.abs(f[i]), Math.abs(before || 0));
    if (f[i] - before > slack) rises = true;
    if (before - f[i] > slack) falls = true;
    before = f[i];
    // Between two points f may go up and down again: a slope tells it.
    const steep = slack / 10 + FLAT * largest(df.subarray(Math.max(0, i - AROUND), i + AROUND + 1));
    if (df[i] > steep) rises = true;
    if (df[i] < -steep) falls = true;
  }
  if (rises && falls) return 'both';
  return rises ? 'rises' : falls ? 'falls' : 'constant';
}

/** @param {readonly Summit[]} summits @param {Float64Array} z @param {Float64Array} values at z @returns {{value: number, at: number}} */
function highestOf(summits, z, values) {
  const beyond = values.indexOf(Infinity);
  const endless = summits.find((summit) => summit.isEndless);
  if (endless || beyond >= 0) return {value: Infinity, at: endless ? endless.at : z[beyond]};
  const none = {value: NaN, at: NaN};
  return summits.reduce((best, {value, at}) => (value > best.value || Number.isNaN(best.value) ? {value, at} : best), none);
}

/** Places towards which f′ grows without end, and f does not. @param {Evaluate} evaluate @param {readonly Summit[]} summits of |f′| @returns {Kink[]} */
function endlessOf(evaluate, summits) {
  const places = [...new Set(summits.filter(({isEndless}) => isEndless).map(({at}) => rounded(at)))].sort((a, b) => a - b);
  return places.filter((place) => {
    const {f} = evaluate(Float64Array.from([-1, 1].flatMap((side) => [1e-6, 1e-8, 1e-10].map((beside) => place + side * beside))));
    const sides = [f.subarray(0, 3), f.subarray(3)].filter((side) => side.every(Number.isFinite));
    return sides.length > 0 && sides.every(([far, near, nearest]) => Math.abs(nearest - near) < 0.8 * Math.abs(near - far));
  }).map((at) => ({at, order: 1, isEndless: true}));
}

/** @param {Evaluate} evaluate @returns {Measured} */
export function measured(evaluate) {
  const all = evaluate(POINTS);
  const {f, df} = all;
  const zero = evaluate(Float64Array.of(0));
  const hole = f.findIndex((value) => !Number.isFinite(value));
  const [down, steep] = [f.map((value) => -value), df.map(Math.abs)];
  const highest = highestOf(climbed(evaluate, WINDOW, tops(POINTS, f), (values) => values.f), POINTS, f);
  const lowest = highestOf(climbed(evaluate, WINDOW, tops(POINTS, down), (values) => values.f.map((value) => -value)), POINTS, down);
  const slopes = climbed(evaluate, WINDOW, [...tops(POINTS, steep), ...hidden(evaluate, POINTS, all)], (values) => values.df.map(Math.abs));
  const steepest = highestOf(slopes, POINTS, steep);
  const endless = endlessOf(evaluate, slopes);
  const kinks = kinksOf(evaluate, EVEN, evaluate(EVEN)).filter(({at}) => !endless.some((other) => Math.abs(other.at - at) < 1e-8));
  return {
    low: -lowest.value,
    high: highest.value,
    direction: directionOf(f, df),
    kinks: [...kinks, ...endless].sort((a, b) => a.at - b.at),
    atZero: zero.f[0],
    slopeAtZero: zero.df[0],
    steepest: {slope: steepest.value, at: rounded(steepest.at)},
    undefinedAt: hole < 0 ? null : rounded(POINTS[hole]),
    left: endOf(evaluate, -1),
    right: endOf(evaluate, 1),
  };
}
