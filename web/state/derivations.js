// How the derivatives of the main functions are found, step by step, as formulas of the core's own language.
//
// What a step shows and what its test computes is the same text, so a line that is wrong cannot be shown. In a formula dd1, dd2
// stand for the derivatives of `inner`, and a letter of `letters` for the value of a formula: both are written as one reads them.
// Knows nothing of the page; the sentences are in i18n.

/**
 * `of` says what the step is equal to: f, f' or the derivative by the part's parameter. `why` is the id of its sentence.
 * @typedef {{of: 'f' | 'df' | 'gradient', formula: string, why: string, inner?: string[], letters?: Record<string, string>}} Step
 * @typedef {{title: string, by?: string, steps: Step[]}} Part
 */

const EXP_SUM = 'exp(x)+exp(-x)';
const EXP_DIFFERENCE = 'exp(x)-exp(-x)';
const TANH = `(${EXP_DIFFERENCE})/(${EXP_SUM})`;
const GATE = '(1+erf(x/sqrt(2)))/2';
const PIECES = 'if(x > 0, dd1, dd2)';

/** The slope of x * sigmoid(beta * x); `times` is "beta*" or nothing.
 * @param {string} times @returns {Part} */
const gated = (times) => ({title: 'slope', steps: [
  {of: 'f', formula: `x*sigmoid(${times}x)`, why: 'gate'},
  {of: 'df', formula: `dd1*sigmoid(${times}x)+x*dd2`, inner: ['x', `sigmoid(${times}x)`], why: 'product'},
  {of: 'df', formula: `sigmoid(${times}x)+x*(${times}sigmoid(${times}x)*(1-sigmoid(${times}x)))`, why: times ? 'sigmoid_chain' : 'sigmoid_slope'},
  {of: 'df', formula: `s+${times}x*s*(1-s)`, letters: {s: `sigmoid(${times}x)`}, why: 'gate_letter'},
  {of: 'df', formula: times ? 'beta*a+s*(1-beta*a)' : 'a+s*(1-a)', letters: {s: `sigmoid(${times}x)`, a: `x*sigmoid(${times}x)`}, why: 'gate_output'},
]});

/** @param {string} slope The name of the parameter. @returns {Part} */
const leaky = (slope) => ({title: 'slope', steps: [
  {of: 'f', formula: `if(x > 0, x, ${slope}*x)`, why: 'definition'},
  {of: 'df', formula: PIECES, inner: ['x', `${slope}*x`], why: 'pieces'},
  {of: 'df', formula: `if(x > 0, 1, ${slope})`, why: 'slopes_leaky'},
]});

