import assert from 'node:assert/strict';
import test from 'node:test';

import {drawCursor} from '../../web/draw/cursor.js';
import {legalInterval, makeFrame, shifted, suitableRange, suitableValues, zoomed} from '../../web/draw/frame.js';
import {drawPlot, plotFrame, plotHeight} from '../../web/draw/plot.js';
import {curvePath, jumps, samplePoints} from '../../web/draw/samples.js';
import {drawThumbnail} from '../../web/draw/thumbnail.js';

const box = {left: 0, top: 0, width: 80, height: 60};
const frame = makeFrame(box, [-4, 4], [-2, 4]);

/** @param {readonly {at: number, order: number}[]} kinks */
function curveOf(f, kinks = [], count = 81) {
  const {z, breaks} = samplePoints([-4, 4], count, kinks);
  return {label: 'curve', z, breaks, values: [0, 1, 2].map(() => z.map(f))};
}

function all(marks, className) {
  return marks.flatMap((mark) => [
    ...(String(mark.attributes.class ?? '').split(' ').includes(className) ? [mark] : []), ...all(mark.children, className),
  ]);
}

test('a frame maps the window to its box and back', () => {
  assert.equal(frame.x(-4), 0);
  assert.equal(frame.x(4), 80);
  assert.equal(frame.y(4), 0);
  assert.equal(frame.y(-2), 60);
  assert.equal(frame.z(frame.x(1.25)), 1.25);
  assert.equal(frame.value(frame.y(0.5)), 0.5);
});

test('samples ascend and hold each kink between its two limits', () => {
  const kinks = [{at: 2.5, order: 1}, {at: 0, order: 0}, {at: -4, order: 0}, {at: 9, order: 0}];
  const {z, breaks} = samplePoints([-4, 4], 81, kinks);
  assert.equal(z[0], -4);
  assert.equal(z[z.length - 1], 4);
  for (let i = 1; i < z.length; i++) assert.ok(z[i] > z[i - 1], `${z[i - 1]} before ${z[i]}`);
  assert.deepEqual(breaks.map(({index, order}) => [z[index], order]), [[0, 0], [2.5, 1]]);
  for (const {index} of breaks) {
    assert.ok(z[index] - z[index - 1] < 1e-3 && z[index + 1] - z[index] < 1e-3);
  }
});

test('two kinks closer than the samples are both kept in order', () => {
  const {z, breaks} = samplePoints([-4, 4], 81, [{at: 0.05, order: 1}, {at: 0.06, order: 1}]);
  assert.deepEqual(breaks.map(({index}) => z[index]), [0.05, 0.06]);
  for (let i = 1; i < z.length; i++) assert.ok(z[i] > z[i - 1]);
});

test('a straight line is two points and a rectifier is three', () => {
  const line = curveOf((z) => z / 2);
  assert.equal(curvePath(line.z, line.values[0], frame), 'M0 60L80 20');
  const relu = curveOf((z) => Math.max(0, z), [{at: 0, order: 1}]);
  assert.equal(curvePath(relu.z, relu.values[0], frame), 'M0 40L40 40L80 0');
});

test('a thinned path stays within a fifth of a pixel of all samples', () => {
  const wave = curveOf((z) => Math.sin(3 * z), [], 801);
  const points = curvePath(wave.z, wave.values[0], frame).slice(1).split('L').map((pair) => pair.split(' ').map(Number));
  assert.ok(points.length < 200);
  for (let i = 0; i < wave.z.length; i++) {
    const x = frame.x(wave.z[i]);
    const k = Math.max(1, points.findIndex((point) => point[0] >= x));
    const [[x0, y0], [x1, y1]] = [points[k - 1], points[k]];
    const y = y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
    assert.ok(Math.abs(y - frame.y(wave.values[0][i])) < 0.2, `at ${wave.z[i]}`);
  }
});

test('values that are not numbers lift the pen, infinite ones leave the paper', () => {
  const z = Float64Array.of(-4, -2, 0, 2, 4);
  assert.equal(curvePath(z, Float64Array.of(0, 0, NaN, 1, 1), frame), 'M0 40L20 40M60 30L80 30');
  assert.match(curvePath(z, Float64Array.of(0, 0, 0, 0, Infinity), frame), /L80 -120$/);
});

