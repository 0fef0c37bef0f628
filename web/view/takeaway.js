// Taking a function away: its plot as a picture, its formula as code. A dialog, loaded with its texts when it is opened.

import {ORDER_NAMES, drawPlot, plotFrame} from '../draw/plot.js';
import {mark} from '../draw/marks.js';
import {translator} from '../i18n/index.js';
import {LANGUAGES, subjectOf} from '../state/code/languages.js';
import {isOwnId} from '../state/own.js';
import {find, given, plotData, windowOf} from './curves.js';
import {closable} from './glossary.js';
import {make, setAttribute} from './make.js';
import {label, parametersOf} from './specs.js';
import {svg} from './svg.js';
import {pictureUrl, png, standalone} from './takeaway_picture.js';

/** @typedef {import('./functions.js').Context} Context */

/** The plot of a page of paper, whatever the screen. */
const SIZE = {width: 800, height: 520};
const HEADING = 36;
const MARGIN = 14;
const STYLE = 62;
const SAMPLES = 1601;

/** What can be taken. `text` is what Copy copies, of a picture in PNG the picture itself.
 * @typedef {{file: string, type: string, text: string, blob: () => Promise<Blob>}} Taken */

/** The plot as it is in the window, with the names of its functions. @param {Context} context @param {string} description */
function drawnPlot({core, activations, session, t}, description) {
  const {state} = session;
  const {xs, ys} = windowOf(core, activations, state);
  const frame = plotFrame({width: SIZE.width - 2 * MARGIN, height: SIZE.height - HEADING - MARGIN}, xs, ys, state.functions.length > 1);
  const names = state.functions.map((spec) => label(find(activations, spec.id), spec)).join(', ');
  const drawing = svg({class: 'plot'}, [
    mark('text', {class: 'label', x: MARGIN + frame.left, y: 24}, names),
    ...(state.functions.length > 1 ? lineStyles(state.derivative) : []),
    mark('g', {transform: `translate(${MARGIN} ${HEADING})`}, drawPlot(plotData(core, activations, state, xs, SAMPLES, t), frame)),
  ]);
  return standalone(drawing, {title: names, description, lang: t.lang, ...SIZE});
}

/** Of several functions the names stand at their ends, and here which line is f and which a derivative. @param {readonly number[]} orders */
function lineStyles(orders) {
  return orders.flatMap((order, i) => {
    const x = SIZE.width - MARGIN - STYLE * (orders.length - i);
    return [mark('path', {class: `curve d${order}`, d: `M${x} 20h30`}), mark('text', {class: 'label', x: x + 36, y: 24}, ORDER_NAMES[order])];
  });
}

/** Every format, made when it is asked for. @param {Context} context @param {string} description @returns {Record<string, () => Taken>} */
function formatsOf(context, description) {
  const {core, activations, session} = context;
  const {functions, selected} = session.state;
  const spec = functions[selected];
  const activation = given(core, find(activations, spec.id), spec);
  const parameters = Object.fromEntries(parametersOf(activation, spec).map(({parameter, value}) => [parameter.name, value]));
  const texts = {...activation, ...core.texts(spec)};
  const subject = subjectOf({id: isOwnId(spec.id) ? activation.name : spec.id, name: activation.name, texts, parameters});
  const file = functions.length > 1 ? 'activation-functions' : subject.id;
  /** @param {string} name @param {string} type @param {string} text @returns {Taken} */
  const textual = (name, type, text) => ({file: name, type, text, blob: async () => new Blob([text], {type})});
  return {
    svg: () => textual(`${file}.svg`, 'image/svg+xml', drawnPlot(context, description)),
    png: () => {
      const text = drawnPlot(context, description);
      return {file: `${file}.png`, type: 'image/png', text, blob: () => png(text, SIZE)};
    },
    ...Object.fromEntries(Object.entries(LANGUAGES).map(([id, {ending, write}]) => [id, () => textual(`${subject.id}.${ending}`, 'text/plain', write(subject))])),
  };
}

/** @param {Context} context @param {string} description What the plot shows, in words. */
export async function openTakeaway(context, description) {
  const {activations, session, t} = context;
  const words = await translator(t.lang, 'takeaway');
  const formats = formatsOf(context, description);
  const {functions, selected} = session.state;
  const {name} = find(activations, functions[selected].id);

  const isPicture = (/** @type {string} */ id) => id === 'svg' || id === 'png';
  const option = (/** @type {string} */ id) => make('option', {value: id}, isPicture(id) ? words(`takeaway.name_${id}`) : LANGUAGES[id].name);
  const ids = Object.keys(formats);
  const choice = make('select', {id: 'takeaway-format', 'aria-describedby': 'takeaway-what', onchange: () => show()},
      make('optgroup', {label: words('takeaway.picture')}, ...ids.filter(isPicture).map(option)),
      make('optgroup', {label: words('takeaway.code')}, ...ids.filter((id) => !isPicture(id)).map(option)));
  const what = make('p', {id: 'takeaway-what', class: 'hint'});
  const code = make('code', {});
  const box = make('pre', {tabindex: 0, role: 'region', 'aria-label': words('takeaway.code')}, code);
  const preview = make('img', {width: SIZE.width, height: SIZE.height, alt: description});
  const copy = make('button', {class: 'button', 'aria-describedby': 'takeaway-hint', onclick: copyIt}, words('takeaway.copy'));
  const download = make('a', {class: 'button primary', 'aria-describedby': 'takeaway-hint'}, words('takeaway.download'));
  const status = make('p', {class: 'hint', role: 'status'});

  let taken = formats[ids[0]]();
  let url = '';
  async function show() {
    const id = choice.value;
    const wanted = formats[id]();
    taken = wanted;
    what.textContent = words(`takeaway.what_${id}`);
    status.textContent = '';
    setAttribute(box, 'hidden', isPicture(id));
    setAttribute(preview, 'hidden', !isPicture(id));
    if (isPicture(id)) preview.src = pictureUrl(wanted.text);
    else code.textContent = wanted.text;
    const blob = await wanted.blob();
    if (taken !== wanted) return;  // another was chosen meanwhile
    URL.revokeObjectURL(url);
    url = URL.createObjectURL(blob);
    download.href = url;
    download.download = wanted.file;
  }

  async function copyIt() {
    try {
      if (taken.type === 'image/png') await navigator.clipboard.write([new ClipboardItem({'image/png': taken.blob()})]);
      else await navigator.clipboard.writeText(taken.text);
      status.textContent = words('takeaway.copied');
    } catch {
      // A page that is not served securely has no clipboard; the reader has.
      if (!box.hidden) getSelection()?.selectAllChildren(code);
      status.textContent = words(box.hidden ? 'takeaway.not_copied_picture' : 'takeaway.not_copied');
    }
  }

  const dialog = closable('takeaway', words('takeaway.title', {name}), t,
      make('div', {class: 'takeaway-choice'}, make('label', {for: 'takeaway-format'}, words('takeaway.format')), choice, what),
      preview, box,
      make('div', {class: 'buttons'}, download, copy, status),
      make('p', {id: 'takeaway-hint', class: 'hint'}, words('takeaway.hint')));
  dialog.addEventListener('close', () => {
    URL.revokeObjectURL(url);
    dialog.remove();
  });
  document.body.append(dialog);
  await show();
  dialog.showModal();
}
