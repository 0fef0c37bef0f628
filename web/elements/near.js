// When an element is made ready: one in each frame of the screen, those near what the reader sees first.

import {onNextFrame} from '../scheduler.js';

/** How far beyond the edges of the screen an element counts as near. */
const MARGIN = '100% 0px';

/** @type {Map<Element, () => void>} */
const watched = new Map();
/** @type {IntersectionObserver | null} */
let observer = null;

/** @param {IntersectionObserverEntry[]} entries */
function look(entries) {
  for (const {isIntersecting, target} of entries) {
    if (!isIntersecting) continue;
    const begin = watched.get(target);
    forget(target);
    begin?.();
  }
}

/** @param {Element} element */
function forget(element) {
  watched.delete(element);
  observer?.unobserve(element);
}

/** Once, when the element comes near. @param {Element} element @param {() => void} begin @returns {() => void} ends it */
export function whenNear(element, begin) {
  observer ??= new IntersectionObserver(look, {rootMargin: MARGIN});
  watched.set(element, begin);
  observer.observe(element);
  return () => forget(element);
}

/** @type {(() => void)[]} */
const waiting = [];

function serve() {
  waiting.pop()?.();  // the latest was seen last, and is where the reader is
  if (waiting.length > 0) onNextFrame(serve);
}

/** One frame of the screen for each who waits. @returns {Promise<void>} */
export function ownFrame() {
  return new Promise((resolve) => {
    waiting.push(resolve);
    onNextFrame(serve);
  });
}
