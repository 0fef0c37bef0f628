// A function in the size of a stamp, as an element.

import {samplePoints} from '../draw/samples.js';
import {THUMBNAIL, drawThumbnail} from '../draw/thumbnail.js';
import {svg} from './svg.js';

const SAMPLES = 2 * THUMBNAIL.width + 1;

/** @param {import('../core.d.ts').Core} core @param {import('../core.d.ts').Spec} spec */
export function stamp(core, spec) {
  const {z, breaks} = samplePoints(THUMBNAIL.xs, SAMPLES, core.facts(spec)?.kinks ?? []);
  const {f} = core.evaluate(spec, z);
  return svg({viewBox: `0 0 ${THUMBNAIL.width} ${THUMBNAIL.height}`, 'aria-hidden': 'true'}, drawThumbnail({z, f, breaks}));
}
