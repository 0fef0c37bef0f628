// The keyboard help: which keys do what on this page.

import {closable} from './glossary.js';
import {make} from './make.js';

/** @typedef {import('../i18n/index.js').Translate} Translate */

/**
 * @param {Translate} t
 * @param {readonly {keys: readonly string[], action: string}[]} shortcuts `action` is the key of the text that says what they do
 */
export function helpDialog(t, shortcuts) {
  const rows = shortcuts.map(({keys, action}) => make('tr', {},
    make('th', {scope: 'row'}, ...keys.flatMap((key, i) => [...(i ? [' '] : []), make('kbd', {}, key)])),
    make('td', {}, t(action))));
  return closable('help', t('dialog.help'), t, make('table', {}, make('tbody', {}, ...rows)));
}
