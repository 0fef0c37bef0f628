// Heat maps: a grid of numbers becomes pixels. Pure: knows neither canvas nor page.
//
// A palette is a table of 256 packed pixels from the lowest value to the highest, and two more for what is no number:
//
//   const palette = heatPalette({negative, middle, positive, invalid, ink});    // CSS colours as computed: '#0072b2'
//   const image = new ImageData(size, size);
//   const pixels32 = new Uint32Array(image.data.buffer);
//   paintHeat(values, offset, size, palette, span, pixels32);                   // then context.putImageData(image, 0, 0)
//
// Row 0 is the top, as in the surfaces of a frame. Values are clamped to [-span, span]. With `isDiscrete` a palette shows
// the sign only, that of 0 being positive. NaN and infinities are hatched.

/** @typedef {{negative: string, middle: string, positive: string, invalid: string, ink: string}} HeatColours
 * invalid and ink: the two colours of the hatch */

const STEPS = 256;
const HALF = STEPS / 2;
/** Of a class, from undecided to sure. */
const SHADES = 64;
/** The full colours belong to the points that lie on the map. */
const STRENGTH = 0.72;

/** @param {string} text '#abc', '#aabbcc' or 'rgb(1, 2, 3)' @returns {[number, number, number]} */
export function parseColour(text) {
  const digits = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(text.trim())?.[1];
  if (digits) {
    const width = digits.length / 3;
    const part = (/** @type {number} */ i) => parseInt(digits.slice(i * width, (i + 1) * width).repeat(width === 1 ? 2 : 1), 16);
    return [part(0), part(1), part(2)];
  }
  const [red, green, blue] = text.match(/[\d.]+/g)?.map(Number) ?? [];
  return [red ?? 0, green ?? 0, blue ?? 0];
}

/** Bytes in the order of a canvas, on a machine that puts the lowest first, as all with WebAssembly do.
 * @param {readonly number[]} from @param {readonly number[]} to @param {number} share */
function mixed(from, to, share) {
  const [red, green, blue] = from.map((value, i) => Math.round(value + (to[i] - value) * share));
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

/** @param {HeatColours} colours @param {{isDiscrete?: boolean, strength?: number}} [options] strength: how much of the
 * colours is left at the ends @returns {Uint32Array} */
export function heatPalette({negative, middle, positive, invalid, ink}, {isDiscrete = false, strength = STRENGTH} = {}) {
  const [low, centre, high] = [negative, middle, positive].map(parseColour);
  const palette = new Uint32Array(STEPS + 2);
  for (let i = 0; i < STEPS; i++) {
    const share = isDiscrete ? 1 : Math.abs(i + 0.5 - HALF) / (HALF - 0.5);
    palette[i] = mixed(centre, i < HALF ? low : high, share * strength);
  }
  palette[STEPS] = mixed(parseColour(invalid), [0, 0, 0], 0);
  palette[STEPS + 1] = mixed(parseColour(ink), [0, 0, 0], 0);
  return palette;
}

/** The colour of one value, as CSS writes it. @param {Uint32Array} palette @param {number} share 0: the lowest, 1: the highest */
export function paletteColour(palette, share) {
  const pixel = palette[Math.min(STEPS - 1, Math.max(0, Math.floor(share * STEPS)))];
  return `rgb(${pixel & 255}, ${(pixel >> 8) & 255}, ${(pixel >> 16) & 255})`;
}

/** Diagonals of two pixels. @param {number} i @param {number} size */
const isInk = (i, size) => ((i % size) + Math.floor(i / size)) % 4 < 2;

/**
 * @param {Float64Array} values @param {number} offset of the grid in them
 * @param {number} size along each side
 * @param {Uint32Array} palette of heatPalette
 * @param {number} span
 * @param {Uint32Array} pixels32 of size x size
 */
export function paintHeat(values, offset, size, palette, span, pixels32) {
  const scale = HALF / span;
  for (let i = 0, count = size * size; i < count; i++) {
    const value = values[offset + i];
    if (value - value !== 0) {
      pixels32[i] = palette[isInk(i, size) ? STEPS + 1 : STEPS];
      continue;
    }
    const step = Math.floor(value * scale) + HALF;
    pixels32[i] = palette[step < 0 ? 0 : step >= STEPS ? STEPS - 1 : step];
  }
}

/** The pixels of regions: shades of each class, from the middle to its colour.
 * @param {readonly string[]} classes @param {Pick<HeatColours, 'middle' | 'invalid' | 'ink'>} rest
 * @param {{isDiscrete?: boolean}} [options] isDiscrete: sure everywhere @returns {Uint32Array} */
export function classPalette(classes, {middle, invalid, ink}, {isDiscrete = false} = {}) {
  const centre = parseColour(middle);
  const palette = new Uint32Array(classes.length * SHADES + 2);
  classes.forEach((colour, c) => {
    const full = parseColour(colour);
    for (let i = 0; i < SHADES; i++) palette[c * SHADES + i] = mixed(centre, full, STRENGTH * (isDiscrete ? 1 : (i + 0.5) / SHADES));
  });
  palette[palette.length - 2] = mixed(parseColour(invalid), [0, 0, 0], 0);
  palette[palette.length - 1] = mixed(parseColour(ink), [0, 0, 0], 0);
  return palette;
}

/**
 * Regions of classes, each paler where the network is less sure: where its output is hardly above the next one.
 * @param {Float64Array} outputs one grid after another, by class
 * @param {Float64Array} decision the class of each point of the grid
 * @param {number} classes @param {number} size
 * @param {Uint32Array} palette of classPalette
 * @param {number} sure the lead of a class that has its full colour
 * @param {Uint32Array} pixels32
 */
export function paintClasses(outputs, decision, classes, size, palette, sure, pixels32) {
  const count = size * size;
  const scale = SHADES / sure;
  for (let i = 0; i < count; i++) {
    const winner = decision[i];
    const best = outputs[winner * count + i];
    let next = -Infinity;
    let isFinite = best - best === 0;
    for (let c = 0; c < classes; c++) {
      const value = outputs[c * count + i];
      if (value - value !== 0) isFinite = false;
      if (c !== winner && value > next) next = value;
    }
    if (!isFinite) {
      pixels32[i] = palette[palette.length - (isInk(i, size) ? 1 : 2)];
      continue;
    }
    const shade = Math.floor((best - next) * scale);
    pixels32[i] = palette[winner * SHADES + (shade < 0 ? 0 : shade >= SHADES ? SHADES - 1 : shade)];
  }
}
