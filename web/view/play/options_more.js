// What fewer people turn: the settings of the optimizer, rates, gain, gradient limit, what becomes of leftover points.

import {make} from '../make.js';
import {hideable} from './hiding.js';
import {createNumberField, nextRung, refusalOf} from './number_field.js';
import {createPopup} from './popup.js';

/** @typedef {import('./parts.d.ts').PlayContext} PlayContext */
/** @typedef {import('../../state.js').State} State */
/** @typedef {import('../../core.d.ts').Optimizer['settings'][number]} Setting */

const OWN = ['learningRate'];
const LEFTOVERS = ['carry', 'use', 'drop'];
const DECAYS = ['weights', 'all'];
const ANY = {low: 0, high: Number.MAX_VALUE};

/** @param {PlayContext} context */
export function createMore({core, session, t}) {
  /** A control with its sentence under it. @param {HTMLElement} control @param {HTMLElement} element @param {string} text */
  const explained = (control, element, text) => {
    const hint = make('span', {class: 'hint', id: `${control.id}-hint`}, text);
    control.setAttribute('aria-describedby', [control.getAttribute('aria-describedby'), hint.id].filter(Boolean).join(' '));
    return make('div', {class: 'play-explained'}, element, hint);
  };

  /** @param {string} name @param {readonly string[]} values @param {(value: any) => void} take */
  const choice = (name, values, take) => {
    const select = make('select', {id: `play-more-${name}`, onchange: () => take(select.value)},
        ...values.map((value) => make('option', {value}, t(`method.${value}`))));
    const field = make('span', {class: 'play-field play-wide'}, make('label', {for: select.id}, t(`option.${name}`)), select);
    return {select, element: explained(select, field, t(`option_hint.${name}`))};
  };

  /** @param {string} name @param {(isOn: boolean) => void} take */
  const check = (name, take) => {
    const box = make('input', {type: 'checkbox', id: `play-more-${name}`, onchange: () => take(box.checked)});
    const field = make('label', {class: 'play-check', for: box.id}, box, t(`option.${name}`));
    return {box, element: explained(box, field, t(`option_hint.${name}`))};
  };

  /** @param {string} name @param {Omit<Parameters<typeof createNumberField>[0], 'label' | 't' | 'class'>} options */
  const number = (name, options) => {
    const field = createNumberField({...options, label: t(`option.${name}`), t, class: 'play-wide'});
    return {...field, element: explained(field.input, field.element, t(`option_hint.${name}`))};
  };

  const penalty = number('penalty', {
    accept: (value) => refusalOf(t, value, ANY),
    take: (value) => session.set({regularizationRate: /** @type {number} */ (value)}), next: nextRung});
  const clip = number('clip', {mayBeEmpty: true, placeholder: t('option.no_limit'),
    accept: (value) => refusalOf(t, value, {...ANY, lowOpen: true}),
    take: (clipNorm) => session.set({clipNorm})});
  const gain = number('gain', {
    accept: (value) => refusalOf(t, value, ANY),
    take: (value) => putGain(/** @type {number} */ (value))});
  const suited = check('suited', (isOn) => putGain(isOn ? 'activation' : 1, {push: true}));
  const leftovers = choice('leftovers', LEFTOVERS, (value) => session.set({leftovers: value}, {push: true}));
  const shuffle = check('shuffle', (isOn) => session.set({shuffle: isOn}, {push: true}));
  const own = make('div', {class: 'play-own'});
  const popup = createPopup({label: t('option.more'), hint: t('option_hint.more'), class: 'play-more'},
      make('div', {class: 'play-more-columns'}, own,
          make('div', {class: 'play-own'}, penalty.element, clip.element, gain.element, suited.element, leftovers.element, shuffle.element)));

  /** @param {number | 'activation'} value @param {{push?: boolean}} [options] */
  function putGain(value, options) {
    const {id} = session.state.initializer;
    session.set({initializer: value === 1 ? {id} : {id, gain: value}}, options);
  }

  /** @param {Setting} setting @param {number | boolean | string} value @param {{push?: boolean}} [options] */
  function putSetting({name, initial, flag}, value, options) {
    const {[/** @type {'momentum'} */ (name)]: _, ...rest} = session.state.optimizer;
    const isUsual = flag ? value === (initial === 1) : value === initial;
    session.set({optimizer: isUsual ? rest : {...rest, [name]: value}}, options);
  }

  /** @type {(() => void)[]} */
  let showSettings = [];
  let built = '';

  /** The settings of this optimizer, made anew for another one. */
  function buildSettings() {
    const {optimizer} = session.state;
    if (built === optimizer.id) return;
    built = optimizer.id;
    showSettings = [];
    const row = core.catalogue().optimizers.find(({id}) => id === optimizer.id);
    const elements = (row?.settings ?? []).filter(({name}) => !OWN.includes(name)).map((setting) => {
      const {name, initial, flag} = setting;
      const given = () => /** @type {any} */ (session.state.optimizer)[name];
      if (flag) {
        const {box, element} = check(name, (isOn) => putSetting(setting, isOn, {push: true}));
        showSettings.push(() => {
          box.checked = given() ?? initial === 1;
        });
        return element;
      }
      const field = number(name, {accept: (value) => refusalOf(t, value, setting), take: (value) => putSetting(setting, /** @type {number} */ (value))});
      showSettings.push(() => field.show(given() ?? initial));
      return field.element;
    });
    const decay = choice('decay', DECAYS, (value) => {
      const {decay: _, ...rest} = session.state.optimizer;
      session.set({optimizer: value === DECAYS[0] ? rest : {...rest, decay: value}}, {push: true});
    });
    showSettings.push(() => {
      decay.select.value = session.state.optimizer.decay ?? DECAYS[0];
    });
    own.replaceChildren(...elements, decay.element);
  }

  function update() {
    const {state} = session;
    buildSettings();
    for (const show of showSettings) show();
    penalty.show(state.regularizationRate);
    hideable(session, 'regularizationRate', penalty.element);
    penalty.element.hidden ||= state.regularization === 'none';
    clip.show(state.clipNorm);
    const given = state.initializer.gain ?? 1;
    suited.box.checked = given === 'activation';
    gain.element.hidden = given === 'activation';
    if (given !== 'activation') gain.show(given);
    leftovers.select.value = state.leftovers;
    shuffle.box.checked = state.shuffle;
  }

  return {element: popup.element, update, destroy: () => popup.close()};
}
