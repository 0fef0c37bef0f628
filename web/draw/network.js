// Where the units and links of a network stand, and the links' strokes. Pure: numbers in, numbers out, and strokes on a
// canvas context.

/** @typedef {{x: number, y: number, size: number}} Place the middle and the side of a unit's picture */
/** @typedef {{columns: Place[][], width: number, height: number, isDense: boolean[]}} Layout isDense: its units are too many for links */

/** As large as can be looked into; and the least that a finger or a pointer hits. */
const UNIT = 40;
const LEAST_UNIT = 24;
/** Between the units of a column: where there is room, in a tall one, at least. */
const [LOOSE_GAP, GAP, LEAST_GAP] = [10, 6, 1];
const LEAST = 5;
const LEAST_HEIGHT = 160;
/** Of units that stand under each other with their links; more stand in a block. */
const TALL = 8;

/** How a block of n fills its room with the largest cells. @param {number} n @param {number} width @param {number} height */
function blockOf(n, width, height) {
  let best = {across: 1, cell: 0};
  for (let across = 1; across <= n; across++) {
    const cell = Math.floor(Math.min(width / across, height / Math.ceil(n / across)));
    if (cell > best.cell) best = {across, cell};
  }
  return best;
}

/** @param {readonly number[]} shape units of each column, inputs first @param {number} room the width there is
 * @param {number} leastColumn what the head of a column needs @param {number} [unit] the side of a picture where there is room
 * @param {number} [most] the height that there is: pictures get smaller before it is more @returns {Layout} */
export function placeUnits(shape, room, leastColumn, unit = UNIT, most = Infinity) {
  const width = Math.max(room, shape.length * leastColumn);
  const step = width / shape.length;
  const tallest = Math.max(...shape.map((n) => (n <= TALL ? n : 1)));
  const wished = unit + (tallest <= 4 ? LOOSE_GAP : GAP);
  const pitch = Math.max(LEAST_UNIT + LEAST_GAP, Math.min(wished, Math.floor(most / tallest)));
  const side = Math.min(unit, Math.max(LEAST_UNIT, pitch - GAP));
  const isDense = shape.map((n) => n > TALL);
  const block = isDense.includes(true) ? Math.min(most, TALL * (unit + GAP)) : 0;
  const height = Math.max(LEAST_HEIGHT, tallest * pitch, block) + 4;
  const columns = shape.map((n, column) => {
    const x = (column + 0.5) * step;
    if (n <= TALL) {
      return Array.from({length: n}, (_, i) => ({x, y: height / 2 + (i - (n - 1) / 2) * Math.min(pitch, height / n), size: side}));
    }
    const found = blockOf(n, step - 14, height - 8);
    const {across} = found;
    const rows = Math.ceil(n / across);
    const cell = Math.max(LEAST, Math.min(unit + 1, found.cell));
    return Array.from({length: n}, (_, i) => ({
      x: x + ((i % across) - (across - 1) / 2) * cell,
      y: height / 2 + (Math.floor(i / across) - (rows - 1) / 2) * cell,
      size: cell - 1,
    }));
  });
  return {columns, width, height, isDense};
}

/** From 0 to this the width of a link grows, as in TensorFlow Playground. */
const FULL_WEIGHT = 5;
const [THINNEST, THICKEST] = [0.8, 9];

/** @param {number} weight */
export function strokeWidth(weight) {
  return THINNEST + (THICKEST - THINNEST) * Math.min(1, Math.abs(weight) / FULL_WEIGHT);
}

/** Both ends of a link and the bend between them. @param {Place} from @param {Place} to */
export function bend(from, to) {
  const [x1, x2] = [from.x + from.size / 2, to.x - to.size / 2 - 1];
  return {x1, y1: from.y, x2, y2: to.y, middle: (x1 + x2) / 2};
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{from: Place, to: Place, weight: number, isStrong: boolean}[]} links isStrong: of the unit that is looked at
 * @param {{positive: string, negative: string, faint: string}} colours
 * @param {boolean} isSubdued Whether those that are not strong stand back.
 */
export function drawLinks(context, links, colours, isSubdued) {
  for (const {from, to, weight, isStrong} of links) {
    const {x1, y1, x2, y2, middle} = bend(from, to);
    context.beginPath();
    context.moveTo(x1, y1);
    context.bezierCurveTo(middle, y1, middle, y2, x2, y2);
    context.lineWidth = weight - weight === 0 ? strokeWidth(weight) : THINNEST;
    context.strokeStyle = weight > 0 ? colours.positive : weight < 0 ? colours.negative : colours.faint;
    // Not by hue alone: what pulls down is broken, what is cut is dotted.
    context.setLineDash(weight > 0 ? [] : weight < 0 ? [7, 3] : [1, 5]);
    context.globalAlpha = isStrong ? 0.95 : isSubdued ? 0.16 : 0.68;
    context.stroke();
  }
  context.globalAlpha = 1;
}

const SAMPLES = 12;

/** The index of the link nearest to a point, or -1. @param {{from: Place, to: Place}[]} links @param {number} x @param {number} y
 * @param {number} reach */
export function nearestLink(links, x, y, reach) {
  let best = -1;
  let least = reach;
  links.forEach(({from, to}, i) => {
    const {x1, y1, x2, y2} = bend(from, to);
    if (x < x1 - reach || x > x2 + reach || y < Math.min(y1, y2) - reach || y > Math.max(y1, y2) + reach) return;
    for (let k = 0; k <= SAMPLES; k++) {
      const s = k / SAMPLES;
      const share = s * s * (3 - 2 * s);  // of the curve that drawLinks draws, in y; x is near enough to even
      const distance = Math.hypot(x - (x1 + (x2 - x1) * s), y - (y1 + (y2 - y1) * share));
      if (distance < least) [least, best] = [distance, i];
    }
  });
  return best;
}
