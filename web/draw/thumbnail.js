// A function in the size of a stamp: its curve over two faint axes.

import {makeFrame} from './frame.js';
import {mark} from './marks.js';
import {curvePath, jumps} from './samples.js';

export const THUMBNAIL = {width: 64, height: 44, xs: /** @type {const} */ ([-4, 4]), ys: /** @type {const} */ ([-2.2, 3.3])};

const frame = makeFrame({left: 0, top: 0, width: THUMBNAIL.width, height: THUMBNAIL.height}, THUMBNAIL.xs, THUMBNAIL.ys);

/**
 * @param {{z: Float64Array, f: Float64Array, breaks: import('./samples.js').Break[]}} curve
 * @returns {import('./marks.js').Mark[]}
 */
export function drawThumbnail({z, f, breaks}) {
  const lifted = jumps(f, breaks, 0, frame).map(({index}) => index);
  return [
    mark('path', {class: 'axis', d: `M0 ${frame.y(0)}H${THUMBNAIL.width}M${frame.x(0)} 0V${THUMBNAIL.height}`}),
    mark('path', {class: 'stamp', d: curvePath(z, f, frame, lifted)}),
  ];
}
