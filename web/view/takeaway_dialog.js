// Taking a plot or a function away: what each format is called there, and what it is for.

import {translator} from '../i18n/index.js';
import {LANGUAGES} from '../state/code/languages.js';
import {openChoice} from './takeaway_choice.js';
import {png} from './takeaway_picture.js';

/** @typedef {import('./takeaway_choice.js').Taken} Taken */

/** @param {string} file @param {string} type @param {string} text @returns {Taken} */
export const textual = (file, type, text) => ({file, text, blob: async () => new Blob([text], {type})});

/** A drawing in both of its formats. @param {string} file Without its ending. @param {() => string} draw Makes an SVG file.
 * @returns {{svg: () => Taken, png: () => Taken}} */
export const pictures = (file, draw) => ({
  svg: () => ({...textual(`${file}.svg`, 'image/svg+xml', draw()), isPicture: true}),
  png: () => {
    const text = draw();
    return {file: `${file}.png`, text, isPicture: true, isImage: true, blob: () => png(text)};
  },
});

/** @param {string} id */
const isPicture = (id) => id === 'svg' || id === 'png';

/**
 * @param {{name: string, description: string, formats: Record<string, () => Taken>}} given What it is, what a picture of it shows, and
 *     every format, made when it is asked for.
 * @param {Pick<import('./functions.js').Context, 't' | 'place'>} context
 */
export async function openFormats({name, description, formats}, context) {
  const words = await translator(context.t.lang, 'takeaway');
  const all = Object.entries(formats).map(([id, make]) => ({id, name: isPicture(id) ? words(`takeaway.name_${id}`) : LANGUAGES[id].name, what: words(`takeaway.what_${id}`), make}));
  const codes = all.filter(({id}) => !isPicture(id));
  /** @type {[string, typeof all][]} */
  const groups = [[words('takeaway.picture'), all.filter(({id}) => isPicture(id))], ...(codes.length > 0 ? [/** @type {[string, typeof all]} */ ([words('takeaway.code'), codes])] : [])];
  const hint = words(codes.length > 0 ? 'takeaway.hint' : 'takeaway.hint_picture');
  return openChoice({title: words('takeaway.title', {name}), hint, description, groups}, words, context);
}
