// The lines of a derivation: each with its MathML, the id of its sentence, and its value at a place.
//
// The core draws the MathML of a step's formula and computes it, so that what is read is what is computed.

import {DERIVATIONS} from '../state/derivations.js';
import {SOFTMAX_STEPS} from '../state/derivations_softmax.js';
import {F_OF_Z, SLOPE_OF_Z} from './card.js';

/** @typedef {import('../core.d.ts').Core} Core */
/** @typedef {import('../state/derivations.js').Step} Step */
/**
 * Where a line is computed: of softmax z are the logits and y the target, else z is one number.
 * @typedef {{z: number, parameters: Record<string, number>}} Point
 * @typedef {{z: readonly number[], y: readonly number[]}} Logits
 * @typedef {{left: string, math: string, why: string, value: (place: any) => number[]}} Line
 * @typedef {{title: string, lines: Line[]}} Part
 */

/** @param {Core} core @param {string} id A function of DERIVATIONS, or softmax. @returns {Part[]} */
export function linesOf(core, id) {
  if (id === 'softmax') {
    return SOFTMAX_STEPS.map(({title, steps}) => ({title, lines: steps.map(({left, right, why, of, value}) => ({
      left: `${left}<mo>=</mo>`, math: `<math display="block">${right}</math>`, why,
      value: (/** @type {Logits} */ {z, y}) => {
        // Every line is the same for logits that are all lower by as much, and these cannot overflow.
        const values = value(z.map((logit) => logit - Math.max(...z)), y);
        const target = y.indexOf(1);
        return of === 'jacobian' ? values.slice(target * z.length, (target + 1) * z.length) : values;
      },
    }))}));
  }
  return DERIVATIONS[id].map(({title, by, steps}) => ({title, lines: steps.map((step) => ({
    left: {f: F_OF_Z, df: SLOPE_OF_Z, gradient: `${partial('f', by ?? '')}<mo>=</mo>`}[step.of],
    math: mathOf(core, step, by),
    why: step.why,
    value: (/** @type {Point} */ {z, parameters}) => [valueOf(core, step, by, parameters, z)],
  }))}));
}

/** @param {string} what @param {string} by */
const partial = (what, by) => `<mfrac><mrow><mo>∂</mo>${what && `<mi>${what}</mi>`}</mrow><mrow><mo>∂</mo><mi>${by}</mi></mrow></mfrac>`;

/** The core writes dd1 as a word; here it becomes the derivative of what it stands for.
 * @param {Core} core @param {Step} step @param {string | undefined} by */
function mathOf(core, {formula, inner = []}, by) {
  const operator = by ? partial('', by) : '<mfrac><mi>d</mi><mrow><mi>d</mi><mi>z</mi></mrow></mfrac>';
  return inner.reduce((math, text, i) => {
    const content = mathml(core, text).replace(/^<math[^>]*>|<\/math>$/g, '');
    const bracket = content.includes('<mfrac>') ? '<mo>' : '<mo stretchy="false">';
    return math.replaceAll(`<mi>dd${i + 1}</mi>`, `<mrow>${operator}${bracket}(</mo>${content}${bracket})</mo></mrow>`);
  }, mathml(core, formula));
}

/** @param {Core} core @param {string} formula */
function mathml(core, formula) {
  const compiled = core.compileFormula(formula);
  if (!compiled.ok) throw new Error(`${formula}: ${compiled.message}`);
  return compiled.mathml;
}

/** NaN where the line, or something on the way to it, is too large for a double: e^(-z) at z = -1000.
 * @param {Core} core @param {Step} step @param {string | undefined} by @param {Record<string, number>} parameters @param {number} z */
function valueOf(core, {formula, inner = [], letters = {}}, by, parameters, z) {
  const point = Float64Array.of(z);
  const values = {...parameters};
  const areFinite = () => Object.values(values).every(Number.isFinite);
  /** @param {string} text */
  const spec = (text) => {
    const {parameters: names} = /** @type {any} */ (core.compileFormula(text));
    return {formula: text, parameters: Object.fromEntries(names.map((/** @type {string} */ name) => [name, values[name]]))};
  };
  for (const [letter, text] of Object.entries(letters)) values[letter] = core.evaluate(spec(text), point).f[0];
  if (!areFinite()) return NaN;
  inner.forEach((text, i) => {
    values[`dd${i + 1}`] = by ? core.parameterGradients(spec(text), point)[by]?.[0] ?? 0 : core.evaluate(spec(text), point).df[0];
  });
  const value = areFinite() ? core.evaluate(spec(formula), point).f[0] : NaN;
  return Number.isFinite(value) ? value : NaN;
}
