// A figure in someone else's page is one group there: its sections are no landmarks beside those of the page.

/** A landmark by its name alone; what is said as it changes keeps its role. */
const LANDMARKS = 'section:not([role])[aria-label], section:not([role])[aria-labelledby], [role="region"]';

/** @param {Element} element */
export function asGroups(element) {
  for (const landmark of [element, ...element.querySelectorAll(LANDMARKS)]) if (landmark.matches(LANDMARKS)) landmark.setAttribute('role', 'group');
}

/** The same view without landmarks. @template {unknown[]} A @template {{element: Element}} V
 * @param {(...given: A) => V} create @returns {(...given: A) => V} */
export const grouped = (create) => (...given) => {
  const view = create(...given);
  asGroups(view.element);
  return view;
};
