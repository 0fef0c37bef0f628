// The functions as they are taken away, at every setting of tests/reference, and what their values must be.

import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';

import {loadCore} from '../../web/core.js';
import {LANGUAGES, subjectOf} from '../../web/state/code/languages.js';

/**
 * @typedef {{z: number, value: number, slope: number, condition: number}} Point
 * @typedef {{subject: import('../../web/state/code/languages.js').Subject, kinks: number[], points: Point[], where: string}} Setting
 */

const core = await loadCore();
const activations = core.catalogue().activations;

/** What is taken away of a function with some of its parameters set. @param {string} id @param {Record<string, number>} given */
export function subjectFor(id, given = {}) {
  const activation = activations.find((row) => row.id === id);
  const initial = Object.fromEntries(activation.parameters.map((parameter) => [parameter.name, parameter.initial]));
  return subjectOf({id, name: activation.name, texts: core.texts({id, parameters: given}), parameters: {...initial, ...given}});
}

/** @returns {Setting[]} */
export function settings() {
  const found = [];
  for (const line of readFileSync(new URL('../reference/activations.txt', import.meta.url), 'utf8').trim().split('\n')) {
    const words = line.split(' ');
    if (words[0] === 'setting') {
      const parameters = Object.fromEntries(words.slice(3).map((word) => word.split('=')).map(([name, value]) => [name, Number(value)]));
      found.push({subject: subjectFor(words[1], parameters), kinks: core.facts({id: words[1], parameters}).kinks.map(({at}) => at), points: [], where: words.slice(1).join(' ')});
    } else if (!['gradients', 'special'].includes(words[0])) {
      found.at(-1).points.push({z: Number(words[0]), value: Number(words[1].replace('inf', 'Infinity')), slope: Number(words[2].replace('inf', 'Infinity')), condition: Number(words[4])});
    }
  }
  return found;
}

export const SMALLEST_NORMAL = 2.2250738585072014e-308;

/** 1e-12 of the value, and what a rounding of z alone is worth; where the value is 0 or below every normal number, 1e-15 of nothing.
 * @param {number} computed @param {Point} point */
export function isNear(computed, {value, condition}) {
  if (computed === value) return true;
  const allowed = Number.isFinite(condition) ? Math.abs(value) * (1e-12 + 4e-16 * condition) : 1e-15;
  return Math.abs(computed - value) <= allowed + 2 * SMALLEST_NORMAL;
}

/** Every setting in one language, in functions of their own names: f0, f1 ... @param {string} language @param {Setting[]} list */
export const written = (language, list) => list.map(({subject}, i) => LANGUAGES[language].write({...subject, id: `f${i}`}));

/** @param {Setting[]} list @param {number[][]} values Of each setting, in the order of its points. @param {(point: Point, setting: Setting) => boolean} [can] */
export function assertAgree(list, values, can = () => true) {
  let compared = 0;
  const wrong = list.flatMap((setting, i) => setting.points.flatMap((point, k) => {
    if (!can(point, setting)) return [];
    compared++;
    return isNear(values[i][k], point) ? [] : [`${setting.where} at ${point.z}: ${values[i][k]}, not ${point.value}`];
  }));
  assert.deepEqual(wrong.slice(0, 40), [], `${wrong.length} of ${compared}`);
  return compared;
}

/** Beyond it a square of z is no number, and a formula that has one cannot say more. @param {Point} point @param {Setting} setting */
export const isInReach = ({z}, {subject: {stable}}) => Math.abs(z) < 1e150 || !stable.includes('x^2');
