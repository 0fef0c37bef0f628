// The card of a unit: its bias and its incoming weights as numbers that follow the training and can be typed over.

import {find} from '../curves.js';
import {formatNumber} from '../../i18n/numbers.js';
import {make, setOff} from '../make.js';
import {createNumberField, short} from './number_field.js';

/** @typedef {import('./parts.d.ts').PlayContext} PlayContext */

/** More would make one more row of the network than can be read. */
const REACH = 1e6;

/** @param {PlayContext} context @param {{names(layer: number, unit: number): string, onClose(): void, onMove(place: {layer: number, unit: number}): void}} options names: of a unit, or of an input where layer is −1 */
export function createCard({run, session, activations, t}, {names, onClose, onMove}) {
  const title = make('h3', {});
  const said = make('p', {class: 'hint'});
  const fields = make('div', {class: 'play-card-fields'});
  const see = make('button', {type: 'button', class: 'button', onclick: () => seeFunction()});
  const close = make('button', {type: 'button', class: 'button', onclick: onClose}, t('dialog.close'));
  // Where units are too small for a finger, these reach them all.
  const [before, after] = /** @type {const} */ ([-1, 1]).map((by) => make('button', {type: 'button', class: 'button square', 'aria-label': t(by < 0 ? 'diagram.previous_unit' : 'diagram.next_unit'),
    onclick: () => at && onMove({layer: at.layer, unit: at.unit + by})}, by < 0 ? '↑' : '↓'));
  const element = make('div', {class: 'panel play-card', role: 'dialog', hidden: true}, make('div', {class: 'play-card-head'}, title, before, after, close), said, fields, see);
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();  // a dialog around it stays open
    event.stopPropagation();
    onClose();
  });
  /** @type {{layer: number, unit: number} | null} */
  let at = null;
  /** @type {ReturnType<typeof createNumberField>[]} the bias, then the weights */
  let rows = [];

  /** @param {number} value */
  const accept = (value) => (!run.progress.finite ? t('diagram.edit_refused') : Number.isFinite(value) && Math.abs(value) <= REACH ? '' : t('diagram.weight_refused', {limit: formatNumber(REACH)}));

  /** @param {string} label @param {(layer: import('../../core.d.ts').NetworkLayer, value: number) => void} put */
  const field = (label, put) => createNumberField({label, t, accept, class: 'play-weight', take: (value) => {
    const place = at;
    if (value === null || !place) return;
    run.edit(({layers}) => put(layers[place.layer], value));
  }});

  function seeFunction() {
    if (!at) return;
    const {activation, parameters} = run.network.layers[at.layer];
    if (!('id' in activation) || !activations.has(activation.id)) return;
    const {unit} = at;
    const numbers = Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, typeof value === 'number' ? value : value[unit]]));
    session.set({view: 'functions', functions: [{id: activation.id, parameters: numbers}], selected: 0}, {push: true});
  }

  function show() {
    if (!at) return;
    const {weights, biases, inputs} = run.network.layers[at.layer];
    rows[0].show(short(biases[at.unit]));
    for (let i = 0; i < inputs; i++) rows[i + 1].show(short(weights[at.unit * inputs + i]));
  }

  return {
    element,
    show,
    get at() {
      return at;
    },
    /** @param {{layer: number, unit: number} | null} place @param {number | null} [weight] the field to begin with */
    open(place, weight = null) {
      at = place;
      element.hidden = place === null;
      if (!place) return;
      const {layer, unit} = place;
      const {inputs, activation} = run.network.layers[layer];
      title.textContent = names(layer, unit);
      setOff(before, unit === 0);
      setOff(after, unit === run.network.layers[layer].units - 1);
      element.setAttribute('aria-label', names(layer, unit));
      said.textContent = t('diagram.card_hint');
      rows = [field(t('diagram.bias'), ({biases}, value) => {
        biases[unit] = value;
      }), ...Array.from({length: inputs}, (_, i) => field(t('diagram.weight_from', {name: names(layer - 1, i)}), ({weights}, value) => {
        weights[unit * inputs + i] = value;
      }))];
      fields.replaceChildren(...rows.map((row) => row.element));
      see.hidden = !('id' in activation) || !activations.has(activation.id);
      if (!see.hidden && 'id' in activation) see.textContent = t('diagram.see_function', {name: find(activations, activation.id).name});
      show();
      if (weight !== null) rows[weight + 1].input.select();
    },
  };
}
