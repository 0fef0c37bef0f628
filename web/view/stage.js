// The plot with what belongs to it: its legend, its sliders, which derivatives are drawn, its window, its table. The page
// of functions stands around it; an element shows it alone.

import {ORDER_NAMES} from '../draw/plot.js';
import {describe} from './card.js';
import {find, given} from './curves.js';
import {describeOwn} from './formula/words.js';
import {createLegend} from './legend.js';
import {make, setAttribute} from './make.js';
import {createParameters} from './parameters.js';
import {createPlot} from './plot.js';
import {createTable} from './table.js';

/** @param {import('./functions.js').Context} context @param {(text: string) => void} say Tells a screen reader, politely.
 * @param {boolean} [isFixed] The plot's window is not the reader's to move. */
export function createStage(context, say, isFixed = false) {
  const {core, activations, session, measures, t} = context;

  /** The selected function. */
  const subject = () => {
    const {functions, selected} = session.state;
    const spec = functions[selected];
    return {activation: given(core, find(activations, spec.id), spec), facts: core.facts(spec), t};
  };
  const isOwn = () => session.state.own.some(({id}) => id === session.state.functions[session.state.selected].id);
  const names = () => session.state.functions.map(({id}) => find(activations, id).name).join(', ');

  /** What the plot shows, in words. */
  function describeAll() {
    const {functions, selected} = session.state;
    const {activation, facts} = subject();
    const one = isOwn() ? describeOwn(activation.name, measures(functions[selected]), t) : describe(activation, facts, t);
    return functions.length > 1 ? `${t('plot.several', {names: names()})} ${one}` : one;
  }

  const legend = createLegend(context);
  const plot = createPlot(context, legend.element, {describe: describeAll, onCursor: legend.show, isFixed});
  const parameters = createParameters(context);
  const table = createTable(context);
  const chips = ORDER_NAMES.map((text, order) => make('button', {class: 'chip', 'aria-label': t(`plot.show_${order}`), onclick: () => toggle(order)}, text));
  const orders = make('div', {class: 'group', role: 'group', 'aria-label': t('plot.derivatives')}, ...chips);
  const frame = make('div', {class: 'group', role: 'group', 'aria-label': t('plot.window')},
      make('button', {class: 'button square', 'aria-label': t('plot.zoom_out'), title: t('plot.zoom_out'), onclick: plot.zoomOut}, '−'),
      make('button', {class: 'button square', 'aria-label': t('plot.zoom_in'), title: t('plot.zoom_in'), onclick: plot.zoomIn}, '+'),
      make('button', {class: 'button', onclick: () => session.set({range: null, rangeY: null})}, t('plot.reset')));

  /** @param {number} order The last curve stays. */
  function toggle(order) {
    const {derivative} = session.state;
    const next = /** @type {(0 | 1 | 2)[]} */ ([0, 1, 2].filter((other) => derivative.includes(/** @type {any} */ (other)) !== (other === order)));
    if (next.length > 0) session.set({derivative: next});
    else say(t('plot.last_curve'));
  }

  /** What the legend was last built for. */
  let built = '';
  return {
    subject, isOwn, names, describeAll, legend, plot, parameters, table, orders, frame,
    draw() {
      const {functions, derivative, selected, own} = session.state;
      chips.forEach((chip, order) => setAttribute(chip, 'aria-pressed', String(derivative.includes(/** @type {any} */ (order)))));
      const key = JSON.stringify([functions, derivative, selected, own]);
      if (key !== built) legend.build();
      built = key;
      parameters.update();
      plot.drawCurves();
      table.show();
    },
    drawCursor() {
      plot.drawPointer();
      table.show();
    },
    destroy: plot.destroy,
  };
}
