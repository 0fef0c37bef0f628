// The dialog "Open a network": a file that is chosen, dropped or pasted. What is wrong with it is said here, and the page's own
// network stays until all of the file was read.

import {CoreError} from '../../core.js';
import {translator} from '../../i18n/index.js';
import {MAX_FILE} from '../../state/network_json.js';
import {FileError} from '../../state/json_checks.js';
import {closable} from '../glossary.js';
import {make} from '../make.js';
import {countText} from './figures.js';
import {readRun, refused} from './home_read.js';
import {listenDrop} from './own_points_dialog.js';

/** @typedef {import('../../state.js').State} State */
/** @typedef {import('./parts.d.ts').PlayContext} PlayContext */

/** What is the page's, whatever it shows. @type {(keyof State)[]} */
const OF_PAGE = ['view', 'functions', 'selected', 'derivative', 'range', 'rangeY', 'z', 'search', 'sort', 'filter', 'factSort', 'where', 'columns', 'compare', 'logits', 'temperature',
  'vector', 'class', 'shift', 'show', 'locked', 'autoplay', 'lang', 'theme', 'unknown', 'tutorial', 'goalLoss', 'goalAccuracy', 'goalEpochs'];

/** The page with the network of a file, and its run. Where the page makes another network of it, it is as it was, and a FileError
 * says why. @param {Pick<PlayContext, 'session' | 'run'>} context @param {import('./home_read.js').Opened} opened */
export function takeUp({session, run}, {state, taken}) {
  const before = {state: session.state, trainer: run.trainer, isPlaying: run.isPlaying, taken: {snapshot: run.trainer.snapshot(), history: [...run.history], isOfLink: run.isOfLink}};
  const changes = Object.fromEntries(Object.entries(state).filter(([key]) => !OF_PAGE.includes(/** @type {keyof State} */ (key))));
  // The reader's other functions stay, but for those whose names are taken.
  const own = [...state.own, ...session.state.own.filter(({id}) => !state.own.some((one) => one.id === id))];
  session.follow({...changes, own});
  // What has no room in a link does not come with it where there is no history.
  const {points, classes, classNames} = state;
  if (points && !session.state.points) session.set({points, classes, classNames});
  try {
    run.open(taken);
  } catch (error) {
    if (!(error instanceof CoreError)) throw error;
    session.set(before.state);
    if (run.trainer !== before.trainer) run.open(before.taken);
    if (before.isPlaying) run.play();
    throw refused('run', error);
  }
}

/** What a mistake is, in words. @param {FileError} error @param {import('../../i18n/index.js').Translate} words */
function sentence({code, field, value, detail}, words) {
  if (code !== 'state') return words(`home.error_${code}`, {field, value, ...detail});
  // What the page says of a link, it says of what it then does; here it does nothing.
  const {accepted, low, high} = detail;
  if (accepted !== undefined) return words('home.error_choice', {field, value, accepted});
  return low !== undefined && high !== undefined ? words('home.error_range', {field, value, low, high}) : words('home.error_state', {field, value});
}

/** @param {PlayContext} context */
export async function open(context) {
  const {core, session, t, place, say} = context;
  const words = await translator(t.lang, 'play', 'home');
  const area = make('textarea', {class: 'play-csv', id: 'home-text', rows: 6, spellcheck: 'false', autocomplete: 'off', placeholder: '{\n  "format": "activation-playground-network", …', 'aria-describedby': 'home-text-hint home-error'});
  const error = make('div', {class: 'home-error', id: 'home-error', role: 'alert'});
  const file = make('input', {type: 'file', accept: '.json,application/json', class: 'visually-hidden', tabindex: -1, 'aria-hidden': 'true', onchange: () => {
    accept(file.files?.[0]);
    file.value = '';
  }});
  const button = (/** @type {string} */ label, /** @type {() => void} */ onclick, kind = '') => make('button', {type: 'button', class: `button ${kind}`.trim(), onclick, 'aria-describedby': 'home-text-hint'}, label);
  const dialog = closable('home-open', words('home.open_title'), t,
      make('p', {class: 'hint', id: 'home-text-hint'}, words('home.open_explained')),
      make('div', {class: 'buttons'}, button(words('home.choose'), () => file.click(), 'primary'), file),
      make('label', {for: area.id, class: 'home-label'}, words('home.paste')), area,
      make('div', {class: 'buttons'}, button(words('home.use'), () => take(area.value))), error);
  const endDrop = listenDrop(dialog, accept);

  /** @param {string} text @param {string} [rest] */
  function refuse(text, rest = words('home.kept')) {
    error.replaceChildren(make('p', {class: 'error'}, text), make('p', {class: 'hint'}, rest));
    area.setAttribute('aria-invalid', 'true');
  }

  /** @param {string} text */
  function take(text) {
    try {
      const opened = readRun(core, text);
      takeUp(context, opened);
      const {epoch} = opened.taken.snapshot;
      say(words(opened.isEdited ? 'home.opened_edited' : 'home.opened', {epoch: countText(epoch, t.lang)}));
      dialog.close();
    } catch (mistake) {
      if (!(mistake instanceof FileError)) throw mistake;
      refuse(sentence(mistake, words));
    }
  }

  /** @param {File | string | undefined} source */
  async function accept(source) {
    if (source === undefined) return;
    if (typeof source === 'string') {
      area.value = source;
      take(source);
      return;
    }
    if (source.size > MAX_FILE) refuse(words('home.error_too_large', {limit: MAX_FILE / 1e6}));
    else take(await source.text().catch(() => ''));
  }

  area.addEventListener('input', () => {
    error.replaceChildren();
    area.removeAttribute('aria-invalid');
  });
  dialog.addEventListener('close', () => {
    endDrop();
    dialog.remove();
  });
  place.append(dialog);
  dialog.showModal();
}
