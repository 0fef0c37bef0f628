// A derivation to be walked through: one line more for each press, with the reason, and the number that stays the same.
//
// Loaded, with its texts, when someone asks how a derivative is found.

import {translator} from '../i18n/index.js';
import {formatNumber} from '../i18n/numbers.js';
import {equation, fit} from './card.js';
import {linesOf} from './derivation_lines.js';
import {closable} from './glossary.js';
import {make, setAttribute} from './make.js';
import {activeElement} from './root.js';

/** @typedef {import('./derivation_lines.js').Point} Point */
/** @typedef {import('./derivation_lines.js').Logits} Logits */

/** How far the place can be moved, and how finely. */
const REACH = 6;
const STEP = 0.05;

/** @param {readonly number[]} values */
const written = (values) => values.map((value) => (Number.isNaN(value) ? '–' : formatNumber(value, {significant: 6}))).join(', ');

/**
 * @param {string} id A function that has a derivation, or softmax.
 * @param {{core: import('../core.d.ts').Core, t: import('../i18n/index.js').Translate}} context
 * @param {Point | Logits} place Where the lines are computed at first.
 * @param {...Node} controls Of the place.
 */
export async function createDerivation(id, {core, t: {lang}}, place, ...controls) {
  const isVector = id === 'softmax';
  // The words in a formula's cases belong to Functions.
  const t = await translator(lang, ...(isVector ? [] : [/** @type {const} */ ('functions')]), 'derivations');
  const parts = linesOf(core, id);
  const all = parts.flatMap(({lines}) => lines);
  let shown = 0;

  const steps = all.map(({left, math, why}, i) => {
    const box = equation(left, math, t('derivation.formula', {n: i + 1}), t);
    const value = make('output', {class: 'step-value'});
    return {box, value, item: make('li', {class: isVector ? 'step vector' : 'step', hidden: true}, make('p', {}, t(`derivation.why_${why}`)), box, value)};
  });
  let first = 0;
  const sections = parts.map(({title, lines}) => {
    const items = steps.slice(first, first + lines.length).map(({item}) => item);
    const section = make('section', {}, make('h3', {}, t(`derivation.part_${title}`)), make('ol', {start: first + 1}, ...items));
    first += lines.length;
    return {section, items};
  });
  const at = make('span', {class: 'at'});
  const count = make('p', {class: 'hint count'});
  const status = make('p', {class: 'visually-hidden', role: 'status'});
  const hint = make('p', {class: 'hint', id: 'derivation-hint'});
  const explain = () => {
    const isWhole = shown === all.length;
    hint.textContent = t(activeElement() === whole ? 'derivation.all_hint' : isWhole ? 'derivation.again_hint' : 'derivation.next_hint');
  };
  const next = make('button', {class: 'button primary', 'aria-describedby': 'derivation-hint', onclick: () => reveal(shown < all.length ? shown + 1 : 1)});
  const whole = make('button', {class: 'button', 'aria-describedby': 'derivation-hint', onfocus: explain, onblur: explain, onclick: () => {
    next.focus();  // this button has nothing more to do
    reveal(all.length);
  }}, t('derivation.all'));
  const intro = make('p', {class: 'intro'}, t(isVector ? 'derivation.intro_softmax' : 'derivation.intro'));
  const element = make('div', {class: 'derivation'}, intro,
      ...sections.map(({section}) => section),
      make('div', {class: 'derivation-controls'}, make('div', {class: 'slider-row'}, ...controls, at), make('div', {class: 'buttons'}, next, whole, count, hint)), status);

  /** @param {number} n */
  function reveal(n) {
    const before = shown;
    shown = n;
    steps.forEach(({item, box}, i) => {
      item.hidden = i >= shown;
      if (i >= before && i < shown) fit(box);
    });
    for (const {section, items} of sections) section.hidden = items[0].hidden;
    const isWhole = shown === all.length;
    next.textContent = t(isWhole ? 'derivation.again' : 'derivation.next');
    explain();
    setAttribute(whole, 'disabled', isWhole);
    count.textContent = t('derivation.count', {n: shown, all: all.length});
    if (before === 0) return;
    const why = t(`derivation.why_${all[shown - 1].why}`);
    const isOne = shown <= before + 1;
    status.textContent = isOne ? t('derivation.announced', {n: shown, all: all.length, why}) : t('derivation.announced_all', {all: all.length});
    if (isOne) steps[shown - 1].item.scrollIntoView({block: 'nearest'});
  }

  /** Computes every line there. @param {Point | Logits} there */
  function show(there) {
    at.textContent = 'y' in there ? t('derivation.logits', {z: written(there.z), y: written(there.y)}) : t('derivation.at', {z: formatNumber(there.z)});
    all.forEach(({value}, i) => {
      steps[i].value.textContent = `= ${written(value(there))}`;
    });
  }

  const places = 'y' in place ? [place] : [place, {...place, z: -REACH}, {...place, z: REACH}];
  const mayBeTooLarge = all.some(({value}) => places.some((there) => value(there).some(Number.isNaN)));
  if (mayBeTooLarge) intro.after(make('p', {class: 'intro'}, t('derivation.too_large')));
  show(place);
  return {element, show, /** Once it is on the page: lines are fitted to their room. */ begin: () => reveal(1)};
}

/**
 * The derivation of one function as a dialog, with a slider for z, which moves the cursor of the plot too.
 * @param {import('../core.d.ts').Activation} activation
 * @param {import('./functions.js').Context} context
 * @param {Record<string, number>} parameters
 */
export async function openDerivation({id, name}, {core, session, t, place}, parameters) {
  const words = await translator(t.lang, 'derivations');
  const z = Math.max(-REACH, Math.min(REACH, session.state.z));
  const slider = make('input', {type: 'range', id: 'derivation-z', min: -REACH, max: REACH, step: STEP, value: z, oninput: () => {
    session.set({z: slider.valueAsNumber});
    derivation.show({z: slider.valueAsNumber, parameters});
  }});
  const label = make('label', {for: 'derivation-z'}, words('derivation.z'));
  const derivation = await createDerivation(id, {core, t}, {z, parameters}, label, slider);
  open(words('derivation.title', {name}), derivation, t, place);
}

/** The derivation of the gradient of softmax with cross-entropy as a dialog.
 * @param {Pick<import('./functions.js').Context, 'core' | 't' | 'place'>} context @param {Logits} point */
export async function openSoftmaxDerivation({core, t, place}, point) {
  const words = await translator(t.lang, 'derivations');
  open(words('derivation.title_softmax'), await createDerivation('softmax', {core, t}, point), t, place);
}

/** @param {string} title @param {Awaited<ReturnType<typeof createDerivation>>} derivation @param {import('../i18n/index.js').Translate} t
 * @param {Element} place */
function open(title, {element, begin}, t, place) {
  const dialog = closable('walk', title, t, element);
  dialog.addEventListener('close', () => dialog.remove());
  place.append(dialog);
  dialog.showModal();
  begin();
}
