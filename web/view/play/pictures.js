// Buttons that take a plot of Play away as a picture; what makes the picture is loaded when one is pressed.

import {make} from '../make.js';

/** The part that each plot is of, its class, its file, and the key of its name. */
export const PLOTS = [
  {part: 'curve', selector: '.play-curve-plot', file: 'curve', title: 'curve.title'},
  {part: 'surface', selector: '.play-plane', file: 'output', title: 'surface.title'},
  {part: 'loss', selector: '.play-loss-plot', file: 'loss', title: 'loss.title'},
  {part: 'health', selector: '.play-chart', file: 'gradient', title: 'health.gradient'},
];

/** Some stand before a number on the page, with a colon. @param {typeof PLOTS[number]} plot @param {import('../../i18n/index.js').Translate} t */
export const plotName = ({title}, t) => t(title).replace(/[:：]$/, '');

/** @param {import('./parts.d.ts').PlayContext} context @returns {HTMLElement[]} */
export function createPictures(context) {
  const {t} = context;
  const hint = make('p', {class: 'hint', id: 'pictures-hint', role: 'status'}, t('pictures.hint'));
  const buttons = PLOTS.map((plot) => make('button', {class: 'button', type: 'button', 'aria-haspopup': 'dialog', 'aria-describedby': 'pictures-hint', onclick: async () => {
    try {
      const {openPlot} = await import('../takeaway_plots.js');
      await openPlot(plot, context);
    } catch (error) {
      console.error(error);
      hint.textContent = t('how.not_loaded');
    }
  }}, plotName(plot, t)));
  return [make('h3', {}, t('pictures.title')), hint, make('div', {class: 'buttons'}, ...buttons)];
}
