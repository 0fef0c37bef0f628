// The bars of softmax as a picture: each class with its logit and what comes out of it. Loaded when it is asked for.

import {barOf, windowOf} from '../../draw/bars.js';
import {mark} from '../../draw/marks.js';
import {formatNumber} from '../../i18n/numbers.js';
import {svg} from '../svg.js';
import {HEADING, MARGIN, standalone} from '../takeaway_picture.js';
import {valuesOf} from './values.js';
import {entry, outputName} from './words.js';

const WIDTH = 640;
const ROW = 40;
const BAR = 18;
/** Where the bars of the logits and of the outputs lie, and how wide a number beside them may be. */
const [FIRST, SECOND, LENGTH, NUMBER] = [70, 370, 170, 70];

/** @param {number} left @param {number} top @param {number} value @param {import('../../draw/bars.js').Window} window @param {string} name */
function bar(left, top, value, window, name) {
  const {from, to} = barOf(value, window);
  return [
    mark('rect', {x: left, y: top, width: LENGTH, height: BAR, class: 'softmax-picture-ground'}),
    mark('rect', {x: left + from * LENGTH, y: top, width: (to - from) * LENGTH, height: BAR, class: 'softmax-picture-bar'}),
    mark('text', {class: 'label', x: left - 8, y: top + 14, 'text-anchor': 'end'}, name),
    mark('text', {class: 'label', x: left + LENGTH + 8, y: top + 14}, formatNumber(value, {significant: 4})),
  ];
}

/** @param {import('../functions.js').Context} context */
export function softmaxPicture({core, session, t, place}) {
  const {logits, vector} = session.state;
  const {output} = valuesOf(core, session.state);
  const [window, outWindow] = [windowOf(logits), vector === 'log_softmax' ? windowOf([...output]) : /** @type {const} */ ([0, 1])];
  const rows = logits.map((logit, i) => mark('g', {transform: `translate(${MARGIN} ${HEADING + i * ROW})`}, [
    ...bar(FIRST - 20, 8, logit, window, entry('z', i)),
    ...bar(SECOND, 8, output[i], outWindow, entry(outputName(vector), i)),
  ]));
  const title = t('softmax.title');
  const drawing = svg({class: 'plot'}, [mark('text', {class: 'label', x: MARGIN, y: 24}, title), ...rows]);
  const description = logits.map((logit, i) => `${entry('z', i)} = ${formatNumber(logit)}, ${entry(outputName(vector), i)} = ${formatNumber(output[i], {significant: 4})}`).join('; ');
  return standalone(drawing, {title, description, lang: t.lang, width: WIDTH + NUMBER - 40, height: HEADING + logits.length * ROW + MARGIN}, place);
}
