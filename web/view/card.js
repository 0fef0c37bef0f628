// The property card: what an activation is, what is true of it, what it is for.
//
// `cardModel` is plain data made from a row and its facts; `renderCard` writes it. A card that is rendered again for the same
// function only changes the sentences that changed, so it can follow a slider and keeps the focus where it is.

import {longName} from '../i18n/names.js';
import {term} from './glossary.js';
import {make} from './make.js';
import {shownScale} from './pointer.js';
import * as sentences from './sentences.js';

export {describe} from './sentences.js';

/**
 * @typedef {import('../i18n/index.js').Translate} Translate
 * @typedef {import('../core.d.ts').Activation} Activation
 * @typedef {import('../core.d.ts').Facts} Facts
 * @typedef {{activation: Activation, facts: Facts, t: Translate}} Subject
 */

/** In the order of the card: a fact's id in the texts, the entry of the glossary that explains it, its words. A fact that says
 * nothing about a row, whatever its parameters, has no words and no place.
 * @type {{id: string, glossary: string | null, words: (subject: Subject) => string}[]} */
const FACTS = [
  {id: 'range', glossary: 'range', words: ({facts, t}) => sentences.rangeWords(facts, t)},
  {id: 'monotonic', glossary: 'monotonic', words: ({facts, t}) => sentences.monotonicWords(facts, t)},
  {id: 'smooth', glossary: 'smooth', words: ({activation, facts, t}) => sentences.smoothWords(activation, facts, t)},
  {id: 'parity', glossary: 'symmetry', words: ({facts, t}) => t(`parity.${facts.parity}`)},
  {id: 'zero_centred', glossary: 'zero_centred', words: ({facts, t}) => sentences.zeroCentredWords(facts, t)},
  {id: 'saturates', glossary: 'saturation', words: ({facts, t}) => t(`saturates.${facts.saturates}`)},
  {id: 'far', glossary: 'asymptote', words: ({facts, t}) => sentences.farWords(facts, t)},
  {id: 'gate', glossary: 'gate', words: ({activation, t}) => (activation.gate === 'none' ? '' : t(`gate.${activation.gate}`))},
  {id: 'learnable', glossary: 'learnable', words: ({activation, t}) => sentences.learnableWords(activation, t)},
  {id: 'cost', glossary: 'cost', words: ({activation, t}) => t(`cost.${activation.cost}`)},
  {id: 'source', glossary: null, words: ({activation, t}) => sentences.sourceWords(activation, t)},
];

/** @type {[keyof Activation['frameworks'], string][]} */
const FRAMEWORKS = [['pytorch', 'PyTorch'], ['keras', 'Keras'], ['jax', 'JAX']];

/** The parts of a card that are prose, and so may be missing. */
const PROSE = ['use', 'trouble'];

/**
 * Everything a card says, as plain data.
 * @param {Subject} subject
 */
export function cardModel({activation, facts, t}) {
  const {id, name, mathml, derivative, frameworks} = activation;
  /** @param {string} key */
  const prose = (key) => (t.has(`functions.${id}.${key}`) ? t(`functions.${id}.${key}`) : '');
  return {
    name,
    longName: longName(activation, t.lang),
    mathml,
    derivative: derivative.mathml,
    facts: FACTS.map(({id: fact, glossary, words}) => ({
      id: fact, glossary, label: t(`fact.${fact}`), value: words({activation, facts, t}),
    })).filter(({value}) => value),
    frameworks: FRAMEWORKS.map(([key, label]) => ({label, code: frameworks[key]})),
    differ: prose('frameworks'),
    prose: PROSE.map((key) => ({id: key, title: t(`card.${key}`), text: prose(key)})).filter(({text}) => text),
  };
}

/**
 * @param {HTMLElement} container
 * @param {Subject} subject
 * @param {HTMLElement} derivation stands under the derivative
 */
export function renderCard(container, subject, derivation) {
  const model = cardModel(subject);
  // Sliders change values only; whatever else changes makes another card.
  const key = [subject.t.lang, subject.activation.id, model.mathml, model.derivative].join(' ');
  if (container.dataset.card !== key) {
    container.replaceChildren(...write(model, subject.t, derivation));
    container.dataset.card = key;
    for (const box of /** @type {NodeListOf<HTMLElement>} */ (container.querySelectorAll('.formula'))) fit(box);
  }
  for (const {id, value} of model.facts) {
    const cell = container.querySelector(`[data-fact="${id}"]`);
    if (cell instanceof HTMLElement && cell.dataset.value !== value) {
      cell.replaceChildren(...marked(value, subject.t));
      cell.dataset.value = value;
    }
  }
}

