// Looks ever more closely around places of a function, all of them at once: how high it gets there, and whether it stops.
//
// Pure, from values alone. Knows nothing of what the values are called.

/** f, f′ and f″ at every z. @typedef {(z: Float64Array) => {f: Float64Array, df: Float64Array, d2f: Float64Array}} Evaluate */
/** What is looked at: one of the values, with a sign or without. @typedef {(all: ReturnType<Evaluate>) => Float64Array} Pick */
/** @typedef {{at: number, reach: number}} Place */
/** isEndless: every closer look finds more, as at a pole. @typedef {{at: number, value: number, isEndless: boolean}} Summit */

const ROUNDS = 9;
/** So close is the value taken: beyond, some formulas give nothing but what rounding leaves. */
const CLOSE = 5;
const POINTS = 33;
const MAX_PLACES = 16;
const PARTS = 16;
const ROUNDING = 1e-12;

/** The point of a list that a reader would name: 0.5 rather than 0.49999999999. @param {number} z */
export function rounded(z) {
  for (let digits = 0; digits <= 9; digits++) {
    const short = Number(z.toFixed(digits));
    if (Math.abs(short - z) <= 1e-10) return short + 0;
  }
  return z;
}

/** Points that follow no rule, so that no wave keeps in step with them; sorted. @param {readonly [number, number]} window @param {number} count */
export function scattered([low, high], count) {
  const golden = (Math.sqrt(5) - 1) / 2;
  const points = Float64Array.from({length: count}, (_, i) => low + (high - low) * ((0.5 + i * golden) % 1));
  return points.sort();
}

/** The highest of the places that are higher than their neighbours. @param {Float64Array} z sorted @param {Float64Array} values @returns {Place[]} */
export function tops(z, values) {
  /** @param {number} i */
  const at = (i) => (Number.isNaN(values[i] ?? NaN) ? -Infinity : values[i]);
  /** @type {number[]} */
  const found = [];
  for (let i = 0; i < z.length; i++) {
    if (at(i) > at(i - 1) && at(i) >= at(i + 1)) found.push(i);  // of a plateau, its beginning
  }
  return found.sort((i, k) => Number(values[k] > values[i]) - Number(values[k] < values[i])).slice(0, MAX_PLACES)
      .map((i) => ({at: z[i], reach: Math.max(z[i] - (z[i - 1] ?? z[i]), (z[i + 1] ?? z[i]) - z[i])}));
}

/** Whether more and more was found until the end: what settles grows ever less. @param {number[]} history */
function isEndless(history) {
  const [first, middle, last] = [7, 4, 1].map((back) => history[history.length - back]);  // one look may happen to find little
  return last - middle >= 0.4 * (middle - first) && last - middle > 1e-9 * Math.abs(last);
}

/** @param {Evaluate} evaluate @param {readonly [number, number]} window @param {readonly Place[]} places @param {Pick} pick @returns {Summit[]} */
export function climbed(evaluate, [low, high], places, pick) {
  const all = places.map(({at, reach}) => ({at, reach, best: -Infinity, history: /** @type {number[]} */ ([])}));
  const z = new Float64Array(all.length * POINTS);
  for (let round = 0; round < ROUNDS && all.length > 0; round++) {
    all.forEach(({at, reach}, i) => {
      for (let k = 0; k < POINTS; k++) z[i * POINTS + k] = Math.min(high, Math.max(low, at + reach * ((2 * k) / (POINTS - 1) - 1)));
    });
    const values = pick(evaluate(z));
    all.forEach((place, i) => {
      for (let k = i * POINTS; k < (i + 1) * POINTS; k++) {
        if (Number.isFinite(values[k]) && values[k] > place.best) [place.best, place.at] = [values[k], z[k]];
      }
      place.history.push(place.best);
      place.reach *= 2 / (POINTS - 1);
    });
  }
  // The place that a reader would name may be the very one: there f is what it nears.
  const named = Float64Array.from(all, ({at}) => Number(at.toFixed(6)) + 0);
  const there = pick(evaluate(named));
  return all.map(({at, history}, i) => {
    const isIt = Number.isFinite(there[i]) && there[i] >= history[CLOSE] - Math.abs(history[CLOSE]) * ROUNDING;
    return {at: isIt ? named[i] : at, value: isIt ? Math.max(there[i], history[CLOSE]) : history[CLOSE], isEndless: isEndless(history)};
  });
}

/** Where f changes by more than its slopes at both ends tell: a slope may be hidden there. Each place is as narrow as it can soon be made.
 * @param {Evaluate} evaluate @param {Float64Array} z sorted @param {ReturnType<Evaluate>} all at z @returns {Place[]} */
export function hidden(evaluate, z, {f, df}) {
  /** @type {{a: number, b: number, slope: number}[]} */
  let spans = [];
  for (let i = 0; i + 1 < z.length; i++) {
    const slope = Math.abs(f[i + 1] - f[i]) / (z[i + 1] - z[i]);
    if (Number.isFinite(slope) && slope > 1.5 * Math.max(Math.abs(df[i]), Math.abs(df[i + 1]))) spans.push({a: z[i], b: z[i + 1], slope});
  }
  spans = spans.sort((a, b) => b.slope - a.slope).slice(0, MAX_PLACES);
  for (let round = 0; round < 5 && spans.length > 0; round++) {
    const points = Float64Array.from({length: spans.length * (PARTS + 1)}, (_, k) => {
      const {a, b} = spans[Math.floor(k / (PARTS + 1))];
      return a + ((b - a) * (k % (PARTS + 1))) / PARTS;
    });
    const {f: values, df: slopes} = evaluate(points);
    spans = spans.flatMap((span, s) => {
      let best = {...span, slope: -1};
      let steepest = 0;
      for (let k = s * (PARTS + 1); k < (s + 1) * (PARTS + 1) - 1; k++) {
        const slope = Math.abs(values[k + 1] - values[k]) / (points[k + 1] - points[k]);
        steepest = Math.max(steepest, Math.abs(slopes[k]), Math.abs(slopes[k + 1]));
        if (slope > best.slope) best = {a: points[k], b: points[k + 1], slope};
      }
      return best.slope > 1.5 * steepest || round < 1 ? [best] : [{...span, a: best.a - (best.b - best.a), b: best.b + (best.b - best.a)}];
    });
  }
  return spans.map(({a, b}) => ({at: (a + b) / 2, reach: b - a}));
}
