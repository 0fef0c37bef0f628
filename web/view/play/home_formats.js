// Everything that a network and its run are taken home as: what each is called, and how it is made when it is asked for.

import {update} from '../../state.js';
import {NETWORK_LANGUAGES, layerSpec, networkSubject} from '../../state/network_code.js';
import {networkText} from '../../state/network_json.js';
import {onnxModel} from '../../state/onnx.js';
import {runCsv} from '../../state/run_csv.js';
import {weightsText} from '../../state/weights.js';
import {pictures, textual} from '../takeaway_dialog.js';
import {diagramPicture} from './home_diagram.js';
import {pastStatistics} from './home_history.js';
import {surfacePicture} from './home_surface.js';
import {upTo} from './run_history.js';

/** @typedef {import('./parts.d.ts').PlayContext} PlayContext */
/** @typedef {import('../../i18n/index.js').Translate} Translate */
/** @typedef {import('../takeaway_choice.js').Taken} Taken */
/** @typedef {import('../takeaway_choice.js').Format} Format */

/** @param {PlayContext} context */
function subjectOf({core, activations, run}) {
  const {network, config, data, progress, classes, state, trainer} = run;
  const texts = network.layers.map((layer) => {
    const spec = layerSpec(layer);
    return spec && core.texts(spec);
  });
  return networkSubject({
    network, config, data, activations, texts, progress, classes, classNames: state.classNames, losses: core.catalogue().losses,
    predict: (points) => trainer.predict(points),
  });
}

/** @param {PlayContext} context @returns {Taken} */
function jsonOf({run}) {
  const {state, network, data, history, progress, isOfLink, trainer} = run;
  return textual('network.json', 'application/json', networkText({state, network, data, snapshot: trainer.snapshot(), history: upTo(history, progress), isOfLink}));
}

/** @param {PlayContext} context @param {() => boolean} isWanted @returns {Promise<Taken>} */
async function csvOf(context, isWanted) {
  const history = upTo(context.run.history, context.run.progress);
  return textual('run.csv', 'text/csv', runCsv(history, await pastStatistics(context, isWanted)));
}

/** @param {PlayContext} context @param {Translate} words @returns {Promise<Taken>} */
async function linkOf({run, address}, words) {
  const weights = await weightsText(run.network);
  if (weights === null) return {file: '', text: '', problem: words('home.too_large')};
  // Of a figure in someone's page it opens all of Play.
  return {file: '', text: address(update(run.state, {view: 'play', weights, show: null, locked: []}))};
}

/** @param {PlayContext} context @param {Translate} words @returns {Taken} */
function onnxOf(context, words) {
  const bytes = onnxModel(subjectOf(context));
  const {shape} = context.run.network;
  const text = [words('home.onnx_size', {bytes: bytes.length.toLocaleString(words.lang)}), words('home.onnx_input'), words('home.onnx_output', {outputs: shape[shape.length - 1]})].join('\n');
  return {file: 'network.onnx', text, isBinary: true, blob: async () => new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (bytes)], {type: 'application/octet-stream'})};
}

/** By the names of their groups. @param {PlayContext} context @param {Translate} words @returns {[string, Format[]][]} */
export function homeFormats(context, words) {
  const {run} = context;
  /** Of numbers that are none there is nothing to take. @param {string} id @param {Format['make']} make @param {string} [name] @returns {Format} */
  const format = (id, make, name = words(`home.name_${id}`)) => ({
    id, name, what: words(`home.what_${id}`),
    make: (isWanted) => (run.progress.finite || id === 'csv' ? make(isWanted) : {file: '', text: '', problem: words('home.diverged')}),
  });
  const codes = Object.entries(NETWORK_LANGUAGES).map(([id, {name, ending, write}]) =>
    format(id, () => textual(`network_${id}.${ending}`, 'text/plain', write(subjectOf(context))), id === 'python' ? words('home.name_python') : name));
  const diagram = pictures('network', () => diagramPicture(context, words));
  const surface = pictures('output', () => surfacePicture(context, words));
  return [
    [words('home.go_on'), [format('json', () => jsonOf(context)), format('link', () => linkOf(context, words))]],
    [words('home.code'), [...codes, format('onnx', () => onnxOf(context, words))]],
    [words('home.numbers'), [format('csv', (isWanted) => csvOf(context, isWanted))]],
    [words('home.pictures'), [format('diagram_svg', diagram.svg), format('diagram_png', diagram.png), format('surface_svg', surface.svg), format('surface_png', surface.png)]],
  ];
}
