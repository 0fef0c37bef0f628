// Mouse, pen and fingers on the plot: the cursor follows, a drag moves the window, two fingers and the wheel zoom.

import {pointOn} from './pointer.js';

/**
 * @typedef {object} Actions All positions in pixels of the element.
 * @property {(x: number, isFinger: boolean) => boolean} isOnCursor Whether a drag from here takes the cursor along.
 * @property {(x: number | null) => void} hover The pointer is at x; null: it left.
 * @property {(x: number) => void} place Puts the cursor at x.
 * @property {(dx: number, dy: number) => void} pan
 * @property {(factor: number, x: number, y: number) => void} zoom
 */

const SLACK = 4;

/** @param {SVGSVGElement} element @param {Actions} actions @param {(event: WheelEvent) => boolean} wheelZooms else the page scrolls */
export function listen(element, actions, wheelZooms) {
  /** @type {Map<number, {x: number, y: number}>} */
  const pointers = new Map();
  /** @type {'none' | 'tap' | 'pan' | 'cursor' | 'pinch'} */
  let gesture = 'none';

  /** @param {MouseEvent} event */
  const position = (event) => pointOn(element, event);
  const spread = () => {
    const [a, b] = [...pointers.values()];
    return {x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, distance: Math.max(20, Math.hypot(a.x - b.x, a.y - b.y))};
  };

  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || pointers.size === 2) return;
    element.setPointerCapture(event.pointerId);
    const point = position(event);
    pointers.set(event.pointerId, point);
    if (pointers.size === 2) gesture = 'pinch';
    else gesture = actions.isOnCursor(point.x, event.pointerType === 'touch') ? 'cursor' : 'tap';
  });

  element.addEventListener('pointermove', (event) => {
    const point = position(event);
    const last = pointers.get(event.pointerId);
    if (!last) {
      if (event.pointerType !== 'touch') actions.hover(point.x);
      return;
    }
    if (gesture === 'tap' && Math.hypot(point.x - last.x, point.y - last.y) < SLACK) return;
    const before = gesture === 'pinch' ? spread() : null;
    pointers.set(event.pointerId, point);
    if (before) {
      const now = spread();
      actions.pan(now.x - before.x, now.y - before.y);
      actions.zoom(before.distance / now.distance, now.x, now.y);
    } else if (gesture === 'cursor') {
      actions.place(point.x);
    } else {
      if (gesture === 'tap') actions.hover(null);
      gesture = 'pan';
      actions.pan(point.x - last.x, point.y - last.y);
    }
  });

  /** @param {PointerEvent} event */
  const release = (event) => {
    const isKnown = pointers.delete(event.pointerId);
    if (isKnown && gesture === 'tap' && event.type === 'pointerup') actions.place(position(event).x);
    if (pointers.size === 0) gesture = 'none';
    else if (gesture === 'pinch') gesture = 'pan';  // one finger stays and goes on
  };
  element.addEventListener('pointerup', release);
  element.addEventListener('pointercancel', release);
  element.addEventListener('pointerleave', () => actions.hover(null));

  element.addEventListener('dblclick', (event) => {
    const {x, y} = position(event);
    actions.zoom(event.shiftKey ? 2 : 0.5, x, y);
  });
  element.addEventListener('wheel', (event) => {
    if (!wheelZooms(event)) return;
    event.preventDefault();
    const {x, y} = position(event);
    const lines = event.deltaMode === 1 ? event.deltaY * 20 : event.deltaY;
    actions.zoom(2 ** (Math.max(-100, Math.min(100, lines)) / 200), x, y);
  }, {passive: false});
}
