// What to draw with: brush and eraser, the classes or the value, undo and redo. Above the plane while points are drawn.

import {formatNumber} from '../../i18n/numbers.js';
import {make, setAttribute, setOff} from '../make.js';
import {classMark, className} from './class_marks.js';
import {MAX_CLASSES} from './own_points.js';
import {hideable} from './hiding.js';
import {withHint} from './hint.js';
import {createShareRow} from './share_row.js';

/** @param {import('./parts.d.ts').PlayContext} context @param {import('./own_points.js').OwnPoints} own */
export function createTools({session, t, say}, own) {
  /** @param {string} words @param {string} hint @param {() => void} onclick @param {Record<string, string>} [more] */
  const button = (words, hint, onclick, more = {}) => {
    const element = make('button', {type: 'button', class: 'button play-tool', onclick, ...more}, words);
    return {element, hinted: withHint(element, hint)};
  };
  const brush = button(t('own.brush'), t('own.brush_hint'), () => own.take('brush'));
  const eraser = button(t('own.eraser'), t('own.eraser_hint'), () => own.take('eraser'));
  const undo = button(t('own.undo'), t('own.undo_hint'), () => own.undo(), {'aria-keyshortcuts': 'Control+z'});
  const redo = button(t('own.redo'), t('own.redo_hint'), () => own.redo(), {'aria-keyshortcuts': 'Control+y'});
  const copy = button(t('own.copy'), t('own.copy_hint'), () => own.copyData());
  const clear = button(t('own.clear'), t('own.clear_hint'), () => own.clear());
  const done = button(t('own.done'), t('own.done_hint'), () => say(own.finish(t)));
  const classes = Array.from({length: MAX_CLASSES}, (_, c) => make('button', {type: 'button', class: 'button square play-class', 'aria-keyshortcuts': String(c + 1),
    onclick: () => own.takeClass(c)}, classMark(c)));
  const group = make('div', {class: 'play-classes', role: 'group', 'aria-label': t('own.classes')}, ...classes);
  const slider = make('input', {type: 'range', id: 'play-own-value', min: -1, max: 1, step: 0.05, oninput: () => own.takeValue(Number(slider.value))});
  const shown = make('b', {});
  const value = make('div', {class: 'play-own-value'}, make('label', {for: slider.id}, t('own.value')), slider, shown);
  const share = createShareRow(t, own);
  const status = make('p', {class: 'hint play-own-status', role: 'status'});
  const element = make('div', {class: 'play-tools', role: 'toolbar', 'aria-label': t('own.tools'), hidden: true},
      make('div', {class: 'play-tool-row'}, brush.hinted, eraser.hinted, undo.hinted, redo.hinted, done.hinted), group, value,
      make('div', {class: 'play-tool-row'}, copy.hinted, clear.hinted), status, share.element);

  function show() {
    element.hidden = !own.isDrawing;
    if (!own.isDrawing) return;
    setAttribute(brush.element, 'aria-pressed', String(own.tool === 'brush'));
    setAttribute(eraser.element, 'aria-pressed', String(own.tool === 'eraser'));
    setOff(undo.element, !own.canUndo);
    setOff(redo.element, !own.canRedo);
    setOff(clear.element, own.points.length === 0);
    group.hidden = own.isRegression;
    value.hidden = !own.isRegression;
    for (const [c, one] of classes.entries()) {
      setAttribute(one, 'aria-pressed', String(own.brushClass === c && own.tool === 'brush'));
      setAttribute(one, 'aria-label', t('own.class', {n: c + 1, name: className(t, undefined, c, Math.max(own.classes, c + 1), own.names)}));
    }
    slider.value = String(own.brushValue);
    shown.textContent = formatNumber(own.brushValue, {decimals: 2});
    const text = own.splitText(t);
    if (status.textContent !== text) status.textContent = text;
    share.show(session.state.percTrainData);
    hideable(session, 'percTrainData', share.element);
  }

  const end = own.on(show);
  show();
  return {element, update: show, destroy: end};
}
