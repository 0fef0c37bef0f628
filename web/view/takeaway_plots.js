// The plots of Play as pictures: as they are at this moment, in a heading and edges of their own.
//
// Takes them from the page by their classes; what is painted on canvases is embedded as it is, in the colours of the screen.

import {mark} from '../draw/marks.js';
import {PLOTS, plotName} from './play/pictures.js';
import {svg} from './svg.js';
import {openFormats, pictures} from './takeaway_dialog.js';
import {HEADING, MARGIN, standalone} from './takeaway_picture.js';

/** @typedef {import('../i18n/index.js').Translate} Translate */

/** @param {Element} part @param {Record<string, string | number>} attributes */
function withAttributes(part, attributes) {
  for (const [name, value] of Object.entries(attributes)) part.setAttribute(name, String(value));
  return part;
}

/** One layer of a plot, where it is in it. @param {Element} layer @param {DOMRect} around @returns {Element[]} */
function copied(layer, around) {
  const {left, top, width, height} = layer.getBoundingClientRect();
  const place = {x: MARGIN + left - around.left, y: HEADING + top - around.top, width, height};
  if (layer instanceof HTMLCanvasElement) {
    return [withAttributes(document.createElementNS('http://www.w3.org/2000/svg', 'image'), {...place, href: layer.toDataURL('image/png')})];
  }
  return layer instanceof SVGSVGElement ? [withAttributes(/** @type {Element} */ (layer.cloneNode(true)), {...place, overflow: 'visible'})] : [];
}

/** @param {Element} plot @param {string} title @param {Pick<import('./play/parts.d.ts').PlayContext, 'place' | 't'>} context */
function drawn(plot, title, {t, place}) {
  const around = plot.getBoundingClientRect();
  const drawing = svg({class: 'plot'}, [mark('text', {class: 'label', x: MARGIN, y: 24}, title)]);
  drawing.append(...(plot instanceof SVGSVGElement ? [plot] : [...plot.children]).flatMap((layer) => copied(layer, around)));
  const size = {width: Math.round(around.width) + 2 * MARGIN, height: Math.round(around.height) + HEADING + MARGIN};
  return standalone(drawing, {title, description: descriptionOf(plot), lang: t.lang, ...size}, place);
}

/** What a screen reader is told of it. @param {Element} plot */
function descriptionOf(plot) {
  const told = [plot, ...plot.children].find((element) => element.hasAttribute('aria-label'));
  return ['aria-label', 'aria-valuetext'].map((name) => told?.getAttribute(name)).filter(Boolean).join('. ');
}

/** @param {typeof import('./play/pictures.js').PLOTS[number]} which @param {import('./play/parts.d.ts').PlayContext} context */
export function openPlot(which, context) {
  const {name, description, draw} = pictureOf(which, context);
  return openFormats({name, description, formats: pictures(which.file, draw)}, context);
}

/** The plot of a part that is seen, as an SVG file. @param {string} part @param {Pick<import('./play/parts.d.ts').PlayContext, 'place' | 't'>} context */
export function partPicture(part, context) {
  const there = PLOTS.filter(({selector}) => (context.place.querySelector(selector)?.getClientRects().length ?? 0) > 0);
  const which = there.find((plot) => plot.part === part);
  if (!which) throw new TypeError(`There is no picture of “${part}” here${there.length > 0 ? `, but of: ${there.map((plot) => plot.part).join(', ')}` : ''}.`);
  return pictureOf(which, context).draw();
}

/** A plot as it is now. @param {typeof import('./play/pictures.js').PLOTS[number]} which
 * @param {Pick<import('./play/parts.d.ts').PlayContext, 'place' | 't'>} context */
export function pictureOf(which, context) {
  const {place, t} = context;
  const plot = /** @type {Element} */ (place.querySelector(which.selector));
  // The curve is that of a layer, which is chosen beside its title.
  const chosen = plot.closest('.panel')?.querySelector('select')?.selectedOptions[0]?.text;
  const name = [plotName(which, t), ...(chosen ? [chosen] : [])].join(': ');
  return {name, description: descriptionOf(plot), draw: () => drawn(plot, name, context)};
}
