// What the view of softmax shows, as numbers of the core: the function and its Jacobian, cross-entropy, the two ways of
// computing softmax with what happens in between, and the tutorial's thousand inputs. Knows nothing of the page.

/** @typedef {import('../../core.d.ts').Core} Core */
/** @typedef {import('../../state.js').State} State */

const EXP = {formula: 'exp(x)'};

/** @param {Core} core @param {Pick<State, 'logits' | 'temperature' | 'vector' | 'class'>} state */
export function valuesOf(core, {logits, temperature, vector, class: target}) {
  const z = Float64Array.from(logits);
  const {loss, gradient} = core.crossEntropy(z.map((entry) => entry / temperature), target);
  return {
    z, loss, gradient,
    output: core.vectorFunction(vector, z, {temperature}).value,
    jacobian: core.vectorJacobian(vector, z, {temperature}).jacobian,
  };
}

/** From first to last, as the core adds. @param {Float64Array} values */
const sumOf = (values) => values.reduce((sum, value) => sum + value, 0);

/** Where two shares differ by more than this, relatively, the eye sees it. */
const SEEN = 1e-4;

/** Both ways of computing softmax of (z + shift) / temperature, and how the naive one ends: with exponentials that are
 * infinite, of which only the sum is, that are all 0, that have lost digits; or as it should.
 * @param {Core} core @param {Pick<State, 'logits' | 'temperature' | 'shift'>} state */
export function comparisonOf(core, {logits, temperature, shift}) {
  const z = Float64Array.from(logits, (entry) => entry + shift);
  const largest = Math.max(...z);
  const exponents = z.map((entry) => entry / temperature);
  const lowered = z.map((entry) => (entry - largest) / temperature);
  const exps = core.evaluate(EXP, exponents).f;
  const loweredExps = core.evaluate(EXP, lowered).f;
  const [sum, loweredSum] = [sumOf(exps), sumOf(loweredExps)];
  const naive = core.vectorFunction('naive_softmax', z, {temperature}).value;
  const stable = core.vectorFunction('softmax', z, {temperature}).value;
  const difference = Math.max(...naive.map((p, i) => Math.abs(p - stable[i])));
  const isLost = naive.some((p, i) => !(Math.abs(p - stable[i]) <= SEEN * stable[i]));
  const end = exps.includes(Infinity) ? 'overflow' : sum === Infinity ? 'sum_overflow' : sum === 0 ? 'underflow' : isLost ? 'lost' : 'same';
  return {z, exponents, exps, sum, naive, lowered, loweredExps, loweredSum, stable, difference, end};
}

export const INPUTS = 1000;
const EVERY = 20;

/** INPUTS numbers evenly from 1 to 10 as one vector of logits, every twentieth of them marked as true: softmax, and p - y.
 * @param {Core} core */
export function rampOf(core) {
  const z = Float64Array.from({length: INPUTS}, (_, i) => 1 + (9 * i) / (INPUTS - 1));
  const p = core.vectorFunction('softmax', z).value;
  const y = Float64Array.from(z, (_, i) => ((i + 1) % EVERY === 0 ? 1 : 0));
  return {z, p, y, gradient: p.map((share, i) => share - y[i])};
}

/** The numbers of a text such as [1, 2, 3]. @param {string} text @returns {number[]} none: it is no list of numbers */
export function numbersIn(text) {
  const items = text.normalize('NFKC').replaceAll('−', '-').replace(/[[\](){};,、\s]+/g, ' ').trim().split(' ');
  const numbers = items.map(Number);
  return items.includes('') || !numbers.every(Number.isFinite) ? [] : numbers.map((value) => value + 0);
}
