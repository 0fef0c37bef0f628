// Where a pointer is on an element, in the element's own pixels: the page around it may show it larger or smaller than it is.

/**
 * How large an element is on the screen, for one pixel of its own: by `transform: scale()` or `zoom` around it.
 * @param {HTMLElement | SVGSVGElement} element an SVG has the units of its viewBox
 * @param {DOMRect} [box] its place on the screen, where that is known
 */
export function shownScale(element, box = element.getBoundingClientRect()) {
  const [width, height] = element instanceof SVGSVGElement ? [element.viewBox.baseVal.width, element.viewBox.baseVal.height] : [element.offsetWidth, element.offsetHeight];
  return {x: box.width / width || 1, y: box.height / height || 1};
}

/** @param {HTMLElement | SVGSVGElement} element @param {{clientX: number, clientY: number}} place on the screen, such as an event */
export function pointOn(element, {clientX, clientY}) {
  const box = element.getBoundingClientRect();
  const scale = shownScale(element, box);
  return {x: (clientX - box.left) / scale.x, y: (clientY - box.top) / scale.y};
}
