// The loss over the epochs: of the training points and of the test points, and of an earlier try to compare with.

import {drawFrame, drawLines, drawMoment, makeScale, niceSpan, valueTicks} from '../../draw/chart.js';
import {mark, pixel} from '../../draw/marks.js';
import {onNextFrame} from '../../scheduler.js';
import {make, setAttribute} from '../make.js';
import {paint, svg} from '../svg.js';
import {countText, lossText, scoreText} from './figures.js';
import {hideable} from './hiding.js';
import {withHint} from './hint.js';
import {readable} from './read_out.js';

/** @typedef {import('./parts.d.ts').LossRecord} LossRecord */

const HEIGHT = 98;
const LABELS = 42;
const AXIS = 46;
const TICKS = 3;
/** No axis shows both this and what losses usually are. */
const LARGE = 1e3;

/** @param {readonly LossRecord[]} records @param {keyof LossRecord} name */
const column = (records, name) => Float64Array.from(records, (record) => record[name] ?? NaN);

/** The record nearest to an epoch, counted in updates where epochs are the same. @param {readonly LossRecord[]} records @param {number} epoch */
export function nearestRecord(records, epoch) {
  let best = 0;
  records.forEach((record, i) => {
    if (Math.abs(record.epoch - epoch) < Math.abs(records[best].epoch - epoch)) best = i;
  });
  return best;
}

