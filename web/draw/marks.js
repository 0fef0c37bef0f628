// A drawing as plain data: marks, which a view turns into SVG elements and a file could hold as text.

/**
 * @typedef {{tag: string, attributes: Record<string, string | number>, children: Mark[], text: string}} Mark
 */

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {Mark[] | string} [content]
 * @returns {Mark}
 */
export function mark(tag, attributes, content = []) {
  return typeof content === 'string' ? {tag, attributes, children: [], text: content} :
    {tag, attributes, children: content, text: ''};
}

/** Far outside any screen, and still a number that SVG reads. */
const FAR = 1e5;

/** A length in pixels with one decimal: finer is not seen and makes long paths. @param {number} value */
export function pixel(value) {
  return Math.round(Math.max(-FAR, Math.min(FAR, value)) * 10) / 10;
}

// Every shape fits a circle of radius 1 with about the same area; the order puts the most different ones first.
export const OUTLINES = [
  'M-.8 0A.8 .8 0 1 0 .8 0A.8 .8 0 1 0 -.8 0Z',
  'M0 -1L.95 .75H-.95Z',
  'M-.72 -.72H.72V.72H-.72Z',
  'M0 -1.05L.85 0L0 1.05L-.85 0Z',
  'M-.28 -1H.28V-.28H1V.28H.28V1H-.28V.28H-1V-.28H-.28Z',
  'M0 1L-.95 -.75H.95Z',
  'M0 -1.05L.32 -.35L1.05 -.3L.5 .2L.68 .95L0 .55L-.68 .95L-.5 .2L-1.05 -.3L-.32 -.35Z',
  'M-.9 -.55L-.55 -.9L0 -.36L.55 -.9L.9 -.55L.36 0L.9 .55L.55 .9L0 .36L-.55 .9L-.9 .55L-.36 0Z',
];

/** The mark that tells one function of a plot from the others, without colour.
 * @param {number} index @param {number} x @param {number} y @param {number} radius @returns {Mark} */
export function shape(index, x, y, radius) {
  return mark('path', {
    class: `shape c${index % OUTLINES.length}`,
    d: OUTLINES[index % OUTLINES.length],
    transform: `translate(${pixel(x)} ${pixel(y)}) scale(${radius})`,
  });
}
