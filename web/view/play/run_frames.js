// The frames of the screen, while someone looks and there is something to do.

import {onEachFrame} from '../../scheduler.js';

export class Frames {
  #work;
  #onSleep;
  /** @type {(() => void) | null} */
  #end = null;
  /** Until it is known where it is. */
  #isSeen = true;
  /** @type {Set<Element>} */
  #seen = new Set();
  /** @type {IntersectionObserver | null} */
  #observer = null;

  /** @param {(now: number, budget: number) => void} work @param {() => void} onSleep */
  constructor(work, onSleep) {
    this.#work = work;
    this.#onSleep = onSleep;
  }

  wake() {
    if (this.#isSeen) this.#end ??= onEachFrame(this.#work);
  }

  sleep() {
    this.#onSleep();
    this.#end?.();
    this.#end = null;
  }

  /** Only while this is on the screen, or another that is observed. @param {Element} element @returns {() => void} ends it */
  observe(element) {
    const observer = (this.#observer ??= new IntersectionObserver((entries) => {
      for (const {isIntersecting, target} of entries) {
        if (isIntersecting) this.#seen.add(target);
        else this.#seen.delete(target);
      }
      this.#look();
    }));
    observer.observe(element);
    return () => {
      observer.unobserve(element);
      if (this.#seen.delete(element)) this.#look();
    };
  }

  #look() {
    this.#isSeen = this.#seen.size > 0;
    if (this.#isSeen) this.wake();
    else this.sleep();
  }

  /** Until something is observed again. */
  release() {
    this.#isSeen = false;
    this.sleep();
    this.#observer?.disconnect();
    this.#observer = null;
    this.#seen.clear();
  }
}
