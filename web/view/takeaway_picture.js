// A drawing as a file of its own: an SVG that needs no style sheet, with its title and description inside, and the same as PNG.
//
// Always in the light colours, whatever the page is shown in: documents are paper.

import {setAttribute} from './make.js';

/** A picture for a page of paper, whatever the screen: its room, and that of its heading and edges. */
export const PICTURE_SIZE = {width: 800, height: 520};
export const HEADING = 36;
export const MARGIN = 14;

/** What a style sheet may say of marks. Inherited ones are written where they differ from the parent's. */
const INHERITED = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'stroke-opacity', 'font-family',
  'font-size', 'font-style', 'font-weight', 'text-anchor', 'dominant-baseline', 'paint-order', 'visibility'];
const INITIAL = {fill: 'rgb(0, 0, 0)', 'fill-opacity': '1', stroke: 'none', 'stroke-width': '1px', 'stroke-dasharray': 'none', 'stroke-linecap': 'butt', 'stroke-linejoin': 'miter',
  'stroke-opacity': '1', 'font-style': 'normal', 'font-weight': '400', 'text-anchor': 'start', 'dominant-baseline': 'auto', 'paint-order': 'normal', visibility: 'visible'};
const SVG = 'http://www.w3.org/2000/svg';

/** The light colours by their names, from the first rule for the whole page, or for the whole of an element. @param {HTMLElement} around */
export function lightColours(around) {
  const shadow = around.getRootNode();
  const sheets = shadow instanceof ShadowRoot ? shadow.adoptedStyleSheets : document.styleSheets;
  const rules = [...sheets].flatMap((sheet) => [...sheet.cssRules]);
  const root = rules.find((rule) => rule instanceof CSSStyleRule && [':root', ':host'].includes(rule.selectorText));
  const {style} = /** @type {CSSStyleRule} */ (root);
  return [...style].filter((name) => name.startsWith('--')).map((name) => [name, style.getPropertyValue(name)]);
}

/** Writes what the style sheet says of an element, and of those in it, into their attributes.
 * @param {Element} element @param {Record<string, string>} around */
function inline(element, around) {
  const style = getComputedStyle(element);
  if (style.display === 'none') return void element.remove();
  const here = Object.fromEntries(INHERITED.map((name) => [name, style.getPropertyValue(name)]));
  for (const child of [...element.children]) inline(child, here);
  for (const name of INHERITED) setAttribute(element, name, here[name] === around[name] ? null : here[name]);
  setAttribute(element, 'opacity', style.opacity === '1' ? null : style.opacity);
  for (const name of ['class', 'style']) element.removeAttribute(name);
}

/**
 * @param {SVGSVGElement} drawing Not on the page; it is used up.
 * @param {{title: string, description: string, lang: string, width: number, height: number}} about
 * @param {HTMLElement} around Where style sheets know its classes.
 */
export function standalone(drawing, {title, description, lang, width, height}, around) {
  const place = document.createElement('div');
  place.hidden = true;
  for (const [name, value] of lightColours(around)) place.style.setProperty(name, value);
  place.style.colorScheme = 'light';
  place.style.color = 'var(--ink)';
  const paper = document.createElementNS(SVG, 'rect');
  paper.style.fill = 'var(--panel)';
  drawing.prepend(paper);
  place.append(drawing);
  around.append(place);
  // A hidden place hides nothing in it: the marks have a display of their own.
  inline(drawing, INITIAL);
  place.remove();

  const words = (/** @type {string} */ tag, /** @type {string} */ text) => {
    const element = document.createElementNS(SVG, tag);
    element.id = tag;
    element.textContent = text;
    return element;
  };
  for (const [name, value] of Object.entries({width: '100%', height: '100%'})) paper.setAttribute(name, value);
  drawing.prepend(words('title', title), words('desc', description));
  const attributes = {role: 'img', 'aria-labelledby': 'title desc', lang, width, height, viewBox: `0 0 ${width} ${height}`};
  for (const [name, value] of Object.entries(attributes)) setAttribute(drawing, name, value);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(drawing)}\n`;
}

/** @param {string} text An SVG file. */
export const pictureUrl = (text) => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;

const DENSITY = 2;

/** @param {string} text An SVG file. @returns {Promise<Blob>} */
export async function png(text) {
  const [, width, height] = /** @type {RegExpExecArray} */ (/ viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(text)).map(Number);
  const image = new Image(width * DENSITY, height * DENSITY);
  image.src = pictureUrl(text);
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * DENSITY;
  canvas.height = height * DENSITY;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'));
}
