// A network that is wider than its panel: its edges fade where there is more, and a slider goes through its layers.

import {make} from '../make.js';

/** @param {import('./parts.d.ts').PlayContext} context */
export function createScroll({run, selection, t}) {
  const range = make('input', {type: 'range', id: 'play-layer-range', min: 1, step: 1, oninput: () => selection.set({layer: range.valueAsNumber - 1, unit: null})});
  const said = make('output', {for: 'play-layer-range'});
  const overview = make('div', {class: 'play-net-more', hidden: true}, make('label', {for: 'play-layer-range'}, t('diagram.overview')), range, said);
  const scroller = make('div', {class: 'play-net-scroll', onscroll: () => fade()});
  let layout = {width: 0, room: 0};
  /** Of each layer's column. @type {number[]} */
  let middles = [];

  function fade() {
    const {scrollLeft} = scroller;
    scroller.classList.toggle('is-more-left', scrollLeft > 2);
    scroller.classList.toggle('is-more-right', scrollLeft < layout.width - layout.room - 2);
  }

  function show() {
    const {layer} = selection.now;
    const of = run.network.layers.length;
    range.max = String(of);
    range.value = String(layer + 1);
    const words = layer === of - 1 ? t('diagram.output') : t('diagram.overview_value', {n: layer + 1, of: of - 1});
    range.setAttribute('aria-valuetext', words);
    said.textContent = words;
  }

  return {
    overview,
    scroller,
    /** After the network was laid out. @param {number} width @param {number} room @param {number[]} columns the middles, inputs first */
    fit(width, room, columns) {
      layout = {width, room};
      middles = columns.slice(1);
      overview.hidden = width <= room;
      show();
      fade();
    },
    /** After another layer was chosen. */
    follow() {
      show();
      const middle = middles[selection.now.layer];
      if (overview.hidden || middle === undefined) return;
      const {scrollLeft} = scroller;
      const step = layout.width / (middles.length + 1);
      if (middle - step < scrollLeft || middle + step > scrollLeft + layout.room) scroller.scrollLeft = middle - layout.room / 2;
    },
  };
}