test('a jump is drawn with its two ends and no stroke between them', () => {
  const step = curveOf((z) => (z >= 0 ? 1 : 0), [{at: 0, order: 0}]);
  const marks = drawPlot({curves: [step], orders: [0], surroundings: null}, frame);
  const [open, ...otherOpen] = all(marks, 'open');
  const [closed] = all(marks, 'closed');
  assert.equal(otherOpen.length, 0);
  assert.deepEqual([open.attributes.cx, open.attributes.cy], [40, 40]);
  assert.deepEqual([closed.attributes.cx, closed.attributes.cy], [40, 30]);
  assert.equal(all(marks, 'curve')[0].attributes.d, 'M0 40L40 40M40 30L80 30');
});

test('a jump too small for circles leaves a gap', () => {
  const small = curveOf((z) => (z >= 0 ? 0.3 : 0), [{at: 0, order: 0}]);
  const marks = drawPlot({curves: [small], orders: [0], surroundings: null}, frame);
  assert.equal(all(marks, 'end').length, 0);
  assert.equal(all(marks, 'curve')[0].attributes.d.split('M').length, 3);
});

test('a point apart from both limits has two open ends', () => {
  const sign = curveOf(Math.sign, [{at: 0, order: 0}]);
  const marks = drawPlot({curves: [sign], orders: [0], surroundings: null}, frame);
  assert.equal(all(marks, 'open').length, 2);
  assert.equal(all(marks, 'closed').length, 1);
});

test('a kink of f is a jump of its derivative only', () => {
  const breaks = [{order: 1, index: 1}];
  const y = Float64Array.of(0, 0, 1);
  assert.equal(jumps(y, breaks, 0, frame).length, 0);
  assert.equal(jumps(y, breaks, 1, frame).length, 1);
});

test('functions of an overlay differ in shape and in name, derivatives in the style of the line', () => {
  const curves = Array.from({length: 8}, (_, i) => ({...curveOf((z) => z / (i + 2)), label: `curve ${i}`}));
  const wide = plotFrame({width: 700, height: 441}, [-4, 4], [-2, 4], true);
  const marks = drawPlot({curves, orders: [0, 1], surroundings: null}, wide);
  assert.equal(new Set(all(marks, 'shape').map(({attributes}) => attributes.d)).size, 8);
  assert.deepEqual(all(marks, 'label').map(({text}) => text).sort(), curves.map(({label}) => label));
  assert.equal(all(marks, 'd0').length, 8);
  assert.equal(all(marks, 'd1').length, 8);
  const heights = all(marks, 'label').map(({attributes}) => Number(attributes.y)).sort((a, b) => a - b);
  for (let i = 1; i < heights.length; i++) assert.ok(heights[i] - heights[i - 1] >= 15.9);
});

test('what is never reached is shaded and lines approached are drawn where the curve is off them', () => {
  const surroundings = {low: {value: -1, label: 'never below'}, high: null, band: null,
    left: {slope: 0, intercept: -1}, right: {slope: 1, intercept: 0}};
  const elu = curveOf((z) => (z > 0 ? z : Math.expm1(z)));
  const large = plotFrame({width: 700, height: 441}, [-4, 4], [-2, 4], false);
  const marks = drawPlot({curves: [elu], orders: [0], surroundings}, large);
  const [never] = all(marks, 'never');
  assert.ok(Math.abs(Number(never.attributes.y) - large.y(-1)) < 0.1);
  assert.equal(all(marks, 'note')[0].text, 'never below');
  assert.equal(all(marks, 'asymptote').length, 1);
});

test('a band encloses its draws', () => {
  const z = Float64Array.of(-4, 0);
  const band = {z, low: Float64Array.of(-2, 0), high: Float64Array.of(-1, 0), draws: [Float64Array.of(-1.5, 0)]};
  const surroundings = {low: null, high: null, left: null, right: null, band};
  const marks = drawPlot({curves: [curveOf((v) => v)], orders: [0], surroundings}, frame);
  assert.equal(all(marks, 'band')[0].attributes.d, 'M0 60L40 40L40 40L0 50Z');
  assert.equal(all(marks, 'draw')[0].attributes.d, 'M0 55L40 40');
});

