// The frames of the screen, while someone looks and there is something to do.

import {onEachFrame} from '../../scheduler.js';

export class Frames {
  #work;
  #onSleep;
  /** @type {(() => void) | null} */
  #end = null;
  #isSeen = true;
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

  /** Only while this is on the screen. @param {Element} element */
  observe(element) {
    this.#observer = new IntersectionObserver((entries) => {
      this.#isSeen = entries[entries.length - 1].isIntersecting;
      if (this.#isSeen) this.wake();
      else this.sleep();
    });
    this.#observer.observe(element);
  }

  /** Until something is observed again. */
  release() {
    this.#isSeen = false;
    this.sleep();
    this.#observer?.disconnect();
  }
}
