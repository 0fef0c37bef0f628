// Taking a function away: the plot of Functions as a picture, the selected function as code. Loaded when it is asked for.

import {ORDER_NAMES, drawPlot, plotFrame} from '../draw/plot.js';
import {mark} from '../draw/marks.js';
import {LANGUAGES, subjectOf} from '../state/code/languages.js';
import {isOwnId} from '../state/own.js';
import {find, given, plotData, windowOf} from './curves.js';
import {label, parametersOf} from './specs.js';
import {svg} from './svg.js';
import {openFormats, pictures, textual} from './takeaway_dialog.js';
import {HEADING, MARGIN, PICTURE_SIZE, standalone} from './takeaway_picture.js';

/** @typedef {import('./functions.js').Context} Context */

/** The room of one kind of line, in its legend. */
const STYLE = 62;
const SAMPLES = 1601;

/** The plot as it is in the window, with the names of its functions. @param {Context} context @param {string} description */
export function drawnPlot({core, activations, session, t, place}, description) {
  const {state} = session;
  const {xs, ys} = windowOf(core, activations, state);
  const frame = plotFrame({width: PICTURE_SIZE.width - 2 * MARGIN, height: PICTURE_SIZE.height - HEADING - MARGIN}, xs, ys, state.functions.length > 1);
  const names = state.functions.map((spec) => label(find(activations, spec.id), spec)).join(', ');
  const drawing = svg({class: 'plot'}, [
    mark('text', {class: 'label', x: MARGIN + frame.left, y: 24}, names),
    ...(state.functions.length > 1 ? lineStyles(state.derivative) : []),
    mark('g', {transform: `translate(${MARGIN} ${HEADING})`}, drawPlot(plotData(core, activations, state, xs, SAMPLES, t), frame)),
  ]);
  return standalone(drawing, {title: names, description, lang: t.lang, ...PICTURE_SIZE}, place);
}

/** Of several functions the names stand at their ends, and here which line is f and which a derivative. @param {readonly number[]} orders */
function lineStyles(orders) {
  return orders.flatMap((order, i) => {
    const x = PICTURE_SIZE.width - MARGIN - STYLE * (orders.length - i);
    return [mark('path', {class: `curve d${order}`, d: `M${x} 20h30`}), mark('text', {class: 'label', x: x + 36, y: 24}, ORDER_NAMES[order])];
  });
}

/** @param {Context} context @param {string} description What the plot shows, in words. */
export function openTakeaway(context, description) {
  const {core, activations, session, t} = context;
  const {functions, selected} = session.state;
  const spec = functions[selected];
  const activation = given(core, find(activations, spec.id), spec);
  const parameters = Object.fromEntries(parametersOf(activation, spec).map(({parameter, value}) => [parameter.name, value]));
  const subject = subjectOf({id: isOwnId(spec.id) ? activation.name : spec.id, name: activation.name, texts: core.texts(spec), parameters});
  const codes = Object.entries(LANGUAGES).map(([id, {ending, write}]) => [id, () => textual(`${subject.id}.${ending}`, 'text/plain', write(subject))]);
  const formats = {
    ...pictures(functions.length > 1 ? 'activation-functions' : subject.id, () => drawnPlot(context, description)),
    ...Object.fromEntries(codes),
  };
  return openFormats({name: activation.name, description, formats}, context);
}