/** By the id of the function. @type {Record<string, Part[]>} */
export const DERIVATIONS = {
  sigmoid: [{title: 'slope', steps: [
    {of: 'f', formula: '1/(1+exp(-x))', why: 'definition'},
    {of: 'df', formula: '-dd1/(1+exp(-x))^2', inner: ['1+exp(-x)'], why: 'reciprocal'},
    {of: 'df', formula: 'exp(-x)/(1+exp(-x))^2', why: 'inner_exp'},
    {of: 'df', formula: '1/(1+exp(-x))*(exp(-x)/(1+exp(-x)))', why: 'split'},
    {of: 'df', formula: '1/(1+exp(-x))*(1-1/(1+exp(-x)))', why: 'complement'},
    {of: 'df', formula: 'a*(1-a)', letters: {a: 'sigmoid(x)'}, why: 'sigmoid_output'},
  ]}],
  tanh: [{title: 'slope', steps: [
    {of: 'f', formula: TANH, why: 'definition'},
    {of: 'df', formula: `(dd1*(${EXP_SUM})-(${EXP_DIFFERENCE})*dd2)/(${EXP_SUM})^2`, inner: [EXP_DIFFERENCE, EXP_SUM], why: 'quotient'},
    {of: 'df', formula: `((${EXP_SUM})^2-(${EXP_DIFFERENCE})^2)/(${EXP_SUM})^2`, why: 'exp_pair'},
    {of: 'df', formula: `1-(${TANH})^2`, why: 'divide_square'},
    {of: 'df', formula: '1-a^2', letters: {a: 'tanh(x)'}, why: 'tanh_output'},
  ]}, {title: 'stretched', steps: [
    {of: 'f', formula: TANH, why: 'again'},
    {of: 'f', formula: '(1-exp(-2*x))/(1+exp(-2*x))', why: 'shorten_exp'},
    {of: 'f', formula: '2/(1+exp(-2*x))-1', why: 'two_less'},
    {of: 'f', formula: '2*sigmoid(2*x)-1', why: 'stretched'},
    {of: 'df', formula: '4*sigmoid(2*x)*(1-sigmoid(2*x))', why: 'stretched_slope'},
  ]}],
  relu: [{title: 'slope', steps: [
    {of: 'f', formula: 'max(0, x)', why: 'definition'},
    {of: 'f', formula: 'if(x > 0, x, 0)', why: 'cases'},
    {of: 'df', formula: PIECES, inner: ['x', '0'], why: 'pieces'},
    {of: 'df', formula: 'if(x > 0, 1, 0)', why: 'slopes_relu'},
  ]}],
  leaky_relu: [leaky('negative_slope')],
  prelu: [leaky('a'), {title: 'parameter', by: 'a', steps: [
    {of: 'gradient', formula: PIECES, inner: ['x', 'a*x'], why: 'by_parameter'},
    {of: 'gradient', formula: 'if(x > 0, 0, x)', why: 'gradient_prelu'},
  ]}],
  elu: [{title: 'slope', steps: [
    {of: 'f', formula: 'if(x > 0, x, alpha*(exp(x)-1))', why: 'definition'},
    {of: 'df', formula: PIECES, inner: ['x', 'alpha*(exp(x)-1)'], why: 'pieces'},
    {of: 'df', formula: 'if(x > 0, 1, alpha*exp(x))', why: 'slopes_exp'},
    {of: 'df', formula: 'if(x > 0, 1, a+alpha)', letters: {a: 'if(x > 0, x, alpha*(exp(x)-1))'}, why: 'elu_output'},
  ]}],
  selu: [{title: 'slope', steps: [
    {of: 'f', formula: 'if(x > 0, lambda*x, lambda*alpha*(exp(x)-1))', letters: {lambda: '1.0507009873554805', alpha: '1.6732632423543772'}, why: 'definition_selu'},
    {of: 'df', formula: PIECES, inner: ['lambda*x', 'lambda*alpha*(exp(x)-1)'], letters: {lambda: '1.0507009873554805', alpha: '1.6732632423543772'}, why: 'pieces'},
    {of: 'df', formula: 'if(x > 0, lambda, lambda*alpha*exp(x))', letters: {lambda: '1.0507009873554805', alpha: '1.6732632423543772'}, why: 'slopes_selu'},
  ]}],
  softplus: [{title: 'slope', steps: [
    {of: 'f', formula: '1/beta*log(1+exp(beta*x))', why: 'definition'},
    {of: 'df', formula: '1/beta*(dd1/(1+exp(beta*x)))', inner: ['1+exp(beta*x)'], why: 'logarithm'},
    {of: 'df', formula: '1/beta*(beta*exp(beta*x)/(1+exp(beta*x)))', why: 'inner_exp_beta'},
    {of: 'df', formula: 'exp(beta*x)/(1+exp(beta*x))', why: 'cancel_beta'},
    {of: 'df', formula: '1/(1+exp(-beta*x))', why: 'shorten_exp_beta'},
    {of: 'df', formula: 'sigmoid(beta*x)', why: 'is_sigmoid'},
  ]}],
  silu: [gated('')],
  swish: [gated('beta*')],
  gelu: [{title: 'slope', steps: [
    {of: 'f', formula: `x*(${GATE})`, why: 'definition'},
    {of: 'df', formula: `dd1*(${GATE})+x*dd2`, inner: ['x', GATE], why: 'product'},
    {of: 'df', formula: `${GATE}+x/2*dd1`, inner: ['erf(x/sqrt(2))'], why: 'half'},
    {of: 'df', formula: `${GATE}+x/2*(2/sqrt(pi)*exp(-(x/sqrt(2))^2)*(1/sqrt(2)))`, why: 'erf_rule'},
    {of: 'df', formula: `${GATE}+x*exp(-x^2/2)/sqrt(2*pi)`, why: 'tidy'},
    {of: 'df', formula: 'P+x*phi', letters: {P: GATE, phi: 'exp(-x^2/2)/sqrt(2*pi)'}, why: 'normal'},
  ]}],
};
