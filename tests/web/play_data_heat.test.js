// Heat maps: which value has which colour.
import assert from 'node:assert/strict';
import test from 'node:test';

import {classPalette, heatPalette, paintClasses, paintHeat, paletteColour, parseColour} from '../../web/draw/heat.js';

const COLOURS = {negative: '#d55e00', middle: '#ffffff', positive: '#0072b2', invalid: '#eee', ink: 'rgb(1, 2, 3)'};

/** @param {number[]} values @param {Uint32Array} palette @param {number} [span] */
function painted(values, palette, span = 1) {
  const size = Math.sqrt(values.length);
  const pixels = new Uint32Array(values.length);
  paintHeat(Float64Array.from([9, ...values]), 1, size, palette, span, pixels);
  return [...pixels];
}
/** @param {number} pixel */
const bytes = (pixel) => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255, pixel >>> 24];

test('colours are read as style sheets compute them', () => {
  assert.deepEqual(parseColour('#0072b2'), [0, 114, 178]);
  assert.deepEqual(parseColour(' #fc0'), [255, 204, 0]);
  assert.deepEqual(parseColour('rgb(1, 20, 255)'), [1, 20, 255]);
});

test('the ends have the colours, 0 is nearly the middle, and what lies beyond is clamped', () => {
  const palette = heatPalette(COLOURS, {strength: 1});
  const [low, high, zero, beyond] = painted([-1, 1, 0, 7], palette);
  assert.deepEqual(bytes(low), [213, 94, 0, 255]);
  assert.deepEqual(bytes(high), [0, 114, 178, 255]);
  assert.ok(bytes(zero).every((byte) => byte > 252));
  assert.equal(beyond, high);
  assert.deepEqual(painted([-9, 9, 1, -1], palette, 9).slice(0, 2), [low, high]);
  assert.notEqual(painted([-9, 9, 1, -1], palette, 9)[2], high);
  assert.equal(paletteColour(palette, 1), 'rgb(0, 114, 178)');
});

test('a discrete map shows signs, and 0 is positive', () => {
  const [zero, least, negative, positive] = painted([0, -1e-300, -5, 0.001], heatPalette(COLOURS, {isDiscrete: true}));
  assert.equal(zero, positive);
  assert.equal(least, negative);
  assert.notEqual(zero, least);
});

test('what is no number is hatched', () => {
  const palette = heatPalette(COLOURS);
  const pixels = painted([NaN, Infinity, -Infinity, NaN, NaN, NaN, NaN, NaN, NaN], palette);
  assert.deepEqual(new Set(pixels), new Set([palette[256], palette[257]]));
});

test('regions have the class that was decided for, paler where the next one is close', () => {
  const palette = classPalette(['#ff0000', '#00ff00', '#0000ff'], COLOURS);
  const pixels = new Uint32Array(4);
  const outputs = Float64Array.from([1, 0.4, 0, NaN, 0, 0.3, 0, 0, 0, 0.3, 1, 0]);
  paintClasses(outputs, Float64Array.of(0, 0, 2, 0), 3, 2, palette, 1, pixels);
  const [sure, close, third] = [...pixels].map(bytes);
  assert.ok(sure[0] > sure[1] && sure[1] < close[1], 'class 0 is red, and paler where it is close');
  assert.ok(third[2] > third[0]);
  assert.ok([palette.at(-1), palette.at(-2)].includes(pixels[3]));
});
