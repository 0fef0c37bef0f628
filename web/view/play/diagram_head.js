// The head of a layer on the diagram: its name, its activation, how many units it has, whether it learns its parameters.

import {MAX_UNITS} from '../../state.js';
import {make, setAttribute, setOff} from '../make.js';
import {stamp} from '../stamp.js';
import {hideable} from './hiding.js';
import {withHint} from './hint.js';
import {readNumber} from './number_field.js';

/** @typedef {import('./parts.d.ts').PlayContext} PlayContext */
/** @typedef {import('../../state.js').Spec} Spec */
/** @typedef {import('../../state.js').Layer} Layer */

/** Of a refusal, in ms. */
const READING_TIME = 6000;
const LEARNS = /** @type {const} */ (['none', 'layer', 'unit']);

/** @typedef {import('./diagram_menu.js').Question} Question */
/** What the heads are given beside the context: the menu of functions, which all share. @typedef {PlayContext & {ask(question: Question): void}} HeadContext */

/** A link may ask for a function that there is none of: then there is no picture. @param {PlayContext} context @param {Spec | null} spec */
const pictureOf = ({core, activations}, spec) => (spec && activations.has(spec.id) ? [stamp(core, {id: spec.id})] : []);

/**
 * The button that says a layer's function and opens the menu.
 * @param {HeadContext} context
 * @param {{control: string, spec: Spec | null, words: string, said: string, hint: string, chosen: string, first?: Question['first'], choose(id: string): void}} options
 *     control: as links hide it. spec: what its stamp shows
 */
function activationButton(context, {control, spec, words, said, hint, chosen, first = [], choose}) {
  const button = make('button', {type: 'button', class: 'button play-activation', 'aria-haspopup': 'dialog', 'aria-expanded': 'false', 'aria-label': context.t('diagram.activation_is', {said, name: words}),
    onclick: () => context.ask({opener: button, said, chosen, first, choose})},
      make('span', {class: 'play-stamp'}, ...pictureOf(context, spec)), make('span', {class: 'play-activation-name'}, words));
  return hideable(context.session, control, withHint(button, hint));
}

/** What stands over a narrow column, whose controls are in the row below: the curve and how many units.
 * @param {HeadContext} context @param {Spec | null} spec @param {string} count */
const brief = (context, spec, count) => make('span', {class: 'play-head-brief', 'aria-hidden': 'true'},
    make('span', {class: 'play-stamp'}, ...pictureOf(context, spec)), count);

/** Whether there is something to learn. @param {PlayContext} context @param {string} id */
export function isLearnable({activations}, id) {
  return activations.get(id)?.parameters.some(({learnable}) => learnable) ?? false;
}

/** @param {PlayContext} context @param {string} id @param {Layer['learn']} learn @param {(learn: Layer['learn']) => void} take */
function learnMenu(context, id, learn, take) {
  const {t} = context;
  if (!isLearnable(context, id)) return null;
  const menu = make('select', {class: 'play-learn', 'aria-label': t('diagram.learn'), onchange: () => take(/** @type {any} */ (menu.value))},
      ...LEARNS.map((value) => make('option', {value, selected: value === learn}, t(`diagram.learn_${value}`))));
  return withHint(menu, t('diagram.learn_hint'));
}

/** Links in which all layers are alike can be said in TensorFlow Playground's keys.
 * @param {readonly Layer[]} layers @param {Spec} before */
export function commonActivation(layers, before) {
  const [first] = layers;
  const areAlike = first && layers.every(({activation, learn}) => learn === 'none' && JSON.stringify(activation) === JSON.stringify(first.activation));
  return areAlike ? first.activation : before;
}

