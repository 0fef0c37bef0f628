// One point on its way forward and back, stage by stage, with all numbers of the run as it is.

import {keepFocus, make, setAttribute, setOff} from '../make.js';
import {hideable} from './hiding.js';
import {withHint} from './hint.js';
import {createPointPicker} from './numbers_point.js';
import {stageElements, stageTitle} from './numbers_stage.js';
import {stagesOf, walk} from './numbers_walk.js';

/** @typedef {import('./selection.js').PickedPoint} PickedPoint */

/** While the run plays, in ms: numbers that change faster are read by nobody. */
const INTERVAL = 250;
/** A network whose numbers take longer, in ms, is followed only at pauses: training stays smooth. */
const SLOW = 15;

/** @param {import('./parts.d.ts').PlayContext} context @returns {import('./parts.d.ts').Part} */
export function createNumbers(context) {
  const {core, run, session, selection, t, say} = context;
  /** @type {PickedPoint | null} */
  let point = null;
  let index = 0;
  let at = 0;
  let unit = 0;
  let isExact = false;
  let timer = 0;
  let cost = 0;
  let listed = '';

  const picker = createPointPicker(context, (wanted) => {
    selection.set({point: wanted});
    render();
  });
  const back = make('button', {type: 'button', class: 'button', onclick: () => go(at - 1)}, t('numbers.back'));
  const next = make('button', {type: 'button', class: 'button', onclick: () => go(at + 1)}, t('numbers.next'));
  const list = make('select', {'aria-label': t('numbers.stage'), onchange: () => go(Number(list.value))});
  const digits = make('button', {type: 'button', class: 'chip', 'aria-pressed': 'false', onclick: toggleDigits}, t('numbers.digits'));
  const body = make('div', {class: 'play-numbers-stage', role: 'group', 'aria-label': t('numbers.stage'), tabindex: '0'});
  const inside = make('div', {class: 'play-numbers-walk', onkeydown: move},
      make('p', {class: 'hint'}, t('numbers.hint')), picker.element,
      make('div', {class: 'play-numbers-steps'}, back, list, next, withHint(digits, t('numbers.digits_hint'))), body);
  const element = make('section', {class: 'panel play-numbers'},
      make('details', {ontoggle: toggle}, make('summary', {}, make('h2', {}, t('numbers.title'))), inside));
  const details = /** @type {HTMLDetailsElement} */ (element.firstElementChild);

  const stages = () => stagesOf(run.network.layers.length, point !== null && point.label !== null);

  function toggle() {
    if (!details.open) {
      // What was marked for the walk is marked no longer.
      selection.set({point: null});
      return;
    }
    if (!point) take(selection.now.point ?? picker.trainingPoint(0));
    selection.set({point});
    select();
    render();
  }

  function toggleDigits() {
    isExact = !isExact;
    setAttribute(digits, 'aria-pressed', String(isExact));
    render();
  }

  /** @param {PickedPoint} wanted */
  function take(wanted) {
    point = wanted;
    index = picker.indexOf(wanted);
  }

  /** The curve and the diagram show what the numbers speak of. */
  function select() {
    const {layer} = stages()[at];
    if (layer === null) return;
    unit = Math.min(unit, run.network.layers[layer].units - 1);
    selection.set({layer, unit});
  }

  /** @param {number} wanted */
  function go(wanted) {
    const all = stages();
    at = Math.min(all.length - 1, Math.max(0, wanted));
    select();
    render();
    say(stageTitle(context, all[at], run.network.layers.length));
  }

  /** @param {KeyboardEvent} event */
  function move(event) {
    const step = {ArrowLeft: -1, ArrowRight: 1}[event.key];
    const isField = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (step === undefined || isField || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    go(at + step);
  }

  /** @param {number} wanted */
  function chooseUnit(wanted) {
    unit = wanted;
    select();
    render();
  }

  function showSteps() {
    const all = stages();
    const names = all.map((stage, i) => `${i + 1} / ${all.length} · ${stageTitle(context, stage, run.network.layers.length)}`);
    const key = names.join();
    if (key !== listed) list.replaceChildren(...names.map((name, i) => make('option', {value: i}, name)));
    listed = key;
    list.value = String(at);
    // Not disabled: whoever pressed one stays on it.
    setOff(back, at === 0);
    setOff(next, at === all.length - 1);
  }

  function render() {
    clearTimeout(timer);
    timer = 0;
    if (!details.open || !point) return;
    const began = performance.now();
    at = Math.min(at, stages().length - 1);
    picker.show(point, index);
    showSteps();
    const numbers = run.progress.finite ? walk(core, run, point) : null;
    keepFocus(() => body, () => body.replaceChildren(...(numbers ?
      stageElements(context, stages()[at], numbers, {unit, isExact, onUnit: chooseUnit}) : [make('p', {}, t('numbers.not_finite'))])));
    cost = performance.now() - began;
  }

  /** @param {number} delay */
  function renderSoon(delay) {
    if (details.open && timer === 0) timer = window.setTimeout(render, delay);
  }

  const ends = [
    run.on('changed', () => {
      if (!run.isPlaying) renderSoon(0);
      else if (cost < SLOW) renderSoon(INTERVAL);
    }),
    run.on('playing', () => renderSoon(0)),
    run.on('rebuilt', () => {
      if (point && index >= 0) {
        index = Math.min(index, run.data.train.x.length - 1);
        point = picker.trainingPoint(index);
        if (details.open) selection.set({point});
      } else if (point) {
        // A label of other classes would be none here.
        take({...point, label: null});
      }
      listed = '';
      renderSoon(0);
    }),
    selection.subscribe((before, after) => {
      const {point: looked, layer: chosen, unit: one} = before;
      if (!details.open || (looked === after.point && chosen === after.layer && one === after.unit)) return;
      if (after.point && after.point !== before.point) take(after.point);
      const all = stages();
      const {kind, layer} = all[Math.min(at, all.length - 1)];
      if (layer !== null && after.layer !== layer) at = all.findIndex((stage) => stage.kind === kind && stage.layer === after.layer);
      if (layer !== null && after.unit !== null) unit = after.unit;
      renderSoon(0);
    }),
  ];
  hideable(session, 'numbers', element);
  return {
    element,
    update() {
      hideable(session, 'numbers', element);
      renderSoon(0);
    },
    destroy() {
      clearTimeout(timer);
      for (const end of ends) end();
    },
  };
}
