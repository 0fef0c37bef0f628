// Bars beside each other over one axis: which span the axis has, and where a bar lies on it. In shares of the width. Pure.

import {niceStep, ticks} from './ticks.js';

/** @typedef {readonly [number, number]} Window */

/** Most logits lie here; the axis then stays while they are dragged. @type {Window} */
const USUAL = [-5, 5];
/** Shares of the span beyond the outermost values, and of what 0 may add to it. */
const MARGIN = 0.12;
const ZERO_ADDS = 1.5;

/** An axis for these values: the usual one where they fit, else a round one about them, with 0 where that costs little.
 * @param {readonly number[]} values @returns {Window} */
export function windowOf(values) {
  let [low, high] = [Math.min(...values), Math.max(...values)];
  if (low >= USUAL[0] && high <= USUAL[1]) return USUAL;
  const span = Math.max(USUAL[1] - USUAL[0], high - low);
  if (Math.max(high, 0) - Math.min(low, 0) <= ZERO_ADDS * span) [low, high] = [Math.min(low, 0), Math.max(high, 0)];
  const missing = Math.max(0, USUAL[1] - USUAL[0] - (high - low)) / 2;
  const margin = MARGIN * span;
  const step = niceStep((span + 2 * margin) / 10);
  const from = low === 0 && missing === 0 ? 0 : low - missing - margin;
  const to = high === 0 && missing === 0 ? 0 : high + missing + margin;
  return [Math.floor(from / step) * step, Math.ceil(to / step) * step];
}

/** @param {number} value @param {Window} window */
const share = (value, [low, high]) => Math.min(1, Math.max(0, (value - low) / (high - low)));

/** A bar from 0, or from the end of the axis that is nearer to it. Values that are no number have no bar.
 * @param {number} value @param {Window} window @returns {{from: number, to: number}} shares of the width, in their order */
export function barOf(value, window) {
  if (Number.isNaN(value)) return {from: 0, to: 0};
  const [zero, end] = [share(0, window), share(value, window)];
  return {from: Math.min(zero, end), to: Math.max(zero, end)};
}

/** What an axis under such bars says: its ends and 0, or what is round in between.
 * @param {Window} window @param {number} count @returns {{at: number, label: string}[]} */
export function axisOf(window, count) {
  return ticks(window, count).map(({value, label}) => ({at: share(value, window), label}));
}
