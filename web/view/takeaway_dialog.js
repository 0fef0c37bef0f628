// The dialog of everything that can be taken away: a menu of formats, what each is for, the thing itself, Copy and Download.

import {translator} from '../i18n/index.js';
import {LANGUAGES} from '../state/code/languages.js';
import {closable} from './glossary.js';
import {make, setAttribute} from './make.js';
import {PICTURE_SIZE, pictureUrl, png} from './takeaway_picture.js';

/** What can be taken. `text` is what is shown, and copied but for a PNG.
 * @typedef {{file: string, type: string, text: string, blob: () => Promise<Blob>}} Taken */

/** @param {string} file @param {string} type @param {string} text @returns {Taken} */
export const textual = (file, type, text) => ({file, type, text, blob: async () => new Blob([text], {type})});

/** A drawing in both of its formats. @param {string} file Without its ending. @param {() => string} draw Makes an SVG file.
 * @returns {Record<string, () => Taken>} */
export const pictures = (file, draw) => ({
  svg: () => textual(`${file}.svg`, 'image/svg+xml', draw()),
  png: () => {
    const text = draw();
    return {file: `${file}.png`, type: 'image/png', text, blob: () => png(text)};
  },
});

/** @param {string} id */
const isPicture = (id) => id === 'svg' || id === 'png';

/**
 * @param {{name: string, description: string, formats: Record<string, () => Taken>}} given What it is, what a picture of it shows, and
 *     every format, made when it is asked for.
 * @param {Pick<import('./functions.js').Context, 't' | 'place'>} context
 */
export async function openFormats({name, description, formats}, {t, place}) {
  const words = await translator(t.lang, 'takeaway');
  const ids = Object.keys(formats);
  const options = (/** @type {string[]} */ some) => some.map((id) => make('option', {value: id}, isPicture(id) ? words(`takeaway.name_${id}`) : LANGUAGES[id].name));
  const codes = ids.filter((id) => !isPicture(id));
  const choice = make('select', {id: 'takeaway-format', 'aria-describedby': 'takeaway-what', onchange: () => show()},
      make('optgroup', {label: words('takeaway.picture')}, ...options(ids.filter(isPicture))),
      ...(codes.length > 0 ? [make('optgroup', {label: words('takeaway.code')}, ...options(codes))] : []));
  const what = make('p', {id: 'takeaway-what', class: 'hint'});
  const code = make('code', {});
  const box = make('pre', {tabindex: 0, role: 'region', 'aria-label': words('takeaway.code')}, code);
  const preview = make('img', {...PICTURE_SIZE, alt: description});
  const copy = make('button', {class: 'button', 'aria-describedby': 'takeaway-hint', onclick: copyIt}, words('takeaway.copy'));
  const download = make('a', {class: 'button primary', 'aria-describedby': 'takeaway-hint'}, words('takeaway.download'));
  const status = make('p', {class: 'hint', role: 'status'});

  /** @type {Taken} */
  let taken;
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
    URL.revokeObjectURL(url);
    download.removeAttribute('href');  // until it is made there is nothing to save
    const blob = await wanted.blob().catch(() => null);
    if (taken !== wanted) return;  // another was chosen meanwhile
    if (!blob) return void (status.textContent = words('takeaway.not_made'));
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
      make('p', {id: 'takeaway-hint', class: 'hint'}, words(codes.length > 0 ? 'takeaway.hint' : 'takeaway.hint_picture')));
  dialog.addEventListener('close', () => {
    URL.revokeObjectURL(url);
    dialog.remove();
  });
  place.append(dialog);
  await show();
  dialog.showModal();
}