test('the cursor marks every curve and draws the tangent of the selected one', () => {
  const marks = drawCursor({z: 1, points: [[1, 0.5, 0], [2, 0, 0]], orders: [0, 1], selected: 0, hasTangent: true}, frame);
  assert.equal(all(marks, 'cursor-dot').length, 4);
  const numbers = all(marks, 'tangent')[0].attributes.d.slice(1).split(/[L ]/).map(Number);
  const slope = (frame.value(numbers[3]) - frame.value(numbers[1])) / (frame.z(numbers[2]) - frame.z(numbers[0]));
  assert.ok(Math.abs(slope - 0.5) < 1e-3);
  assert.deepEqual(drawCursor({z: 5, points: [[0, 0, 0]], orders: [0], selected: 0, hasTangent: true}, frame), []);
});

test('the numbers of the z axis do not touch each other or its name', () => {
  for (const xs of [[-4, 4], [-3.2, -2.8], [0.1234567, 0.1234587], [-999999, -999990], [-1e6, 1e6]]) {
    for (const width of [240, 676]) {
      const plot = plotFrame({width, height: 400}, xs, [-1, 1], false);
      const labels = all(drawPlot({curves: [], orders: [0], surroundings: null}, plot), 'tick')
        .filter(({attributes}) => attributes['text-anchor'] === 'middle');
      assert.ok(labels.length >= 1, `${xs}`);
      const ends = labels.map(({attributes, text}) => [attributes.x - text.length * 3.8, attributes.x + text.length * 3.8]);
      for (let i = 1; i < ends.length; i++) assert.ok(ends[i][0] > ends[i - 1][1], `${xs} at ${width}`);
      assert.ok(ends[ends.length - 1][1] <= plot.left + plot.width + 14);
    }
  }
});

test('zooming keeps the point under the pointer and panning the span', () => {
  assert.deepEqual(zoomed([-4, 4], 0.5, 2), [-1, 3]);
  assert.deepEqual(shifted([-4, 4], 1.5), [-2.5, 5.5]);
  assert.deepEqual(zoomed([-1e6, 1e6], 4, 0), [-1e6, 1e6]);
  const [low, high] = zoomed([0.3, 0.3 + 2e-6], 0.01, 0.3);
  assert.ok(high - low >= 1e-6 && low >= 0.2999 && high <= 0.3001);
  assert.deepEqual(legalInterval(999999, 1000009), [999990, 1000000]);
});

test('the window suits the functions shown', () => {
  assert.deepEqual(suitableRange([]), [-4, 4]);
  assert.deepEqual(suitableRange([0, 6]), [-4, 8]);
  assert.deepEqual(suitableRange([20]), [-4, 4]);
  const rows = [[[-4, 4], 0], [[0, 4], 0], [[0, 1], 0], [[0.02, 54], 2], [[-54, 0], -2]];
  for (const [values, inside] of rows) {
    const [low, high] = suitableValues(values, [-4, 4]);
    assert.ok(low < inside && inside < high, `${values}: ${low} ${high}`);
    assert.ok(high - low >= 2.4 - 1e-9 && high - low < 7);
  }
  assert.deepEqual(suitableValues([NaN, Infinity], [-4, 4]), suitableValues([-1, 1], [-4, 4]));
});

test('a thumbnail has axes and a curve', () => {
  const {z, breaks, values} = curveOf((v) => Math.max(0, v), [{at: 0, order: 1}]);
  const marks = drawThumbnail({z, breaks, f: values[0]});
  assert.deepEqual(marks.map(({attributes}) => attributes.class), ['axis', 'stamp']);
});

test('a plot leaves room on the screen for the slider under it, and stays large enough to read', () => {
  assert.equal(plotHeight(700, 900), 441);
  assert.equal(plotHeight(700, 450), 315);
  assert.equal(plotHeight(700, 200), 200);
  assert.equal(plotHeight(340, 800), 286);
});
