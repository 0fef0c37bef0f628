// The share of points that are trained on: with the data, and where points are drawn.

import {refusalOf} from './number_field.js';
import {createSliderRow} from './slider_row.js';

/** @param {import('../../i18n/index.js').Translate} t @param {import('./own_points.js').OwnPoints} own */
export function createShareRow(t, own) {
  return createSliderRow({label: t('data.percTrainData'), hint: t('data.percTrainData_hint'), low: 10, high: 90, step: 10, unit: '%',
    accept: (value) => refusalOf(t, value, {low: 0, high: 100, lowOpen: true}),
    drag: (value) => own.share(value, false),
    choose: (value) => own.share(value, true)});
}
