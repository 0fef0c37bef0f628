// A point of the plane under the pointer, the finger or the arrow keys: found among the data, told to all parts, read out.

import {formatNumber} from '../../i18n/numbers.js';
import {onNextFrame} from '../../scheduler.js';
import {PLANE} from '../../draw/plane.js';
import {classMark, className} from './class_marks.js';
import {make} from '../make.js';
import {pointOn} from '../pointer.js';
import {classOf, decided} from './surface_field.js';

/** @typedef {import('./selection.js').PickedPoint} PickedPoint */
/** @typedef {import('./surface_field.js').Meaning} Meaning */

const REACH = 8;
const FINGER_REACH = 20;
const STEP = 0.25;
const FAR = 4;
const SPOKEN_AFTER = 400;
/** @type {Record<string, [number, number]>} */
const ARROWS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1]};

/** @param {number} value */
const coordinate = (value) => formatNumber(value, {decimals: 2});
/** @param {number} value */
const clamped = (value) => Math.min(PLANE[1], Math.max(PLANE[0], value));

/**
 * @param {import('./parts.d.ts').PlayContext} context
 * @param {ReturnType<import('./surface_picture.js').createPicture>} picture
 * @param {{meaning(): Meaning, isTestShown(): boolean, isBusy(): boolean, names(): readonly string[], height(): number | null}} hooks isBusy: the
 *     pointer draws; height: of the cursor where the keyboard draws points of a curve
 */
