// The languages that a function can be taken away in, and what each is given.

import {cpp} from './cpp.js';
import {javascript} from './javascript.js';
import {latex} from './latex.js';
import {identifier} from './names.js';
import {parametersIn, parse} from './parse.js';
import {jax, keras, numpy, torch} from './python.js';

/**
 * `formula` and `derivative` are the textbook's, the derivative empty where it is too long; `stable` is what code computes.
 * @typedef {{id: string, title: string, formula: string, stable: string, derivative: string, parameters: Record<string, number>}} Subject
 */

/**
 * The text of a function in pieces, for files with several: its name and those of its parameters there, what stands before it, itself.
 * @typedef {{name: string, names: string[], helpers: string[], code: string}} Pieces
 */

/** @type {Record<string, {name: string, ending: string, write: (subject: Subject) => string}>} */
export const LANGUAGES = {
  latex: {name: 'LaTeX', ending: 'tex', write: latex},
  cpp: {name: 'C++', ending: 'h', write: cpp},
  numpy: {name: 'NumPy', ending: 'py', write: numpy},
  pytorch: {name: 'PyTorch', ending: 'py', write: torch},
  keras: {name: 'Keras', ending: 'py', write: keras},
  jax: {name: 'JAX', ending: 'py', write: jax},
  javascript: {name: 'JavaScript', ending: 'js', write: javascript},
};

/** A title stands in a comment: it must not end it, nor turn the direction of what follows. @param {string} text */
export const onOneLine = (text) => text.replace(/[\s\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ').trim();

/**
 * @param {{id: string, name: string, texts: {formula: string, stable: string, derivative: {formula: string}}, parameters: Record<string, number>}} given
 *     `id` may be a name that someone chose; the parameters are all that the function has.
 * @returns {Subject}
 */
export function subjectOf({id, name, texts: {formula, stable, derivative}, parameters}) {
  const names = parametersIn(parse(stable));
  return {id: identifier(id, 'activation'), title: onOneLine(`${name}: f(z) = ${formula.replaceAll(/\bx\b/g, 'z')}`), formula, stable, derivative: derivative.formula,
    parameters: Object.fromEntries(names.map((parameter) => [parameter, parameters[parameter]]))};
}
