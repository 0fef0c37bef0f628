// Drawing on the plane: a pointer, a finger or the keyboard puts points and takes them away.

import {PLANE} from '../../draw/plane.js';
import {onNextFrame} from '../../scheduler.js';
import {formatNumber} from '../../i18n/numbers.js';
import {MAX_CLASSES} from './own_points.js';

/** In pixels: between two points of a stroke, and what an eraser reaches. */
const SPACING = 9;
const ERASER = 11;
const VALUE_STEP = 0.05;

/**
 * @param {import('./parts.d.ts').PlayContext} context
 * @param {import('./own_points.js').OwnPoints} own
 * @param {ReturnType<import('./surface_picture.js').createPicture>} picture
 * @param {ReturnType<import('./surface_cursor.js').createCursor>} cursor
 * @param {() => import('./surface_field.js').Meaning} meaning
 * @returns {() => void} ends it
 */
export function listenHand({selection, t, say}, own, picture, cursor, meaning) {
  const {area} = picture;
  /** @type {{x: number, y: number} | null} */
  let last = null;
  /** @type {{x: number, y: number}[]} */
  let path = [];

  /** @param {number} x @param {number} y in pixels of the picture */
  function put(x, y) {
    const {frame} = picture;
    const [z, value] = [Math.min(PLANE[1], Math.max(PLANE[0], frame.z(x))), Math.min(frame.ys[1], Math.max(frame.ys[0], frame.value(y)))];
    if (meaning().isLine) own.add(z, 0, value);
    else own.add(z, value);
  }

  /** @param {number} x @param {number} y @returns whether there was one */
  function rub(x, y) {
    const {frame} = picture;
    const {isLine} = meaning();
    return own.erase((point) => Math.hypot(frame.x(point[0]) - x, frame.y(isLine ? point[2] : point[1]) - y) < ERASER);
  }

  function draw() {
    const todo = path;
    path = [];
    for (const {x, y} of todo) {
      if (own.tool === 'eraser') rub(x, y);
      else put(x, y);
    }
  }

  /** @param {PointerEvent} event */
  function onDown(event) {
    if (!own.isDrawing || event.button !== 0 || last) return;
    area.setPointerCapture(event.pointerId);
    own.beginStroke();
    last = cursor.at(event, 0);
    path.push(last);
    onNextFrame(draw);
  }

  /** @param {PointerEvent} event */
  function onMove(event) {
    if (!last || !area.hasPointerCapture(event.pointerId)) return;
    const next = cursor.at(event, 0);
    if (Math.hypot(next.x - last.x, next.y - last.y) < SPACING) return;
    last = next;
    path.push(next);
    onNextFrame(draw);
  }

  function onUp() {
    if (!last) return;
    last = null;
    draw();
    own.beginStroke();
    tell();
  }

  function tell() {
    say(own.splitText(t));
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (!own.isDrawing || event.altKey) return;
    const {key} = event;
    const isCommand = event.ctrlKey || event.metaKey;
    const {x, y} = selection.now.point ?? {x: 0, y: 0};
    const place = /** @type {const} */ ([picture.frame.x(x), picture.frame.y(meaning().isLine ? own.brushValue : y)]);
    if (isCommand && key.toLowerCase() === 'z') (event.shiftKey ? own.redo() : own.undo());
    else if (isCommand && key.toLowerCase() === 'y') own.redo();
    else if (isCommand) return;
    else if (key === ' ' || key === 'Enter') {
      own.beginStroke();
      if (own.tool === 'eraser') rub(...place);
      else put(...place);
    } else if (key === 'Delete' || key === 'Backspace') {
      own.beginStroke();
      rub(...place);
    } else if (key >= '1' && key <= String(MAX_CLASSES) && !own.isRegression) {
      own.takeClass(Number(key) - 1);
      say(t('own.class_taken', {n: key}));
      event.preventDefault();
      return;
    } else if (meaning().isLine && (key === 'ArrowUp' || key === 'ArrowDown')) {
      const {ys} = picture.frame;
      const value = own.brushValue + (key === 'ArrowUp' ? VALUE_STEP : -VALUE_STEP) * (event.shiftKey ? 4 : 1);
      own.takeValue(Math.round(Math.min(ys[1], Math.max(ys[0], value)) * 100) / 100);
      say(t('own.value_taken', {value: formatNumber(own.brushValue, {decimals: 2})}));
      event.preventDefault();
      event.stopPropagation();
      return;
    } else if (key === 'Escape') {
      event.preventDefault();
      say(own.finish(t));
      return;
    } else {
      return;
    }
    event.preventDefault();
    tell();
  }

  area.addEventListener('pointerdown', onDown);
  area.addEventListener('pointermove', onMove);
  for (const name of ['pointerup', 'pointercancel']) area.addEventListener(name, onUp);
  area.addEventListener('keydown', onKey, true);  // before the cursor's, which Escape clears
  return own.on(() => {
    area.style.touchAction = own.isDrawing ? 'none' : '';
  });
}