/** The head of hidden layer l. @param {HeadContext} context @param {number} l */
export function hiddenHead(context, l) {
  const {session, selection, t} = context;
  const layer = session.state.layers[l];
  const n = l + 1;
  /** @param {Partial<Layer>} changes */
  const change = (changes) => {
    const {state} = session;
    const layers = state.layers.map((other, i) => (i === l ? {...other, ...changes} : other));
    session.set({layers, activation: commonActivation(layers, state.activation)}, {push: true});
  };
  const name = make('button', {type: 'button', class: 'play-layer-name', onclick: () => selection.set({layer: l, unit: null})}, t('diagram.layer', {n}));
  const words = context.activations.get(layer.activation.id)?.name ?? layer.activation.id;
  const menu = activationButton(context, {control: 'activation', spec: layer.activation, words, said: t('diagram.activation_of', {n}), hint: t('diagram.activation_hint'), chosen: layer.activation.id, choose: (id) => {
    change({activation: {id, parameters: {}}, learn: isLearnable(context, id) ? layer.learn : 'none'});
    selection.set({layer: l, unit: null});
  }});
  const count = make('input', {type: 'text', inputmode: 'numeric', class: 'play-units', 'aria-label': t('diagram.units_of', {n}), value: layer.units});
  const wrong = make('span', {class: 'error', role: 'status'});
  const units = (/** @type {number} */ wanted) => {
    if (!Number.isInteger(wanted) || wanted < 1 || wanted > MAX_UNITS) {
      setAttribute(count, 'aria-invalid', true);
      wrong.textContent = t('diagram.units_refused', {limit: MAX_UNITS});
      return;
    }
    if (wanted !== layer.units) change({units: wanted});
  };
  count.addEventListener('change', () => units(readNumber(count.value)));
  count.addEventListener('blur', () => {
    count.value = String(layer.units);
    setAttribute(count, 'aria-invalid', false);
    setTimeout(() => {
      wrong.textContent = '';
    }, READING_TIME);
  });
  const stepper = (/** @type {1 | -1} */ by) => {
    const button = make('button', {type: 'button', class: 'play-step', 'aria-label': t(by > 0 ? 'diagram.more_units' : 'diagram.fewer_units', {n}), onclick: () => units(layer.units + by)}, by > 0 ? '+' : '−');
    setOff(button, layer.units === (by < 0 ? 1 : MAX_UNITS));
    return button;
  };
  const learn = learnMenu(context, layer.activation.id, layer.learn, (value) => change({learn: value}));
  return make('div', {class: 'play-head', 'data-layer': l}, name, brief(context, layer.activation, String(layer.units)),
      make('div', {class: 'play-head-controls'}, make('span', {class: 'play-head-of', 'aria-hidden': 'true'}, t('diagram.layer', {n})), menu,
          hideable(session, `numNodes${n}`, make('span', {class: 'play-unit-count', role: 'group', 'aria-label': t('diagram.units_of', {n})}, stepper(-1), count, stepper(1))), wrong,
          ...(learn ? [hideable(session, 'learn', learn)] : [])));
}

/** The head of the output. @param {HeadContext} context */
export function outputHead(context) {
  const {session, selection, run, t} = context;
  const {output} = session.state;
  const last = run.network.layers.length - 1;
  const own = run.network.layers[last].activation;
  const implied = 'id' in own ? context.activations.get(own.id)?.name ?? own.id : own.formula;
  const name = make('button', {type: 'button', class: 'play-layer-name', onclick: () => selection.set({layer: last, unit: null})}, t('diagram.output'));
  const spec = output === null ? ('id' in own && context.activations.has(own.id) ? {id: own.id, parameters: {}} : null) : context.activations.has(output.activation.id) ? output.activation : null;
  const first = [{value: '', name: t('diagram.automatic'), words: t('diagram.automatic_about'), spec: null},
    ...(run.classes > 0 ? [{value: 'softmax', name: 'softmax', words: t('diagram.softmax_about'), spec: null}] : [])];
  const words = output === null ? t('diagram.implied', {name: implied}) : context.activations.get(output.activation.id)?.name ?? output.activation.id;
  const menu = activationButton(context, {control: 'outputActivation', spec, words, said: t('diagram.activation_of_output'), hint: t('diagram.output_hint'), chosen: output?.activation.id ?? '', first, choose: (id) => {
    session.set({output: id === '' ? null : {activation: {id, parameters: {}}, learn: 'none'}}, {push: true});
    selection.set({layer: last, unit: null});
  }});
  const learn = output && learnMenu(context, output.activation.id, output.learn, (value) => session.set({output: {...output, learn: value}}, {push: true}));
  const {units} = run.network.layers[last];
  return make('div', {class: 'play-head', 'data-layer': last}, name, brief(context, spec, String(units)), make('div', {class: 'play-head-controls'},
      make('span', {class: 'play-head-of', 'aria-hidden': 'true'}, t('diagram.output')), menu,
      make('span', {class: 'play-unit-count play-soft'}, t(units === 1 ? 'diagram.one_unit' : 'diagram.n_units', {n: units})), ...(learn ? [hideable(session, 'learn', learn)] : [])));
}