/**
 * @param {ReturnType<typeof cardModel>} model
 * @param {Translate} t
 * @param {HTMLElement} derivation
 */
function write(model, t, derivation) {
  const facts = make('dl', {class: 'facts'}, ...model.facts.flatMap(({id, glossary, label}) => [
    make('dt', {}, glossary ? term(glossary, t, label) : label),
    make('dd', {'data-fact': id}),
  ]));
  const frameworks = make('dl', {class: 'frameworks'}, ...model.frameworks.flatMap(({label, code}) => [
    make('dt', {}, label),
    make('dd', {}, code ? codeElement(code) : t('card.absent')),
  ]));
  return [
    make('h3', {}, t('card.definition')),
    equation(F_OF_Z, model.mathml, t('card.definition'), t),
    // The derivative of a long formula may be too long to be worth a line.
    ...(model.derivative ? [equation(SLOPE_OF_Z, model.derivative, t('card.derivative'), t)] : []),
    derivation,
    facts,
    ...model.prose.flatMap(({title, text}) => [make('h4', {}, title), make('p', {}, ...marked(text, t))]),
    make('h4', {}, t('card.frameworks')),
    frameworks,
    ...(model.differ ? [make('p', {}, ...marked(model.differ, t))] : []),
  ];
}

const OF_Z_IS = '<mo stretchy="false">(</mo><mi>z</mi><mo stretchy="false">)</mo><mo>=</mo>';
export const F_OF_Z = `<mi>f</mi>${OF_Z_IS}`;
export const SLOPE_OF_Z = `<mi>f</mi><mo lspace="0" rspace="0">′</mo>${OF_Z_IS}`;

/**
 * The core's own MathML, as the right side of an equation. It holds no other characters of a formula than the letters, digits
 * and underscores of its names and numbers.
 * @param {string} left what stands before it, with the equals sign, as MathML
 * @param {string} mathml
 * @param {string} label
 * @param {Translate} t
 */
export function equation(left, mathml, label, t) {
  // A wide formula scrolls inside its box, so the keyboard must be able to reach it.
  const box = make('div', {class: 'formula', role: 'group', 'aria-label': label, tabindex: '0'});
  box.innerHTML = mathml.replace(/^<math[^>]*>/, (math) => math + left);
  for (const word of box.querySelectorAll('mtext')) word.textContent = t(`formula.${word.textContent}`);
  return box;
}

/** How small a formula may be set, against its usual size, before it has to be scrolled. */
const SMALLEST = 0.7;

/** Sets a formula that is too wide for its box smaller, as a printer would. @param {HTMLElement} box */
export function fit(box) {
  const math = box.querySelector('math');
  if (!math) return;
  const {x: shown} = shownScale(box);
  const share = () => (box.clientWidth * shown) / math.getBoundingClientRect().width;
  let scale = 1;
  // Glyphs do not shrink in proportion: the first guess may leave the line a little too wide.
  while (share() < 1 && scale > SMALLEST) {
    scale = Math.max(SMALLEST, scale * share() * 0.99);
    math.style.fontSize = `${scale}em`;
  }
  box.classList.toggle('wide', share() < 1);
}

/** Code that breaks, where it must, after a dot, a comma or a bracket. @param {string} text */
function codeElement(text) {
  const pieces = text.match(/[^.,(]*[.,(]|[^.,(]+$/g) ?? [];
  return make('code', {}, ...pieces.flatMap((piece, i) => (i ? [make('wbr'), piece] : [piece])));
}

/**
 * The two kinds of markup that sentences have: `code`, and [words](entry of the glossary).
 * @param {string} text
 * @param {Translate} t
 * @returns {(Node | string)[]}
 */
export function marked(text, t) {
  return text.split(/(`[^`]+`|\[[^\]]+\]\(\w+\))/).map((piece) => {
    if (piece.startsWith('`')) return codeElement(piece.slice(1, -1));
    const [, words, id] = /^\[([^\]]+)\]\((\w+)\)$/.exec(piece) ?? [];
    return id ? term(id, t, words) : piece;
  });
}
