// Where units stand on the diagram, how wide links are, which one is under a pointer.
import assert from 'node:assert/strict';
import test from 'node:test';

import {nearestLink, placeUnits, strokeWidth} from '../../web/draw/network.js';
import {FEATURE_SIGNS, featureGrid} from '../../web/view/play/feature_grids.js';

const SHAPES = [[1, 1], [2, 4, 2, 1], [7, 8, 8, 8, 8, 8, 8, 1], [2, 64, 9, 20, 6], [2, ...new Array(50).fill(64), 1]];

test('units stand inside, and none covers another', () => {
  for (const shape of SHAPES) {
    const {columns, width, height} = placeUnits(shape, 730, 82);
    assert.deepEqual(columns.map((column) => column.length), shape);
    const all = columns.flat();
    for (const {x, y, size} of all) {
      assert.ok(x - size / 2 >= 0 && x + size / 2 <= width, `${x} of ${width}`);
      assert.ok(y - size / 2 >= 0 && y + size / 2 <= height, `${y} of ${height}`);
      assert.ok(size >= 4);
    }
    for (const column of columns) {
      column.forEach((a, i) => column.slice(i + 1).forEach((b) => {
        const apart = Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y));
        assert.ok(apart >= (a.size + b.size) / 2, `${shape}: ${apart} between units of ${a.size}`);
      }));
    }
  }
});

test('up to eight units have pictures of 40 pixels and their links, more stand in a block', () => {
  const {columns, isDense} = placeUnits([2, 8, 9], 730, 82);
  assert.deepEqual(columns.map(([{size}]) => size), [40, 40, 40]);
  assert.deepEqual(isDense, [false, false, true]);
});

test('pictures get smaller before the network gets taller, down to what a finger hits', () => {
  for (const n of [4, 6, 8]) {
    const {columns: [column], height} = placeUnits([n, 1], 730, 58, 40, 208);
    assert.ok(height <= 212, `${n}: ${height}`);
    assert.ok(column[0].size >= 24 && column[0].size <= 40, `${n}: ${column[0].size}`);
  }
  assert.equal(placeUnits([8, 1], 730, 58, 40, 100).columns[0][0].size, 24);
});

test('a block fills its room: in a narrow column it is tall', () => {
  const [, column] = placeUnits([2, 64], 2 * 58, 58, 40, 208).columns;
  assert.ok(column[0].size >= 9, String(column[0].size));
});

test('columns keep the width that their heads need', () => {
  assert.equal(placeUnits([2, 4, 2, 1], 730, 82).width, 730);
  assert.equal(placeUnits(new Array(52).fill(2), 730, 82).width, 52 * 82);
});

test('a link grows with its weight up to 5', () => {
  assert.ok(strokeWidth(0) > 0);
  assert.ok(strokeWidth(1) < strokeWidth(-2));
  assert.equal(strokeWidth(5), strokeWidth(1e300));
});

test('the link under the pointer is found along its bend, and none where there is none', () => {
  const [from, to] = [{x: 0, y: 0, size: 40}, {x: 200, y: 100, size: 40}];
  const straight = {from: {x: 0, y: 0, size: 40}, to: {x: 200, y: 0, size: 40}};
  const links = [{from, to}, straight];
  assert.equal(nearestLink(links, 100, 50, 6), 0);
  assert.equal(nearestLink(links, 100, 1, 6), 1);
  assert.equal(nearestLink(links, 100, 80, 6), -1);
  assert.equal(nearestLink(links, 300, 100, 6), -1);
});

test('the pictures of the inputs are what their signs say', () => {
  const size = 25;
  const at = (id, column, row) => featureGrid(id, size)[row * size + column];
  const [left, middle, right, top, bottom] = [0, 12, 24, 0, 24];
  for (const id of Object.keys(FEATURE_SIGNS)) {
    const grid = featureGrid(id, size);
    assert.equal(grid.length, size * size, id);
    assert.ok(grid.every((value) => Math.abs(value) <= 1), id);
  }
  assert.deepEqual([at('x', left, middle), at('x', right, middle)], [-1, 1]);
  assert.deepEqual([at('y', middle, top), at('y', middle, bottom)], [1, -1]);
  assert.deepEqual([at('x_squared', left, top), at('y_squared', middle, middle)], [1, 0]);
  assert.deepEqual([at('x_times_y', left, top), at('x_times_y', right, top)], [-1, 1]);
  assert.equal(at('sin_x', right, top), Math.sin(6));
  assert.equal(at('sin_y', middle, bottom), Math.sin(-6));
});
