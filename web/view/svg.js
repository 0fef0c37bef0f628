// Marks painted as SVG.

import {setAttribute} from './make.js';

/** @typedef {import('../draw/marks.js').Mark} Mark */

const SVG = 'http://www.w3.org/2000/svg';

/** @param {Mark} mark */
function make(mark) {
  const element = document.createElementNS(SVG, mark.tag);
  fill(element, mark);
  return element;
}

/** @param {Element} element @param {Mark} mark */
function fill(element, mark) {
  for (const [name, value] of Object.entries(mark.attributes)) {
    if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
  }
  for (const name of element.getAttributeNames()) {
    if (!Object.hasOwn(mark.attributes, name)) element.removeAttribute(name);
  }
  if (mark.children.length > 0 || mark.text === '') paint(element, mark.children);
  else if (element.textContent !== mark.text) element.textContent = mark.text;
}

/** Makes the children of an SVG element those marks; elements of the same kind are kept, so a frame changes little.
 * @param {Element} parent @param {Mark[]} marks */
export function paint(parent, marks) {
  marks.forEach((mark, i) => {
    const child = parent.children[i];
    if (child?.tagName === mark.tag) fill(child, mark);
    else if (child) child.replaceWith(make(mark));
    else parent.append(make(mark));
  });
  while (parent.childNodes.length > marks.length) parent.lastChild?.remove();
}

/** @param {Record<string, any>} attributes @param {Mark[]} [marks] @returns {SVGSVGElement} */
export function svg(attributes, marks = []) {
  const element = document.createElementNS(SVG, 'svg');
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value);
  paint(element, marks);
  return element;
}
