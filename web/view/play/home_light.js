// What pictures to be taken home share: the colours of paper as numbers, maps as images, names of layers.

import {paintHeat} from '../../draw/heat.js';
import {mark} from '../../draw/marks.js';
import {lightColours} from '../takeaway_picture.js';
import {watchColours} from './colours.js';

/** The light colours, whatever the page is shown in. @param {HTMLElement} place @returns {import('./colours.js').Colours} */
export function paperColours(place) {
  const themed = document.createElement('div');
  themed.hidden = true;
  for (const [name, value] of lightColours(place)) themed.style.setProperty(name, value);
  themed.style.colorScheme = 'light';
  place.append(themed);
  let colours = /** @type {any} */ (null);
  watchColours(themed, (taken) => (colours = taken))();
  themed.remove();
  return colours;
}

/** A canvas for maps of this many pixels along each side. @param {number} size */
export function mapCanvas(size) {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', {willReadFrequently: true}));
  const image = new ImageData(size, size);
  const pixels = new Uint32Array(image.data.buffer);
  return {
    pixels,
    /** What is in `pixels`, as the address of an image that has it inside. */
    url() {
      context.putImageData(image, 0, 0);
      return canvas.toDataURL('image/png');
    },
    /** @param {Float64Array} values @param {number} offset @param {Uint32Array} palette @param {number} span */
    heat(values, offset, palette, span) {
      paintHeat(values, offset, size, palette, span, pixels);
      return this.url();
    },
  };
}

/** @param {string} href @param {number} x @param {number} y @param {number} width @param {number} [height] */
export const imageMark = (href, x, y, width, height = width) => mark('image', {href, x, y, width, height, preserveAspectRatio: 'none'});
