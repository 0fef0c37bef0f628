// Our own keys of the hash about the view of softmax: the logits and what is done with them.

import {choice, number, parseNumber} from './codecs.js';

export const [MIN_LOGITS, MAX_LOGITS] = [2, 10];
/** Of a logit, and of what is added to all of them. */
export const MAX_LOGIT = 1e6;
/** Temperatures that leave the quotient of a logit a finite number. */
export const [MIN_TEMPERATURE, MAX_TEMPERATURE] = [1e-6, 1e6];
export const NORMALIZERS = ['softmax', 'log_softmax', 'softmin', 'sparsemax'];

/** 2,1,0.1 @returns {import('./codecs.js').Codec} */
function logits() {
  return {
    parse(text, report) {
      const values = text.split(',').map((item) => parseNumber(item.trim()));
      const isRight = values.length >= MIN_LOGITS && values.length <= MAX_LOGITS &&
        values.every((value) => value !== undefined && Math.abs(value) <= MAX_LOGIT);
      return isRight ? values : void report('not_logits', text, {least: MIN_LOGITS, most: MAX_LOGITS, reach: MAX_LOGIT});
    },
    write: (values) => values.join(','),
  };
}

/** @type {import('../state.js').SchemaRow[]} */
export const SOFTMAX_KEYS = [
  {key: 'logits', codec: logits(), initial: [2, 1, 0.1], invalidates: 'vector'},
  {key: 'temperature', codec: number({low: MIN_TEMPERATURE, high: MAX_TEMPERATURE}), initial: 1, invalidates: 'vector'},
  {key: 'vector', codec: choice(NORMALIZERS), initial: 'softmax', invalidates: 'vector'},
  {key: 'class', codec: number({low: 0, high: MAX_LOGITS - 1, isWhole: true}), initial: 0, invalidates: 'vector'},
  {key: 'shift', codec: number({low: -MAX_LOGIT, high: MAX_LOGIT}), initial: 0, invalidates: 'vector'},
];
