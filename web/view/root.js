// Where a part of the page stands: in the document, or in the shadow root of an element in someone else's.

/** What has the focus, in whatever shadow root it is. @returns {Element | null} */
export function activeElement() {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** Where a dialog goes that is opened from here: the style sheets of a shadow root do not reach beyond it. @param {Node} node */
export function dialogPlace(node) {
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? root : document.body;
}

/** Whether an event that was heard on the document came from inside. @param {Event} event @param {Node} element */
export function isInside(event, element) {
  return event.composedPath().includes(element);
}
