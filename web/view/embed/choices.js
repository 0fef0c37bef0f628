// What an author chooses of an embed: its parts, its language and colours, whether readers may change it, its size, its title.

import {PARTS} from '../../state/parts.js';
import {make, setAttribute} from '../make.js';

/** What is ticked at first: small enough for an article. @type {Record<string, string[]>} */
const FIRST = {
  play: ['controls', 'network', 'curve', 'surface', 'loss'],
  functions: ['plot', 'legend', 'sliders'],
  softmax: ['logits'],
};
const WIDTH = {low: 240, high: 2000, initial: 720};
const HEIGHT = {low: 120, high: 4000};
const LONGEST_TITLE = 200;

/** @typedef {{show: string[], hide: string[], locked: string[], theme: string | null, lang: string | null, width: number, height: number | null, title: string}} Chosen */

/**
 * @param {{view: keyof typeof PARTS, title: string, t: import('../../i18n/index.js').Translate, onChange: () => void}} options
 */
export function createChoices({view, title, t, onChange}) {
  const said = make('p', {class: 'hint', role: 'status'});

  /** @param {string} text @param {boolean} isOn @param {() => void} [changed] */
  function tick(text, isOn, changed = onChange) {
    const box = make('input', {type: 'checkbox', checked: isOn, onchange: changed});
    return {box, label: make('label', {class: 'embed-tick'}, box, text)};
  }

  const parts = PARTS[view].map((name) => {
    const {box, label} = tick(t(`embed.part_${name}`), FIRST[view].includes(name), () => {
      const isNone = parts.every((part) => !part.box.checked);
      said.textContent = isNone ? t('embed.last_part') : '';
      if (isNone) box.checked = true;
      else onChange();
    });
    return {name, box, label};
  });
  const lock = tick(t('embed.locked'), false);
  const credit = tick(t('embed.credit'), true);

  /** @param {string} id @param {string} label @param {[string, string][]} options */
  function menu(id, label, options) {
    const select = make('select', {id, onchange: onChange}, ...options.map(([value, text]) => make('option', {value}, text)));
    return {select, row: make('div', {class: 'embed-row'}, make('label', {for: id}, label), select)};
  }
  const lang = menu('embed-lang', t('embed.language'), [['', t('embed.language_reader')], ['en', 'English'], ['zh-Hans', '中文']]);
  lang.select.setAttribute('aria-describedby', 'embed-lang-hint');
  const theme = menu('embed-theme', t('embed.theme'), [['', t('embed.theme_reader')], ['light', t('embed.theme_light')], ['dark', t('embed.theme_dark')]]);

  const error = make('p', {class: 'error', id: 'embed-size-error', role: 'status'});
  /** @param {string} id @param {string} label @param {{low: number, high: number}} limits @param {Record<string, any>} attributes */
  function length(id, label, {low, high}, attributes) {
    const input = make('input', {id, class: 'value', type: 'number', inputmode: 'numeric', min: low, max: high, step: 1, 'aria-describedby': error.id, ...attributes, oninput: () => {
      const isWrong = !isRight(input, low, high);
      setAttribute(input, 'aria-invalid', isWrong);
      error.textContent = isWrong ? t('embed.bad_size', {name: label, low, high}) : '';
      if (!isWrong) onChange();
    }});
    return {input, row: make('div', {class: 'embed-row'}, make('label', {for: id}, label), input)};
  }
  const width = length('embed-width', t('embed.width'), WIDTH, {value: WIDTH.initial, required: true});
  const height = length('embed-height', t('embed.height'), HEIGHT, {placeholder: t('embed.height_auto')});

  const name = make('input', {id: 'embed-title-text', class: 'search', type: 'text', maxlength: LONGEST_TITLE, value: title, 'aria-describedby': 'embed-title-hint', oninput: onChange});

  const group = (/** @type {string} */ legend, /** @type {Node[]} */ ...content) => make('fieldset', {class: 'embed-group'}, make('legend', {}, legend), ...content);
  const element = make('div', {class: 'embed-choices'},
      group(t('embed.parts'), make('div', {class: 'embed-ticks'}, ...parts.map(({label}) => label)), said),
      group(t('embed.behaviour'), lock.label, make('p', {class: 'hint'}, t('embed.locked_hint')), credit.label, lang.row, make('p', {class: 'hint', id: 'embed-lang-hint'}, t('embed.language_hint')), theme.row),
      group(t('embed.size'), width.row, height.row, error, make('p', {class: 'hint'}, t('embed.size_hint'))),
      group(t('embed.name'), make('label', {class: 'visually-hidden', for: name.id}, t('embed.name')), name, make('p', {class: 'hint', id: 'embed-title-hint'}, t('embed.name_hint'))));

  return {
    element,
    /** @returns {Chosen} Of a size that is none, the last that was one. */
    read() {
      const shown = parts.filter(({box}) => box.checked).map((part) => part.name);
      return {
        show: shown.length === parts.length ? ['all'] : shown, hide: credit.box.checked ? [] : ['credit'], locked: lock.box.checked ? ['all'] : [],
        theme: theme.select.value || null, lang: lang.select.value || null,
        width: lastOf(width.input, WIDTH) ?? WIDTH.initial, height: lastOf(height.input, HEIGHT), title: name.value.trim() || title,
      };
    },
  };
}

/** @param {HTMLInputElement} input @param {number} low @param {number} high */
function isRight(input, low, high) {
  const value = Number(input.value);
  if (input.value === '') return !input.required && !input.validity.badInput;
  return Number.isInteger(value) && value >= low && value <= high;
}

/** @param {HTMLInputElement} input @param {{low: number, high: number}} limits @returns {number | null} */
function lastOf(input, {low, high}) {
  return input.value !== '' && isRight(input, low, high) ? Number(input.value) : null;
}