/** @param {import('./parts.d.ts').PlayContext} context @returns {import('./parts.d.ts').Part} */
export function createLoss({run, session, t}) {
  const [frameMarks, lineMarks, shownMarks, cursor] = Array.from({length: 4}, () => svg({}));
  const picture = svg({class: 'plot play-loss-plot'});
  picture.append(frameMarks, lineMarks, shownMarks, cursor);
  const log = make('button', {type: 'button', class: 'chip', 'aria-pressed': 'false', onclick: () => toggle('log')}, t('loss.log'));
  const accuracy = make('button', {type: 'button', class: 'chip', 'aria-pressed': 'false', onclick: () => toggle('accuracy')}, t('loss.accuracy'));
  const accuracyHolder = withHint(accuracy, t('loss.accuracy_hint'));
  const said = make('p', {class: 'play-loss-read'});
  const element = make('section', {class: 'panel play-loss', 'aria-label': t('loss.title')},
      make('div', {class: 'play-loss-head'}, make('h2', {}, t('loss.title')), said, make('div', {class: 'chips'}, withHint(log, t('loss.log_hint')), accuracyHolder)), picture);

  const shows = {log: false, accuracy: false};
  let width = 0;
  /** Which record is read; null: none. @type {number | null} */
  let at = null;
  /** Kept until the lines leave it or have become small in it. @type {[number, number] | null} */
  let span = null;

  /** @param {keyof typeof shows} name */
  function toggle(name) {
    shows[name] = !shows[name];
    setAttribute(log, 'aria-pressed', String(shows.log));
    setAttribute(accuracy, 'aria-pressed', String(shows.accuracy));
    span = null;
    draw();
  }

  const isScore = () => shows.accuracy && run.classes > 0;
  /** As asked for, or because a loss has left all bounds. */
  const isLog = () => !isScore() && (shows.log || run.history.some(({trainLoss}) => trainLoss > LARGE));

  /** Whether the page shows an earlier moment of this run. */
  function isBack() {
    const last = run.history.at(-1);
    return last !== undefined && !run.isPlaying && (run.progress.step < last.step || run.progress.epoch < last.epoch);
  }

  function linesOf() {
    const [train, test] = isScore() ? /** @type {const} */ (['trainAccuracy', 'testAccuracy']) : /** @type {const} */ (['trainLoss', 'testLoss']);
    const isTestHidden = session.state.hide.includes('percTrainData');
    /** @param {readonly LossRecord[]} records @param {string} kind @param {boolean} isNamed */
    const pair = (records, kind, isNamed) => [
      {label: isNamed ? t('loss.train') : '', kind: `train ${kind}`, x: column(records, 'epoch'), y: column(records, train)},
      ...(isTestHidden ? [] : [{label: isNamed ? t('loss.test') : '', kind: `test ${kind}`, x: column(records, 'epoch'), y: column(records, test)}]),
    ];
    return [...(run.compared ? pair(run.compared, 'before', false) : []), ...pair(run.history, 'now', true)];
  }

  /** @param {ReturnType<typeof linesOf>} lines @returns {[number, number]} */
  function valuesOf(lines) {
    if (isScore()) return [0, 1];
    let [low, high] = [Infinity, -Infinity];
    for (const {y} of lines) {
      for (const value of y) {
        if (!Number.isFinite(value) || (isLog() && value <= 0)) continue;
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    if (low > high) return [0, 1];
    const wished = niceSpan(isLog() ? low : Math.min(0, low), high, isLog());
    const isKept = span && wished[0] >= span[0] && wished[1] <= span[1] && (isLog() || wished[1] > span[1] / 2);
    span = isKept ? span : wished;
    return /** @type {[number, number]} */ (span);
  }

  /** What the picture was drawn with last. */
  let box = {left: AXIS, top: 8, width: 1, height: 1};
  let lastEpoch = 1;
  function draw() {
    if (width === 0) return;
    const lines = linesOf();
    box = {left: AXIS, top: 8, width: width - AXIS - LABELS, height: HEIGHT - 30};
    lastEpoch = Math.max(1, ...lines.map(({x}) => x[x.length - 1] ?? 0));
    const values = valuesOf(lines);
    const scale = makeScale(box, [0, lastEpoch], values, isLog());
    const places = [{x: box.left, label: '0', anchor: 'start'}, {x: box.left + box.width, label: t('loss.epochs', {n: countText(lastEpoch, t.lang)}), anchor: 'end'}];
    const numbers = valueTicks(values, isLog(), TICKS).map(({value, label}) => ({value, label: isScore() ? `${Math.round(100 * value)} %` : label}));
    picture.setAttribute('viewBox', `0 0 ${width} ${HEIGHT}`);
    picture.style.aspectRatio = `${width} / ${HEIGHT}`;
    paint(frameMarks, drawFrame(box, scale, numbers, places));
    paint(lineMarks, drawLines(lines, scale, box));
    paint(shownMarks, isBack() ? drawMoment(run.progress.epoch, t('loss.shown', {epoch: countText(run.progress.epoch, t.lang)}), scale, box) : []);
    read(scale);
  }

  /** @param {import('../../draw/chart.js').Scale} scale */
  function read(scale) {
    const record = at === null ? null : run.history[Math.min(at, run.history.length - 1)];
    if (!record) {
      paint(cursor, []);
      if (said.textContent !== '') said.textContent = '';
      return;
    }
    const x = pixel(scale.x(record.epoch));
    const words = isScore() ?
      t('loss.reading_score', {epoch: countText(record.epoch, t.lang), train: scoreText(record, 'train'), test: scoreText(record, 'test')}) :
      t('loss.reading', {epoch: countText(record.epoch, t.lang), train: lossText(record.trainLoss), test: lossText(record.testLoss)});
    const ys = (isScore() ? [record.trainAccuracy, record.testAccuracy] : [record.trainLoss, record.testLoss])
        .filter((value) => value !== undefined && Number.isFinite(value) && (!isLog() || value > 0));
    paint(cursor, [mark('path', {class: 'cursor-line', d: `M${x} ${box.top}V${box.top + box.height}`}),
      ...ys.map((value) => mark('circle', {class: 'cursor-dot', cx: x, cy: pixel(scale.y(/** @type {number} */ (value))), r: 4}))]);
    said.textContent = words;
    reader.say({low: 0, high: lastEpoch, now: record.epoch, text: words});
  }

  const reader = readable(picture, {
    label: t('loss.read_label'),
    at(x) {
      if (run.history.length === 0) return;
      at = nearestRecord(run.history, ((x - box.left) / box.width) * lastEpoch);
      onNextFrame(draw);
    },
    move(by) {
      const last = run.history.length - 1;
      at = Math.min(last, Math.max(0, (at ?? last) + (Number.isFinite(by) ? by : by * 1e9)));
      if (!Number.isFinite(at)) at = by > 0 ? last : 0;
      draw();
    },
    leave() {
      at = null;
      onNextFrame(draw);
    },
  });

  const observer = new ResizeObserver(([entry]) => {
    const next = Math.floor(entry.contentRect.width);
    if (next === 0 || next === width) return;
    width = next;
    onNextFrame(draw);
  });
  observer.observe(element);

  const redraw = () => onNextFrame(draw);
  const ends = [run.on('measured', redraw), run.on('playing', redraw), run.on('changed', () => {
    // While the run plays, only what is measured is new.
    if (!run.isPlaying) redraw();
  }), run.on('rebuilt', () => {
    span = null;
    at = null;
    redraw();
  }), () => observer.disconnect()];
  function update() {
    hideable(session, 'lossChart', element);
    accuracyHolder.hidden = run.classes === 0;
    redraw();
  }
  update();
  return {
    element,
    update,
    destroy() {
      for (const end of ends) end();
    },
  };
}
