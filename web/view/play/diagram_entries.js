// What a layer's menu offers: the one place that knows. Families of the catalogue, found by name in both languages.

import {longName} from '../../i18n/names.js';
import {matching} from '../order.js';

/**
 * value: what choosing it means to who opened the menu. words: said under the name. spec: what its stamp shows; null: nothing to draw.
 * @typedef {{value: string, name: string, words: string, spec: import('../../core.d.ts').Spec | null}} Entry
 * @typedef {{title: string, entries: Entry[]}} Group
 */

/**
 * @param {import('./parts.d.ts').PlayContext} context
 * @param {string} search what was typed
 * @param {Entry[]} first what stands before all families
 * @returns {Group[]} without those of which nothing is found
 */
export function entriesFor({core, t}, search, first) {
  const {activations, families} = core.catalogue();
  const found = matching(activations, {search, filter: []});
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const own = first.filter(({name, words: about}) => words.every((word) => `${name} ${about}`.toLowerCase().includes(word)));
  return [{title: t('diagram.menu_first'), entries: own}, ...families.map((family) => ({
    title: t(`family.${family}`),
    entries: found.filter((row) => row.family === family).map((row) => ({value: row.id, name: row.name, words: longName(row, t.lang), spec: {id: row.id}})),
  }))].filter(({entries}) => entries.length > 0);
}
