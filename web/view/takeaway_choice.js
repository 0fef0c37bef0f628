// A dialog of things that can be taken away: a menu of formats, what each is for, the thing itself, Copy and Download.

import {closable} from './glossary.js';
import {make, setAttribute} from './make.js';
import {PICTURE_SIZE, pictureUrl} from './takeaway_picture.js';

/** What can be taken: `text` is shown, and copied but for an image. Without a `blob` it is only copied; what `isBinary` is only saved. `problem`: why there is nothing.
 * @typedef {{file: string, text: string, blob?: () => Promise<Blob>, isPicture?: boolean, isImage?: boolean, isBinary?: boolean, problem?: string}} Taken */
/** `what` says in a sentence what it is for; made when it is asked for, as long as it still is.
 * @typedef {{id: string, name: string, what: string, make: (isWanted: () => boolean) => Taken | Promise<Taken>}} Format */

/** Characters that are shown of a long text: all of millions would keep the page busy. */
const MOST_SHOWN = 100_000;

/**
 * @param {{title: string, hint: string, description: string, groups: [string, Format[]][], more?: Node[]}} given description: what a picture shows
 * @param {import('../i18n/index.js').Translate} words of the part takeaway
 * @param {Pick<import('./functions.js').Context, 't' | 'place'>} context
 */
export async function openChoice({title, hint, description, groups, more = []}, words, {t, place}) {
  const formats = new Map(groups.flatMap(([, list]) => list.map((format) => [format.id, format])));
  const choice = make('select', {id: 'takeaway-format', 'aria-describedby': 'takeaway-what', onchange: () => show()},
      ...groups.map(([label, list]) => make('optgroup', {label}, ...list.map(({id, name}) => make('option', {value: id}, name)))));
  const what = make('p', {id: 'takeaway-what', class: 'hint'});
  const code = make('code', {});
  const box = make('pre', {tabindex: 0, role: 'region', 'aria-label': words('takeaway.content')}, code);
  const preview = make('img', {...PICTURE_SIZE, alt: description});
  const copy = make('button', {type: 'button', class: 'button', 'aria-describedby': 'takeaway-hint', onclick: copyIt}, words('takeaway.copy'));
  const download = make('a', {class: 'button primary', 'aria-describedby': 'takeaway-hint'}, words('takeaway.download'));
  const status = make('p', {class: 'hint', role: 'status'});

  /** @type {Taken} */
  let taken = {file: '', text: ''};
  let url = '';
  let asked = 0;

  /** @param {Taken} next */
  function put(next) {
    taken = next;
    const {text, isPicture = false, isBinary = false, problem = '', blob} = next;
    const isShort = text.length <= MOST_SHOWN;
    status.textContent = problem || (isShort || isPicture ? '' : words('takeaway.cut'));
    setAttribute(box, 'hidden', isPicture);
    setAttribute(preview, 'hidden', !isPicture);
    box.classList.toggle('is-line', !blob);
    if (isPicture) preview.src = pictureUrl(text);
    else code.textContent = isShort ? text : `${text.slice(0, MOST_SHOWN)}…`;
    copy.hidden = isBinary || problem !== '';
    download.hidden = !blob;
  }

  async function show() {
    const mine = ++asked;
    const isWanted = () => mine === asked;
    const {what: sentence, make: made} = /** @type {Format} */ (formats.get(choice.value));
    what.textContent = sentence;
    URL.revokeObjectURL(url);
    download.removeAttribute('href');  // until it is made there is nothing to save
    try {
      const next = made(isWanted);
      if (next instanceof Promise) put({file: '', text: '', problem: words('takeaway.making')});
      const done = await next;
      if (!isWanted()) return;
      put(done);
      const blob = await done.blob?.().catch(() => null);
      if (!isWanted() || blob === undefined) return;
      if (!blob) return void (status.textContent = words('takeaway.not_made'));
      url = URL.createObjectURL(blob);
      download.href = url;
      download.download = done.file;
    } catch (error) {
      reportError(error);
      if (isWanted()) put({file: '', text: '', problem: words('takeaway.not_made')});
    }
  }

  async function copyIt() {
    try {
      if (taken.isImage && taken.blob) await navigator.clipboard.write([new ClipboardItem({'image/png': taken.blob()})]);
      else await navigator.clipboard.writeText(taken.text);
      status.textContent = words('takeaway.copied');
    } catch {
      // A page that is not served securely has no clipboard; the reader has.
      if (!box.hidden) {
        code.textContent = taken.text;
        getSelection()?.selectAllChildren(code);
      }
      status.textContent = words(box.hidden ? 'takeaway.not_copied_picture' : 'takeaway.not_copied');
    }
  }

  const dialog = closable('takeaway', title, t,
      make('div', {class: 'takeaway-choice'}, make('label', {for: 'takeaway-format'}, words('takeaway.format')), choice, what),
      preview, box,
      make('div', {class: 'buttons'}, download, copy, status),
      make('p', {id: 'takeaway-hint', class: 'hint'}, hint), ...more);
  dialog.addEventListener('close', () => {
    asked++;
    URL.revokeObjectURL(url);
    dialog.remove();
  });
  place.append(dialog);
  const shown = show();
  dialog.showModal();
  await shown;
  return dialog;
}
