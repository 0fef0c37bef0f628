// The keyboard help: which keys do what on this page.

import {closable} from './glossary.js';
import {make} from './make.js';

/** @typedef {import('../i18n/index.js').Translate} Translate */

/**
 * @param {Translate} t
 * @param {readonly {keys: readonly string[], action: string}[]} shortcuts `action` is the key of the text that says what they do
 * @param {boolean} areOn Whether the keys that need no focus are heard: who speaks to the computer may not want them.
 * @param {(areOn: boolean) => void} onSwitch
 */
export function helpDialog(t, shortcuts, areOn, onSwitch) {
  const rows = shortcuts.map(({keys, action}) => make('tr', {},
    make('th', {scope: 'row'}, ...keys.flatMap((key, i) => [...(i ? [' '] : []), make('kbd', {}, key)])),
    make('td', {}, t(action))));
  const box = make('input', {type: 'checkbox', checked: areOn, onchange: () => onSwitch(box.checked)});
  return closable('help', t('dialog.help'), t, make('table', {}, make('tbody', {}, ...rows)), make('label', {}, box, t('help.anywhere')));
}
