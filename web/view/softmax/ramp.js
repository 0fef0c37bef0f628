// The tutorial's figure: a thousand inputs as one vector of logits, softmax and its gradient against the input.

import {drawRamp} from '../../draw/ramp.js';
import {onNextFrame} from '../../scheduler.js';
import {formatNumber} from '../../i18n/numbers.js';
import {make} from '../make.js';
import {withHint} from '../play/hint.js';
import {paint, svg} from '../svg.js';
import {INPUTS, rampOf} from './values.js';
import {probability} from './words.js';

const MARGIN = {left: 46, top: 10, right: 14, bottom: 20};
/** @type {[number, number][]} */
const SPANS = [[0, 0.01], [-1, 0.1]];

/** @param {import('../functions.js').Context} context */
export function createRamp({core, t}) {
  const ramp = rampOf(core);
  let at = INPUTS - 1;
  const pictures = [t('softmax.ramp_softmax_words'), t('softmax.ramp_gradient_words')].map((words) => svg({class: 'softmax-chart', role: 'img', 'aria-label': words}));
  const series = [{z: ramp.z, values: ramp.p, marked: null}, {z: ramp.z, values: ramp.gradient, marked: ramp.y}];
  const read = make('p', {class: 'softmax-read', 'aria-live': 'off'});
  const slider = make('input', {type: 'range', id: 'softmax-ramp-slider', min: 1, max: INPUTS, step: 1, value: at + 1});
  slider.addEventListener('input', () => {
    at = Number(slider.value) - 1;
    onNextFrame(draw);
  });
  const figures = [t('softmax.ramp_softmax'), t('softmax.ramp_gradient')].map((words, i) => make('figure', {class: 'softmax-figure'}, make('figcaption', {}, words), pictures[i]));
  const element = make('section', {class: 'panel softmax-ramp', 'aria-labelledby': 'softmax-ramp-title'},
      make('div', {class: 'softmax-ramp-words'}, make('div', {class: 'softmax-title-row'}, make('h2', {id: 'softmax-ramp-title'}, t('softmax.ramp')),
          withHint(slider, t('softmax.ramp_hint'), {name: 'softmax-hinted', body: make('div', {class: 'softmax-ramp-slider'}, make('label', {for: slider.id}, t('softmax.ramp_slider')), slider)})),
          make('p', {class: 'softmax-lead'}, t('softmax.ramp_lead')), read),
      ...figures);

  let [width, height] = [0, 0];
  function draw() {
    const inside = width - MARGIN.left - MARGIN.right;
    if (inside <= 0 || height <= 0) return;
    const box = {left: MARGIN.left, top: MARGIN.top, width: inside, height: height - MARGIN.top - MARGIN.bottom};
    pictures.forEach((picture, i) => paint(picture, drawRamp(series[i], box, SPANS[i], at)));
    const values = {n: at + 1, z: formatNumber(ramp.z[at], {decimals: 3}), p: probability(ramp.p[at]), y: ramp.y[at], gradient: probability(ramp.gradient[at])};
    read.textContent = t('softmax.ramp_read', values);
    slider.setAttribute('aria-valuetext', read.textContent);
  }
  const observer = new ResizeObserver(([{contentRect}]) => {
    ({width, height} = contentRect);
    onNextFrame(draw);
  });
  observer.observe(pictures[0]);
  return {element, destroy: () => observer.disconnect()};
}
