// How the view of facts names a function: by the name that code has for it and, where the page is not in English, by what it is called there.

import {longName, nameLanguage} from '../../i18n/names.js';
import {isOwnId} from '../../state/own.js';
import {make} from '../make.js';

/** @typedef {{id: string, name: string}} Named */
/** @typedef {import('../../i18n/index.js').Translate} Translate */

/** The name in the page's language, where the other is none. @param {Named} activation @param {Translate} t */
function translated(activation, t) {
  const long = t.lang === 'en' || nameLanguage(activation.name) === null ? activation.name : longName(activation, t.lang);
  return long === activation.name ? '' : long;
}

/** @param {Named} activation @param {Translate} t @returns {HTMLElement[]} */
export function named(activation, t) {
  const long = translated(activation, t);
  return [make('span', {lang: isOwnId(activation.id) ? null : nameLanguage(activation.name)}, activation.name), ...(long ? [make('small', {}, long)] : [])];
}

/** In one line, where there can be no more than text. @param {Named} activation @param {Translate} t */
export function nameText(activation, t) {
  const long = translated(activation, t);
  return long ? `${activation.name} · ${long}` : activation.name;
}
