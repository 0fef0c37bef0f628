// A chart that is read like a slider: by hovering, by touching, and with the arrow keys.

import {setAttribute} from '../make.js';
import {pointOn} from '../pointer.js';
import {activeElement} from '../root.js';

const FAR = 10;

/** @type {Record<string, number>} */
const MOVES = {ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -FAR, PageUp: FAR, Home: -Infinity, End: Infinity};

/**
 * @param {SVGSVGElement} picture
 * @param {{label: string, at(x: number): void, move(by: number): void, leave(): void}} actions x: from the left, in the picture's units;
 *     by: in steps, infinite to an end; leave: nobody reads any more
 */
export function readable(picture, {label, at, move, leave}) {
  for (const [name, value] of Object.entries({tabindex: 0, role: 'slider', 'aria-label': label, 'aria-valuenow': 0})) setAttribute(picture, name, value);
  let isRead = false;
  /** @param {PointerEvent} event */
  const read = (event) => {
    isRead = true;
    at(pointOn(picture, event).x);
  };
  const end = () => {
    isRead = false;
    leave();
  };
  picture.addEventListener('pointerdown', read);
  picture.addEventListener('pointermove', read);
  picture.addEventListener('pointerleave', () => {
    if (activeElement() !== picture) end();
  });
  picture.addEventListener('focus', () => {
    if (!picture.matches(':focus-visible')) return;
    isRead = true;
    move(0);
  });
  picture.addEventListener('blur', end);
  picture.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape' && isRead) {
      event.preventDefault();  // a dialog around it stays open
      end();
    }
    const by = MOVES[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    isRead = true;
    move(by);
  });
  return {
    /** @param {{low: number, high: number, now: number, text: string}} value */
    say({low, high, now, text}) {
      for (const [name, is] of Object.entries({'aria-valuemin': low, 'aria-valuemax': high, 'aria-valuenow': now, 'aria-valuetext': text})) {
        if (picture.getAttribute(name) !== String(is)) setAttribute(picture, name, is);
      }
    },
  };
}
