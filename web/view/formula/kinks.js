// Where f, f′ or f″ steps: found by looking ever more closely where a change is more than the next derivative explains. A step
// stays as large as it is however closely one looks; what is only steep does not.

import {rounded} from './climb.js';

/** @typedef {import('./climb.js').Evaluate} Evaluate */
/** isEndless: towards it f′ grows without end, and f does not. @typedef {{at: number, order: number, isEndless?: boolean}} Kink */

/** A step in a derivative smaller than this, against its size, is not called a kink. */
const STEP = 1e-5;
/** A change of f′ that its slopes explain but for this much is looked at. */
const UNEXPLAINED = 2e-4;
/** Against the values around it, a step is more than rounding. */
const ROUNDING = 1e-7;
/** So far from a place are its two sides looked at. */
const BESIDE = 1e-8;
/** Closer than this a step must keep its size, or nearly. */
const CLOSE = 1e-6;
const KEPT = 0.8;
const CLOSEST = 1e-13;
export const MAX_KINKS = 24;
/** Of the intervals that a first look leaves. */
const MAX_NARROWED = 64;
const PARTS = 16;

/** Whether interval i may hide a step of this order. @param {Float64Array[]} all @param {number} order @param {number} i @param {number} h @param {number} scale */
function isSuspect(all, order, i, h, scale) {
  const values = all[order];
  const change = values[i + 1] - values[i];
  if (!Number.isFinite(change)) return false;
  if (order < 2) {
    const explained = (h * (all[order + 1][i] + all[order + 1][i + 1])) / 2;
    if (order === 1) return !(Math.abs(change - explained) <= scale * UNEXPLAINED);
    return !(Math.abs(change - explained + (h * h * (all[2][i + 1] - all[2][i])) / 12) <= scale * STEP);
  }
  if (!(Math.abs(change) > scale * STEP)) return false;
  const around = [i - 2, i - 1, i + 1, i + 2].map((k) => Math.abs(values[k + 1] - values[k])).filter(Number.isFinite).sort((p, q) => p - q);
  return Math.abs(change) > 4 * (around[1] ?? 0);
}

/** @typedef {{a: number, b: number, step: number}} Span step: of what is not explained; Infinity before it is known */

/** The part of each interval with the largest step, of those that have one.
 * @param {Evaluate} evaluate @param {number} order @param {readonly Span[]} spans @param {number} least @returns {Span[]} */
function closer(evaluate, order, spans, least) {
  const points = new Float64Array(spans.length * (PARTS + 1));
  spans.forEach(({a, b}, s) => {
    for (let k = 0; k <= PARTS; k++) points[s * (PARTS + 1) + k] = a + ((b - a) * k) / PARTS;
  });
  const {f, df, d2f} = evaluate(points);
  const all = [f, df, d2f, null];
  const values = /** @type {Float64Array} */ (all[order]);
  const slopes = order < 2 ? all[order + 1] : null;
  return spans.flatMap(({a, b, step: before}, s) => {
    /** @type {Span} */
    let best = {a, b, step: 0};
    let size = 0;
    for (let k = s * (PARTS + 1); k < (s + 1) * (PARTS + 1) - 1; k++) {
      const mean = slopes ? (slopes[k] + slopes[k + 1]) / 2 : 0;
      const explained = Number.isFinite(mean) ? mean * (points[k + 1] - points[k]) : 0;
      const step = Math.abs(values[k + 1] - values[k] - explained);
      if (!(step > best.step) || !Number.isFinite(step)) continue;
      best = {a: points[k], b: points[k + 1], step};
      size = Math.max(Math.abs(values[k]), Math.abs(values[k + 1]));
    }
    const keeps = b - a > CLOSE || (best.step > before * KEPT && best.step < before / KEPT);
    return best.step > Math.max(least, size * ROUNDING) && keeps ? [best] : [];
  });
}

/** A slope that differs at one point alone, as that of max(0, x) + min(0, x) at 0, is a convention.
 * @param {Evaluate} evaluate @param {number} order @param {number[]} places @param {number} least */
function withSides(evaluate, order, places, least) {
  if (order === 0 || places.length === 0) return places;
  const {df, d2f} = evaluate(Float64Array.from(places.flatMap((at) => [at - BESIDE, at + BESIDE])));
  const values = order === 1 ? df : d2f;
  return places.filter((_, i) => Math.abs(values[2 * i + 1] - values[2 * i]) > least);
}

/** The first places at which f, f′ or f″ steps, at most MAX_KINKS. @param {Evaluate} evaluate @param {Float64Array} z evenly spaced
 * @param {ReturnType<Evaluate>} values at z @returns {Kink[]} */
export function kinksOf(evaluate, z, {f, df, d2f}) {
  /** @type {Kink[]} */
  const kinks = [];
  const all = [f, df, d2f];
  for (let order = 0; order < 3; order++) {
    // Against what is usual in the window: near a pole everything is small beside it, and far from a bump all is.
    const sizes = all[order].map(Math.abs).filter(Number.isFinite).sort();
    const usual = sizes[Math.floor(sizes.length * 0.9)] ?? 0;
    const scale = Math.max(usual, Math.min(sizes[sizes.length - 1] ?? 0, 1), 1e-6);
    const least = scale * STEP;
    /** @type {Span[]} */
    let spans = [];
    for (let i = 0; i + 1 < z.length; i++) {
      if (isSuspect(all, order, i, z[1] - z[0], scale)) spans.push({a: z[i], b: z[i + 1], step: Infinity});
    }
    for (let width = z[1] - z[0], round = 0; width > CLOSEST && spans.length > 0; width /= PARTS, round++) {
      spans = closer(evaluate, order, spans, least);
      if (round === 1 && spans.length > MAX_NARROWED) spans = spans.sort((a, b) => b.step - a.step).slice(0, MAX_NARROWED);
    }
    const places = spans.map(({a, b}) => rounded((a + b) / 2)).sort((a, b) => a - b);
    for (const at of withSides(evaluate, order, places, least)) {
      if (kinks.length < MAX_KINKS && !kinks.some((kink) => Math.abs(kink.at - at) < 1e-8)) kinks.push({at, order});
    }
  }
  return kinks.sort((a, b) => a.at - b.at);
}
