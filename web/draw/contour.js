// Where a grid of numbers passes a level: marching squares, as short segments in the units of the grid.

/**
 * @param {Float64Array} values
 * @param {number} offset of the grid in them, row after row from the top
 * @param {number} size along each side
 * @param {number} level
 * @param {Float32Array} segments takes x, y of both ends of each; what does not fit is left out
 * @returns {number} how many numbers were written
 */
export function contour(values, offset, size, level, segments) {
  let length = 0;
  for (let row = 0; row < size - 1; row++) {
    for (let column = 0; column < size - 1; column++) {
      const at = offset + row * size + column;
      const topLeft = values[at] - level;
      const topRight = values[at + 1] - level;
      const bottomLeft = values[at + size] - level;
      const bottomRight = values[at + size + 1] - level;
      const sides = (topLeft >= 0 ? 8 : 0) | (topRight >= 0 ? 4 : 0) | (bottomRight >= 0 ? 2 : 0) | (bottomLeft >= 0 ? 1 : 0);
      if (sides === 0 || sides === 15) continue;
      const sum = topLeft + topRight + bottomLeft + bottomRight;
      if (sum - sum !== 0 || length + 8 > segments.length) continue;
      const top = column + topLeft / (topLeft - topRight);
      const bottom = column + bottomLeft / (bottomLeft - bottomRight);
      const left = row + topLeft / (topLeft - bottomLeft);
      const right = row + topRight / (topRight - bottomRight);
      if (sides === 5 || sides === 10) {
        // A saddle has two; the mean says which two corners are joined, and the segments cut off the others.
        const joinsTopLeft = (sum >= 0) === (sides === 10);
        length = put(segments, length, top, row, joinsTopLeft ? column + 1 : column, joinsTopLeft ? right : left);
        length = put(segments, length, joinsTopLeft ? column : column + 1, joinsTopLeft ? left : right, bottom, row + 1);
        continue;
      }
      const hasTop = (topLeft >= 0) !== (topRight >= 0);
      const hasLeft = (topLeft >= 0) !== (bottomLeft >= 0);
      const hasBottom = (bottomLeft >= 0) !== (bottomRight >= 0);
      if (hasTop && hasLeft) length = put(segments, length, top, row, column, left);
      else if (hasTop && hasBottom) length = put(segments, length, top, row, bottom, row + 1);
      else if (hasTop) length = put(segments, length, top, row, column + 1, right);
      else if (hasLeft && hasBottom) length = put(segments, length, column, left, bottom, row + 1);
      else if (hasLeft) length = put(segments, length, column, left, column + 1, right);
      else length = put(segments, length, bottom, row + 1, column + 1, right);
    }
  }
  return length;
}

/** @param {Float32Array} segments @param {number} length @param {number} x @param {number} y @param {number} toX @param {number} toY */
function put(segments, length, x, y, toX, toY) {
  segments[length] = x;
  segments[length + 1] = y;
  segments[length + 2] = toX;
  segments[length + 3] = toY;
  return length + 4;
}
