// Softmax with cross-entropy, step by step: why the gradient of the loss by the logits is p - y.
//
// A step carries what it shows, as MathML, and the same line as a function of logits z and target y, which the test compares.
// Knows nothing of the page; the sentences are in i18n.

/**
 * `of` says what the value is: probabilities, the loss, its gradient by the logits, the slopes of all probabilities (row by row).
 * @typedef {{of: 'p' | 'loss' | 'gradient' | 'jacobian', left: string, right: string, why: string,
 *   value: (z: readonly number[], y: readonly number[]) => number[]}} VectorStep
 * @typedef {{title: string, steps: VectorStep[]}} VectorPart
 */

/** @param {string} letter */
const mi = (letter) => `<mi>${letter}</mi>`;
/** @param {string} sign */
const mo = (sign) => `<mo>${sign}</mo>`;
/** @param {...string} parts */
const row = (...parts) => `<mrow>${parts.join('')}</mrow>`;
/** @param {string} letter @param {string} index */
const sub = (letter, index) => `<msub>${mi(letter)}${mi(index)}</msub>`;
/** @param {string} above @param {string} below */
const frac = (above, below) => `<mfrac>${row(above)}${row(below)}</mfrac>`;
/** @param {string} index */
const exp = (index) => `<msup>${mi('e')}${sub('z', index)}</msup>`;
/** @param {string} index @param {...string} terms */
const sum = (index, ...terms) => row(`<munder>${mo('∑')}${mi(index)}</munder>`, ...terms);
/** @param {...string} inner */
const bracket = (...inner) => row(mo('('), ...inner, mo(')'));
/** @param {string} what @param {string} index */
const by = (what, index) => frac(`${mo('∂')}${what}`, `${mo('∂')}${sub('z', index)}`);
const SPACE = '<mspace width="0.17em"/>';
const LN = `${SPACE}<mi>ln</mi><mo>\u2061</mo>${SPACE}`;
const TOTAL = sum('k', exp('k'));
const MINUS = mo('−');
const ONE = '<mn>1</mn>';
const DELTA = `<msub>${mi('δ')}${row(mi('i'), mi('j'))}</msub>`;
const SLOPE = by(sub('p', 'i'), 'j');

/** @param {readonly number[]} values */
const total = (values) => values.reduce((a, b) => a + b, 0);
/** @param {readonly number[]} z */
const exps = (z) => z.map(Math.exp);
/** @param {readonly number[]} z */
const softmax = (z) => exps(z).map((e) => e / total(exps(z)));
/** Below it a share keeps few of its digits, or none: then ln p and p/p are known without it. */
const SMALLEST_SHARE = 1e-290;
/** The terms with y = 0 are 0, whatever they multiply. @param {number} y @param {() => number} factor */
const times = (y, factor) => (y === 0 ? 0 : y * factor());
/** ln p of class i. @param {readonly number[]} z @param {number} i */
function logShare(z, i) {
  const p = softmax(z)[i];
  return p > SMALLEST_SHARE ? Math.log(p) : z[i] - Math.log(total(exps(z)));
}
/** 1/p times p. @param {number} p */
const cancelled = (p) => (p > SMALLEST_SHARE ? 1 / p * p : 1);
/** @param {readonly number[]} z @param {(i: number, j: number) => number} entry */
const matrix = (z, entry) => z.flatMap((_, i) => z.map((_, j) => entry(i, j)));

/** @type {VectorPart[]} */
export const SOFTMAX_STEPS = [
  {title: 'softmax_loss', steps: [
    {of: 'p', left: sub('p', 'i'), right: frac(exp('i'), TOTAL), why: 'softmax', value: (z) => softmax(z)},
    {of: 'loss', left: mi('L'), right: row(MINUS, sum('i', sub('y', 'i'), LN, sub('p', 'i'))), why: 'cross_entropy',
      value: (z, y) => [-total(z.map((_, i) => times(y[i], () => logShare(z, i))))]},
    {of: 'loss', left: mi('L'), right: row(MINUS, sum('i', sub('y', 'i'), bracket(sub('z', 'i'), MINUS, LN, TOTAL))), why: 'log_quotient',
      value: (z, y) => [-total(z.map((logit, i) => y[i] * (logit - Math.log(total(exps(z))))))]},
    {of: 'loss', left: mi('L'), right: row(LN, TOTAL, MINUS, sum('i', sub('y', 'i'), sub('z', 'i'))), why: 'one_target',
      value: (z, y) => [Math.log(total(exps(z))) - total(z.map((logit, i) => y[i] * logit))]},
    {of: 'gradient', left: by(mi('L'), 'j'), right: row(frac(ONE, TOTAL), by('', 'j'), TOTAL, MINUS, by('', 'j'), sum('i', sub('y', 'i'), sub('z', 'i'))),
      why: 'log_chain', value: (z, y) => z.map((logit, j) => 1 / total(exps(z)) * Math.exp(logit) - y[j])},
    {of: 'gradient', left: by(mi('L'), 'j'), right: row(frac(exp('j'), TOTAL), MINUS, sub('y', 'j')), why: 'only_own',
      value: (z, y) => z.map((logit, j) => Math.exp(logit) / total(exps(z)) - y[j])},
    {of: 'gradient', left: by(mi('L'), 'j'), right: row(sub('p', 'j'), MINUS, sub('y', 'j')), why: 'p_minus_y',
      value: (z, y) => softmax(z).map((p, j) => p - y[j])},
  ]},
  {title: 'softmax_slopes', steps: [
    {of: 'jacobian', left: SLOPE, why: 'quotient_softmax',
      right: frac(row(bracket(by('', 'j'), exp('i')), TOTAL, MINUS, exp('i'), exp('j')), `<msup>${bracket(TOTAL)}<mn>2</mn></msup>`),
      value: (z) => matrix(z, (i, j) => {
        const [e, all] = [exps(z), total(exps(z))];
        return ((i === j ? e[i] : 0) * all - e[i] * e[j]) / all ** 2;
      })},
    {of: 'jacobian', left: SLOPE, right: row(sub('p', 'i'), DELTA, MINUS, sub('p', 'i'), sub('p', 'j')), why: 'delta',
      value: (z) => matrix(z, (i, j) => {
        const p = softmax(z);
        return p[i] * Number(i === j) - p[i] * p[j];
      })},
    {of: 'jacobian', left: SLOPE, right: row(sub('p', 'i'), bracket(DELTA, MINUS, sub('p', 'j'))), why: 'factor',
      value: (z) => matrix(z, (i, j) => {
        const p = softmax(z);
        return p[i] * (Number(i === j) - p[j]);
      })},
    {of: 'gradient', left: by(mi('L'), 'j'), right: row(MINUS, sum('i', frac(sub('y', 'i'), sub('p', 'i')), sub('p', 'i'), bracket(DELTA, MINUS, sub('p', 'j')))), why: 'chain_softmax',
      value: (z, y) => z.map((_, j) => -total(softmax(z).map((p, i, all) => times(y[i], () => cancelled(p) * (Number(i === j) - all[j])))))},
    {of: 'gradient', left: by(mi('L'), 'j'), right: row(sub('p', 'j'), MINUS, sub('y', 'j')), why: 'same_again',
      value: (z, y) => softmax(z).map((p, j) => p * total(y) - y[j])},
  ]},
];