export function createCursor({run, selection, t, say}, picture, {meaning, isTestShown, isBusy, names, height}) {
  const readout = make('p', {class: 'play-readout'});
  const {area} = picture;
  /** What stays when the pointer leaves. @type {PickedPoint | null} */
  let kept = null;
  let isHovering = false;
  /** @type {{x: number, y: number, reach: number} | null} */
  let pointer = null;
  let timer = 0;
  /** The point that the line was built for; undefined: none yet. @type {PickedPoint | null | undefined} */
  let built;
  /** @type {{text: Text, element: HTMLElement}[]} */
  let answers = [];

  /** @param {number} x @param {number} y in pixels of the picture @param {number} reach @returns {PickedPoint} */
  function nearest(x, y, reach) {
    const {frame} = picture;
    const {isLine} = meaning();
    const {train, test} = run.data;
    /** @type {PickedPoint | null} */
    let found = null;
    let least = reach * reach;
    for (const points of isTestShown() ? [train, test] : [train]) {
      for (let i = 0; i < points.x.length; i++) {
        const [dx, dy] = [frame.x(points.x[i]) - x, frame.y(isLine ? points.label[i] : points.y[i]) - y];
        const distance = dx * dx + dy * dy;
        if (distance > least) continue;
        least = distance;
        found = {x: points.x[i], y: points.y[i], label: points.label[i]};
      }
    }
    return found ?? {x: rounded(frame.z(x)), y: isLine ? 0 : rounded(frame.value(y)), label: null};
  }

  /** @param {number} value */
  const rounded = (value) => Math.round(clamped(value) * 100) / 100 + 0;

  /** @param {PointerEvent} event @param {number} reach */
  function at(event, reach) {
    const {x, y} = pointOn(area, event);
    const {frame} = picture;
    return {x: x + frame.left, y: y + frame.top, reach};
  }

  function follow() {
    if (!pointer) return;
    const {x, y, reach} = pointer;
    pointer = null;
    selection.set({point: nearest(x, y, reach)});
  }

  /** @param {number} c */
  const name = (c) => className(t, run.config.data?.id, c, meaning().classes, names());
  /** @param {number} output */
  const value = (output) => formatNumber(output, {decimals: 2});

  /** Where the point is, as the page says it and, if its data were scaled, as they were given. @param {PickedPoint} point */
  function placeOf({x, y}) {
    const {xScale, xOffset, yScale, yOffset} = run.data.transform;
    const place = meaning().isLine ? t('surface.at_x', {x: coordinate(x)}) : t('surface.at', {x: coordinate(x), y: coordinate(y)});
    const isScaled = xScale !== 1 || yScale !== 1 || xOffset !== 0 || yOffset !== 0;
    return isScaled ? [place, t('surface.given', {x: coordinate((x - xOffset) / xScale), y: coordinate((y - yOffset) / yScale)})] : [place];
  }

  /** @param {PickedPoint} point */
  function labelOf({label}) {
    const {classes} = meaning();
    if (label === null) return [];
    return [make('span', {class: 'play-answer'}, t('surface.label'), ' ', ...(classes > 0 ? [classMark(classOf(label, classes)), name(classOf(label, classes))] : [value(label)]))];
  }

  /** The line that reads out this point: made anew for another point, and only filled while the network changes. */
  function build() {
    const {point} = selection.now;
    answers = [];
    built = point;
    if (!point) {
      readout.replaceChildren(t('surface.readout_hint'));
      return;
    }
    const {outputs} = meaning();
    for (let c = 0; c < outputs; c++) {
      const text = document.createTextNode('');
      const mark = outputs > 1 ? [classMark(c)] : [];
      answers.push({text, element: make('span', {class: 'play-answer'}, ...mark, text)});
    }
    readout.replaceChildren(...placeOf(point).map((words) => make('span', {class: 'play-answer'}, words)), ...answers.map(({element}) => element), ...labelOf(point));
  }

  function show() {
    const {point} = selection.now;
    const now = meaning();
    if (point !== built) build();
    if (!point) {
      picture.setCursor(NaN, NaN, false);
      return;
    }
    const outputs = run.trainer.predict(Float64Array.of(point.x, point.y));
    const winner = now.classes > 0 ? decided(outputs, now) : 0;
    answers.forEach(({text, element}, c) => {
      const words = answers.length > 1 ? value(outputs[c]) : t('surface.output_is', {value: value(outputs[c])}) + (now.classes > 0 ? ` → ${name(winner)}` : '');
      if (text.data !== words) text.data = words;
      element.classList.toggle('chosen', answers.length === 1 || c === winner);
    });
    picture.setCursor(point.x, now.isLine ? point.label ?? height() ?? outputs[0] : point.y, point.label !== null);
  }

  function speak() {
    const {point} = selection.now;
    if (!point) return;
    const now = meaning();
    const outputs = run.trainer.predict(Float64Array.of(point.x, point.y));
    const said = outputs.length === 1 ? value(outputs[0]) : [...outputs].map((output, c) => `${name(c)} ${value(output)}`).join(', ');
    const parts = [...placeOf(point), t('surface.output_is', {value: said})];
    if (now.classes > 0) parts.push(t('surface.decided', {name: name(decided(outputs, now))}));
    parts.push(...labelOf(point).map(({textContent}) => textContent ?? ''));
    say(parts.join('; '));
  }

  /** @param {PickedPoint | null} point */
  function keep(point) {
    kept = point;
    isHovering = false;
    selection.set({point});
  }

  /** @param {number} direction */
  function walk(direction) {
    const {train} = run.data;
    const {point} = selection.now;
    const count = train.x.length;
    let index = -1;
    if (point && point.label !== null) for (let i = 0; i < count && index < 0; i++) if (train.x[i] === point.x && train.y[i] === point.y) index = i;
    const next = index < 0 ? (direction > 0 ? 0 : count - 1) : (index + direction + count) % count;
    keep({x: train.x[next], y: train.y[next], label: train.label[next]});
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    const arrow = ARROWS[event.key];
    if (arrow) {
      const from = selection.now.point ?? {x: 0, y: 0};
      const step = event.shiftKey ? STEP * FAR : STEP;
      const {frame} = picture;
      const next = {x: rounded(from.x + arrow[0] * step), y: meaning().isLine ? 0 : rounded(from.y + arrow[1] * step)};
      // Reach less than a step, so that no point of the data holds the cursor.
      keep(meaning().isLine || isBusy() ? {...next, label: null} : nearest(frame.x(next.x), frame.y(next.y), Math.min(REACH, (frame.width * STEP) / 24)));
    } else if (event.key === 'PageDown' || event.key === 'PageUp') {
      walk(event.key === 'PageDown' ? 1 : -1);
    } else if (event.key === 'Escape' && selection.now.point) {
      keep(null);
    } else {
      return;
    }
    event.preventDefault();
    clearTimeout(timer);
    timer = window.setTimeout(speak, SPOKEN_AFTER);
  }

  area.addEventListener('pointermove', (event) => {
    if (event.pointerType === 'touch' || isBusy()) return;
    if (!isHovering) kept = selection.now.point;
    isHovering = true;
    pointer = at(event, REACH);
    onNextFrame(follow);
  });
  area.addEventListener('pointerleave', (event) => {
    if (event.pointerType === 'touch' || !isHovering) return;
    pointer = null;
    keep(kept);
  });
  area.addEventListener('click', (event) => {
    if (isBusy()) return;
    const isTouch = /** @type {PointerEvent} */ (event).pointerType === 'touch';
    const {x, y, reach} = at(/** @type {PointerEvent} */ (event), isTouch ? FINGER_REACH : REACH);
    const point = nearest(x, y, reach);
    kept = point;
    selection.set({point});
    if (isTouch) speak();
  });
  area.addEventListener('keydown', onKey);
  const end = selection.subscribe((before, after) => {
    if (before.point !== after.point) onNextFrame(show);
  });

  return {
    readout,
    show,
    at,
    /** There are other data: a point of the old ones is none of these. */
    forget() {
      built = undefined;
      if (kept && kept.label !== null) kept = null;
      if (selection.now.point && selection.now.point.label !== null) selection.set({point: kept});
    },
    destroy() {
      end();
      clearTimeout(timer);
    },
  };
}
