// The pictures of the inputs: what the core computes from a point's coordinates, drawn for the eye. No network sees these.

/** As formulas write them. @type {Record<string, string>} */
export const FEATURE_SIGNS = {x: 'x₁', y: 'x₂', x_squared: 'x₁²', y_squared: 'x₂²', x_times_y: 'x₁x₂', sin_x: 'sin x₁', sin_y: 'sin x₂'};

const REACH = 6;
/** Scaled so that the largest of each has the full colour. @type {Record<string, (x: number, y: number) => number>} */
const FEATURES = {
  x: (x) => x / REACH,
  y: (_, y) => y / REACH,
  x_squared: (x) => (x * x) / REACH ** 2,
  y_squared: (_, y) => (y * y) / REACH ** 2,
  x_times_y: (x, y) => (x * y) / REACH ** 2,
  sin_x: (x) => Math.sin(x),
  sin_y: (_, y) => Math.sin(y),
};

/** The largest value of a feature over the plane. @param {string} id */
export const featureReach = (id) => ({x: REACH, y: REACH, sin_x: 1, sin_y: 1})[id] ?? REACH ** 2;

/** @param {string} id @param {number} size */
export function featureGrid(id, size) {
  const step = (2 * REACH) / (size - 1);
  return Float64Array.from({length: size * size}, (_, i) => FEATURES[id](-REACH + (i % size) * step, REACH - Math.floor(i / size) * step));
}
